"""`sayso seal`, `unseal` and `seals`: names that every view and export shows as pseudonyms."""

from __future__ import annotations

import click

from sayso.cli.options import DEBUGGED, FORMAT, LEDGER


@click.command(short_help="Hide a name behind a pseudonym.")
@click.argument("wanted", metavar="STATEMENT:ENTITY")
@LEDGER
@click.option("--also", "more", metavar="WORDS", multiple=True, help="Hide these words too, as another spelling. May be repeated.")
@click.option("--reason", metavar="WORDS", default="", help="Why, in your own words.")
@FORMAT
@DEBUGGED
def seal(wanted: str, ledger: str, more: tuple[str, ...], reason: str, form: str) -> int:
    """Hide the names of an entity behind a pseudonym, in every statement, view and export of a ledger.

    The pseudonym is made with a key that is kept apart from the ledger: at SAYSO_KEY, or in your own settings. The ledger itself
    still holds the statements as they came: sealing hides names from whoever looks through Sayso, and encrypts nothing.
    """
    from sayso.commands import sealing  # noqa: PLC0415 (`sayso --help` must answer at once)

    return sealing.seal(ledger, wanted, more, reason, form)


@click.command(short_help="Show a sealed name again, to everybody.")
@click.argument("pseudonym")
@LEDGER
@click.option("--reason", metavar="WORDS", required=True, help="Why, in your own words; it is recorded.")
@DEBUGGED
def unseal(pseudonym: str, ledger: str, reason: str) -> int:
    """Lift the seals with a pseudonym, which needs the key that they were made with."""
    from sayso.commands import sealing  # noqa: PLC0415

    return sealing.unseal(ledger, pseudonym, reason)


@click.command(short_help="List what is sealed.")
@LEDGER
@FORMAT
@DEBUGGED
def seals(ledger: str, form: str) -> int:
    """List the seals in force: their pseudonyms, who sealed when and why. The names stay hidden."""
    from sayso.commands import sealing  # noqa: PLC0415

    return sealing.seals(ledger, form)
