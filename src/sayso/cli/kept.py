"""`sayso list`, `show`, `search`, `history`, `verify` and `backup`: what a ledger holds, and whether it is as it was written."""

from __future__ import annotations

from typing import get_args

import click

from sayso.cli.options import DEBUGGED, FORMAT, LEDGER, UNSEALED
from sayso.types import CommitmentValue


@click.command(name="list", short_help="List the statements of a ledger file.")
@LEDGER
@FORMAT
@UNSEALED
@DEBUGGED
def list_statements(ledger: str, form: str, unsealed: str | None) -> int:
    """List the statements that a ledger file holds, in the order in which they were added."""
    from sayso.commands import kept  # noqa: PLC0415 (`sayso --help` must answer at once)

    return kept.list_statements(ledger, form, unsealed)


@click.command(short_help="Print a statement of a ledger file, or a claim.")
@click.argument("wanted", metavar="STATEMENT[:CLAIM]")
@LEDGER
@FORMAT
@UNSEALED
@DEBUGGED
def show(wanted: str, ledger: str, form: str, unsealed: str | None) -> int:
    """Print the latest reading of a statement, or one of its claims.

    STATEMENT is its id, the beginning of its hash or its name, as `sayso list` prints them; CLAIM is an id as c12.
    """
    from sayso.commands import kept  # noqa: PLC0415

    return kept.show(ledger, wanted, form, unsealed)


@click.command(short_help="Find claims in a ledger file.")
@click.argument("words", metavar="[WORDS]...", nargs=-1)
@LEDGER
@click.option("--who", metavar="NAME", help="Only claims that somebody of this name takes part in.")
@click.option("--act", metavar="EVENT", help="Only claims of this PLOVER event, as COERCE.")
@click.option("--place", metavar="NAME", help="Only claims that name this place.")
@click.option("--since", metavar="DAY", help="Only claims of this day (YYYY-MM-DD) or later.")
@click.option("--until", metavar="DAY", help="Only claims of this day or earlier.")
@click.option("--source", metavar="NAME", help="Only claims that rest on this source; issuer: those in the issuers' own voice.")
@click.option(
    "--commitment", type=click.Choice(get_args(CommitmentValue)), help="Only claims that the innermost source holds as firmly."
)
@FORMAT
@UNSEALED
@DEBUGGED
def search(words: tuple[str, ...], ledger: str, form: str, unsealed: str | None, **known: str | None) -> int:
    """Find claims of the statements' latest readings by their words, and by what is known of them.

    Each of WORDS must stand in the claim or among those who take part; several in quotation marks stand in a row, and * leaves the
    rest of a word open.
    """
    from sayso.commands import kept  # noqa: PLC0415
    from sayso.ledger.search import Search  # noqa: PLC0415

    return kept.search(ledger, Search(words, **known), form, unsealed)


@click.command(short_help="Print what was done to a ledger file.")
@click.argument("wanted", metavar="[STATEMENT[:CLAIM]]", required=False)
@LEDGER
@FORMAT
@UNSEALED
@DEBUGGED
def history(wanted: str | None, ledger: str, form: str, unsealed: str | None) -> int:
    """Print everything that was done, by whom and when, or what concerns one statement or claim."""
    from sayso.commands import kept  # noqa: PLC0415

    return kept.history(ledger, wanted, form, unsealed)


@click.command(short_help="Check that a ledger file is as it was written.")
@click.argument("file", type=click.Path())
@click.option("--head", metavar="HASH", help="The head that was kept outside the file: what was done up to it must be unaltered.")
@FORMAT
@DEBUGGED
def verify(file: str, head: str | None, form: str) -> int:
    """Check the file itself, the chain of what was done, every reading, and every quotation at its place.

    Exit status: 0 where all holds, 4 where something does not; each is told in a line.
    """
    from sayso.commands import proof  # noqa: PLC0415

    return proof.verify(file, head, form)


@click.command(short_help="Copy a ledger file, and check the copy.")
@click.argument("file", type=click.Path())
@click.argument("to", type=click.Path())
@DEBUGGED
def backup(file: str, to: str) -> int:
    """Copy a ledger file into the new file TO, even while others write to it, and check the copy."""
    from sayso.commands import proof  # noqa: PLC0415

    return proof.backup(file, to)
