"""Numbers that a statement revises: "3 guards were killed and 1 was wounded, but he later died" makes four dead.

A claim revises a number where the one it is about was counted before under another outcome, and others were counted under its own.
The total is given only where it is plain which number is revised and who comes to it; where two candidates remain, none is given.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from sayso.types import Claim, Count, Mention, Participant

REACH_SENTENCES = 2
"""How many sentences before its own a claim may revise."""

_OF_WHOM = re.compile(r"\b(\w+) of wh(?:om|ich)\b", re.IGNORECASE)
_ANY_OF = (" of them", " of whom")
_HE_OR_SHE = frozenset({"he", "she", "him", "her"})
_THEY = frozenset({"they", "them", "both", "all of them", "both of them"})


@dataclass(frozen=True, slots=True)
class _Group:
    """People counted in a claim, and what became of them."""

    outcome: str
    count: Count
    who: Participant | None
    claim: Claim


@dataclass(frozen=True, slots=True)
class _Statement:
    """What the claims of a statement are read beside: text, sentences, each mention's label, each entity's mentions."""

    text: str
    claims: Sequence[Claim]
    sentences: Sequence[tuple[int, int]]
    labels: Mapping[str, str]
    entities: Mapping[str, frozenset[str]]

    def sentence(self, at: int) -> int:
        """Give the number of the sentence that holds a place, or that comes next behind it."""
        return bisect_right(self.sentences, at, key=lambda sentence: sentence[1])

    def resolved(self, who: Participant) -> bool:
        """Tell whether a participant is joined to another mention."""
        return who.entity is not None and bool(self.entities.get(who.entity, frozenset()) - {who.mention})


def with_revised_counts(
    text: str, claims: Sequence[Claim], mentions: Sequence[Mention], sentences: Sequence[tuple[int, int]]
) -> tuple[Claim, ...]:
    """Give the claims of a statement's text, those that revise a number with the total as a further count.

    Its words are those that revise ("he later died"), its `of` is the first number's, and its `participant` is None: it is the
    number of all whom the act befell, not of the participant.
    """
    labels = {mention.id: mention.label for mention in mentions}
    members: dict[str, set[str]] = defaultdict(set)
    for one in mentions:
        if one.entity is not None:
            members[one.entity].add(one.id)
    statement = _Statement(text, claims, sentences, labels, {name: frozenset(ids) for name, ids in members.items()})
    found = {claim.id: count for claim, count in _revisions(statement)}
    return tuple(replace(claim, counts=(*claim.counts, found[claim.id])) if claim.id in found else claim for claim in claims)


def _revisions(statement: _Statement) -> Iterator[tuple[Claim, Count]]:
    groups: dict[int, list[_Group]] = defaultdict(list)
    for claim in statement.claims:
        groups[statement.sentence(claim.predicate.start)] += _groups(claim)
    for claim in statement.claims:
        outcome = _outcome(claim)
        who = _undergoing(claim)
        if outcome is None or who is None or not _told(claim):
            continue
        here = statement.sentence(claim.predicate.start)
        within = (group for sentence in range(here - REACH_SENTENCES, here + 1) for group in groups.get(sentence, ()))
        near = [group for group in within if _stands_before(group.claim, claim)]
        first = [group for group in near if group.outcome == outcome and not _same(group.who, who)]
        moved = [group for group in near if group.outcome != outcome]
        if len({group.count for group in first}) != 1:
            continue
        number = _moved(statement, claim, who, moved)
        if number is not None:
            yield claim, _total(statement, claim, who, first[0].count, number)


def _groups(claim: Claim) -> Iterator[_Group]:
    """Give the people that a claim counts, by what became of them: the word behind the number tells, else the predicate."""
    if not _told(claim):
        return
    for count in claim.counts:
        who = None if count.participant is None else claim.participants[count.participant]
        outcome = _words("adjective").get(count.of.lower())
        if outcome is None and who is not None and who.role in _roles(claim):
            outcome = _outcome(claim)
        if outcome is not None:
            yield _Group(outcome, count, who, claim)


def _told(claim: Claim) -> bool:
    return claim.mood == "declarative" and claim.polarity == "positive" and claim.tense in {"past", "present"}


def _outcome(claim: Claim) -> str | None:
    return _words("verb").get(claim.predicate.lemma)


def _roles(claim: Claim) -> frozenset[str]:
    """Give the role of those to whom it happens: the patient, or, where there is none, the agent ("died", "were hurt")."""
    return frozenset({"patient"} if any(one.role == "patient" for one in claim.participants) else {"agent"})


def _undergoing(claim: Claim) -> Participant | None:
    """Give the one to whom a claim happens, None where there are several."""
    found = [one for one in claim.participants if one.role in _roles(claim)]
    return found[0] if len(found) == 1 else None


def _stands_before(earlier: Claim, later: Claim) -> bool:
    """Tell whether a claim stands before another of the same chain."""
    return earlier.chain == later.chain and earlier.predicate.start < later.predicate.start


def _moved(statement: _Statement, claim: Claim, who: Participant, groups: Sequence[_Group]) -> Count | int | None:
    """Give how many of those counted before a claim is about, None where that is open."""
    same = [group for group in groups if _same(group.who, who) or _joined(group.who, who)]
    if same:
        part = _OF_WHOM.search(statement.text, who.end, max(who.end, claim.predicate.start))
        if len({group.count for group in same}) != 1:
            return None
        return same[0].count if part is None else _part(claim, part)
    if statement.resolved(who):
        return None  # the text has the phrase for somebody else
    words = who.text.lower()
    if words in _HE_OR_SHE and _rivals(statement, claim, groups):
        return None
    if " of the" in words or words.endswith(" of whom"):  # "one of them", "two of the wounded"
        return _some(claim, words, groups)
    return _described(words, groups) if words.startswith("the ") else _pronoun(words, groups)


def _pronoun(words: str, groups: Sequence[_Group]) -> Count | int | None:
    """Give how many "he" or "they" are: the only ones that were counted as one, or as more."""
    if words not in _HE_OR_SHE | _THEY:
        return None
    fit = [group.count for group in groups if _is_one(group.count) == (words in _HE_OR_SHE)]
    return fit[0] if len(fit) == 1 else None


def _part(claim: Claim, part: re.Match[str]) -> Count | int | None:
    """Give the number of "one of whom" and "two of whom", of those before."""
    own = next((count for count in claim.counts if count.start <= part.start() < count.end), None)
    return 1 if part[1].lower() == "one" else own


def _some(claim: Claim, words: str, groups: Sequence[_Group]) -> Count | int | None:
    """Give how many "one of them" and "two of the wounded" are, where they are of one group: the only one counted as more."""
    fit = [group for group in groups if not _is_one(group.count) and (words.endswith(_ANY_OF) or _is_called(group, words))]
    own = [one for one in claim.counts if one.participant is not None and claim.participants[one.participant].text.lower() == words]
    if len(fit) != 1:
        return None
    if words.startswith("one "):
        return 1
    return own[0] if len(own) == 1 else None


def _described(words: str, groups: Sequence[_Group]) -> Count | None:
    """Give how many "the wounded guard" and "the wounded" are, of the only ones that were counted as wounded."""
    fit = [group.count for group in groups if _is_called(group, words)]
    whole = words.rsplit(maxsplit=1)[-1] in _words("adjective")
    return fit[0] if len(fit) == 1 and (_is_one(fit[0]) or whole) else None


def _is_called(group: _Group, words: str) -> bool:
    """Tell whether a phrase names the outcome under which a group was counted."""
    return any(_words("adjective").get(word) == group.outcome for word in words.split())


def _same(one: Participant | None, other: Participant) -> bool:
    return one is not None and _place(one) == _place(other)


def _joined(one: Participant | None, other: Participant) -> bool:
    """Tell whether two phrases are one mention, as for a pronoun with one reading in its sentence, or of one entity."""
    if one is None:
        return False
    mention = one.mention is not None and one.mention == other.mention
    return mention or (one.entity is not None and one.entity == other.entity)


def _is_one(count: Count) -> bool:
    return count.minimum == count.maximum == 1


def _rivals(statement: _Statement, claim: Claim, groups: Sequence[_Group]) -> int:
    """Count the persons between the first group and the claim that no number counts: "he" could be any of them."""
    start = min((group.claim.predicate.start for group in groups), default=claim.predicate.start)
    counted = {
        _place(other.participants[count.participant])
        for other in statement.claims
        for count in other.counts
        if count.participant is not None
    }
    persons = {
        _place(one)
        for other in statement.claims
        for one in other.participants
        if start <= one.start < claim.predicate.start and one.mention is not None and statement.labels.get(one.mention) == "PERSON"
    }
    return len(persons - counted - {_place(one) for one in claim.participants})


def _place(participant: Participant) -> tuple[int, int]:
    return participant.start, participant.end


def _total(statement: _Statement, claim: Claim, who: Participant, first: Count, number: Count | int) -> Count:
    low, high = (number, number) if isinstance(number, int) else (number.minimum, number.maximum)
    start, end = min(who.start, claim.predicate.start), max(who.end, claim.predicate.end)
    if statement.sentence(start) != statement.sentence(end - 1):  # the participant was taken over from another sentence
        start, end = claim.predicate.start, claim.predicate.end
    maximum = None if first.maximum is None or high is None else first.maximum + high
    return Count(start, end, statement.text[start:end], first.of, None, (first.minimum or 0) + (low or 0), maximum)


@cache
def _words(form: str) -> Mapping[str, str]:
    """Give the outcome of the words of one form, verb or adjective, by `data/outcomes.tsv`."""
    text = files("sayso.resolve").joinpath("data/outcomes.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {word: outcome for word, of_form, outcome in rows if of_form == form}
