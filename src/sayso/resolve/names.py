"""Mentions of one name joined into entities, within one statement.

A name joins the entity that bears the same words, or the only longer name that it shortens ("Velt" beside one "Aron Velt"). Two
candidates left: it stays apart. Nothing is guessed from descriptions or from likeness of letters.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from sayso.types import Entity, Mention

SCHEMATA = {"PERSON": "Person", "ORG": "Organization", "PLACE": "Address", "GROUP": "LegalEntity", "OTHER": "Thing"}
"""FollowTheMoney schemata by mention label; a group of people is a LegalEntity, the widest schema that can act."""

_NOT_PART_OF_A_NAME = re.compile(r"^(?:the|The|THE)\s+|['’]s?$")


def name_key(text: str) -> str:
    """Give the form under which two spellings count as the same name: no article or possessive, case and spaces folded."""
    return " ".join(_NOT_PART_OF_A_NAME.sub("", text).split()).casefold()


def group_names(mentions: Sequence[Mention]) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """Join the named mentions into entities e1, e2 … in text order; give them and each joined mention's entity."""
    names = [mention for mention in mentions if mention.form == "name"]
    label_of = _majority_labels(names)
    full_name_of = _full_names(label_of)
    members: dict[str, list[Mention]] = defaultdict(list)
    for mention in names:
        key = name_key(mention.text)
        members[full_name_of.get(key, key)].append(mention)
    entities: list[Entity] = []
    entity_of: dict[str, str] = {}
    for number, (key, group) in enumerate(members.items(), start=1):
        identifier = f"e{number}"
        entity_of |= {mention.id: identifier for mention in group}
        spellings = _spellings(group)
        entities.append(Entity(identifier, SCHEMATA[label_of[key]], _caption(spellings), tuple(spellings)))
    return tuple(entities), entity_of


def _majority_labels(names: Iterable[Mention]) -> dict[str, str]:
    """Give each name one label: that of most of its mentions, the earliest on a tie."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in names:
        seen[name_key(mention.text)][mention.label] += 1
    return {key: labels.most_common(1)[0][0] for key, labels in seen.items()}


def _full_names(label_of: dict[str, str]) -> dict[str, str]:
    """Map each shortened name of a person to the one longer name that begins or ends with it, where there is exactly one."""
    people = [key for key, label in label_of.items() if label == "PERSON"]
    full: dict[str, str] = {}
    by_edge: dict[str, list[str]] = defaultdict(list)
    for key in people:
        words = key.split()
        for edge in {words[0], words[-1]} if len(words) > 1 else ():
            by_edge[edge].append(key)
    for key in people:
        candidates = by_edge.get(key, [])
        if len(key.split()) == 1 and len(candidates) == 1:
            full[key] = candidates[0]
    return full


def _spellings(group: Sequence[Mention]) -> list[str]:
    cleaned = [" ".join(_NOT_PART_OF_A_NAME.sub("", mention.text).split()) or mention.text for mention in group]
    return list(dict.fromkeys(cleaned))


def _caption(spellings: Sequence[str]) -> str:
    """Give the fullest spelling, the first of them on a tie."""
    return max(spellings, key=lambda spelling: (len(spelling.split()), len(spelling)))
