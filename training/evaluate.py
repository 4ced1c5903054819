"""What the reader gets right: trees on gold words, sentence ends in raw text, names. No torch is needed.

Trees: gold words and gold sentences, every word scored, punctuation too; heads and labels as Universal Dependencies' own
evaluation counts them (LAS on universal labels, that is without subtypes; `las_full` with them). Sentence ends: reading text,
paragraphs parted by a blank line; an end counts where the last character is the same. Names: exact spans and kinds, PERSON, ORG and
PLACE; a leading article and a closing possessive are taken off on either side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language

from corpus.texts import treebank_text
from sayso.reading.encoder import Encoder, Network
from sayso.reading.features import features_of
from sayso.reading.lemmas import apply_script
from sayso.reading.models import WEIGHTS, Inventories, inventories
from sayso.reading.reader import Reader
from training.corpora import held_out_re3d, rows, treebank
from training.examples import NAME_TYPES, Example, guessed_gaps, sentences_of, tree_example
from training.names import DETERMINER, NamedSpan, re3d_names

OURS = {"PERSON": "PERSON", "ORG": "ORG", "PLACE": "PLACE", "GROUP": "GROUP"}
SCORED = frozenset({"PERSON", "ORG", "PLACE"})


@dataclass(frozen=True)
class Score:
    """Precision, recall and their harmonic mean, in per cent."""

    precision: float
    recall: float
    f: float


def score_sets(pairs: Iterable[tuple[set[tuple[object, ...]], set[tuple[object, ...]]]]) -> Score:
    """Score pairs of found and gold sets, all together."""
    right = found = gold = 0
    for ours, theirs in pairs:
        right, found, gold = right + len(ours & theirs), found + len(ours), gold + len(theirs)
    precision, recall = 100 * right / max(1, found), 100 * right / max(1, gold)
    return Score(precision, recall, 2 * precision * recall / max(1e-9, precision + recall))


def trees(corpora: Path, name: str, network: Network | None = None, labels: Inventories | None = None) -> dict[str, float]:
    """Give upos, xpos, lemma, uas, las and las_full, in per cent, on the dev documents of `ewt` or `gum`."""
    network, labels = network or Encoder(WEIGHTS), labels or inventories()
    examples = [tree_example(row, name) for row in treebank(corpora, name, "dev")]
    statements = [features_of(example.words, example.gaps, network.pieces) for example in examples]
    given = [list(sentences_of(example)) for example in examples]
    readings = Reader(network, labels.dep, len(labels.name)).read(statements, given)
    right = dict.fromkeys(("upos", "xpos", "lemma", "uas", "las", "las_full"), 0)
    total = 0
    for example, reading in zip(examples, readings, strict=True):
        total += len(example.words)
        heads = [ours == gold for ours, gold in zip(reading.head.tolist(), example.head or (), strict=True)]
        deps = [labels.dep[number] for number in reading.dep.tolist()]
        gold_deps = example.dep or ()
        right["uas"] += sum(heads)
        right["las_full"] += sum(ok and a == b for ok, a, b in zip(heads, deps, gold_deps, strict=True))
        right["las"] += sum(ok and _universal(a) == _universal(b) for ok, a, b in zip(heads, deps, gold_deps, strict=True))
        tags = [labels.upos[number] for number in reading.upos.tolist()]
        right["upos"] += _equal(tags, example.upos)
        right["xpos"] += _equal([labels.xpos[number] for number in reading.xpos.tolist()], example.xpos)
        right["lemma"] += _equal(_lemmas(example, tags, reading.script.tolist(), labels), example.lemma)
    return {measure: 100 * count / total for measure, count in right.items()}


def _universal(label: str) -> str:
    return label.split(":", 1)[0]


def _equal(ours: Sequence[str], gold: Sequence[str] | None) -> int:
    return sum(a == b for a, b in zip(ours, gold or (), strict=True))


def _lemmas(example: Example, tags: Sequence[str], scripts: Sequence[int], labels: Inventories) -> list[str]:
    return [
        labels.lookup.get(f"{word.lower()} {tag}") or apply_script(word, labels.script[script])
        for word, tag, script in zip(example.words, tags, scripts, strict=True)
    ]


def sentence_ends(corpora: Path, name: str, nlp: Language) -> Score:
    """Score sentence ends on the dev documents of `ewt` or `gum`, read from raw text."""
    texts = [treebank_text(row) for row in treebank(corpora, name, "dev")]
    docs = nlp.pipe(text for text, _ in texts)
    return score_sets(
        ({(span.start_char + len(span.text.rstrip()),) for span in doc.sents}, {(end,) for _, end in gold})
        for doc, (_, gold) in zip(docs, texts, strict=True)
    )


def re3d_texts(corpora: Path) -> Iterator[tuple[str, list[NamedSpan]]]:
    """Give re3d's held-out documents and their names (training.names says which of its spans are names)."""
    for row in held_out_re3d(corpora)[1]:
        yield row["text"], re3d_names(row)


def crossner_texts(corpora: Path) -> Iterator[tuple[str, list[NamedSpan]]]:
    """Give CrossNER politics' dev sentences as text with their persons, organisations (parties too) and places."""
    for row in rows(corpora, "crossner-politics"):
        if row["split"] != "dev":
            continue
        text, starts = "", []
        for word, gap in zip(row["toks"], guessed_gaps(row["toks"]), strict=True):
            text += " " if gap == 1 else ""
            starts.append(len(text))
            text += word
        yield text, list(_spans(row["toks"], row["ner"], starts))


def _spans(words: Sequence[str], labels: Sequence[str], starts: Sequence[int]) -> Iterator[NamedSpan]:
    at = 0
    while at < len(labels):
        after = at + 1
        if labels[at][0] == "B":
            while after < len(labels) and labels[after][0] == "I":
                after += 1
            kind = NAME_TYPES.get(labels[at][2:])
            if kind in SCORED:
                yield starts[at], starts[after - 1] + len(words[after - 1]), kind
        at = after


def names(
    texts: Callable[[Path], Iterable[tuple[str, list[NamedSpan]]]], corpora: Path, nlp: Language, groups: str | None = None
) -> Score:
    """Score a pipeline's names. `groups` says what a name of a following counts as (ORG, say); None leaves it out."""
    gold = list(texts(corpora))
    docs = nlp.pipe(text for text, _ in gold)
    return score_sets(
        (
            set(_trimmed(text, ((ent.start_char, ent.end_char, _kind(ent.label_, groups)) for ent in doc.ents))),
            set(_trimmed(text, spans)),
        )
        for doc, (text, spans) in zip(docs, gold, strict=True)
    )


def _kind(label: str, groups: str | None) -> str:
    kind = OURS.get(label) or NAME_TYPES.get(label, "")
    return groups or "" if kind == "GROUP" else kind


def _trimmed(text: str, spans: Iterable[NamedSpan]) -> Iterator[NamedSpan]:
    for begin, end, kind in spans:
        if kind not in SCORED:
            continue
        article = DETERMINER.match(text, begin, end)
        first = article.end() if article else begin
        last = end - 2 if text[end - 2 : end] in {"'s", "’s"} else end
        yield first, last, kind


def figures(corpora: Path, network: Network | None = None, nlp: Language | None = None) -> dict[str, float]:
    """Measure everything; the shipped weights unless others are given."""
    nlp = nlp or _shipped()
    found: dict[str, float] = {}
    for name in ("ewt", "gum"):
        found |= {f"{name}_{measure}": value for measure, value in trees(corpora, name, network).items()}
        found[f"{name}_sentence_ends"] = sentence_ends(corpora, name, nlp).f
    for name, texts in (("re3d", re3d_texts), ("crossner", crossner_texts)):
        found[f"{name}_names"] = max(names(texts, corpora, nlp, groups).f for groups in (None, "ORG"))
    return {measure: round(value, 2) for measure, value in found.items()}


def _shipped() -> Language:
    from sayso.reading.pipeline import load_reader  # noqa: PLC0415 - the training run measures without it

    return load_reader()


def peer(path: str) -> Language:
    """Load a spaCy pipeline to be measured against."""
    return spacy.load(path)
