"""What must hold in an annotation of who, when, where and how many, beyond its labels: the same for a sheet and for stand-off."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Sequence

from corpus.resolution.scheme import GoldPlace, GoldResolution
from corpus.rules import Problem, outside
from corpus.scheme import Offsets

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_COUNTRY = re.compile(r"[a-z]{2}")


def problems(text: str, gold: GoldResolution, excused: Collection[str] = ()) -> list[Problem]:
    """Give every broken rule; `excused` are entities whose mentions could not be read.

    Kinds are those of the lines, and `mention`: its index counts through all entities, in their order.
    """
    return [*_offsets(text, gold), *_published(gold), *_entities(gold, excused), *_twice(gold), *_bounds(gold), *_places(gold)]


def is_day(value: str) -> bool:
    """Tell whether a word is a day that exists, written `YYYY-MM-DD`."""
    if not _DAY.fullmatch(value):
        return False
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _spans(gold: GoldResolution) -> dict[str, Sequence[Offsets]]:
    return {
        "mention": [span for entity in gold.entities for span in entity.mentions],
        "time": [item.span for item in gold.times],
        "place": [item.span for item in gold.places],
        "count": [item.span for item in gold.counts],
        "revision": [item.span for item in gold.revisions],
    }


def _offsets(text: str, gold: GoldResolution) -> Iterator[Problem]:
    inner: dict[str, list[Offsets | None]] = {
        "entity": [entity.caption for entity in gold.entities],
        "count": [count.of for count in gold.counts],
    }
    for kind, spans in (*_spans(gold).items(), *inner.items()):
        for index, span in enumerate(spans):
            yield from outside(text, kind, index, span)


def _published(gold: GoldResolution) -> Iterator[Problem]:
    if gold.published is not None and not is_day(gold.published):
        yield Problem("document", 0, "SCHEME", f"{gold.published!r} is not a day", "write YYYY-MM-DD, or none")


def _entities(gold: GoldResolution, excused: Collection[str]) -> Iterator[Problem]:
    ids = [entity.id for entity in gold.entities]
    for index, entity in enumerate(gold.entities):
        if entity.id in ids[:index]:
            yield Problem("entity", index, "DUPLICATE", f"the id {entity.id} is taken", "choose another")
        if not entity.mentions and entity.id not in excused:
            yield Problem("entity", index, "MALFORMED", f"{entity.id} has no mention", f"write 'M {entity.id} words', or drop it")
        if entity.caption is not None and entity.caption not in entity.mentions:
            yield Problem("entity", index, "OFFSETS", f"the caption of {entity.id} is none of its mentions", "choose a mention")


def _twice(gold: GoldResolution) -> Iterator[Problem]:
    for kind, spans in _spans(gold).items():
        seen: set[Offsets] = set()
        for index, span in enumerate(spans):
            if span in seen:
                reason = "these words are already a mention" if kind == "mention" else f"these words are already a {kind}"
                yield Problem(kind, index, "DUPLICATE", reason, "keep one; for the second occurrence of the same words write ~2")
            seen.add(span)


def _bounds(gold: GoldResolution) -> Iterator[Problem]:
    for index, time in enumerate(gold.times):
        wrong = [day for day in (time.earliest, time.latest) if day is not None and not is_day(day)]
        if wrong:
            yield Problem("time", index, "SCHEME", f"{wrong[0]!r} is not a day", "write YYYY-MM-DD")
        elif time.earliest is not None and time.latest is not None and time.earliest > time.latest:
            yield Problem("time", index, "SCHEME", f"{time.earliest} is after {time.latest}", "write the earlier day first")
    for index, count in enumerate(gold.counts):
        yield from _range("count", index, count.minimum, count.maximum)
    for index, revision in enumerate(gold.revisions):
        yield from _range("revision", index, revision.minimum, revision.maximum)


def _range(kind: str, index: int, low: int | None, high: int | None) -> Iterator[Problem]:
    if low is None and high is None:
        yield Problem(kind, index, "SCHEME", "both bounds are open", "give one, or drop the line")
    elif (low or 0) < 0 or (high is not None and high < (low or 0)):
        yield Problem(kind, index, "SCHEME", f"{low}..{high} is not a range", "write the smaller number first, from 0")


def _places(gold: GoldResolution) -> Iterator[Problem]:
    for index, place in enumerate(gold.places):
        reason = _wrong_place(place)
        if reason is not None:
            yield Problem("place", index, "SCHEME", reason, "write 'name | CC | latitude,longitude | kind', or open")


def _wrong_place(place: GoldPlace) -> str | None:
    if (place.lat is None, place.lon is None) != (place.is_open, place.is_open) or (place.is_open and place.country is not None):
        return "a place has coordinates and a kind, an open one none of its values"
    if place.country is not None and not _COUNTRY.fullmatch(place.country):
        return f"{place.country!r} is not a country's two letters"
    if place.lat is not None and place.lon is not None and not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
        return f"{place.lat},{place.lon} is not on the globe"
    return None
