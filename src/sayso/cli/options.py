"""Options that several commands take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, get_args

import click

from sayso.types import CommitmentValue

DEBUG: Final = "--debug"
LEDGER: Final = click.option("--ledger", metavar="FILE", required=True, type=click.Path(), help="What `sayso read --ledger` made.")
FORMAT: Final = click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Lines, or JSON."
)
UNSEALED: Final = click.option(
    "--unsealed", metavar="REASON", help="Show sealed names this once; who did so and why is recorded, and it needs the key."
)
DEBUGGED: Final = click.option(DEBUG, is_flag=True, expose_value=False, help="Show the traceback of an internal error.")
STATE: Final = ("unreviewed", "accepted", "rejected", "read", "corrected", "added")
"""What people have made of a claim, as `Search.state` has it."""
_FILTERS: Final = (
    click.option("--who", metavar="NAME", help="Only claims that somebody of this name takes part in."),
    click.option("--act", metavar="EVENT", help="Only claims of this PLOVER event, as COERCE."),
    click.option("--place", metavar="NAME", help="Only claims that name this place."),
    click.option("--since", metavar="DAY", help="Only claims of this day (YYYY-MM-DD) or later."),
    click.option("--until", metavar="DAY", help="Only claims of this day or earlier."),
    click.option("--source", metavar="NAME", help="Only claims that rest on this source; issuer: those in the issuers' own voice."),
    click.option(
        "--commitment", type=click.Choice(get_args(CommitmentValue)), help="Only claims that the innermost source holds as firmly."
    ),
)
LIMIT: Final = click.option("--limit", metavar="N", type=click.IntRange(min=1), help="At most N of them.")


def filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of what is known of claims."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command
