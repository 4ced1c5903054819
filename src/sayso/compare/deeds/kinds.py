"""What was done, as a kind of deed: by the predicate's word (`data/deeds.tsv`), else by its PLOVER act (`data/deed_acts.tsv`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from sayso.compare.words import climbed, head_of, noun_classes, table
from sayso.types import Claim

_AUXILIARIES: Final = frozenset("is are was were be been being has have had did do does not".split())  # noqa: SIM905

_TAKING_LIFE: Final = frozenset({"hang", "kill", "shoot", "burn", "poison", "drown", "strangle"})
_ONESELF: Final = frozenset({"himself", "herself", "themselves"})
_PEOPLE_PRONOUNS: Final = frozenset({"him", "her", "us", "me", "he", "she", "who", "whom"})


def deed_of(claim: Claim) -> str:
    """Give the kind of deed that a claim tells of; "" where it is none that is known."""
    if _is_own_doing(claim):
        return "suicide"
    if is_loss_of_life(claim):
        return "death"
    if is_of_people(claim) and claim.predicate.lemma in _deeds_of_people():
        return _deeds_of_people()[claim.predicate.lemma]
    for candidate in _looked_up(claim):
        if candidate in _deeds():
            return _deeds()[candidate]
    return _deed_acts().get((claim.act.plover, claim.act.mode or "-"), "") if claim.act else ""


def _is_own_doing(claim: Claim) -> bool:
    """Tell whether somebody is told to have taken his own life."""
    lemma = claim.predicate.lemma
    patients = [one.text.casefold() for one in claim.participants if one.role == "patient"]
    return (lemma in _TAKING_LIFE and any(text in _ONESELF for text in patients)) or (
        lemma == "take" and any(text.endswith((" own life", " own lives")) for text in patients)
    )


def is_of_people(claim: Claim) -> bool:
    """Tell whether those whom a claim is of are people, by their head nouns or as pronouns for people."""
    patients = [one.text for one in claim.participants if one.role == "patient"]
    return any(noun_classes().get(head_of(text)) in {"PERSON", "GROUP"} or text.casefold() in _PEOPLE_PRONOUNS for text in patients)


def deed_named(word: str) -> str:
    """Give the kind of deed that a word is listed for; "" where it is not listed."""
    return _deeds().get(word, "")


def _looked_up(claim: Claim) -> Iterator[str]:
    """Give what a claim's deed is looked up by: lemma and words with what stands behind them ("shot dead"), then alone."""
    lemma = claim.predicate.lemma
    words = [word for word in claim.predicate.text.casefold().split() if word not in _AUXILIARIES]
    behind = claim.text[max(0, claim.predicate.end - claim.start) :].casefold().split()[:2]
    form = " ".join(words)
    for second in (*words[1:], *behind[:1], *behind[1:]):
        yield f"{lemma} {second}"
        yield f"{words[0] if words else lemma} {second}"
    yield from (lemma, form, lemma.split()[0] if lemma else "", words[0] if words else "")


def is_loss_of_life(claim: Claim) -> bool:
    """Tell whether a claim is of somebody's losing or giving life: who does it is the one it is done to."""
    first = claim.predicate.lemma.split()[0] if claim.predicate.lemma else ""
    return first in {"lose", "give", "lay"} and (
        "life" in claim.predicate.lemma or any(head_of(one.text) == "life" for one in claim.participants)
    )


def related(one: str, other: str) -> bool:
    """Tell whether two known deeds may be tellings of one: the same, one holding the other, or both the dead of one happening."""
    return one == other or one in above(other) or other in above(one) or {one, other} <= of_one_harm()


def of_one_harm() -> frozenset[str]:
    """Deeds that tell, by themselves, of nothing but the dead of a happening."""
    return frozenset({"death", "killing", "bombing"})


def above(deed: str) -> frozenset[str]:
    """Give the deeds that hold a deed, also through others."""
    return _wider().get(deed, frozenset())


@cache
def deed_nouns() -> frozenset[str]:
    """Give the listed words that name a deed as a noun does: those of one word that an article may stand before."""
    return frozenset(word for word in _deeds() if word.endswith(("ing", "ion", "ment", "age")) or word in _deed_names())


@cache
def _deed_names() -> frozenset[str]:
    return frozenset({"attack", "raid", "arrest", "murder", "death", "escape", "flight", "march", "search", "blast", "ambush"})


@cache
def _deeds() -> Mapping[str, str]:
    return {row[0]: row[1] for row in table("deeds", "deeds")}


@cache
def _deeds_of_people() -> Mapping[str, str]:
    return {row[0]: row[1] for row in table("deeds", "deeds_of_people")}


@cache
def _deed_acts() -> Mapping[tuple[str, str], str]:
    return {(row[0], row[1]): row[2] for row in table("deeds", "deed_acts")}


@cache
def _wider() -> Mapping[str, frozenset[str]]:
    return climbed(table("deeds", "wider"))
