"""Files of sheets over annotated texts, several sheets a file: how each layer above the claims reads, checks and compiles them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Generic, TypeVar

from corpus.errors import CorpusError
from corpus.layers import Annotation
from corpus.load import AnnotatedText
from corpus.page import LayerSheet, Note, headers
from corpus.standoff import file_name

Gold = TypeVar("Gold", bound=Annotation)

_FIRST = re.compile(r"\s*#\s*doc:")


@dataclass(frozen=True, slots=True)
class SheetFile(Generic[Gold]):
    """A sheet, the file it was read from, and its document's id as the sheet has it. Lines count in the file."""

    path: Path
    document: str
    sheet: LayerSheet[Gold]


@dataclass(frozen=True, slots=True)
class Compiler(Generic[Gold]):
    """How a layer's sheets are read over the `known` annotated texts, counted in words, and written as stand-off lines."""

    known: Mapping[str, AnnotatedText]
    read: Callable[[str, AnnotatedText], LayerSheet[Gold]]
    count: Callable[[Gold], str]
    lines: Callable[[Gold], Sequence[str]]


def check_files(compiler: Compiler[Gold], paths: Iterable[Path]) -> int:
    """Print every problem of the files' sheets, or what each holds; status 1 if any has an error."""
    return _status(_printed(compiler, paths))


def compile_files(compiler: Compiler[Gold], paths: Iterable[Path], folder: Path) -> int:
    """Write the stand-off file of every sheet without an error into `folder/split`; status 1 if any has one."""
    read = _printed(compiler, paths)
    for item in read:
        if item.sheet.gold is not None:
            write_lines(folder, item.sheet.gold, compiler.lines(item.sheet.gold))
    return _status(read)


def read_files(compiler: Compiler[Gold], paths: Iterable[Path]) -> list[SheetFile[Gold]]:
    """Read all sheets of the files; a second sheet of one document is an error of that sheet."""
    first: dict[str, Path] = {}
    read: list[SheetFile[Gold]] = []
    for path in paths:
        for above, words in sheets_of(sheet_text(path)):
            line, document = headers(words, ("doc",)).get("doc", (1, ""))
            refused = _refusal(line, document, compiler.known, first)
            sheet = LayerSheet(None, (refused,)) if refused else compiler.read(words, compiler.known[document])
            first.setdefault(document, path)
            read.append(SheetFile(path, document, _moved(sheet, above)))
    return read


def sheets_of(written: str) -> list[tuple[int, str]]:
    """Part a file into its sheets, each with the number of lines above it; what stands above the first `# doc:` is the first's."""
    lines = written.splitlines()
    starts = [number for number, line in enumerate(lines) if _FIRST.match(line)]
    edges = [0, *starts[1:], len(lines)]
    return [(start, "\n".join(lines[start:end])) for start, end in pairwise(edges)]


def sheet_text(path: Path) -> str:
    """Give what is written on a sheet; CorpusError UNREADABLE."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError("UNREADABLE", f"{path} cannot be read: {error}.", "Give a sheet in UTF-8.") from error


def print_notes(path: Path, errors: Iterable[Note], warnings: Iterable[Note]) -> None:
    """Print a sheet's errors and warnings, each with file, line, reason and remedy."""
    for note in errors:
        print(f"{path}:{note.line}: {note.reason} ({note.remedy})")
    for note in warnings:
        print(f"{path}:{note.line}: warning: {note.reason} ({note.remedy})")


def write_lines(folder: Path, gold: Annotation, lines: Iterable[str]) -> None:
    """Write a document's stand-off file where the loader looks for it."""
    target = folder / gold.split / file_name(gold.id)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _printed(compiler: Compiler[Gold], paths: Iterable[Path]) -> list[SheetFile[Gold]]:
    read = read_files(compiler, paths)
    for item in read:
        print_notes(item.path, item.sheet.errors, item.sheet.warnings)
        if item.sheet.gold is not None:
            print(f"{item.path}: {item.document}: ok, {compiler.count(item.sheet.gold)}")
    return read


def _status(read: Iterable[SheetFile[Gold]]) -> int:
    return 1 if any(item.sheet.gold is None for item in read) else 0


def _refusal(line: int, document: str, known: Mapping[str, AnnotatedText], first: Mapping[str, Path]) -> Note | None:
    if not document:
        return Note(line, "no header 'doc'", "write '# doc: …'")
    if document in first:
        return Note(line, f"{document} is also in {first[document]}", "keep one sheet a document")
    if document not in known:
        return Note(line, f"{document} is not in the corpus", "copy the id of a document whose claims are annotated for this layer")
    return None


def _moved(sheet: LayerSheet[Gold], above: int) -> LayerSheet[Gold]:
    """Count the lines of a sheet's notes in its file."""
    errors, warnings = (tuple(replace(note, line=note.line + above) for note in notes) for notes in (sheet.errors, sheet.warnings))
    return replace(sheet, errors=errors, warnings=warnings)
