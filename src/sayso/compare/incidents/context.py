"""What a claim's statement tells of its happening elsewhere: the kind of deed, whom it befell, who did it, and on what days.

A clause seldom holds all that marks a happening. Who "he" or "the brother" is, other mentions of the entity say; the day, the
passage may have given before (`sayso.compare.settings`).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import Final

from sayso.compare.deeds import deed_nouns, deed_of, is_loss_of_life
from sayso.compare.incidents.days import Days, YearDays, days_between, days_of, named_in_year, year_days_of
from sayso.compare.incidents.figures import Context, Figure
from sayso.compare.incidents.words import name_keys
from sayso.compare.settings import DEICTIC, LONGEST_SETTING, told_around
from sayso.compare.statements import Held
from sayso.compare.words import PRONOUNS, head_of, noun_classes, number_words, singular
from sayso.types import Claim, Entity, Participant

WIDEST_YEARS: Final = 3 * 366
"""Days that a time spans at most for its years to say when it was."""
TAKING: Final = frozenset({"take", "remove"})
"""Lemmas that tell of a detention where people are what is taken."""
PEOPLE: Final = frozenset({"PERSON", "GROUP"})
"""Classes of nouns for people (`sayso.claims`' list)."""
MAX_HEADS: Final = 12
"""Head nouns of one participant that are compared."""
_YEAR: Final = re.compile(r"(?<!born in )(?<![\d.,/-])(?:1[5-9]|20)\d\d(?![\d.,/-]*\d)")


def context_of(held: Held, claim: Claim) -> Context:
    """Give what a claim's statement tells of its happening."""
    deed = deed_of(claim) or _taking_people(held, claim)
    themes, doers = _of_roles(held, claim, deed)
    days = _narrow_days(claim) or _days_of_passage(held, claim)
    years, other_year = _years(held, claim, days)
    return Context(
        deed="" if _is_of_deed(themes) else deed,
        themes=tuple(_figure(held, claim, one) for one in themes),
        doers=tuple(_figure(held, claim, one) for one in doers),
        days=days,
        years=years,
        other_year=other_year,
        of_year=_of_year(held, claim),
    )


def _taking_people(held: Held, claim: Claim) -> str:
    """Give the detention that "they took every man" tells of: whom one takes, unlike what, one takes away."""
    taken = claim.predicate.lemma in TAKING and any(one.role == "patient" and _is_people(held, one) for one in claim.participants)
    return "detention" if taken else ""


def _is_people(held: Held, one: Participant) -> bool:
    entity = held.entities.get(one.entity) if one.entity else None
    return noun_classes().get(head_of(one.text)) in PEOPLE or (entity is not None and entity.schema == "Person")


def _is_of_deed(themes: Iterable[Participant]) -> bool:
    """Tell whether what it is done to is a deed itself: "led to the arrest" tells of no other."""
    return any(head_of(one.text) in deed_nouns() for one in themes)


def _years(held: Held, claim: Claim, days: Days | None) -> tuple[frozenset[int], bool]:
    """Give the years of a claim, and whether it names them itself and they are not its statement's."""
    published = held.ledger.document.published
    issued = _years_of(days_between(published.earliest, published.latest) if published else None)
    named = _years_of(days_of(claim.when)) or _named_years(held, claim)
    if named:
        return named, named.isdisjoint(issued)
    return _years_of(days), False


def _years_of(days: Days | None) -> frozenset[int]:
    """Give the years that some days are in; none where they are too many to say when it was."""
    if days is None or not days.closed or days.width > WIDEST_YEARS:
        return frozenset()
    return frozenset(range(_year(days.earliest), _year(days.latest) + 1))


def _named_years(held: Held, claim: Claim) -> frozenset[int]:
    sentences = held.ledger.sentences
    start, end = sentences[held.sentence_at(claim.predicate.start)] if sentences else (claim.start, claim.end)
    return frozenset(int(year) for year in _YEAR.findall(held.text[start:end]))


def _year(day: int) -> int:
    return datetime.date.fromordinal(day).year


def _of_roles(held: Held, claim: Claim, deed: str) -> tuple[list[Participant], list[Participant]]:
    """Give whom a deed befell and who did it; who dies, flees or marches is the one whom it is about."""
    patients = [one for one in claim.participants if one.role == "patient"]
    agents = [one for one in claim.participants if one.role == "agent"]
    about_doer = deed == "death" and (is_loss_of_life(claim) or not any(_is_people(held, one) for one in patients))
    if about_doer or not patients:
        return agents or patients, []
    return patients, agents


def _figure(held: Held, claim: Claim, one: Participant) -> Figure:
    place = claim.participants.index(one)
    counts = [count for count in claim.counts if count.participant == place]
    phrases = [one.text, *(count.of for count in counts), *_called(held, one)]
    heads = dict.fromkeys(head for phrase in phrases if (head := head_of(phrase)) and not _says_nothing(head))
    entity = held.entities.get(one.entity) if one.entity else None
    names = frozenset(keys for name in (entity.names if entity else ()) if (keys := name_keys(name)))
    least, most = (counts[0].minimum, counts[0].maximum) if counts else (None, None)
    person = entity is not None and entity.schema == "Person"
    return Figure(frozenset(list(heads)[:MAX_HEADS]), names, least, most, _is_many(one.text, entity, least), person)


def _is_many(phrase: str, entity: Entity | None, least: int | None) -> bool | None:
    """Tell whether a phrase is of several; None where neither number, name nor ending tells."""
    if least is not None:
        return least > 1
    if entity is not None and entity.schema == "Person" and entity.names:
        return False
    first, *rest = phrase.casefold().split() or [""]
    last = rest[-1] if rest else first
    if singular(last) != last:
        return True
    return False if first in {"a", "an"} else None


def _says_nothing(head: str) -> bool:
    return head in PRONOUNS or head in number_words() or not head.replace("-", "").isalpha()


def _called(held: Held, one: Participant) -> Iterator[str]:
    """Give what a participant's entity is called besides its names."""
    entity = held.entities.get(one.entity) if one.entity else None
    if entity is not None:
        yield from (span.text for span in entity.descriptions)
        yield from (mention.text for mention in held.mentions_of(entity.id) if mention.form == "nominal")


def _of_year(held: Held, claim: Claim) -> YearDays | None:
    """Give the days of the year that a claim names itself; None where it names none, or more than a month."""
    if (days := _narrow_days(claim)) is not None:
        return year_days_of(days)
    when = claim.when
    if when is None or when.earliest is not None or when.latest is not None:
        return None
    return next((named_in_year(one) for one in held.days_of_year if when.start <= one.start < when.end), None)


def _days_of_passage(held: Held, claim: Claim) -> Days | None:
    """Give the days of the nearest claim told before, or in the same sentence, by the same source or by who passes it on."""
    return next((days for one in told_around(held, claim) if (days := _narrow_days(one)) is not None), None)


def _narrow_days(claim: Claim) -> Days | None:
    days = days_of(claim.when)
    if days is None or claim.when is None or claim.when.text.casefold() in DEICTIC:
        return None
    return days if days.closed and days.width <= LONGEST_SETTING else None
