"""What changed between two comparisons: incidents that are new, grew, lost claims or are gone, verdicts, and sources.

Incidents are matched by the claims they share, most first, since an incident's id changes with its first claim; voices by the
entities and names that they have, since their ids count from 1 in every comparison.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from sayso.compare.types import ClaimRef, Comparison, FieldName, Incident, Verdict, Voice

ChangeKind = Literal["new", "gone", "grew", "shrank", "joined", "verdict", "source-more", "source-less", "independent"]
"""What became of an incident.

- `new`, `gone`: it shares no claim with an incident of the other comparison, or only with one that shares more with another.
- `grew`, `shrank`: it has claims more, or less. `joined`: one of before is part of it now, beside the one that it is matched with.
- `verdict`: a field's verdict is another. `source-more`, `source-less`: a voice has a stance now, or has none any more.
- `independent`: the number of independent sources is another.
"""


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `incident` is the id in the newer comparison, or for what is gone or was joined into another, in the older one.

    `claims` are those that came or went. For a verdict, `field` with the verdicts `before` and `after`, None where the field was
    not there; for a source, `source` is its name; for independent sources, `before` and `after` are numbers in words.
    """

    kind: ChangeKind
    incident: str
    label: str
    claims: tuple[ClaimRef, ...] = ()
    field: FieldName | None = None
    source: str | None = None
    before: Verdict | str | None = None
    after: Verdict | str | None = None


def changes(older: Comparison, newer: Comparison) -> tuple[Change, ...]:
    """Give what changed, the incidents of the newer comparison in their order, then what is gone. None where nothing did."""
    before = {incident.id: incident for incident in older.incidents}
    matched = _matched(older, newer)
    found: list[Change] = []
    for incident in newer.incidents:
        earlier = before.get(matched.get(incident.id, ""))
        if earlier is None:
            found.append(Change("new", incident.id, incident.label, incident.claims))
        else:
            found += _of_claims(earlier, incident)
            found += _of_verdicts(earlier, incident)
            found += _of_sources(earlier, incident, older, newer)
    left = [incident for incident in older.incidents if incident.id not in set(matched.values())]
    return (*found, *_left(left, newer))


def _matched(older: Comparison, newer: Comparison) -> dict[str, str]:
    """Match incidents one to one, those that share most claims first: the newer one's id to the older one's."""
    of_claim = {claim: incident.id for incident in older.incidents for claim in incident.claims}
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for incident in newer.incidents:
        for claim in incident.claims:
            if claim in of_claim:
                shared[incident.id, of_claim[claim]] += 1
    matched: dict[str, str] = {}
    taken: set[str] = set()
    for new, old in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if new not in matched and old not in taken:
            matched[new] = old
            taken.add(old)
    return matched


def _of_claims(earlier: Incident, incident: Incident) -> Iterator[Change]:
    came = tuple(sorted(set(incident.claims) - set(earlier.claims)))
    went = tuple(sorted(set(earlier.claims) - set(incident.claims)))
    if came:
        yield Change("grew", incident.id, incident.label, came)
    if went:
        yield Change("shrank", incident.id, incident.label, went)


def _of_verdicts(earlier: Incident, incident: Incident) -> Iterator[Change]:
    before: Mapping[FieldName, Verdict] = {field.name: field.verdict for field in earlier.fields}
    after: Mapping[FieldName, Verdict] = {field.name: field.verdict for field in incident.fields}
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) != after.get(name):
            yield Change("verdict", incident.id, incident.label, field=name, before=before.get(name), after=after.get(name))


def _of_sources(earlier: Incident, incident: Incident, older: Comparison, newer: Comparison) -> Iterator[Change]:
    before, after = _voices(earlier, older), _voices(incident, newer)
    for voice in after:
        if not any(_same(voice, other) for other in before):
            yield Change("source-more", incident.id, incident.label, source=voice.name)
    for voice in before:
        if not any(_same(voice, other) for other in after):
            yield Change("source-less", incident.id, incident.label, source=voice.name)
    if earlier.independent_sources != incident.independent_sources:
        numbers = str(earlier.independent_sources), str(incident.independent_sources)
        yield Change("independent", incident.id, incident.label, before=numbers[0], after=numbers[1])


def _voices(incident: Incident, comparison: Comparison) -> list[Voice]:
    ids = {stance.source for stance in incident.stances}
    return [voice for voice in comparison.sources if voice.id in ids]


def _same(one: Voice, other: Voice) -> bool:
    return bool(set(one.entities) & set(other.entities)) or one.name == other.name


def _left(left: list[Incident], newer: Comparison) -> Iterator[Change]:
    """Tell of incidents of before that none is matched with: all their claims in one now, or gone."""
    now = {claim: incident for incident in newer.incidents for claim in incident.claims}
    for incident in left:
        kept = [claim for claim in incident.claims if claim in now]
        kind: ChangeKind = "joined" if kept else "gone"
        yield Change(kind, incident.id, incident.label, incident.claims, after=now[kept[0]].id if kept else None)
