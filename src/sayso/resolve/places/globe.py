"""Points and distances on the globe: degrees in WGS 84, kilometres. Standard library only, as `folding`."""

from __future__ import annotations

import math
from typing import Final

Point = tuple[float, float]
"""Latitude and longitude."""

EARTH_RADIUS_KM: Final = 6371.0088


def distance_km(one: Point, other: Point) -> float:
    """Give the great-circle distance, by the haversine formula."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def on_globe(lat: float, lon: float) -> bool:
    """Tell whether there is such a point: latitude within ±90, longitude within ±180; no NaN."""
    return -90 <= lat <= 90 and -180 <= lon <= 180
