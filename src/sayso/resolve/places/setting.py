"""The place of a claim: the most specific place that its own words for where it happened name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.resolve.places.choose import Located
from sayso.resolve.places.containers import LEVEL
from sayso.resolve.places.gazetteer import Place
from sayso.resolve.places.tables import generics
from sayso.types import Span, Where


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a phrase puts a happening. `inside` where the phrase names a spot in `place` that the gazetteer does not have."""

    place: Place
    inside: bool = False


def setting(phrase: Span, located: Sequence[Located]) -> Setting | None:
    """Give the most specific place that a phrase names; None where it names none that is known.

    The narrowest name decides: where that one is unresolved, the narrowest of the others is its nearest known container.
    """
    within = [one for one in located if _is_within(one, phrase)]
    known = [(one.place, one) for one in within if one.place]
    if not known:
        return None
    place, narrowest = min(known, key=lambda pair: (-LEVEL[pair[0].kind], pair[0].radius_km, pair[1].toponym.start))
    unknown = any(one.obstacle is not None for one in within)
    return Setting(place, inside=narrowest.inside or unknown or _goes_on(phrase, within))


def filled(where: Where, located: Sequence[Located]) -> Where:
    """Give a claim's place with what the gazetteer has of it; as it is where that has nothing.

    Of names of which only the country is sure, the country alone is filled in.
    """
    found = setting(where, located)
    if found is None:
        countries = {one.country for one in located if _is_within(one, where)}
        return replace(where, country=countries.pop()) if len(countries) == 1 else where
    place = found.place
    return replace(
        where,
        name=place.name,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        kind=place.kind,
        gazetteer=place.id,
        admin1=place.admin1,
        radius_km=place.radius_km,
        inside=found.inside,
    )


def _goes_on(phrase: Span, within: Sequence[Located]) -> bool:
    """Tell whether a phrase names something else behind its last place: "Oka district" does not, "the Oka Youth Centre" does."""
    rest = phrase.text[max(one.toponym.end for one in within) - phrase.start :]
    return any(word not in generics() for word in re.findall(r"\w{2,}", rest.lower()))


def _is_within(one: Located, phrase: Span) -> bool:
    return phrase.start <= one.toponym.start and one.toponym.end <= phrase.end
