"""`sayso list`, `show`, `search`, `history`, `verify` and `backup`: what a ledger holds, and whether it is as it was written."""

from __future__ import annotations

import click

from sayso.cli.options import DEBUGGED, FORMAT, LEDGER, LIMIT, STATE, UNSEALED, filters


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
    """Print a statement as it was read and reviewed, or one of its claims.

    STATEMENT is its id, the beginning of its hash or its name, as `sayso list` prints them; CLAIM is an id as c12.
    """
    from sayso.commands import kept  # noqa: PLC0415

    return kept.show(ledger, wanted, form, unsealed)


@click.command(short_help="Find claims in a ledger file.")
@click.argument("words", metavar="[WORDS]...", nargs=-1)
@LEDGER
@filters
@click.option("--state", type=click.Choice(STATE), help="Only claims of which people have made this.")
@LIMIT
@FORMAT
@UNSEALED
@DEBUGGED
def search(words: tuple[str, ...], ledger: str, form: str, limit: int | None, unsealed: str | None, **known: str | None) -> int:
    """Find claims of statements by their words, by what is known of them, and by what people have made of them.

    Each of WORDS must stand in the claim or among those who take part; several in quotation marks stand in a row, and * leaves the
    rest of a word open.
    """
    from sayso.commands import kept  # noqa: PLC0415
    from sayso.ledger.search import Search  # noqa: PLC0415

    return kept.search(ledger, Search(words, **known), form, limit, unsealed)


@click.command(short_help="Print what was done to a ledger file.")
@click.argument("wanted", metavar="[STATEMENT[:PART]]", required=False)
@LEDGER
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help="The last N of it.")
@FORMAT
@UNSEALED
@DEBUGGED
def history(wanted: str | None, ledger: str, limit: int | None, form: str, unsealed: str | None) -> int:
    """Print everything that was done, by whom and when, or what concerns one statement or a part of it.

    PART is a claim as c12, an entity as e3, a mention as m4, an attribution as a1, or document. Of a review it tells what stood
    there before, and whether it was undone.
    """
    from sayso.commands import history as command  # noqa: PLC0415

    return command.history(ledger, wanted, form, limit, unsealed)


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
