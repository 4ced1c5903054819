"""How the gazetteer's files are laid out; what compiles them and what reads them go by this. Standard library only.

- `places.npy`: one record a place (`RECORD`), numbered by its position;
- `names.bin`: UTF-8, each place's name and, where it has no GeoNames number, its identifier (`name_at`, `name_bytes`, `id_bytes`);
- `keys.npy`: the keys (`folding.key`) of every name of every place, in order;
- `owners.npy`: beside each key the number of its place, with `MAIN` set where it is the place's own name and no other one;
- `manifest.json`: the size and the SHA-256 of each file, how much they hold, what they were compiled from.
"""

from __future__ import annotations

from typing import Final, Literal

PlaceKind = Literal["continent", "region", "sea", "country", "admin1", "admin2", "site", "city", "town", "village"]
"""admin1 and admin2 are the first- and second-level divisions of a country; a site is a known spot as an airport; a city has
50,000 people, a village under 3,000."""

KINDS: Final[tuple[PlaceKind, ...]] = (
    "continent",
    "region",
    "sea",
    "country",
    "admin1",
    "admin2",
    "site",
    "city",
    "town",
    "village",
)

RECORD: Final = [
    ("lat", "<f4"),
    ("lon", "<f4"),
    ("population", "<u4"),
    ("geonameid", "<u4"),
    ("within", "<u4"),
    ("name_at", "<u4"),
    ("radius", "<u2"),
    ("country", "S2"),
    ("name_bytes", "u1"),
    ("id_bytes", "u1"),
    ("kind", "u1"),
    ("capital", "u1"),
]
"""`within` is the number of the place's first-level division or NOWHERE; `radius` in km; `kind` indexes KINDS; `country` is the
ISO 3166-1 code in lower case, empty for none; `capital` is 1 for a country's."""

NOWHERE: Final = 0xFFFFFFFF
MAIN: Final = 0x80000000
FILES: Final = ("places.npy", "names.bin", "keys.npy", "owners.npy")
FORMAT: Final = 1
"""Raised when files of an earlier layout cannot be read any more."""


def division_key(folded: str, kind: str) -> str:
    """Give what a division is looked up by without its generic word: "cook" of "Cook County", where a county is asked for."""
    return f"{folded}\x00{kind}"
