"""`sayso original`, `restore`, `migrate`, `diff` and `adopt`: what a ledger that is kept for years needs."""

from __future__ import annotations

import click

from sayso.cli.options import DEBUGGED, FORMAT, LEDGER, ORIGINALS, UNSEALED


@click.command(short_help="Give back the bytes of a statement.")
@click.argument("statement")
@LEDGER
@ORIGINALS
@click.option("-o", "--output", metavar="OUT", required=True, type=click.Path(), help="The new file to write them to.")
@UNSEALED
@DEBUGGED
def original(statement: str, ledger: str, originals: str | None, output: str, unsealed: str | None) -> int:
    """Write the bytes of a statement, as they came and were kept with --keep-originals, to the new file OUT.

    STATEMENT is its id, the beginning of its hash or its name; the beginning of its hash for an input that could not be read.
    """
    from sayso.commands import keeping  # noqa: PLC0415 (`sayso --help` must answer at once)

    return keeping.original(ledger, statement, output, originals, unsealed)


@click.command(short_help="Make a ledger file of a backup.")
@click.argument("backup", type=click.Path())
@click.argument("to", type=click.Path())
@click.option("--head", metavar="HASH", help="The head that was kept outside: the backup must hold what was done up to it.")
@ORIGINALS
@click.option("--originals-to", metavar="DIR", type=click.Path(), help="The folder to put originals in, where TO is on a server.")
@DEBUGGED
def restore(backup: str, to: str, head: str | None, originals: str | None, originals_to: str | None) -> int:
    """Make the new ledger TO of BACKUP, with its originals, all of it or nothing, and print its head.

    TO is a new file, or postgresql://USER@HOST/DATABASE, a database without a ledger.
    """
    from sayso.commands import keeping  # noqa: PLC0415

    return keeping.restore(backup, to, head, originals, originals_to)


@click.command(short_help="Bring a ledger file of an earlier version up to date.")
@click.argument("file", type=click.Path())
@DEBUGGED
def migrate(file: str) -> int:
    """Back a ledger file of an earlier version up, and bring it up to this version, all of it or nothing."""
    from sayso.commands import keeping  # noqa: PLC0415

    return keeping.migrate(file)


@click.command(short_help="Show what a newer reading has otherwise.")
@click.argument("statement")
@LEDGER
@click.option(
    "--from", "before", metavar="N", type=click.IntRange(min=1), help="The event of the one reading, not the one that counts."
)
@click.option("--to", "after", metavar="N", type=click.IntRange(min=1), help="The event of the other reading, not the latest.")
@FORMAT
@UNSEALED
@DEBUGGED
def diff(statement: str, ledger: str, before: int | None, after: int | None, form: str, unsealed: str | None) -> int:
    """Show what a newer reading of a statement has otherwise than the one that counts, and which reviews would go over to it."""
    from sayso.commands import newer  # noqa: PLC0415

    return newer.diff(ledger, statement, (before, after), form, unsealed)


@click.command(short_help="Let a newer reading count.")
@click.argument("statement")
@click.argument("reading", metavar="[READING]", required=False, type=click.IntRange(min=1))
@LEDGER
@click.option("--reason", metavar="WORDS", default="", help="Why, in your own words.")
@DEBUGGED
def adopt(statement: str, reading: int | None, ledger: str, reason: str) -> int:
    """Let another reading of a statement count, the latest unless READING names its event, with the reviews that go over to it.

    See `sayso diff` first. What stays behind is not lost: undoing the adoption brings it back.
    """
    from sayso.commands import newer  # noqa: PLC0415

    return newer.adopt(ledger, statement, reading, reason)
