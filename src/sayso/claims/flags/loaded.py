"""Loaded language: words that judge or rouse where a wire report would put plainer ones, from a lexicon that gives those."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from sayso.claims.flags.passage import Passage
from sayso.claims.flags.phrases import Phrases, words_of
from sayso.claims.quotation import Range
from sayso.claims.syntax import Syntax
from sayso.claims.vocabulary import rows, words
from sayso.types import Flag

EFFECTS: Final = {
    "abuse": "shows contempt",
    "rouse": "rouses",
    "glory": "glorifies",
    "label": "condemns by a label",
    "horror": "horrifies",
}
_BEFORE, _AFTER = 2, 3
_JOINED: Final = 3
_LIES_THERE: Final = words("in on at with within ahead beneath under down behind between off near")


@dataclass(frozen=True, slots=True)
class LoadedWord:
    """An entry of `data/loaded.tsv`; `unless` are lemmas beside it that make it a plain word."""

    phrase: str
    words: tuple[str, ...]
    pos: str
    kind: str
    plainer: str | None
    unless: frozenset[str]

    @property
    def reason(self) -> str:
        """Say what the word does and which would be plainer."""
        said = f"{EFFECTS[self.kind]}: “{self.phrase}”"
        return said if self.plainer is None else f"{said}, where a plainer word is “{self.plainer}”"


@cache
def loaded_words() -> Mapping[tuple[str, ...], tuple[LoadedWord, ...]]:
    """Give the lexicon by its words."""
    found: dict[tuple[str, ...], list[LoadedWord]] = {}
    for phrase, pos, kind, plainer, unless, _ in rows("loaded"):
        entry = LoadedWord(
            phrase,
            words_of(phrase),
            pos,
            kind,
            None if plainer == "-" else plainer,
            frozenset() if unless == "-" else frozenset(unless.split()),
        )
        found.setdefault(entry.words, []).append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


@cache
def _phrases() -> Phrases:
    return Phrases.of(phrase for phrase, *_ in rows("loaded"))


def find_loaded(passage: Passage) -> Iterator[Flag]:
    """Give the loaded words of a statement, in headings too; loaded words that are joined make one flag."""
    for _, (first, last) in passage.sentences():
        run: Range | None = None
        reasons: list[str] = []
        for entry, found in _entries(passage, first, last):
            if run is not None and _joined(passage.syntax, run[1], found[0]):
                run = run[0], found[1]
                reasons.append(entry.reason)
                continue
            if run is not None:
                yield passage.flag("loaded-language", run, "; ".join(reasons))
            run, reasons = found, [entry.reason]
        if run is not None:
            yield passage.flag("loaded-language", run, "; ".join(reasons))


def _entries(passage: Passage, first: int, last: int) -> Iterator[tuple[LoadedWord, Range]]:
    after = first
    for phrase, found in _phrases().find(passage.syntax, first, last):
        entry = next((each for each in loaded_words()[phrase] if _is(passage, each, found)), None)
        if entry is not None and found[0] >= after:
            after = found[1] + 1
            yield entry, found


def _joined(syntax: Syntax, last: int, first: int) -> bool:
    """Tell whether nothing but "and" or a comma stands between two tokens ("hateful and brutal")."""
    return first - last <= _JOINED and all(syntax.lower[between] in {"and", "or", ","} for between in range(last + 1, first))


def _is(passage: Passage, entry: LoadedWord, found: Range) -> bool:
    """Tell whether words are the entry's: its part of speech, no name's part, and nothing beside them that makes them plain."""
    syntax = passage.syntax
    word = found[0] if entry.pos == "VERB" else found[1]
    return (
        ("-" in entry.words or _of_part(syntax, word, entry))
        and not _in_name(passage, found)
        and not any(syntax.lemma[near] in entry.unless or syntax.lower[near] in entry.unless for near in _beside(syntax, found))
        and (entry.phrase != "lie" or _untruth(syntax, found[0]))
    )


def _of_part(syntax: Syntax, token: int, entry: LoadedWord) -> bool:
    pos = syntax.pos[token]
    if pos == entry.pos:
        return True
    if pos == "PROPN":
        return entry.pos in {"NOUN", "ADJ"} and _shouted(syntax, token)
    participle = entry.pos == "ADJ" and pos == "VERB" and syntax.lower[token].endswith(("ing", "ed"))
    adjective = entry.pos == "VERB" and pos == "ADJ" and syntax.lower[token].endswith("ed")
    return (participle and syntax.lower[token] == entry.words[-1]) or adjective


def _shouted(syntax: Syntax, token: int) -> bool:
    """Tell whether a word stands in a line of capitals, where parts of speech are uncertain."""
    near = [near for near in range(max(token - 3, 0), min(token + 4, len(syntax))) if syntax.words[near].isalpha()]
    return all(syntax.words[each].isupper() for each in near if syntax.sentence_of[each] == syntax.sentence_of[token])


def _in_name(passage: Passage, found: Range) -> bool:
    """Tell whether words are written as (a part of) a name: "the Heroes Act", "Radical Party"."""
    syntax = passage.syntax
    first, last = found
    if _shouted(syntax, last) or syntax.words[first][:1].islower():
        return False
    opens = first == syntax.sentences[syntax.sentence_of[first]][0]
    if opens or first < last:
        return last + 1 < len(syntax) and syntax.words[last + 1][:1].isupper() and syntax.pos[last + 1] == "PROPN"
    return True


def _beside(syntax: Syntax, found: Range) -> Iterator[int]:
    first, last = found
    for near in (*range(first - _BEFORE, first), *range(last + 1, last + 1 + _AFTER)):
        if 0 <= near < len(syntax) and syntax.sentence_of[near] == syntax.sentence_of[first]:
            yield near


def _untruth(syntax: Syntax, token: int) -> bool:
    """Tell whether "lie" is to say what is false: said of somebody, and not in, on, at or with something."""
    if syntax.lower[token] not in {"lied", "lying"}:
        return False
    follows = syntax.lower[token + 1] if token + 1 < len(syntax) else ""
    return follows not in _LIES_THERE
