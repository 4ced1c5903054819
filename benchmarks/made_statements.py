"""Statements made by chance, for ledgers of any size: the same numbers give the same ones, and no corpus is needed."""

from __future__ import annotations

import datetime
import hashlib
import random
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from sayso.types import (
    Act,
    Attribution,
    Claim,
    Commitment,
    Document,
    Entity,
    MapRun,
    Mention,
    Offset,
    Participant,
    Predicate,
    Published,
    Role,
    Source,
    Span,
    StatementLedger,
    When,
    Where,
)

SEED: Final = 20310512
PEOPLE, PLACES, CAST, WORDS_OF_EACH = 400, 60, 20, 8
"""People and places that there are, people of one statement, and words of a claim that mean nothing."""
ACTS: Final = (
    ("arrested", "arrest", "COERCE"), ("accused", "accuse", "ACCUSE"), ("beat", "beat", "ASSAULT"), ("helped", "help", "AID"),
    ("urged", "urge", "REQUEST"), ("met", "meet", "CONSULT"), ("praised", "praise", "SUPPORT"), ("refused", "refuse", "REJECT"),
    ("threatened", "threaten", "THREATEN"), ("crossed", "cross", None), ("saw", "see", None), ("knew", "know", None),
    ("carried", "carry", None), ("counted", "count", None), ("sold", "sell", None), ("opened", "open", None),
    ("closed", "close", None), ("followed", "follow", None), ("painted", "paint", None), ("heard", "hear", None),
)  # fmt: skip
"""What is done: the word, its lemma, and its PLOVER event where it has one."""
TOLD, DATED, PLACED = 0.3, 0.3, 0.2
"""How many of the claims somebody is cited for, and how many tell of a day or a place."""
FIRST, YEARS = datetime.date(2021, 1, 1), 10
MONTH: Final = ("2029-05-01", "2029-05-31")
"""A month of those that claims tell of."""
_SYLLABLES: Final = ("ba", "den", "fi", "gor", "hul", "ka", "lem", "mi", "nor", "po", "ra", "sem", "tu", "vel", "wi", "zan")


def _word(number: int) -> str:
    """Give an invented word by its number, each number its own."""
    found, left = "", number
    while left or not found:
        left, least = divmod(left, len(_SYLLABLES))
        found = _SYLLABLES[least] + found
    return found


WORDS: Final = tuple(_word(number) for number in range(300, 5300))
"""Words that mean nothing, from the commonest to the rarest: the n-th is as often as 1/n has it (Zipf 1949)."""
_OFTEN: Final = tuple(accumulate(1 / (rank + 3) for rank in range(len(WORDS))))


def name_of(person: int) -> str:
    """Give what a person is called, two words; others share each of them."""
    return f"{_word(person % 40 + 16).title()} {_word(person // 4 + 6000).title()}"


def _place_of(number: int) -> str:
    return _word(number + 7000).title()


class _Text:
    """A text as it grows; what is written stands at a span."""

    def __init__(self) -> None:
        self.written = ""

    def write(self, words: str) -> Span:
        start = len(self.written)
        self.written += words
        return Span(start, len(self.written), words)

    def since(self, start: int) -> Span:
        return Span(start, len(self.written), self.written[start:])


def made_statements(statements: int, claims: int) -> Iterator[StatementLedger]:
    """Make statements of so many claims each, one claim a sentence."""
    for number in range(statements):
        yield _statement(number, claims, random.Random(SEED + number))


def _statement(number: int, claims: int, chance: random.Random) -> StatementLedger:
    cast, text = chance.sample(range(PEOPLE), CAST), _Text()
    told: list[Attribution] = []
    mentions: list[Mention] = []
    made: list[Claim] = []
    sentences: list[tuple[int, int]] = []
    for _ in range(claims):
        start = len(text.written)
        source = _source(text, chance.choice(cast)) if chance.random() < TOLD else None
        claim = _claim(text, f"c{len(made)}", chance, cast, len(mentions), None if source is None else f"a{len(told)}")
        if source is not None:
            told.append(_attribution(f"a{len(told)}", *source, claim))
        mentions += _mentions(claim)
        made.append(claim)
        text.write(".")
        sentences.append((start, len(text.written)))
        text.write(" ")
    entities = tuple(Entity(f"e{one}", "Person", name_of(one), (name_of(one),)) for one in cast)
    document = _document(number, text.written, chance)
    return StatementLedger(document, tuple(sentences), tuple(mentions), entities, tuple(told), tuple(made))


def _document(number: int, text: str, chance: random.Random) -> Document:
    day = str(_day(chance))
    return Document(
        "sha256:" + hashlib.sha256(text.encode()).hexdigest(), f"made-{number}.txt", "text/plain", "en", None, None,
        Published(day, day, "metadata"), text, (MapRun(0, len(text), Offset(0)),), (),
    )  # fmt: skip


def _day(chance: random.Random) -> datetime.date:
    return FIRST + datetime.timedelta(days=chance.randrange(365 * YEARS))


def _source(text: _Text, person: int) -> tuple[Source, Span]:
    """Write whom what follows is told by; give them and the cue."""
    name = text.write(name_of(person))
    text.write(" ")
    cue = text.write("said")
    text.write(" that ")
    return Source("named", name.start, name.end, name.text, f"e{person}"), cue


def _attribution(name: str, source: Source, cue: Span, claim: Claim) -> Attribution:
    return Attribution(name, None, source, cue, (Span(claim.start, claim.end, claim.text),), "assert", "indirect")


def _claim(text: _Text, name: str, chance: random.Random, cast: Sequence[int], mentions: int, told: str | None) -> Claim:
    """Write a claim; its participants are the next two mentions."""
    start, (word, lemma, act) = len(text.written), chance.choice(ACTS)
    agent = _participant(text, "agent", chance.choice(cast), mentions)
    text.write(" ")
    verb = text.write(word)
    text.write(" ")
    patient = _participant(text, "patient", chance.choice(cast), mentions + 1)
    where = _where(text, chance) if chance.random() < PLACED else None
    when = _when(text, chance) if chance.random() < DATED else None
    text.write(" " + " ".join(chance.choices(WORDS, cum_weights=_OFTEN, k=WORDS_OF_EACH)))
    clause = text.since(start)
    return Claim(
        clause.start, clause.end, clause.text, name, Predicate(verb.start, verb.end, word, lemma), "event", "declarative", "past",
        "positive", None if act is None else Act(act), (agent, patient), when, where, (), () if told is None else (told,),
        Commitment("CT+", "CT+" if told is None else "U", 3.0 if told is None else 0.4), confidence=0.9,
    )  # fmt: skip


def _participant(text: _Text, role: Role, person: int, mention: int) -> Participant:
    name = text.write(name_of(person))
    return Participant(name.start, name.end, name.text, role=role, mention=f"m{mention}", entity=f"e{person}")


def _where(text: _Text, chance: random.Random) -> Where:
    text.write(" ")
    number = chance.randrange(PLACES)
    one = text.write(f"in {_place_of(number)}")
    return Where(one.start, one.end, one.text, _place_of(number), "xv", 12.5, -40.25, "city", f"made:{number}")


def _when(text: _Text, chance: random.Random) -> When:
    text.write(" ")
    first = _day(chance)
    last = first + datetime.timedelta(days=chance.choice((0, 0, 0, 6, 30)))
    one = text.write(f"from {first} to {last}")
    return When(one.start, one.end, one.text, str(first), str(last), "text")


def _mentions(claim: Claim) -> list[Mention]:
    return [Mention(one.start, one.end, one.text, one.mention or "", "PERSON", "name", one.entity) for one in claim.participants]
