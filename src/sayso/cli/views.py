"""`sayso map`, `sayso compare` and `sayso candidates`: what several statements come to."""

from __future__ import annotations

from typing import Any, Final, Literal, get_args

import click

from sayso.cli.options import DEBUGGED, UNSEALED
from sayso.compare.types import FieldName

_STATEMENTS: Final = click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(allow_dash=True))
_LEDGERS: Final = click.option(
    "--ledger",
    "ledgers",
    metavar="FILE",
    multiple=True,
    type=click.Path(allow_dash=True),
    help="A ledger file, or what `sayso read --format jsonl` printed, in place of PATH; - is standard input. May be repeated.",
)


@click.command(name="map", short_help="Draw the system that statements describe.")
@_STATEMENTS
@_LEDGERS
@click.option(
    "--view",
    type=click.Choice(["actors", "causes", "sources"]),
    default="actors",
    show_default=True,
    help="Who does what to whom, what leads to what, or who cites and accuses whom.",
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["svg", "html", "graphml", "json", "dot"]),
    default="svg",
    show_default=True,
    help="A picture, a page, or a file for Gephi, Cytoscape, Graphviz and scripts.",
)
@click.option("--of", metavar="NAME", help="Only what touches whoever has this in the name.")
@click.option("--since", metavar="DAY", help="Only claims of this day (YYYY-MM-DD) or later.")
@click.option("--until", metavar="DAY", help="Only claims of this day or earlier.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(dir_okay=False), help="Write the map to FILE.")
@UNSEALED
@DEBUGGED
def draw_map(  # noqa: PLR0913, PLR0917 (click hands every option over by its name)
    paths: tuple[str, ...],
    ledgers: tuple[str, ...],
    view: Literal["actors", "causes", "sources"],
    form: str,
    of: str | None,
    since: str | None,
    until: str | None,
    output: str | None,
    unsealed: str | None,
) -> int:
    """Draw the system that statements describe, as they assert it: every edge opens to the claims that it was folded from.

    PATH is what `sayso read` takes. Of several statements one map is drawn: an edge tells which of them assert it and which deny
    it. Exit status: 0 all read, 1 none could be read, 2 usage, 3 some could not be read.
    """
    from sayso.commands.map import MapOptions  # noqa: PLC0415 (`sayso --help` must answer at once)
    from sayso.commands.map import draw_map as run_map  # noqa: PLC0415
    from sayso.system import Wanted  # noqa: PLC0415

    return run_map(MapOptions(paths, ledgers, Wanted(view, of, since, until), form, output, unsealed))


@click.command(short_help="Set what statements say of the same incident side by side.")
@_STATEMENTS
@_LEDGERS
@click.option(
    "--incident",
    "incidents",
    metavar="ID",
    multiple=True,
    help="Only this incident, with its words: its id, the beginning of it, or words of its label. May be repeated.",
)
@click.option(
    "--field",
    "fields",
    type=click.Choice(get_args(FieldName)),
    multiple=True,
    help="Only this field of incidents. May be repeated.",
)
@click.option(
    "--min-sources",
    metavar="N",
    type=click.IntRange(min=1),
    help="Only incidents that at least N sources tell of. Unless given, 2; for json and csv, and with --incident, 1.",
)
@click.option(
    "--since",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="Tell too what changed since an earlier comparison, which `--format json` printed.",
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["text", "json", "html", "csv", "md"]),
    default="text",
    show_default=True,
    help="A page for the terminal, JSON, or a report with quotations and page references.",
)
@click.option("-o", "--output", metavar="FILE", type=click.Path(dir_okay=False), help="Write the result to FILE.")
@UNSEALED
@DEBUGGED
def compare(form: str, **given: Any) -> int:
    """Set side by side what statements say of the same incident: where sources agree, where they differ, and who denies it.

    PATH is what `sayso read` takes. No verdict says what is true. Exit status: 0 all read, 1 none could be read, 2 usage, 3 some
    could not be read.
    """
    from sayso.commands.compare import CompareOptions, compare_statements  # noqa: PLC0415 (`sayso --help` must answer at once)

    return compare_statements(CompareOptions(format=form, **given))


@click.command(short_help="Print which entities of several statements may be one.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option(
    "--at-least", metavar="SCORE", type=click.FloatRange(0, 1), default=0.5, show_default=True, help="Least score, from 0 to 1."
)
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True, help="Lines or objects."
)
@UNSEALED
@DEBUGGED
def candidates(files: tuple[str, ...], at_least: float, form: str, unsealed: str | None) -> int:
    """Print the pairs of entities that may be one person or body under several names, for you to judge.

    FILE is a ledger file, or what `sayso read --format jsonl` printed; - is standard input. Nothing is merged. Exit status: 0 all
    read, 1 none could be read, 2 usage, 3 some could not be read.
    """
    from sayso.commands.candidates import candidates as run_candidates  # noqa: PLC0415

    return run_candidates(files, at_least, form, unsealed)
