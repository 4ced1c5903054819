"""Groups of markables to the ledger's entities: every mention with the entity that it stands for, every entity with its names.

An entity is whatever is named, mentioned more than once, or a described person or group that takes part in a claim. The ledger's
mentions are those that the claims layer found, and what else stands for an entity with them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sayso.claims.mentions import PRONOUNS
from sayso.claims.syntax import Syntax
from sayso.claims.vocabulary import noun_classes
from sayso.resolve.who.group import TITLES, Grouped
from sayso.resolve.who.markables import KINDS, LABELS, Markable
from sayso.resolve.who.schemata import schema_of
from sayso.resolve.who.spellings import clean_name
from sayso.resolve.who.words import pronouns
from sayso.types import Entity, Issuer, Mention, Span

MENTIONED: Final = frozenset({"PERSON", "ORG", "PLACE", "GROUP"})
PERIODS: Final = frozenset(["then", "former", "acting", "interim", "late", "outgoing", "incoming", "current", "present", "ex"])
"""Words before a role that say when it is held. Chosen by us."""
TAKES_PART: Final = frozenset({"PERSON", "ORG", "GROUP"})
"""Labels of descriptions that are entities also where they are mentioned once."""


@dataclass(frozen=True, slots=True)
class Who:
    """A statement's mentions in text order, its entities in the order of their first mention, and its issuer with its entity.

    `renamed` leads from the ids of the claims layer's mentions to those given here; `sources` are the entities of the sources asked
    for, in their order.
    """

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    issuer: Issuer | None
    renamed: Mapping[str, str]
    sources: tuple[str | None, ...]


def find_entities(
    syntax: Syntax,
    grouped: Grouped,
    mentions: Sequence[Mention],
    sources: Sequence[Span | None],
    issuer: Issuer | None,
    times: Sequence[tuple[int, int]] = (),
) -> Who:
    """Give the entities of a statement; `sources` are the words of its attributions' sources, mentions too, or None.

    `times` are the code points of its time expressions, in order: what only a time names ("Eid al-Fitr") is no entity.
    """
    placed = _Placed(syntax, grouped, mentions, sources, times)
    kept = [number for number, group in enumerate(grouped.groups) if placed.is_entity(group) or number == grouped.issuer]
    order = sorted(kept, key=lambda number: placed.start(grouped.groups[number]))
    name_of = {number: f"e{place}" for place, number in enumerate(order, start=1)}
    entities = [placed.entity(name_of[number], grouped.groups[number]) for number in order]
    found = placed.mentions(name_of)
    if issuer is not None:
        issuer, entities = _with_issuer(issuer, entities, name_of.get(-1 if grouped.issuer is None else grouped.issuer))
    numbered, renamed = _numbered(found)
    return Who(numbered, tuple(entities), issuer, renamed, placed.source_entities(name_of))


def _with_issuer(issuer: Issuer, entities: list[Entity], known: str | None) -> tuple[Issuer, list[Entity]]:
    """Give the issuer its entity: the one that bears its name or speaks for it, else one of its own."""
    if known is None:
        known = f"e{len(entities) + 1}"
        schema = schema_of("ORG", (issuer.text,), ())
        return replace(issuer, entity=known), [*entities, Entity(known, schema, issuer.text, (issuer.text,))]
    schema = schema_of("ORG", (issuer.text,), ())
    bearing = [
        replace(one, caption=issuer.text, names=(issuer.text,), schema=schema) if one.id == known and not one.names else one
        for one in entities
    ]
    return replace(issuer, entity=known), bearing


def _numbered(found: Sequence[tuple[Mention, str | None]]) -> tuple[tuple[Mention, ...], dict[str, str]]:
    """Number mentions in text order, the longer first; give the new ids by the old ones."""
    ordered = sorted(found, key=lambda item: (item[0].start, -item[0].end))
    mentions, renamed = [], {}
    for number, (mention, old) in enumerate(ordered, start=1):
        mentions.append(replace(mention, id=f"m{number}"))
        if old is not None:
            renamed[old] = f"m{number}"
    return tuple(mentions), renamed


class _Placed:
    """Markables and the mentions that they are."""

    def __init__(
        self,
        syntax: Syntax,
        grouped: Grouped,
        mentions: Sequence[Mention],
        sources: Sequence[Span | None],
        times: Sequence[tuple[int, int]],
    ) -> None:
        self._syntax, self._grouped, self._mentions = syntax, grouped, mentions
        self._times = times
        self._name_starts = [first for first, _, _ in syntax.entities]
        self._markable_of = {mention.id: number for mention, number in _paired(syntax, grouped.markables, mentions)}
        self._sources = _heads_of(syntax, grouped.markables, sources)
        self._mentioned = {*self._markable_of.values(), *(number for number in self._sources if number is not None)}

    def start(self, group: Sequence[int]) -> int:
        """Give where a group is first mentioned."""
        return min(self._syntax.start[self._grouped.markables[number].first] for number in group)

    def is_entity(self, group: Sequence[int]) -> bool:
        """Tell whether a group becomes an entity: it has a mention, and is named, mentioned again, or a described actor."""
        markables = [self._grouped.markables[number] for number in group]
        if not any(number in self._mentioned for number in group) or all(one.form == "pronoun" for one in markables):
            return False
        if all(self._is_time(one.head) for one in markables):
            return False
        return len(group) > 1 or markables[0].form == "name" or LABELS[markables[0].label] in TAKES_PART

    def _is_time(self, token: int) -> bool:
        at = bisect_right(self._times, (self._syntax.start[token], len(self._syntax.text))) - 1
        return at >= 0 and self._syntax.start[token] < self._times[at][1]

    def entity(self, identifier: str, group: Sequence[int]) -> Entity:
        """Give a group's entity."""
        names = list(dict.fromkeys(clean_name(self._words(number)) for number in group if self._is_name(number)))
        described = [number for number in group if self._grouped.markables[number].form != "pronoun" and not self._is_name(number)]
        words = [self._words(number) for number in described]
        caption = max(names, key=lambda name: (len(name.split()), len(name))) if names else (words or [self._words(group[0])])[0]
        spans = {span.text: span for span in (self._description(number) for number in reversed(described))}
        return Entity(
            id=identifier,
            schema=schema_of(self._label(group), names, words[:1]),
            caption=caption,
            names=tuple(names),
            descriptions=tuple(sorted(spans.values(), key=lambda span: span.start)),
        )

    def _description(self, number: int) -> Span:
        """Give a description's words, with what says when it holds or held: "then Deputy Prime Minister"."""
        markable = self._grouped.markables[number]
        first = markable.first
        while first > 0 and self._syntax.lower[first - 1] in PERIODS:
            first -= 1
        return self._syntax.span(first, markable.last)

    def _is_name(self, number: int) -> bool:
        """Tell whether a markable's words are a name: the reader's, or capitalised as one and no office or body by its noun."""
        markable = self._grouped.markables[number]
        if self._name_at(number) is not None:
            return True
        return markable.form == "name" and self._syntax.lower[markable.head] not in noun_classes()

    def _label(self, group: Sequence[int]) -> str:
        """Give the label of most names of a group, else of most of its mentions that have one; who is "he" or "she" is a person."""
        if any(KINDS[self._grouped.markables[at].kind] in {"he", "she"} for at in group):
            return "PERSON"
        for forms in (("name",), ("nominal",), ("pronoun",)):
            labels = Counter(LABELS[one.label] for one in (self._grouped.markables[at] for at in group) if one.form in forms)
            told = [label for label, _ in labels.most_common() if label in MENTIONED]
            if told:
                if told[0] == "PLACE" and self._is_described_as_person(group):
                    return "PERSON"
                plural = forms == ("nominal",) and told[0] == "PERSON" and self._is_plural(group)
                return "GROUP" if plural else told[0]
        return "OTHER"

    def _is_described_as_person(self, group: Sequence[int]) -> bool:
        described = (self._grouped.markables[at] for at in group)
        return any(one.form == "nominal" and LABELS[one.label] == "PERSON" for one in described)

    def _is_plural(self, group: Sequence[int]) -> bool:
        return any(self._syntax.tag[self._grouped.markables[at].head] in {"NNS", "NNPS"} for at in group)

    def _span(self, number: int) -> Span:
        return self._grouped.markables[number].span(self._syntax)

    def _words(self, number: int) -> str:
        """Give the words that a markable names its entity by: a name's own, a description's whole phrase."""
        return " ".join(self._name_span(number).text.split())

    def _name_span(self, number: int) -> Span:
        found = self._name_at(number)
        return self._span(number) if found is None else self._syntax.span(*found)

    def _name_at(self, number: int) -> tuple[int, int] | None:
        """Give the first and last token of the name that heads a markable, if any."""
        head = self._grouped.markables[number].head
        at = bisect_right(self._name_starts, head) - 1
        if at < 0 or head >= self._syntax.entities[at][1]:
            return None
        return self._syntax.entities[at][0], self._syntax.entities[at][1] - 1

    def source_entities(self, name_of: Mapping[int, str]) -> tuple[str | None, ...]:
        """Give the entity of each source."""
        group_of = {number: at for at, group in enumerate(self._grouped.groups) for number in group}
        return tuple(None if number is None else name_of.get(group_of[number]) for number in self._sources)

    def mentions(self, name_of: Mapping[int, str]) -> list[tuple[Mention, str | None]]:
        """Give the ledger's mentions, joined to entities, with their former ids; those that are new have none."""
        group_of = {number: at for at, group in enumerate(self._grouped.groups) for number in group}
        found: list[tuple[Mention, str | None]] = []
        taken: set[tuple[int, int]] = set()
        for mention in self._mentions:
            number = self._markable_of.get(mention.id)
            joined = mention if number is None else self._joined(mention, number, group_of, name_of)
            found.append((joined, mention.id))
            taken.add((mention.start, mention.end))
        known = set(self._markable_of.values())
        for number, markable in enumerate(self._grouped.markables):
            span = self._span(number)
            if number in known or group_of[number] not in name_of or (span.start, span.end) in taken:
                continue
            if _is_relative(span) or self._syntax.dep[markable.head] in TITLES:
                continue
            taken.add((span.start, span.end))
            label = LABELS[markable.label] if LABELS[markable.label] in MENTIONED else "OTHER"
            mention = Mention(span.start, span.end, span.text, id="", label=label, form=markable.form)
            found.append((self._joined(mention, number, group_of, name_of), None))
        return found

    def _joined(self, mention: Mention, number: int, group_of: Mapping[int, int], name_of: Mapping[int, str]) -> Mention:
        candidates = tuple(name_of[at] for at in self._grouped.open.get(number, ()) if at in name_of)
        if len(candidates) > 1:
            own = name_of.get(group_of[number]) if mention.form == "name" else None
            return replace(mention, entity=own, candidates=candidates)
        return replace(mention, entity=name_of.get(group_of[number]))


def _is_relative(span: Span) -> bool:
    """Tell whether a mention is a pronoun that the ledger does not list ("who")."""
    return span.text.lower() in pronouns().keys() - PRONOUNS


def _paired(syntax: Syntax, markables: Sequence[Markable], mentions: Iterable[Mention]) -> list[tuple[Mention, int]]:
    """Give each mention the markable that it is: the one whose head the mention's words hold and nothing in them is above."""
    starts = [syntax.start[one.head] for one in markables]
    found = []
    for mention in mentions:
        number = _top_within(syntax, markables, starts, mention)
        if number is not None:
            found.append((mention, number))
    return found


def _heads_of(syntax: Syntax, markables: Sequence[Markable], spans: Iterable[Span | None]) -> list[int | None]:
    starts = [syntax.start[one.head] for one in markables]
    return [None if span is None else _top_within(syntax, markables, starts, span) for span in spans]


def _top_within(syntax: Syntax, markables: Sequence[Markable], starts: Sequence[int], span: Span) -> int | None:
    inside = range(bisect_right(starts, span.start - 1), bisect_right(starts, span.end - 1))
    heads = {markables[at].head for at in inside}
    for at in inside:
        if not any(above in heads for above in syntax.ancestors(markables[at].head)):
            return at
    return None
