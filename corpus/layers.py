"""A layer of annotation on the disk: stand-off files of `folder/<split>/` beside their texts; all hold, or none is returned."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from corpus.errors import CorpusError
from corpus.fields import Object, label, malformed, read_object
from corpus.files import at, read_lines, refuse_twice, texts_of
from corpus.rules import Problem
from corpus.scheme import SPLITS, Split, text_hash


class Annotation(Protocol):
    """What every layer's annotation of a document tells: the document's id, the hash of its text, and its part of the corpus."""

    @property
    def id(self) -> str: ...  # noqa: D102 (a field)

    @property
    def hash(self) -> str: ...  # noqa: D102

    @property
    def split(self) -> Split: ...  # noqa: D102


Gold = TypeVar("Gold", bound=Annotation)
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Layer(Generic[Gold, Item]):
    """How a layer's files are read.

    `head` reads the first line into an annotation without items, `item` any other line, `filled` puts the items in. `problems`
    gives every broken rule, and `kinds` an item's kind, and that of each of its parts that rules count by themselves.
    """

    head: Callable[[Object], Gold]
    item: Callable[[str, Object], Item]
    filled: Callable[[Gold, Sequence[Item]], Gold]
    problems: Callable[[str, Gold], Iterable[Problem]]
    kinds: Callable[[Item], Sequence[str]]


@dataclass(frozen=True, slots=True)
class _File(Generic[Gold]):
    """A stand-off file as read: its annotation without items, and the lines below the first."""

    path: Path
    head: Gold
    lines: Sequence[str]


def load_layer(layer: Layer[Gold, Item], folder: Path, corpora: Path, splits: Iterable[str] = SPLITS) -> list[tuple[Gold, str]]:
    """Load the documents of the splits with their texts, in the order of split and file name.

    Raises CorpusError, naming file, line and reason, if any file of any split has a head that does not hold, or any file of the
    wanted splits does not fit its text or the scheme, or a document is there twice; then nothing is returned.
    """
    if not folder.is_dir():
        raise CorpusError("UNREADABLE", f"{folder} is not a folder.", f"Give the folder that holds some of {', '.join(SPLITS)}.")
    wanted = tuple(label(split, SPLITS, "split") for split in splits)
    files = [_read_file(layer, path, split) for split in SPLITS for path in sorted((folder / split).glob("*.jsonl"))]
    refuse_twice([(file.path, file.head.id) for file in files])
    files = [file for file in files if file.head.split in wanted]
    texts = texts_of(corpora, [(file.path, file.head.id) for file in files])
    return [(_filled(layer, file, texts[file.head.id]), texts[file.head.id]) for file in files]


def _read_file(layer: Layer[Gold, Item], path: Path, split: str) -> _File[Gold]:
    lines = read_lines(path)
    try:
        kind, row = read_object(lines[0])
        if kind != "document":
            raise malformed(f"the first line is of a {kind!r}, not of the document")
        head = layer.head(row)
        if head.split != split:
            raise CorpusError("SCHEME", f"its split is {head.split!r}, its folder {split!r}.", "Compile the sheet again.")
    except CorpusError as error:
        raise at(path, 1, error) from error
    return _File(path, head, lines[1:])


def _filled(layer: Layer[Gold, Item], file: _File[Gold], text: str) -> Gold:
    if file.head.hash != text_hash(text):
        error = CorpusError("HASH", "the text is not the one that was annotated: its hash differs.", "Fetch the corpus again.")
        raise at(file.path, 1, error)
    items: list[Item] = []
    lines: dict[str, list[int]] = {"document": [1]}
    for number, line in enumerate(file.lines, 2):
        try:
            items.append(layer.item(*read_object(line)))
        except CorpusError as error:
            raise at(file.path, number, error) from error
        for kind in layer.kinds(items[-1]):
            lines.setdefault(kind, []).append(number)
    gold = layer.filled(file.head, items)
    for problem in layer.problems(text, gold):
        broken = CorpusError(problem.code, f"{problem.reason}.", f"{problem.remedy[:1].upper()}{problem.remedy[1:]}.")
        raise at(file.path, lines[problem.kind][problem.index], broken)
    return gold
