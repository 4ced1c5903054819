"""What `python -m corpus` does, one function a command; each gives the exit status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from corpus.agreement import agreement_rows, markdown
from corpus.errors import CorpusError
from corpus.layers import Annotation
from corpus.load import load_corpus
from corpus.notation import HEADERS, Sheet, read_sheet
from corpus.page import Note, headers
from corpus.scheme import text_hash
from corpus.segments import segments
from corpus.sheets import print_notes, sheet_text, write_lines
from corpus.standoff import to_lines
from corpus.texts import find_texts

Gold = TypeVar("Gold", bound=Annotation)


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
            write_lines(folder, item.sheet.document, to_lines(item.sheet.document))
    return 1 if any(item.sheet.document is None for item in read) else 0


def agree(corpora: Path, first: Path, second: Path) -> int:
    """Print how far two folders of stand-off files agree over the documents that are in both."""
    left, right = ([item.gold for item in load_corpus(folder, corpora)] for folder in (first, second))
    both = in_common(left, right, (first, second))
    print(f"{len(both)} documents read twice\n")
    print(markdown(agreement_rows(both)))
    return 0


def in_common(first: Iterable[Gold], second: Iterable[Gold], folders: tuple[Path, Path]) -> list[tuple[Gold, Gold]]:
    """Pair the annotations of documents that are in both folders; CorpusError TEXT_MISSING where there is none."""
    other = {item.id: item for item in second}
    both = [(item, other[item.id]) for item in first if item.id in other]
    if not both:
        reason = f"{folders[0]} and {folders[1]} have no document in common."
        raise CorpusError("TEXT_MISSING", reason, "Give two readings of the same texts.")
    return both


def read_sheets(corpora: Path, sheets: Iterable[Path]) -> list[SheetFile]:
    """Read sheets over their texts; a second sheet of one document is an error of that sheet."""
    written = {path: sheet_text(path) for path in sheets}
    documents = {path: headers(words, HEADERS).get("doc", (1, "")) for path, words in written.items()}
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
