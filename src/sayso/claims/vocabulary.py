"""The word lists of this layer's rules: one file in `data/` each, whose header says what it holds and where it is from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from sayso.types import Act, ClaimKind, CommitmentValue, Role


@dataclass(frozen=True, slots=True)
class EventNoun:
    """A noun that names a happening: whose role "of" and the possessive mark; a weak one needs more than that to make a claim."""

    of: Role
    possessive: Role
    strong: bool


@dataclass(frozen=True, slots=True)
class Opener:
    """A verb that makes one claim with the predicate it opens; `time` is that predicate's tense where it is not the opener's."""

    clause: bool
    noun: bool
    effect: str
    time: str | None


def words(text: str) -> frozenset[str]:
    """Give the words of a list written as running text."""
    return frozenset(text.split())


def rows(name: str) -> list[list[str]]:
    """Give the rows of `data/<name>.tsv` without its comment lines, each split at tabs."""
    text = files("sayso.claims").joinpath(f"data/{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def acts() -> Mapping[tuple[str, str], Act]:
    """PLOVER act by words (a lemma, or `verb+word`) and part of speech, VERB or NOUN, without the lines of what is no act."""
    return {(found, pos): Act(event, None if mode == "-" else mode) for found, pos, event, mode, _ in rows("acts") if event != "-"}


@cache
def event_nouns() -> Mapping[str, EventNoun]:
    """Nouns that name a happening, by lemma."""
    return {
        lemma: EventNoun(cast(Role, of), cast(Role, possessive), strength == "strong")
        for lemma, of, possessive, strength in rows("event_nouns")
    }


@cache
def openers() -> Mapping[str, Opener]:
    """Verbs that open another predicate, by lemma (or `verb+particle`)."""
    return {
        lemma: Opener(complement != "noun", complement != "clause", effect, None if time == "-" else time)
        for lemma, complement, effect, time in rows("openers")
    }


@cache
def idioms() -> Mapping[tuple[str, str], Role]:
    """Verb and bare object that make one predicate, by lemmas, with the role of the subject."""
    return {(verb, noun): cast(Role, role) for verb, noun, role in rows("idioms")}


@cache
def controllers() -> Mapping[str, str]:
    """Whose subject a clause without one takes under a verb: "subject" or "object"."""
    return dict(rows("controllers"))


@cache
def states() -> Mapping[str, ClaimKind]:
    """The kind of claim of verbs that name no event, by lemma; adjectives as `word/adj`."""
    return {lemma: cast(ClaimKind, kind) for lemma, kind in rows("states")}


@cache
def unaccusatives() -> frozenset[str]:
    """Verbs whose subject, without an object, is the one that it happens to."""
    return frozenset(row[0] for row in rows("unaccusatives"))


@cache
def noun_classes() -> Mapping[str, str]:
    """PERSON, GROUP, ORG, PLACE, TIME or WEAPON by noun lemma."""
    return dict(rows("nouns"))


@cache
def modality(part: str) -> Mapping[str, str]:
    """What words of a part ("aux", "adverb", "adjective", "verb", "noun") say of certainty, by word or lemma."""
    return {word: effect for word, of_part, effect in rows("modality") if of_part == part}


@cache
def factives() -> Mapping[str, CommitmentValue]:
    """Cues that commit the one who uses them to what they report, by lemma."""
    return {lemma: cast(CommitmentValue, value) for lemma, value in rows("factives")}


@cache
def time_words(name: str) -> frozenset[str]:
    """The time words of one class: adverb, future, habitual, preposition or determiner."""
    return frozenset(word for word, of_class in rows("times") if of_class == name)


@cache
def numbers() -> Mapping[str, tuple[int, int | None, str]]:
    """Number words with their minimum, maximum and class (number, scale, vague)."""
    return {word: (int(low), None if high == "-" else int(high), of_class) for word, low, high, of_class in rows("numbers")}


@cache
def duties(part: str) -> frozenset[str]:
    """Words of duty of one part: aux, opener, adjective, noun or verb."""
    return frozenset(word for word, of_part in rows("duties") if of_part == part)


@cache
def attempts() -> frozenset[str]:
    """Nouns whose infinitive shares the tense of their clause ("the effort to stop them")."""
    return frozenset(row[0] for row in rows("attempts"))


@cache
def addressees(place: str) -> frozenset[str]:
    """Verbs with one who is asked, allowed or given, by where that one stands: object, object-to, on, subject, for or with."""
    return frozenset(lemma for lemma, of_place in rows("addressees") if of_place == place)


@cache
def styles() -> frozenset[str]:
    """Forms of address and ranks, which before a name claim nothing ("Senator", "General")."""
    return frozenset(row[0] for row in rows("styles"))


@cache
def documents() -> frozenset[str]:
    """Nouns of texts and programmes that themselves do what their infinitive says ("a bill to ban fishing")."""
    return frozenset(row[0] for row in rows("documents"))
