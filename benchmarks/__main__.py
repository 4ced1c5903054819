"""Command line of the benchmarks."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.accuracy import SECTIONS, Choice, accuracy_rows
from benchmarks.compare_scale import compare_scale_rows
from benchmarks.compared import compared_rows
from benchmarks.compared_readings import reading_rows
from benchmarks.compared_sayso import JOINERS
from benchmarks.ledger import CLAIMS, ledger_rows
from benchmarks.maps import map_rows
from benchmarks.mistakes import KINDS, print_mistakes
from benchmarks.reprint_growth import SIZES, growth_rows
from benchmarks.samples import sample_rows
from benchmarks.sealing import sealing_rows
from benchmarks.speed import PEER, speed_rows
from benchmarks.table import Row, markdown
from corpus.comparing.scheme import SET_SPLITS
from corpus.readings import GOLD
from corpus.scheme import SPLITS
from sayso.errors import SaysoError


@dataclass(frozen=True, slots=True)
class Alone:
    """A benchmark that needs nothing but the repository: what it measures, how, and its options as argparse takes them."""

    help: str
    measure: Callable[[argparse.Namespace], list[Row]]
    options: Mapping[str, dict[str, Any]] = field(default_factory=dict)


ALONE: Mapping[str, Alone] = {
    "samples": Alone("the small samples of tests/samples", lambda _: sample_rows()),
    "maps": Alone("how long a map takes", lambda _: map_rows()),
    "sealing": Alone("how long sealing names takes, and whether any is left", lambda _: sealing_rows()),
    "ledger": Alone(
        "what a large ledger costs",
        lambda options: ledger_rows(options.claims, options.on, verified=not options.no_verify),
        {
            "--claims": {"type": int, "default": CLAIMS, "help": "how many claims it holds"},
            "--on": {"metavar": "ADDRESS", "help": "an empty database, postgresql://…, in place of a file"},
            "--no-verify": {"action": "store_true", "help": "leave out verify and backup, which take minutes"},
        },
    ),
    "compare-scale": Alone("what joining claims to incidents costs, and how it grows", lambda _: compare_scale_rows()),
    "compared-readings": Alone("how far readers of sets of statements agree on their incidents", lambda _: reading_rows()),
    "reprint-growth": Alone(
        "time and memory of finding reprints as statements grow",
        lambda options: growth_rows(options.size or SIZES),
        {"--size": {"type": int, "action": "append", "help": f"so many statements, smallest first; else {SIZES}"}},
    ),
    "compared": Alone(
        "which claims of several statements tell of one happening",
        lambda options: compared_rows(options.split, options.pipeline, JOINERS, options.every),
        {
            "--split": {"choices": SET_SPLITS, "default": "dev", "help": "the part of the sets of corpus/compared"},
            "--every": {
                "type": int,
                "choices": range(1, 101),
                "metavar": "N",
                "default": 1,
                "help": "every so-manieth of its sets alone, from the first on",
            },
            "--pipeline": {"help": "a folder of other weights, or a spaCy pipeline, in the shipped weights' place"},
        },
    ),
}
EXAMPLE = Path(__file__).parent.parent / "examples"


def main(arguments: list[str] | None = None) -> int:
    """Run one benchmark, print its table; an error's own status if any.

    Status 1 where `--check` is asked for and a figure falls below its floor or, where that is not reached yet, what has been.
    """
    options = _parser().parse_args(arguments)
    try:
        if options.benchmark == "errors":
            print_mistakes(options.corpora, options.split, options.kind, options.limit, options.gold)
            return 0
        rows = _measure(options)
    except SaysoError as error:
        print(error, file=sys.stderr)
        return error.exit_status
    print(markdown(rows))
    missed = [row.what for row in rows if not row.holds]
    if missed:
        print(f"\nFloors missed: {'; '.join(missed)}")
    fallen = [row.what for row in rows if not row.keeps]
    if fallen:
        print(f"\nFallen below what was reached: {'; '.join(fallen)}")
    return 1 if options.check and fallen else 0


def _measure(options: argparse.Namespace) -> list[Row]:
    if options.benchmark in ALONE:
        return ALONE[options.benchmark].measure(options)
    if options.benchmark == "speed":
        return speed_rows(options.corpora, options.statement, options.peer, options.limit)
    choice = Choice(options.peer, options.pipeline, options.split, options.gold, options.releases)
    return accuracy_rows(options.corpora, options.only, choice)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(dest="benchmark", required=True)
    speed = commands.add_parser("speed", help="tokens a second, start time, memory")
    speed.add_argument("corpora", type=Path, nargs="?", help="the corpora folder; without it only starts are measured")
    speed.add_argument("--statement", type=Path, default=EXAMPLE, help="the file or folder read for the start time")
    speed.add_argument("--limit", type=int, default=600, help="press releases read for the throughput")
    accuracy = commands.add_parser("accuracy", help="every figure of docs/accuracy.md")
    accuracy.add_argument("corpora", type=Path)
    accuracy.add_argument("--only", choices=SECTIONS, action="append", help="these sections alone")
    accuracy.add_argument("--pipeline", help="a folder of other weights, or a spaCy pipeline, in the shipped weights' place")
    accuracy.add_argument(
        "--split", choices=SPLITS, help="the part of the Sayso corpus; else test, for calibration, resolution and links dev"
    )
    accuracy.add_argument("--releases", type=int, help="press releases whose spans are checked; else all 3,000")
    errors = commands.add_parser("errors", help="what is missed and made up on the Sayso corpus, with the words around")
    errors.add_argument("corpora", type=Path)
    errors.add_argument("--split", choices=SPLITS, required=True, help="train or dev; the test part is refused")
    errors.add_argument("--kind", choices=KINDS, action="append", help="these mistakes alone")
    errors.add_argument("--limit", type=int, help="print this many documents")
    for command in (accuracy, errors):
        command.add_argument("--gold", type=Path, default=GOLD, help="the folder of the Sayso corpus")
    for command in (speed, accuracy):
        command.add_argument("--peer", default=PEER, help="spaCy pipeline to measure beside, by name or folder")
    alone = []
    for name, one in ALONE.items():
        alone.append(commands.add_parser(name, help=f"{one.help}; no corpora needed"))
        for flag, settings in one.options.items():
            alone[-1].add_argument(flag, **settings)
    for command in (speed, accuracy, *alone):
        command.add_argument("--check", action="store_true", help="exit 1 when a floor, or what was reached, is missed")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
