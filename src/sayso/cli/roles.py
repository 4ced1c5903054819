"""`sayso grant` and `sayso revoke`: who may do what in a ledger on a server."""

from __future__ import annotations

from typing import Literal

import click

from sayso.cli.options import DEBUGGED


@click.command(short_help="Give somebody a role in a ledger on a server.")
@click.argument("ledger")
@click.argument("name")
@click.argument("role", type=click.Choice(["reader", "reviewer", "admin"]))
@DEBUGGED
def grant(ledger: str, name: str, role: Literal["reader", "reviewer", "admin"]) -> int:
    """Give the server's user NAME a role in LEDGER (postgresql://…), in place of the one that it had.

    A reader looks, a reviewer also adds readings and judges, an admin also seals, unseals and gives roles.
    """
    from sayso.commands import roles  # noqa: PLC0415 (`sayso --help` must answer at once)

    return roles.grant(ledger, name, role)


@click.command(short_help="Take somebody's role in a ledger on a server.")
@click.argument("ledger")
@click.argument("name")
@DEBUGGED
def revoke(ledger: str, name: str) -> int:
    """Take from the server's user NAME every role in LEDGER (postgresql://…)."""
    from sayso.commands import roles  # noqa: PLC0415

    return roles.revoke(ledger, name)
