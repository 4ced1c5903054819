"""All flags of a statement, and which of them a claim is made of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from sayso.claims.attributed import Attributed
from sayso.claims.flags.alike import find_alike
from sayso.claims.flags.blame import find_blame, find_insinuation
from sayso.claims.flags.coming import find_coming
from sayso.claims.flags.hearsay import find_hearsay
from sayso.claims.flags.loaded import find_loaded
from sayso.claims.flags.passage import Finder, Passage
from sayso.claims.flags.questions import find_rhetorical
from sayso.claims.flags.slogans import find_slogans
from sayso.claims.syntax import Syntax
from sayso.types import Block, Claim, Flag, FlagName, Issuer

FINDERS: Final[tuple[Finder, ...]] = (
    find_rhetorical,
    find_slogans,
    find_coming,
    find_blame,
    find_insinuation,
    find_hearsay,
    find_loaded,
    find_alike,
)
"""In order of trust: where two find the same flag in the same words, the first one's stands."""

_STRETCH: Final = 256
"""Code points by which flags are looked up, so that a long statement is not compared claim by flag."""


def find_flags(
    syntax: Syntax,
    attributed: Sequence[Attributed],
    claims: Sequence[Claim],
    blocks: Sequence[Block],
    issuer: Issuer | None = None,
) -> tuple[Flag, ...]:
    """Give a statement's flags in text order, also those that lie in no claim; flags of one name do not overlap."""
    passage = Passage(syntax, attributed, claims, blocks, issuer.text if issuer is not None else None)
    kept: dict[FlagName, list[Flag]] = {}
    for finder in FINDERS:
        for flag in finder(passage):
            _keep(kept.setdefault(flag.name, []), flag)
    return tuple(sorted(chain.from_iterable(kept.values()), key=lambda flag: (flag.start, flag.end, flag.name)))


def _keep(kept: list[Flag], flag: Flag) -> None:
    """Put a flag in its place among others of its name, in text order, unless it shares words with one of them."""
    place = bisect_left(kept, flag.start, key=_start)
    if (place == 0 or kept[place - 1].end <= flag.start) and (place == len(kept) or flag.end <= kept[place].start):
        kept.insert(place, flag)


def _start(flag: Flag) -> int:
    return flag.start


def with_flags(claims: Iterable[Claim], flags: Sequence[Flag]) -> tuple[Claim, ...]:
    """Give the claims with their flags: those that share words with the claim and, but for loaded language, hold its predicate."""
    near: dict[int, list[int]] = {}
    for number, flag in enumerate(flags):
        for stretch in range(flag.start // _STRETCH, flag.end // _STRETCH + 1):
            near.setdefault(stretch, []).append(number)
    return tuple(replace(claim, flags=_of_claim(claim, flags, near)) for claim in claims)


def _of_claim(claim: Claim, flags: Sequence[Flag], near: Mapping[int, Sequence[int]]) -> tuple[Flag, ...]:
    stretches = range(claim.start // _STRETCH, claim.end // _STRETCH + 1)
    numbers = sorted({number for stretch in stretches for number in near.get(stretch, ())})
    return tuple(flags[number] for number in numbers if _concerns(flags[number], claim))


def _concerns(flag: Flag, claim: Claim) -> bool:
    if flag.name == "loaded-language":
        return flag.start < claim.end and claim.start < flag.end
    return flag.start <= claim.predicate.start and claim.predicate.end <= flag.end
