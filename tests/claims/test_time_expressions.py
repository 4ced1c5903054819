"""Time expressions: which words belong to them, what they mean, and what looks like one and is none."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from sayso.claims.syntax import syntax_of
from sayso.claims.time_expressions import find_time_expressions, times_of
from sayso.claims.timex.builders import builder
from sayso.claims.timex.grammar import Grammar, compile_grammar
from sayso.claims.timex.meaning import (
    AmbiguousDay,
    Calendar,
    Clock,
    Cycle,
    DayPart,
    Duration,
    Era,
    Every,
    Hijri,
    Holiday,
    Meaning,
    Nth,
    Offset,
    Part,
    Range,
    SeasonOf,
    Vague,
    Which,
)
from sayso.claims.vocabulary import rows

EXTENTS = [
    ("In the beginning of 2015 the bridge fell.", ["the beginning of 2015"]),
    ("They met early last week and again three years earlier.", ["early last week", "three years earlier"]),
    ("Over the past two years, every Friday, it rained.", ["the past two years", "every Friday"]),
    ("On Oct. 12, 2015 he left for eight months.", ["Oct. 12, 2015", "eight months"]),
    ("The archive holds 1998-2000 and the third quarter.", ["1998-2000", "the third quarter"]),
    ("Now, as recently, the 1990s are a year ago.", ["Now", "recently", "the 1990s", "a year ago"]),
    ("Unrest broke out on the holiday of Eid al-Fitr.", ["Eid al-Fitr"]),
    ("Eid-ul-Fitr 2008 fell in fiscal 1990, not in summer 2008.", ["Eid-ul-Fitr 2008", "fiscal 1990", "summer 2008"]),
    ("Come at 9:30 p.m. Tuesday.", ["9:30 p.m. Tuesday"]),
    ("It opened Tuesday at 9:30 p.m. and closed late Tuesday night.", ["Tuesday at 9:30 p.m.", "late Tuesday night"]),
    ("Since 2003, and by the end of the month.", ["2003", "the end of the month"]),
    ("Between 9 and 12 May 2014 nobody came.", ["9 and 12 May 2014"]),
    ("The first nine months of 1989 beat the year-earlier quarter.", ["The first nine months of 1989", "the year-earlier quarter"]),
    ("On Thursday, the 2nd of May 2024, a two-year term began.", ["Thursday, the 2nd of May 2024", "two-year"]),
    ("More than two months passed within about a week.", ["More than two months", "about a week"]),
    ("On 12 Ramadan 1429 AH and during Ramadan 2008.", ["12 Ramadan 1429 AH", "Ramadan 2008"]),
    ("During that time, the following day, and that evening.", ["that time", "the following day", "that evening"]),
    ("Rafters are held for years; some 5,000 years ago too.", ["years", "some 5,000 years ago"]),
    ("Last year's third quarter and the same quarter a year ago.", ["Last year's third quarter", "the same quarter a year ago"]),
    ("the day before yesterday, Tuesday of last week, tonight", ["the day before yesterday", "Tuesday of last week", "tonight"]),
    ("It is to this day, in recent years, mid-October.", ["this day", "recent years", "mid-October"]),
    ("on 2015-10-12, 12.10.2015 or 12/10/2015", ["2015-10-12", "12.10.2015", "12/10/2015"]),
    ("late in the 17th century, at the turn of the century", ["late in the 17th century", "the turn of the century"]),
    ("In ’98, or the ’90s, at noon.", ["’98", "the ’90s", "noon"]),
    ("On November 11th, and the next day, they met.", ["November 11th", "the next day"]),
    ("May Day, in May, on May 5", ["May Day", "May", "May 5"]),
    ("Twice a week, daily, on Mondays, every two weeks.", ["Twice a week", "daily", "Mondays", "every two weeks"]),
]
NO_TIMES = [
    "The 2,015 prisoners and 1500 people cost $ 2015.",
    "He is 27 years old, a 27-year-old guard.",
    "They may march in the second row and fall.",
    "On their last day three quarters of them left; one quarter of those came back.",
    "A year-round route of 12 miles on flight 1998.",
    "He pays 50 cents a day.",
    "She spoke in 300 BC and left in 1230 BC.",
    "Room 2014, page 1998 and resolution 1973.",
    "The bush administration and his second term.",
    "Мay and Осt are written with other letters.",
    "",
]
MEANINGS: list[tuple[str, Meaning]] = [
    ("12 October", Calendar(None, 10, 12)),
    ("Friday, Oct. 12, 2018", Calendar(2018, 10, 12, 5)),
    ("31 April 2015", Calendar(2015, 4, 31)),
    ("12/10/2015", AmbiguousDay((12, 10, 2015))),
    ("26/10/2015", Calendar(2015, 10, 26)),
    ("9/11", Calendar(2001, 9, 11)),
    ("last week", Offset("week", -1)),
    ("yesterday", Offset("day", -1)),
    ("three years ago", Offset("year", -3, "speech", -1)),
    ("eight months earlier", Offset("month", -8, "story", -1)),
    ("two weeks later", Offset("week", 2, "story", 1)),
    ("several years ago", Offset("year", None, "speech", -1)),
    ("the following day", Offset("day", 1, "story")),
    ("the year", Offset("year", 0, "topic")),
    ("last Tuesday", Which(Calendar(weekday=2), -1)),
    ("next March", Which(Calendar(month=3), 1)),
    ("this summer", Which(SeasonOf("SU"), 0)),
    ("early last week", Part("start", Offset("week", -1))),
    ("later this year", Part("later", Offset("year", 0))),
    ("the end of 2015", Part("end", Calendar(2015))),
    ("the third quarter of 1998", Cycle("quarter", 3, 1998)),
    ("the third quarter of last year", Nth(3, 1, "quarter", Offset("year", -1))),
    ("the second half of 2014", Cycle("half", 2, 2014)),
    ("the last Friday of May 2014", Nth(-1, 1, "day", Calendar(2014, 5), 5)),
    ("the 1990s", Era("decade", 199)),
    ("the 20th century", Era("century", 19)),
    ("FY1990", Era("fiscal", 1990)),
    ("summer of 2008", SeasonOf("SU", 2008)),
    ("New Year's Eve", Holiday("new-year-eve")),
    ("12 Ramadan 1429 AH", Hijri(1429, 9, 12)),
    ("12.13.1442 AH", Hijri(1442, 13, 12)),
    ("Ramadan 2008", Hijri(None, 9, None, 2008)),
    ("two and a half years", Duration(2.5, "year")),
    ("half an hour", Duration(0.5, "hour")),
    ("a few days", Duration(None, "day")),
    ("twenty-five years", Duration(25, "year")),
    ("the past decade", Duration(1, "decade", -1)),
    ("the next three days", Duration(3, "day", 1)),
    ("every Friday", Every(Calendar(weekday=5))),
    ("every two weeks", Every("week", 2)),
    ("Friday morning", DayPart("MO", Calendar(weekday=5))),
    ("9 p.m. GMT", Clock(21, None, None, "GMT")),
    ("12 a.m.", Clock(0)),
    ("noon", Clock(12, 0)),
    ("1998-99", Range(Calendar(1998), Calendar(1999))),
    ("12-15 October 2015", Range(Calendar(2015, 10, 12), Calendar(2015, 10, 15))),
    ("recently", Vague("past")),
]


def _words(text: str, pos: Mapping[int, str] | None = None) -> list[str]:
    return [found.text for found in find_time_expressions(text, pos)]


@pytest.mark.parametrize(("text", "expected"), EXTENTS)
def test_articles_and_modifiers_are_inside_and_prepositions_outside(text: str, expected: list[str]) -> None:
    assert _words(text) == expected


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert _words(text) == []


@pytest.mark.parametrize(("text", "meaning"), MEANINGS)
def test_an_expression_means_what_its_words_say(text: str, meaning: Meaning) -> None:
    assert [(found.text, found.meaning) for found in find_time_expressions(text)] == [(text, meaning)]


def test_the_tagger_tells_a_month_from_a_verb_and_a_name() -> None:
    assert _words("May opens the season.", {0: "PROPN", 4: "NOUN"}) == ["May"]
    assert _words("May opens.", {0: "PROPN", 4: "VERB"}) == []
    assert _words("Brian May left.", {0: "PROPN", 6: "PROPN", 10: "VERB"}) == []
    assert _words("March on!", {0: "VERB"}) == []


def test_an_expression_does_not_run_over_the_end_of_a_paragraph() -> None:
    assert _words("They came in May\n\n12 men left") == ["May"]
    assert _words("They came in May\n12, 2015") == ["May\n12, 2015"]


def test_the_clause_tells_which_way_its_time_looks(doc_from: Callable[..., Doc]) -> None:
    past = syntax_of(doc_from("They_PRP_nsubj_2 left_VBD_root_0=leave on_IN_case_4 Monday_NNP_obl_2"))
    coming = syntax_of(doc_from("They_PRP_nsubj_3 will_MD_aux_3 leave_VB_root_0 on_IN_case_5 Monday_NNP_obl_3"))
    now = syntax_of(doc_from("They_PRP_nsubj_2 leave_VBP_root_0 on_IN_case_4 Monday_NNP_obl_2"))
    planned = "They_PRP_nsubj_2 plan_VBP_root_0 to_TO_mark_4 leave_VB_xcomp_2 on_IN_case_6 Monday_NNP_obl_4"
    assert [direction for syntax in (past, coming, now) for _, direction in times_of(syntax)] == [-1, 1, 0]
    assert [direction for _, direction in times_of(syntax_of(doc_from(planned)))] == [1]


@given(st.text(alphabet="0123456789.,/-:'’ \n\x00aeodfhrstyMay", max_size=120))
def test_expressions_are_in_order_apart_and_the_texts_own_words(text: str) -> None:
    found = find_time_expressions(text)
    assert all(text[one.start : one.end] == one.text and one.start < one.end for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@settings(deadline=None)
@given(st.lists(st.sampled_from(" ".join(text for text, _ in EXTENTS).split()), max_size=40))
def test_any_order_of_time_words_is_read(words: list[str]) -> None:
    text = " ".join(words)
    assert all(text[one.start : one.end] == one.text for one in find_time_expressions(text))


@pytest.mark.parametrize(
    "piece",
    ["the ", "Monday ", "late ", "1,", "9" * 10_000 + " ", "twenty-", "a few ", "2015-", "the first ", "'", "of the ", "12/"],
)
def test_bait_is_read_in_linear_time(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    begun = time.monotonic()
    find_time_expressions(text)
    assert time.monotonic() - begun < 20


def test_a_name_of_ten_thousand_letters_and_signs_without_meaning_are_no_time() -> None:
    assert _words("M" + "a" * 10_000 + "y 2015\x00\x00\ud800") == ["2015"]


def test_no_symbol_of_the_grammar_comes_back_to_itself() -> None:
    grammar = compile_grammar(rows("timex.grammar"), builder)
    for symbol in grammar:
        assert symbol not in _below(grammar, symbol)


def _below(grammar: Grammar, symbol: str) -> set[str]:
    """Give the symbols that the rules of a symbol lead to."""
    found: set[str] = set()
    waiting = [symbol]
    while waiting:
        for rule in grammar[waiting.pop()]:
            named = {
                choice[1:-1] for piece in rule.elements for choice in piece.choices if choice.startswith("<") and len(choice) > 2
            }
            waiting.extend(named - found)
            found |= named
    return found
