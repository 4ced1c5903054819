"""Finding the annotated texts in a corpora folder by their ids; the repository holds none of them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from corpus.errors import CorpusError

FILES = {
    "senate": "raw/senate-press-releases.jsonl.gz",
    "re3d": "train/re3d.jsonl.gz",
    "ewt": "train/ewt.jsonl.gz",
    "gum": "train/gum.jsonl.gz",
}
"""Which file of the corpora folder holds the items of an id `prefix:item`."""


def find_texts(corpora: Path, ids: Iterable[str]) -> dict[str, str]:
    """Give the text of every id, as stored or spelt by a treebank's tokens; CorpusError TEXT_MISSING names the first not there."""
    wanted = list(dict.fromkeys(ids))
    by_prefix: dict[str, set[str]] = {}
    for document in wanted:
        prefix, _, item = document.partition(":")
        if prefix not in FILES or not item:
            known = " or ".join(f"{name}:ITEM" for name in FILES)
            raise CorpusError("TEXT_MISSING", f"{document!r} is not the id of a text.", f"Write {known}.")
        by_prefix.setdefault(prefix, set()).add(item)
    found: dict[str, str] = {}
    for prefix, items in by_prefix.items():
        found |= {f"{prefix}:{item}": text for item, text in _items(corpora / FILES[prefix], items)}
    for document in wanted:
        if document not in found:
            file = corpora / FILES[document.partition(":")[0]]
            raise CorpusError("TEXT_MISSING", f"{file} has no item {document!r}.", "Check the id, or fetch the corpus again.")
    return found


def _items(file: Path, wanted: set[str]) -> Iterator[tuple[str, str]]:
    missing = set(wanted)
    try:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row["id"] in missing:
                    missing.discard(row["id"])
                    yield row["id"], _text_of(row)
                if not missing:
                    return
    except FileNotFoundError as error:
        raise CorpusError("TEXT_MISSING", f"{file} is not there.", "Give the folder that holds raw/ and train/.") from error
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise CorpusError("UNREADABLE", f"{file} cannot be read: {error}.", "Fetch the corpus again.") from error


def _text_of(row: dict[str, Any]) -> str:
    """Give an item's own text, that of a treebank's document as its tokens spell it."""
    text: str = treebank_text(row)[0].rstrip(" ") if "sents" in row else row["text"]
    return text


def treebank_text(row: dict[str, Any]) -> tuple[str, list[tuple[int, int]]]:
    """Give a treebank's document as text, paragraphs parted by a blank line, and its gold sentences `[start, end)`."""
    text, spans = "", []
    for number, sent in enumerate(row["sents"]):
        if number:
            text = text.rstrip(" ") + "\n\n" if sent["par"] else text
        start = len(text)
        text += "".join(word + (" " if space else "") for word, space in zip(sent["toks"], sent["sp"], strict=True))
        spans.append((start, len(text.rstrip(" "))))
    return text, spans
