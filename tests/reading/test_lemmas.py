from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.lemmas import apply_script, irregular, mended, script_of


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


@pytest.mark.parametrize(
    ("form", "slip", "lemma"),
    [
        ("organising", "organis", "organise"),
        ("emphasized", "emphasiz", "emphasize"),
        ("advocating", "advocat", "advocate"),
        ("troubled", "troubl", "trouble"),
        ("accused", "accus", "accuse"),
        ("tries", "trie", "try"),
        ("carried", "carri", "carry"),
        ("oppresses", "oppresse", "oppress"),
        ("exploited", "exploite", "exploit"),
        ("objected", "objecte", "object"),
        ("focused", "focus", "focus"),
        ("visited", "visit", "visit"),
        ("treated", "treat", "treat"),
        ("offered", "offer", "offer"),
        ("besieged", "besieg", "besiege"),
        ("charging", "charg", "charge"),
        ("mourned", "mourne", "mourn"),
        ("went", "go", "go"),
    ],
)
def test_a_regular_verb_is_spelt_as_english_spells_it(form: str, slip: str, lemma: str) -> None:
    assert mended(form, "VERB", slip) == lemma


def test_only_verbs_are_mended() -> None:
    assert mended("buses", "NOUN", "bus") == "bus"


@given(st.text("abcdeigns", max_size=9), st.text("abcdeigns", max_size=9))
def test_mending_a_mended_lemma_changes_nothing(form: str, lemma: str) -> None:
    once = mended(form, "VERB", lemma)
    assert mended(form, "VERB", once) == once


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("fled", "flee"),
        ("Fought", "fight"),
        ("burnt", "burn"),
        ("sank", "sink"),
        ("laid", "lay"),
        ("overran", "overrun"),
        ("freed", ""),
    ],
)
def test_an_irregular_verb_is_looked_up_also_behind_a_prefix(form: str, lemma: str) -> None:
    assert irregular(form, "VERB") == lemma


def test_a_noun_is_no_irregular_verb() -> None:
    assert irregular("shot", "NOUN") == ""


def test_no_form_stands_with_two_verbs() -> None:
    text = files("sayso.reading").joinpath("data/irregular_verbs.tsv").read_text(encoding="utf-8")
    forms = [form for line in text.splitlines() if not line.startswith("#") for form in line.split("\t")[1].split()]
    assert len(forms) == len(set(forms))
