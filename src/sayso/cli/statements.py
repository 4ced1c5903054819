"""`sayso read` and `sayso schema`: statements in, ledgers out."""

from __future__ import annotations

from typing import Final

import click

from sayso.cli.options import DEBUGGED, ORIGINALS

_GIVEN: Final = ("issuer", "date")


def _parse_given(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    given: dict[str, str] = {}
    for value in values:
        key, sign, said = value.partition("=")
        if key not in _GIVEN or not sign or not said.strip():
            raise click.BadParameter(f"{value!r} is neither issuer=NAME nor date=YYYY-MM-DD.")
        if key in given:
            raise click.BadParameter(f"{key} is given twice.")
        given[key] = said.strip()
    return given


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl"]),
    show_default="text",
    help="A page to read, one JSON array, or one JSON object per line.",
)
@click.option(
    "--given",
    metavar="KEY=VALUE",
    multiple=True,
    callback=_parse_given,
    help="What you know of the statements: issuer=NAME or date=YYYY-MM-DD. May be repeated.",
)
@click.option("--pipeline", metavar="NAME", help="Read with this installed spaCy English pipeline, not with Sayso's own model.")
@click.option("-j", "--jobs", metavar="N", type=click.IntRange(min=1), default=1, show_default=True, help="Read on N processes.")
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(dir_okay=False), help="Write the results to FILE, not to standard output."
)
@click.option(
    "--ledger",
    metavar="FILE",
    type=click.Path(),
    help="Keep every reading in FILE, or postgresql://…, made where it is not there; print it too only with --format.",
)
@click.option("--keep-originals", is_flag=True, help="Keep the bytes of every input too, by their hash, in a folder beside FILE.")
@ORIGINALS
@DEBUGGED
def read(  # noqa: PLR0913, PLR0917 (click hands every option over by its name)
    paths: tuple[str, ...],
    form: str | None,
    given: dict[str, str],
    pipeline: str | None,
    jobs: int,
    output: str | None,
    ledger: str | None,
    keep_originals: bool,
    originals: str | None,
) -> int:
    """Read statements and print their ledgers, or keep them in a ledger file.

    PATH is a file (.txt, .html, .docx, .pdf), a folder, or - for standard input. Results go to standard output, all else to
    standard error. Exit status: 0 all read, 1 error, 2 usage, 3 some of several inputs failed, 130 interrupted.
    """
    from sayso.commands.read import ReadOptions  # noqa: PLC0415 (`sayso --help` must answer at once)
    from sayso.commands.read import read as run_read  # noqa: PLC0415

    known = (given.get("issuer"), given.get("date"))
    return run_read(ReadOptions(paths, form, *known, pipeline, jobs, output, ledger, keep_originals, originals))


@click.command(short_help="Print the JSON Schema of a ledger or a comparison.")
@click.option(
    "--of",
    "what",
    type=click.Choice(["statement", "comparison"]),
    default="statement",
    show_default=True,
    help="Of what `sayso read` prints, or of what `sayso compare` does.",
)
def schema(what: str) -> None:
    """Print the JSON Schema of what `sayso read --format json` or `sayso compare --format json` prints."""
    from sayso.compare.schema import comparison_schema_text  # noqa: PLC0415
    from sayso.ledger.schema import schema_text  # noqa: PLC0415

    click.echo(schema_text() if what == "statement" else comparison_schema_text(), nl=False)
