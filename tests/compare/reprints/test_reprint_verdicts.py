from __future__ import annotations

import pytest

from sayso.compare.reprints import Reprint, find_reprints
from tests.compare.reprints.printed import (
    ESCAPE,
    FLOOD,
    FOOTER,
    LETTERHEAD,
    OTHER_ACCOUNT,
    RETOLD,
    SPEECH,
    STRIKE,
    made_up,
    printed,
    reworded,
)


def between(one: str, other: str) -> Reprint | None:
    found = find_reprints([printed("a", one), printed("b", other)])
    return found[0] if found else None


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (ESCAPE, ESCAPE.upper(), "reprint"),
        (ESCAPE, f"{LETTERHEAD} {ESCAPE}", "reprint"),
        (f"{ESCAPE}\n{STRIKE}", f"{STRIKE}\n{ESCAPE}", "reprint"),
        (f"{ESCAPE} {STRIKE} {FLOOD}", STRIKE, "reprint"),
        (ESCAPE, reworded(ESCAPE, 0.05), "reprint"),
        (f"{ESCAPE} {STRIKE}", reworded(f"{ESCAPE} {STRIKE}", 0.3), "paraphrase"),
        (f"{FLOOD} {ESCAPE} {made_up(1)}", f"{made_up(2)} {ESCAPE} {STRIKE}", "partial"),
        (f"The minister spoke at noon. {SPEECH} {ESCAPE}", f"{FLOOD} A minister was heard to say: {SPEECH}", "quotation"),
    ],
    ids=["capitals", "letterhead", "order", "cut", "corrected", "reworded", "embedded", "speech"],
)
def test_what_two_statements_share_tells_what_they_are(one: str, other: str, kind: str) -> None:
    found = between(one, other)
    assert found is not None
    assert found.kind == kind
    assert found.same_source == (kind in {"reprint", "paraphrase"})


def test_a_reprint_counts_the_words_of_the_shorter_statement() -> None:
    whole = between(ESCAPE, f"{ESCAPE} {made_up(1)}")
    half = between(f"{ESCAPE} {made_up(2, len(ESCAPE.split()))}", f"{made_up(1, 300)} {ESCAPE} {made_up(3)}")
    assert whole is not None
    assert whole.share == 1.0
    assert half is not None
    assert half.share == pytest.approx(0.5, abs=0.02)


def test_a_speech_told_without_quotation_marks_is_taken_over_not_quoted() -> None:
    found = between(f"{FLOOD} He said: {SPEECH}", f"{STRIKE} {SPEECH.strip('“”')} {made_up(1)}")
    assert found is not None
    assert (found.kind, found.passages[0].quoted) == ("partial", False)


def test_a_reprint_that_quotes_a_speech_stays_a_reprint() -> None:
    found = between(f"{ESCAPE} {SPEECH} {STRIKE}", f"{ESCAPE} {SPEECH} {FLOOD}")
    assert found is not None
    assert found.kind == "reprint"


def test_a_speech_quoted_beside_a_passage_taken_over_is_marked_by_itself() -> None:
    found = between(f"{ESCAPE} {made_up(1)} {SPEECH}", f"{SPEECH} {made_up(2)} {ESCAPE} {made_up(3)}")
    assert found is not None
    assert [passage.quoted for passage in found.passages] == [False, True]
    assert found.kind != "quotation"


def test_an_editor_who_rewrites_every_sentence_is_found_out() -> None:
    found = between(ESCAPE, RETOLD)
    assert found is not None
    assert found.kind == "paraphrase"
    assert found.share > 0.9


def test_two_accounts_of_one_happening_with_its_names_and_numbers_are_no_reprints() -> None:
    assert between(ESCAPE, OTHER_ACCOUNT) is None
    assert between(RETOLD, OTHER_ACCOUNT) is None


def test_a_letterhead_and_a_footer_make_no_reprint_of_two_statements() -> None:
    one, other = (f"{LETTERHEAD}\n{made_up(seed, 200)}\n{FOOTER}" for seed in (1, 2))
    assert between(one, other) is None


def test_a_footer_makes_no_reprints_of_many_short_statements() -> None:
    found = find_reprints([printed(f"s{seed}", f"{LETTERHEAD}\n{made_up(seed, 70)}\n{FOOTER}") for seed in range(12)])
    assert found == []


def test_a_slogan_in_the_midst_of_every_statement_makes_no_reprint() -> None:
    slogan = "No bread without freedom, no freedom without land, no land without those who till the furrows with their own hands!"
    found = find_reprints([printed(f"s{seed}", f"{made_up(seed)} {slogan} {made_up(seed + 50)}") for seed in range(12)])
    assert found == []


def test_a_reprint_among_statements_with_one_footer_is_found_all_the_same() -> None:
    crowd = [printed(f"s{seed}", f"{made_up(seed)}\n{FOOTER}") for seed in range(10)]
    found = find_reprints([*crowd, printed("a", f"{ESCAPE}\n{FOOTER}"), printed("b", f"{reworded(ESCAPE, 0.2)}\n{FOOTER}")])
    assert [reprint.documents for reprint in found] == [("a", "b")]


@pytest.mark.parametrize(
    ("days", "first"),
    [
        (("2015-10-12", "2015-10-13"), "a"),
        (("2015-10-13", "2015-10-12"), "b"),
        (("2015-10-12", "2015-10-12"), None),
        (("2015-10-12", None), None),
        ((None, None), None),
    ],
)
def test_the_first_is_told_by_the_days_and_never_guessed(days: tuple[str | None, str | None], first: str | None) -> None:
    [found] = find_reprints([printed("a", ESCAPE, days[0]), printed("b", f"{ESCAPE} {FLOOD}", days[1])])
    assert found.first == first


def test_passages_are_the_exact_words_of_both_documents_in_the_order_of_their_ids() -> None:
    later, earlier = printed("b", f"{STRIKE}\n\n{ESCAPE}"), printed("a", f"{ESCAPE}  {STRIKE}")
    [found] = find_reprints([later, earlier])
    assert found.documents == ("a", "b")
    assert [earlier.text[slice(*passage.first)] for passage in found.passages] == [ESCAPE[:-1], STRIKE[:-1]]
    assert [later.text[slice(*passage.second)] for passage in found.passages] == [ESCAPE[:-1], STRIKE[:-1]]
