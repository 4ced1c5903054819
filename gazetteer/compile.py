"""Writes the places as the files that `sayso.resolve.places.layout` describes."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from gazetteer.entries import Entry, entries
from gazetteer.shared import PLACES, folding, layout
from gazetteer.sources import versions

OUT: Final = PLACES / "index"
SHORTEST: Final = 2
"""Code points of the shortest name that is kept."""


def compile_gazetteer(out: Path = OUT) -> dict[str, Any]:
    """Compile all files into the folder `out` and give the manifest."""
    found = entries()
    out.mkdir(parents=True, exist_ok=True)
    records, names = _records(found)
    keys, owners = _index(found)
    np.save(out / "places.npy", records)
    (out / "names.bin").write_bytes(names)
    np.save(out / "keys.npy", keys)
    np.save(out / "owners.npy", owners)
    manifest = {
        "format": layout.FORMAT,
        "licence": "CC BY 4.0: contains data from GeoNames (www.geonames.org) under CC BY 4.0; other sources as stated.",
        "sources": versions(),
        "counts": {"names": len(keys)} | dict(Counter(entry.kind for entry in found)),
        "files": {name: _stated(out / name) for name in layout.FILES},
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return manifest


def _records(found: Sequence[Entry]) -> tuple[np.ndarray, bytes]:
    number = {id(entry): position for position, entry in enumerate(found)}
    records, blob = np.zeros(len(found), dtype=layout.RECORD), bytearray()
    for position, entry in enumerate(found):
        name = entry.name.encode("utf-8")
        identifier = b"" if entry.geonameid else entry.id.encode("utf-8")
        records[position] = (
            *entry.point,
            entry.population,
            entry.geonameid,
            number[id(entry.within)] if entry.within else layout.NOWHERE,
            len(blob),
            min(entry.radius, 0xFFFF),
            entry.country.encode("ascii"),
            len(name),
            len(identifier),
            layout.KINDS.index(entry.kind),
            entry.capital,
        )
        blob += name + identifier
    return records, bytes(blob)


def _index(found: Sequence[Entry]) -> tuple[np.ndarray, np.ndarray]:
    pairs = [pair for position, entry in enumerate(found) for pair in _keys(position, entry)]
    keys = np.array([key for key, _ in pairs], dtype="<u8")
    owners = np.array([owner for _, owner in pairs], dtype="<u4")
    order = np.lexsort((owners, keys))
    return keys[order], owners[order]


def _keys(position: int, entry: Entry) -> Iterator[tuple[int, int]]:
    mains = {folding.fold(name) for name in (entry.name, *entry.also)}
    for main in mains - {""}:
        yield folding.key(main), position | layout.MAIN
    for other in {folding.fold(name) for name in entry.others} - mains:
        if len(other) >= SHORTEST:
            yield folding.key(other), position
    for bare in {*entry.bare} - {""}:
        yield folding.key(layout.division_key(bare, entry.kind)), position | layout.MAIN


def _stated(path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    return {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
