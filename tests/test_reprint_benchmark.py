from __future__ import annotations

from random import Random

import pytest

from benchmarks.releases import Release
from benchmarks.reprint_edits import EDITS, KEPT, Vocabulary, cut, embedded, pieces, reordered, reworded
from benchmarks.reprint_growth import growth_rows, made_up
from benchmarks.reprint_peer import minhash_pairs
from benchmarks.reprints import half_of, make_trial, passage_f, runs_of, shortened, without_reissues
from sayso.compare.reprints import find_reprints


def text_of(seed: int, words: int = 300) -> str:
    rng = Random(seed)
    return " ".join(
        f"{chr(97 + rng.randrange(26))}{chr(97 + rng.randrange(26))}{chr(97 + rng.randrange(26))}" for _ in range(words)
    )


RELEASES = [Release(f"r{seed}", text_of(seed)) for seed in range(44)]


def test_pieces_hold_all_words_in_order() -> None:
    text = "Head\n\n" + text_of(1, 400) + "   " + text_of(2, 20)
    assert " ".join(pieces(text)).split() == text.split()
    assert len(pieces(text)) > 3


def test_a_cut_keeps_between_three_and_seven_words_in_ten() -> None:
    text = text_of(1, 1000)
    for seed in range(10):
        assert KEPT[0] <= len(cut(text, Random(seed)).split()) / 1000 <= KEPT[1]


def test_a_reordered_text_has_the_same_words() -> None:
    text = text_of(1)
    moved = reordered(text, Random(3))
    assert sorted(moved.split()) == sorted(text.split())
    assert moved.split() != text.split()


@pytest.mark.parametrize("rate", [0.1, 0.4])
def test_about_as_many_words_are_changed_as_asked(rate: float) -> None:
    text = text_of(1, 2000)
    changed = reworded(text, rate, Vocabulary.of([text_of(2).replace(" ", "q qq")]), Random(1)).split()
    assert abs(len(set(text.split()) - set(changed)) / len(set(text.split())) - rate) < 0.06


def test_another_word_is_never_the_word_itself_and_about_as_frequent() -> None:
    vocabulary = Vocabulary.of(" ".join([f"{chr(97 + place)}x"] * (30 - place)) for place in range(26))
    rng = Random(1)
    for _ in range(100):
        other = vocabulary.other("mx", rng)
        assert other != "mx"
        assert abs(vocabulary.rank[other] - vocabulary.rank["mx"]) <= 5


def test_an_embedded_passage_stands_where_it_says() -> None:
    for seed in range(20):
        edited = embedded(text_of(1), text_of(2), Random(seed))
        start, end = edited.passage
        assert edited.text[start:end] in text_of(1)
        assert set(text_of(2).split()) <= set(edited.text.split())


def test_of_reissues_and_of_a_form_one_is_kept_and_a_footer_costs_nothing() -> None:
    footer, form = text_of(90, 25), text_of(91, 60)
    footed = [Release(f"f{seed}", f"{text_of(seed)} {footer}") for seed in range(8)]
    filled = [Release(f"g{seed}", f"{form} name{seed} {text_of(seed + 50, 20)}") for seed in range(8)]
    reissued = Release("again", f"{text_of(20)} {text_of(3)[:150]}")
    kept = without_reissues([*footed, *filled, reissued])
    assert [release.name for release in kept] == [*(f"f{seed}" for seed in range(8)), "g0"]


def test_runs_are_of_eight_words_whatever_their_case() -> None:
    assert runs_of("A b c d e f g h") == runs_of("a B, c d e f g h!")
    assert len(runs_of("a b c d e f g h i")) == 2
    assert runs_of("a b c") == frozenset()


def test_the_halves_are_disjoint_and_all() -> None:
    tuned, measured = half_of(RELEASES, "tuned"), half_of(RELEASES, "measured")
    assert {release.name for release in tuned} ^ {release.name for release in measured} == {release.name for release in RELEASES}


def test_a_trial_is_the_same_every_time_and_its_gold_pairs_hold_an_edited_statement() -> None:
    trial = make_trial(RELEASES)
    assert make_trial(RELEASES).statements == trial.statements
    assert set(trial.kinds.values()) == set(EDITS)
    assert all(len(pair & trial.kinds.keys()) == 1 and len(pair) == 2 for pair in trial.gold)


def test_the_search_finds_what_was_made() -> None:
    trial = make_trial(RELEASES)
    found = find_reprints(trial.statements)
    assert {frozenset(reprint.documents) for reprint in found} == trial.gold
    assert passage_f(trial, found) > 95


def test_short_texts_leave_the_letterhead_out() -> None:
    [short] = shortened([Release("long", text_of(1)), Release("short", text_of(1, 80))], 60)
    assert short.text.split() == text_of(1).split()[70:130]


def test_without_datasketch_there_is_no_peer(monkeypatch) -> None:
    monkeypatch.setattr("benchmarks.reprint_peer.find_spec", lambda _: None)
    assert minhash_pairs([]) is None


def test_growth_is_measured_in_processes_of_their_own() -> None:
    rows = {row.what: row for row in growth_rows((20, 40))}
    assert "300 words each" in rows["reprints among 40 statements"].note
    assert rows["reprints among 40 statements"].figure > 0
    assert rows["reprints: growth exponent of time"].floor == 1.2
    assert list(made_up(5)) == list(made_up(5))
