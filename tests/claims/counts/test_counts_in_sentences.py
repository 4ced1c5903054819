"""Numbers of whole sentences, read with Sayso's own weights: what they count, whose they are, and what counts nothing."""

from __future__ import annotations

import pytest
from spacy.language import Language

from sayso.claims.clauses import Clauses
from sayso.claims.counts import find_counts
from sayso.claims.participants import find_parts
from sayso.claims.predicates import find_frames
from sayso.claims.syntax import syntax_of
from sayso.reading.pipeline import load_reader

Counted = tuple[str, str, str | None, int | None, int | None]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_reader(None)


def counts_of(nlp: Language, text: str, predicate: str) -> list[Counted]:
    """Give the counts of the claim of a predicate: words, noun, the role counted, minimum and maximum."""
    syntax = syntax_of(nlp(text))
    clauses = Clauses(syntax)
    frame = next(frame for frame in find_frames(syntax) if syntax.words[frame.head] == predicate)
    parts = find_parts(clauses, frame)
    found = find_counts(clauses, [(part.head, index) for index, part in enumerate(parts)], frame.head)
    for count in found:
        assert text[count.start : count.end] == count.text
    return [
        (one.text, one.of, None if one.participant is None else parts[one.participant].role, one.minimum, one.maximum)
        for one in found
    ]


SENTENCES: list[tuple[str, str, list[Counted]]] = [
    ("Twenty-five people died.", "died", [("Twenty-five", "people", "patient", 25, 25)]),
    ("A bomb exploded, killing 12.", "killing", [("12", "", "patient", 12, 12)]),
    (
        "The blast left 12 dead and 40 wounded.",
        "left",
        [("12", "dead", "patient", 12, 12), ("40", "wounded", None, 40, 40)],
    ),
    (
        "At least 9 people, including 3 women, were killed.",
        "killed",
        [("At least 9", "people", "patient", 9, None), ("3", "women", None, 3, 3)],
    ),
    (
        "Half a dozen men, among them 3 women, fled.",
        "fled",
        [("Half a dozen", "men", "agent", 6, 6), ("3", "women", None, 3, 3)],
    ),
    (
        "Some hundred men and a few hundred women marched.",
        "marched",
        [("Some hundred", "men", "agent", 100, 100), ("a few hundred", "women", "agent", 200, None)],
    ),
    (
        "In addition to the 14 tanks, three artillery systems were also destroyed.",
        "destroyed",
        [("14", "tanks", None, 14, 14), ("three", "artillery systems", "patient", 3, 3)],
    ),
    ("A group of 15 armed men attacked the post.", "attacked", [("15", "armed men", "agent", 15, 15)]),
    ("Firms with 10 employees or less were hit.", "hit", [("10", "employees", None, None, 10)]),
    ("The death toll rose to at least 41.", "rose", [("at least 41", "", "patient", 41, None)]),
    ("Tens of thousands of refugees fled the town.", "fled", [("Tens of thousands", "refugees", "agent", 20000, None)]),
    (
        "The police detained one man and two women.",
        "detained",
        [("one", "man", "patient", 1, 1), ("two", "women", "patient", 2, 2)],
    ),
    ("Police arrested a couple of men.", "arrested", [("a couple", "men", "patient", 2, 2)]),
    ("It killed both guards.", "killed", [("both", "guards", "patient", 2, 2)]),
]


@pytest.mark.parametrize(("text", "predicate", "expected"), SENTENCES)
def test_a_number_is_tied_to_whom_it_counts(nlp: Language, text: str, predicate: str, expected: list[Counted]) -> None:
    assert counts_of(nlp, text, predicate) == expected


NOTHING = [
    ("One-third of the residents fled.", "fled"),
    ("Two out of three fled.", "fled"),
    ("Some 40 percent of the residents fled.", "fled"),
    ("The office awarded $110,000 to the village.", "awarded"),
    ("The office will release 750 million in aid.", "release"),
    ("The 1973 fire destroyed the archive.", "destroyed"),
    ("It failed by a vote of 47 to 52.", "failed"),
    ("They walked 30 miles.", "walked"),
    ("The office will award a 225 000 grant to the village.", "award"),
    ("The office will release 71 250 to the village.", "release"),
    ("They need sixty votes.", "need"),
    ("Call 866-296-4319.", "Call"),
    ("A 12-member panel fled.", "fled"),
    ("One of the ministers resigned.", "resigned"),
    ("Both Ode and Lund fled.", "fled"),
    ("The court struck down Section 8.", "struck"),
    ("They met on October 12.", "met"),
    ("The council passed one law.", "passed"),
]


@pytest.mark.parametrize(("text", "predicate"), NOTHING)
def test_money_shares_measures_years_votes_and_names_count_nothing(nlp: Language, text: str, predicate: str) -> None:
    assert counts_of(nlp, text, predicate) == []


def test_the_number_of_another_clause_is_not_this_ones(nlp: Language) -> None:
    text = "The ministry said that 3 guards had died while it documented the arrest of 41 people."
    assert counts_of(nlp, text, "died") == [("3", "guards", "patient", 3, 3)]
    assert counts_of(nlp, text, "documented") == []
    assert counts_of(nlp, text, "arrest") == [("41", "people", "patient", 41, 41)]


def test_without_the_predicate_only_participants_are_counted(nlp: Language) -> None:
    syntax = syntax_of(nlp("Firms with 10 employees closed."))
    assert find_counts(Clauses(syntax), [(0, 0)]) == ()
