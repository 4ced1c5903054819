"""The gazetteer that ships with the package: opened once, checked whole, read in place.

Its files are made when the package is built (`layout` says how they are laid out); they are mapped into memory, so that opening
costs their check sums and a look-up a few pages.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np

from sayso.errors import SaysoError
from sayso.resolve.places import layout
from sayso.resolve.places.folding import key
from sayso.resolve.places.globe import Point, on_globe

INDEX: Final = Path(__file__).parent / "index"
"""The folder of the shipped gazetteer."""
_ARRAYS: Final = ("places", "keys", "owners")
REINSTALL: Final = "Install the package again: pip install --force-reinstall sayso (from a checkout: python -m gazetteer)."


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the gazetteer. `lat` and `lon` are on the globe (WGS 84); `radius_km` is that of a circle that holds most of it.

    `id` is `geonames:…`, `iso3166-2:…`, `geonames-admin1:…`, `fips:…` or Sayso's own `sayso:…`; `country` is an ISO 3166-1 code
    in lower case, None for what lies in several; `admin1` names its first-level division. SaysoError COORDINATES off the globe.
    """

    id: str
    name: str
    kind: layout.PlaceKind
    lat: float
    lon: float
    radius_km: int
    population: int = 0
    country: str | None = None
    admin1: str | None = None
    admin1_id: str | None = None
    capital: bool = False

    def __post_init__(self) -> None:
        """Refuse a point that is not on the globe."""
        if not on_globe(self.lat, self.lon):
            raise SaysoError("COORDINATES", f"{self.lat}, {self.lon} is not on the globe.", "Latitude is ±90, longitude ±180.")

    @property
    def point(self) -> Point:
        """Its latitude and longitude."""
        return self.lat, self.lon

    @property
    def is_settled(self) -> bool:
        """Whether it is a city, a town or a village."""
        return self.kind in {"city", "town", "village"}


@dataclass(frozen=True, slots=True)
class Named:
    """A place under the name it was asked by; `main` where that is its own name, not another one."""

    place: Place
    main: bool


class Gazetteer:
    """Places by name. Build it with `open_gazetteer`."""

    def __init__(self, folder: Path) -> None:
        """Map the files of a folder that has been checked."""
        # As plain arrays: numpy's memmap class makes every item that is read a few times dearer.
        places, keys, owners = (np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in _ARRAYS)
        self._places, self._keys, self._owners = np.asarray(places), np.asarray(keys), np.asarray(owners)
        self._names = np.memmap(folder / "names.bin", dtype="u1", mode="r")
        self.place = lru_cache(maxsize=8192)(self._place)

    def __len__(self) -> int:
        """Give the number of places."""
        return len(self._places)

    def named(self, folded: str) -> list[Named]:
        """Give the places of a folded name, in the gazetteer's order; none for the empty one."""
        return self.named_any([folded])

    def named_any(self, folded: Sequence[str]) -> list[Named]:
        """Give the places of any of several folded names, each once, those of an earlier name first."""
        asked = np.array([key(name) for name in folded if name], dtype="<u8")
        firsts = np.searchsorted(self._keys, asked, "left")
        afters = np.searchsorted(self._keys, asked, "right")
        found: dict[int, bool] = {}
        for first, after in zip(firsts.tolist(), afters.tolist(), strict=True):
            for owner in self._owners[first:after].tolist():
                found.setdefault(owner & ~layout.MAIN, bool(owner & layout.MAIN))
        return [Named(self.place(number), main) for number, main in found.items()]

    def countries(self) -> list[Place]:
        """Give every country and territory."""
        return [self.place(int(number)) for number in np.flatnonzero(self._places["kind"] == layout.KINDS.index("country"))]

    def nearest(self, lat: float, lon: float) -> Place:
        """Give the populated place whose point is nearest."""
        points = self._places
        near = np.hypot(points["lat"] - lat, (points["lon"] - lon) * np.cos(np.radians(lat)))
        return self.place(int(np.where(points["kind"] >= layout.KINDS.index("city"), near, np.inf).argmin()))

    def _place(self, number: int) -> Place:
        row = self._places[number]
        at, middle = int(row["name_at"]), int(row["name_at"]) + int(row["name_bytes"])
        within = int(row["within"])
        first = None if within == layout.NOWHERE else self.place(within)
        geonames = int(row["geonameid"])
        return Place(
            id=f"geonames:{geonames}" if geonames else self._text(middle, middle + int(row["id_bytes"])),
            name=self._text(at, middle),
            kind=layout.KINDS[row["kind"]],
            lat=round(float(row["lat"]), 5),
            lon=round(float(row["lon"]), 5),
            radius_km=int(row["radius"]),
            population=int(row["population"]),
            country=bytes(row["country"]).decode("ascii") or None,
            admin1=first.name if first else None,
            admin1_id=first.id if first else None,
            capital=bool(row["capital"]),
        )

    def _text(self, start: int, end: int) -> str:
        return bytes(self._names[start:end]).decode("utf-8")


@cache
def open_gazetteer(folder: Path = INDEX) -> Gazetteer:
    """Check and open a gazetteer, once. SaysoError: GAZETTEER_MISSING, GAZETTEER_DAMAGED."""
    check_gazetteer(folder)
    return Gazetteer(folder)


def check_gazetteer(folder: Path = INDEX) -> dict[str, Any]:
    """Compare every file's SHA-256 with the manifest and give that. SaysoError: GAZETTEER_MISSING, GAZETTEER_DAMAGED."""
    manifest = _manifest(folder)
    for name, stated in stated_files(folder).items():
        if hashlib.sha256(_require(folder, name).read_bytes()).hexdigest() != stated:
            raise SaysoError("GAZETTEER_DAMAGED", f"The gazetteer's file {name} is not the one that was built.", REINSTALL)
    return manifest


def stated_files(folder: Path = INDEX) -> dict[str, str]:
    """Give the SHA-256 that the manifest states of each file. SaysoError: GAZETTEER_MISSING, GAZETTEER_DAMAGED."""
    manifest = _manifest(folder)
    return {name: _stated(manifest, name) for name in layout.FILES}


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads(_require(folder, "manifest.json").read_text(encoding="utf-8"))
    except ValueError as error:
        raise SaysoError("GAZETTEER_DAMAGED", f"The gazetteer's manifest.json cannot be read: {error}.", REINSTALL) from error
    if not isinstance(found, dict) or found.get("format") != layout.FORMAT:
        raise SaysoError("GAZETTEER_DAMAGED", "The gazetteer's manifest.json is not of this version.", REINSTALL)
    return found


def _stated(manifest: dict[str, Any], name: str) -> str:
    try:
        return str(manifest["files"][name]["sha256"])
    except (KeyError, TypeError) as error:
        raise SaysoError("GAZETTEER_DAMAGED", f"The gazetteer's manifest.json says nothing of {name}.", REINSTALL) from error


def _require(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.is_file():
        raise SaysoError("GAZETTEER_MISSING", f"The gazetteer's file {name} is missing.", REINSTALL)
    return path


def only(places: Iterable[Place]) -> Place | None:
    """Give the one place of several entries that are the same, or None where two are left."""
    found = {place.id: place for place in places}
    return next(iter(found.values())) if len(found) == 1 else None
