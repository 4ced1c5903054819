"""The README's words are the program's: the run that it shows is the run that the command gives."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _block(name: str) -> str:
    found = re.search(rf"<!-- {name} -->\n```\w+\n(.*?)```", README, re.DOTALL)
    assert found, f"the README has no block {name}"
    return found.group(1)


def test_the_run_shown_is_a_real_run() -> None:
    command, shown = _block("run").split("\n", 1)
    arguments = command.removeprefix("$ sayso ").split()
    environment = os.environ | {"COLUMNS": "80", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}
    printed = subprocess.run(
        [sys.executable, "-m", "sayso", *arguments], cwd=ROOT, env=environment, capture_output=True, check=True, encoding="utf-8"
    ).stdout
    beginning, _, rest = shown.partition("…\n")
    assert len(beginning.splitlines()) > 15
    assert printed.startswith(beginning.rstrip("\n"))
    assert rest == ""


def test_there_are_exactly_two_commands_for_a_bare_machine() -> None:
    assert [_block(name).count("\n") for name in ("install", "tests")] == [1, 1]
    assert "pip install . " in _block("install")
    assert "python -m pytest" in _block("tests")


def test_every_page_the_readme_points_to_is_there() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
