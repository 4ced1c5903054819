"""A chart parser for the rules of `timex.grammar.tsv`: from a token on, every way that a symbol can be read.

No symbol comes back to itself, patterns are short and each symbol is read once at each token, so the work at a token is bounded by
the grammar and the whole is linear in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

from sayso.claims.timex.arcs import Arcs, Value
from sayso.claims.timex.lexicon import add_words
from sayso.claims.timex.meaning import Meaning
from sayso.claims.timex.numerals import add_figures, add_number_words, add_short_years
from sayso.claims.timex.tokens import Tokens

Slots: TypeAlias = Mapping[str, Value | Meaning]
Builder: TypeAlias = Callable[[Slots], Meaning | None]


@dataclass(frozen=True, slots=True)
class Element:
    """One piece of a pattern. `kind`: take a token, or look at the one before or ahead without taking it."""

    kind: str
    choices: tuple[str, ...]
    slot: str | None
    optional: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to make a symbol. `opens` holds what its first token may be; empty where it may be anything."""

    elements: tuple[Element, ...]
    build: Builder
    opens: frozenset[str]


_NO_END = frozenset({",", "-"})
"""No expression ends in these, though optional pieces of a pattern leave it there ("November 11th,")."""

Grammar: TypeAlias = Mapping[str, Sequence[Rule]]


@cache
def element(text: str) -> Element:
    """Read one piece of a pattern."""
    for sign, kind in (("!@", "not after"), ("@", "after"), ("=", "before"), ("!", "not before")):
        if text.startswith(sign) and len(text) > len(sign):
            return Element(kind, tuple(text[len(sign) :].split("|")), None, False)
    optional = len(text) > 1 and text.endswith("?")
    body = text.removesuffix("?") if optional else text
    slot, colon, rest = body.partition(":")
    named = bool(colon) and bool(slot) and bool(rest)
    return Element("take", tuple((rest if named else body).split("|")), slot if named else None, optional)


def compile_grammar(rows: Sequence[Sequence[str]], builder: Callable[[str], Builder]) -> Grammar:
    """Build the grammar from (symbol, pattern, builder) rows; KeyError where a builder has no such name."""
    listed = [(symbol, tuple(element(piece) for piece in pattern.split(" ")), builder(name)) for symbol, pattern, name in rows]
    firsts = _firsts([(symbol, elements) for symbol, elements, _ in listed])
    found: dict[str, list[Rule]] = {}
    for symbol, elements, build in listed:
        found.setdefault(symbol, []).append(Rule(elements, build, _opens(elements, firsts)))
    return found


def _firsts(rules: Sequence[tuple[str, Sequence[Element]]]) -> Mapping[str, frozenset[str]]:
    """Give what each symbol may begin with: words and classes, by repeated substitution."""
    firsts: dict[str, frozenset[str]] = {symbol: frozenset() for symbol, _ in rules}
    changed = True
    while changed:
        changed = False
        for symbol, elements in rules:
            wider = firsts[symbol] | _opens(elements, firsts)
            changed = changed or wider != firsts[symbol]
            firsts[symbol] = wider
    return firsts


def _opens(elements: Sequence[Element], firsts: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Give the words and classes that a pattern may begin with."""
    found: set[str] = set()
    for piece in elements:
        if piece.kind != "take":
            continue
        for choice in piece.choices:
            found |= firsts[choice[1:-1]] if _is_symbol(choice) else {choice}
        if not piece.optional:
            break
    return frozenset(found)


def _is_symbol(choice: str) -> bool:
    return len(choice) > 2 and choice[0] == "<" and choice[-1] == ">"


def literals(grammar: Grammar) -> frozenset[str]:
    """Give the words that patterns are made of."""
    pieces = [piece for rules in grammar.values() for rule in rules for piece in rule.elements if piece.kind == "take"]
    return frozenset(choice for piece in pieces for choice in piece.choices if not choice.isupper() and not _is_symbol(choice))


@dataclass(slots=True)
class Chart:
    """The readings of one text, made as they are asked for."""

    tokens: Tokens
    grammar: Grammar
    _arcs: dict[int, Arcs] = field(default_factory=dict)
    _keys: dict[int, frozenset[str]] = field(default_factory=dict)
    _read: dict[tuple[str, int], dict[int, Meaning]] = field(default_factory=dict)

    def readings(self, symbol: str, index: int) -> Mapping[int, Meaning]:
        """Give the readings of a symbol from a token on, by the token after their last."""
        key = (symbol, index)
        if key not in self._read:
            found = self._read[key] = {}
            keys = self._keys_at(index)
            for rule in self.grammar[symbol]:
                if not rule.opens.isdisjoint(keys):
                    self._apply(rule, index, found)
        return self._read[key]

    def classes_at(self, index: int) -> Collection[str]:
        """Give the classes of words and figures that begin at a token."""
        return self._arcs_at(index).keys()

    def forget(self) -> None:
        """Let go of what was read, when the search has moved on."""
        self._arcs.clear()
        self._keys.clear()
        self._read.clear()

    def _apply(self, rule: Rule, index: int, found: dict[int, Meaning]) -> None:
        for end, slots in list(self._walk(rule.elements, index, {})):
            if end > index and end not in found and self.tokens.lower[end - 1] not in _NO_END:
                meaning = rule.build(slots)
                if meaning is not None:
                    found[end] = meaning

    def _walk(
        self, elements: Sequence[Element], place: int, slots: dict[str, Value | Meaning]
    ) -> Iterator[tuple[int, dict[str, Value | Meaning]]]:
        """Give every end that the elements reach from a token, with what fills their slots."""
        if not elements:
            yield place, slots
            return
        piece, rest = elements[0], elements[1:]
        if piece.kind != "take":
            if self._looks(piece, place):
                yield from self._walk(rest, place, slots)
            return
        if self.tokens.follows(place) or (place < len(self.tokens) and not slots):
            for after, filled in self._take(piece, place):
                yield from self._walk(rest, after, slots | filled)
        if piece.optional:
            yield from self._walk(rest, place, slots)

    def _take(self, piece: Element, place: int) -> Iterator[tuple[int, dict[str, Value | Meaning]]]:
        for choice in piece.choices:
            name = piece.slot or choice
            if _is_symbol(choice):
                for after, meaning in list(self.readings(choice[1:-1], place).items()):
                    yield after, {name: meaning}
            elif choice.isupper():
                for after, value in self._arcs_at(place).get(choice, ()):
                    yield after, {name: value}
            elif self.tokens.lower[place] == choice:
                yield place + 1, {name: choice}

    def _looks(self, piece: Element, place: int) -> bool:
        """Tell whether the token before or ahead is as the piece wants it."""
        index = place - 1 if piece.kind.endswith("after") else place
        word = self.tokens.word(index) or "END"
        met = word in piece.choices or ("#" in piece.choices and word.isdecimal())
        return met != piece.kind.startswith("not")

    def _arcs_at(self, index: int) -> Arcs:
        found = self._arcs.get(index)
        if found is None:
            found = self._arcs[index] = {}
            add_words(self.tokens, index, found)
            add_figures(self.tokens, index, found)
            add_number_words(self.tokens, index, found)
            add_short_years(self.tokens, index, found)
        return found

    def _keys_at(self, index: int) -> frozenset[str]:
        if index >= len(self.tokens):
            return frozenset()
        if index not in self._keys:
            self._keys[index] = frozenset(self._arcs_at(index)) | {self.tokens.lower[index]}
        return self._keys[index]
