"""Checks predicates and core participants against PropBank: `python -m benchmarks.propbank CORPORA_DIR [SPLIT [EXAMPLES]]`.

Gold trees isolate the rules from the parser. Agents are set against ARG0 and patients against ARG1, by the head of the phrase,
conjuncts folded into the first. PropBank's roles are verb-specific and ours are proto-roles, so 100 is not to be reached: the
subject of "differ" is an ARG1 there.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.vocab import Vocab

from benchmarks.table import Row, markdown
from sayso.claims.anaphora import stands_for
from sayso.claims.clauses import Clauses
from sayso.claims.participants import Part, find_parts
from sayso.claims.predicates import Frame, find_frames
from sayso.claims.syntax import Syntax, syntax_of
from training.corpora import gold_doc, treebank

Document = dict[str, Any]
_NAMES = {"ARG0": "agent", "ARG1": "patient"}
_SCORED = {
    "verb predicates": "verbs that are predicates",
    "noun predicates": "nouns that are predicates",
    "agent": "agent against ARG0",
    "patient": "patient against ARG1",
}


def propbank_rows(corpora: Path, split: str = "dev") -> list[Row]:
    """Score predicates and core participants on EWT's `split`."""
    return _rows(_measure(corpora, split)[0])


def main(corpora: Path, split: str = "train", verbose: int = 0) -> None:
    """Print the scores on EWT's `split`; with `verbose`, that many disagreements too."""
    counts, wrong = _measure(corpora, split)
    print(markdown(_rows(counts)))
    random.Random(0).shuffle(wrong)
    print("\n".join(wrong[:verbose]))


def _measure(corpora: Path, split: str) -> tuple[Counter[str], list[str]]:
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for document in treebank(corpora, "ewt", split):
        _score(document, syntax_of(gold_doc(document, Vocab(), paragraphs=False)), counts, wrong)
    return counts, wrong


def _rows(counts: Counter[str]) -> list[Row]:
    rows = []
    for name, what in _SCORED.items():
        hit, gold, found = counts[f"{name} hit"], counts[f"{name} gold"], counts[f"{name} found"]
        precision, recall = 100 * hit / max(found, 1), 100 * hit / max(gold, 1)
        score = 2 * precision * recall / max(precision + recall, 1e-9)
        rows.append(Row(f"PropBank on EWT's gold trees: {what}, F", score, note=f"P {precision:.1f}, R {recall:.1f} of {gold:,}"))
    return rows


def _score(row: Document, syntax: Syntax, counts: Counter[str], wrong: list[str]) -> None:
    clauses = Clauses(syntax)
    frames = find_frames(syntax)
    by_head = {frame.head: frame for frame in frames if frame.form in {"verb", "noun"}}
    spoken = {opener for frame in frames for opener in frame.openers} | set(by_head)
    gold = dict(_propositions(row))
    annotated = ["props" in sent for sent in row["sents"]]
    for token in range(len(syntax)):
        if syntax.pos[token] in {"VERB", "NOUN"} and annotated[syntax.sentence_of[token]]:
            kind = "verb predicates" if syntax.pos[token] == "VERB" else "noun predicates"
            counts[f"{kind} gold"] += token in gold
            counts[f"{kind} found"] += token in spoken
            counts[f"{kind} hit"] += token in gold and token in spoken
    for head, frame in by_head.items():
        if head in gold and syntax.pos[head] == "VERB":
            _score_parts(clauses, frame, find_parts(clauses, frame), gold[head], counts, wrong)


def _propositions(row: Document) -> Iterator[tuple[int, list[tuple[int, int, str]]]]:
    """Give a document's predicates with their arguments, in document tokens; sentences without propositions give none."""
    first = 0
    for sent in row["sents"]:
        for prop in sent.get("props", ()):
            yield first + prop["p"], [(first + begin, first + end, role) for begin, end, role in prop["args"]]
        first += len(sent["toks"])


def _score_parts(
    clauses: Clauses,
    frame: Frame,
    parts: tuple[Part, ...],
    args: list[tuple[int, int, str]],
    counts: Counter[str],
    wrong: list[str],
) -> None:
    syntax = clauses.syntax
    for role, name in _NAMES.items():
        gold = {_head(syntax, begin, end) for begin, end, label in args if label == role}
        gold = {token for token in gold if syntax.pos[token] not in {"VERB", "AUX", "ADJ", "ADV"}}
        gold = {stands_for(clauses, clauses.antecedent(token), frame) for token in gold}
        found = {part.head for part in parts if part.role == name and syntax.dep[part.head] != "conj"}
        counts[f"{name} gold"] += len(gold)
        counts[f"{name} found"] += len(found)
        counts[f"{name} hit"] += len(gold & found)
        for token in gold ^ found:
            side = "missed" if token in gold else "extra "
            first, after = syntax.sentences[syntax.sentence_of[frame.head]]
            sentence = syntax.span(first, after - 1).text.replace("\n", " ")
            wrong.append(f"{side} {name} {syntax.words[token]!r} of {syntax.words[frame.head]!r}: {sentence[:260]}")


def _head(syntax: Syntax, begin: int, end: int) -> int:
    return next((token for token in range(begin, end) if not begin <= syntax.head[token] < end), begin)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "train", int(sys.argv[3]) if len(sys.argv) > 3 else 0)
