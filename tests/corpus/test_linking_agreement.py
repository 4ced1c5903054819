"""How far two annotators' links agree: the pair with its direction, the relation, and the marks."""

from __future__ import annotations

from linking_samples import over_mill

from corpus.agreement import AgreementRow
from corpus.linking.agreement import link_rows


def rows(first: str, second: str) -> dict[str, AgreementRow]:
    one, other = over_mill(first).gold, over_mill(second).gold
    assert one is not None
    assert other is not None
    return {row.layer: row for row in link_rows([(one, other)])}


def test_a_pair_turned_round_is_neither_the_pair_nor_the_link() -> None:
    found = rows("L cause c3 -> c1 | -\n", "L cause c1 -> c3 | -\n")
    assert (found["links, pair"].figure, found["links, pair and relation"].figure) == (0, 0)


def test_another_relation_keeps_the_pair_and_costs_both_relations() -> None:
    found = rows("L cause c3 -> c1 | -\n", "L result c3 -> c1 | -\n")
    assert (found["links, pair"].figure, found["links, pair and relation"].figure) == (1, 0)
    assert (found["cause"].note, found["result"].note) == ("P –, R 0.00; of 1 and 0", "P 0.00, R –; of 0 and 1")
    assert found["purpose"].figure is None


def test_one_pair_with_two_relations_is_one_pair() -> None:
    found = rows("L cause c3 -> c1 | -\nL result c3 -> c1 | -\n", "L cause c3 -> c1 | -\n")
    assert found["links, pair"].note == "P 1.00, R 1.00; of 1 and 1"
    assert found["links, pair and relation"].note == "P 1.00, R 0.50; of 2 and 1"


def test_marks_are_compared_on_the_links_that_both_have() -> None:
    found = rows(
        "L cause c3 -> c1 | -\nL cause c4 -> c5 | - | negative\n",
        "L cause c3 -> c1 | - | habitual\nL cause c4 -> c5 | - | negative\n",
    )
    assert (found["marks of shared links"].figure, found["marks of shared links"].note) == (0.5, "of 2")
