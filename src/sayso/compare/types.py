"""What a comparison of statements is, in the published shape: incidents, what each source says of them, and who is independent.

Every type is frozen, and field names are those of the printed JSON (`sayso.compare.encoding`). A comparison is a function of the
statements and judgements that it was made from: the order in which they were given changes nothing of it. Nothing in it says what
is true; a verdict tells how far the sources agree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from sayso.types import SCHEMA, SourceKind

FieldName = Literal["act", "agent", "agent.count", "patient", "patient.count", "when", "where"]
Verdict = Literal["differ", "denied", "single", "agree", "compatible"]
"""How the values of a field stand to one another: the first that holds, in this order (docs/annotation.md, section 9).

- `differ`: two values exclude one another: neither is the other or holds it.
- `denied`: a source says that a value is not so, and puts none in its place.
- `single`: one source only gives a value.
- `agree`: all values are the same.
- `compatible`: of any two values one is the other or holds it ("recently" and 12 October).
"""
StanceName = Literal["asserts", "denies", "doubts", "reports"]
"""How a source stands to an incident in one statement: it tells of it itself, says that it was not so, doubts it, or passes on."""
CarriedBy = Literal["reprint", "paraphrase", "partial", "cites"]
"""Why one source's account is another's: its text printed again, whole, in other words or in part; or nothing but a citation."""
ReprintKind = Literal["reprint", "partial", "paraphrase", "quotation"]

FIELD_NAMES: tuple[FieldName, ...] = get_args(FieldName)
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
STANCES: tuple[StanceName, ...] = get_args(StanceName)


@dataclass(frozen=True, slots=True, order=True)
class ClaimRef:
    """A claim: its statement's id and its own id there."""

    document: str
    claim: str


@dataclass(frozen=True, slots=True, order=True)
class EntityRef:
    """An entity of one statement: the statement's id and its own id there."""

    document: str
    entity: str


@dataclass(frozen=True, slots=True)
class Voice:
    """A source: whoever says something of an incident, as one across all statements. `id` is "s1", "s2", …, for this comparison.

    `name` is the fullest that it is called by, `entities` are what it is in the statements that name it; none where no words do.
    """

    id: str
    name: str
    kind: SourceKind
    entities: tuple[EntityRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many, from `minimum` to `maximum`, both inclusive, None where open; `of` what, in the text's words."""

    minimum: int | None
    maximum: int | None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """From the first day to the last, both inclusive, ISO 8601, None where open; never both open."""

    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as `sayso.types.Where` gives it: a gazetteer's entry where one was found, else words alone."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    kind: str | None = None
    gazetteer: str | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """What some sources say of a field: `value` in words, who says it (`sources`, ids of voices) and in which `claims`.

    `denied` where they say that it is not so. `numbers`, `days` and `place` hold what the verdict was found by, for fields that
    have them. `said` is the value as each of several sources says it by itself, in the order of `sources`. Invariants: there is a
    claim and a source; both are in order and none is there twice.
    """

    value: str
    claims: tuple[ClaimRef, ...]
    sources: tuple[str, ...]
    denied: bool = False
    numbers: Numbers | None = None
    days: Days | None = None
    place: Spot | None = None
    said: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldComparison:
    """One field of an incident: its values, at least one, and how they stand to one another."""

    name: FieldName
    verdict: Verdict
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Stance:
    """How a source (`source`, a voice's id) stands to an incident in a statement; `claim` is the claim that shows it."""

    source: str
    document: str
    stance: StanceName
    claim: str


@dataclass(frozen=True, slots=True)
class Carried:
    """Of two sources of an incident: `carrier` has its account from `source`, and how that is known."""

    source: str
    carrier: str
    by: CarriedBy


@dataclass(frozen=True, slots=True)
class Incident:
    """Claims of one happening. `id` is made of its first claim: it stays while that is the first, also where the incident grows.

    `sources` counts the voices that have a stance. `independent_sources` counts those of them, `independent`, that assert, deny or
    doubt, without those that carry the account of another of them (`carried`). Invariants: `claims` are in order, none twice, and
    in no other incident; `fields` are in the order of FIELD_NAMES, those that nobody says anything of left out.
    """

    id: str
    label: str
    claims: tuple[ClaimRef, ...]
    fields: tuple[FieldComparison, ...]
    stances: tuple[Stance, ...]
    sources: int
    independent_sources: int
    independent: tuple[str, ...] = ()
    carried: tuple[Carried, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the statements that tell of it, in order."""
        return tuple(dict.fromkeys(claim.document for claim in self.claims))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two incidents (`incidents`, ids) that may be one, below the line: `claims` is the pair most alike, for a person to judge."""

    incidents: tuple[str, str]
    claims: tuple[ClaimRef, ClaimRef]
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A stretch `[start, end)` of one statement beside that of another, in code points of their reading texts.

    `density` is the share of the longer side's words that the other has in the same order, above 0 up to 1; `quoted` where it lies
    between quotation marks on both sides.
    """

    first: tuple[int, int]
    second: tuple[int, int]
    density: float
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class ReprintPair:
    """Two statements (`documents`, ids in order) that share passages; `share` of the shorter one's words are in them.

    `first` is the one published earlier, None where that is not known. A `quotation` is no reprint: both quote one speech.
    """

    documents: tuple[str, str]
    passages: tuple[SharedPassage, ...]
    share: float
    first: str | None
    kind: ReprintKind


@dataclass(frozen=True, slots=True)
class Comparison:
    """Statements set against one another. `sources` are all voices that any incident names, in order of their ids' numbers.

    Incidents stand by how many sources tell of them, most first, then by id; suggestions by score, likeliest first.
    """

    incidents: tuple[Incident, ...]
    suggestions: tuple[Suggestion, ...] = ()
    reprints: tuple[ReprintPair, ...] = ()
    sources: tuple[Voice, ...] = ()
    schema: str = field(default=SCHEMA)
