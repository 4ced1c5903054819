"""The commands that each keep one review, and how `list`, `show`, `search` and `history` tell of them."""

from __future__ import annotations

import io
import json
import re
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sayso.cli import run
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.json_lines import from_json
from sayso.ledger.schema import schema_text
from tests.velmar import build

VELMAR = build()
STATEMENT = VELMAR.document.id
HASH = STATEMENT.removeprefix("sha256:")[:12]
OTHER = f"sha256:{'ab' * 32}"

Printed = Callable[..., tuple[int, str, str]]


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    with closing(open_ledger("case.db", create=True, actor="ode")) as ledger:
        ledger.add(VELMAR, "sayso 1 weights 11111111")
        ledger.add(replace(VELMAR, document=replace(VELMAR.document, id=OTHER, name="other.txt")), "sayso 1 weights 11111111")
    return tmp_path / "case.db"


@pytest.fixture
def ledger(case: Path) -> Iterator[Ledger]:
    with closing(open_ledger(case)) as opened:
        yield opened


@pytest.fixture
def printed(case: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Printed:
    """Runs a command line on the ledger as mira; gives its exit status and what it wrote."""

    def call(line: str, *more: str) -> tuple[int, str, str]:
        name, *rest = shlex.split(line)
        who = [] if name in ("show", "search", "list", "history") else ["--as", "mira"]
        status = run([name, *rest, *more, "--ledger", str(case), *who])
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return call


def kept(printed: Printed, line: str) -> Any:
    """Run a command and give the review that it printed."""
    status, out, err = printed(line, "-f", "json")
    assert (status, err) == (0, ""), err
    return json.loads(out)


# What each keeps.


@pytest.mark.parametrize(("line", "verdict"), [("accept velmar.pdf:c1", "accepted"), ("reject velmar.pdf:c1", "rejected")])
def test_a_verdict_is_kept_with_who_and_why(line: str, verdict: str, printed: Printed, ledger: Ledger) -> None:
    review = kept(printed, f"{line} --reason 'p. 2 has it'")
    assert (review["reviewer"], review["reason"], review["subject"], review["in_force"]) == ("mira", "p. 2 has it", "c1", True)
    assert ledger.state(STATEMENT, "c1").verdict == verdict


def test_a_review_is_told_in_a_line(printed: Printed) -> None:
    status, out, _ = printed("accept velmar.pdf:c1 --reason 'p. 2'")
    assert status == 0
    assert re.fullmatch(rf"{HASH}:c1 accepted by mira, \d+ \w+ \d{{4}}, event 4: p\. 2\n", out)


@pytest.mark.parametrize("subject", ["velmar.pdf", "velmar.pdf:c1", "velmar.pdf:e1", "velmar.pdf:m1", "velmar.pdf:document"])
def test_a_note_stands_beside_any_part_or_the_whole(subject: str, printed: Printed) -> None:
    review = kept(printed, f"note {subject} 'ask the editor'")
    assert (review["kind"], review["reason"], review["subject"]) == ("note", "ask the editor", subject.partition(":")[2])


def test_fields_are_corrected_together_or_not_at_all(printed: Printed, ledger: Ledger) -> None:
    status, out, err = printed("correct velmar.pdf:c1 tense=habitual when=never")
    assert (status, out) == (1, "")
    assert "[NOT_IN_TEXT]" in err
    assert ledger.reviews(STATEMENT) == []
    reviews = kept(printed, "correct velmar.pdf:c1 tense=habitual act=COERCE/seize --reason 'every year'")
    assert [one["field"] for one in reviews] == ["tense", "act"]
    assert (reviews[0]["replaced"], reviews[1]["replaced"]["plover"]) == ("past", "COERCE")
    assert ledger.state(STATEMENT, "c1").corrected == ("tense", "act")


def test_a_claim_is_put_in_from_words(printed: Printed, ledger: Ledger) -> None:
    line = "add velmar.pdf --text 'he had seen three men with cans' --predicate seen/see --agent he --patient 'three men with cans'"
    review = kept(printed, f"{line} --count 'three men' --source a6")
    assert review["made"] == "h4"
    claim = next(one for one in ledger.reading(STATEMENT).claims if one.id == "h4")
    assert (claim.predicate.lemma, claim.chain, claim.commitment.issuer) == ("see", ("a5", "a6"), "U")
    assert printed("accept velmar.pdf:h4")[0] == 0
    assert [one["kind"] for one in json.loads(printed("show velmar.pdf:h4 -f json")[1])["reviews"]] == ["add", "accept"]


def test_a_claim_is_put_in_from_json(printed: Printed, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = json.loads(printed("show velmar.pdf:c2 -f json")[1])["claim"]
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(claim)))
    assert kept(printed, "add velmar.pdf --json -")["made"] == "h4"
    assert len(ledger.reading(STATEMENT).claims) == 14
    Path("claim.json").write_text(json.dumps(claim | {"tense": "soon"}), encoding="utf-8")
    status, _, err = printed("add velmar.pdf --json claim.json")
    assert status == 1
    assert "[NOT_A_READING]" in err
    assert len(ledger.reading(STATEMENT).claims) == 14


def test_entities_are_renamed_merged_and_split(printed: Printed, ledger: Ledger) -> None:
    first, second = ledger.reading(STATEMENT).entities[:2]
    kept(printed, f"rename velmar.pdf:{first.id} 'The Firm'")
    assert ledger.reading(STATEMENT).entities[0].caption == "The Firm"
    mentions = [one.id for one in ledger.reading(STATEMENT).mentions if one.entity == second.id]
    made = kept(printed, f"split velmar.pdf:{second.id} {mentions[0]}")["made"]
    assert {one.entity for one in ledger.reading(STATEMENT).mentions if one.id == mentions[0]} == {made}
    kept(printed, f"merge velmar.pdf:{made} velmar.pdf:{second.id}")
    assert {one.entity for one in ledger.reading(STATEMENT).mentions if one.id == mentions[0]} == {second.id}


def test_pairs_are_judged_across_statements(printed: Printed, ledger: Ledger) -> None:
    review = kept(printed, "judge velmar.pdf:e2 other.txt:e2 same")
    assert review["other"]["statement"] == OTHER
    assert [(one.first[1], one.second[1], one.verdict) for one in ledger.judgements()] == [("e2", "e2", "same")]
    assert "[CONTRADICTION]" in printed("judge velmar.pdf:e2 other.txt:e2 not-same")[2]
    assert "[UNLIKE]" in printed("judge velmar.pdf:e2 other.txt:c2 same")[2]


def test_a_review_is_undone_and_brought_back(printed: Printed, ledger: Ledger) -> None:
    event = kept(printed, "reject velmar.pdf:c1")["event"]
    kept(printed, f"undo {event} --reason 'a slip'")
    assert ledger.state(STATEMENT, "c1").verdict is None
    assert "[NOTHING_TO_UNDO]" in printed(f"undo {event}")[2]
    kept(printed, f"redo {event}")
    assert ledger.state(STATEMENT, "c1").verdict == "rejected"


# What is refused.


def test_who_has_not_seen_the_last_review_is_refused(printed: Printed, ledger: Ledger) -> None:
    seen = ledger.state(STATEMENT, "c1").last
    assert printed(f"accept velmar.pdf:c1 --expect {seen}")[0] == 0
    for line in ("reject velmar.pdf:c1", "correct velmar.pdf:c1 tense=future", "undo 4"):
        status, out, err = printed(f"{line} --expect {seen}")
        assert (status, out) == (1, "")
        assert re.fullmatch(r"sayso: c1 has changed, mira judged it meanwhile: accept, event 4\. \[STALE\] .+\n", err)
    assert len(ledger.reviews(STATEMENT)) == 1


@pytest.mark.parametrize(
    ("line", "status", "code"),
    [
        ("accept velmar.pdf", 2, "USAGE"),
        ("accept velmar.pdf:c99", 1, "NOT_FOUND"),
        ("accept velmar.pdf:e1", 1, "NOT_FOUND"),
        ("accept gone.pdf:c1", 1, "NOT_FOUND"),
        ("accept velmar.pdf:c1 --expect 0", 2, "USAGE"),
        ("note velmar.pdf:c1 ' '", 2, "USAGE"),
        ("correct velmar.pdf:c1", 2, "USAGE"),
        ("correct velmar.pdf:c1 tense", 2, "USAGE"),
        ("correct velmar.pdf:c1 id=c2", 1, "NOT_CORRECTABLE"),
        ("correct velmar.pdf:c1 tense=past act=COERCE/restrict", 1, "UNCHANGED"),
        ("correct velmar.pdf:c1 participants=[1]", 1, "NOT_A_READING"),
        ("correct velmar.pdf:c1 'span={\"start\":0}'", 1, "NOT_A_READING"),
        ('correct velmar.pdf:c1 \'span={"start":0,"end":3,"text":"XXX"}\'', 1, "NOT_A_READING"),
        ("add velmar.pdf --text 'The director'", 1, "NOT_A_VALUE"),
        ("add velmar.pdf --json gone.json", 2, "USAGE"),
        ("add velmar.pdf --json case.db", 2, "USAGE"),
        ("rename velmar.pdf:e1 ''", 2, "USAGE"),
        ("rename velmar.pdf:c1 X", 1, "NOT_CORRECTABLE"),
        ("merge velmar.pdf:e1 other.txt:e1", 1, "UNLIKE"),
        ("merge velmar.pdf:e1 velmar.pdf:e1", 1, "SELF"),
        ("split velmar.pdf:e1 m999", 1, "NOT_FOUND"),
        ("undo 1", 1, "NOT_FOUND"),
        ("redo 2", 1, "NOT_FOUND"),
        ("undo 99999999999999999999999", 1, "NOT_FOUND"),
    ],
)
def test_what_cannot_be_kept_is_one_line_and_nothing_is_written(
    line: str, status: int, code: str, printed: Printed, ledger: Ledger
) -> None:
    found, out, err = printed(line)
    assert (found, out) == (status, "")
    assert re.fullmatch(rf"sayso: .+ \[{code}\] .+\n", err), err
    assert len(list(ledger.events())) == 3


# What tells of it.


def test_the_list_tells_how_many_claims_are_reviewed(printed: Printed) -> None:
    printed("accept velmar.pdf:c1")
    printed("reject velmar.pdf:c2")
    printed("note velmar.pdf:c3 hm")
    assert [line.rpartition(" · ")[2] for line in printed("list")[1].splitlines()] == ["2 reviewed", "13 claims"]


def test_a_statement_is_shown_with_what_was_made_of_it(printed: Printed) -> None:
    before = printed("show velmar.pdf")[1]
    printed("accept velmar.pdf:c1 --reason 'p. 2'")
    printed("correct velmar.pdf:c1 when=2031-03-11")
    printed("note velmar.pdf:c2 'a\x1b[31m\u202ered note'")
    page = printed("show velmar.pdf")[1]
    told = [line.strip() for line in page.splitlines() if line not in before.splitlines() and "by mira" in line]
    assert [line.partition(" by ")[0] for line in told] == ["accepted", "corrected", "note"]
    assert "a�[31m⟨RLO⟩red note" in page
    assert "\x1b" not in page
    shown = json.loads(printed("show velmar.pdf -f json")[1])
    assert [one["kind"] for one in shown["reviews"]] == ["accept", "correct", "note"]
    Draft202012Validator(json.loads(schema_text())).validate(shown)
    assert from_json(json.dumps(shown)).claims[0].when != VELMAR.claims[0].when


def test_claims_are_found_by_what_was_made_of_them(printed: Printed) -> None:
    printed("accept velmar.pdf:c1")
    printed("reject velmar.pdf:c2")
    printed("correct velmar.pdf:c3 tense=habitual")

    def found(state: str) -> list[str]:
        told = json.loads(printed(f"search --state {state} -f json")[1])
        return [one["id"] for one in told if one["name"] == "velmar.pdf"]

    assert (found("accepted"), found("rejected"), found("corrected")) == (["c1"], ["c2"], ["c3"])
    assert len(found("unreviewed")) == 11
    assert len(found("read")) == 12
    assert len(printed("search --state unreviewed --limit 3")[1].splitlines()) == 9
    assert " · accepted\n" in printed("search --state accepted")[1]


def test_an_act_that_plover_does_not_have_is_a_wrong_call(printed: Printed) -> None:
    status, out, err = printed("search --act KILL")
    assert (status, out) == (2, "")
    assert "KILL is no event of PLOVER" in err
    assert "ASSAULT" in err


def test_the_history_of_a_claim_tells_every_review_and_which_are_undone(printed: Printed) -> None:
    printed("correct velmar.pdf:c1 tense=habitual --reason 'every year'")
    printed("undo 4")
    printed("accept velmar.pdf:c2")
    printed("accept velmar.pdf:c1")
    lines = printed("history velmar.pdf:c1")[1].splitlines()
    assert [line.split("  ")[3] for line in lines] == ["correct", "undo", "accept"]
    assert "tense, past → habitual · every year · undone" in lines[0]
    assert printed("history velmar.pdf:c1 --limit 1")[1].splitlines() == lines[-1:]
    rows = json.loads(printed("history velmar.pdf -f json")[1])
    assert [row.get("in_force") for row in rows] == [None, False, True, True, True]


def test_the_history_of_a_statement_has_what_was_judged_of_it_beside_another(printed: Printed) -> None:
    printed("judge velmar.pdf:e2 other.txt:e2 same")
    assert "beside abababababab:e2" in printed("history velmar.pdf")[1]
    assert "beside abababababab:e2" in printed("history other.txt")[1]
    assert "beside abababababab:e2" in printed("history other.txt:e2")[1]


def test_a_claim_may_be_corrected_to_another_clause(printed: Printed, ledger: Ledger) -> None:
    kept(printed, "correct velmar.pdf:c2 'text=Nine drivers were arrested'")
    claim = ledger.reading(STATEMENT).claims[1]
    assert claim.text == "Nine drivers were arrested"
    assert (claim.end - claim.start) == len(claim.text)
