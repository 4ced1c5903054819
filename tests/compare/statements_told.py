"""Small statements written by hand: words are found in the text, so that every span is its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.compare.comparing import set_against
from sayso.compare.statements import Held
from sayso.compare.types import ClaimRef, FieldComparison, Incident
from sayso.types import (
    Act,
    Attribution,
    Claim,
    Commitment,
    Count,
    Document,
    Entity,
    Issuer,
    Mention,
    Participant,
    Polarity,
    Predicate,
    Published,
    Source,
    Span,
    StatementLedger,
    When,
    Where,
)

NUMBERS = {"two": 2, "three": 3, "four": 4, "six": 6, "nine": 9}
LABELS = {"Person": "PERSON", "PublicBody": "ORG", "Organization": "ORG", "Group": "GROUP", "Address": "PLACE", "Thing": "OTHER"}


@dataclass
class Told:
    """A statement in the making. Entities are given as words and schema; an entity is met wherever its words first stand."""

    text: str
    issuer: str | None = None
    published: str | None = None
    name: str = "one.txt"
    entities: Sequence[tuple[str, str]] = ()
    title: str | None = None
    claims: list[Claim] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)

    def span(self, words: str) -> tuple[int, int]:
        start = self.text.index(words)
        return start, start + len(words)

    def entity_of(self, words: str | None) -> str | None:
        return next((f"e{number}" for number, (name, _) in enumerate(self.entities, 1) if name == words), None)

    def said(self, source: str | None, cue: str, content: str, manner: str = "assert", kind: str | None = None) -> str:
        """Add an attribution; its id is given back."""
        name = f"a{len(self.attributions) + 1}"
        kind = kind or ("impersonal" if source is None else "described")
        where = self.span(source) if source else (None, None)
        held = Source(kind, where[0], where[1], source, self.entity_of(source))  # type: ignore[arg-type]
        cued = Span(*self.span(cue), cue)
        self.attributions.append(
            Attribution(name, None, held, cued, (Span(*self.span(content), content),), manner, "indirect")  # type: ignore[arg-type]
        )
        return name

    def claim(
        self,
        clause: str,
        predicate: str,
        lemma: str,
        *,
        agent: str | None = None,
        patient: str | None = None,
        patient_is: str | None = None,
        count: str | None = None,
        when: tuple[str, str | None, str | None] | None = None,
        where: str | None = None,
        chain: Sequence[str] = (),
        polarity: Polarity = "positive",
        act: Act | None = None,
    ) -> str:
        """Add a claim; its id is given back. A count is the first word of the patient, or of the agent where there is none.

        `patient_is` names the entity that the patient's words stand for, where they are not its name.
        """
        name = f"c{len(self.claims) + 1}"
        parts = [("agent", agent, agent), ("patient", patient, patient_is or patient)]
        people = tuple(
            Participant(*self.span(words), words, role, None, self.entity_of(name))  # type: ignore[arg-type]
            for role, words, name in parts
            if words
        )
        start = self.span(clause)[0]
        at = self.text.index(predicate, start)
        self.claims.append(
            Claim(
                *self.span(clause),
                clause,
                name,
                Predicate(at, at + len(predicate), predicate, lemma),
                "event",
                "declarative",
                "past",
                polarity,
                act,
                people,
                When(*self.span(when[0]), *when, "text") if when else None,
                Where(*self.span(where), where) if where else None,
                (self._count(count, people),) if count else (),
                tuple(chain),
                Commitment("CT-" if polarity == "negative" else "CT+", "U" if chain else "CT+", 0.0),
            )
        )
        return name

    def _count(self, words: str, people: Sequence[Participant]) -> Count:
        least = words.startswith("at least ")
        number = NUMBERS[words.removeprefix("at least ").casefold()]
        unit = people[-1].text.split()[-1]
        return Count(*self.span(words), words, unit, len(people) - 1, number, None if least else number)

    def ledger(self, document: str | None = None) -> StatementLedger:
        spans = {name: self.span(name) for name, _ in self.entities}
        mentions = tuple(
            Mention(*spans[name], name, f"m{number}", LABELS[schema], "name", f"e{number}")
            for number, (name, schema) in enumerate(self.entities, 1)
        )
        entities = tuple(Entity(f"e{number}", schema, name, (name,)) for number, (name, schema) in enumerate(self.entities, 1))
        issuer = Issuer(*self.span(self.issuer), self.issuer, self.entity_of(self.issuer), "letterhead") if self.issuer else None
        published = Published(self.published, self.published, "dateline") if self.published else None
        title = Span(*self.span(self.title), self.title) if self.title else None
        return StatementLedger(
            Document(document or f"sha256:{self.name}", self.name, "text/plain", "en", title, issuer, published, self.text, (), ()),
            tuple(_sentences(self.text)),
            mentions,
            entities,
            tuple(self.attributions),
            tuple(self.claims),
        )


def _sentences(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for place, letter in enumerate(text):
        if letter in ".\n" and place > start:
            found.append((start, place + 1))
            start = place + 1
    if start < len(text):
        found.append((start, len(text)))
    return found


def incident_of(*statements: Told) -> Incident:
    """Set statements against one another, all of whose claims are of one happening."""
    held = [Held(told.ledger()) for told in statements]
    (found,), _ = set_against(held, [[ClaimRef(one.id, claim.id) for one in held for claim in one.ledger.claims]])
    return found


def fields_of(*statements: Told) -> dict[str, FieldComparison]:
    """Give the fields of that incident by their names."""
    return {field.name: field for field in incident_of(*statements).fields}
