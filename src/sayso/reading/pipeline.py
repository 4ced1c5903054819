"""The reader that the claims are read with: our own, or another spaCy English pipeline in its place."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language

from sayso.errors import ReadingError
from sayso.reading.tokens import SteadyTokenizer


def load_reader(pipeline: str | None = None, threads: int | None = None, causal: bool = False) -> Language:
    """Load the reader: a blank English pipeline with `sayso_reader`, or the spaCy pipeline of that name or path.

    A folder that holds weights as `python -m training` writes them is read with in the shipped ones' place.
    Whichever it is, its Docs carry Universal Dependencies and our kinds of names. `threads` is for our own; None takes what the
    machine gives. With `causal` our own reads causes and effects too (`reading.causal`). ReadingError: PIPELINE where the named one
    cannot be loaded or does not parse, MODEL_MISSING, MODEL_DAMAGED.
    """
    folder = None if pipeline is None else Path(pipeline)
    if pipeline is not None and not (Path(pipeline) / "encoder.onnx").is_file():
        return _other(pipeline)
    from sayso.reading.component import make_reader  # noqa: PLC0415, F401 - registers the factory

    nlp = spacy.blank("en")
    nlp.max_length = 10**9
    nlp.tokenizer = SteadyTokenizer(nlp.vocab, nlp.tokenizer)
    nlp.add_pipe("sayso_reader", config={"threads": threads, "weights": None if folder is None else str(folder), "causal": causal})
    return nlp


def _other(pipeline: str) -> Language:
    try:
        nlp = spacy.load(Path(pipeline) if Path(pipeline).is_dir() else pipeline)
    except (OSError, ImportError, ValueError, KeyError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ReadingError(
            "PIPELINE",
            f"The spaCy pipeline {pipeline!r} cannot be loaded: {reason}",
            f"Install it (python -m spacy download {pipeline}), or leave out --pipeline.",
        ) from error
    missing = [name for name in ("parser", "ner") if name not in nlp.pipe_names]
    if missing:
        raise ReadingError(
            "PIPELINE",
            f"The spaCy pipeline {pipeline!r} has no {' and no '.join(missing)}.",
            "Choose one that parses and finds names.",
        )
    from sayso.reading import universal  # noqa: PLC0415, F401 - registers the factory

    # A parser keeps the sentence starts that it is given; by itself it reads a heading into the sentence below it.
    nlp.add_pipe("sayso_paragraphs", before="parser")
    nlp.add_pipe("sayso_universal", last=True)
    return nlp
