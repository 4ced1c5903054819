"""Loading the corpus: stand-off files of `folder/<split>/`, each beside its text; all of them hold, or nothing is returned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus import scheme, standoff
from corpus.errors import CorpusError
from corpus.fields import label, read_object
from corpus.files import at, read_lines, refuse_twice, texts_of
from corpus.rules import ItemKind, Items, problems
from corpus.scheme import GoldAttribution, GoldClaim, GoldDocument, GoldFlag, Offsets, text_hash


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """A document's annotation and the text that its offsets point into."""

    gold: GoldDocument
    text: str


@dataclass(frozen=True, slots=True)
class _File:
    """A stand-off file as read: its document without items, and the lines below the first."""

    path: Path
    head: GoldDocument
    lines: Sequence[str]


def load_corpus(folder: Path, corpora: Path, splits: Iterable[str] = scheme.SPLITS) -> list[AnnotatedText]:
    """Load the documents of the splits, in the order of split and file name.

    Raises CorpusError, naming file, line and reason, if any file of any split has a head that does not hold, or any file of the
    wanted splits does not fit its text or the scheme, or a document is there twice; then nothing is returned.
    """
    if not folder.is_dir():
        raise CorpusError("UNREADABLE", f"{folder} is not a folder.", "Give the folder that holds train/, dev/ and test/.")
    wanted = tuple(splits)
    for split in wanted:
        label(split, scheme.SPLITS, "split")
    files = [_read_file(path, split) for split in scheme.SPLITS for path in sorted((folder / split).glob("*.jsonl"))]
    refuse_twice([(file.path, file.head.id) for file in files])
    files = [file for file in files if file.head.split in wanted]
    texts = texts_of(corpora, [(file.path, file.head.id) for file in files])
    return [_document(file, texts[file.head.id]) for file in files]


def _read_file(path: Path, split: str) -> _File:
    lines = read_lines(path)
    try:
        kind, row = read_object(lines[0])
        if kind != "document":
            raise CorpusError("MALFORMED", f"the first line is of a {kind!r}, not of the document.", "Compile the sheet again.")
        head = standoff.read_head(row)
        if head.split != split:
            raise CorpusError("SCHEME", f"its split is {head.split!r}, its folder {split!r}.", "Compile the sheet again.")
    except CorpusError as error:
        raise at(path, 1, error) from error
    return _File(path, head, lines[1:])


def _document(file: _File, text: str) -> AnnotatedText:
    _check_head(file, text)
    attributions: list[GoldAttribution] = []
    claims: list[GoldClaim] = []
    flags: list[GoldFlag] = []
    lines: dict[ItemKind, list[int]] = {"attribution": [], "claim": [], "flag": []}
    for number, line in enumerate(file.lines, 2):
        try:
            kind, row = read_object(line)
            match kind:
                case "attribution":
                    attributions.append(standoff.read_attribution(row))
                    lines["attribution"].append(number)
                case "claim":
                    claims.append(standoff.read_claim(row))
                    lines["claim"].append(number)
                case "flag":
                    flags.append(standoff.read_flag(row))
                    lines["flag"].append(number)
                case _:
                    raise CorpusError("MALFORMED", f"{kind!r} is not attribution, claim or flag.", "Compile the sheet again.")
        except CorpusError as error:
            raise at(file.path, number, error) from error
    for problem in problems(Items(text, attributions, claims, flags)):
        broken = CorpusError(problem.code, f"{problem.reason}.", f"{problem.remedy[:1].upper()}{problem.remedy[1:]}.")
        raise at(file.path, lines[problem.kind][problem.index], broken)
    return AnnotatedText(replace(file.head, attributions=tuple(attributions), claims=tuple(claims), flags=tuple(flags)), text)


def _check_head(file: _File, text: str) -> None:
    if file.head.hash != text_hash(text):
        error = CorpusError("HASH", "the text is not the one that was annotated: its hash differs.", "Fetch the corpus again.")
        raise at(file.path, 1, error)
    if not _in_order(file.head.segments, len(text)):
        error = CorpusError("OFFSETS", "the segments are empty, out of order or outside the text.", "Compile the sheet again.")
        raise at(file.path, 1, error)


def _in_order(spans: Sequence[Offsets], length: int) -> bool:
    edges = [0, *(edge for span in spans for edge in span), length]
    return all(start < end for start, end in spans) and edges == sorted(edges)
