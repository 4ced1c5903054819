"""Parsed sentences about invented people, the view of them with vectors, and weights that say what a test wants said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from spacy.tokens import Doc

from sayso.claims.clauses import Clauses
from sayso.claims.syntax import Syntax, syntax_of
from sayso.reading.who import WIDTH, FloatArray, Weights, WordVectors
from sayso.resolve.who.markables import GENDERS, KINDS, LABELS, NUMBERS, PLACES, Markable, find_markables
from sayso.resolve.who.pairs import QUOTES, SIZES, SYNTAX, WORDS
from sayso.types import Attribution, Source, Span, SpeechForm

Entities = tuple[tuple[int, int, str], ...]
Sample = tuple[str, Entities]

LEFT = "left_VBD_root_0=leave"
TRAIT, HIDDEN = 16, 96
BASE = -10.0
"""The score of a pair for which `weights_that_say` says nothing."""


def markables_of(syntax: Syntax) -> list[Markable]:
    """Give the markables of a view."""
    return find_markables(Clauses(syntax))


def texts_of(syntax: Syntax, markables: list[Markable]) -> list[str]:
    """Give the words of markables."""
    return [one.span(syntax).text for one in markables]


def span_of(syntax: Syntax, words: str, after: int = 0) -> Span:
    """Give the first stretch of a text that reads so, from code point `after`."""
    start = syntax.text.index(words, after)
    return Span(start, start + len(words), words)


def said(syntax: Syntax, source: str | None, content: str, form: SpeechForm = "direct", identifier: str = "a1") -> Attribution:
    """Attribute a stretch of a text to another stretch of it."""
    spoken = span_of(syntax, content)
    if source is None:
        return Attribution(identifier, None, Source("unnamed"), None, (spoken,), "assert", form)
    words = span_of(syntax, source)
    return Attribution(identifier, None, Source("named", words.start, words.end, words.text), None, (spoken,), "assert", form)


def weights_that_say(said_of: Mapping[tuple[str, str], float]) -> Weights:
    """Give weights under which a pair scores BASE and what is said of its features, (feature, value): nothing else counts.

    Values of "kinds" are written "later<earlier".
    """
    tables: dict[str, FloatArray] = {name: np.zeros((size, 1), dtype=np.float32) for name, size in SIZES.items()}
    values = {"words": WORDS, "syntax": SYNTAX, "quotes": QUOTES}
    for (feature, value), score in said_of.items():
        if feature == "kinds":
            later, earlier = value.split("<")
            tables["kinds"][KINDS.index(later) * len(KINDS) + KINDS.index(earlier)] = score
        else:
            tables[feature][values[feature].index(value)] = score
    shapes = {"later.weight": (1, WIDTH + 5), "later.bias": (1,), "earlier.weight": (1, WIDTH + 5), "both.weight": (1, WIDTH)}
    shapes |= {"mention.0.weight": (1, WIDTH + 5), "mention.0.bias": (1,), "mention.3.weight": (1, 1), "mention.3.bias": (1,)}
    weights: dict[str, FloatArray] = {name: np.zeros(shape, dtype=np.float32) for name, shape in shapes.items()}
    weights |= {f"traits.{number}.weight": np.zeros((size, 1), dtype=np.float32) for number, size in enumerate(trait_sizes())}
    weights |= {f"features.{number}.weight": table for number, table in enumerate(tables.values())}
    weights |= {"second.weight": np.ones((1, 1), dtype=np.float32), "second.bias": np.zeros(1, dtype=np.float32)}
    weights |= {"out.weight": np.ones((1, 1), dtype=np.float32), "out.bias": np.full(1, BASE, dtype=np.float32)}
    return weights


def trait_sizes() -> list[int]:
    """Give how many values each trait of a markable has."""
    return [len(names) for names in (KINDS, LABELS, NUMBERS, GENDERS, PLACES)]


def random_weights(seed: int = 7) -> Weights:
    """Give weights of the shipped shape that were never trained."""
    chance = np.random.default_rng(seed)
    whole = WIDTH + TRAIT * 5
    shapes: dict[str, tuple[int, ...]] = {f"traits.{number}.weight": (size, TRAIT) for number, size in enumerate(trait_sizes())}
    shapes |= {f"features.{number}.weight": (size, HIDDEN) for number, size in enumerate(SIZES.values())}
    shapes |= {"later.weight": (HIDDEN, whole), "later.bias": (HIDDEN,), "earlier.weight": (HIDDEN, whole)}
    shapes |= {"both.weight": (HIDDEN, WIDTH), "second.weight": (HIDDEN // 2, HIDDEN), "second.bias": (HIDDEN // 2,)}
    shapes |= {"out.weight": (1, HIDDEN // 2), "out.bias": (1,), "mention.0.weight": (64, whole), "mention.0.bias": (64,)}
    shapes |= {"mention.3.weight": (1, 64), "mention.3.bias": (1,)}
    return {name: chance.normal(0.0, 0.2, shape).astype(np.float32) for name, shape in shapes.items()}


def read_with(doc: Doc, weights: Weights, seed: int | None = None) -> Syntax:
    """Give the view of a Doc as if these weights had read it; its vectors are zero, or random where a seed is given."""
    shape = (len(doc), WIDTH)
    vectors = np.zeros(shape) if seed is None else np.random.default_rng(seed).normal(size=shape)
    return replace(syntax_of(doc), vectors=WordVectors(vectors.astype(np.float16), weights))
