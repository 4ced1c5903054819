"""The command line: spells out what `sayso.commands` does, and turns every error into one line and an exit status.

Nothing here imports the libraries that read or draw: `sayso --help` must answer at once.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any, Final, Literal, get_args

import click

from sayso import __version__
from sayso.commands.streams import error_line, say
from sayso.errors import SaysoError
from sayso.limits import BLAS_THREADS
from sayso.types import CommitmentValue

USAGE, INTERRUPTED, PIPE_CLOSED = 2, 130, 141

_SETTINGS: Final = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_GIVEN: Final = ("issuer", "date")
_DEBUG: Final = "--debug"  # `run` looks for it, which must know it even where parsing failed
_REPORT: Final = f"Please report it with what {_DEBUG} prints; the statement itself is not needed."
_LEDGER: Final = click.option("--ledger", metavar="FILE", required=True, type=click.Path(), help="What `sayso read --ledger` made.")
_FORMAT: Final = click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Lines, or JSON."
)
_DEBUGGED: Final = click.option(_DEBUG, is_flag=True, expose_value=False, help="Show the traceback of an internal error.")


class _Commands(click.Group):
    """A group whose commands end quietly when the reader of their output has gone, and at once on Ctrl-C."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Python would complain at its end about what is still in the buffer.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return PIPE_CLOSED
        except KeyboardInterrupt:
            say("sayso: interrupted")
            return INTERRUPTED
        return status


@click.group(cls=_Commands, context_settings=_SETTINGS)
@click.version_option(__version__, "--version", prog_name="sayso", message="%(prog)s %(version)s")
def cli() -> None:
    """Read partisan statements into a ledger: who says that who did what to whom, when and where.

    Sayso records what is said. It never decides what is true.
    """


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


@cli.command()
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
    help="Keep every reading in FILE, which is made where it is not there; print it too only with --format.",
)
@click.option(_DEBUG, is_flag=True, expose_value=False, help="Show the traceback of an internal error.")
def read(  # noqa: PLR0913, PLR0917 (click hands every option over by its name)
    paths: tuple[str, ...],
    form: str | None,
    given: dict[str, str],
    pipeline: str | None,
    jobs: int,
    output: str | None,
    ledger: str | None,
) -> int:
    """Read statements and print their ledgers, or keep them in a ledger file.

    PATH is a file (.txt, .html, .docx, .pdf), a folder, or - for standard input. Results go to standard output, all else to
    standard error. Exit status: 0 all read, 1 error, 2 usage, 3 some of several inputs failed, 130 interrupted.
    """
    from sayso.commands.read import ReadOptions  # noqa: PLC0415 (see the module's docstring)
    from sayso.commands.read import read as run_read  # noqa: PLC0415

    return run_read(ReadOptions(paths, form, given.get("issuer"), given.get("date"), pipeline, jobs, output, ledger))


@cli.command(name="list", short_help="List the statements of a ledger file.")
@_LEDGER
@_FORMAT
@_DEBUGGED
def list_statements(ledger: str, form: str) -> int:
    """List the statements that a ledger file holds, in the order in which they were added."""
    from sayso.commands import kept  # noqa: PLC0415 (see the module's docstring)

    return kept.list_statements(ledger, form)


@cli.command(short_help="Print a statement of a ledger file, or a claim.")
@click.argument("wanted", metavar="STATEMENT[:CLAIM]")
@_LEDGER
@_FORMAT
@_DEBUGGED
def show(wanted: str, ledger: str, form: str) -> int:
    """Print the latest reading of a statement, or one of its claims.

    STATEMENT is its id, the beginning of its hash or its name, as `sayso list` prints them; CLAIM is an id as c12.
    """
    from sayso.commands import kept  # noqa: PLC0415

    return kept.show(ledger, wanted, form)


@cli.command(short_help="Find claims in a ledger file.")
@click.argument("words", metavar="[WORDS]...", nargs=-1)
@_LEDGER
@click.option("--who", metavar="NAME", help="Only claims that somebody of this name takes part in.")
@click.option("--act", metavar="EVENT", help="Only claims of this PLOVER event, as COERCE.")
@click.option("--place", metavar="NAME", help="Only claims that name this place.")
@click.option("--since", metavar="DAY", help="Only claims of this day (YYYY-MM-DD) or later.")
@click.option("--until", metavar="DAY", help="Only claims of this day or earlier.")
@click.option("--source", metavar="NAME", help="Only claims that rest on this source; issuer: those in the issuers' own voice.")
@click.option(
    "--commitment", type=click.Choice(get_args(CommitmentValue)), help="Only claims that the innermost source holds as firmly."
)
@_FORMAT
@_DEBUGGED
def search(words: tuple[str, ...], ledger: str, form: str, **known: str | None) -> int:
    """Find claims of the statements' latest readings by their words, and by what is known of them.

    Each of WORDS must stand in the claim or among those who take part; several in quotation marks stand in a row, and * leaves the
    rest of a word open.
    """
    from sayso.commands import kept  # noqa: PLC0415
    from sayso.ledger.search import Search  # noqa: PLC0415

    return kept.search(ledger, Search(words, **known), form)


@cli.command(short_help="Print what was done to a ledger file.")
@click.argument("wanted", metavar="[STATEMENT[:CLAIM]]", required=False)
@_LEDGER
@_FORMAT
@_DEBUGGED
def history(wanted: str | None, ledger: str, form: str) -> int:
    """Print everything that was done, by whom and when, or what concerns one statement or claim."""
    from sayso.commands import kept  # noqa: PLC0415

    return kept.history(ledger, wanted, form)


@cli.command(short_help="Check that a ledger file is as it was written.")
@click.argument("file", type=click.Path())
@click.option("--head", metavar="HASH", help="The head that was kept outside the file: what was done up to it must be unaltered.")
@_FORMAT
@_DEBUGGED
def verify(file: str, head: str | None, form: str) -> int:
    """Check the file itself, the chain of what was done, every reading, and every quotation at its place.

    Exit status: 0 where all holds, 4 where something does not; each is told in a line.
    """
    from sayso.commands import proof  # noqa: PLC0415

    return proof.verify(file, head, form)


@cli.command(short_help="Copy a ledger file, and check the copy.")
@click.argument("file", type=click.Path())
@click.argument("to", type=click.Path())
@_DEBUGGED
def backup(file: str, to: str) -> int:
    """Copy a ledger file into the new file TO, even while others write to it, and check the copy."""
    from sayso.commands import proof  # noqa: PLC0415

    return proof.backup(file, to)


@cli.command(name="map", short_help="Draw the system that statements describe.")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(allow_dash=True))
@click.option(
    "--ledger",
    "ledgers",
    metavar="FILE",
    multiple=True,
    type=click.Path(allow_dash=True),
    help="Draw a ledger file, or what `sayso read --format jsonl` printed, in place of PATH; - is standard input. May be repeated.",
)
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
@click.option(_DEBUG, is_flag=True, expose_value=False, help="Show the traceback of an internal error.")
def draw_map(  # noqa: PLR0913, PLR0917 (click hands every option over by its name)
    paths: tuple[str, ...],
    ledgers: tuple[str, ...],
    view: Literal["actors", "causes", "sources"],
    form: str,
    of: str | None,
    since: str | None,
    until: str | None,
    output: str | None,
) -> int:
    """Draw the system that statements describe, as they assert it: every edge opens to the claims that it was folded from.

    PATH is what `sayso read` takes. Of several statements one map is drawn: an edge tells which of them assert it and which deny
    it. Exit status: 0 all read, 1 none could be read, 2 usage, 3 some could not be read.
    """
    from sayso.commands.map import MapOptions  # noqa: PLC0415 (see the module's docstring)
    from sayso.commands.map import draw_map as run_map  # noqa: PLC0415
    from sayso.system import Wanted  # noqa: PLC0415

    return run_map(MapOptions(paths, ledgers, Wanted(view, of, since, until), form, output))


@cli.command(short_help="Print which entities of several statements may be one.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option(
    "--at-least", metavar="SCORE", type=click.FloatRange(0, 1), default=0.5, show_default=True, help="Least score, from 0 to 1."
)
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True, help="Lines or objects."
)
@click.option(_DEBUG, is_flag=True, expose_value=False, help="Show the traceback of an internal error.")
def candidates(files: tuple[str, ...], at_least: float, form: str) -> int:
    """Print the pairs of entities that may be one person or body under several names, for you to judge.

    FILE is a ledger file, or what `sayso read --format jsonl` printed; - is standard input. Nothing is merged. Exit status: 0 all
    read, 1 none could be read, 2 usage, 3 some could not be read.
    """
    from sayso.commands.candidates import candidates as run_candidates  # noqa: PLC0415

    return run_candidates(files, at_least, form)


@cli.command(short_help="Print the JSON Schema of a ledger.")
def schema() -> None:
    """Print the JSON Schema of what `sayso read --format json` prints."""
    from sayso.export.schema import schema_text  # noqa: PLC0415

    click.echo(schema_text(), nl=False)


@cli.command(short_help="Check this installation.")
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Lines or one object."
)
def doctor(form: str) -> int:
    """Check this installation: version, model and its hashes, dependencies, what is optional and missing.

    Exit status: 0 where everything that reading needs is whole, else 1.
    """
    from sayso.commands import doctor as command  # noqa: PLC0415

    return command.run(form)


@cli.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for a shell.

    \b
    bash: sayso completion bash >> ~/.bashrc
    zsh:  sayso completion zsh >> ~/.zshrc
    fish: sayso completion fish > ~/.config/fish/completions/sayso.fish
    """
    from click.shell_completion import get_completion_class  # noqa: PLC0415

    kind = get_completion_class(shell)
    assert kind is not None  # click.Choice lets no other through
    made = kind(cli, {}, "sayso", "_SAYSO_COMPLETE")
    click.echo(made.source_template % made.source_vars())


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit status."""
    # numpy's products are small here: more threads wait for one another longer than they compute.
    os.environ.setdefault(BLAS_THREADS, "1")
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run the command line and give its exit status; every error is one line on standard error."""
    try:
        status = cli.main(list(arguments), prog_name="sayso", standalone_mode=False)
    except click.UsageError as error:
        name = error.ctx.command_path if error.ctx else "sayso"
        say(error_line(None, SaysoError("USAGE", " ".join(error.format_message().split()), f"See {name} --help.")))
        return USAGE
    except SaysoError as error:
        say(error_line(None, error))
        return error.exit_status
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 (the last resort: a defect must not spill a traceback over a person's work)
        if _DEBUG in arguments:
            traceback.print_exc()
        say(error_line(None, SaysoError("INTERNAL", f"{type(error).__name__}: {error}", _REPORT)))
        return 1
    return status if isinstance(status, int) else 0
