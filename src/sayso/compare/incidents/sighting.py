"""A sighting: one claim of a happening, as it is compared with others; and the account, the statement that it stands in.

Only what happened, or is denied to have happened, can be one incident: claims of states, habits, the future, conditions, questions
and orders are none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from sayso.compare.incidents.context import context_of
from sayso.compare.incidents.days import Days, days_between, days_of
from sayso.compare.incidents.figures import Context
from sayso.compare.incidents.meaning import Scene
from sayso.compare.incidents.words import content_words, name_keys, numbers, stem
from sayso.compare.statements import Held
from sayso.types import Attribution, Claim, Count, Entity, Mention, Participant, Source, Span, StatementLedger, Where

SightingKey = tuple[str, str]
"""A document's id and the id of a claim within it: what judgements are made about."""
PartyRole = Literal["agent", "patient", "other"]

WIDE_KINDS: Final = frozenset({"country", "continent", "region", "sea"})
"""Kinds of place that may hold a scene anywhere in them."""
ACCOUNT_CHARS: Final = 20_000
"""Code points of a statement that its account is made of: what a long report is about stands at its beginning."""
SCENE_CHARS: Final = 400
"""Code points of its sentence on either side of a predicate that its meaning is read from."""
MAX_WORDS: Final = 60
"""Words of one clause or sentence that are compared."""


@dataclass(frozen=True, slots=True)
class Account:
    """What is compared of a statement: its id, when it was published, its content words and its names' keys, both in order."""

    document: str
    published: Days | None
    words: tuple[str, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """Who or what takes part: the content words of the phrase and of what it stands for, and keys of the names among them."""

    role: PartyRole
    words: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Number:
    """How many of what: `of` is the stem of the unit; both ends inclusive, None if open."""

    of: str
    minimum: int | None
    maximum: int | None


@dataclass(frozen=True, slots=True)
class Sighting:
    """A claim as it is compared. `sentence` counts its sentence from 0; `names` are keys of the names in it and of the parties.

    Invariants: `stem` is that of `lemma`; `clause` and `words` hold content words in lower case, those of the claim and those of
    its sentence, which `scene` holds; `denied` where the claim says that it did not happen, or its source denies it. `place` has
    the words of the name of where it happened, found in a gazetteer or not, unless that may hold a scene anywhere in it. `context`
    is what its statement tells besides; None for words that were marked by hand.
    """

    account: Account
    claim: str
    lemma: str
    stem: str
    act: str | None
    parties: tuple[Party, ...]
    when: Days | None
    where: Where | None
    counts: tuple[Number, ...]
    clause: tuple[str, ...]
    words: tuple[str, ...]
    digits: frozenset[str]
    names: frozenset[str]
    sentence: int
    scene: Scene
    denied: bool = False
    place: frozenset[str] = frozenset()
    context: Context | None = None

    @property
    def key(self) -> SightingKey:
        """What judgements know it by."""
        return self.account.document, self.claim


def of_claims(ledger: StatementLedger) -> tuple[Sighting, ...]:
    """Give a statement's claims of happenings, in order."""
    surroundings, held = Surroundings(ledger), Held(ledger)
    told = [claim for claim in ledger.claims if is_happening(claim)]
    return tuple(replace(surroundings.sighting(claim), context=context_of(held, claim)) for claim in told)


def is_happening(claim: Claim) -> bool:
    """Tell whether a claim says that something happened, or denies it: an event, stated, neither habitual nor to come.

    What is asked or demanded is none (docs/annotation.md, section 9), nor what its own source leaves open ("to be killed").
    """
    is_asked = claim.act is not None and claim.act.plover == "REQUEST"
    is_told = claim.mood == "declarative" and claim.tense in {"past", "present"} and claim.commitment.innermost != "U"
    return claim.kind == "event" and is_told and not is_asked


class Surroundings:
    """What sightings of one statement share: its account, its sentences with their names, and what its participants stand for."""

    def __init__(self, ledger: StatementLedger) -> None:
        self._ledger = ledger
        self._starts = [start for start, _ in ledger.sentences]
        self._entities = {entity.id: entity for entity in ledger.entities}
        self._attributions = {attribution.id: attribution for attribution in ledger.attributions}
        self._names = _names_by_sentence(ledger.mentions, self._starts)
        self.account = account_of(ledger)

    def sighting(self, claim: Claim) -> Sighting:
        """Give a claim as it is compared."""
        parties = tuple(self._party(participant) for participant in claim.participants)
        sentence = self.sentence_at(claim.predicate.start)
        words = self._sentence_text(sentence)
        return Sighting(
            account=self.account,
            claim=claim.id,
            lemma=claim.predicate.lemma,
            stem=stem(claim.predicate.lemma.split()[0] if claim.predicate.lemma.strip() else ""),
            act=claim.act.plover if claim.act else None,
            parties=parties,
            when=days_of(claim.when),
            where=claim.where if claim.where and claim.where.name else None,
            counts=tuple(_number(count) for count in claim.counts),
            clause=tuple(content_words(claim.text)[:MAX_WORDS]),
            words=tuple(content_words(words)[:MAX_WORDS]),
            digits=frozenset(numbers(words)),
            names=self.names_in(sentence).union(*(party.names for party in parties)),
            sentence=sentence,
            scene=self._scene(sentence, claim.predicate.start, claim.predicate.end),
            denied=_is_denied(claim, self._attributions),
            place=_place_words(claim.where),
        )

    def of_words(self, span: Span, around: int) -> Sighting:
        """Give words that are no claim's predicate as a claim without parties, act, time and place would be compared.

        Its clause is what stands in the sentence within `around` code points, whole words alone.
        """
        sentence = self.sentence_at(span.start)
        words = self._sentence_text(sentence)
        begin = span.start - (self._starts[sentence] if self._starts else 0)
        before, after = words[:begin], words[begin + len(span.text) :]
        clause = before[-around:].partition(" ")[2] if len(before) > around else before
        clause += after[:around].rpartition(" ")[0] if len(after) > around else after
        return Sighting(
            account=self.account,
            claim=f"{span.start}-{span.end}",
            lemma=span.text.lower(),
            stem=stem(span.text),
            act=None,
            parties=(),
            when=None,
            where=None,
            counts=(),
            clause=tuple(content_words(clause)[:MAX_WORDS]),
            words=tuple(content_words(words)[:MAX_WORDS]),
            digits=frozenset(numbers(words)),
            names=self.names_in(sentence),
            sentence=sentence,
            scene=self._scene(sentence, span.start, span.end),
        )

    def speaker(self, source: Source) -> Party:
        """Give who an attribution rests on as its agent."""
        entity = self._entities.get(source.entity) if source.entity else None
        return Party("agent", frozenset(content_words(f"{source.text or ''} {_called(entity)}")), name_keys(_called(entity)))

    def sentence_at(self, point: int) -> int:
        """Give the number of the sentence that holds a code point."""
        return max(0, bisect_right(self._starts, point) - 1)

    def names_in(self, sentence: int) -> frozenset[str]:
        """Give keys of the names that stand in a sentence."""
        return self._names.get(sentence, frozenset())

    def _sentence_text(self, sentence: int) -> str:
        if not self._ledger.sentences:
            return ""
        start, end = self._ledger.sentences[sentence]
        return self._ledger.document.text[start:end]

    def _scene(self, sentence: int, start: int, end: int) -> Scene:
        """Give the sentence around a predicate that stands at [start, end) of the statement's text."""
        if not self._ledger.sentences:
            return Scene("", 0, 0)
        first, last = self._ledger.sentences[sentence]
        begin = max(first, start - SCENE_CHARS)
        return Scene(self._ledger.document.text[begin : min(last, end + SCENE_CHARS)], start - begin, end - begin)

    def _party(self, participant: Participant) -> Party:
        entity = self._entities.get(participant.entity) if participant.entity else None
        role: PartyRole = participant.role if participant.role in {"agent", "patient"} else "other"
        words = frozenset(content_words(f"{participant.text} {_called(entity)}"))
        return Party(role, words, name_keys(_called(entity)))


def _called(entity: Entity | None) -> str:
    """Give the names of a person, body or place; what is only described has a caption and no names."""
    return " ".join(dict.fromkeys(entity.names)) if entity else ""


def account_of(ledger: StatementLedger) -> Account:
    """Give what is compared of a statement."""
    document = ledger.document
    published = document.published
    days = days_between(published.earliest, published.latest) if published else None
    told = sorted((one.start, one.text) for one in ledger.mentions if one.form == "name" and one.end <= ACCOUNT_CHARS)
    names = tuple(key for _, text in told for key in sorted(name_keys(text)))
    return Account(document.id, days, tuple(content_words(document.text[:ACCOUNT_CHARS])), names)


def _names_by_sentence(mentions: Iterable[Mention], starts: Sequence[int]) -> dict[int, frozenset[str]]:
    found: dict[int, frozenset[str]] = {}
    for mention in mentions:
        if mention.form == "name":
            sentence = max(0, bisect_right(starts, mention.start) - 1)
            found[sentence] = found.get(sentence, frozenset()) | name_keys(mention.text)
    return found


def _place_words(where: Where | None) -> frozenset[str]:
    """Give the words of a place that a capital marks as a name, and that is no wide one."""
    if where is None or not where.text[:1].isupper() or where.kind in WIDE_KINDS or where.kind == "admin1":
        return frozenset()
    return frozenset(content_words(where.text))


def _number(count: Count) -> Number:
    words = content_words(count.of)
    return Number(stem(words[-1]) if words else "", count.minimum, count.maximum)


def _is_denied(claim: Claim, attributions: dict[str, Attribution]) -> bool:
    """Tell whether the claim is negated, or any source of its chain denies it."""
    manners = {attributions[name].manner for name in claim.chain if name in attributions}
    return claim.polarity == "negative" or "deny" in manners
