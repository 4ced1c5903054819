"""Pairs worth comparing are found by their keys, never by comparing all; then scored by names, kind, country and facts."""

from __future__ import annotations

import pytest

from sayso.resolve.across import LedgerEntity, candidate_pairs, ledger_entity, score_pair, scored_candidates
from sayso.resolve.across.blocking import LARGEST_BLOCK, WINDOW, entity_keys
from sayso.resolve.naming import SAME_NAME
from sayso.types import Entity


def _entity(number: int, *names: str, schema: str = "Person", country: str = "", **facts: str) -> LedgerEntity:
    return LedgerEntity(f"sha256:{number:05}", "e1", schema, names, (country,) if country else (), tuple(facts.items()))


@pytest.mark.parametrize(
    ("first", "second", "schema"),
    [
        ("Rashot Kamalov", "Рашот Камалов", "Person"),
        ("R. Kamalov", "Камалов Рашот Рафикович", "Person"),
        ("محمد يوسف", "Mukhammed Yousef", "Person"),
        ("Robert Vale", "Bob Vale", "Person"),
        ("ООО «Ромашка»", "Romashka LLC", "Company"),
        ("Ministry of Internal Affairs", "Министерство внутренних дел", "PublicBody"),
    ],
)
def test_spellings_of_one_name_share_a_key(first: str, second: str, schema: str) -> None:
    assert candidate_pairs([_entity(1, first, schema=schema), _entity(2, second, schema=schema)]) == [(0, 1)]


def test_nothing_is_compared_across_kinds() -> None:
    assert candidate_pairs([_entity(1, "Kamalov"), _entity(2, "Kamalov", schema="Vessel")]) == []
    assert score_pair(_entity(1, "Kamalov"), _entity(2, "Kamalov", schema="Vessel")).score == 0.0


def test_the_number_of_pairs_is_linear_even_when_all_share_a_name() -> None:
    few, many = (candidate_pairs([_entity(number, "Ali Hasan") for number in range(size)]) for size in (400, 800))
    assert len(few) < 400 * WINDOW * 2
    assert len(many) < 2.2 * len(few)
    assert LARGEST_BLOCK < 400


def test_a_name_that_is_too_long_gives_no_key() -> None:
    assert entity_keys(_entity(1, "Rashot Kamalov " * 1000)) == frozenset()


@pytest.mark.parametrize(
    ("first", "second", "matches", "reason"),
    [
        (_entity(1, "Rashot Kamalov"), _entity(2, "Рашот Камалов"), True, None),
        (_entity(1, "Rashot Kamalov", country="kg"), _entity(2, "Rashot Kamalov", country="no"), True, "different countries"),
        (
            _entity(1, "Rashot Kamalov", birthDate="1978"),
            _entity(2, "Rashot Kamalov", birthDate="1950"),
            False,
            "different birthDate",
        ),
        (_entity(1, "Kamalov"), _entity(2, "Камалов"), False, "one word"),
        (_entity(1, "Rashot Kamalov"), _entity(2, "Rafik Kamalov"), False, "different names"),
        (_entity(1, "Rafik Qori", "Rafik Kamalov"), _entity(2, "Рафик Камалов"), True, None),
    ],
)
def test_what_speaks_against_a_pair_lowers_its_score(
    first: LedgerEntity, second: LedgerEntity, matches: bool, reason: str | None
) -> None:
    pair = score_pair(first, second)
    assert (pair.score >= SAME_NAME) is matches
    assert reason is None or reason in pair.reasons
    assert pair == score_pair(second, first)


def test_candidates_come_the_likeliest_first() -> None:
    entities = [_entity(1, "Rashot Kamalov"), _entity(2, "R. Kamalov"), _entity(3, "Рашот Камалов"), _entity(4, "Mira Velt")]
    found = scored_candidates(entities)
    assert (found[0].first, found[0].second) == (entities[0].key, entities[2].key)
    assert [pair.score for pair in found] == sorted((pair.score for pair in found), reverse=True)
    assert all(entities[3].key not in (pair.first, pair.second) for pair in found)


def test_a_statements_entity_is_compared_by_its_caption_first() -> None:
    entity = Entity("e3", "Person", "Rafik Kamalov", ("Rafik Qori", "Rafik Kamalov"), ("kg",))
    assert ledger_entity("sha256:1", entity) == LedgerEntity("sha256:1", "e3", "Person", ("Rafik Kamalov", "Rafik Qori"), ("kg",))
