"""What changed between two comparisons."""

from __future__ import annotations

from sayso.compare.changes import changes
from sayso.compare.types import ClaimRef, Comparison, FieldComparison, Incident, Stance, Value, Verdict, Voice

FIRST, SECOND, THIRD = (ClaimRef(f"sha256:{name}", "c1") for name in "abc")


def incident(name: str, *claims: ClaimRef, verdict: Verdict = "single", sources: tuple[str, ...] = ("s1",)) -> Incident:
    stances = tuple(Stance(source, claims[0].document, "asserts", "c1") for source in sources)
    field = FieldComparison("when", verdict, (Value("2015-10-12", claims, sources),))
    return Incident(name, f"label of {name}", claims, (field,), stances, len(sources), len(sources), sources)


def comparison(*incidents: Incident, voices: tuple[str, ...] = ("Red Union", "Blue Ministry")) -> Comparison:
    return Comparison(incidents, sources=tuple(Voice(f"s{number}", name, "named") for number, name in enumerate(voices, 1)))


def kinds(older: Comparison, newer: Comparison) -> list[str]:
    return [change.kind for change in changes(older, newer)]


def test_nothing_changed_gives_no_change() -> None:
    one = comparison(incident("i1", FIRST))
    assert changes(one, one) == ()


def test_a_happening_that_was_not_there_is_new_and_one_that_is_not_there_any_more_is_gone() -> None:
    older, newer = comparison(incident("i1", FIRST)), comparison(incident("i2", SECOND))
    assert [(change.kind, change.incident) for change in changes(older, newer)] == [("new", "i2"), ("gone", "i1")]


def test_an_incident_that_grew_tells_by_which_claims_though_its_id_is_another() -> None:
    grew, *_ = changes(comparison(incident("i1", SECOND)), comparison(incident("i9", FIRST, SECOND)))
    assert (grew.kind, grew.incident, grew.claims) == ("grew", "i9", (FIRST,))


def test_an_incident_that_lost_a_claim_shrank() -> None:
    assert kinds(comparison(incident("i1", FIRST, SECOND)), comparison(incident("i1", FIRST))) == ["shrank"]


def test_a_verdict_that_changed_is_told_with_both() -> None:
    older, newer = comparison(incident("i1", FIRST)), comparison(incident("i1", FIRST, verdict="differ"))
    (change,) = changes(older, newer)
    assert (change.kind, change.field, change.before, change.after) == ("verdict", "when", "single", "differ")


def test_a_source_more_is_told_by_name_and_so_is_the_number_of_independent_ones() -> None:
    older, newer = comparison(incident("i1", FIRST)), comparison(incident("i1", FIRST, sources=("s1", "s2")))
    assert [(change.kind, change.source or change.after) for change in changes(older, newer)] == [
        ("source-more", "Blue Ministry"),
        ("independent", "2"),
    ]
    assert kinds(newer, older) == ["source-less", "independent"]


def test_a_source_whose_number_changed_is_the_same_source() -> None:
    older = comparison(incident("i1", FIRST))
    newer = comparison(incident("i1", FIRST, sources=("s2",)), voices=("Blue Ministry", "Red Union"))
    assert changes(older, newer) == ()


def test_two_incidents_that_became_one_are_told_as_joined() -> None:
    older = comparison(incident("i1", FIRST, SECOND), incident("i2", THIRD))
    newer = comparison(incident("i1", FIRST, SECOND, THIRD))
    assert [(change.kind, change.incident, change.after) for change in changes(older, newer)] == [
        ("grew", "i1", None),
        ("joined", "i2", "i1"),
    ]
