"""How fast a statement is read: tokens a second on two cores, the way from process start to a printed ledger, memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import spacy

from benchmarks.releases import releases
from benchmarks.table import Row
from sayso.pipeline import read_inputs

RUNS = 5
PEER = "en_core_web_md"


def speed_rows(corpora: Path | None, statement: Path, peer: str = PEER, limit: int = 600) -> list[Row]:
    """Measure one process per command for starts, and both readers over the same releases for throughput."""
    rows = [
        Row("`sayso --help`, median of 5 starts", _start_seconds(["--help"]), " s", floor=0.3, at_most=True, note="aim"),
        Row("process start to printed ledger", _start_seconds(["read", str(statement)]), " s", floor=2.5, at_most=True, note="aim"),
        Row("peak memory of that process", _peak_megabytes(["read", str(statement)]), " MB", floor=500, at_most=True, note="aim"),
    ]
    if corpora is None:
        return rows
    texts = [item.text for item in releases(corpora, limit)]
    tokens = _count_tokens(texts)
    ours = tokens / _timed(lambda: _read_all(corpora, limit))
    if not _installed(peer):
        note = f"{limit} press releases, two processes; {PEER} is not installed, so no ratio"
        return [*rows, Row("whole ledger, tokens a second", ours, note=note)]
    theirs = tokens / _timed(lambda: _peer_all(peer, texts))
    note = f"{limit} press releases, two processes each; peer: {PEER} alone"
    return [
        *rows,
        Row("whole ledger, tokens a second", ours, peer=theirs, note=note),
        Row("ratio to the peer", ours / theirs, floor=0.6, note=note),
    ]


def _start_seconds(arguments: Sequence[str]) -> float:
    return median(_timed(lambda: _run(arguments)) for _ in range(RUNS))


def _run(arguments: Sequence[str]) -> None:
    subprocess.run([sys.executable, "-m", "sayso", *arguments], check=True, stdout=subprocess.DEVNULL)


def _peak_megabytes(arguments: Sequence[str]) -> float:
    """Give the most memory that any child of this process has held; called before the pools start."""
    _run(arguments)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def _read_all(corpora: Path, limit: int) -> None:
    for _ in read_inputs(releases(corpora, limit), jobs=2):
        pass


def _peer_all(peer: str, texts: Sequence[str]) -> None:
    os.environ["OMP_NUM_THREADS"] = "1"
    for _ in spacy.load(peer).pipe(texts, n_process=2, batch_size=16):
        pass


def _timed(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _count_tokens(texts: Sequence[str]) -> int:
    blank = spacy.blank("en")
    return sum(len(blank.make_doc(text)) for text in texts)


def _installed(name: str) -> bool:
    return spacy.util.is_package(name) or Path(name).is_dir()
