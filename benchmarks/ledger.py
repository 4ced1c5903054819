"""What a large ledger costs: how long lists, searches and reviews take, and how many bytes it keeps for a claim.

The statements are made by chance with a fixed seed (`made_statements`). Times are of one process, as its caller waits for them:
all that was found is in hand, and what was written is on the disk. A row gives the median of its calls, its note what of
that was computing, and the 95th percentile.

Run: python -m benchmarks ledger, or with --on postgresql://USER@HOST/DATABASE for an empty database on a server.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from benchmarks.made_statements import MONTH, WORDS, made_statements, name_of
from benchmarks.table import Row
from sayso.errors import UsageError
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.backup import back_up
from sayso.ledger.reviews.kinds import Subject
from sayso.ledger.search import Search
from sayso.ledger.verify import verify

CLAIMS_OF_EACH: Final = 100
"""Claims of a statement: those of some three pages."""
CLAIMS, CALLS = 100_000, 30
AIM_MS: Final = 100.0
"""Milliseconds that the median of a list, a search or a review may take, as an aim: what is felt as at once (Nielsen 1993)."""
READER: Final = "benchmark"
Turn = TypeVar("Turn")
SEARCHES: Final = (
    ("a word of every 20th claim", Search(("arrested",))),
    ("a word of every 60th", Search((WORDS[60],))),
    ("a rare word", Search((WORDS[4000],))),
    ("a name of two words", Search((name_of(3),))),
    ("two words", Search(("arrested", WORDS[20]))),
    ("a word and an act", Search((WORDS[20],), act="COERCE")),
    ("who", Search(who=name_of(5))),
    ("who, on a day", Search(who=name_of(5), since=MONTH[0], until=MONTH[0])),
    ("days only, a month", Search(since=MONTH[0], until=MONTH[1])),
    ("days only, since then", Search(since="2030-10-01")),
    ("act", Search(act="COERCE")),
    ("accepted", Search(state="accepted")),
    ("corrected", Search(state="corrected")),
)


@dataclass(frozen=True, slots=True)
class Timed:
    """How long some calls took, in milliseconds, and what the last of them says of itself.

    `median` and `slow`, the 95th percentile, are what a caller waits; `computing` is the median without the waits for the disk and
    for what else runs on the machine.
    """

    median: float
    slow: float
    computing: float
    told: str

    def row(self, what: str, aim: float | None = AIM_MS) -> Row:
        """Give it as a row; `aim` is the most that its median should be."""
        note = f"{self.computing:.0f} ms computing; 95th percentile {self.slow:.0f} ms" + (f"; {self.told}" if self.told else "")
        return Row(what, round(self.median, 1), " ms", floor=aim, at_most=True, note=note)


def ledger_rows(claims: int = CLAIMS, on: str | None = None, *, verified: bool = True) -> list[Row]:
    """Give what a ledger of so many claims costs, in a file or `on` a server; verifying it, which takes minutes, can be left out.

    UsageError USAGE where there is a ledger on the server already.
    """
    if on is not None:
        return _rows_on_server(claims, on, verified)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.db"
        with closing(open_ledger(path, create=True, actor="benchmark")) as kept:
            filled = _fill(kept, claims // CLAIMS_OF_EACH)
        size = path.stat().st_size  # with all that was in its journal
        with closing(open_ledger(path, actor="benchmark")) as kept:
            names = [one.id for one in kept.statements()]
            rows = [filled.row("one reading of 100 claims added", aim=None), *_reviews(kept, names), *_views(kept, names)]
            rows += _once(kept, Path(folder) / "copy.db") if verified else []
    return [Row("claims in the ledger", claims), Row("bytes of the file for a claim", round(size / claims)), *rows]


def _rows_on_server(claims: int, address: str, verified: bool) -> list[Row]:
    from sayso.ledger.database.postgres import PostgresDatabase  # noqa: PLC0415 (the extra is needed for nothing else)

    with closing(open_ledger(address, create=True)) as kept:
        assert isinstance(kept.database, PostgresDatabase)
        if kept.statements():
            raise UsageError("USAGE", f"{kept.name} holds statements.", "Give an empty database.")
        filled = _fill(kept, claims // CLAIMS_OF_EACH)
        size = kept.database.size()
        names = [one.id for one in kept.statements()]
        rows = [filled.row("one reading of 100 claims added", aim=None), *_reviews(kept, names), *_views(kept, names)]
        rows += [_verified(kept)] if verified else []
    return [Row("claims in the ledger", claims), Row("bytes on the server for a claim", round(size / claims)), *rows]


def _fill(kept: Ledger, statements: int) -> Timed:
    def add(number: int) -> str:
        kept.add(next(made), READER)
        return f"{number + 1:,} statements"

    made = made_statements(statements, CLAIMS_OF_EACH)
    return _timed(add, range(statements))


def _reviews(kept: Ledger, names: Sequence[str]) -> list[Row]:
    """Judge a claim of one statement after another, each of which has a few reviews when the last begin."""
    turns = [(names[number * 7 % len(names)], f"c{number % CLAIMS_OF_EACH}") for number in range(4 * CALLS)]

    def accept(turn: tuple[str, str]) -> str:
        kept.review(*turn, "accept", reason="seen on film")
        return ""

    def correct(turn: tuple[str, str]) -> str:
        kept.correct(Subject(*turn), "polarity", "negative", reason="misread")
        return ""

    def see(turn: tuple[str, str]) -> str:
        return f"{len(kept.reviews(*turn))} reviews"

    return [
        _timed(accept, turns).row("one claim accepted"),
        _timed(correct, turns[:CALLS]).row("one claim corrected"),
        _timed(see, turns[:CALLS]).row("history of a claim"),
    ]


def _views(kept: Ledger, names: Sequence[str]) -> list[Row]:
    def listed(_: int) -> str:
        return f"{len(kept.statements()):,} statements"

    def shown(number: int) -> str:
        return f"{len(kept.reading(names[number * 11 % len(names)]).claims)} claims"

    rows = [_timed(listed, range(CALLS)).row("list of statements"), _timed(shown, range(CALLS)).row("one statement shown")]
    for what, wanted in SEARCHES:

        def find(_: int, wanted: Search = wanted) -> str:
            return f"{len(kept.search(wanted)):,} claims found"

        rows.append(_timed(find, range(CALLS)).row(f"search: {what}"))
    return rows


def _once(kept: Ledger, copy: Path) -> list[Row]:
    """Verify and back up, once each: a backup verifies its copy."""
    return [_verified(kept), _timed_once("backup", lambda: _backed_up(kept, copy))]


def _verified(kept: Ledger) -> Row:
    return _timed_once("verify", lambda: f"{len(verify(kept))} faults")


def _backed_up(kept: Ledger, copy: Path) -> str:
    back_up(kept, copy)
    return f"{copy.stat().st_size / 1e6:.0f} MB"


def _timed_once(what: str, act: Callable[[], str]) -> Row:
    """Give how long something takes that is done once."""
    begin, computing = time.perf_counter(), time.process_time()
    told = act()
    seconds, computing = time.perf_counter() - begin, time.process_time() - computing
    return Row(what, round(seconds, 1), " s", note=f"{computing:.0f} s of it computing; {told}")


def _timed(call: Callable[[Turn], str], turns: Iterable[Turn]) -> Timed:
    times, computing, told = list[float](), list[float](), ""
    for turn in turns:
        begin, began = time.perf_counter(), time.process_time()
        told = call(turn)
        times.append(1000 * (time.perf_counter() - begin))
        computing.append(1000 * (time.process_time() - began))
    slow = sorted(times)[min(len(times) - 1, int(0.95 * len(times)))]
    return Timed(statistics.median(times), slow, statistics.median(computing), told)
