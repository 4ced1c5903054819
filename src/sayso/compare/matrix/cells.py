"""What is compared: one claim of an incident in the mouth of one voice, and what that voice says of a field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sayso.compare.statements import Held
from sayso.compare.types import ClaimRef, Days, FieldName, Numbers, Spot
from sayso.compare.voices import Identity, Spoken
from sayso.compare.voices.identity import Key
from sayso.types import Claim

Relation = Literal["same", "wider", "narrower", "apart"]
"""How one value stands to another: it is the same, holds it, is held by it, or excludes it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A claim as one voice says it. `voice` is the key of its innermost source, one across statements.

    `borrowed` are the ids of those claims of its statement whose times were read from a day that other statements tell.
    `places` are the names that any statement of the incident gives to places, in lower case.
    """

    held: Held
    spoken: Spoken
    voice: Key
    borrowed: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.spoken.claim

    @property
    def ref(self) -> ClaimRef:
        """Which claim it is."""
        return ClaimRef(self.held.id, self.claim.id)

    @property
    def denies(self) -> bool:
        """Whether the voice says that it was not so."""
        return self.spoken.stance == "denies"

    @property
    def order(self) -> tuple[str, int, str]:
        """Where it stands: the statement, and the place in it."""
        return self.held.id, self.claim.predicate.start, self.claim.id


@dataclass(frozen=True, slots=True)
class Told:
    """What a voice says of a field in one statement: in words, the claims that show it, and its `basis`.

    The basis is what it is compared by; it can be hashed.

    `inherited` where the claims do not say it themselves but the passage that they stand in: such a value contradicts nobody.
    `borrowed` where they do say it, but other statements had to tell the year or the month. `instead` holds what else the passage
    may mean, the likelier first. `replaced` where it is denied and its voice puts another value in its place.
    """

    voice: Key
    document: str
    words: str
    claims: tuple[ClaimRef, ...]
    basis: Any
    denied: bool = False
    replaced: bool = False
    inherited: bool = False
    borrowed: bool = False
    numbers: Numbers | None = None
    days: Days | None = None
    place: Spot | None = None
    instead: tuple[Told, ...] = ()


def never(denied: Told, told: Told) -> bool:  # noqa: ARG001 (every rule is asked alike)
    """Tell that nothing is known of whether a denied value is one that is given."""
    return False


@dataclass(frozen=True, slots=True)
class FieldRule:
    """How one field is compared.

    `read` gives what a voice says of it by its claims in one statement, asserted ones or denied ones, None where they say nothing.
    `relation` tells how the first value stands to the second; `settle` is done once with all that is told before. `is_denied` tells
    whether a denied value is known to be the one that another voice gives.
    """

    name: FieldName
    read: Callable[[Sequence[Cell], Identity], Told | None]
    relation: Callable[[Told, Told], Relation]
    settle: Callable[[Sequence[Told]], Sequence[Told]] = tuple
    is_denied: Callable[[Told, Told], bool] = never
