"""The bytes of statements as they came: kept by their hash, given back as they are, and told where they are not."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_ledgers import READER, id_of, numbered

from sayso.errors import IntegrityError, LedgerError, UsageError
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.chain import Fault
from sayso.ledger.originals import Originals
from sayso.ledger.reviews.kinds import Subject
from sayso.ledger.sealing import make_key
from sayso.ledger.verify import verify

READING = numbered(1)
DATA = READING.document.text.encode()
STATEMENT = READING.document.id
DIGEST = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = open_ledger(tmp_path / "case.db", create=True, actor="ode")
    yield opened
    opened.close()


def kinds(ledger: Ledger) -> list[str]:
    return [event.kind for event in ledger.events()]


def path_of(tmp_path: Path) -> Path:
    return tmp_path / "case.db.originals" / DIGEST[:2] / DIGEST


def test_an_original_lies_under_its_hash_and_nothing_else_for_its_owner_alone(ledger: Ledger, tmp_path: Path) -> None:
    ledger.add(READING, READER, original=DATA)
    path = path_of(tmp_path)
    assert path.read_bytes() == DATA
    assert [stat.S_IMODE(one.stat().st_mode) for one in (path.parents[1], path.parent, path)] == [0o700, 0o700, 0o600]
    assert [one for one in (tmp_path / "case.db.originals").rglob("*") if one.is_file()] == [path]
    assert kinds(ledger) == ["ledger-created", "statement-read", "original-kept"]
    assert ledger.original(STATEMENT) == ledger.original(DIGEST[:12]) == DATA
    assert verify(ledger) == []


def test_it_is_told_of_once_and_also_where_the_reading_was_kept_before(ledger: Ledger) -> None:
    ledger.add(READING, READER)
    assert ledger.add(READING, READER, original=DATA).repeated
    ledger.add(READING, READER, original=DATA)
    ledger.add(replace(READING, claims=()), READER, original=DATA)
    assert kinds(ledger) == ["ledger-created", "statement-read", "original-kept", "statement-read"]


def test_other_bytes_than_those_that_were_read_are_refused(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(LedgerError) as refused:
        ledger.add(READING, READER, original=DATA + b" ")
    assert refused.value.code == "NOT_THE_ORIGINAL"
    assert kinds(ledger) == ["ledger-created"]
    assert not (tmp_path / "case.db.originals").exists()


def test_what_could_not_be_read_is_told_of_with_its_code_and_kept_where_asked(ledger: Ledger) -> None:
    data = b"Die Wachen."
    for _ in range(2):
        ledger.note_not_read("a.txt", "LANGUAGE", data)
    assert kinds(ledger)[1:] == ["input-not-read"]
    with pytest.raises(LedgerError):
        ledger.original(hashlib.sha256(data).hexdigest())
    ledger.note_not_read("a.txt", "LANGUAGE", data, keep=True)
    assert kinds(ledger)[1:] == ["input-not-read", "original-kept"]
    assert ledger.original(hashlib.sha256(data).hexdigest()[:16]) == data
    assert verify(ledger) == []


@pytest.mark.parametrize("harm", ["gone", "altered", "shorter", "a link"])
def test_every_original_that_is_not_as_it_came_is_told_and_not_given(ledger: Ledger, tmp_path: Path, harm: str) -> None:
    ledger.add(READING, READER, original=DATA)
    path = path_of(tmp_path)
    whole = path.read_bytes()
    path.unlink()
    if harm == "altered":
        path.write_bytes(b"X" + whole[1:])
    elif harm == "shorter":
        path.write_bytes(whole[:-1])
    elif harm == "a link":
        (tmp_path / "elsewhere").write_bytes(whole)
        path.symlink_to(tmp_path / "elsewhere")
    (fault,) = verify(ledger)
    assert fault.where == f"original {DIGEST[:12]}"
    with pytest.raises(IntegrityError):
        ledger.original(STATEMENT)
    ledger.add(READING, READER, original=DATA)  # whoever has the file still mends it so
    assert verify(ledger) == []
    assert not path.is_symlink()


@given(st.integers(0, len(DATA) * 8 - 1))
def test_every_flipped_bit_is_told(tmp_path_factory: pytest.TempPathFactory, bit: int) -> None:
    originals = Originals(tmp_path_factory.mktemp("flipped") / "case.db.originals")
    path = originals.path(originals.put(DATA))
    flipped = bytearray(DATA)
    flipped[bit // 8] ^= 1 << bit % 8
    path.write_bytes(flipped)
    assert originals.fault(STATEMENT, len(DATA)) == "was altered: its hash is not that of its name"


def test_files_of_no_event_are_named_but_are_no_fault(ledger: Ledger, tmp_path: Path) -> None:
    ledger.add(READING, READER, original=DATA)
    folder = tmp_path / "case.db.originals"
    (folder / "notes.txt").write_text("mine")
    assert ledger.originals is not None
    orphan = ledger.originals.put(b"a write that was killed before its event")
    digest = orphan.removeprefix("sha256:")
    assert sorted(ledger.foreign()) == sorted(["notes.txt", f"{digest[:2]}/{digest}"])
    assert verify(ledger) == list[Fault]()


@pytest.mark.parametrize("statement", ["../../etc/passwd", "sha256:../x", "sha256:" + "A" * 64, "", "sha256:" + "a" * 63])
def test_no_name_becomes_a_path(tmp_path: Path, statement: str) -> None:
    with pytest.raises(LedgerError):
        Originals(tmp_path / "x").path(statement)


def test_a_place_that_cannot_be_written_is_named_and_nothing_is_kept(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "case.db.originals").write_text("a file in the way")
    with pytest.raises(LedgerError) as refused:
        ledger.add(READING, READER, original=DATA)
    assert refused.value.code == "ORIGINALS_UNWRITABLE"
    assert kinds(ledger) == ["ledger-created"]
    assert (tmp_path / "case.db.originals").read_text() == "a file in the way"


def test_a_ledger_without_a_folder_asks_for_one(ledger: Ledger) -> None:
    ledger.originals = None
    with pytest.raises(UsageError):
        ledger.add(READING, READER, original=DATA)
    with pytest.raises(UsageError):
        ledger.original(STATEMENT)
    ledger.add(READING, READER)
    assert verify(ledger) == []


def test_another_folder_may_be_named(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    opened = open_ledger(tmp_path / "case.db", create=True, originals=elsewhere)
    opened.add(READING, READER, original=DATA)
    assert (elsewhere / DIGEST[:2] / DIGEST).read_bytes() == DATA
    opened.close()


def test_an_original_with_a_sealed_name_is_given_only_without_the_veil(ledger: Ledger, tmp_path: Path) -> None:
    other = numbered(2)
    ledger.add(READING, READER, original=DATA)
    quiet = replace(other, document=replace(other.document, text="Rain.", id=id_of("Rain.")), sentences=(), entities=(), claims=())
    ledger.add(quiet, READER, original=b"Rain.")
    key = make_key(tmp_path / "key")
    ledger.seal(Subject(STATEMENT, "e1"), key, reason="at risk")
    with pytest.raises(LedgerError) as refused:
        ledger.original(STATEMENT)
    assert refused.value.code == "SEALED"
    assert ledger.original(quiet.document.id) == b"Rain."
    assert ledger.unsealed(key, reason="the court asks").original(STATEMENT) == DATA
