"""Places found and resolved, on TR-News (Kamalloo and Rafiei 2018), in the edition of Gritta, Pilehvar and Collier (2020).

118 news articles with every toponym's span, and for most of them GeoNames' number, point and country. The whole way is measured:
our reader's names, `find_toponyms`, `resolve_places`. Names of governments count as toponyms, as the annotation has them.

- **found**: F of the spans. The main figure counts a span that starts or ends where the gold one does, each gold span once ("the
  Gaza Strip" and "Gaza Strip" are one find); the exact figure stands beside it.
- Of the gold toponyms found so that have a GeoNames number: **country right**, against the country that the data state (those that
  state none, as continents, are left out); **within 161 km** (100 miles) of the gold point, the field's usual measure; **median
  error** in km. A toponym that stays unresolved is wrong in the first two and left out of the last; an unknown name that the text
  puts into a known place is scored by that place's point, as the ledger has it.

A tenth of the offsets in the data is a few characters off (they were counted before a clean-up of the text): a phrase that does not
stand at its offsets is moved to where it next stands, no further than NEAREST.
Measured, never tuned on.

Run: python -m benchmarks accuracy CORPORA_DIR --only places
"""

from __future__ import annotations

import gzip
import json
import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.table import Row
from sayso.claims.syntax import syntax_of
from sayso.reading.pipeline import load_reader
from sayso.resolve.places.choose import Located, resolve_places
from sayso.resolve.places.find import country_hints, find_toponyms
from sayso.resolve.places.gazetteer import Gazetteer, open_gazetteer
from sayso.resolve.places.globe import Point, distance_km
from sayso.resolve.places.lookup import candidates

FLOORS = {"found": 75.0, "country": 92.0, "near": 85.0}
NEAR_KM = 161.0
NEAREST = 40
"""Characters that a phrase is moved at most to stand where the text has it."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A toponym of the data: its span and, where they are stated, its point and its country's GeoNames number."""

    start: int
    end: int
    point: Point | None
    country: int | None


@dataclass(frozen=True, slots=True)
class Article:
    """One text with its toponyms."""

    text: str
    toponyms: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """A gold toponym and what was found in its place."""

    gold: Gold
    found: Located


def articles_of(corpora: Path) -> Iterator[Article]:
    """Read the measuring set."""
    with gzip.open(corpora / "dev" / "geo-trnews.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            for article in ElementTree.fromstring(json.loads(line)["xml"]).iter("article"):
                text = article.findtext("text") or ""
                found = (_gold(text, toponym) for toponym in article.iter("toponym"))
                yield Article(text, tuple(gold for gold in found if gold))


def _gold(text: str, toponym: ElementTree.Element) -> Gold | None:
    phrase = toponym.findtext("phrase") or ""
    start = standing(text, phrase, int(toponym.findtext("start") or 0))
    if start is None:
        return None
    tag = toponym.find("gaztag")
    country = None if tag is None else tag.find("country")
    return Gold(
        start,
        start + len(phrase),
        None if tag is None else (float(tag.findtext("lat") or 0), float(tag.findtext("lon") or 0)),
        None if country is None else int(country.get("geonameid") or 0),
    )


def standing(text: str, phrase: str, stated: int) -> int | None:
    """Give where a phrase stands, as near to the stated offset as can be; None where it is not near it."""
    found = [match.start() for match in re.finditer(re.escape(phrase), text) if abs(match.start() - stated) <= NEAREST]
    return min(found, key=lambda start: (abs(start - stated), start), default=None)


def matched(gold: Sequence[Gold], found: Sequence[Located]) -> list[Matched]:
    """Pair each gold span with a found one that starts or ends with it, exact ones first, each used once."""
    left = list(found)
    pairs: list[Matched] = []
    for exact in (True, False):
        for one in (item for item in gold if all(item is not pair.gold for pair in pairs)):
            other = next((item for item in left if _meets(one, item, exact)), None)
            if other is not None:
                left.remove(other)
                pairs.append(Matched(one, other))
    return pairs


def _meets(gold: Gold, found: Located, exact: bool) -> bool:
    starts, ends = gold.start == found.toponym.start, gold.end == found.toponym.end
    return (starts and ends) if exact else (starts or ends)


def country_numbers(gazetteer: Gazetteer) -> dict[str, int]:
    """Give GeoNames' number of every country, by its ISO 3166-1 code in lower case."""
    return {place.country: int(place.id.removeprefix("geonames:")) for place in gazetteer.countries() if place.country}


def trnews_rows(corpora: Path, pipeline: str | None = None) -> list[Row]:
    """Measure finding and resolving on all articles."""
    nlp, gazetteer = load_reader(pipeline), open_gazetteer()
    lookup = partial(candidates, gazetteer)
    gold, found, exact = 0, 0, 0
    pairs: list[Matched] = []
    for article in articles_of(corpora):
        syntax = syntax_of(nlp(article.text))
        located = resolve_places(article.text, find_toponyms(syntax, gazetteer), lookup, country_hints(syntax))
        mine = matched(article.toponyms, located)
        gold, found, pairs = gold + len(article.toponyms), found + len(located), pairs + mine
        exact += sum(_meets(pair.gold, pair.found, exact=True) for pair in mine)
    return _rows(gold, found, exact, pairs, country_numbers(gazetteer))


def _rows(gold: int, found: int, exact: int, pairs: Sequence[Matched], numbers: dict[str, int]) -> list[Row]:
    countries = [numbers.get(pair.found.country or "") == pair.gold.country for pair in pairs if pair.gold.country]
    placed = [pair for pair in pairs if pair.gold.point]
    errors = [
        distance_km(pair.gold.point, pair.found.place.point) for pair in placed if pair.gold.point and pair.found.place is not None
    ]
    near = sum(error <= NEAR_KM for error in errors)
    note = f"{gold:,} toponyms, {found:,} found; exact {f_score(exact, found, gold):.1f}"
    return [
        Row("TR-News: places found, F", f_score(len(pairs), found, gold), floor=FLOORS["found"], note=note),
        Row(
            "TR-News: country right of found",
            _share(sum(countries), len(countries)),
            "%",
            FLOORS["country"],
            note=f"of {len(countries):,}",
        ),
        Row("TR-News: within 161 km of found", _share(near, len(placed)), "%", FLOORS["near"], note=f"of {len(placed):,}"),
        Row(
            "TR-News: median error",
            statistics.median(errors) if errors else 0.0,
            " km",
            at_most=True,
            note=f"{len(placed) - len(errors):,} left unresolved",
        ),
    ]


def f_score(right: int, found: int, gold: int) -> float:
    """Give the harmonic mean of precision and recall in per cent."""
    return 200 * right / (found + gold) if found + gold else 0.0


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0
