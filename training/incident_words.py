"""How rare words are, counted over the corpora, and a short vector for each: `data/rarity.tsv` and `data/vectors.npz`.

Documents are press releases, and EWT and GUM under open licences; none of ECB+, whose topics would look common.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from sayso.compare.incidents.vectors import WIDTH
from sayso.compare.incidents.words import content_words, listed_words
from training.corpora import is_open, require_open, rows

LEAST_DOCUMENTS = 4
"""Documents that a word must stand in to be listed; rarer ones all count alike."""
PER_LINE = 40
HEADER = (
    "# In how many documents words stand: the number of all, then a number and words that stand in so many. Function words and\n"
    "# words of fewer than {least} documents are left out. Counted by `python -m training incidents` over press releases of US\n"
    "# Senate offices (public domain), the English Web Treebank and the open documents of GUM. Licence: CC BY-SA 4.0.\n"
)


def write_rarity(corpora: Path, out: Path) -> None:
    """Count and write the table. LicenceError where a corpus is not open."""
    counts: Counter[str] = Counter()
    documents = 0
    for text in _texts(corpora):
        counts.update(set(content_words(text)))
        documents += 1
    by_count: dict[int, list[str]] = defaultdict(list)
    for word, count in counts.items():
        if count >= LEAST_DOCUMENTS and word.isascii():
            by_count[count].append(word)
    lines = [str(documents)]
    for count, words in sorted(by_count.items(), reverse=True):
        words.sort()
        lines += [" ".join([str(count), *words[at : at + PER_LINE]]) for at in range(0, len(words), PER_LINE)]
    out.write_text(HEADER.format(least=LEAST_DOCUMENTS) + "\n".join(lines) + "\n", encoding="utf-8")


def _texts(corpora: Path) -> Iterator[str]:
    for name in ("senate-press-releases", "ewt", "gum"):
        require_open(name)
    for row in rows(corpora, "senate-press-releases", "raw"):
        yield row["text"]
    for row in rows(corpora, "ewt"):
        if row["split"] == "train":
            yield " ".join(sentence["text"] for sentence in row["sents"])
    for row in rows(corpora, "gum"):
        if row["split"] == "train" and is_open(row):
            yield " ".join(sentence["text"] for sentence in row["sents"])


def write_vectors(base: Path, out: Path) -> None:
    """Reduce the encoder's vectors of word pieces to WIDTH signed bytes for each listed word; `base` holds its published files."""
    pieces = load_file(base / "model.safetensors")["embeddings.word_embeddings.weight"].astype(np.float32)
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    encoded = tokenizer.encode_batch(listed_words(), add_special_tokens=False)
    whole = np.stack([pieces[one.ids].mean(axis=0) for one in encoded])
    whole -= whole.mean(axis=0)
    whole /= np.linalg.norm(whole, axis=1, keepdims=True)
    _, _, directions = np.linalg.svd(whole, full_matrices=False)
    reduced = whole @ directions[:WIDTH].T
    # The sign of a principal component is chance; without a rule it would differ between machines.
    reduced *= np.sign(reduced[np.abs(reduced).argmax(axis=0), np.arange(WIDTH)])
    scaled = np.round(reduced / np.abs(reduced).max() * 127).astype(np.int8)
    np.savez_compressed(out, vectors=scaled)
