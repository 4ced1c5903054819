"""Stand-off files on the disk, and the texts that they are for; every refusal names file and line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpus.errors import CorpusError
from corpus.texts import find_texts


def read_lines(path: Path) -> list[str]:
    """Give a stand-off file's lines; CorpusError UNREADABLE."""
    try:
        # Not splitlines: JSON strings may hold other line separators.
        return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError("UNREADABLE", f"{path} cannot be read: {error}.", "Compile the sheet again.") from error


def refuse_twice(files: Sequence[tuple[Path, str]]) -> None:
    """Refuse files, given with their documents' ids, of which two are of one document: CorpusError DUPLICATE."""
    seen: dict[str, Path] = {}
    for path, document in files:
        first = seen.setdefault(document, path)
        if first != path:
            remedy = "Keep one; second readings go to another folder."
            raise at(path, 1, CorpusError("DUPLICATE", f"{document} is also in {first}.", remedy))


def texts_of(corpora: Path, files: Sequence[tuple[Path, str]]) -> dict[str, str]:
    """Find the texts of files, given with their documents' ids, all at once; where one is missing, the error names its file."""
    try:
        return find_texts(corpora, [document for _, document in files])
    except CorpusError:
        for path, document in files:
            try:
                find_texts(corpora, [document])
            except CorpusError as error:
                raise at(path, 1, error) from error
        raise


def at(path: Path, line: int, error: CorpusError) -> CorpusError:
    """Give an error with its file and line, counted from 1."""
    return CorpusError(error.code, f"{path}:{line}: {error.message}", error.remedy)
