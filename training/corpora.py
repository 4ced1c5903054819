"""Loading the corpora, the gate on their licences, and gold parses as spaCy Docs.

A corpora folder holds `train/*.jsonl.gz` and `raw/*.jsonl.gz`. A corpus that is not in `LICENCES`, and a document whose own
licence is not open, never reaches the trainer.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab

Row = dict[str, Any]
"""One line of a corpus file; its keys differ from corpus to corpus."""

LICENCES = {
    "ewt": "CC-BY-SA-4.0",
    "gum": "per document",
    "uner-ewt": "CC-BY-SA-4.0",
    "crossner-politics": "MIT",
    "re3d": "public domain; CC-BY-3.0-AU",
    "sayso": "CC-BY-SA-4.0",
    "unscon": "CC-BY-SA-4.0",
    "causal-news": "CC0-1.0",
    "ecbplus-train": "CC-BY-3.0",
    "senate-press-releases": "public domain (works of the US Congress)",
}
"""The corpora that shipped weights may be made of, and what each is published under."""

SAYSO_TEXTS = {"senate": "senate-press-releases", "re3d": "re3d", "ewt": "ewt", "gum": "gum"}
"""The corpus that each text of the Sayso corpus comes from, by the first part of its id."""

OPEN_LICENCE = re.compile(r"CC-BY(-SA)?-\d\.\d(-[A-Z]{2})?$")
"""Per-document licences that allow it: attribution and share-alike, never non-commercial, no-derivatives or unclear."""


class LicenceError(Exception):
    """A corpus or document may not be trained on."""


def require_open(corpus: str, licence: str | None = None) -> None:
    """Raise LicenceError unless weights may be made of this corpus, or of a document of it under `licence`."""
    if corpus not in LICENCES:
        raise LicenceError(f"corpus {corpus!r} is not on the list of licences; add it there with its licence, or leave it out")
    if licence is not None and not OPEN_LICENCE.match(licence):
        raise LicenceError(f"a document of {corpus!r} is under {licence!r}, which does not allow it")


def rows(corpora: Path, name: str, folder: str = "train") -> Iterator[Row]:
    """Give the lines of `folder/name.jsonl.gz`."""
    with gzip.open(corpora / folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def require_open_texts(corpora: Path, ids: Iterable[str]) -> None:
    """Raise LicenceError unless weights may be made of every text that the Sayso corpus annotates, by the ids `prefix:item`."""
    items: dict[str, set[str]] = {}
    for document in ids:
        prefix, _, item = document.partition(":")
        items.setdefault(prefix, set()).add(item)
    for prefix in items:
        require_open(SAYSO_TEXTS[prefix])
    for row in rows(corpora, "gum") if "gum" in items else ():
        if row["id"] in items["gum"]:
            require_open("gum", str(row["licence"]))


def is_open(row: Row) -> bool:
    """Tell whether a GUM document's own licence is on the allowed list."""
    return bool(OPEN_LICENCE.match(str(row["licence"])))


def treebank(corpora: Path, name: str, split: str) -> list[Row]:
    """Give the documents of EWT or GUM in a split; GUM's training documents under open licences only."""
    found = [row for row in rows(corpora, name) if row["split"] == split]
    if name == "gum" and split == "train":
        found = [row for row in found if is_open(row)]
    return found


def held_out_re3d(corpora: Path) -> tuple[list[Row], list[Row]]:
    """Give re3d's documents for training and, every third by id, those held out to measure names."""
    ordered = sorted(rows(corpora, "re3d"), key=lambda row: str(row["id"]))
    return [row for at, row in enumerate(ordered) if at % 3], ordered[::3]


def gold_doc(row: Row, vocab: Vocab, paragraphs: bool = True) -> Doc:
    """Build a Doc with a document's gold sentences, tags, lemmas, heads and UD labels.

    Between paragraphs stands a blank line, as in reading text: a SPACE token that hangs from the token before it. Without
    `paragraphs` there is none, and token numbers are the corpus's own.
    """
    columns: dict[str, list[Any]] = {
        name: [] for name in ("words", "spaces", "tags", "pos", "deps", "heads", "lemmas", "sent_starts")
    }
    for number, sent in enumerate(row["sents"]):
        if paragraphs and number and sent["par"]:
            _add_break(columns)
        first = len(columns["words"])
        columns["words"] += sent["toks"]
        columns["spaces"] += sent["sp"]
        columns["tags"] += sent["xpos"]
        columns["pos"] += sent["upos"]
        columns["lemmas"] += sent["lemma"]
        columns["deps"] += ["ROOT" if dep == "root" else dep for dep in sent["dep"]]
        columns["heads"] += [first + (head - 1 if head else at) for at, head in enumerate(sent["head"])]
        columns["sent_starts"] += [at == 0 for at in range(len(sent["toks"]))]
    return Doc(vocab, **columns)  # type: ignore[arg-type]  # the stub takes the columns for user data


@dataclass(frozen=True, slots=True)
class GumMention:
    """A mention of GUM's: code points into its document's text, half-open; those of its head's word; its coreference group."""

    start: int
    end: int
    head: tuple[int, int]
    group: str


def gum_mentions(row: Row, doc: Doc) -> list[GumMention]:
    """Give the mentions of a GUM document in its gold Doc, built without blank tokens lost: each headed by its gold tree."""
    words = [token for token in doc if not token.is_space]
    found: list[GumMention] = []
    first = 0
    for sent in row["sents"]:
        for begin, after, _, group, *_ in sent["ents"]:
            inside = words[first + begin : first + after]
            ids = {token.i for token in inside}
            head = next(token for token in inside if token.head.i not in ids or token.head.i == token.i)
            end = inside[-1].idx + len(inside[-1])
            found.append(GumMention(inside[0].idx, end, (head.idx, head.idx + len(head)), group))
        first += len(sent["toks"])
    return found


def _add_break(columns: dict[str, list[Any]]) -> None:
    """Close a paragraph: the last token loses its space and a blank line follows."""
    columns["spaces"][-1] = False
    values = {"words": "\n\n", "spaces": False, "tags": "_SP", "pos": "SPACE", "deps": "dep", "lemmas": "\n\n"}
    for name, value in values.items():
        columns[name].append(value)
    columns["heads"].append(len(columns["words"]) - 2)
    columns["sent_starts"].append(False)


def tree_arrays(doc: Doc) -> tuple[Sequence[int], Sequence[str]]:
    """Give a Doc's heads (token numbers; a root heads itself) and labels."""
    heads = np.arange(len(doc)) + doc.to_array(["HEAD"]).astype("int64")
    return heads.tolist(), [token.dep_ for token in doc]
