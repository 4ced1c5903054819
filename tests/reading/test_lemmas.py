from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.lemmas import apply_script, script_of


@pytest.mark.parametrize(
    ("form", "lemma", "script"),
    [
        ("arrested", "arrest", "l|2|"),
        ("Police", "police", "l|0|"),
        ("countries", "country", "l|3|y"),
        ("was", "be", "=be"),
        ("Muslims", "Muslim", "k|1|"),
    ],
)
def test_script(form: str, lemma: str, script: str) -> None:
    assert script_of(form, lemma) == script
    assert apply_script(form, script) == lemma


@given(st.text("abcdeXYZ'-é", min_size=1, max_size=12), st.text("abcdeXYZ'-é", min_size=1, max_size=12))
def test_a_script_turns_its_own_form_into_its_lemma(form: str, lemma: str) -> None:
    assert apply_script(form, script_of(form, lemma)) == lemma


def test_a_script_that_does_not_fit_leaves_the_form() -> None:
    assert apply_script("as", "l|3|") == "as"
