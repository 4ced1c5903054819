"""A spaCy Doc as plain lists: the one view of syntax that the rules of this layer read.

Tokens are numbers. Dependency labels are Universal Dependencies v2. Reading token attributes through spaCy's objects costs
more than the rules themselves; this view is taken once per statement and makes every lookup a list index.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, LEMMA, LENGTH, POS, SENT_START, TAG
from spacy.tokens import Doc

from sayso.reading.signals import Signals, signals_of
from sayso.reading.who import WordVectors, vectors_of
from sayso.types import Span

PUNCTUATION = frozenset({"PUNCT", "SPACE"})
CLAUSAL = frozenset({"acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "csubj", "csubj:pass", "parataxis", "xcomp"})


@dataclass(frozen=True, slots=True)
class Syntax:
    """The tokens of one statement. `head[i] == i` at a root; `start` and `end` are code points into `text`.

    `signals` is what the second network says of the tokens, `vectors` those that tell who is meant; None where another pipeline
    read the text.
    """

    text: str
    words: Sequence[str]
    lower: Sequence[str]
    lemma: Sequence[str]
    pos: Sequence[str]
    tag: Sequence[str]
    dep: Sequence[str]
    head: Sequence[int]
    start: Sequence[int]
    end: Sequence[int]
    children: Sequence[Sequence[int]]
    sentences: Sequence[tuple[int, int]]
    sentence_of: Sequence[int]
    entities: Sequence[tuple[int, int, str]]
    signals: Signals | None = None
    vectors: WordVectors | None = None

    def __len__(self) -> int:
        """Give the number of tokens."""
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """Give the text from token `first` to token `last`, both included."""
        begin, end = self.start[first], self.end[last]
        return Span(begin, end, self.text[begin:end])

    def sentence_spans(self) -> list[tuple[int, int]]:
        """Give the sentences as code points, without the blanks around them; a sentence of blanks alone is left out."""
        found = []
        for first, after in self.sentences:
            solid = [token for token in range(first, after) if self.pos[token] != "SPACE"]
            if solid:
                found.append((self.start[solid[0]], self.end[solid[-1]]))
        return found

    def with_dep(self, token: int, *labels: str) -> list[int]:
        """Give the children of `token` under any of `labels`; a label without a subtype matches its subtypes too."""
        children = self.children[token]
        if not children:
            return []
        wanted, dep = _under(labels), self.dep
        return [child for child in children if wanted[dep[child]]]

    def first_with_dep(self, token: int, *labels: str) -> int | None:
        """Give the first child of `token` under any of `labels`, if there is one."""
        wanted, dep = _under(labels), self.dep
        for child in self.children[token]:
            if wanted[dep[child]]:
                return child
        return None

    def descendants(self, token: int, without: frozenset[str] = frozenset()) -> list[int]:
        """Give `token` and all below it in text order, leaving out subtrees that hang by a label in `without`."""
        found, pending = [], [token]
        while pending:
            current = pending.pop()
            found.append(current)
            pending.extend(child for child in self.children[current] if self.dep[child] not in without)
        return sorted(found)

    def ancestors(self, token: int) -> Iterator[int]:
        """Give the heads above `token`, nearest first."""
        while self.head[token] != token:
            token = self.head[token]
            yield token

    def conjuncts(self, token: int) -> list[int]:
        """Give `token` and those coordinated under it, in text order."""
        found, pending = [], [token]
        while pending:
            current = pending.pop()
            found.append(current)
            pending.extend(child for child in self.children[current] if self.dep[child] == "conj")
        return sorted(found)

    def phrase(self, token: int, without: frozenset[str] = frozenset()) -> tuple[int, int]:
        """Give the first and last token of the contiguous phrase around `token`, trimmed of punctuation at its ends.

        Subtrees under the labels in `without` are left out; where leaving one out splits the phrase, the piece that holds
        `token` is given.
        """
        members = set(self.descendants(token, without))
        first = last = token
        while first - 1 in members:
            first -= 1
        while last + 1 in members:
            last += 1
        while first < token and self.pos[first] in PUNCTUATION:
            first += 1
        while last > token and self.pos[last] in PUNCTUATION:
            last -= 1
        return first, last


def matches(label: str, wanted: tuple[str, ...]) -> bool:
    """Tell whether a dependency label is one of `wanted`, or a subtype of one."""
    return label in wanted or label.split(":", 1)[0] in wanted


class _Under(dict[str, bool]):
    """Whether each label met so far is one of some, or a subtype of one."""

    def __init__(self, wanted: tuple[str, ...]) -> None:
        super().__init__()
        self._wanted = wanted

    def __missing__(self, label: str) -> bool:
        self[label] = matches(label, self._wanted)
        return self[label]


@cache
def _under(wanted: tuple[str, ...]) -> _Under:
    return _Under(wanted)


def syntax_of(doc: Doc) -> Syntax:
    """Take the view of a Doc that has sentences, tags, heads and UD labels."""
    table = doc.to_array([IDX, LENGTH, HEAD, SENT_START, POS, TAG, DEP, LEMMA, ENT_IOB, ENT_TYPE])
    names = doc.vocab.strings
    decoded: dict[int, str] = {0: ""}

    def text_of(column: int) -> list[str]:
        for key in set(table[:, column].tolist()):
            if key not in decoded:
                decoded[key] = names[key]
        return [decoded[key] for key in table[:, column].tolist()]

    starts = table[:, 0].astype("int64").tolist()
    ends = [begin + length for begin, length in zip(starts, table[:, 1].tolist(), strict=True)]
    heads = [token + offset for token, offset in enumerate(table[:, 2].astype("int64").tolist())]
    children: list[list[int]] = [[] for _ in heads]
    for token, head in enumerate(heads):
        if head != token:
            children[head].append(token)
    text = doc.text
    words = [text[begin:end] for begin, end in zip(starts, ends, strict=True)]
    sentences, sentence_of = _sentences(table[:, 3].astype("int64").tolist())
    return Syntax(
        text=text,
        words=words,
        lower=[word.lower().replace("’", "'") for word in words],
        lemma=[lemma.lower() for lemma in text_of(7)],
        pos=text_of(4),
        tag=text_of(5),
        dep=text_of(6),
        head=heads,
        start=starts,
        end=ends,
        children=children,
        sentences=sentences,
        sentence_of=sentence_of,
        entities=[(entity.start, entity.end, entity.label_) for entity in doc.ents],
        signals=signals_of(doc),
        vectors=vectors_of(doc),
    )


def _sentences(starts: Sequence[int]) -> tuple[list[tuple[int, int]], list[int]]:
    """Turn spaCy's sentence-start marks (1 at a start) into token ranges and each token's sentence number."""
    if not starts:
        return [], []
    bounds = [token for token, mark in enumerate(starts) if mark == 1 or token == 0]
    ranges = list(zip(bounds, [*bounds[1:], len(starts)], strict=True))
    numbers = [number for number, (first, after) in enumerate(ranges) for _ in range(first, after)]
    return ranges, numbers
