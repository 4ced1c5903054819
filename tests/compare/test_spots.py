"""The field `where`: spots behind prepositions, phrases that only point back, and what a passage may fill."""

from __future__ import annotations

import pytest

from sayso.compare.comparing import set_against
from sayso.compare.statements import Held
from sayso.compare.types import ClaimRef, FieldComparison
from tests.compare.statements_told import Told, fields_of


def told(issuer: str, clause: str, where: str | None = None) -> Told:
    statement = Told(f"{issuer}\n{clause}.", issuer, name=f"{issuer}.txt")
    statement.claim(clause, "killed", "kill", patient=clause.split(maxsplit=1)[0], where=where)
    return statement


def where(*statements: Told) -> FieldComparison | None:
    return fields_of(*statements).get("where")


@pytest.mark.parametrize(
    ("clause", "spot"),
    [
        ("Men were killed in the yard", "the yard"),
        ("Men were killed at the old grain mill on Monday", "the old grain mill"),
        ("Men were killed at the disposal of the court", None),
        ("Men were killed in the same prison", None),
        ("Men were killed in the town", None),
        ("Men were killed in the night", None),
    ],
)
def test_a_common_noun_for_a_spot_tells_where_behind_a_preposition(clause: str, spot: str | None) -> None:
    found = where(told("RED UNION", clause))
    assert (found.values[0].value if found else None) == spot


def test_a_place_that_only_points_back_is_no_other_place() -> None:
    found = where(
        told("RED UNION", "Men were killed in Kelmen", "Kelmen"), told("BLUE MINISTRY", "Men were killed at the scene", "the scene")
    )
    assert found is not None
    assert (found.verdict, [value.value for value in found.values]) == ("single", ["Kelmen"])


def test_what_a_passage_is_set_in_fills_only_what_a_claim_says_too() -> None:
    own = told("RED UNION", "Men were killed in Kelmen", "Kelmen")
    for place, verdict in (("Kelmen", "agree"), ("Halm", "single")):
        passage = Told(f"BLUE MINISTRY\nCrowds gathered in {place}. Men were killed.", "BLUE MINISTRY", name="blue.txt")
        passage.claim(f"Crowds gathered in {place}", "gathered", "gather", agent="Crowds", where=place)
        passage.claim("Men were killed", "killed", "kill", patient="Men")
        held = [Held(own.ledger()), Held(passage.ledger())]
        (found,), _ = set_against(held, [[ClaimRef(held[0].id, "c1"), ClaimRef(held[1].id, "c2")]])
        assert next(field.verdict for field in found.fields if field.name == "where") == verdict


def placed(issuer: str, text: str, clause: str, patient: str, schema: str | None = None) -> Told:
    entities = [("Sankari", schema)] if schema else []
    statement = Told(f"{issuer}\n{text}", issuer, name=f"{issuer}.txt", entities=entities)
    statement.claim(clause, "burned", "burn", patient=patient, where="Sankari" if schema == "Address" else None)
    return statement


def test_a_name_that_one_statement_gives_to_a_place_is_a_place_in_the_others_too() -> None:
    own = placed("RED UNION", "Huts were burned in Sankari.", "Huts were burned in Sankari", "Huts", "Address")
    for schema in ("Person", "Organization"):
        other = placed("BLUE MINISTRY", "They burned Sankari.", "They burned Sankari", "Sankari", schema)
        found = where(own, other)
        assert found is not None
        assert found.verdict == "agree"


def test_a_place_named_before_in_the_paragraph_fills_a_claim() -> None:
    own = placed("RED UNION", "Huts were burned in Sankari.", "Huts were burned in Sankari", "Huts", "Address")
    for between, verdict in ((" ", "agree"), ("\n", "single")):
        other = placed("BLUE MINISTRY", f"19 March, Sankari.{between}Huts were burned.", "Huts were burned", "Huts", "Person")
        found = where(own, other)
        assert found is not None
        assert found.verdict == verdict


def test_the_spot_that_something_was_done_to_is_where_it_was_done() -> None:
    own = told("RED UNION", "Men were killed on the bridge")
    for spot, verdict in (("the bridge", "agree"), ("forty bridges", "single")):
        found = where(own, placed("BLUE MINISTRY", f"They burned {spot}.", f"They burned {spot}", spot))
        assert found is not None
        assert found.verdict == verdict


def test_places_that_nobody_names_for_it_contradict_nobody() -> None:
    statements = [
        placed(name, f"{town} is near. They burned the hall.", "They burned the hall", "the hall")
        for name, town in (("RED UNION", "Kelmen"), ("BLUE MINISTRY", "Halm"), ("GREEN PAPER", "Oka"))
    ]
    for statement, town in zip(statements, ("Kelmen", "Halm", "Oka"), strict=True):
        statement.entities = [(town, "Address")]
    found = where(*statements)
    assert found is not None
    assert found.verdict != "differ"
