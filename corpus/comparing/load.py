"""Loading annotated sets of statements: every folder below `compared/<split>/` with its `incidents.sheet`, and every file of sets
whose claims are marked in their texts (`corpus.comparing.marked`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.comparing.marked import SHEET, sheets_of
from corpus.comparing.notation import FileOf, SetLines, files_of, read_lines_of
from corpus.comparing.rules import problems
from corpus.comparing.scheme import SET_SPLITS, GoldSet, SetSplit
from corpus.comparing.values import widened
from corpus.errors import CorpusError
from corpus.fields import label
from corpus.page import Note
from corpus.sheets import sheet_text

COMPARED = Path(__file__).parent.parent / "compared"
"""The sets of the repository: a folder for each split, and in it one for each set."""

_REPOSITORY = Path(__file__).parent.parent.parent


@dataclass(frozen=True, slots=True)
class SetSheet:
    """A sheet as read: `gold` is None where there are `errors`, in the order of their lines.

    Of a file of marked sets, the lines are those of the sheet that `compared-write` makes.
    """

    path: Path
    gold: GoldSet | None
    errors: tuple[Note, ...]


def load_sets(splits: Iterable[str] = ("dev", "test"), folder: Path = COMPARED) -> list[GoldSet]:
    """Load the sets of the splits, in the order of their files' names; all hold, or none is returned.

    Raises CorpusError: SCHEME (a sheet that does not hold, with file, line and reason), UNREADABLE (no such folder, no sheet).
    """
    loaded = []
    for sheet in read_sets(splits, folder):
        if sheet.gold is None:
            raise _refused(sheet.path, sheet.errors[0])
        loaded.append(sheet.gold)
    return loaded


def read_sets(splits: Iterable[str], folder: Path = COMPARED) -> Iterator[SetSheet]:
    """Read every set's sheet, those with errors too; CorpusError UNREADABLE, SCHEME (no such split)."""
    given = {label(split, SET_SPLITS, "split") for split in splits}
    wanted = [split for split in SET_SPLITS if split in given]
    if not any(_paths(folder / split) for split in wanted):
        raise CorpusError("UNREADABLE", f"{folder} has no {SHEET} of {', '.join(wanted)}.", "Give the folder of annotated sets.")
    for split in wanted:
        for path in _paths(folder / split):
            if path.name == SHEET:
                yield _read_set(path, sheet_text(path), files_of(path.parent), split)
            else:
                yield from _read_marked(path, split)


def _paths(folder: Path) -> list[Path]:
    """Give the sheets of a folder's sets, then its files of marked sets."""
    return [*sorted(folder.glob(f"*/{SHEET}")), *sorted(folder.glob("*.marked"))]


def _read_marked(path: Path, split: SetSplit) -> Iterator[SetSheet]:
    for files in sheets_of(sheet_text(path)).values():
        texts = {name: text.encode() for name, text in files.items()}
        yield _read_set(path, files[SHEET], texts.__getitem__, split)


def _read_set(path: Path, sheet: str, file: FileOf, split: SetSplit) -> SetSheet:
    """Read one set's sheet beside its statements."""
    read = read_lines_of(sheet, file, _REPOSITORY)
    wider = widened(read.chains)
    # Rules would only repeat, in other words, what a line that could not be read leaves out.
    errors = read.errors or list(problems(read, wider))
    gold = None if errors else _gold(read, split, wider)
    return SetSheet(path, gold, tuple(sorted(errors, key=lambda note: note.line)))


def _gold(read: SetLines, split: SetSplit, wider: dict[str, frozenset[str]]) -> GoldSet:
    return GoldSet(
        name=read.headers["set"],
        split=split,
        annotator=read.headers["annotator"],
        voices=tuple(read.voices.values()),
        statements=tuple(read.statements.values()),
        wider=wider,
        reprints=tuple(read.reprints),
        same_speech=tuple(read.same_speech),
        incidents=tuple(incident.gold() for incident in read.incidents),
    )


def _refused(path: Path, error: Note) -> CorpusError:
    remedy = f"{error.remedy[:1].upper()}{error.remedy[1:]}."
    return CorpusError("SCHEME", f"{path}:{error.line}: {error.reason}.", remedy)
