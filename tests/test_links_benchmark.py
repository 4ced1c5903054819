"""What is measured of links, on readings made from sheets, and on discourse units written by hand."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from benchmarks.gum_links import UnitLink, UnitReading, links_between, unit_rows
from benchmarks.gum_units import Units, begins_with, read_connectives, units_of
from benchmarks.links import in_gold, rows_of
from benchmarks.table import Row
from corpus.linking.load import LINKED
from corpus.linking.scheme import GoldLink
from corpus.notation import read_sheet
from corpus.readings import Reading, links_of
from corpus.scheme import GoldDocument
from sayso.intake import read_statement
from sayso.types import Claim, Commitment, Document, Link, LinkRelation, Polarity, Predicate, Span, StatementLedger

TEXT = "The council closed the mill to save the river. It leaked dye."
HEAD = "# doc: re3d:0\n# annotator: A\n# split: dev\n"
CLOSED = "[1]\nC closed | event | past | CT+\n"
SAVE = "[1]\nC save | event | future | U\n"
LEAKED = "[2]\nC leaked | event | past | CT+\n"


def claims(*lines: str) -> GoldDocument:
    document = read_sheet(HEAD + "".join(lines), TEXT).document
    assert document is not None
    return document


def link(
    from_: str, to: str, relation: LinkRelation = "cause", polarity: Polarity = "positive", habitual: bool = False
) -> GoldLink:
    return GoldLink(from_, to, relation, None, polarity, habitual, False)


def measured(gold: list[GoldLink], ours: list[GoldLink], found: GoldDocument | None = None) -> dict[str, Row]:
    """Measure our links over our claims, gold's where none are given, against gold's over closed, save and leaked."""
    known = claims(CLOSED, SAVE, LEAKED)
    reading = Reading(TEXT, known, found or known, (1.0,) * 3, links=tuple(ours))
    rows = rows_of([in_gold(reading, gold)], "dev")
    return {row.what.removeprefix("Sayso corpus dev: "): row for row in rows}


BOTH = [link("c1", "c2", "purpose"), link("c3", "c1")]


def test_links_that_are_golds_have_every_figure_in_full() -> None:
    found = measured(BOTH, BOTH)
    assert {row.figure for row in found.values()} == {100}
    assert found["links, F"].floor == 55
    assert "links, analogy, F" not in found


def test_another_relation_is_right_as_a_pair_alone() -> None:
    found = measured(BOTH, [link("c1", "c2", "result"), link("c3", "c1")])
    assert (found["links, F"].figure, found["links, pair alone, F"].figure) == (50, 100)
    assert (found["links, purpose, F"].figure, found["links, result, F"].figure) == (0, 0)


def test_a_link_the_wrong_way_round_is_wrong() -> None:
    assert measured(BOTH, [link("c2", "c1", "purpose")])["links, pair alone, F"].figure == 0


def test_claims_are_matched_by_their_words_whatever_their_ids() -> None:
    ours = [link("c2", "c3", "purpose"), link("c1", "c2")]
    assert measured(BOTH, ours, claims(LEAKED, CLOSED, SAVE))["links, F"].figure == 100


def test_a_missing_claim_costs_the_links_but_not_those_where_both_ends_were_found() -> None:
    found = measured(BOTH, [link("c2", "c1")], claims(CLOSED, LEAKED))
    assert found["links, F"].figure == pytest.approx(200 / 3)
    assert found["links where both ends were found, F"].figure == 100
    assert found["links where both ends were found, F"].note.endswith("gold 1, ours 1; of 2 and 1")


def test_a_link_from_a_claim_that_is_none_of_golds_is_wrong() -> None:
    extra = claims(CLOSED, SAVE, LEAKED, "[2]\nC dye | state | present | CT+\n")
    found = measured(BOTH, [*BOTH, link("c4", "c1")], extra)
    assert found["links, F"].figure == 80
    assert found["links where both ends were found, F"].figure == 100


def test_marks_are_counted_on_links_that_are_right() -> None:
    found = measured(BOTH, [link("c1", "c2", "purpose", "negative"), link("c3", "c1", habitual=True), link("c2", "c3")])
    assert found["links, polarity, accuracy"].figure == 50
    assert found["links, habitual, accuracy"].note == "majority (False) 100.0, of 2 matched"
    assert found["links, conditional, accuracy"].figure == 100


def test_nothing_read_is_nothing_right_and_no_error() -> None:
    assert {row.figure for row in measured(BOTH, []).values()} == {0}


def test_every_linked_statement_has_its_claims_in_the_corpus() -> None:
    gold = LINKED.parent / "gold"
    linked = [path.relative_to(folder) for folder in (LINKED, LINKED.parent / "linked_second") for path in folder.glob("*/*.jsonl")]
    assert len(linked) == 154
    assert [path for path in linked if not (gold / path).is_file()] == []


# Units of GUM


WORDS = [
    *("They", "left", ",", "because", "the", "river", "that", "they", "feared", "had", "risen", ","),
    *("to", "save", "the", "cattle", ".", "We", "stayed", "."),
]
# 1 They left, 2 because the river … had risen (in two parts, 2 and 4), 3 that they feared, 5 to save the cattle, 6 We stayed.
TABLE: list[list[int | str]] = [
    [0, 3, 0, "ROOT"],
    [3, 6, 1, "causal-cause_r"],
    [6, 9, 2, "elaboration-attribute_r"],
    [9, 12, 2, "same-unit_m"],
    [12, 17, 1, "purpose-goal_r"],
    [17, 20, 1, "causal-result_r"],
]


def units(table: list[list[int | str]] | None = None) -> Units:
    return units_of({"rst": table or TABLE}, Doc(Vocab(), WORDS), read_connectives())


def unit_figures(*ours: UnitLink, of: Units | None = None) -> tuple[Row, Row]:
    recall, precision = unit_rows([UnitReading(of or units(), ours)])
    return recall, precision


def test_the_parts_of_an_interrupted_unit_are_one() -> None:
    text = " ".join(WORDS)
    found = units()
    assert [found.at(text.index(word)) for word in ("left", "river", "feared", "risen", "save", "stayed")] == [0, 1, 2, 1, 4, 5]


def test_a_relation_leads_from_cause_to_effect_and_from_act_to_aim_and_is_explicit_by_its_first_words() -> None:
    assert [(one.from_, one.to, one.sense, one.explicit) for one in units().relations] == [
        (1, 0, "cause", True),
        (0, 4, "purpose", True),
        (0, 5, "result", False),
    ]


def test_recall_is_of_explicit_relations_and_knows_the_direction() -> None:
    recall, _ = unit_figures(UnitLink(1, 0, "cause", True), UnitLink(4, 0, "purpose", True))
    assert recall.figure == 50
    assert recall.note == "cause 100.0 of 1, purpose 0.0 of 1, condition 0.0 of 0; explicit are 2 of 3 relations; 1 documents"


def test_precision_leaves_out_links_without_a_cue_within_a_unit_or_outside_of_all() -> None:
    within, unsaid, outside = UnitLink(0, 0, "cause", True), UnitLink(4, 5, "cause", False), UnitLink(None, 0, "cause", True)
    _, precision = unit_figures(UnitLink(1, 0, "cause", True), within, unsaid, outside)
    assert (precision.figure, precision.note.split(",")[0]) == (100, "cause 100.0 of 1")


def test_precision_follows_one_step_to_the_unit_that_another_hangs_from() -> None:
    assert unit_figures(UnitLink(2, 0, "cause", True))[1].figure == 100
    assert unit_figures(UnitLink(2, 4, "cause", True))[1].figure == 0


def test_an_explanation_is_no_cause_but_the_note_has_it() -> None:
    reason: list[int | str] = [3, 6, 1, "explanation-justify_r"]
    table = [reason if row[3] == "causal-cause_r" else row for row in TABLE]
    _, precision = unit_figures(UnitLink(1, 0, "cause", True), of=units(table))
    assert precision.figure == 0
    assert precision.note.endswith("with explanations as causes 100.0")


# From a ledger


ORIGINAL = "They left, be-\ncause the river had risen."


def ledger() -> StatementLedger:
    """Give what may be read of a text whose lines intake joins: the river's rising is the cause of their leaving."""
    statement = read_statement(ORIGINAL.encode(), "a.txt")
    words = {word: (statement.text.index(word), statement.text.index(word) + len(word)) for word in ("left", "because", "risen")}
    made = [
        Claim(
            *words[word],
            word,
            id=name,
            predicate=Predicate(*words[word], word, word),
            kind="event",
            mood="declarative",
            tense="past",
            polarity="positive",
            act=None,
            participants=(),
            when=None,
            where=None,
            counts=(),
            chain=(),
            commitment=Commitment("CT+", "CT+", 3.0),
        )
        for name, word in (("k1", "left"), ("k2", "risen"))
    ]
    links = (
        Link("k2", "k1", "cause", Span(*words["because"], "because"), (), habitual=True),
        Link("k1", "k2", "contrast", None, ()),
    )
    read = Document(statement.id, "a.txt", "text/plain", "en", None, None, None, statement.text, statement.map, ())
    return StatementLedger(read, ((0, len(statement.text)),), (), (), (), tuple(made), links)


def test_a_ledgers_links_have_their_marks_and_their_cues_in_the_original() -> None:
    first, second = links_of(ledger(), "re3d:0")
    assert (first.from_, first.to, first.relation, first.habitual, first.polarity) == ("k2", "k1", "cause", True, "positive")
    assert first.cue is not None
    assert ORIGINAL[slice(*first.cue)] == "be-\ncause"
    assert (second.cue, second.relation) == (None, "contrast")


def test_a_ledgers_links_lie_in_the_units_of_their_predicates_and_other_relations_are_left_out() -> None:
    starts = [ORIGINAL.index(word) for word in ("They", "left", "be-", "risen")]
    two = Units(starts, [0, 0, 1, 1], {}, (), frozenset())
    assert links_between(ledger(), two) == [UnitLink(1, 0, "cause", True)]


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("because it leaked", True),
        (", and because of it", True),
        ("“ but since", True),
        ("it leaked because", False),
        ("due dates", False),
        (", and", False),
        ("", False),
    ],
)
def test_a_connective_stands_first_or_behind_punctuation_and_or_but(words: str, begins: bool) -> None:
    assert begins_with(words.split(), read_connectives()["cause"]) is begins
