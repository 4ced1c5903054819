"""Claims read from statements: one deed in other words is joined, and what befell others, or in another year, is not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.incidents import Joined, Sighting, join, of_claims
from sayso.compare.incidents.days import days_between
from sayso.compare.incidents.evidence import EVIDENCE, evidence_of, likeness, score_told, weights
from sayso.compare.incidents.features import prepare
from sayso.compare.incidents.figures import Context, Figure, excluded
from sayso.compare.incidents.scorer import network_weights
from sayso.errors import ReadingError
from tests.compare.incidents.seen import account, seen
from tests.compare.statements_told import Told

STORY = "Tarven remand prison Ilgar Besh wire yard warders shots fence morning search Tarven district court"


def telling(document: str, lemma: str, text: str, context: Context, claim: str = "c1") -> Sighting:
    return replace(seen(account(document, f"{STORY} {text}"), claim, lemma, text), context=context)


def figure(*heads: str, name: str = "", **told: int | bool) -> Figure:
    names = frozenset({frozenset(name.casefold().split())}) if name else frozenset()
    return Figure(frozenset(heads), names, of_person=bool(name), **told)  # type: ignore[arg-type]


def befell(deed: str, *themes: Figure, day: str | None = None, years: frozenset[int] = frozenset()) -> Context:
    return Context(deed, themes, (), days_between(day, day), years)


def together(*sightings: Sighting) -> bool:
    return len(join(sightings).incidents) == 1


def evidence(one: Context, other: Context) -> dict[str, float]:
    first, second = prepare([telling("a", "kill", "they killed", one), telling("b", "die", "they died", other)])
    return dict(zip(EVIDENCE, evidence_of(first, second), strict=True))


GUARDS = figure("guard", minimum=3, maximum=3, many=True)
OFFICERS = figure("officer", minimum=4, maximum=4, many=True)


def test_one_killing_in_other_words_and_numbers_is_one_incident() -> None:
    first = telling("a", "kill", "Three guards were killed in Tarven", befell("killing", GUARDS, day="2015-10-12"))
    second = telling("b", "die", "Four officers died in Tarven", befell("death", OFFICERS, day="2015-10-12"))
    assert together(first, second)


def test_two_named_people_are_not_one_though_a_surname_is_shared() -> None:
    safet, kemal = (befell("detention", figure("brother", name=name)) for name in ("safet orun", "kemal orun"))
    assert excluded(safet, kemal)
    assert not excluded(safet, befell("detention", figure("teacher", name="orun")))
    first, second = (
        telling("a", "arrest", "Safet Orun was arrested", safet),
        telling("b", "arrest", "Kemal Orun was arrested", kemal),
    )
    assert join([first, second]).suggestions == ()
    assert not together(first, second)


def test_a_person_without_a_name_may_be_one_with_a_name() -> None:
    assert not excluded(befell("detention", figure("teacher")), befell("detention", figure("teacher", name="safet orun")))
    pupil = Figure(frozenset({"pupil"}), of_person=True)
    assert not excluded(befell("death", pupil), befell("death", figure("pupil", name="maral dursun")))


def test_the_same_words_of_two_years_stay_apart() -> None:
    old, new = (befell("killing", GUARDS, years=frozenset({year})) for year in (2006, 2015))
    assert excluded(old, new)
    assert not together(*(telling(name, "kill", "Three guards were killed", told) for name, told in (("a", old), ("b", new))))


def test_one_named_person_cannot_bring_two_groups_together_that_name_others() -> None:
    """Of three arrests the one without a name fits both: it joins one, and the two named ones stay apart."""
    nobody = telling("b", "arrest", "A teacher was arrested", befell("detention", figure("teacher")))
    named = [
        telling(document, "arrest", "The teacher was arrested", befell("detention", figure("teacher", name=name)))
        for document, name in (("a", "safet orun"), ("c", "rafik besh"))
    ]
    found = join([nobody, *named]).incidents
    assert not any({"a", "c"} <= {document for document, _ in incident.sightings} for incident in found)


def test_it_was_done_is_never_joined_across_statements() -> None:
    told = {}
    for name, words in (("one.txt", "It was done."), ("two.txt", "This was done.")):
        told[name] = Told(f"{STORY}. {words}", name=name, published="2015-10-13")
        told[name].claim(words.removesuffix("."), "done", "do")
    found: Joined = join(one for each in told.values() for one in of_claims(each.ledger()))
    assert len(found.incidents) == 2


def test_kinds_of_people_speak_for_and_against() -> None:
    found = evidence(befell("killing", GUARDS), befell("death", OFFICERS))
    assert (found["related_deed"], found["themes_of_a_kind"], found["counts_differ"]) == (1.0, 1.0, 1.0)
    other = evidence(befell("killing", GUARDS), befell("killing", figure("assailant", minimum=4, maximum=4)))
    assert (other["same_deed"], other["themes_of_a_kind"], other["themes_of_other_kinds"]) == (1.0, 0.0, 1.0)


def test_days_and_other_deeds_of_a_statement_count() -> None:
    near = evidence(befell("killing", day="2015-10-12"), befell("killing", day="2015-10-13"))
    apart = evidence(befell("killing", day="2015-10-12"), befell("killing", day="2015-10-16"))
    assert (near["days_near"], near["days_apart"], apart["days_near"], apart["days_apart"]) == (1.0, 0.0, 0.0, 1.0)
    own = [telling("a", "kill", "they killed", befell("killing"), claim) for claim in ("c1", "c2")]
    assert [one.such_deeds for one in prepare(own)] == [1, 1]


def test_every_piece_of_evidence_has_a_weight_and_none_is_left_over() -> None:
    assert weights()["mean"].shape == weights()["spread"].shape == (len(EVIDENCE),)
    assert weights()["layers.0.weight"].shape[1] == len(EVIDENCE)
    assert len(set(EVIDENCE)) == len(EVIDENCE)


def test_weights_for_other_evidence_are_refused() -> None:
    with pytest.raises(ReadingError) as error:
        network_weights("evidence", len(EVIDENCE) + 1)
    assert error.value.code == "MODEL_DAMAGED"


figures = st.builds(
    Figure,
    st.frozensets(st.sampled_from(["guard", "officer", "house"])),
    minimum=st.none() | st.just(2),
    many=st.none() | st.booleans(),
)
told_contexts = st.builds(
    Context,
    st.sampled_from(["", "killing", "death", "march"]),
    st.lists(figures, max_size=2).map(tuple),
    st.lists(figures, max_size=2).map(tuple),
    st.none() | st.just(days_between("2015-10-12", "2015-10-12")),
)


@given(told_contexts, told_contexts)
def test_evidence_is_the_same_from_either_side(one: Context, other: Context) -> None:
    first, second = prepare([telling("a", "kill", "they killed", one), telling("b", "die", "they died", other)])
    assert np.allclose(evidence_of(first, second), evidence_of(second, first), atol=1e-6)
    assert np.allclose(score_told([(first, second)]), score_told([(second, first)]), atol=1e-5)
    assert likeness(one.themes, other.themes) == likeness(other.themes, one.themes)
