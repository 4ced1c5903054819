"""The shapes of a statement's ledger, version 1.

Every type is frozen. Offsets are Unicode code points into the statement's reading text, half-open `[start, end)`, and for every
`Span` that Sayso builds, `text[start:end] == span.text`. Field names are those of the printed JSON; where Python reserves a word,
the field ends in an underscore (`Link.from_`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

SCHEMA = "sayso/1"

BlockKind = Literal["heading", "paragraph", "item", "cell"]
IssuerBasis = Literal["signature", "letterhead", "we", "byline", "given"]
DateBasis = Literal["dateline", "metadata", "given"]
TimeBasis = Literal["text", "document", "context"]
MentionForm = Literal["name", "nominal", "pronoun"]
SourceKind = Literal["named", "described", "unnamed", "impersonal", "issuer"]
Manner = Literal[
    "assert", "confirm", "deny", "doubt", "believe", "accuse", "label", "ask", "direct", "commit", "threaten", "predict"
]
SpeechForm = Literal["direct", "indirect", "mixed"]
ClaimKind = Literal["event", "state", "relation", "evaluation"]
Mood = Literal["declarative", "question", "directive", "conditional"]
Tense = Literal["past", "present", "future", "habitual"]
Polarity = Literal["positive", "negative"]
Role = Literal["agent", "patient", "recipient", "instrument", "other"]
CommitmentValue = Literal["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "U"]
FlagName = Literal[
    "threat",
    "loaded-language",
    "collective-blame",
    "insinuation",
    "hearsay",
    "prediction",
    "slogan",
    "rhetorical-question",
]
LinkRelation = Literal["cause", "result", "purpose", "condition", "means", "sequence", "contrast", "example", "analogy"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the reading text: `start < end`, in code points, and its exact words."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Offset:
    """Where a run came from in a text format: code point `offset` of the decoded original (of its `part`, in a container)."""

    offset: int
    part: str | None = None


@dataclass(frozen=True, slots=True)
class PageBox:
    """Where a run came from on a page: `page` counts from 1, `bbox` is (left, top, right, bottom) in points from the top left."""

    page: int
    bbox: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class MapRun:
    """`length` code points of the reading text from `start`, all of them found at `origin`, in order.

    In a text format, character `start + i` of the reading text is code point `origin.offset + i` of the original. Runs are sorted
    and do not overlap. A space that intake put in to join two lines belongs to no run.
    """

    start: int
    length: int
    origin: Offset | PageBox


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table cell of the reading text, `[start, end)`; blocks are in order and do not overlap."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Warning_:  # noqa: N801 (Warning is a builtin)
    """Something that the reader of a ledger must know: a stable `code`, a sentence, and the page it concerns (from 1), if any."""

    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """The statement's own date, ISO 8601 days, both inclusive."""

    earliest: str
    latest: str
    basis: DateBasis


@dataclass(frozen=True, slots=True)
class Statement:
    """A document read: its reading text, where each character came from, and what the file itself says of it.

    `id` is `sha256:` and the hex digest of the bytes as they came. `author` and `created` come from the file's metadata.
    """

    id: str
    name: str
    media_type: str
    text: str
    map: tuple[MapRun, ...]
    blocks: tuple[Block, ...]
    title: Span | None = None
    author: str | None = None
    created: str | None = None
    warnings: tuple[Warning_, ...] = ()


@dataclass(frozen=True, slots=True)
class Issuer:
    """Whose voice the statement is. Without words in the text (`--given`), `start` and `end` are None."""

    start: int | None
    end: int | None
    text: str
    entity: str | None
    basis: IssuerBasis


@dataclass(frozen=True, slots=True)
class Document:
    """The `document` part of a ledger."""

    id: str
    name: str
    media_type: str
    language: str
    title: Span | None
    issuer: Issuer | None
    published: Published | None
    text: str
    map: tuple[MapRun, ...]
    warnings: tuple[Warning_, ...]


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A name, description or pronoun in the text. `label` is PERSON, ORG, PLACE, GROUP or OTHER.

    `candidates` are the entities that it may stand for where two or more are left; a pronoun or description has no `entity` then.
    """

    id: str
    label: str
    form: MentionForm
    entity: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """Mentions that name one thing. `schema` is FollowTheMoney's; `descriptions` are the text's own words for it."""

    id: str
    schema: str
    caption: str
    names: tuple[str, ...]
    country: tuple[str, ...] = ()
    descriptions: tuple[Span, ...] = ()
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who an attribution rests on. `start`, `end` and `text` are None where the text names nobody."""

    kind: SourceKind
    start: int | None = None
    end: int | None = None
    text: str | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, the cue that reports it, and the content it is reported for.

    `parent` is the attribution whose content holds this one. `cue` is None for a bare quotation. `content` has several spans where
    the quotation is broken up, in text order.
    """

    id: str
    parent: str | None
    source: Source
    cue: Span | None
    content: tuple[Span, ...]
    manner: Manner
    form: SpeechForm


@dataclass(frozen=True, slots=True)
class Predicate(Span):
    """The word or words that name the happening, state or relation; `lemma` in lower case."""

    lemma: str


@dataclass(frozen=True, slots=True)
class Act:
    """A PLOVER event type and, where it has them, its mode."""

    plover: str
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class Participant(Span):
    """A phrase that takes part. `alleged` where its part is an accusation; `marker` is the word that marks the role ("by")."""

    role: Role
    mention: str | None = None
    entity: str | None = None
    alleged: bool = False
    marker: str | None = None


@dataclass(frozen=True, slots=True)
class When(Span):
    """A time expression and, where it could be fixed, its days (ISO 8601, inclusive).

    `reason` says in words why an end is open, or what speaks against the days.
    """

    earliest: str | None = None
    latest: str | None = None
    basis: TimeBasis | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Where(Span):
    """A place expression and, where it was found in a gazetteer, that entry; degrees in WGS 84.

    `admin1` names the first-level division, `radius_km` is that of a circle around the point that holds most of the place. `inside`
    where the entry is not what the words name but holds it: a village that the gazetteer has not, "northern Syria", an airport.
    """

    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    kind: str | None = None
    gazetteer: str | None = None
    admin1: str | None = None
    radius_km: int | None = None
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Count(Span):
    """A number of `of`; `participant` indexes the claim's participants; `minimum` and `maximum` are inclusive, None if open."""

    of: str
    participant: int | None
    minimum: int | None
    maximum: int | None


@dataclass(frozen=True, slots=True)
class Commitment:
    """How firmly the claim is held, by the innermost source and by the issuer.

    The values are FactBank's (Saurí and Pustejovsky 2009); `score`, in [-3, 3], is the issuer's.
    """

    innermost: CommitmentValue
    issuer: CommitmentValue
    score: float


@dataclass(frozen=True, slots=True)
class Flag:
    """A rhetorical device: a span of the text with a `reason` that a reader understands; never a score of a person."""

    name: FlagName
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Claim(Span):
    """Who did what to whom, as the chain of attributions says it.

    `chain` is outermost first, and empty for the issuer's own claim. `flags` are those of the ledger's that are made of the claim's
    words.
    """

    id: str
    predicate: Predicate
    kind: ClaimKind
    mood: Mood
    tense: Tense
    polarity: Polarity
    act: Act | None
    participants: tuple[Participant, ...]
    when: When | None
    where: Where | None
    counts: tuple[Count, ...]
    chain: tuple[str, ...]
    commitment: Commitment
    flags: tuple[Flag, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Link:
    """The statement's own reasoning: claim `from_` leads to claim `to`.

    `cue` is None where no words say so. `chain` tells whose reasoning it is, as for claims. `polarity` is negative where the one
    keeps the other from being, or the text denies that it leads there; `habitual` where it is told of every time, `conditional`
    where what is told of one of them is only supposed.
    """

    from_: str
    to: str
    relation: LinkRelation
    cue: Span | None
    chain: tuple[str, ...]
    polarity: Polarity = "positive"
    habitual: bool = False
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class StatementLedger:
    """All that was read from one statement: the object that `sayso read --format jsonl` prints.

    `flags` are in text order; some lie in no claim.
    """

    document: Document
    sentences: tuple[tuple[int, int], ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    links: tuple[Link, ...] = ()
    flags: tuple[Flag, ...] = ()
    schema: str = field(default=SCHEMA)
