"""Command line of the benchmarks."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.accuracy import SECTIONS, accuracy_rows
from benchmarks.samples import sample_rows
from benchmarks.speed import PEER, speed_rows
from benchmarks.table import Row, markdown

EXAMPLE = Path(__file__).parent.parent / "examples"


def main() -> int:
    """Run one benchmark, print its table; status 1 where `--check` is asked for and a floor is missed."""
    options = _parser().parse_args()
    rows = _measure(options)
    print(markdown(rows))
    missed = [row.what for row in rows if not row.holds]
    if missed:
        print(f"\nFloors missed: {'; '.join(missed)}")
    return 1 if options.check and missed else 0


def _measure(options: argparse.Namespace) -> list[Row]:
    match options.benchmark:
        case "speed":
            return speed_rows(options.corpora, options.statement, options.peer, options.limit)
        case "accuracy":
            return accuracy_rows(options.corpora, options.only, options.peer)
        case _:
            return sample_rows()


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
    samples = commands.add_parser("samples", help="the small samples of tests/samples; no corpora needed")
    for command in (speed, accuracy):
        command.add_argument("--peer", default=PEER, help="spaCy pipeline to measure beside, by name or folder")
    for command in (speed, accuracy, samples):
        command.add_argument("--check", action="store_true", help="exit 1 when a floor is missed")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
