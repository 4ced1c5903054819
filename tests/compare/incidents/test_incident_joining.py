"""Tellings of one happening are joined; those that time, a person or the want of anything in common holds apart are not."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.compare.incidents import Incident, Joiner, Sighting, join
from sayso.compare.incidents.limits import DAYS_APART, SEEN_LINE
from sayso.resolve.across import Judgement, JudgementError
from tests.compare.incidents.seen import FAR, TARVEN, account, day, escape, party, seen

AT = "2026-01-01T00:00:00Z"


def groups(incidents: tuple[Incident, ...]) -> list[tuple[tuple[str, str], ...]]:
    return [one.sightings for one in incidents]


def together(*sightings: Sighting, judgements: tuple[Judgement, ...] = ()) -> bool:
    return len(join(sightings, judgements).incidents) == 1


def judged(first: str, second: str, verdict: str) -> Judgement:
    return Judgement((first, "c1"), (second, "c1"), verdict, "ann", AT)  # type: ignore[arg-type]


def test_two_tellings_of_one_escape_are_one_incident() -> None:
    assert together(escape("a", day("2015-10-12"), TARVEN), escape("b", day("2015-10-12"), TARVEN))


def test_the_same_words_of_2006_and_of_2015_stay_apart() -> None:
    found = join([escape("a", day("2006-10-12"), TARVEN), escape("b", day("2015-10-12"), TARVEN)])
    assert len(found.incidents) == 2
    assert found.suggestions == ()


def test_the_same_words_in_statements_of_2006_and_2015_stay_apart_without_a_date_of_their_own_and_are_asked_about() -> None:
    found = join([escape("a", published="2006-10-13"), escape("b", published="2015-10-13")])
    assert len(found.incidents) == 2
    assert [(one.first[0], one.second[0]) for one in found.suggestions] == [("a", "b")]
    assert "times apart" in found.suggestions[0].reasons


def test_accounts_may_differ_by_a_day_but_not_by_more_than_a_week() -> None:
    assert together(escape("a", day("2015-10-12")), escape("b", day("2015-10-13")))
    assert not together(escape("a", day("2015-10-12")), escape("b", day(f"2015-10-{13 + DAYS_APART}")))


def test_a_recently_that_holds_the_day_excludes_nothing() -> None:
    assert together(escape("a", day("2015-10-12")), escape("b", day("2015-09-01", "2015-10-15")))


def test_a_like_event_in_another_town_is_asked_about_and_not_joined() -> None:
    found = join([escape("a", day("2015-10-12"), TARVEN), escape("b", day("2015-10-12"), FAR)])
    assert len(found.incidents) == 2
    assert "places apart" in found.suggestions[0].reasons


def test_without_name_place_or_date_the_same_verb_joins_nothing_across_documents() -> None:
    one = seen(account("a", "Some people said that men were beaten there"), "c1", "beat", "men were beaten")
    other = seen(account("b", "Our neighbours complain that boys were beaten"), "c1", "beat", "boys were beaten")
    found = join([one, other])
    assert len(found.incidents) == 2


def test_a_judgement_of_same_joins_what_the_days_would_hold_apart() -> None:
    assert together(escape("a", day("2006-10-12")), escape("b", day("2015-10-12")), judgements=(judged("a", "b", "same"),))


def test_a_judgement_of_not_same_holds_apart_what_would_be_joined_and_is_not_asked_again() -> None:
    found = join([escape("a", day("2015-10-12")), escape("b", day("2015-10-12"))], [judged("a", "b", "not-same")])
    assert len(found.incidents) == 2
    assert found.suggestions == ()


def test_not_same_holds_through_a_third_telling() -> None:
    tellings = [escape(name, day("2015-10-12")) for name in "abc"]
    found = join(tellings, [judged("a", "b", "not-same")])
    of = {key[0]: one.id for one in found.incidents for key in one.sightings}
    assert of["a"] != of["b"]


def test_judgements_that_contradict_each_other_are_refused_with_both_named() -> None:
    rows = [judged("a", "b", "same"), judged("b", "c", "same"), judged("a", "c", "not-same")]
    with pytest.raises(JudgementError) as error:
        join([escape(name) for name in "abc"], rows)
    assert error.value.code == "CONTRADICTION"


def test_a_judgement_of_what_is_not_there_changes_nothing() -> None:
    assert together(escape("a", day("2015-10-12")), escape("b", day("2015-10-12")), judgements=(judged("x", "y", "not-same"),))


def test_one_telling_alone_and_none_at_all() -> None:
    assert groups(join([escape("a")]).incidents) == [(("a", "c1"),)]
    assert join([]).incidents == ()


def test_a_thousand_identical_statements_are_one_incident() -> None:
    found = join(escape(f"d{number:04}", day("2015-10-12"), TARVEN) for number in range(1000))
    assert len(found.incidents) == 1


def story(number: int) -> list[Sighting]:
    """Give a statement on one of five happenings, on one of four days, with two claims."""
    town = ("Tarven", "Melkun", "Orlesk", "Kadyr", "Velmar")[number % 5]
    text = f"Police of {town} arrested the baker Jonas {town}ov and soldiers burned a mosque in {town}"
    told = account(f"d{number:02}", text)
    when = day(f"2015-{1 + number % 4:02}-12")
    arrest = seen(told, "c1", "arrest", text, party("agent", f"Police of {town}"), party("patient", f"Jonas {town}ov"), when=when)
    return [arrest, seen(told, "c2", "burn", text, party("agent", "soldiers"), party("patient", "a mosque"), when=when)]


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(2, 14))
def test_statements_added_one_by_one_in_any_order_give_what_all_at_once_give(chance: random.Random, size: int) -> None:
    stories = [story(number) for number in range(size)]
    batch = join(sighting for own in stories for sighting in own)
    chance.shuffle(stories)
    joiner = Joiner()
    for own in stories:
        joiner.add(own)
        joiner.joined()
    assert joiner.joined() == batch


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 19), min_size=1, max_size=12, unique=True))
def test_every_sighting_stands_in_one_incident_and_no_incident_holds_days_that_exclude_each_other(numbers: list[int]) -> None:
    given_ = [sighting for number in numbers for sighting in story(number)]
    found = join(given_)
    held = [key for one in found.incidents for key in one.sightings]
    assert sorted(held) == sorted(one.key for one in given_)
    days = {one.key: one.when for one in given_}
    for incident in found.incidents:
        own = [when for key in incident.sightings if (when := days[key])]
        assert max(one.gap(other) for one in own for other in own) <= DAYS_APART


def test_a_statement_read_again_replaces_what_it_said() -> None:
    joiner = Joiner()
    joiner.add([escape("a", day("2006-10-12")), escape("b", day("2015-10-12"))])
    joiner.add([escape("a", day("2015-10-12"))])
    assert len(joiner.joined().incidents) == 1


def test_suggestions_lie_between_incidents_the_likeliest_first() -> None:
    found = join([sighting for number in range(20) for sighting in story(number)])
    of = {key: one.id for one in found.incidents for key in one.sightings}
    scores = [one.score for one in found.suggestions]
    assert scores == sorted(scores, reverse=True)
    assert all(of[one.first] != of[one.second] and 0 <= one.score <= 1 for one in found.suggestions)
    assert SEEN_LINE.least > 0.4
