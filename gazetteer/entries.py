"""The places of the gazetteer, put together from the sources: countries, their divisions, populated places, regions."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from gazetteer import sources
from gazetteer.shared import PLACES, folding, globe
from gazetteer.sources import City, Listed, Point, Standing, Subdivision

LEAST_RADIUS_KM: Final = 2
OUTLYING: Final = 6
"""How many times the median distance from its middle one of a division's places is left out at: a few have a wrong code."""
SIZES: Final = ((1_000_000, 20), (50_000, 8), (3_000, 4), (0, 2))
"""The radius in km of a populated place with at least so many people."""


@dataclass(slots=True)
class Entry:
    """A place to be written. `within` is its first-level division; `also` are names as good as its own, `others` all others,
    `bare` those by which only its kind is called so."""

    name: str
    kind: str
    point: Point
    country: str = ""
    geonameid: int = 0
    id: str = ""
    population: int = 0
    radius: int = LEAST_RADIUS_KM
    capital: bool = False
    within: Entry | None = None
    also: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()


@dataclass(slots=True)
class Unit:
    """A division while its places are gathered: the names that they give it, their points and people."""

    names: Counter[str] = field(default_factory=Counter)
    points: list[Point] = field(default_factory=list)
    population: int = 0

    def add(self, name: str, city: City) -> None:
        """Count a place that lies in the division."""
        if name:
            self.names[name] += 1
        self.points.append(city.point)
        self.population += city.population

    @property
    def name(self) -> str:
        """The name that most of its places give it; empty for none."""
        return self.names.most_common(1)[0][0] if self.names else ""


Key = tuple[str, str]
"""A country and GeoNames' code of a first-level division."""


def entries() -> list[Entry]:
    """Read the sources and give every place of the gazetteer."""
    places, standing_at = sources.cities(), {(s.country, s.point): s for s in sources.standings()}
    first = _first_level(places, standing_at)
    capitals = _capitals(places)
    short = sources.aliases()
    settled = [_settled(city, first.get((city.country, city.admin1)), city.geonameid in capitals, short) for city in places]
    return [
        *(_region(row) for row in (*sources.continents(), *sources.regions())),
        *_countries(places),
        *first.values(),
        *_second_level(places, standing_at, first),
        *settled,
    ]


def _countries(places: Sequence[City]) -> list[Entry]:
    points: dict[str, list[Point]] = defaultdict(list)
    for city in places:
        points[city.country].append(city.point)
    facts, names = sources.countries(), sources.country_names()
    return [
        Entry(
            name=facts[code]["name"],
            kind="country",
            point=row.point,
            country=code.lower(),
            geonameid=facts[code]["geonameid"],
            population=facts[code]["population"],
            radius=width_km(row.point, points[code] or [row.point]),
            others=(*names.get(code, ()), *row.names),
        )
        for code, row in sources.country_points().items()
    ]


def _first_level(places: Iterable[City], standing_at: dict[tuple[str, Point], Standing]) -> dict[Key, Entry]:
    """Give the first-level divisions with the names of ISO 3166-2 added where exactly one of its divisions shares a name."""
    units: dict[Key, Unit] = defaultdict(Unit)
    for city in places:
        standing = standing_at.get((city.country, city.point))
        units[city.country, city.admin1].add(standing.state if standing else "", city)
    iso = {country: _by_name(rows) for country, rows in sources.subdivisions().items()}
    known = {key: unit for key, unit in units.items() if key[1] not in {"", "00"} and unit.name}
    return {key: _division(key, unit, _same(unit.name, iso.get(key[0], {}))) for key, unit in known.items()}


def _division(key: Key, unit: Unit, same: Subdivision | None) -> Entry:
    country, code = key
    points = [point for point in [DIVISION_POINTS.get(same.code if same else "")] if point]
    point = points[0] if points else middle(unit.points)
    others = (unit.name, *(same.names if same else ()))
    return Entry(
        name=unit.name,
        kind="admin1",
        point=point,
        country=country.lower(),
        geonameid=US_STATES.get(code, 0) if country == "US" else 0,
        id=f"iso3166-2:{same.code}" if same else f"geonames-admin1:{country}.{code}",
        population=unit.population,
        radius=width_km(point, unit.points),
        others=(*others, *(stripped(name) for name in others)),
    )


def _same(name: str, iso: Mapping[str, Sequence[Subdivision]]) -> Subdivision | None:
    """Give the one division of ISO 3166-2 that bears a name; of a city and the land around it, the one that is meant."""
    found = iso.get(stripped(name), [])
    is_land = stripped(name) != folding.fold(name)
    left = [row for row in found if row.is_city != is_land] if len(found) > 1 else found
    return left[0] if len(left) == 1 else None


def _second_level(places: Iterable[City], standing_at: dict[tuple[str, Point], Standing], first: dict[Key, Entry]) -> list[Entry]:
    units: dict[tuple[Key, str], Unit] = defaultdict(Unit)
    for city in places:
        standing = standing_at.get((city.country, city.point))
        if standing and standing.county:
            units[(city.country, city.admin1), standing.county].add(standing.county, city)
    fips = sources.us_counties()
    return [_county(key, unit, first.get(key), fips.get((key[1], name), "")) for (key, name), unit in units.items()]


def _county(key: Key, unit: Unit, within: Entry | None, fips: str) -> Entry:
    country, code = key
    point = middle(unit.points)
    slug = folding.fold(unit.name).replace(" ", "-")
    return Entry(
        name=unit.name,
        kind="admin2",
        point=point,
        country=country.lower(),
        id=f"fips:{fips}" if fips else f"sayso:{country}.{code}.{slug}".lower(),
        population=unit.population,
        radius=width_km(point, unit.points),
        within=within,
        bare=(stripped(unit.name),),
    )


def _capitals(places: Iterable[City]) -> frozenset[int]:
    """Give the GeoNames ids of the capitals: the largest place of the country that bears the capital's name."""
    named = {code: row["capital"] for code, row in sources.countries().items() if row["capital"]}
    largest: dict[str, City] = {}
    for city in places:
        capital = named.get(city.country)
        if capital == city.name or capital in city.names:
            largest[city.country] = max(
                city, largest.get(city.country, city), key=lambda one: (one.name == capital, one.population)
            )
    return frozenset(city.geonameid for city in largest.values())


def _settled(city: City, within: Entry | None, capital: bool, short: Mapping[int, tuple[str, ...]]) -> Entry:
    kind = "city" if city.population >= 50_000 else "village" if city.population < 3_000 else "town"
    return Entry(
        name=city.name,
        kind=kind,
        point=city.point,
        country=city.country.lower(),
        geonameid=city.geonameid,
        population=city.population,
        radius=next(radius for people, radius in SIZES if city.population >= people),
        capital=capital,
        within=within,
        also=short.get(city.geonameid, ()),
        others=tuple(name for name in city.names if is_worth_it(name)),
    )


def _region(row: Listed) -> Entry:
    geonames = row.id.removeprefix("geonames:") if row.id.startswith("geonames:") else ""
    return Entry(
        name=row.names[0],
        kind=row.kind,
        point=row.point,
        country=row.countries[0].lower() if len(row.countries) == 1 else "",
        geonameid=int(geonames or 0),
        id="" if geonames else row.id,
        radius=row.radius,
        others=row.names[1:],
    )


def is_worth_it(name: str) -> bool:
    """Tell whether another name can stand in a statement: in a script that is read, no code ("OSS"), no letter-by-letter
    romanisation ("awsh", in lower case)."""
    found = folding.scripts(name)
    if not found or "OTHER" in found or len(found) > 1:
        return False
    return "LATIN" not in found or not (name.islower() or (name.isupper() and len(name) <= 4))


def middle(points: Sequence[Point]) -> Point:
    """Give the middle of the box around the points, outliers left out: what a map shows as a division's middle."""
    centre = statistics.median(lat for lat, _ in points), statistics.median(lon for _, lon in points)
    distances = [globe.distance_km(centre, point) for point in points]
    bound = OUTLYING * statistics.median(distances)
    kept = [point for point, distance in zip(points, distances, strict=True) if distance <= bound] or points
    return _middle([lat for lat, _ in kept]), _middle([lon for _, lon in kept])


def width_km(centre: Point, points: Sequence[Point]) -> int:
    """Give the radius in km around `centre` that holds nine in ten of the points."""
    distances = sorted(globe.distance_km(centre, point) for point in points)
    return max(LEAST_RADIUS_KM, round(distances[int(0.9 * (len(distances) - 1))]))


def stripped(name: str) -> str:
    """Give a division's folded name without the words that only say what it is."""
    kept = [token for token in folding.fold(name).split() if token not in GENERICS and token not in _LINKS]
    return " ".join(kept)


def _by_name(rows: Iterable[Subdivision]) -> dict[str, list[Subdivision]]:
    found: dict[str, list[Subdivision]] = defaultdict(list)
    for row in rows:
        for name in dict.fromkeys(map(stripped, row.names)):
            found[name].append(row)
    return found


def _middle(values: Sequence[float]) -> float:
    return (min(values) + max(values)) / 2


def _generics() -> frozenset[str]:
    lines = (PLACES / "data" / "generics.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return frozenset(folding.fold(word) for word, kind, _ in rows if kind in {"country", "admin1", "admin2", "settled"})


US_STATES: Final = sources.us_states()
DIVISION_POINTS: Final = sources.division_points()
GENERICS: Final = _generics()
_LINKS: Final = frozenset({"of", "the", "de", "del", "da", "do"})
