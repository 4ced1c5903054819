"""How well reprints are found: press releases edited by chance, looked for among the releases they were made of and all others.

Half of the releases, by chance, are for tuning the thresholds; the figures are of the other half. Offices reissue texts, and use
forms with other names filled in: of releases that share runs of words, as counted here by exact eight-word runs and not by the
search that is measured, one is kept (`without_reissues`). What all releases of an office share stays in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Literal

from benchmarks.releases import Release, releases
from benchmarks.reprint_edits import EDITS, EMBEDDING, Edited, Vocabulary
from benchmarks.reprint_peer import minhash_pairs
from benchmarks.samples import f_score
from benchmarks.table import Row
from sayso.compare.reprints import Printed, Reprint, find_reprints

Half = Literal["tuned", "measured"]

SEED = 6
RUN = 8
"""Words of a run that two releases share or not."""
RARE = 4
"""A run that more releases hold is no reissue by itself: letterheads and footers stay as they are."""
SHARED_RUNS = 12
"""Rare runs in common that make two releases reissues: some twenty words in a row, or as much in pieces."""
SHARED_PART = 0.4
"""Share of the shorter one's runs, rare or not, in common that makes two releases issues of one form."""
LEAST_WORDS = 60
"""Words of a release that is edited."""
LETTERHEAD = 70
"""Words at the head of a release that short texts are not taken from."""
SHORT = (60, 40)
"""Words of the short texts."""
SHORT_EDITS = ("20 % reworded", "40 % reworded")

FLOORS = {"20 % reworded": 90.0}
"""F by kind of edit."""

Pair = frozenset[str]


@dataclass(frozen=True)
class Trial:
    """Releases and edited ones together. `passages` tells where an edited one holds its source, `kinds` how each was edited.

    Invariant: every pair of `gold` holds one edited statement and one that it was made of.
    """

    statements: list[Printed]
    gold: frozenset[Pair]
    kinds: Mapping[str, str]
    passages: Mapping[str, tuple[str, Edited]] = field(repr=False)
    left_out: int = 0


def reprint_rows(corpora: Path, half: Half = "measured") -> list[Row]:
    """Find reprints among one half of the releases and their edits; score pairs by kind of edit, and the embedded passages."""
    mine = half_of(list(releases(corpora)), half)
    trial = make_trial(mine)
    found = find_reprints(trial.statements)
    pairs = _pairs(found)
    peer = minhash_pairs(trial.statements)
    rows = [_kind_row(trial, kind, pairs, peer) for kind in EDITS]
    rows.append(Row("reprints, all edits: pairs, F", _score(trial, trial.kinds, pairs)[2], peer=_peer_f(trial, trial.kinds, peer)))
    false = [pair for pair in pairs if not pair & trial.kinds.keys()]
    plain = len(trial.statements) - len(trial.kinds)
    rows.append(Row("reprints, unedited releases: false pairs per 1,000", 1000 * len(false) / plain, note=f"{plain} releases"))
    rows.append(Row("reprints, embedded: code points of the passage, F", passage_f(trial, found), note="of the pairs found"))
    return [*rows, *(row for size in SHORT for row in _short_rows(mine, size))]


def _short_rows(found: Sequence[Release], size: int) -> list[Row]:
    trial = make_trial(shortened(found, size), least=size)
    pairs, peer = _pairs(find_reprints(trial.statements)), minhash_pairs(trial.statements)
    rows = [_kind_row(trial, kind, pairs, peer) for kind in SHORT_EDITS]
    return [replace(row, what=row.what.replace("reprints,", f"reprints of {size} words,"), floor=None) for row in rows]


def _pairs(found: Iterable[Reprint]) -> set[Pair]:
    return {frozenset(reprint.documents) for reprint in found if reprint.kind != "quotation"}


def shortened(found: Iterable[Release], size: int) -> list[Release]:
    """Give so many words of each release from behind its letterhead; shorter releases are left out."""
    words = ((release, release.text.split()) for release in found)
    return [
        Release(release.name, " ".join(own[LETTERHEAD : LETTERHEAD + size]))
        for release, own in words
        if len(own) >= LETTERHEAD + size
    ]


def half_of(found: Sequence[Release], half: Half) -> list[Release]:
    """Give one half of the releases, by chance."""
    mixed = Random(SEED).sample(found, len(found))
    middle = len(mixed) // 2
    return mixed[:middle] if half == "tuned" else mixed[middle:]


def make_trial(found: Sequence[Release], least: int = LEAST_WORDS) -> Trial:
    """Edit releases, each once and by one kind of edit; those that are left over are the hosts of embedded passages."""
    rng = Random(SEED)
    pool = without_reissues(found)
    vocabulary = Vocabulary.of(release.text for release in pool)
    long = [release for release in pool if len(release.text.split()) >= least]
    each = len(long) // (len(EDITS) + len(EMBEDDING))
    sources, hosts = iter(long), iter(long[each * len(EDITS) :])
    statements = [Printed(release.name, None, release.text) for release in pool]
    gold: set[Pair] = set()
    kinds, passages = {}, {}
    for kind, edit in EDITS.items():
        for source in [next(sources) for _ in range(each)]:
            host = next(hosts) if kind in EMBEDDING else source
            edited = edit(source.text, host.text, vocabulary, rng)
            name = f"{source.name} {kind}"
            statements.append(Printed(name, None, edited.text))
            gold |= {frozenset((name, source.name)), frozenset((name, host.name))}
            kinds[name], passages[name] = kind, (source.name, edited)
    return Trial(rng.sample(statements, len(statements)), frozenset(gold), kinds, passages, len(found) - len(pool))


def without_reissues(found: Sequence[Release]) -> list[Release]:
    """Keep the first of releases that share words in a row: some twenty that few others hold, or much of the shorter one."""
    runs = {release.name: runs_of(release.text) for release in found}
    held = Counter(run for own in runs.values() for run in own)
    holders: dict[int, list[str]] = defaultdict(list)
    kept = []
    for release in found:
        own = runs[release.name]
        shared = Counter(name for run in own for name in holders[run])
        rare = Counter(name for run in own if held[run] <= RARE for name in holders[run])
        if any(
            rare[name] >= SHARED_RUNS or count >= SHARED_PART * min(len(own), len(runs[name])) for name, count in shared.items()
        ):
            continue
        kept.append(release)
        for run in own:
            holders[run].append(release.name)
    return kept


def runs_of(text: str) -> frozenset[int]:
    """Give the runs of eight words, lower case, as numbers that hold within this process."""
    words = "".join(letter if letter.isalnum() else " " for letter in text.lower()).split()
    return frozenset(hash(tuple(words[start : start + RUN])) for start in range(len(words) - RUN + 1))


def _kind_row(trial: Trial, kind: str, pairs: set[Pair], peer: set[Pair] | None) -> Row:
    names = [name for name, of in trial.kinds.items() if of == kind]
    precision, recall, f = _score(trial, names, pairs)
    sizes = f"{len(names)} edited, {len(trial.statements)} statements, {trial.left_out} reissues left out"
    note = f"P {precision:.1f}, R {recall:.1f}; {sizes}"
    return Row(f"reprints, {kind}: pairs, F", f, floor=FLOORS.get(kind), peer=_peer_f(trial, names, peer), note=note)


def _peer_f(trial: Trial, names: Iterable[str], peer: set[Pair] | None) -> float | None:
    return None if peer is None else _score(trial, names, peer)[2]


def _score(trial: Trial, names: Iterable[str], pairs: set[Pair]) -> tuple[float, float, float]:
    """Give precision, recall and F, in percent, of the pairs that hold one of some edited statements."""
    asked = frozenset(names)
    gold = {pair for pair in trial.gold if pair & asked}
    found = {pair for pair in pairs if pair & asked}
    right = len(gold & found)
    return 100 * right / max(1, len(found)), 100 * right / max(1, len(gold)), f_score(right, len(found), len(gold))


def passage_f(trial: Trial, found: Iterable[Reprint]) -> float:
    """Score the code points of embedded passages, in the edited statement, over the pairs with their sources that were found."""
    right = shown = gold = 0
    for reprint in found:
        for side, name in enumerate(reprint.documents):
            source, edited = trial.passages.get(name, ("", Edited("", (0, 0))))
            if trial.kinds.get(name) in EMBEDDING and source == reprint.documents[1 - side]:
                start, end = edited.passage
                spans = [passage.second if side else passage.first for passage in reprint.passages]
                gold += end - start
                shown += sum(stop - begin for begin, stop in spans)
                right += sum(max(0, min(stop, end) - max(begin, start)) for begin, stop in spans)
    return f_score(right, shown, gold)
