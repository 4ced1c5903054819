"""The phrases that entities are built of: names, descriptions that head participants, and pronouns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.claims.clauses import Clauses
from sayso.claims.vocabulary import words
from sayso.types import Mention, MentionForm

PRONOUNS = words(
    """
    i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself
    it its itself they them their theirs themselves
    """
)
_LABELS = frozenset({"PERSON", "ORG", "PLACE", "GROUP"})


@dataclass(frozen=True, slots=True)
class Mentions:
    """A statement's mentions in text order, and which of them a token heads."""

    all: tuple[Mention, ...]
    by_head: dict[int, str]


def mentions_at(clauses: Clauses, heads: Iterable[int]) -> Mentions:
    """Give the names, the pronouns, and the descriptions whose heads are in `heads`; ids m1.. in text order.

    A description inside a name is that name's mention. `by_head` also leads from every token of a name to it.
    """
    syntax = clauses.syntax
    found: list[tuple[int, int, int, str, MentionForm]] = []
    for first, after, label in syntax.entities:
        found.append((first, after - 1, first, label if label in _LABELS else "OTHER", "name"))
    for token in range(len(syntax)):
        if syntax.lower[token] in PRONOUNS and syntax.pos[token] in {"PRON", "DET"} and syntax.dep[token] != "expl":
            found.append((token, token, token, _pronoun_label(clauses, token), "pronoun"))
    for head in sorted(set(heads)):
        if clauses.name_at(head) is None and syntax.pos[head] in {"NOUN", "PROPN", "NUM", "ADJ", "X"}:
            first, last = clauses.phrase(head)
            label = clauses.label(head)
            form: MentionForm = "name" if syntax.pos[head] == "PROPN" else "nominal"
            found.append((first, last, head, label if label in _LABELS else "OTHER", form))
    found.sort(key=lambda item: (syntax.start[item[0]], -syntax.end[item[1]]))
    mentions: list[Mention] = []
    by_head: dict[int, str] = {}
    for number, (first, last, head, label, form) in enumerate(found, start=1):
        span = syntax.span(first, last)
        mentions.append(Mention(span.start, span.end, span.text, id=f"m{number}", label=label, form=form))
        owned = range(first, last + 1) if clauses.name_at(head) is not None else (head,)
        by_head.update(dict.fromkeys(owned, f"m{number}"))
    return Mentions(tuple(mentions), by_head)


def _pronoun_label(clauses: Clauses, token: int) -> str:
    word = clauses.syntax.lower[token]
    if word in {"i", "me", "my", "mine", "myself", "he", "him", "his", "himself", "she", "her", "hers", "herself"}:
        return "PERSON"
    return "OTHER" if word in {"it", "its", "itself"} else "GROUP"
