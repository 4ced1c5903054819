"""Command line of the corpus."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from corpus.commands import agree, check, compile_sheets, show
from corpus.comparing.commands import check_sets, write_marked
from corpus.comparing.load import COMPARED
from corpus.errors import CorpusError
from corpus.linking.commands import agree_on_links, check_links, compile_links, show_claims
from corpus.resolution.commands import check_resolved, compile_resolved


def main(arguments: list[str] | None = None) -> int:
    """Run one command; status 1 where a sheet or the corpus is refused."""
    options = _parser().parse_args(arguments)
    try:
        return _COMMANDS[options.command](options)
    except CorpusError as error:
        print(error, file=sys.stderr)
        return error.exit_status


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "show": lambda given: show(given.corpora, given.documents),
    "check": lambda given: check(given.corpora, given.sheets),
    "compile": lambda given: compile_sheets(given.corpora, given.sheets, given.to),
    "agreement": lambda given: agree(given.corpora, given.first, given.second),
    "resolved-check": lambda given: check_resolved(given.corpora, given.sheets, given.gold),
    "resolved-compile": lambda given: compile_resolved(given.corpora, given.sheets, given.gold, given.to),
    "links-show": lambda given: show_claims(given.corpora, given.documents, given.gold),
    "links-check": lambda given: check_links(given.corpora, given.sheets, given.gold),
    "links-compile": lambda given: compile_links(given.corpora, given.sheets, given.gold, given.to),
    "links-agreement": lambda given: agree_on_links(given.corpora, given.first, given.second, given.gold),
    "compared-check": lambda given: check_sets(given.folder),
    "compared-write": lambda given: write_marked(given.marked, given.to),
}
_DOCUMENTS = {
    "show": "print documents in numbered segments, to annotate them",
    "links-show": "print annotated documents in numbered segments with their claims, to link these",
}
_SHEETS = {
    "check": "print every problem of annotators' sheets",
    "compile": "write stand-off JSON lines of the sheets that have no errors",
    "resolved-check": "print every problem of sheets of who, when, where, how many",
    "resolved-compile": "write their stand-off JSON lines",
    "links-check": "print every problem of sheets of links",
    "links-compile": "write their stand-off JSON lines",
}
_READINGS = {
    "agreement": "print how far two annotators agree on the documents that both have read",
    "links-agreement": "print how far a second annotator's links agree with the first's",
}
_SETS = {
    "compared-check": "print every problem of the sheets of sets of statements, and what the sets hold",
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m corpus", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, purpose in (_DOCUMENTS | _SHEETS | _READINGS).items():
        command = commands.add_parser(name, help=purpose)
        command.add_argument("corpora", type=Path, help="the folder that holds raw/ and train/")
        if name in _DOCUMENTS:
            command.add_argument("documents", nargs="+", metavar="DOCID", help="senate:ITEM, re3d:ITEM, ewt:ITEM or gum:ITEM")
        elif name in _SHEETS:
            command.add_argument("sheets", type=Path, nargs="+", metavar="SHEET")
        else:
            command.add_argument("first", type=Path, metavar="FIRST_FOLDER")
            command.add_argument("second", type=Path, metavar="SECOND_FOLDER")
        if name.endswith("compile"):
            command.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="the file goes to FOLDER/<split>/")
        if name.startswith(("resolved-", "links-")):
            gold = Path(__file__).parent / "gold"
            command.add_argument("--gold", type=Path, default=gold, help="the folder of the annotated claims")
    for name, purpose in _SETS.items():
        command = commands.add_parser(name, help=purpose)
        command.add_argument("folder", type=Path, nargs="?", default=COMPARED, help="the folder that holds dev/ and test/")
    command = commands.add_parser("compared-write", help="write the folders of sets whose claims are marked in their texts")
    command.add_argument("marked", type=Path, nargs="+", metavar="FILE")
    command.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="below which each set has its folder")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
