"""Ledgers of invented statements, written by hand: only what a map is made from, everybody in every one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.system import Edge, Map
from sayso.types import (
    Act,
    Attribution,
    Claim,
    Commitment,
    Document,
    Entity,
    Issuer,
    Link,
    LinkRelation,
    Manner,
    Mention,
    Participant,
    Predicate,
    Role,
    Source,
    SourceKind,
    Span,
    StatementLedger,
    When,
)

GUARDS = Entity("e1", "Group", "guards", ("guards",))
DRIVERS = Entity("e2", "Group", "drivers", ("drivers",))
MINISTRY = Entity("e3", "PublicBody", "Ministry of Transport of Orlesk", ("Ministry of Transport of Orlesk",))
ODE = Entity("e4", "Person", "Mira Ode", ("Mira Ode",))
KARROW = Entity("e5", "Address", "Karrow", ("Karrow",))
HERALD = Entity("e6", "Company", "Karrow Herald", ("Karrow Herald",))
GATES = Entity("e7", "Thing", "the gates", ())
COUNCIL = Entity("e8", "Organization", "Council of the Open Valley", ("Council of the Open Valley",))
EVERYBODY = (GUARDS, DRIVERS, MINISTRY, ODE, KARROW, HERALD, GATES, COUNCIL)

CERTAIN = Commitment("CT+", "CT+", 3.0)
REPORTED = Commitment("CT+", "U", 0.4)

Taking = Entity | Participant


def part(role: Role, who: Entity) -> Participant:
    """An entity that takes part under its caption."""
    return Participant(0, len(who.caption), who.caption, role=role, entity=who.id)


def described(role: Role, words: str, mention: str | None = None, entity: str | None = None) -> Participant:
    """Words that take part, with the id of their mention."""
    return Participant(0, len(words), words, role=role, mention=mention, entity=entity)


def mention(name: str, words: str, label: str, form: str = "nominal", at: int = 0) -> Mention:
    return Mention(at, at + len(words), words, name, label, form)  # type: ignore[arg-type]


def a_claim(name: str, verb: str, *participants: Participant, **rest: object) -> Claim:
    """A claim told as certain by its issuer; `rest` are fields that differ, `act` a PLOVER event, `at` where it starts."""
    at = int(str(rest.pop("at", 0)))
    words = str(rest.pop("text", f"{verb} in words"))
    act = rest.pop("act", None)
    values: dict[str, object] = {
        "kind": "event", "mood": "declarative", "tense": "past", "polarity": "positive", "when": None, "where": None,
        "counts": (), "chain": (), "commitment": CERTAIN, "act": None if act is None else Act(str(act)),
    }  # fmt: skip
    predicate = Predicate(at, at + len(verb), verb, verb)
    return Claim(at, at + len(words), words, id=name, predicate=predicate, participants=participants, **(values | rest))  # type: ignore[arg-type]


def does(name: str, agent: Entity, verb: str, *patients: Entity, **rest: object) -> Claim:
    """A claim that somebody does something to somebody."""
    return a_claim(name, verb, part("agent", agent), *(part("patient", one) for one in patients), **rest)


def on(earliest: str | None, latest: str | None) -> When:
    return When(0, 4, "then", earliest, latest, "text")


def said_by(
    name: str,
    who: Entity | str | None,
    manner: Manner = "assert",
    *,
    kind: SourceKind = "named",
    parent: str | None = None,
    content: Sequence[str] = ("that it is so",),
    at: int = 0,
) -> Attribution:
    """An attribution to an entity, to words, or to nobody."""
    words = who.caption if isinstance(who, Entity) else who
    end = None if words is None else at + len(words)
    source = Source(kind, None if words is None else at, end, words, who.id if isinstance(who, Entity) else None)
    return Attribution(name, parent, source, None, tuple(Span(0, len(one), one) for one in content), manner, "indirect")


def leads(from_: str, to: str, relation: LinkRelation = "cause", **rest: object) -> Link:
    return Link(from_, to, relation, None, **({"chain": ()} | rest))  # type: ignore[arg-type]


def a_ledger(
    *claims: Claim,
    id: str = "a",
    name: str | None = None,
    entities: Iterable[Entity] = EVERYBODY,
    mentions: Iterable[Mention] = (),
    attributions: Iterable[Attribution] = (),
    links: Iterable[Link] = (),
    issuer: Entity | str | None = COUNCIL,
    text: str = "",
) -> StatementLedger:
    """A statement with these claims; `issuer` is an entity, a name that is none of the entities, or nobody."""
    words = issuer.caption if isinstance(issuer, Entity) else issuer
    by = None if words is None else Issuer(None, None, words, issuer.id if isinstance(issuer, Entity) else None, "given")
    document = Document(f"sha256:{id}", name or f"{id}.txt", "text/plain", "en", None, by, None, text, (), ())
    return StatementLedger(document, (), tuple(mentions), tuple(entities), tuple(attributions), claims, tuple(links))


def told(map_: Map) -> list[tuple[str, str, str]]:
    """The edges of a map in words: from whom, what, to whom."""
    names = {node.id: node.label for node in map_.nodes}
    return [(names[one.from_], one.label, names[one.to]) for one in map_.edges]


def only(map_: Map) -> Edge:
    """The one edge of a map."""
    (edge,) = map_.edges
    return edge
