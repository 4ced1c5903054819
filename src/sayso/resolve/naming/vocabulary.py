"""The word lists and tables of names: one file in `data/` each, whose header says what it holds and where it is from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def rows(name: str) -> list[list[str]]:
    """Give the rows of `data/<name>.tsv` without its comment lines, each split at tabs."""
    text = files("sayso.resolve.naming").joinpath(f"data/{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def letters() -> Mapping[str, str]:
    """Sounds by letter or letter group; a group that begins with "^" holds at the beginning of a word only."""
    return dict(rows("letters"))


@cache
def sound_costs() -> Mapping[tuple[str, str], float]:
    """Cost of taking one sound for another, either way round; "-" stands for no sound."""
    costs: dict[tuple[str, str], float] = {}
    for first, second, cost in rows("sounds"):
        costs[first, second] = costs[second, first] = float(cost)
    return costs


@cache
def given_name_spellings(tradition: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each given name of a tradition (muslim, slavic, western) with all its spellings, in every script."""
    return tuple((name, tuple(" ".join(spellings).split())) for name, *spellings in rows(f"given_names_{tradition}"))


@cache
def titles() -> Mapping[tuple[str, ...], tuple[bool, str]]:
    """Titles as folded words: whether they stand behind a name as well, and the gender that they show (m, f or nothing)."""
    return {tuple(words.split()): (where == "any", gender.strip("-")) for words, where, gender in rows("titles")}


@cache
def particles(kind: str) -> Mapping[str, str]:
    """Small words of one kind with their value."""
    return {word: value for word, of_kind, value in rows("particles") if of_kind == kind}


@cache
def kin_words() -> frozenset[str]:
    """Nouns that make a name the name of a relative."""
    return frozenset(row[0] for row in rows("kin_words"))


@cache
def stop_words() -> frozenset[str]:
    """Words of organisations' names that say nothing."""
    return frozenset(row[0] for row in rows("stop_words"))


@cache
def numerals() -> Mapping[str, str]:
    """Digits by number word, ordinal or Roman numeral."""
    return {form: digits for digits, forms in rows("numerals") for form in forms.split()}


@cache
def legal_forms() -> Mapping[tuple[str, ...], str]:
    """Classes of legal forms by their words."""
    return {tuple(form.split()): of_class for of_class, forms in rows("legal_forms") for form in forms.split("|")}


@cache
def organisation_words() -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]], Mapping[str, float]]:
    """Concepts by whole word, concepts by beginning of a word, and each concept's weight."""
    whole: dict[str, set[str]] = defaultdict(set)
    begin: dict[str, set[str]] = defaultdict(set)
    weights: dict[str, float] = {}
    for concept, weight, *spellings in rows("organisation_words"):
        weights[concept] = float(weight)
        for form in " ".join(spellings).split():
            (begin if form.endswith("*") else whole)[form.rstrip("*")].add(concept)
    return _frozen(whole), _frozen(begin), weights


def _frozen(sets: Mapping[str, set[str]]) -> Mapping[str, frozenset[str]]:
    return {key: frozenset(value) for key, value in sets.items()}
