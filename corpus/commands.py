"""What `python -m corpus` does, one function a command; each gives the exit status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus.agreement import agreement_rows, markdown
from corpus.errors import CorpusError
from corpus.load import load_corpus
from corpus.notation import Note, Sheet, headers, read_sheet
from corpus.scheme import text_hash
from corpus.segments import segments
from corpus.standoff import file_name, to_lines
from corpus.texts import find_texts


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A sheet and the file it was read from."""

    path: Path
    sheet: Sheet


def show(corpora: Path, documents: list[str]) -> int:
    """Print each document's id, hash and numbered segments."""
    for document, text in find_texts(corpora, documents).items():
        print(f"# doc: {document}\n# hash: {text_hash(text)}")
        for number, (start, end) in enumerate(segments(text), 1):
            print(f"[{number}] {' '.join(text[start:end].split())}")
        print()
    return 0


def check(corpora: Path, sheets: list[Path]) -> int:
    """Print every problem of the sheets, or what each holds; status 1 if any has an error."""
    read = read_sheets(corpora, sheets)
    for item in read:
        _print_sheet(item)
    return 1 if any(item.sheet.document is None for item in read) else 0


def compile_sheets(corpora: Path, sheets: list[Path], folder: Path) -> int:
    """Write the stand-off file of every sheet without an error into `folder/split`; status 1 if any has one."""
    read = read_sheets(corpora, sheets)
    for item in read:
        _print_sheet(item)
        if item.sheet.document is not None:
            target = folder / item.sheet.document.split / file_name(item.sheet.document.id)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("\n".join(to_lines(item.sheet.document)) + "\n", encoding="utf-8")
    return 1 if any(item.sheet.document is None for item in read) else 0


def agree(corpora: Path, first: Path, second: Path) -> int:
    """Print how far two folders of stand-off files agree over the documents that are in both."""
    left, right = ({item.gold.id: item.gold for item in load_corpus(folder, corpora)} for folder in (first, second))
    both = [(left[document], right[document]) for document in left if document in right]
    if not both:
        reason = f"{first} and {second} have no document in common."
        raise CorpusError("TEXT_MISSING", reason, "Give two readings of the same texts.")
    print(f"{len(both)} documents read twice\n")
    print(markdown(agreement_rows(both)))
    return 0


def read_sheets(corpora: Path, sheets: Iterable[Path]) -> list[SheetFile]:
    """Read sheets over their texts; a second sheet of one document is an error of that sheet."""
    written = {path: sheet_text(path) for path in sheets}
    documents = {path: headers(words).get("doc", (1, "")) for path, words in written.items()}
    texts, missing = _texts(corpora, {document for _, document in documents.values()})
    read: list[SheetFile] = []
    first: dict[str, Path] = {}
    for path, words in written.items():
        line, document = documents[path]
        if not document:
            sheet = _refused(Note(line, "no header 'doc'", "write '# doc: …'"))
        elif document in first:
            sheet = _refused(Note(line, f"{document} is also in {first[document]}", "keep one sheet a document"))
        elif document in missing:
            sheet = _refused(Note(line, missing[document].message, missing[document].remedy))
        else:
            sheet = read_sheet(words, texts[document])
        first.setdefault(document, path)
        read.append(SheetFile(path, sheet))
    return read


def _refused(note: Note) -> Sheet:
    return Sheet(None, (note,))


def sheet_text(path: Path) -> str:
    """Give what is written on a sheet; CorpusError UNREADABLE."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError("UNREADABLE", f"{path} cannot be read: {error}.", "Give a sheet in UTF-8.") from error


def _texts(corpora: Path, documents: set[str]) -> tuple[dict[str, str], dict[str, CorpusError]]:
    """Find all texts at once; only where one is missing, look for each alone to tell which."""
    try:
        return find_texts(corpora, documents - {""}), {}
    except CorpusError:
        found: dict[str, str] = {}
        missing: dict[str, CorpusError] = {}
        for document in documents - {""}:
            try:
                found |= find_texts(corpora, [document])
            except CorpusError as error:
                missing[document] = error
        return found, missing


def _print_sheet(item: SheetFile) -> None:
    print_notes(item.path, item.sheet.errors, item.sheet.warnings)
    document = item.sheet.document
    if document is not None:
        counts = f"{len(document.attributions)} attributions, {len(document.claims)} claims, {len(document.flags)} flags"
        print(f"{item.path}: ok, {counts}")


def print_notes(path: Path, errors: Iterable[Note], warnings: Iterable[Note]) -> None:
    """Print a sheet's errors and warnings, each with file, line, reason and remedy."""
    for note in errors:
        print(f"{path}:{note.line}: {note.reason} ({note.remedy})")
    for note in warnings:
        print(f"{path}:{note.line}: warning: {note.reason} ({note.remedy})")
