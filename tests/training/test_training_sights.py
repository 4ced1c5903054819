"""What incidents are learnt from: pairs of a set's claims, labelled by the happenings that its sheet lists."""

from __future__ import annotations

from pathlib import Path

from corpus.comparing.load import load_sets
from sayso.pipeline import Reader
from tests.corpus.comparing_samples import set_folder
from training.sights import Group, set_group


def tarn(tmp_path: Path) -> Group:
    (gold,) = load_sets(folder=set_folder(tmp_path))
    reader = Reader()
    return set_group(gold, {one.number: reader.read(one.data, one.name) for one in gold.statements})


def test_pairs_of_one_happening_are_told_from_others_and_each_predicate_is_seen(tmp_path: Path) -> None:
    group = tarn(tmp_path)
    assert len(group.sights) == len(group.sightings) > 3
    told = {(one.account.document, one.lemma): number for number, one in enumerate(group.sightings)}
    labels = {tuple(pair): label for pair, label in zip(group.pairs.tolist(), group.same.tolist(), strict=True)}
    deaths = [number for (_, lemma), number in told.items() if lemma in {"kill", "die"}]
    assert len(deaths) == 3
    assert all(labels[min(one, other), max(one, other)] == 1.0 for one in deaths for other in deaths if one != other)
    assert 0.0 in labels.values()


def test_sightings_stand_in_the_order_of_their_keys(tmp_path: Path) -> None:
    keys = [one.key for one in tarn(tmp_path).sightings]
    assert keys == sorted(keys)
