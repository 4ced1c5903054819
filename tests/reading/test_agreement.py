from __future__ import annotations

import numpy as np
import pytest

from sayso.reading.agreement import NameSpan, Span, agreed, kind_masses, name_spans
from sayso.reading.encoder import FloatArray

KINDS = ("PERSON", "ORG", "PLACE")
LABELS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-PLACE", "I-PLACE")


def masses_of(count: int, spans: list[tuple[int, int, str, float]]) -> FloatArray:
    masses = np.zeros((count, len(KINDS)), dtype=np.float32)
    for begin, end, kind, mass in spans:
        masses[begin:end, KINDS.index(kind)] = mass
    return masses


@pytest.mark.parametrize(
    ("text", "marked", "kinds"),
    [
        ("Ayle fell . Ayle burned . Ayle", [(0, 1, "ORG", 0.6), (3, 4, "PLACE", 0.7), (6, 7, "PLACE", 0.6)], ["PLACE"] * 3),
        ("Ayle fell . Ayle burned", [(0, 1, "ORG", 0.9), (3, 4, "PLACE", 0.5)], ["ORG", "ORG"]),
        ("Ada Brook met Ada Brook and Ada Brook", [(0, 2, "PERSON", 0.9), (3, 5, "PERSON", 0.9)], ["PERSON"] * 3),
        ("May came . May May May", [(0, 1, "PERSON", 0.9)], ["PERSON"]),
        ("Ada Brook met . Brook left", [(0, 2, "PERSON", 0.9), (4, 5, "PLACE", 0.6)], ["PERSON", "PERSON"]),
        ("Ada Brook met . Brook fell", [(0, 2, "PERSON", 0.4), (4, 5, "PLACE", 0.6)], ["PERSON", "PLACE"]),
        ("Brook met Ada Brook", [(2, 4, "PERSON", 0.9)], ["PERSON"]),
    ],
)
def test_mentions_agree(text: str, marked: list[tuple[int, int, str, float]], kinds: list[str]) -> None:
    words = text.split()
    spans = [(begin, end) for begin, end, _, _ in marked]
    assert [kind for _, _, kind in agreed(words, spans, masses_of(len(words), marked), KINDS)] == kinds


def test_a_mention_inside_a_longer_name_stays_in_it() -> None:
    words = ["Ayle", "Council", "met", "in", "Ayle", "and", "Ayle"]
    names: list[NameSpan] = [(0, 2, "ORG"), (4, 5, "PLACE"), (6, 7, "PLACE")]
    spans: list[Span] = [(begin, end) for begin, end, _ in names]
    masses = masses_of(len(words), [(begin, end, kind, 0.9) for begin, end, kind in names])
    assert agreed(words, spans, masses, KINDS) == names


@pytest.mark.parametrize(
    ("words", "labels", "breaks", "spans"),
    [
        ("Ada Brook left", "B-PERSON I-PERSON O", [], [(0, 2)]),
        ("Al-Aziz Mosque burned", "B-PLACE I-PERSON O", [], [(0, 2)]),
        ("saw Brook there", "O I-PERSON O", [], [(1, 2)]),
        ("Brook Ayle", "I-PERSON I-PERSON", [1], [(0, 1), (1, 2)]),
        ("Brook Ayle", "B-PERSON B-PLACE", [], [(0, 1), (1, 2)]),
        ("of Security Forces and", "B-ORG I-ORG I-ORG I-ORG", [], [(1, 3)]),
        ("unity party", "B-ORG I-ORG", [], [(0, 2)]),
    ],
)
def test_spans_of_labels(words: str, labels: str, breaks: list[int], spans: list[Span]) -> None:
    numbers = np.array([LABELS.index(label) for label in labels.split()])
    starts = np.array([at in breaks for at in range(len(numbers))])
    assert name_spans(words.split(), LABELS, numbers, starts) == spans


def test_masses_are_the_probabilities_of_a_kind() -> None:
    scores = np.log(np.array([[0.2, 0.1, 0.1, 0.3, 0.2, 0.05, 0.05]], dtype=np.float32))
    assert kind_masses(scores, LABELS, KINDS)[0].tolist() == pytest.approx([0.2, 0.5, 0.1])
