"""Who may do what in a ledger on a server: given and taken by its admins, each time with an event."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, text

from sayso.errors import LedgerError
from sayso.ledger.database.postgres_roles import ROLES, RoleName, groups_of, quoted
from sayso.ledger.events import note
from sayso.ledger.open import Ledger

GRANTED: Final = "role-granted"
REVOKED: Final = "role-revoked"
_MEMBERS: Final = """
    SELECT held.rolname AS held, who.rolname AS member FROM pg_auth_members
    JOIN pg_roles AS held ON held.oid = roleid JOIN pg_roles AS who ON who.oid = pg_auth_members.member
"""


def roles_of(ledger: Ledger) -> dict[str, RoleName]:
    """Give the role of everybody who was given one, the highest where there are several. LedgerError NO_ROLES."""
    _check_on_server(ledger)
    with ledger.reading_connection() as connection:
        return _held(connection, groups_of(connection))


def grant(ledger: Ledger, name: str, role: RoleName) -> None:
    """Give a user of the server one role in place of those that it had; it may do what it says from now on.

    LedgerError: NO_ROLES where the ledger is a file, NOT_FOUND where the server knows no such user, LEDGER_UNWRITABLE where one is
    no admin, or the user has a role that another has given and one may not take.
    """
    _check_on_server(ledger)
    with ledger.database.writing() as connection:
        groups = _groups(connection, ledger)
        _check_user(connection, ledger, name, groups)
        note(connection, ledger.actor, GRANTED, {"name": name, "role": role})
        _take(connection, ledger, name, groups)
        (group,) = (group for group, one in groups.items() if one == role)
        passed_on = " WITH ADMIN OPTION" if role == "admin" else ""
        connection.execute(text(f"GRANT {quoted(group)} TO {quoted(name)}{passed_on}"))


def revoke(ledger: Ledger, name: str) -> None:
    """Take every role from a user of the server. LedgerError as `grant` raises it, and NOT_FOUND for one who has none."""
    _check_on_server(ledger)
    with ledger.database.writing() as connection:
        groups = _groups(connection, ledger)
        _check_user(connection, ledger, name, groups)
        if name not in _held(connection, groups):
            raise LedgerError("NOT_FOUND", f"{name} has no role in {ledger.name}.", "See `sayso history`.")
        note(connection, ledger.actor, REVOKED, {"name": name})
        _take(connection, ledger, name, groups)


def _check_on_server(ledger: Ledger) -> None:
    from sayso.ledger.database.postgres import PostgresDatabase  # noqa: PLC0415 (whoever keeps files has no need of it)

    if not isinstance(ledger.database, PostgresDatabase):
        told = f"{ledger.name} is a file, and files have no roles: who may write it may do all"
        raise LedgerError("NO_ROLES", f"{told}.", "Set the rights of the file, or keep the ledger on a PostgreSQL server.")


def _groups(connection: Connection, ledger: Ledger) -> dict[str, RoleName]:
    """Give the ledger's group roles to one who may give them to others."""
    groups = groups_of(connection)
    admin = next((group for group, role in groups.items() if role == "admin"), None)
    may = text("SELECT count(*) FROM pg_roles WHERE rolname = :group AND pg_has_role(oid, 'MEMBER')")
    if admin is None or not connection.execute(may, {"group": admin}).scalar():
        raise LedgerError("LEDGER_UNWRITABLE", f"{ledger.name} lets admins alone give and take roles.", "Ask one of them.")
    return groups


def _check_user(connection: Connection, ledger: Ledger, name: str, groups: dict[str, RoleName]) -> None:
    known = text("SELECT count(*) FROM pg_roles WHERE rolname = :name")
    # What no server can hold is no user's name, and neither is a ledger's own group.
    there = name.isprintable() and connection.execute(known, {"name": name}).scalar()
    if not there or name in groups:
        raise LedgerError("NOT_FOUND", f"the server of {ledger.name} knows no user {name}.", "Make it first: CREATE ROLE … LOGIN.")


def _held(connection: Connection, groups: dict[str, RoleName]) -> dict[str, RoleName]:
    found: dict[str, RoleName] = {}
    members = [(row.member, groups[row.held]) for row in connection.execute(text(_MEMBERS)) if row.held in groups]
    for name, role in sorted(members, key=lambda one: ROLES.index(one[1])):
        if name not in groups:
            found[name] = role
    return found


def _take(connection: Connection, ledger: Ledger, name: str, groups: dict[str, RoleName]) -> None:
    """Take every role from a user, and see that it is gone: newer servers leave what another has given."""
    for group in groups:
        connection.execute(text(f"REVOKE {quoted(group)} FROM {quoted(name)} CASCADE"))
    if name in _held(connection, groups):
        told = f"{name} was given a role in {ledger.name} by another than you"
        raise LedgerError("LEDGER_UNWRITABLE", f"{told}.", "Ask who gave it, or an administrator of the server.")
