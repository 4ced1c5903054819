"""Whatever fails on the way: an act is done whole or not at all, nothing is damaged, and it succeeds when tried again."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest
from failing_disk import LIBRARY
from nth_failure import Act, Means, broken_disk, files, full_disk, outcomes, statements
from small_ledgers import READER, faults, less_sure, numbered, write

from sayso.errors import IntegrityError
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.backup import back_up
from sayso.ledger.json_lines import Json, to_dict
from sayso.ledger.reviews.kinds import Draft, Subject
from tests.velmar import build

VELMAR: Final = build()
ID: Final = VELMAR.document.id
OTHER: Final = numbered(1)
ALIKE: Final = {part: part for part in ("c1", "c2", "c3", "e1", "e2", "e4", "e5", "m2", "m3")}
UNDOABLE, UNDONE = 5, 6
"""The events of a correction that can be undone, and of one that was undone already and can be redone."""
SHIM: Final = pytest.mark.skipif(LIBRARY is None, reason="Python's SQLite hides its C interface")
WAYS: Final = [
    pytest.param(statements, False, id="a-statement"),
    pytest.param(broken_disk, False, id="the-disk", marks=SHIM),
    pytest.param(full_disk, True, id="no-room-from-then-on", marks=SHIM),
]


def claim_by_hand() -> Json:
    claim = to_dict(VELMAR)["claims"][1]
    return {name: value for name, value in claim.items() if name != "id"}


def judged(kept: Ledger) -> None:
    """Leave a ledger of two statements, one of them judged and then read anew: events 1 to 8."""
    kept.add(VELMAR, READER)
    kept.add(OTHER, READER)
    kept.review(ID, "c1", "accept")
    assert kept.correct(Subject(ID, "c2"), "polarity", "negative").event == UNDOABLE
    assert kept.correct(Subject(ID, "c3"), "polarity", "negative").event == UNDONE
    kept.review(ID, "c3", "undo", undoes=UNDONE)
    assert kept.add(less_sure(VELMAR), READER).event == 8


REVIEWS: Final = {
    "accept": Draft("accept", Subject(ID, "c2"), "seen on film"),
    "note": Draft("note", Subject(ID, "c2"), "see page 2"),
    "correct": Draft("correct", Subject(ID, "c1"), "misread", field="polarity", value="negative"),
    "add": Draft("add", Subject(ID, ""), value=claim_by_hand()),
    "merge": Draft("merge", Subject(ID, "e4"), other=Subject(ID, "e5")),
    "split": Draft("split", Subject(ID, "e2"), value=["m3"]),
    "same": Draft("same", Subject(ID, "e2"), other=Subject(OTHER.document.id, "e1")),
    "adopt": Draft("adopt", Subject(ID, ""), value={"reading": 8, "parts": ALIKE}),
    "undo": Draft("undo", Subject(ID, "c2"), undoes=UNDOABLE),
    "redo": Draft("redo", Subject(ID, "c3"), undoes=UNDONE),
}
READINGS: Final = {"first-reading": numbered(2), "reading-of-a-reviewed-statement": less_sure(VELMAR, 0.25)}


def acts() -> dict[str, Callable[[Ledger], object]]:
    adding = {name: lambda kept, found=found: kept.add(found, READER) for name, found in READINGS.items()}
    return adding | {name: lambda kept, draft=draft: kept.judge(draft) for name, draft in REVIEWS.items()}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = write(tmp_path_factory.mktemp("sound") / "case.db", [])
    with closing(open_ledger(path, actor="Mira Ode")) as kept:
        judged(kept)
    return path


def contents(path: Path) -> dict[str, list[Any]]:
    """Give all that the tables of a file hold, the index of words and all."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in tables if name != "claim_words"}


def copied(sound: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return Path(shutil.copy(sound, folder / "case.db"))


def done(path: Path, act: Callable[[Ledger], object]) -> None:
    with closing(open_ledger(path, actor="Mira Ode")) as kept:
        act(kept)


@pytest.mark.parametrize(("means", "onwards"), WAYS)
@pytest.mark.parametrize("name", acts())
def test_an_act_is_done_whole_or_not_at_all_whatever_fails(
    sound: Path, tmp_path: Path, name: str, means: Means, onwards: bool
) -> None:
    act, folder, before = acts()[name], tmp_path / "case", contents(sound)
    path = folder / "case.db"

    def prepare() -> Act:
        copied(sound, folder)
        return lambda: done(path, act)

    refused = 0
    for outcome in outcomes(prepare, folder, means, onwards=onwards):
        assert not isinstance(outcome.error, IntegrityError), f"number {outcome.number}: {outcome.error}"
        found = contents(path)
        if found != before:
            assert found["events"][:-1] == before["events"], f"number {outcome.number}"
            assert faults(path) == [], f"number {outcome.number}"
        elif outcome.error is not None:
            refused += 1
            done(path, act)
            assert contents(path)["events"][:-1] == before["events"]
    assert refused > 2
    assert faults(path) == []


@pytest.mark.parametrize(("means", "onwards"), WAYS)
def test_a_ledger_is_made_whole_or_not_at_all_whatever_fails(tmp_path: Path, means: Means, onwards: bool) -> None:
    folder = tmp_path / "case"
    path = folder / "case.db"

    def make() -> None:
        with closing(open_ledger(path, create=True, actor="Mira Ode")) as kept:
            kept.add(numbered(1), READER)

    def prepare() -> Act:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return make

    for outcome in outcomes(prepare, folder, means, onwards=onwards):
        assert not isinstance(outcome.error, IntegrityError), f"number {outcome.number}: {outcome.error}"
        make()
        assert faults(path) == [], f"number {outcome.number}"
        assert len(contents(path)["events"]) == 2, f"number {outcome.number}"
    assert outcome.number > 10


@pytest.mark.parametrize(("means", "onwards"), [*WAYS, pytest.param(files, False, id="a-file")])
def test_a_backup_is_there_whole_or_not_at_all_whatever_fails(sound: Path, tmp_path: Path, means: Means, onwards: bool) -> None:
    folder, before = tmp_path / "case", contents(sound)
    path, copy = folder / "case.db", folder / "copy.db"

    def back() -> None:
        with closing(open_ledger(path)) as kept:
            back_up(kept, copy)

    def prepare() -> Act:
        copied(sound, folder)
        return back

    refused = 0
    for outcome in outcomes(prepare, folder, means, onwards=onwards):
        # Where the copy cannot be read to be verified, it is not known to hold, and is not kept.
        assert not isinstance(outcome.error, IntegrityError) or "disk I/O error" in str(outcome.error)
        assert contents(path) == before
        assert not [one.name for one in folder.iterdir() if ".part" in one.name], f"number {outcome.number}"
        if outcome.error is not None and not copy.exists():
            refused += 1
            back()
        assert contents(copy) == before, f"number {outcome.number}"
    assert refused
