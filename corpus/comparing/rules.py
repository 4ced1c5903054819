"""What must hold between the lines of a set's sheet: each incident stands on words of its own, and its figures follow from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations

from corpus.comparing.notation import IncidentLines, SetLines
from corpus.comparing.scheme import Stance
from corpus.comparing.values import verdict_of
from corpus.page import Note
from corpus.rules import overlap

_OWN: frozenset[Stance] = frozenset({"asserts", "denies", "doubts"})
"""Stances of a voice that tells something itself."""


CLAIMS_ALONE = "claims"
"""What the header `layer` says where no fields, stances and numbers are annotated."""


def problems(read: SetLines, wider: Mapping[str, frozenset[str]]) -> Iterator[Note]:
    """Give every broken rule with its line: those of the whole sheet on line 1, those of an incident on its `I` line."""
    for name in ("set", "annotator"):
        if not read.headers.get(name):
            yield Note(1, f"no header '{name}'", f"write '# {name}: …'")
    if len(read.statements) < 2:
        yield Note(1, "a set has two statements or more", "write a D line for each")
    yield from _overlaps(read)
    for incident in read.incidents:
        if not any(not mention.optional for mention in incident.mentions):
            yield Note(incident.line, f"no claim tells of {incident.id}", "write an M line")
        if read.headers.get("layer") == CLAIMS_ALONE:
            yield from _only_claims(incident)
            continue
        yield from _unsupported(incident)
        yield from _fields(incident, wider)
        yield from _numbers(incident)


def sources_of(incident: IncidentLines) -> tuple[int, int]:
    """Give how many voices have a stance, and how many of them do more than report and carry nobody's account."""
    voices = {stance.holder.voice for stance in incident.stances}
    own = {stance.holder.voice for stance in incident.stances if stance.stance in _OWN}
    return len(voices), len(own - {carrier for _, carrier in incident.carried})


def _overlaps(read: SetLines) -> Iterator[Note]:
    """A claim tells of one incident: no two mentions of a statement overlap."""
    placed = [
        (mention, line) for incident in read.incidents for mention, line in zip(incident.mentions, incident.lines, strict=True)
    ]
    for (one, first), (other, line) in combinations(placed, 2):
        if one.statement == other.statement and overlap(one.span, other.span):
            yield Note(line, f"these words are already those of line {first}", "give a claim to one incident, once")


def _unsupported(incident: IncidentLines) -> Iterator[Note]:
    """Whoever holds a value has a stance, whoever carries an account too, and stances stand where the incident is mentioned."""
    holders = {stance.holder for stance in incident.stances}
    mentioned = {mention.statement for mention in incident.mentions}
    required = {mention.statement for mention in incident.mentions if not mention.optional}
    standing = {holder.statement for holder in holders}
    for number in sorted(required - standing):
        yield Note(
            incident.line, f"statement {number} tells of {incident.id}, and nobody has a stance there", "write it on an S line"
        )
    for number in sorted(standing - mentioned):
        yield Note(incident.line, f"a stance in statement {number}, which does not tell of {incident.id}", "write an M line for it")
    for value in (value for item in incident.fields for value in item.values):
        if value.holder not in holders:
            where = f"{value.holder.statement}/{value.holder.voice}"
            yield Note(incident.line, f"{where} holds {value.value!r} and has no stance", "write it on an S line")
    for voice in {voice for pair in incident.carried for voice in pair} - {holder.voice for holder in holders}:
        yield Note(incident.line, f"{voice} has no stance to {incident.id}", "mend the O line")


def _only_claims(incident: IncidentLines) -> Iterator[Note]:
    """Where the claims alone are annotated, nothing else is: half a matrix would be measured as a whole one."""
    if incident.fields or incident.stances or incident.carried or incident.numbers:
        yield Note(incident.line, f"{incident.id} has more than claims", "leave the header 'layer' or the other lines out")


def _fields(incident: IncidentLines, wider: Mapping[str, frozenset[str]]) -> Iterator[Note]:
    for name, times in Counter(item.name for item in incident.fields).items():
        if times > 1:
            yield Note(incident.line, f"{name} of {incident.id} is there {times} times", "keep one F line")
    for item in incident.fields:
        follows = verdict_of(item.name, item.values, wider)
        if follows != item.verdict:
            reason = f"{item.name} of {incident.id} is {follows} by its values, not {item.verdict}"
            yield Note(incident.line, reason, "mend the verdict, a value or an L line")


def _numbers(incident: IncidentLines) -> Iterator[Note]:
    if incident.numbers != (counted := sources_of(incident)):
        written = "nothing" if incident.numbers is None else f"{incident.numbers[0]} {incident.numbers[1]}"
        reason = f"the stances of {incident.id} give {counted[0]} sources, {counted[1]} of them independent, not {written}"
        yield Note(incident.line, reason, "mend the N line, a stance or an O line")
