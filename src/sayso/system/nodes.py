"""The nodes of a map while it is made: what each is known by, what it is called, and which statements speak of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from sayso.system.types import Node, NodeKind

_DETERMINERS = re.compile(r"(?i)^(?:the|a|an|this|that|these|those|its|their|his|her|our|my|some|many)\s+(?!of\b)")

Key = tuple[str, str]
"""What a node is known by: a document's id and the id of its entity or claim, or what sort of words it is known by and these."""


@dataclass(slots=True)
class Nodes:
    """The nodes met so far: what each is called and of what kind, how often, and in which statements."""

    labels: dict[Key, Counter[str]] = field(default_factory=dict)
    kinds: dict[Key, NodeKind] = field(default_factory=dict)
    documents: dict[Key, dict[str, None]] = field(default_factory=dict)

    def note(self, key: Key, label: str, kind: NodeKind, document: str) -> Key:
        """Take note of somebody in a statement."""
        self.labels.setdefault(key, Counter())[label] += 1
        self.kinds.setdefault(key, kind)
        self.documents.setdefault(key, {})[document] = None
        return key

    def node(self, key: Key, number: int, claims: int) -> Node:
        """Give the node of somebody noted, called as most often; `number` gives its id."""
        label = max(self.labels[key].items(), key=lambda item: (item[1], len(item[0]), item[0]))[0]
        return Node(f"n{number}", label, self.kinds[key], claims, tuple(self.documents[key]))


def on_one_line(text: str) -> str:
    """Give a phrase with every run of white space as one blank."""
    return " ".join(text.split())


def plain(text: str) -> str:
    """Give a phrase on one line without the article, demonstrative or possessive at its head ("some of us" has none)."""
    words = on_one_line(text)
    return _DETERMINERS.sub("", words) or words
