from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sayso.export.page import page_break
from sayso.export.terminal import render
from sayso.types import (
    Attribution,
    Claim,
    Commitment,
    Document,
    Issuer,
    Mention,
    Predicate,
    Source,
    Span,
    StatementLedger,
    Warning_,
)

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def test_the_head_tells_title_issuer_date_document_and_warnings(ledger: StatementLedger) -> None:
    lines = render(ledger).splitlines()
    assert lines[0] == "The Night at the Velmar Depot"
    assert lines[1] == "Issuer     the Council of the Open Valley — from its own “we”"
    assert lines[2] == "Date       14 March 2031 — from the dateline"
    assert lines[3].startswith("Document   velmar.pdf — application/pdf · en · sha256:")
    assert lines[4] == "⚠ Warning  page 3: The page has no text; it may be a scan. [NO_TEXT_ON_PAGE]"


def test_what_is_not_known_is_said_with_what_to_do(text_ledger: StatementLedger) -> None:
    page = render(text_ledger, width=120)
    assert page.startswith("velmar.docx\n")
    assert "Issuer     not found in the text — name it with --given issuer=NAME" in page
    assert "Date       not found — give it with --given date=YYYY-MM-DD" in page
    assert "IN ITS OWN VOICE: issuer not found" in page
    assert "@n: the words stand at the n-th character of the reading text" in page


def test_the_issuers_own_voice_comes_first_then_each_chain_of_voices(ledger: StatementLedger) -> None:
    voices = [line.strip("━ ").split(" ━")[0] for line in render(ledger).splitlines() if line.startswith("━━")]
    assert voices == [
        "IN ITS OWN VOICE: the Council of the Open Valley",
        "The Council of the Open Valley urges",
        "Ivo Marten says",
        "The drivers ask",
        "It is said (no source named)",
        "The Ministry of Transport denies",
        "The Velmar Herald says → Marten believes",
        "Somebody not named accuses",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "guards of the Harbour Company → locked → both gates of the grain depot",
        "Nine drivers ← were arrested ← the port police",
        "if the minister → sends → the army",
        "The families ← will not be silenced",
        "he [Ivo Marten] → had seen → three men",
        "The director (alleged) → fraud",
        "how many Nine drivers = 9",
        "where in Velmar = Velmar, XV",
        "with cans",
        "the issuer itself possible ●○○",
        "⚑ rhetorical question — a question that asserts",
        "⚑ loaded language — rouses: “every winter”",
        "COERCE arrest",
        "conditional · future · condition “If” → c11 · MOBILIZE troops",
        "read with low confidence, 0.21",
        "in the words “asked” · in quotation marks",
        "p.2  “The families will not be silenced”",
        "13 claims: 6 in its own voice, 7 attributed to 6 sources · 4 flagged",
    ],
)
def test_a_claim_is_told_in_plain_words(ledger: StatementLedger, line: str) -> None:
    assert line in render(ledger, width=120)


def test_a_flag_that_lies_in_no_claim_stands_below_them_with_its_words(ledger: StatementLedger) -> None:
    below = render(ledger, width=120).partition("Flagged outside the claims\n")[2]
    assert below.splitlines()[0] == " p.1  ⚑ slogan “The Night at the Velmar Depot” — a formula rather than information"
    assert "Flagged outside" not in render(replace(ledger, flags=ledger.flags[1:]))


def test_a_flag_of_several_claims_is_explained_once(ledger: StatementLedger) -> None:
    first, second, *others = ledger.claims
    flag = ledger.flags[-1]
    twice = replace(ledger, claims=(replace(first, flags=(flag,)), replace(second, flags=(flag,)), *others[:1]))
    page = render(twice, width=120)
    assert page.count("⚑ threat") == 2
    assert page.count("⚑ threat — announces a penalty") == 1


def test_how_firmly_a_claim_is_held_stands_in_words_and_signs(ledger: StatementLedger) -> None:
    page = render(ledger, width=120)
    held = {line.split()[0]: line.rsplit("  ", 1)[1] for line in page.splitlines() if re.match(r" c\d+ ", line)}
    assert held["c1"] == held["c13"] == "certain ●●●"
    assert held["c4"] == "not committed ○○○"
    assert held["c5"] == "possible ●○○"
    assert held["c6"] == "denied ✗✗✗"
    assert held["c7"] == "probable ●●○"


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120])
def test_no_line_is_wider_than_the_page(ledger: StatementLedger, width: int) -> None:
    for unicode in (True, False):
        lines = render(ledger, width=width, unicode=unicode).splitlines()
        assert max(cell_len(line) for line in lines) <= width
        assert not [line for line in lines if line != line.rstrip()]


def test_colour_says_nothing_that_the_words_do_not(ledger: StatementLedger) -> None:
    plain, coloured = render(ledger), render(ledger, colour=True)
    assert "\x1b" not in plain
    assert "\x1b[" in coloured
    assert ANSI.sub("", coloured) == plain


def test_a_poor_terminal_gets_ascii_signs(ledger: StatementLedger) -> None:
    page = render(ledger, unicode=False)
    assert page.isascii()
    assert "denied xxx" in page
    assert "Nine drivers < were arrested < the port police" in page


def test_a_long_quotation_is_cut_around_its_predicate(ledger: StatementLedger) -> None:
    words = "and so " * 100
    text = f"{words}the guards locked the gates {words}".strip()
    claim = ledger.claims[0]
    start = text.index("locked")
    long = replace(
        claim, start=0, end=len(text), text=text, participants=(), when=None, where=None, counts=(),
        predicate=replace(claim.predicate, start=start, end=start + 6, text="locked"),
    )  # fmt: skip
    page = render(replace(ledger, document=replace(ledger.document, text=text), claims=(long,)))
    quotation = page[page.index("“[") : page.index("]”") + 2]
    assert "“[…] and so and so" in quotation
    assert "the guards locked the gates" in " ".join(quotation.split())
    assert quotation.count("\n") == 1


def test_a_statement_without_claims_says_so(ledger: StatementLedger) -> None:
    page = render(replace(ledger, claims=()))
    assert page.endswith("No claim was found in this statement.\n")


@given(st.text(st.characters(exclude_categories=()), min_size=1))
def test_no_text_of_a_stranger_steers_the_terminal(ledger: StatementLedger, text: str) -> None:
    ledger = hostile(ledger, text)
    page = render(ledger)
    assert not {character for character in page if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}} - {"\n"}
    assert not set(page) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067")
    for line in render(ledger, colour=True).splitlines():
        assert "\x1b" not in ANSI.sub("", line)


def hostile(ledger: StatementLedger, text: str) -> StatementLedger:
    document = replace(
        ledger.document,
        name=text,
        title=Span(0, 1, text),
        issuer=Issuer(None, None, text, None, "given"),
        warnings=(Warning_("NAME", text),),
    )
    claim = ledger.claims[0]
    parts = tuple(replace(part, text=text, marker=text) for part in claim.participants)
    claim = replace(claim, text=text, predicate=replace(claim.predicate, text=text), participants=parts)
    return replace(ledger, document=document, claims=(claim,))


@pytest.mark.parametrize(("unicode", "sign"), [(True, "═"), (False, "=")])
def test_a_line_parts_the_pages_of_two_statements(unicode: bool, sign: str) -> None:
    assert page_break(width=50, unicode=unicode).strip() == sign * 50


def test_two_pronouns_of_unknown_meaning_are_two_voices() -> None:
    text = "They said that it rained. They said that it snowed."
    mentions = tuple(Mention(at, at + 4, "They", f"m{number}", "GROUP", "pronoun") for number, at in ((1, 0), (2, 26)))
    attributions = tuple(
        Attribution(
            id=f"a{number}",
            parent=None,
            source=Source("described", at, at + 4, "They"),
            cue=Span(at + 5, at + 9, "said"),
            content=(Span(at + 10, end, text[at + 10 : end]),),
            manner="assert",
            form="indirect",
        )
        for number, at, end in ((1, 0, 24), (2, 26, 50))
    )
    claims = tuple(
        Claim(
            start=start,
            end=end,
            text=text[start:end],
            id=f"c{number}",
            predicate=Predicate(start + 3, end, text[start + 3 : end], "rain"),
            kind="event",
            mood="declarative",
            tense="past",
            polarity="positive",
            act=None,
            participants=(),
            when=None,
            where=None,
            counts=(),
            chain=(f"a{number}",),
            commitment=Commitment("CT+", "U", 0.0),
        )
        for number, start, end in ((1, 15, 24), (2, 41, 50))
    )
    document = Document("sha256:0", "rain.txt", "text/plain", "en", None, None, None, text, (), ())
    page = render(StatementLedger(document, ((0, 25), (26, 51)), mentions, (), attributions, claims))
    assert page.count("They say") == 2
