"""`sayso review`: what is shown, what a key does, and that nothing is judged unseen, half or over somebody else's head."""

from __future__ import annotations

import io
import json
import os
import pty
import re
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.cli import run
from sayso.commands.reviewing.keys import Pressed
from sayso.commands.reviewing.loop import Loop
from sayso.export.card import Look
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.reviews.kinds import Subject
from tests.velmar import build

VELMAR = build()
STATEMENT = VELMAR.document.id
ROOT = Path(__file__).parents[1]
PROMPT = b"uit > "

Reviewed = Callable[..., tuple[int, str, str]]


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    with closing(open_ledger("case.db", create=True, actor="ode")) as ledger:
        ledger.add(VELMAR, "sayso 1 weights 11111111")
    return tmp_path / "case.db"


@pytest.fixture
def ledger(case: Path) -> Iterator[Ledger]:
    with closing(open_ledger(case, actor="mira")) as opened:
        yield opened


@pytest.fixture
def reviewed(case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Reviewed:
    """Runs a session from lines; gives its exit status and what it wrote to standard output and standard error."""

    def call(lines: str, *options: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
        status = run(["review", "--ledger", str(case), "--as", "mira", *options])
        out, err = capsys.readouterr()
        return status, out, err

    return call


def shown(out: str) -> list[str]:
    """Give the claims that were shown, in order."""
    return re.findall(r"^\d+ of \d+ · [0-9a-f]{12}:(\w+)", out, re.MULTILINE)


# Lines.


def test_a_claim_is_shown_with_its_words_marked_and_all_that_is_known(reviewed: Reviewed) -> None:
    status, out, err = reviewed("q\n", "velmar.pdf:c7")
    assert (status, err) == (0, "")
    assert "1 of 1 · " in out
    assert "⟦he had seen three men with cans⟧" in " ".join(out.split())
    assert "The Velmar Herald says → Marten believes" in out
    assert "confidence 0.21" in out
    assert max(map(len, out.splitlines())) <= 80
    assert "\x1b" not in out


def test_every_key_does_what_it_says(reviewed: Reviewed, ledger: Ledger) -> None:
    lines = "a\nr not arrested\nn see p. 2\nc tense=habitual\ns\n\nx\n?\nq\n"
    status, out, _ = reviewed(lines, "velmar.pdf")
    assert status == 0
    assert shown(out) == ["c1", "c2", "c3", "c3", "c3", "c4", "c5"]
    assert [ledger.state(STATEMENT, part).verdict for part in ("c1", "c2", "c3", "c4")] == ["accepted", "rejected", None, None]
    state = ledger.state(STATEMENT, "c3")
    assert ([note.reason for note in state.notes], state.corrected) == (["see p. 2"], ("tense",))
    assert {review.reviewer for review in ledger.reviews(STATEMENT)} == {"mira"}
    assert "are the keys" in out
    assert out.endswith("1 accepted, 1 rejected, 1 noted, 1 corrected; 8 claims not shown yet\n")


def test_a_reason_is_asked_for_where_none_is_given(reviewed: Reviewed, ledger: Ledger) -> None:
    reviewed("r\nthe police are not meant\nr\n\nq\n")
    assert [review.reason for review in ledger.reviews(STATEMENT)] == ["the police are not meant", ""]


@pytest.mark.parametrize("lines", ["r\n", "n\n", "n\n\n", "c\n", "c\nwhen=12 March 2031\n", "c\nwhen\n", ""])
def test_an_end_in_the_middle_leaves_nothing_half_done(lines: str, reviewed: Reviewed, ledger: Ledger) -> None:
    assert reviewed(lines)[0] == 0
    assert ledger.reviews(STATEMENT) == []


def test_what_is_refused_is_told_and_the_claim_stays(reviewed: Reviewed, ledger: Ledger) -> None:
    _, out, err = reviewed("c agent=the dragon\nc tense=maybe\nc color=red\nc when\na\nq\n")
    for code in ("NOT_IN_TEXT", "NOT_A_VALUE", "NOT_CORRECTABLE"):
        assert f"[{code}]" in out
    assert err == ""
    assert shown(out) == ["c1", "c2"]
    assert [review.kind for review in ledger.reviews(STATEMENT)] == ["accept"]


def test_undo_takes_back_the_last_act_whole_and_goes_to_its_claim(reviewed: Reviewed, ledger: Ledger) -> None:
    _, out, _ = reviewed("s\nc agent=none\nu\nu\na\nu\nu\nq\n")
    assert shown(out)[:4] == ["c1", "c2", "c2", "c2"]
    held = ledger.current(STATEMENT)
    assert held.held == ()
    assert held.ledger == VELMAR
    # An agent less moves the participant that a count is of: both reviews were undone.
    assert [review.kind for review in held.reviews] == ["correct", "correct", "undo", "undo", "accept", "undo"]
    assert out.count("nothing was done here that could be undone") == 2
    assert "nothing was judged" in out


def test_back_goes_to_the_claim_before(reviewed: Reviewed) -> None:
    _, out, _ = reviewed("b\na\nb\nb\ns\ns\nq\n")
    assert shown(out) == ["c1", "c2", "c1", "c2", "c3"]
    assert "this is the first" in out
    assert "accepted by mira" in out


def test_more_shows_more_of_the_text_and_who_takes_part(reviewed: Reviewed) -> None:
    _, out, _ = reviewed("m\nq\n", "velmar.pdf:c7")
    first, second = out.split("more\n" if "more\n" in out else " > m\n", 1)
    assert "source: a5" not in first
    assert "source: a5" in second
    assert "agent: he = e2 Ivo Marten" in second


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--act", "COERCE"], ["c1", "c2"]),
        (["--source", "issuer", "--commitment", "U"], ["c10"]),
        (["--words", "arrested"], ["c2"]),
        (["--order", "confidence", "--act", "COERCE"], ["c2", "c1"]),
        (["--state", "any", "--act", "COERCE"], ["c1", "c2"]),
        (["--state", "accepted"], []),
    ],
)
def test_the_queue_is_what_is_asked_for(options: list[str], expected: list[str], case: Path, reviewed: Reviewed) -> None:
    unsure = tuple(replace(claim, confidence=0.2) if claim.id == "c2" else claim for claim in VELMAR.claims)
    with closing(open_ledger(case)) as opened:
        opened.add(replace(VELMAR, claims=unsure), "sayso 2")
    status, out, err = reviewed("s\n" * 20, *options)
    assert status == 0
    assert shown(out) == expected
    assert ("there is no claim to review" in err) == (not expected)


def test_what_was_judged_is_not_asked_again_unless_it_is_named(reviewed: Reviewed) -> None:
    reviewed("a\nq\n")
    assert shown(reviewed("q\n")[1]) == ["c2"]
    out = reviewed("q\n", "velmar.pdf:c1")[1]
    assert shown(out) == ["c1"]
    assert "accepted by mira" in out


@pytest.mark.parametrize(
    ("options", "status", "code"),
    [
        (["gone.pdf"], 1, "NOT_FOUND"),
        (["velmar.pdf:c99"], 1, "NOT_FOUND"),
        (["velmar.pdf:e1"], 1, "NOT_FOUND"),
        (["--act", "KILL"], 2, "GIVEN"),
        (["--since", "soon"], 2, "GIVEN"),
        (["--order", "size"], 2, "USAGE"),
    ],
)
def test_a_wrong_call_is_one_line(options: list[str], status: int, code: str, reviewed: Reviewed) -> None:
    found, out, err = reviewed("a\n", *options)
    assert (found, out) == (status, "")
    assert re.fullmatch(rf"sayso: .+ \[{code}\] .+\n", err)


# Others at the same time.


class Scripted:
    """Keys that do something else first, as another reviewer would meanwhile."""

    def __init__(self, *acts: tuple[str, Callable[[], object]]) -> None:
        self._acts = list(acts)

    def act(self, prompt: str) -> Pressed | None:
        assert prompt
        if not self._acts:
            return None
        act, before = self._acts.pop(0)
        before()
        return Pressed(act)

    def answer(self, prompt: str) -> str | None:
        assert prompt
        return "because"


def nothing() -> None:
    pass


def session(ledger: Ledger, parts: list[str], *acts: tuple[str, Callable[[], object]]) -> str:
    said: list[str] = []
    Loop(ledger, [Subject(STATEMENT, part) for part in parts], Scripted(*acts), said.append, Look(), only_unreviewed=True).run()
    return "".join(said)


def test_what_somebody_else_has_judged_meanwhile_is_told_and_not_written_over(case: Path, ledger: Ledger) -> None:
    with closing(open_ledger(case, actor="ode")) as other:
        meanwhile = lambda: other.review(STATEMENT, "c1", "reject", reason="a rumour")  # noqa: E731
        out = session(ledger, ["c1"], ("accept", meanwhile), ("quit", nothing))
    assert "[STALE]" in out
    assert "rejected by ode" in out
    assert "a rumour" in out
    assert shown(out) == ["c1", "c1"]
    assert ledger.state(STATEMENT, "c1").verdict == "rejected"
    assert len(ledger.reviews(STATEMENT)) == 1


def test_who_has_seen_the_other_judgement_may_overrule_it(case: Path, ledger: Ledger) -> None:
    with closing(open_ledger(case, actor="ode")) as other:
        session(ledger, ["c1"], ("accept", lambda: other.review(STATEMENT, "c1", "reject")), ("accept", nothing))
    assert ledger.state(STATEMENT, "c1").verdict == "accepted"


def test_a_claim_that_somebody_else_has_judged_is_passed_by(case: Path, ledger: Ledger) -> None:
    with closing(open_ledger(case, actor="ode")) as other:
        out = session(ledger, ["c1", "c2", "c3"], ("accept", lambda: other.review(STATEMENT, "c2", "accept")), ("quit", nothing))
    assert shown(out) == ["c1", "c3"]
    assert "c2 was accepted by somebody else meanwhile" in out


def test_every_act_is_on_the_disk_before_the_next_claim_is_shown(case: Path, ledger: Ledger) -> None:
    seen: list[int] = []

    def count() -> None:
        with closing(open_ledger(case)) as other:
            seen.append(len(other.reviews(STATEMENT)))

    session(ledger, ["c1", "c2", "c3", "c4"], ("accept", count), ("reject", count), ("note", count), ("quit", count))
    assert seen == [0, 1, 2, 3]


# A terminal.


def at_terminal(case: Path, *keys: tuple[bytes, bytes]) -> tuple[int, str]:
    """Press keys at a terminal, each when the screen ends in what stands before it; gives the exit status and the screen."""
    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover (another process)
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # who runs the tests in the background may ignore it
        os.environ |= {"PYTHONPATH": str(ROOT / "src"), "COLUMNS": "80", "TERM": "xterm"}
        os.execv(sys.executable, [sys.executable, "-m", "sayso", "review", "--ledger", str(case)])
    screen = b""
    for awaited, pressed in (*keys, (b"", b"")):
        screen += _read(terminal, awaited)
        if pressed:
            os.write(terminal, pressed)
    until = time.monotonic() + 30
    while not os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        if time.monotonic() > until:
            os.kill(child, signal.SIGKILL)  # it did not end by itself: the status tells
        time.sleep(0.02)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.close(terminal)
    return status, screen.decode()


def _read(terminal: int, awaited: bytes, seconds: float = 60) -> bytes:
    """Read until the screen ends in what is awaited, and the program listens; to the end where nothing is."""
    found, until = b"", time.monotonic() + seconds
    while time.monotonic() < until:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                found += os.read(terminal, 65536)
            except OSError:
                break
        elif awaited and found.endswith(awaited):
            break
    return found


def test_at_a_terminal_single_keys_judge_and_nothing_unseen_is_judged(case: Path, ledger: Ledger) -> None:
    no_acts = ((PROMPT, b"\x1b[A"), (PROMPT, b"aa"), (PROMPT, b"A"))
    status, screen = at_terminal(case, *no_acts, (PROMPT, b"a"), (PROMPT, b"r"), (b"why? > ", b"\x03"), (PROMPT, b"q"))
    assert status == 0
    assert shown(re.sub(r"\x1b\[[\d;]*m", "", screen)) == ["c1", "c2"]
    assert "\x1b[1m" in screen
    assert [(review.kind, review.subject.part) for review in ledger.reviews(STATEMENT)] == [("accept", "c1")]


def test_ctrl_c_ends_a_session_and_keeps_what_was_done(case: Path, ledger: Ledger) -> None:
    status, screen = at_terminal(case, (PROMPT, b"a"), (PROMPT, b"\x03"))
    assert status == 130
    assert screen.endswith("sayso: interrupted\r\n")
    assert ledger.state(STATEMENT, "c1").verdict == "accepted"


def test_ctrl_d_ends_a_session_in_peace(case: Path, ledger: Ledger) -> None:
    status, screen = at_terminal(case, (PROMPT, b"c"), (b"for help > ", b"\x04"), (PROMPT, b"\x04"))
    assert status == 0
    assert "nothing was judged" in screen
    assert ledger.reviews(STATEMENT) == []


# For other programs.


def test_the_queue_is_listed_for_whoever_judges_by_other_means(reviewed: Reviewed, ledger: Ledger) -> None:
    kept = ledger.review(STATEMENT, "c2", "note", reason="see p. 2")
    status, out, err = reviewed("a\n", "--order", "confidence", "-f", "json")
    rows = json.loads(out)
    assert (status, err) == (0, "")
    assert {row["id"] for row in rows} == {claim.id for claim in VELMAR.claims}
    assert rows[0]["id"] == min(VELMAR.claims, key=lambda claim: claim.confidence).id
    assert next(row["last"] for row in rows if row["id"] == "c2") == kept.event
    assert ledger.state(STATEMENT, "c2").verdict is None
