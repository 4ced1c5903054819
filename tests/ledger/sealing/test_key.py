"""The key of pseudonyms lies apart, for its owner alone; with it a name always has one pseudonym, and without it none is found."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import LedgerError
from sayso.ledger.sealing import Key, default_key_path, make_key, pseudonym, read_key
from sayso.ledger.sealing import key as key_module

KEY = Key(bytes(range(32)))
posix = pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX's")


def code_of(path: Path, fingerprint: str | None = None) -> str:
    with pytest.raises(LedgerError) as caught:
        read_key(path, fingerprint)
    return caught.value.code


def test_a_key_comes_back_as_it_was_made_and_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "new" / "pseudonyms.key"
    made = make_key(path)
    assert read_key(path) == made == read_key(path, made.fingerprint)
    assert len(made.secret) == 32
    assert path.read_text(encoding="ascii").startswith("# The key of Sayso's pseudonyms.")


@posix
def test_a_key_is_made_for_its_owner_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        make_key(tmp_path / "a.key")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.key").stat().st_mode) == 0o600


@posix
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o666])
def test_a_key_that_others_can_read_or_change_is_refused(tmp_path: Path, mode: int) -> None:
    make_key(tmp_path / "a.key")
    (tmp_path / "a.key").chmod(mode)
    assert code_of(tmp_path / "a.key") == "KEY_OPEN"


def test_a_key_is_never_overwritten(tmp_path: Path) -> None:
    made = make_key(tmp_path / "a.key")
    with pytest.raises(LedgerError) as caught:
        make_key(tmp_path / "a.key")
    assert caught.value.code == "KEY_EXISTS"
    assert read_key(tmp_path / "a.key") == made


def test_a_key_that_cannot_be_brought_to_the_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(key_module.os, "fsync", full)
    with pytest.raises(LedgerError) as caught:
        make_key(tmp_path / "a.key")
    assert caught.value.code == "KEY_UNWRITABLE"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_makes_no_key(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LedgerError) as caught:
        make_key(tmp_path / "file" / "a.key")
    assert caught.value.code == "KEY_UNWRITABLE"


def test_a_missing_and_a_wrong_key_are_told_apart(tmp_path: Path) -> None:
    made = make_key(tmp_path / "a.key")
    assert code_of(tmp_path / "b.key") == "KEY_MISSING"
    assert code_of(tmp_path / "a.key", KEY.fingerprint) == "KEY_WRONG"
    assert code_of(tmp_path) in {"KEY_UNREADABLE", "KEY_OPEN"}
    assert made.fingerprint != KEY.fingerprint


@pytest.mark.parametrize(
    "damage", [lambda old: old[:0], lambda old: old[:-2], lambda old: old + b"00", lambda old: b"\xff" + old, lambda old: old * 100]
)
def test_a_key_that_is_not_whole_is_damaged(tmp_path: Path, damage: object) -> None:
    path = tmp_path / "a.key"
    make_key(path)
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
    assert code_of(path) == "KEY_DAMAGED"


def test_a_key_never_shows_its_secret(tmp_path: Path) -> None:
    assert "secret" not in repr(KEY)
    assert KEY.secret.hex()[:16] != KEY.fingerprint
    assert len(KEY.fingerprint) == 16
    make_key(tmp_path / "a.key")
    with pytest.raises(LedgerError) as caught:
        read_key(tmp_path / "a.key", "0" * 16)
    assert read_key(tmp_path / "a.key").secret.hex() not in str(caught.value)


def test_a_key_is_looked_for_where_it_is_told_else_among_the_user_s_settings(tmp_path: Path) -> None:
    assert default_key_path({"SAYSO_KEY": "/k"}, "linux") == Path("/k")
    assert default_key_path({"XDG_CONFIG_HOME": str(tmp_path)}, "linux") == tmp_path / "sayso" / "pseudonyms.key"
    assert default_key_path({"APPDATA": str(tmp_path), "XDG_CONFIG_HOME": "/x"}, "win32") == tmp_path / "sayso" / "pseudonyms.key"
    assert default_key_path({"SAYSO_KEY": ""}, "linux") == Path.home() / ".config" / "sayso" / "pseudonyms.key"


def test_a_name_has_one_pseudonym_in_every_form_of_its_letters() -> None:
    found = pseudonym(KEY, "Person", "Rafik Qori")
    assert found == "Person-AHM2W2"
    assert {pseudonym(KEY, "Person", same) for same in ("RAFIK  QORI", " rafik\nqori", "Ｒafik Qori")} == {found}
    assert pseudonym(KEY, "Person", "Aidar Qori") != found
    assert pseudonym(Key(bytes(32)), "Person", "Rafik Qori") != found


def test_a_pseudonym_that_another_name_has_is_made_longer() -> None:
    short = pseudonym(KEY, "Person", "Rafik Qori")
    longer = pseudonym(KEY, "Person", "Rafik Qori", {short})
    assert longer.startswith(short)
    assert len(longer) == len(short) + 1
    assert len(pseudonym(KEY, "Person", "Rafik Qori", {short, longer})) == len(short) + 2


@pytest.mark.parametrize("schema", ["", "person", "Per son", "Person-", "Per\nson"])
def test_what_is_no_schema_makes_no_pseudonym(schema: str) -> None:
    with pytest.raises(ValueError, match="schema"):
        pseudonym(KEY, schema, "Rafik Qori")


@given(st.text(st.characters(exclude_categories=())))
def test_any_name_has_a_pseudonym_without_look_alike_letters(name: str) -> None:
    found = pseudonym(KEY, "Person", name).removeprefix("Person-")
    assert len(found) == 6
    assert not set(found) & set("ILOU")
