"""Options that several commands take."""

from __future__ import annotations

from typing import Final

import click

DEBUG: Final = "--debug"
LEDGER: Final = click.option("--ledger", metavar="FILE", required=True, type=click.Path(), help="What `sayso read --ledger` made.")
FORMAT: Final = click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Lines, or JSON."
)
UNSEALED: Final = click.option(
    "--unsealed", metavar="REASON", help="Show sealed names this once; who did so and why is recorded, and it needs the key."
)
DEBUGGED: Final = click.option(DEBUG, is_flag=True, expose_value=False, help="Show the traceback of an internal error.")
