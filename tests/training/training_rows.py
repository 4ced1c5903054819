"""Invented documents in the shape of the corpora's."""

from __future__ import annotations

from training.corpora import Row


def sent(words: str, par: bool = True, **layers: list[object]) -> Row:
    """Give a sentence: every word hangs from the first, nouns all, but for the layers given."""
    toks = words.split()
    count = len(toks)
    row: Row = {
        "id": words,
        "par": par,
        "toks": toks,
        "sp": [True] * count,
        "upos": ["PUNCT" if tok in '.,"' else "NOUN" for tok in toks],
        "xpos": ["." if tok == "." else "NN" for tok in toks],
        "lemma": [tok.lower() for tok in toks],
        "head": [0] + [1] * (count - 1),
        "dep": ["root"] + ["dep"] * (count - 1),
    }
    return row | layers


def document(*sents: Row, **keys: object) -> Row:
    """Give a document of such sentences."""
    return {"id": "invented", "split": "train", "sents": list(sents)} | keys
