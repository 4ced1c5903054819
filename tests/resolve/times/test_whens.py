"""From a claim's phrase of time, with its preposition and its tense, to days; and what stays open."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.resolve.times import ResolvedWhen, resolve_times
from sayso.resolve.times.happenings import Happenings
from sayso.resolve.times.told import Told
from sayso.types import Published, Tense, When

PUBLISHED = Published("2015-10-13", "2015-10-13", "dateline")
PASSAGE = (
    "Such was the situation in the year 2006. During that time Belkov was president. And he strengthened his power in the county. "
    "Then Verin provoked unrest in Orlesk on the holiday of Eid al-Fitr.\n\nIn May they left."
)
BORN = "The man, born in 1998, was found on 17 March."
STORY = "On 12 May 2014 they fled. Two days later they were caught. Eight months earlier he had hidden. In March he slept."


def resolve(
    text: str, phrase: str, tense: Tense, published: Published | None = PUBLISHED, happenings: Happenings | None = None
) -> ResolvedWhen:
    """Resolve one phrase of a text."""
    start = text.index(phrase)
    sentences, begin = [], 0
    for end in [*(match.end() for match in re.finditer(r"[.?!]\s+", text)), len(text)]:
        sentences.append((begin, end))
        begin = end
    when = When(start, start + len(phrase), phrase)
    (found,) = resolve_times(text, [(when, tense)], sentences, published, happenings=happenings)
    return found


def days(found: ResolvedWhen) -> str:
    """Write days as "earliest..latest basis"."""
    return f"{found.when.earliest or ''}..{found.when.latest or ''} {found.when.basis}"


RELATIONS: list[tuple[str, Tense, str]] = [
    ("In the beginning of 2015", "past", "2015-01-01..2015-04-30 text"),
    ("since 2003", "past", "2003-01-01..2015-10-13 text"),
    ("since last Friday", "past", "2015-10-09..2015-10-13 document"),
    ("from 12 May 2016", "future", "2016-05-12.. text"),
    ("until 2003", "past", "..2003-12-31 text"),
    ("until Friday", "future", "2015-10-13..2015-10-16 document"),
    ("by the end of 2016", "future", "2015-10-13..2016-12-31 text"),
    ("before 2003", "past", "..2002-12-31 text"),
    ("before the attack of 12 May 2014", "past", "..2014-05-12 text"),
    ("after 12 May 2014", "past", "2014-05-13..2015-10-13 text"),
    ("after the attack of 12 May 2014", "past", "2014-05-12..2015-10-13 text"),
    ("between 1998 and 2003", "past", "1998-01-01..2003-12-31 text"),
    ("between 3 May and 5 June 2014", "past", "2014-05-03..2014-06-05 text"),
    ("from 3 May to 5 June", "past", "2015-05-03..2015-06-05 document"),
    ("over the past three years", "past", "2012-10-13..2015-10-13 document"),
    ("two days before 12 May 2014", "past", "2014-05-10..2014-05-10 text"),
    ("three months after 12 May 2014", "past", "2014-08-01..2014-08-31 text"),
    ("within three days", "future", "2015-10-13..2015-10-16 document"),
    ("in two weeks", "future", "2015-10-26..2015-11-01 document"),
    ("on Tuesday", "past", "2015-10-13..2015-10-13 document"),
    ("to this day", "present", "..2015-10-13 document"),
    ("recently", "past", "..2015-10-13 document"),
    ("Earlier", "past", "..2015-10-13 document"),
    ("soon", "future", "2015-10-13.. document"),
    ("on the night of 12 May 2014", "past", "2014-05-12..2014-05-12 text"),
    ("During the night of 14 to 15 March 2015", "past", "2015-03-14..2015-03-15 text"),
    ("in the evening, after dinner on 12 May 2014", "past", "2014-05-12..2014-05-12 text"),
]
OPEN: list[tuple[str, Tense, str]] = [
    ("after the storm", "past", "dated by another happening"),
    ("three days after the storm", "past", "dated by another happening"),
    ("during the rule of Belkov", "past", "dated by another happening"),
    ("in his second term", "past", "dated by another happening"),
    ("several times", "past", "name no time that can be placed"),
    ("Every time after such incidents", "habitual", "told of every such time"),
    ("every Friday", "habitual", "told of every such time"),
    ("for eight months", "past", "when it began is not told"),
    ("on 31 April 2015", "past", "has no day 31"),
    ("later", "past", "no time was told of before it"),
    ("on 12 December 2015", "past", "told as past, but its date lies after"),
    ("since 12 May 2016", "past", "against the statement's own date"),
    ("yesterday", "future", "told as to come, but its date lies before"),
]


@pytest.mark.parametrize(("phrase", "tense", "expected"), RELATIONS)
def test_the_preposition_says_what_a_time_is_to_the_happening(phrase: str, tense: Tense, expected: str) -> None:
    assert days(resolve(f"{phrase} they came.", phrase, tense)) == expected


@pytest.mark.parametrize(("phrase", "tense", "reason"), OPEN)
def test_a_phrase_that_fixes_no_days_stays_open_and_says_why(phrase: str, tense: Tense, reason: str) -> None:
    found = resolve(f"{phrase} they came.", phrase, tense)
    assert days(found) == ".. None"
    assert reason in (found.reason or "")


def test_a_coming_happening_with_a_date_written_out_keeps_it_and_says_what_is_odd() -> None:
    found = resolve("It will end on 12 May 2014.", "on 12 May 2014", "future")
    assert days(found) == "2014-05-12..2014-05-12 text"
    assert found.reason == "told as to come, but its date lies before the statement's own"


def test_a_passage_on_a_year_dates_its_holidays_and_that_time() -> None:
    assert days(resolve(PASSAGE, "on the holiday of Eid al-Fitr", "past")) == "2006-10-22..2006-10-24 context"
    assert days(resolve(PASSAGE, "During that time", "past")) == "2006-01-01..2006-12-31 context"


def test_the_next_paragraph_is_no_longer_on_that_year() -> None:
    assert days(resolve(PASSAGE, "In May", "past")) == "2015-05-01..2015-05-31 document"


def test_a_story_counts_on_from_the_time_told_last() -> None:
    assert days(resolve(STORY, "Two days later", "past")) == "2014-05-14..2014-05-14 context"
    assert days(resolve(STORY, "Eight months earlier", "past")) == "2013-09-01..2013-09-30 context"
    assert days(resolve("On 12 May 2014 they fled. In March he hid.", "In March", "past")) == "2014-03-01..2014-03-31 context"


def test_after_this_and_before_that_lie_beside_the_time_told_last() -> None:
    text = "In May 2014 they fled. After this he slept. Until then he had worked. Then he rose."
    assert days(resolve(text, "After this", "past")) == "2014-05-01..2015-10-13 context"
    assert days(resolve(text, "Until then", "past")) == "..2014-05-31 context"
    assert days(resolve(text, "Then", "past")) == "2014-05-01..2014-05-31 context"


def test_a_length_or_a_preposition_counts_from_a_happening_whose_days_are_known() -> None:
    text = "After the escape they hid. Three days after the escape he came. During the storm it burned."
    day = datetime.date(2014, 5, 12)
    happenings = {"escape": Told("DATE", "2014-05-12", day, day, "context")}
    assert days(resolve(text, "After the escape", "past", happenings=happenings)) == "2014-05-12..2015-10-13 context"
    assert days(resolve(text, "Three days after the escape", "past", happenings=happenings)) == "2014-05-15..2014-05-15 context"
    assert resolve(text, "During the storm", "past", happenings=happenings).reason == "dated by another happening"


def test_a_year_said_in_passing_dates_nothing_after_it() -> None:
    assert days(resolve(BORN, "on 17 March", "past")) == "2015-03-17..2015-03-17 document"
    assert days(resolve("Banned in 2011, they met on 17 March.", "on 17 March", "past")) == "2015-03-17..2015-03-17 document"
    assert days(resolve("In 2011, they met on 17 March.", "on 17 March", "past")) == "2011-03-17..2011-03-17 context"


def test_the_statements_own_date_is_no_time_that_a_story_counts_from() -> None:
    found = resolve("ORLESK, 13 October 2015. That day they fled.", "That day", "past")
    assert (days(found), found.reason) == (".. None", "no time was told of before it to count from")


def test_a_time_without_edges_ends_the_story_before_it() -> None:
    text = "In May 2014 they fled. Recently he was hurt and later died."
    assert days(resolve(text, "later", "past")) == ".. None"


def test_without_the_statements_date_nothing_is_guessed() -> None:
    for phrase in ("on Tuesday", "in March", "last week", "a year ago", "recently", "over the past three years"):
        found = resolve(f"They came {phrase}.", phrase, "past", None)
        assert days(found) == ".. None"
        assert found.reason


def test_a_statement_dated_to_two_days_gives_what_covers_both() -> None:
    wide = Published("2015-10-12", "2015-10-13", "metadata")
    assert days(resolve("They came yesterday.", "yesterday", "past", wide)) == "2015-10-11..2015-10-12 document"
    assert days(resolve("They came on 2 May 2014.", "on 2 May 2014", "past", wide)) == "2014-05-02..2014-05-02 text"


def test_a_date_that_is_no_date_is_no_anchor() -> None:
    odd = Published("soon", "2015-10-13", "metadata")
    assert days(resolve("They came on Friday.", "on Friday", "past", odd)) == ".. None"


def test_each_claim_reads_a_shared_time_with_its_own_tense() -> None:
    text = "They came and will come on Friday."
    when = When(24, 33, "on Friday")
    past, coming = resolve_times(text, [(when, "past"), (when, "future")], [(0, len(text))], PUBLISHED)
    assert (past.when.earliest, coming.when.earliest) == ("2015-10-09", "2015-10-16")


def test_the_phrases_come_back_in_the_order_asked_with_their_words() -> None:
    text = "In May 2014 they fled; in June 2014 they came."
    late, early = When(23, 35, "in June 2014"), When(0, 11, "In May 2014")
    found = resolve_times(text, [(late, "past"), (early, "past")], [(0, len(text))], PUBLISHED)
    assert [item.when.text for item in found] == ["in June 2014", "In May 2014"]
    assert [item.value for item in found] == ["2014-06", "2014-05"]


@given(
    st.text(alphabet="0123456789 ./-onMaytodebfriu\x00", max_size=60),
    st.sampled_from(["past", "present", "future", "habitual"]),
)
def test_whatever_the_phrase_its_days_are_in_order(text: str, tense: Tense) -> None:
    text = "since " + text
    (found,) = resolve_times(text, [(When(0, len(text), text), tense)], [(0, len(text))], PUBLISHED)
    earliest, latest = found.when.earliest, found.when.latest
    assert earliest is None or latest is None or earliest <= latest
    assert (found.when.basis is None) == (earliest is None and latest is None)
