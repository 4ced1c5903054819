"""Finds the names of places in a statement: those that the reader labels so, and those that the gazetteer knows beyond doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from sayso.claims.places import LOCATIVES
from sayso.claims.syntax import Syntax
from sayso.resolve.places.containers import Toponym
from sayso.resolve.places.folding import fold
from sayso.resolve.places.gazetteer import Gazetteer, Named
from sayso.resolve.places.metonyms import stands_for_government
from sayso.resolve.places.tables import abbreviations, demonyms, directions, generics

WORDS_MAX: Final = 4
"""Tokens of the longest name that is looked for beyond the reader's labels."""
WELL_KNOWN: Final = 200_000
"""People of the smallest city that is looked for so, by its own name."""
TOWN: Final = 10_000
"""People of the smallest town that is looked for where the statement speaks of its country."""
LETTERS_MIN: Final = 4
"""Letters of the shortest name of one word that is looked for so, unless it is an abbreviation in capitals ("UAE")."""
_HOLDERS: Final = frozenset({"country", "continent", "region", "sea"})
_NO_PART: Final = frozenset({"PERSON", "PLACE", "ORG", "GROUP"})
_SAYING: Final = frozenset({"admin1", "admin2", "settled"})
_EDGES: Final = frozenset({"the", "'s", "’s", "'", ",", ".", "-", "–", "—", "(", ")", ":", ";", '"', "“", "”"})


def find_toponyms(syntax: Syntax, gazetteer: Gazetteer) -> list[Toponym]:
    """Give the names of places of a statement, by `start`, without overlaps; also those that stand for a government."""
    taken = [False] * len(syntax)
    ranges: list[tuple[int, int]] = []

    def take(found: Iterable[tuple[int, int]]) -> None:
        for first, last in found:
            if not any(taken[first : last + 1]):
                taken[first : last + 1] = [True] * (last + 1 - first)
                ranges.append((first, last))

    take(_labelled(syntax))
    take(_known(syntax, gazetteer))
    take(_likely(syntax, gazetteer, _countries(syntax, gazetteer, ranges)))
    take(_abbreviated(syntax, [last for _, last in ranges]))
    return [_toponym(syntax, first, last) for first, last in sorted(ranges)]


def country_hints(syntax: Syntax) -> Counter[str]:
    """Count the words for people and things of countries ("Iraqi", "Syrians"), by ISO 3166-1 code in lower case."""
    table = demonyms()
    found: Counter[str] = Counter()
    for token, word in enumerate(syntax.words):
        if word[:1].isupper() and syntax.pos[token] in {"ADJ", "PROPN", "NOUN"}:
            folded = fold(word)
            code = table.get(folded) or table.get(folded.removesuffix("s"))
            if code:
                found[code] += 1
    return found


def _labelled(syntax: Syntax) -> Iterator[tuple[int, int]]:
    """Give the reader's places as first and last tokens, trimmed, and one with a comma in it as its parts."""
    for first, after, label in syntax.entities:
        if label == "PLACE":
            start = first
            for token in range(first, after + 1):
                if token == after or syntax.words[token] == ",":
                    yield from _trimmed(syntax, start, token - 1)
                    start = token + 1


def _trimmed(syntax: Syntax, first: int, last: int) -> Iterator[tuple[int, int]]:
    while first <= last and syntax.lower[first] in _EDGES:
        first += 1
    while last >= first and syntax.lower[last] in _EDGES:
        last -= 1
    if first <= last and _is_written_as_a_name(syntax, first, last) and not _is_demonym(syntax, first, last):
        yield first, last


def _is_written_as_a_name(syntax: Syntax, first: int, last: int) -> bool:
    """Tell whether a capital is among the letters: "the west bank" is a river's, "the West Bank" is not; Arabic has none."""
    text = syntax.span(first, last).text
    return text != text.lower() or text == text.upper()


def _is_demonym(syntax: Syntax, first: int, last: int) -> bool:
    folded = fold(syntax.span(first, last).text)
    return folded in demonyms() or folded.removesuffix("s") in demonyms()


def _known(syntax: Syntax, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Give capitalised words outside other names that are a country, a capital or a large city, the longest first.

    A name that the reader takes for an organisation counts where all of it is such a place, one that it takes for a person where a
    locative preposition stands before it too.
    """
    for first, last in _runs(syntax, _barred(syntax)):
        if any(_is_well_known(named) for named in _entries(syntax, first, last, gazetteer)):
            yield first, last
    for first, after, label in syntax.entities:
        misread = label == "ORG" or (label == "PERSON" and _has_locative(syntax, after - 1))
        if misread and any(_is_well_known(named) for named in _entries(syntax, first, after - 1, gazetteer)):
            yield from _trimmed(syntax, first, after - 1)


def _likely(syntax: Syntax, gazetteer: Gazetteer, countries: Collection[str]) -> Iterator[tuple[int, int]]:
    """Give proper nouns that nothing else is known of and that are a town of a country which the statement speaks of.

    A single word that the reader takes for a person or an organisation counts where a locative preposition says that it is a place.
    """
    misread = [(first, first) for first, after, label in syntax.entities if after == first + 1 and label in {"PERSON", "ORG"}]
    runs = [*_runs(syntax, _barred(syntax)), *((first, last) for first, last in misread if _has_locative(syntax, first))]
    for first, last in runs:
        if any(_is_likely(named, countries) for named in _entries(syntax, first, last, gazetteer)):
            yield first, last


def _barred(syntax: Syntax) -> list[bool]:
    """Mark the tokens that belong to a name."""
    barred = [False] * len(syntax)
    for first, after, label in syntax.entities:
        if label in _NO_PART:
            barred[first:after] = [True] * (after - first)
    return barred


def _runs(syntax: Syntax, barred: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Give the first and last tokens of what may be a name, longer ones before those in them."""
    for first, word in enumerate(syntax.words):
        if barred[first] or not word[:1].isupper():
            continue
        for last in range(min(first + WORDS_MAX, len(syntax)) - 1, first - 1, -1):
            if not any(barred[first : last + 1]) and _is_name(syntax, first, last):
                yield first, last


def _is_name(syntax: Syntax, first: int, last: int) -> bool:
    """Tell whether tokens may be a whole name: all with capitals, the last a proper noun, no capital before them."""
    if syntax.sentence_of[first] != syntax.sentence_of[last] or syntax.pos[last] != "PROPN":
        return False
    if not all(syntax.words[token][:1].isupper() for token in range(first, last + 1)):
        return False
    begin = syntax.sentences[syntax.sentence_of[first]][0]
    return first - 1 <= begin or not syntax.words[first - 1][:1].isupper() or fold(syntax.words[first - 1]) in generics()


def _entries(syntax: Syntax, first: int, last: int, gazetteer: Gazetteer) -> list[Named]:
    """Look tokens up, unless they are a people, a direction, a word of kind, or too short a word."""
    text = syntax.span(first, last).text
    folded = fold(text)
    is_word = folded in generics() or folded in directions() or _is_demonym(syntax, first, last)
    if is_word or (len(folded) < LETTERS_MIN and not text.isupper()):
        return []
    return gazetteer.named(folded)


def _has_locative(syntax: Syntax, token: int) -> bool:
    return any(syntax.lower[child] in LOCATIVES for child in syntax.with_dep(token, "case"))


def _is_well_known(named: Named) -> bool:
    place = named.place
    if place.kind in _HOLDERS:
        return True
    return named.main and (place.kind == "admin1" or place.capital or (place.kind == "city" and place.population >= WELL_KNOWN))


def _is_likely(named: Named, countries: Collection[str]) -> bool:
    return named.place.country in countries and (named.place.kind == "admin1" or named.place.population >= TOWN)


def _countries(syntax: Syntax, gazetteer: Gazetteer, ranges: Iterable[tuple[int, int]]) -> frozenset[str]:
    """Give the countries that a statement names or has words of."""
    named = (one.place for first, last in ranges for one in gazetteer.named(fold(syntax.span(first, last).text)))
    return frozenset(country_hints(syntax)) | {place.country for place in named if place.kind == "country" and place.country}


def _abbreviated(syntax: Syntax, ends: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Give the abbreviations of divisions that follow a place and a comma ("Portland, Ore.")."""
    for end in ends:
        if end + 2 < len(syntax) and syntax.words[end + 1] == "," and _abbreviation(syntax.words[end + 2]):
            yield end + 2, end + 2


def _abbreviation(word: str) -> str | None:
    found = abbreviations().get(word) or abbreviations().get(word + ".")
    return f"state of {found[0]}" if found else None


def _toponym(syntax: Syntax, first: int, last: int) -> Toponym:
    span = syntax.span(first, last)
    short = "." in span.text or (first >= 2 and syntax.words[first - 1] == ",")
    full = _abbreviation(span.text) if short else None
    return Toponym(
        span.start,
        span.end,
        span.text,
        government=stands_for_government(syntax, first, last),
        full=full or _with_generic(syntax, first, last),
    )


def _with_generic(syntax: Syntax, first: int, last: int) -> str | None:
    """Give a name with the word beside it that says what kind of place it is: "Osh oblast", "the village of Gulcha"."""
    table = generics()
    if last + 1 < len(syntax) and table.get(fold(syntax.words[last + 1])) in _SAYING and syntax.pos[last + 1] in {"NOUN", "PROPN"}:
        return f"{syntax.span(first, last).text} {syntax.words[last + 1]}"
    of = first - 1 - (first >= 1 and syntax.lower[first - 1] == "the")
    if of >= 1 and syntax.lower[of] == "of" and table.get(fold(syntax.words[of - 1])) in _SAYING:
        return f"{syntax.words[of - 1]} of {syntax.span(first, last).text}"
    return None
