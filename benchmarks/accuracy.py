"""Every figure of docs/accuracy.md, measured on the corpora: what is scored, its floor, and a peer in the same run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import spacy
from spacy.language import Language

from benchmarks.calibration import calibration_rows
from benchmarks.causal import causal_rows
from benchmarks.conflict import conflict_rows
from benchmarks.coreference import coreference_rows
from benchmarks.ecbplus import ecbplus_rows
from benchmarks.factuality import factuality_rows
from benchmarks.gold import corpus_rows
from benchmarks.gum_links import gum_link_rows
from benchmarks.links import link_rows
from benchmarks.name_pairs import name_pair_rows
from benchmarks.plover import plover_rows
from benchmarks.polnear import polnear_rows
from benchmarks.propbank import propbank_rows
from benchmarks.reprints import reprint_rows
from benchmarks.resolution import resolution_rows
from benchmarks.spans import span_rows
from benchmarks.strangers import stranger_rows
from benchmarks.table import Row
from benchmarks.timebank import timebank_rows
from benchmarks.trnews import trnews_rows
from corpus.readings import GOLD
from corpus.scheme import Split
from sayso.reading.pipeline import load_reader
from training.evaluate import crossner_texts, names, re3d_texts, sentence_ends, trees
from training.names import NamedSpan

TREE_FLOORS = {"upos": 96.0, "uas": 91.0, "las": 88.0}
"""On EWT dev, gold tokens and sentences."""

SENTENCE_FLOOR = 90.0

REACHED: dict[str, float] = {
    "Sayso corpus test: tense, accuracy": 82.5,
    "ECB+ dev, gold mentions, topics unknown: CoNLL average": 74.8,
    "ECB+ dev, joined pairs within a subtopic that are right, %": 75.5,
}
"""Rows whose floor is not reached yet, and the least that a change may bring meanwhile: a point below docs/accuracy.md's."""

Texts = Callable[[Path], Iterable[tuple[str, list[NamedSpan]]]]


@dataclass(frozen=True, slots=True)
class Choice:
    """What is measured with what.

    `peer` is a spaCy pipeline by name or folder, left out if not installed. `pipeline` takes the place of the shipped weights: a
    folder of others (without the second network: the rules alone; trained without our corpus: the ablation) or a spaCy pipeline.
    `split` is the part of the Sayso corpus in `gold` that its sections measure: without it the test part, for calibration,
    resolution and links dev; for reprints, train and dev are the half of the releases that was tuned on. `releases` is how many
    press releases the spans are checked in, None for all.
    """

    peer: str
    pipeline: str | None = None
    split: Split | None = None
    gold: Path = GOLD
    releases: int | None = None


Section = Callable[[Path, Choice], list[Row]]
"""From the corpora folder to rows."""

GROUPS = (None, "ORG")
"""A name of a following ("Muslims") is scored left out or as an organisation, whichever is better for the reader measured."""


def accuracy_rows(corpora: Path, only: Sequence[str] | None, choice: Choice) -> list[Row]:
    """Measure the sections asked for, or all of them."""
    rows = [row for section, measure in _SECTIONS.items() if section in (only or SECTIONS) for row in measure(corpora, choice)]
    return [replace(row, reached=REACHED.get(row.what)) for row in rows]


def _tree_rows(corpora: Path, choice: Choice) -> list[Row]:  # noqa: ARG001 (the peer's labels and tokens are not UD's)
    rows = []
    for name in ("ewt", "gum"):
        found = trees(corpora, name)
        for measure in ("upos", "xpos", "lemma", "uas", "las", "las_full"):
            floor = TREE_FLOORS.get(measure) if name == "ewt" else None
            rows.append(
                Row(
                    f"{name.upper()} dev, gold tokens: {measure.upper()}",
                    found[measure],
                    floor=floor,
                    note=_TREE_NOTES.get(measure, ""),
                )
            )
    return rows


_TREE_NOTES = {"las": "universal labels", "las_full": "labels with their subtypes", "upos": "all words, punctuation too"}


def _sentence_rows(corpora: Path, choice: Choice) -> list[Row]:
    ours, theirs = load_reader(), _peer(choice.peer)
    return [
        Row(
            f"{name.upper()} dev, sentence ends from raw text, F",
            sentence_ends(corpora, name, ours).f,
            floor=SENTENCE_FLOOR,
            peer=sentence_ends(corpora, name, theirs).f if theirs else None,
        )
        for name in ("ewt", "gum")
    ]


def _name_rows(corpora: Path, choice: Choice) -> list[Row]:
    """Score names; the floor is the peer's figure, the one it had in this same measurement where it is not installed."""
    ours, theirs = load_reader(), _peer(choice.peer)
    rows = []
    for what, texts, known in (("re3d, documents held out", re3d_texts, 59.0), ("CrossNER politics dev", crossner_texts, 64.1)):
        best = partial(_best_names, texts, corpora)
        other = best(theirs) if theirs else None
        rows.append(Row(f"{what}: names PERSON/ORG/PLACE, F", best(ours), floor=known if other is None else other, peer=other))
    return rows


def _best_names(texts: Texts, corpora: Path, nlp: Language) -> float:
    return max(names(texts, corpora, nlp, groups).f for groups in GROUPS)


def _peer(name: str) -> Language | None:
    return spacy.load(name) if spacy.util.is_package(name) or Path(name).is_dir() else None


_SECTIONS: dict[str, Section] = {
    "parse": _tree_rows,
    "sentences": _sentence_rows,
    "names": _name_rows,
    "attribution": lambda corpora, choice: polnear_rows(corpora, choice.pipeline),
    "claims": lambda corpora, _: propbank_rows(corpora),
    "corpus": lambda corpora, choice: corpus_rows(corpora, choice.split or "test", choice.gold, choice.pipeline),
    "calibration": lambda corpora, choice: calibration_rows(corpora, choice.split or "dev", choice.gold, choice.pipeline),
    "factuality": lambda corpora, choice: factuality_rows(corpora, choice.pipeline),
    "plover": lambda corpora, choice: plover_rows(corpora, choice.pipeline),
    "conflict": lambda corpora, choice: conflict_rows(corpora, choice.pipeline),
    "causal": lambda corpora, choice: causal_rows(corpora, choice.pipeline),
    "who": lambda corpora, choice: coreference_rows(corpora, choice.pipeline),
    "name-pairs": lambda corpora, _: name_pair_rows(corpora),
    "times": lambda corpora, choice: timebank_rows(corpora, choice.pipeline),
    "places": lambda corpora, choice: trnews_rows(corpora, choice.pipeline),
    "resolution": lambda corpora, choice: resolution_rows(corpora, choice.split or "dev", pipeline=choice.pipeline),
    "links": lambda corpora, choice: link_rows(corpora, choice.split or "dev", choice.gold, choice.pipeline),
    "gum-links": lambda corpora, choice: gum_link_rows(corpora, choice.pipeline),
    "reprints": lambda corpora, choice: reprint_rows(corpora, "measured" if choice.split in {None, "test"} else "tuned"),
    "ecbplus": lambda corpora, choice: ecbplus_rows(corpora, choice.pipeline),
    "strangers": lambda corpora, choice: stranger_rows(corpora, choice.pipeline),
    "spans": lambda corpora, choice: span_rows(corpora, choice.releases),
}
SECTIONS = tuple(_SECTIONS)
