"""Sightings written by hand."""

from __future__ import annotations

import datetime

from sayso.compare.incidents.days import Days
from sayso.compare.incidents.meaning import Scene
from sayso.compare.incidents.sighting import Account, Number, Party, PartyRole, Sighting
from sayso.compare.incidents.words import content_words, name_keys, numbers, stem
from sayso.types import Where

TARVEN = Where(0, 6, "Tarven", "Tarven", "kg", 41.0, 72.0, "city", None, None, 5)
FAR = Where(0, 6, "Melkun", "Melkun", "kg", 43.5, 76.0, "city", None, None, 5)


def day(text: str, latest: str | None = None) -> Days:
    """Give a day, or the days up to another."""
    first, last = (datetime.date.fromisoformat(one).toordinal() for one in (text, latest or text))
    return Days(first, last)


def account(document: str, text: str, published: str | None = None) -> Account:
    """Give a statement's account; its words with a capital are names."""
    names = tuple(key for word in text.split() if word[0].isupper() for key in sorted(name_keys(word)))
    return Account(document, day(published) if published else None, tuple(content_words(text)), names)


def party(role: PartyRole, text: str) -> Party:
    """Give a participant; its words with a capital are names."""
    return Party(role, frozenset(content_words(text)), name_keys(" ".join(word for word in text.split() if word[0].isupper())))


def seen(
    told: Account,
    claim: str,
    lemma: str,
    text: str,
    *parties: Party,
    when: Days | None = None,
    where: Where | None = None,
    act: str | None = None,
    sentence: int = 0,
    counts: tuple[Number, ...] = (),
) -> Sighting:
    """Give a claim whose clause is its whole sentence."""
    names = name_keys(" ".join(word for word in text.split()[1:] if word[0].isupper()))
    return Sighting(
        account=told,
        claim=claim,
        lemma=lemma,
        stem=stem(lemma),
        act=act,
        parties=parties,
        when=when,
        where=where,
        counts=counts,
        clause=tuple(content_words(text)),
        words=tuple(content_words(text)),
        digits=frozenset(numbers(text)),
        names=names.union(*(one.names for one in parties)),
        sentence=sentence,
        scene=scene(text, lemma),
    )


def scene(text: str, lemma: str) -> Scene:
    """Give a sentence and its first word that begins as the lemma does, which is the predicate; else its first word."""
    word = next((word for word in text.split() if word.casefold().startswith(lemma[:3])), text.split(maxsplit=1)[0])
    return Scene(text, text.index(word), text.index(word) + len(word))


BREAK = "On Monday nine prisoners escaped from the remand prison in Tarven and killed three guards"


def escape(document: str, when: Days | None = None, where: Where | None = None, published: str | None = None) -> Sighting:
    """Give a telling of the escape of nine prisoners."""
    told = account(document, BREAK, published)
    return seen(
        told,
        "c1",
        "escape",
        BREAK,
        party("agent", "nine prisoners"),
        party("other", "remand prison in Tarven"),
        when=when,
        where=where,
    )
