"""`sayso_reader`: the reader as a spaCy pipe for a blank English pipeline.

It sets sentence starts, `tag_` (Penn Treebank), `pos_` and `dep_` (Universal Dependencies v2), `head`, `lemma_` and `ents`
(PERSON, ORG, PLACE, GROUP). White space that spaCy makes a token of hangs from the token before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, POS, TAG
from spacy.language import Language
from spacy.symbols import IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

from sayso.reading.agreement import agreed, kind_masses, name_spans
from sayso.reading.causal import CAUSAL, packed_causals
from sayso.reading.encoder import Encoder, Network
from sayso.reading.features import GAP, Features, features_of
from sayso.reading.lemmas import apply_script, irregular, mended
from sayso.reading.models import WEIGHTS, Inventories, inventories
from sayso.reading.reader import ROOT, Reader, Reading
from sayso.reading.signals import SIGNALS, moved, packed
from sayso.reading.who import WHO, WIDTH, packed_vectors

ATTRIBUTES: Final = (TAG, POS, DEP, HEAD, LEMMA, ENT_IOB, ENT_TYPE)
OUTSIDE, INSIDE, BEGINS = 2, 1, 3
"""spaCy's numbers for its IOB marks."""
DATELINE: Final = re.compile(
    r"(?m)^(?:[A-Z][A-Z .'’-]+(?:,\s[\w.' ]{2,24}){0,3}(?:\s\([^()\n]{2,40}\))?"
    r"|[A-Z]\w+(?:[ -][A-Z]\w+){0,3}(?:,\s[\w. ]{2,24}){0,3}\s\([^()\n]{2,40}\))"
    r"(?:\s?[—–]|\s?--|\s-)\s"
)
"""The dateline that opens a wire's first sentence without being part of it: "TARVEN, 20 March (OKA) — Two men …"."""
REMEMBERED_LEMMAS: Final = 100_000


class SaysoReader:
    """The pipe. `threads` None takes what the machine gives; the weights are opened when first needed."""

    def __init__(self, vocab: Vocab, network: Network | None = None, folder: Path = WEIGHTS, threads: int | None = None) -> None:
        """Read the inventories; ReadingError MODEL_MISSING or MODEL_DAMAGED."""
        self._vocab = vocab
        self._folder = folder
        self._labels: Inventories = inventories(folder)
        self._network: Network = network or Encoder(folder, threads)
        self._reader = Reader(self._network, self._labels.dep, len(self._labels.name))
        add = vocab.strings.add
        self._tag = _hashes(add(name) for name in self._labels.xpos)
        self._pos = _hashes(IDS[name] for name in self._labels.upos)
        self._dep = _hashes(add("ROOT" if name == ROOT else name) for name in self._labels.dep)
        self._space = _hashes((add("_SP"), IDS["SPACE"], add("dep")))
        kinds = sorted({name[2:] for name in self._labels.name if name != "O"})
        self._kinds = dict(zip(kinds, _hashes(add(kind) for kind in kinds).tolist(), strict=True))
        self._lemmas: dict[tuple[str, int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Read one Doc in place."""
        words, gaps, places = words_of(doc)
        features = features_of(words, gaps, self._network.pieces)
        (reading,) = self._reader.read([features])
        self._write(doc, words, places, reading, features)
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int | None = None) -> Iterator[Doc]:
        """Read Docs in place, one after another.

        `batch_size` is spaCy's and changes nothing: int8 scales by what shares a batch, so a batch of windows never holds two
        statements', and a statement is read the same wherever it stands.
        """
        del batch_size
        return map(self, stream)

    def _write(self, doc: Doc, words: Sequence[str], places: NDArray[np.int64], reading: Reading, features: Features) -> None:
        """Put a reading on its Doc, white space included."""
        count = len(doc)
        if not count:
            return
        table = np.zeros((count, len(ATTRIBUTES)), dtype=np.int64)
        table[:, 3] = _space_heads(count, places)
        table[:, 0], table[:, 1], table[:, 2] = self._space
        table[:, 5] = OUTSIDE
        if len(places):
            table[places, 0] = self._tag[reading.xpos]
            table[places, 1] = self._pos[reading.upos]
            table[places, 2] = self._dep[reading.dep]
            table[places, 3] = places[reading.head] - places
            table[places, 4] = self._lemma_hashes(words, reading)
            self._names(table, words, places, reading, features)
        spaces = np.flatnonzero(table[:, 4] == 0)
        for place in spaces.tolist():
            table[place, 4] = np.uint64(doc[place].orth).astype(np.int64)
        if reading.signals is not None:
            doc.user_data[SIGNALS] = packed(moved(reading.signals, places, count))
        if reading.vectors is not None:
            vectors = np.zeros((count, WIDTH), dtype=np.float16)
            vectors[places] = reading.vectors
            doc.user_data[WHO] = packed_vectors(vectors, self._folder)
        if reading.causals is not None:
            doc.user_data[CAUSAL] = packed_causals(reading.causals, places)
        doc.from_array(list(ATTRIBUTES), table.astype(np.uint64))  # type: ignore[arg-type]

    def _lemma_hashes(self, words: Sequence[str], reading: Reading) -> NDArray[np.int64]:
        """Give the hash of each word's lemma; what was worked out once is remembered."""
        known = self._lemmas
        if len(known) > REMEMBERED_LEMMAS:
            known.clear()
        keys = list(zip(words, reading.upos.tolist(), reading.script.tolist(), strict=True))
        for key in set(keys):
            if key not in known:
                known[key] = self._vocab.strings.add(self._lemma(*key))
        return _hashes(known[key] for key in keys)

    def _lemma(self, word: str, upos: int, script: int) -> str:
        pos = self._labels.upos[upos]
        sure = self._labels.lookup.get(f"{word.lower()} {pos}") or irregular(word, pos)
        return sure or mended(word, pos, apply_script(word, self._labels.script[script])) or word

    def _names(
        self, table: NDArray[np.int64], words: Sequence[str], places: NDArray[np.int64], reading: Reading, features: Features
    ) -> None:
        """Mark the names, a name's mentions in agreement; white space within one belongs to it."""
        if not reading.names.any():
            return
        breaks = reading.start | (features.gaps == GAP["paragraph"])
        spans = name_spans(words, self._labels.name, reading.names, breaks)
        kinds = list(self._kinds)
        masses = kind_masses(reading.name_scores, self._labels.name, kinds)
        for begin, end, kind in agreed(words, spans, masses, kinds):
            inside = slice(places[begin], places[end - 1] + 1)
            table[inside, 5], table[inside, 6] = INSIDE, self._kinds[kind]
            table[places[begin], 5] = BEGINS


def _hashes(values: Iterable[int]) -> NDArray[np.int64]:
    """Give 64-bit hashes as signed numbers, bit for bit."""
    return np.array(list(values), dtype=np.uint64).astype(np.int64)


def _space_heads(count: int, places: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give every token's offset to the nearest word before it, or, at the beginning, to the first word."""
    tokens = np.arange(count)
    if not len(places):
        return -tokens
    before = np.searchsorted(places, tokens, side="right") - 1
    return places[np.maximum(before, 0)] - tokens


def words_of(doc: Doc) -> tuple[list[str], NDArray[np.int32], NDArray[np.int64]]:
    """Give a Doc's words (all tokens but white space), the gap before each, and the token number of each."""
    words: list[str] = []
    gaps: list[int] = []
    places: list[int] = []
    white = ""
    begins = {found.end() for found in DATELINE.finditer(doc.text)}
    for place, token in enumerate(doc):
        text: str = token.text
        if text.isspace():
            white += token.text_with_ws
            continue
        gaps.append(GAP["paragraph"] if token.idx in begins else gap_of(white) if words else GAP["start"])
        words.append(text)
        places.append(place)
        white = token.whitespace_
    return words, np.array(gaps, dtype=np.int32), np.array(places, dtype=np.int64)


def gap_of(white: str) -> int:
    """Give the gap that a stretch of white space between two words is."""
    if not white:
        return GAP["none"]
    lines = white.count("\n")
    if lines:
        return GAP["paragraph"] if lines > 1 else GAP["line"]
    return GAP["space"] if len(white) == 1 else GAP["spaces"]


@Language.factory("sayso_reader", default_config={"threads": None, "weights": None, "causal": False})
def make_reader(
    nlp: Language, name: str, threads: int | None = None, weights: str | None = None, causal: bool = False
) -> SaysoReader:
    """Make the pipe for `nlp.add_pipe("sayso_reader")`; `weights` is a folder of others than the shipped ones.

    With `causal` each sentence's causes and effects are read too, for `sayso.reading.causal.causals_of(doc)`.

    ReadingError MODEL_MISSING or MODEL_DAMAGED.
    """
    del name
    folder = WEIGHTS if weights is None else Path(weights)
    return SaysoReader(nlp.vocab, Encoder(folder, threads, causal), folder)
