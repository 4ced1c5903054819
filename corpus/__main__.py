"""Command line of the corpus."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from corpus.commands import agree, check, compile_sheets, show
from corpus.errors import CorpusError
from corpus.resolution.commands import check_resolved, compile_resolved


def main(arguments: list[str] | None = None) -> int:
    """Run one command; status 1 where a sheet or the corpus is refused."""
    options = _parser().parse_args(arguments)
    try:
        return _run(options)
    except CorpusError as error:
        print(error, file=sys.stderr)
        return error.exit_status


def _run(options: argparse.Namespace) -> int:
    match options.command:
        case "show":
            return show(options.corpora, options.documents)
        case "check":
            return check(options.corpora, options.sheets)
        case "agreement":
            return agree(options.corpora, options.first, options.second)
        case "resolved-check":
            return check_resolved(options.corpora, options.sheets, options.gold)
        case "resolved-compile":
            return compile_resolved(options.corpora, options.sheets, options.gold, options.to)
        case _:
            return compile_sheets(options.corpora, options.sheets, options.to)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m corpus", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    shown = commands.add_parser("show", help="print documents in numbered segments, to annotate them")
    shown.add_argument("corpora", type=Path, help="the folder that holds raw/ and train/")
    shown.add_argument("documents", nargs="+", metavar="DOCID", help="senate:ITEM, re3d:ITEM, ewt:ITEM or gum:ITEM")
    checked = commands.add_parser("check", help="print every problem of annotators' sheets")
    compiled = commands.add_parser("compile", help="write stand-off JSON lines of the sheets that have no errors")
    agreed = commands.add_parser("agreement", help="print how far two annotators agree on the documents that both have read")
    agreed.add_argument("corpora", type=Path, help="the folder that holds raw/ and train/")
    agreed.add_argument("first", type=Path, metavar="FIRST_FOLDER")
    agreed.add_argument("second", type=Path, metavar="SECOND_FOLDER")
    resolved_checked = commands.add_parser("resolved-check", help="print every problem of sheets of who, when, where, how many")
    resolved_compiled = commands.add_parser("resolved-compile", help="write their stand-off JSON lines")
    for command in (resolved_checked, resolved_compiled):
        command.add_argument("--gold", type=Path, default=Path(__file__).parent / "gold", help="the folder of the annotated claims")
    for command in (checked, compiled, resolved_checked, resolved_compiled):
        command.add_argument("corpora", type=Path, help="the folder that holds raw/ and train/")
        command.add_argument("sheets", type=Path, nargs="+", metavar="SHEET")
    for command in (compiled, resolved_compiled):
        command.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="the file goes to FOLDER/<split>/")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
