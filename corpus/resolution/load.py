"""Loading who, when, where and how many: stand-off files of `folder/<split>/` beside their texts; all hold, or none is returned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import scheme as corpus_scheme
from corpus.errors import CorpusError
from corpus.fields import label, malformed, read_object
from corpus.files import at, read_lines, refuse_twice, texts_of
from corpus.resolution import standoff
from corpus.resolution.rules import Kind, problems
from corpus.resolution.scheme import GoldEntity, GoldResolution, Item, kind_of, with_items
from corpus.scheme import text_hash

RESOLVED = Path(__file__).parent.parent / "resolved"
"""The annotations of the repository: a folder of stand-off files for each split."""


@dataclass(frozen=True, slots=True)
class ResolvedText:
    """A document's annotation and the text that its offsets point into."""

    gold: GoldResolution
    text: str


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    head: GoldResolution
    lines: Sequence[str]


def load_resolved(folder: Path, corpora: Path, splits: Iterable[str] = corpus_scheme.SPLITS) -> list[ResolvedText]:
    """Load the documents of the splits, in the order of split and file name.

    Raises CorpusError, naming file, line and reason, if any file of any split has a head that does not hold, or any file of the
    wanted splits does not fit its text or the scheme, or a document is there twice; then nothing is returned.
    """
    if not folder.is_dir():
        raise CorpusError("UNREADABLE", f"{folder} is not a folder.", "Give the folder that holds train/ and dev/.")
    wanted = tuple(label(split, corpus_scheme.SPLITS, "split") for split in splits)
    files = [_read_file(path, split) for split in corpus_scheme.SPLITS for path in sorted((folder / split).glob("*.jsonl"))]
    refuse_twice([(file.path, file.head.id) for file in files])
    files = [file for file in files if file.head.split in wanted]
    texts = texts_of(corpora, [(file.path, file.head.id) for file in files])
    return [_resolved(file, texts[file.head.id]) for file in files]


def _read_file(path: Path, split: str) -> _File:
    lines = read_lines(path)
    try:
        kind, row = read_object(lines[0])
        if kind != "document":
            raise malformed(f"the first line is of a {kind!r}, not of the document")
        head = standoff.read_head(row)
        if head.split != split:
            raise CorpusError("SCHEME", f"its split is {head.split!r}, its folder {split!r}.", "Compile the sheet again.")
    except CorpusError as error:
        raise at(path, 1, error) from error
    return _File(path, head, lines[1:])


def _resolved(file: _File, text: str) -> ResolvedText:
    if file.head.hash != text_hash(text):
        error = CorpusError("HASH", "the text is not the one that was annotated: its hash differs.", "Fetch the corpus again.")
        raise at(file.path, 1, error)
    items: list[Item] = []
    lines: dict[Kind, list[int]] = {"document": [1]}
    for number, line in enumerate(file.lines, 2):
        try:
            kind, row = read_object(line)
            items.append(standoff.read_item(kind, row))
        except CorpusError as error:
            raise at(file.path, number, error) from error
        _note_line(lines, items[-1], number)
    gold = with_items(file.head, items)
    for problem in problems(text, gold):
        broken = CorpusError(problem.code, f"{problem.reason}.", f"{problem.remedy[:1].upper()}{problem.remedy[1:]}.")
        raise at(file.path, lines[problem.kind][problem.index], broken)
    return ResolvedText(gold, text)


def _note_line(lines: dict[Kind, list[int]], item: Item, number: int) -> None:
    """Note the line of an item, and of an entity's mentions."""
    lines.setdefault(kind_of(item), []).append(number)
    if isinstance(item, GoldEntity):
        lines.setdefault("mention", []).extend([number] * len(item.mentions))
