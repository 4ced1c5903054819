"""From corpora to examples for the second network: our own gold, the treebanks' layers, and what the rules find on gold trees.

Weak supervision, each kind by its name:

- **rules on gold trees**: attributions and claims that the rules read off the trees of EWT and GUM;
- **quotations without their marks**: the direct speech that the rules find in press releases, its marks taken out, so that it
  becomes indirect speech with known bounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from corpus.load import AnnotatedText
from sayso.claims.attribution import find_attributions
from sayso.claims.extract import read_claims
from sayso.claims.syntax import Syntax, syntax_of
from sayso.intake import read_statement
from sayso.reading.component import words_of
from sayso.reading.features import GAP
from sayso.reading.signals import CHOICES, FLAGS, ROLES, SIGNALS
from sayso.types import Block, Claim, MapRun, Offset
from training.corpora import Row, gold_doc, treebank
from training.signal_layers import UNKNOWN, SignalExample, without_quotes
from training.unscon import Unit

NONE, SOURCE, CONTENT, CUE = range(len(ROLES))
PARAGRAPH = re.compile(r"\S.*?(?=\n\n|\s*\Z)", re.DOTALL)


class Places:
    """Finds the word that a token or a code point of a Doc belongs to."""

    def __init__(self, doc: Doc) -> None:
        words, gaps, places = words_of(doc)
        self.words, self.gaps = list(words), gaps.tolist()
        self.of_token = {int(token): word for word, token in enumerate(places)}
        self.start = [doc[int(token)].idx for token in places]
        self.end = [doc[int(token)].idx + len(doc[int(token)]) for token in places]
        self.starts = [self.of_token[token.i] for token in doc if token.is_sent_start and token.i in self.of_token]

    def tokens(self, first: int, last: int) -> list[int]:
        """Give the words of tokens `first` to `last`, both included."""
        return [self.of_token[token] for token in range(first, last + 1) if token in self.of_token]

    def between(self, start: int, end: int) -> list[int]:
        """Give the words that share a code point with `[start, end)`."""
        first = int(np.searchsorted(self.end, start, side="right"))
        after = int(np.searchsorted(self.start, end, side="left"))
        return list(range(first, after))


def paragraphs_of(text: str) -> tuple[Block, ...]:
    """Give the stretches between blank lines as paragraphs."""
    return tuple(Block(found.start(), found.end(), "paragraph") for found in PARAGRAPH.finditer(text))


def by_rules(doc: Doc, source: str, blocks: Sequence[Block] | None = None) -> SignalExample:
    """Label a parsed Doc with what the rules find in it."""
    syntax, places = syntax_of(doc), Places(doc)
    stretches = paragraphs_of(doc.text) if blocks is None else tuple(blocks)
    attributed = find_attributions(syntax, stretches)
    claims, _ = read_claims(syntax, attributed, stretches)
    example = SignalExample(source, places.words, places.gaps, places.starts)
    for name in ("cue", "content", "source", "predicate"):
        example.mark(name)[:] = 0
    for one in attributed:
        source_words = places.tokens(*one.source) if one.source else []
        content = [word for piece in one.content for word in places.tokens(*piece)]
        cue = one.attribution.cue
        cue_words = places.between(cue.start, cue.end) if cue else []
        head = places.of_token.get(one.cue_head) if one.cue_head is not None else None
        add_attribution(example, head, source_words, cue_words, content, one.attribution.manner)
    for claim in claims:
        add_claim_of_rules(example, places, syntax, claim)
    return example


def add_attribution(
    example: SignalExample,
    head: int | None,
    source: Sequence[int],
    cue: Sequence[int],
    content: Sequence[int],
    manner: str,
) -> None:
    """Write an attribution into an example's layers, in word numbers; without a cue only the marks of its words are set."""
    example.mark("content")[list(content)] = 1
    example.mark("source")[list(source)] = 1
    if head is None:
        return
    example.mark("cue")[head] = 1
    example.choice("manner")[head] = CHOICES["manner"].index(manner)
    roles = np.zeros(len(example.words), dtype=np.int8)
    roles[list(content)], roles[list(source)], roles[list(cue)] = CONTENT, SOURCE, CUE
    example.roles[head] = roles


def add_claim_of_rules(example: SignalExample, places: Places, syntax: Syntax, claim: Claim) -> None:
    """Write a claim that the rules read into an example's layers."""
    words = places.between(claim.predicate.start, claim.predicate.end)
    head = head_word(places, syntax, words)
    if head is None:
        return
    values = {
        "kind": claim.kind,
        "tense": claim.tense,
        "mood": claim.mood,
        "polarity": claim.polarity,
        "plover": claim.act.plover if claim.act else "",
        "innermost": claim.commitment.innermost,
        "issuer": claim.commitment.issuer,
    }
    add_claim(example, head, values)


def add_claim(example: SignalExample, head: int, values: dict[str, str]) -> None:
    """Mark a predicate's head and choose its labels."""
    example.mark("predicate")[head] = 1
    for name, value in values.items():
        example.choice(name)[head] = CHOICES[name].index(value) if value in CHOICES[name] else UNKNOWN


def head_word(places: Places, syntax: Syntax, words: Sequence[int]) -> int | None:
    """Give the word that heads a stretch of words in the tree: the first whose own head stands outside it."""
    token_of = {word: token for token, word in places.of_token.items()}
    inside = {token_of[word] for word in words}
    for word in words:
        token = token_of[word]
        if (syntax.head[token] not in inside or syntax.head[token] == token) and syntax.dep[token] != "punct":
            return word
    return words[0] if words else None


def treebank_examples(corpora: Path, name: str, split: str) -> list[SignalExample]:
    """Give EWT's or GUM's documents: rules on gold trees, and EWT's factuality and genericity (UDS)."""
    blank = spacy.blank("en")
    return [_treebank_example(row, name, blank) for row in treebank(corpora, name, split)]


def _treebank_example(row: Row, name: str, blank: Language) -> SignalExample:
    doc = gold_doc(row, blank.vocab)
    example = by_rules(doc, name)
    first = 0
    for sent in row["sents"]:
        for token, value in sent.get("fact", ()):
            example.grade("factuality")[first + token] = value
        for token, *values in sent.get("gen", ()):
            for grade, value in zip(("particular", "dynamic", "hypothetical"), values, strict=True):
                example.grade(grade)[first + token] = value
        first += len(sent["toks"])
    assert first == len(example.words)
    return example


def release_examples(nlp: Language, texts: Iterable[str]) -> list[SignalExample]:
    """Give raw press releases labelled by the rules on predicted trees, those with quotations a second time without their marks."""
    found = []
    for text in texts:
        statement = read_statement(text.encode("utf-8"), "release.txt")
        doc = nlp(statement.text)
        doc.user_data.pop(SIGNALS, None)  # the rules alone: what an earlier network said is no evidence for the next
        example = by_rules(doc, "releases", statement.blocks)
        found.append(example)
        bare = without_quotes(example)
        if bare is not example:
            found.append(bare)
    return found


def corpus_examples(nlp: Language, texts: Iterable[AnnotatedText]) -> list[SignalExample]:
    """Give the statements that we annotated, read as any statement is, their labels moved to its reading text."""
    return [_corpus_example(nlp, one) for one in texts]


def _corpus_example(nlp: Language, one: AnnotatedText) -> SignalExample:
    statement = read_statement(one.text.encode("utf-8"), "statement.txt")
    doc = nlp(statement.text)
    places, syntax, moved = Places(doc), syntax_of(doc), Moved(statement.map, len(one.text))
    example = SignalExample("sayso", places.words, places.gaps, places.starts)
    for name in ("cue", "content", "source", "predicate", *FLAGS):
        example.mark(name)[:] = 0

    def words(span: tuple[int, int] | None) -> list[int]:
        return [] if span is None else places.between(*moved.span(*span))

    for attribution in one.gold.attributions:
        cue = words(attribution.cue)
        content = [word for piece in attribution.content for word in words(piece)]
        add_attribution(example, head_word(places, syntax, cue), words(attribution.source), cue, content, attribution.manner)
    for claim in one.gold.claims:
        head = head_word(places, syntax, words(claim.predicate))
        if head is None:
            continue
        values = {name: getattr(claim, name) for name in ("kind", "tense", "mood", "polarity", "innermost", "issuer")}
        add_claim(example, head, values | {"plover": claim.plover or ""})
    for flag in one.gold.flags:
        example.mark(flag.name)[words(flag.span)] = 1
    return example


class Moved:
    """Moves offsets from an original text to its reading text."""

    def __init__(self, runs: Sequence[MapRun], length: int) -> None:
        self._table = np.full(length + 1, -1, dtype=np.int64)
        for run in runs:
            assert isinstance(run.origin, Offset)  # the corpus has no pages
            begin = run.origin.offset
            self._table[begin : begin + run.length] = np.arange(run.start, run.start + run.length)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the stretch of the reading text that holds what is left of `[start, end)`; empty where nothing is."""
        places = self._table[start:end]
        places = places[places >= 0]
        return (int(places[0]), int(places[-1]) + 1) if len(places) else (0, 0)


def conflict_examples(units: Iterable[Unit]) -> list[SignalExample]:
    """Give UNSCon's speeches: every word carries whether its elementary unit is in conflict with somebody."""
    by_file: dict[str, list[Unit]] = {}
    for unit in units:
        by_file.setdefault(unit.file, []).append(unit)
    return [conflict_example(own) for own in by_file.values()]


def conflict_example(units: Sequence[Unit]) -> SignalExample:
    """Give the units of one file as an example; a word per token of theirs."""
    words: list[str] = []
    gaps: list[int] = []
    starts: list[int] = []
    labels: list[int] = []
    for unit in units:
        if not words or words[-1] in {".", "!", "?"}:
            starts.append(len(words))
        for word in unit.text.split():
            close = word in {".", ",", ";", ":", "?", "!", ")", "'s", "n't"} or (bool(words) and words[-1] in {"(", "“"})
            gaps.append(GAP["start"] if not words else GAP["none"] if close else GAP["space"])
            words.append(word)
            labels.append(int(unit.conflict))
    example = SignalExample("unscon", words, gaps, starts)
    example.mark("conflict")[:] = labels
    return example
