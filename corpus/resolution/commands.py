"""What `python -m corpus resolved-check` and `resolved-compile` do: read the sheets of who, when, where and how many."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from corpus.commands import print_notes, sheet_text
from corpus.load import AnnotatedText, load_corpus
from corpus.notation import Note, headers
from corpus.resolution.notation import ResolutionSheet, read_resolution, sheets_of
from corpus.resolution.standoff import GROUPS, to_lines
from corpus.standoff import file_name

RESOLVED_SPLITS = ("train", "dev")
"""The parts whose statements are resolved; the test part is not."""


@dataclass(frozen=True, slots=True)
class ResolutionFile:
    """A sheet, the file it was read from, and its document's id as the sheet has it. Lines count in the file."""

    path: Path
    document: str
    sheet: ResolutionSheet


def check_resolved(corpora: Path, sheets: list[Path], gold: Path) -> int:
    """Print every problem of the sheets, or what each holds; status 1 if any has an error. `gold` holds the annotated claims."""
    read = read_files(corpora, sheets, gold)
    for item in read:
        _print(item)
    return 1 if any(item.sheet.gold is None for item in read) else 0


def compile_resolved(corpora: Path, sheets: list[Path], gold: Path, folder: Path) -> int:
    """Write the stand-off file of every sheet without an error into `folder/split`; status 1 if any has one."""
    read = read_files(corpora, sheets, gold)
    for item in read:
        _print(item)
        found = item.sheet.gold
        if found is not None:
            target = folder / found.split / file_name(found.id)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("\n".join(to_lines(found)) + "\n", encoding="utf-8")
    return 1 if any(item.sheet.gold is None for item in read) else 0


def read_files(corpora: Path, sheets: list[Path], gold: Path) -> list[ResolutionFile]:
    """Read all sheets of the files; a second sheet of one document is an error of that sheet."""
    known = {item.gold.id: item for item in load_corpus(gold, corpora, RESOLVED_SPLITS)}
    first: dict[str, Path] = {}
    read: list[ResolutionFile] = []
    for path in sheets:
        for above, words in sheets_of(sheet_text(path)):
            line, document = headers(words).get("doc", (1, ""))
            sheet = _read(words, line, document, known, first)
            first.setdefault(document, path)
            read.append(ResolutionFile(path, document, _moved(sheet, above)))
    return read


def _read(words: str, line: int, document: str, known: dict[str, AnnotatedText], first: dict[str, Path]) -> ResolutionSheet:
    if not document:
        return ResolutionSheet(None, (Note(line, "no header 'doc'", "write '# doc: …'"),))
    if document in first:
        return ResolutionSheet(None, (Note(line, f"{document} is also in {first[document]}", "keep one sheet a document"),))
    if document not in known:
        return ResolutionSheet(None, (Note(line, f"{document} is not in the corpus", "copy the id; the test part has none"),))
    return read_resolution(words, known[document])


def _moved(sheet: ResolutionSheet, above: int) -> ResolutionSheet:
    """Count the lines of a sheet's notes in its file."""
    errors, warnings = (tuple(replace(note, line=note.line + above) for note in notes) for notes in (sheet.errors, sheet.warnings))
    return replace(sheet, errors=errors, warnings=warnings)


def _print(item: ResolutionFile) -> None:
    print_notes(item.path, item.sheet.errors, item.sheet.warnings)
    gold = item.sheet.gold
    if gold is not None:
        counts = ", ".join(f"{len(getattr(gold, name))} {name}" for name in GROUPS.values())
        print(f"{item.path}: {item.document}: ok, {counts}")
