"""`sayso grant` and `sayso revoke`: who may do what in a ledger on a server."""

from __future__ import annotations

from contextlib import closing

from sayso.commands.streams import on_one_line, print_text
from sayso.ledger import open_ledger, roles
from sayso.ledger.database.postgres_roles import RoleName


def grant(where: str, name: str, role: RoleName) -> int:
    """Give a user a role, and say so; gives 0."""
    with closing(open_ledger(where)) as ledger:
        roles.grant(ledger, name, role)
        print_text(f"{on_one_line(name)} is {role} in {on_one_line(ledger.name)}\n")
    return 0


def revoke(where: str, name: str) -> int:
    """Take every role from a user, and say so; gives 0."""
    with closing(open_ledger(where)) as ledger:
        roles.revoke(ledger, name)
        print_text(f"{on_one_line(name)} has no role in {on_one_line(ledger.name)} any more\n")
    return 0
