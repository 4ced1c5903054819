"""The tables of acts: which words name a PLOVER event, and what words like "refuse" or "end" make of the event that follows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from sayso.claims.vocabulary import rows
from sayso.types import Act

Value = TypeVar("Value")
Meaning_co = TypeVar("Meaning_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Pattern(Generic[Meaning_co]):
    """What words say: the parts to be found beside the head word, and their meaning."""

    parts: frozenset[str]
    value: Meaning_co


@dataclass(frozen=True, slots=True)
class Turn:
    """What a turn makes of an act, or of a thing of the class `of` ("@ties"); None of event or mode keeps the act's own."""

    of: str
    of_mode: str | None
    event: str | None
    mode: str | None
    keeps_mode: bool

    def fits(self, act: Act | None, classes: Collection[str]) -> bool:
        """Tell whether this turn is for such an act, or for something of these classes."""
        if self.of.startswith("@"):
            return self.of in classes
        return act is not None and self.of in {"*", act.plover} and self.of_mode in {None, act.mode}

    def made_of(self, act: Act | None) -> Act | None:
        """Give the act that comes of it."""
        if self.event is None:
            return act
        return Act(self.event, act.mode if self.keeps_mode and act is not None else self.mode)


Patterns = Mapping[str, tuple[Pattern[Value], ...]]


@cache
def act_patterns(pos: str) -> Patterns[Act | None]:
    """Acts of verbs or of nouns by their head word, those of most parts first; None says that the words are no act."""
    return _patterns(
        (words, None if event == "-" else Act(event, None if mode == "-" else mode))
        for words, of_pos, event, mode, _ in rows("acts")
        if of_pos == pos
    )


@cache
def turners(pos: str) -> Patterns[str]:
    """The turns of verbs or of nouns by their head word, those of most parts first."""
    return _patterns((words, turn) for words, of_pos, turn in rows("acts.turners") if of_pos == pos)


@cache
def turns() -> Mapping[str, tuple[Turn, ...]]:
    """What each turn makes of acts and things, in the order of the file."""
    found: dict[str, list[Turn]] = {}
    for turn, of, of_mode, event, mode, _ in rows("acts.turns"):
        found.setdefault(turn, []).append(
            Turn(of, _given(of_mode), None if event == "=" else event, _given(mode.replace("=", "-")), mode == "=")
        )
    return {turn: tuple(lines) for turn, lines in found.items()}


@cache
def noun_act_classes() -> Mapping[str, frozenset[str]]:
    """The classes of a noun that tell a verb's senses apart ("@treaty"), by lemma."""
    found: dict[str, set[str]] = {}
    for name, nouns in rows("acts.classes"):
        for noun in nouns.split():
            found.setdefault(noun, set()).add(f"@{name}")
    return {noun: frozenset(names) for noun, names in found.items()}


@cache
def verb_forms() -> Mapping[str, str]:
    """Lemmas of irregular verb forms."""
    return dict(rows("acts.forms"))


def _given(value: str) -> str | None:
    return None if value in {"*", "-"} else value


def _patterns(entries: Iterable[tuple[str, Value]]) -> Patterns[Value]:
    found: dict[str, list[Pattern[Value]]] = {}
    for words, value in entries:
        head, *parts = words.split("+")
        found.setdefault(head, []).append(Pattern(frozenset(parts), value))
    return {head: tuple(sorted(lines, key=lambda line: -len(line.parts))) for head, lines in found.items()}


@cache
def plover_modes() -> Mapping[str, frozenset[str]]:
    """The events of PLOVER that this version knows, each with its modes."""
    found: dict[str, set[str]] = {}
    told = [(event, mode) for _, _, event, mode, _ in rows("acts")]
    told += [(event, mode) for _, _, _, event, mode, _ in rows("acts.turns")]
    for event, mode in told:
        if event.isupper():
            found.setdefault(event, set()).update(set() if mode in {"-", "=", "*"} else {mode})
    return {event: frozenset(modes) for event, modes in sorted(found.items())}
