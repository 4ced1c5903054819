"""Reading the sheets of who, when, where and how many; they quote the text and are kept outside the repository.

    # doc: senate:Senator/01Jan2006Senator1.txt
    # annotator: A
    # hash: sha256:…
    # published: 2006-03-07
    E e1 Person | Mayor Lena Orr
    [3]
    M e1 Mayor Lena Orr
    M e1 she
    T last week = 2006-02-27..2006-03-05
    P Anford = Anford | GB | 51.1,-1.2 | village
    N at least 9 people = 9.. | people
    R killed = 4

A file may hold several sheets, each from its `# doc:` on. `corpus.lookup` says how words are written. Every problem of a sheet is
collected; a sheet with any yields no annotation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, cast

from corpus.load import AnnotatedText
from corpus.lookup import LineError, find_span
from corpus.page import Headers, LayerSheet, Note, Page, headers, read_into
from corpus.resolution import scheme
from corpus.resolution.rules import is_day, problems
from corpus.resolution.scheme import (
    GoldCount,
    GoldEntity,
    GoldPlace,
    GoldResolution,
    GoldRevision,
    GoldTime,
    Item,
    kind_of,
    with_items,
)
from corpus.scheme import Offsets

HEADERS = ("doc", "annotator", "hash", "published")
_ENTITY = re.compile(r"(\w+)\s+(\w+)\s*\|\s*(\S.*)$")
_MENTION = re.compile(r"(\w+)\s+(\S.*)$")
_RANGE = re.compile(r"(.*?)\s*\.\.\s*(.*)$")
_NUMBER = re.compile(r"\d+(?:,\d{3})*$")
_DEGREES = re.compile(r"(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)$")
_COUNTRY = re.compile(r"-|[A-Za-z]{2}$")


Bound = TypeVar("Bound", int, str)


ResolutionSheet = LayerSheet[GoldResolution]


@dataclass(frozen=True, slots=True)
class _Declared:
    schema: scheme.EntitySchema
    caption: str
    line: int


@dataclass(slots=True)
class _Page(Page):
    """What has been read of a sheet so far; the line of every item is beside it."""

    declared: dict[str, _Declared] = field(default_factory=dict)
    mentions: list[tuple[str, Offsets, int]] = field(default_factory=list)
    tried: set[str] = field(default_factory=set)
    items: list[Item] = field(default_factory=list)

    def keep(self, item: Item, line: int | None = None) -> None:
        """Keep an item, of the current line if no other is given."""
        self.items.append(item)
        self.note_line(kind_of(item), line)


def read_resolution(sheet: str, of: AnnotatedText) -> ResolutionSheet:
    """Read a sheet over its document, whose annotated claims tell which times and places there are to resolve."""
    page = _Page(of.text, of.gold.segments)
    read_into(page, sheet, _LINES)
    head = headers(sheet, HEADERS)
    _keep_entities(page)
    page.check_headers(head, HEADERS)
    gold = with_items(_head(head, of), page.items)
    page.lines["document"] = [head.get("published", (1, ""))[0]]
    errors = page.errors + page.note_problems(problems(page.text, gold, page.tried))
    warnings = tuple(_unlike_claims(page, gold, of))
    return LayerSheet(None if errors else gold, tuple(sorted(errors, key=lambda note: note.line)), warnings)


def _head(found: Headers, of: AnnotatedText) -> GoldResolution:
    published = found.get("published", (1, "none"))[1] or "none"
    annotator = found.get("annotator", (1, ""))[1]
    return GoldResolution(of.gold.id, of.gold.hash, of.gold.split, annotator, None if published == "none" else published)


def _read_entity(page: _Page, rest: str) -> None:
    match = _ENTITY.match(rest)
    if match is None:
        raise LineError("this is not an entity", "write 'E e1 Person | caption'")
    if match[2] not in scheme.ENTITY_SCHEMATA:
        raise LineError(f"{match[2]!r} is not a schema", f"use one of: {', '.join(scheme.ENTITY_SCHEMATA)}")
    if match[1] in page.declared:
        raise LineError(f"the id {match[1]} is taken", "choose another")
    page.declared[match[1]] = _Declared(cast(scheme.EntitySchema, match[2]), match[3].strip(), page.line)


def _read_mention(page: _Page, rest: str) -> None:
    match = _MENTION.match(rest)
    if match is None:
        raise LineError("this is not a mention", "write 'M e1 words'")
    page.tried.add(match[1])
    page.mentions.append((match[1], page.span(match[2]), page.line))


def _read_time(page: _Page, rest: str) -> None:
    words, value = _assigned(rest, "T Tuesday = 2006-03-07")
    earliest, latest = (None, None) if value == "open" else _bounds(value, _day)
    page.keep(GoldTime(page.span(words), earliest, latest))


def _read_place(page: _Page, rest: str) -> None:
    words, value = _assigned(rest, "P Oka = Oka | CA | 45.5,-74.1 | village")
    page.keep(GoldPlace(page.span(words), None, None, None, None) if value == "open" else _place(page, words, value))


def _place(page: _Page, words: str, value: str) -> GoldPlace:
    fields = [part.strip() for part in value.split("|")]
    if len(fields) != 4 or not fields[0]:
        raise LineError(f"{value!r} is not a place", "write 'name | CC | latitude,longitude | kind', or open")
    _, country, degrees, kind = fields
    match = _DEGREES.match(degrees)
    if match is None:
        raise LineError(f"{degrees!r} is not a pair of degrees", "write latitude,longitude as decimals")
    if not _COUNTRY.match(country):
        raise LineError(f"{country!r} is not a country's two letters", "write them, or - for none")
    if kind not in scheme.PLACE_KINDS:
        raise LineError(f"{kind!r} is not a kind of place", f"use one of: {', '.join(scheme.PLACE_KINDS)}")
    code = None if country == "-" else country.lower()
    return GoldPlace(page.span(words), code, float(match[1]), float(match[2]), cast(scheme.PlaceKind, kind))


def _read_count(page: _Page, rest: str) -> None:
    words, value = _assigned(rest, "N at least 9 people = 9.. | people")
    number, _, noun = (part.strip() for part in value.partition("|"))
    span, (low, high) = page.span(words), _bounds(number, _number)
    page.keep(GoldCount(span, low, high, _noun(page, span, noun)))


def _noun(page: _Page, count: Offsets, noun: str) -> Offsets | None:
    """Find the counted noun in the count's words, else behind them in their segment; None where it is understood."""
    end = next((after for start, after in page.segments if start <= count[0] < after), count[1])
    for window in (count, (count[1], end)):
        try:
            return find_span(page.text, [window], 1, noun)
        except LineError:
            continue
    return None


def _read_revision(page: _Page, rest: str) -> None:
    words, value = _assigned(rest, "R killed = 4")
    page.keep(GoldRevision(page.span(words), *_bounds(value, _number)))


_LINES: dict[str, Callable[[_Page, str], None]] = {
    "E": _read_entity,
    "M": _read_mention,
    "T": _read_time,
    "P": _read_place,
    "N": _read_count,
    "R": _read_revision,
}


def _assigned(rest: str, example: str) -> tuple[str, str]:
    words, equals, value = rest.rpartition(" = ")
    if not equals or not words.strip() or not value.strip():
        raise LineError("words and a value are parted by ' = '", f"write {example!r}")
    return words.strip(), value.strip()


def _bounds(value: str, read: Callable[[str], Bound]) -> tuple[Bound | None, Bound | None]:
    match = _RANGE.match(value)
    if match is None:
        return read(value), read(value)
    return (read(match[1]) if match[1] else None), (read(match[2]) if match[2] else None)


def _day(word: str) -> str:
    if not is_day(word):
        raise LineError(f"{word!r} is not a day", "write YYYY-MM-DD, A..B, A.., ..B or open")
    return word


def _number(word: str) -> int:
    if not _NUMBER.match(word):
        raise LineError(f"{word!r} is not a number", "write 9, 9.., 9..12 or ..12")
    return int(word.replace(",", ""))


def _keep_entities(page: _Page) -> None:
    """Keep the entities with their mentions in text order, and note the mentions of none."""
    for name, _, line in page.mentions:
        if name not in page.declared:
            page.refuse(f"there is no entity {name}", f"write 'E {name} Person | caption'", line)
    for name, declared in page.declared.items():
        own = sorted((span, line) for of, span, line in page.mentions if of == name)
        mentions = tuple(span for span, _ in own)
        named = [span for span in mentions if page.text[slice(*span)].split() == declared.caption.split()]
        page.keep(GoldEntity(name, declared.schema, named[0] if named else None, mentions), declared.line)
        for _, line in own:
            page.note_line("mention", line)


def _unlike_claims(page: _Page, gold: GoldResolution, of: AnnotatedText) -> Iterator[Note]:
    """Give the claims' times and places that have no line, and the lines that are of no claim."""
    times = {claim.when for claim in of.gold.claims if claim.when}
    places = {claim.where for claim in of.gold.claims if claim.where}
    yield from _unlike(page, "time", times, [item.span for item in gold.times])
    yield from _unlike(page, "place", places, [item.span for item in gold.places])


def _unlike(page: _Page, kind: str, claimed: set[Offsets], spans: Sequence[Offsets]) -> Iterator[Note]:
    for span in sorted(claimed - set(spans)):
        segment = next((number for number, (_, end) in enumerate(page.segments, 1) if span[0] < end), 0)
        yield Note(1, f"no line for the {kind} {page.text[slice(*span)]!r} of a claim in segment {segment}", "add it")
    for index, span in enumerate(spans):
        if span not in claimed:
            reason = f"{page.text[slice(*span)]!r} is no claim's {kind}"
            yield Note(page.lines[kind][index], reason, "copy the words shown, with ~n where they stand more than once")
