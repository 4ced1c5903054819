from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from sayso.errors import IntakeError
from sayso.intake import find_inputs


def test_a_folder_is_walked_in_order_and_other_files_are_counted(tmp_path: Path) -> None:
    for name in ["b.txt", "a.HTML", "photo.jpg", ".hidden.txt", "sub/c.pdf", "sub/d.docx", "another/e.md", "zip.zip"]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    notices: list[str] = []
    found = list(find_inputs([str(tmp_path)], notices.append))
    assert [str(item.path and item.path.relative_to(tmp_path)) for item in found] == [
        "a.HTML",
        "b.txt",
        "another/e.md",
        "sub/c.pdf",
        "sub/d.docx",
    ]
    assert all(item.error is None for item in found)
    assert notices == [f"{tmp_path}: 3 files of other formats passed over."]


def test_a_missing_path_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"words")
    missing, there = find_inputs([str(tmp_path / "gone.txt"), str(tmp_path / "a.txt")])
    assert missing.error
    assert missing.error.code == "NOT_FOUND"
    with pytest.raises(IntakeError):
        missing.load()
    assert there.load() == b"words"


def test_a_given_file_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    (tmp_path / "statement").write_bytes(b"words")
    (item,) = find_inputs([str(tmp_path / "statement")])
    assert item.load() == b"words"


def test_a_folder_without_a_readable_file_says_so(tmp_path: Path) -> None:
    (item,) = find_inputs([str(tmp_path)])
    assert item.error
    assert item.error.code == "EMPTY"


def test_an_unreadable_file_and_folder_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"words")
    (item,) = find_inputs([str(tmp_path / "a.txt")])

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(IntakeError) as caught:
        item.load()
    assert caught.value.code == "UNREADABLE"
    assert "Permission denied" in caught.value.message
    monkeypatch.setattr(os, "scandir", refuse)
    (folder,) = find_inputs([str(tmp_path)])
    assert folder.error
    assert folder.error.code == "UNREADABLE"


def test_a_file_gone_since_it_was_found(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"words")
    (item,) = find_inputs([str(path)])
    path.unlink()
    with pytest.raises(IntakeError) as caught:
        item.load()
    assert caught.value.code == "NOT_FOUND"


def test_a_file_past_the_cap_is_not_read_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.intake.inputs.MAX_FILE_BYTES", 4)
    (tmp_path / "a.txt").write_bytes(b"words")
    (item,) = find_inputs([str(tmp_path / "a.txt")])
    with pytest.raises(IntakeError) as caught:
        item.load()
    assert caught.value.code == "LIMIT"


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"words")))
    (item,) = find_inputs(["-"])
    assert (item.name, item.path, item.load()) == ("stdin", None, b"words")


def test_a_link_back_to_its_own_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"words")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert len(list(find_inputs([str(tmp_path)]))) == 1


def test_a_name_that_is_no_utf8_can_be_printed(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt")  # noqa: PTH118 (pathlib takes no bytes)
    try:
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(b"words")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    (item,) = find_inputs([str(tmp_path)])
    assert item.name.endswith("caf\ufffd.txt")
    assert item.load() == b"words"


@pytest.mark.parametrize("path", ["a\0b.txt", ""])
def test_a_path_that_cannot_be_one(path: str) -> None:
    items = list(find_inputs([path]))
    assert len(items) == 1
