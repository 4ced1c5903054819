"""What an annotation of who, when, where and how many is: frozen types that hold offsets and values, and none of the text.

Offsets are code points into the item's text exactly as the raw corpus stores it, half-open `[start, end)`. Days are ISO 8601,
inclusive; a bound that is None is open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, get_args

from corpus.scheme import Offsets, Split

SCHEMA = "sayso-resolution/1"

EntitySchema = Literal["Person", "PublicBody", "Company", "Organization", "Group", "Address", "Thing"]
ItemKind = Literal["entity", "time", "place", "count", "revision"]
PlaceKind = Literal["country", "region", "city", "village", "building", "water", "other"]

ENTITY_SCHEMATA: tuple[str, ...] = get_args(EntitySchema)
PLACE_KINDS: tuple[str, ...] = get_args(PlaceKind)


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """The mentions of one thing, in text order; a span is of one entity only.

    `caption` is the mention whose words the annotator called it by, None where no mention has them.
    """

    id: str
    schema: EntitySchema
    caption: Offsets | None
    mentions: tuple[Offsets, ...]


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A claim's time and its days, `earliest <= latest`; both None where the text fixes nothing."""

    span: Offsets
    earliest: str | None
    latest: str | None

    @property
    def is_open(self) -> bool:
        """Whether the text fixes neither bound."""
        return self.earliest is None and self.latest is None


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A claim's place: degrees in WGS 84 and a kind, all None where it is open.

    `country` is ISO 3166-1's two letters in small letters, None also for what lies in no country.
    """

    span: Offsets
    country: str | None
    lat: float | None
    lon: float | None
    kind: PlaceKind | None

    @property
    def is_open(self) -> bool:
        """Whether the words name no place that can be known."""
        return self.kind is None


@dataclass(frozen=True, slots=True)
class GoldCount:
    """A number of people, things or happenings, `minimum <= maximum`; `of` is the counted noun where the words have it."""

    span: Offsets
    minimum: int | None
    maximum: int | None
    of: Offsets | None


@dataclass(frozen=True, slots=True)
class GoldRevision:
    """The final number of an act's victims, at the word of the act, where the text revises a number that it gave."""

    span: Offsets
    minimum: int | None
    maximum: int | None


@dataclass(frozen=True, slots=True)
class GoldResolution:
    """One annotator's reading of one text: `hash` is that of the text, `published` the day that the text gives itself."""

    id: str
    hash: str
    split: Split
    annotator: str
    published: str | None
    entities: tuple[GoldEntity, ...] = ()
    times: tuple[GoldTime, ...] = ()
    places: tuple[GoldPlace, ...] = ()
    counts: tuple[GoldCount, ...] = ()
    revisions: tuple[GoldRevision, ...] = ()


Item = GoldEntity | GoldTime | GoldPlace | GoldCount | GoldRevision


def kind_of(item: Item) -> ItemKind:
    """Give an item's kind: how its line in a stand-off file begins."""
    match item:
        case GoldEntity():
            return "entity"
        case GoldTime():
            return "time"
        case GoldPlace():
            return "place"
        case GoldCount():
            return "count"
        case GoldRevision():
            return "revision"


def with_items(head: GoldResolution, items: Iterable[Item]) -> GoldResolution:
    """Give a resolution with these items alone, each kind in the order given."""
    given = tuple(items)
    return replace(
        head,
        entities=tuple(item for item in given if isinstance(item, GoldEntity)),
        times=tuple(item for item in given if isinstance(item, GoldTime)),
        places=tuple(item for item in given if isinstance(item, GoldPlace)),
        counts=tuple(item for item in given if isinstance(item, GoldCount)),
        revisions=tuple(item for item in given if isinstance(item, GoldRevision)),
    )
