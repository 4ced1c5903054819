"""Who may do what in a ledger on a server, as the database itself holds everyone to it.

Three group roles for each ledger, `sayso_DATABASE_reader`, `…_reviewer` and `…_admin`, each of which may do all that the one before
may. Nobody may change or delete an event, a reading or a review; an event's actor is who is logged in; and what only admins do is
kept by row-level security (postgresql.org/docs/current/ddl-rowsecurity.html). Who owns the tables, and a superuser, may do all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple, get_args

from sqlalchemy import Connection, text

from sayso.errors import LedgerError
from sayso.ledger.database.tables import CLAIMS, EVENTS, META, READINGS, REVIEWS, STATEMENTS
from sayso.ledger.database.tsvector import CLAIM_WORDS

RoleName = Literal["reader", "reviewer", "admin"]
ROLES: Final[tuple[RoleName, ...]] = get_args(RoleName)
SCHEMA: Final = "sayso"
MAX_NAME_BYTES: Final = 63
"""Bytes of a name, as PostgreSQL is built (NAMEDATALEN)."""
ALL: Final = (META, EVENTS, STATEMENTS, READINGS, CLAIMS, REVIEWS, CLAIM_WORDS)


class Right(NamedTuple):
    """What a role may do with a table, or with one column of it."""

    role: RoleName
    table: str
    does: str
    column: str = ""


RIGHTS: Final = frozenset(
    {
        *(Right("reader", table.name, "SELECT") for table in ALL),
        *(Right("reviewer", table.name, "INSERT") for table in ALL if table is not META),
        *(Right("reviewer", table.name, "DELETE") for table in (CLAIMS, CLAIM_WORDS)),
        Right("reviewer", CLAIMS.name, "UPDATE", "verdict"),
        Right("reviewer", STATEMENTS.name, "UPDATE", "current"),
    }
)
"""All rights that a ledger gives, beside those of who owns it."""
OWN: Final = "is_own"
OPEN: Final = "is_open_to_reviewers"
FUNCTIONS: Final = {
    OWN: ("actor text", "SELECT actor = session_user::text"),
    # A payload is read as text, since PostgreSQL's JSON holds no halves of surrogate pairs. Two backslashes are one that is meant;
    # a letter spelled by its number is nothing that `canonical` writes, and could hide a word. Whoever takes something out of force
    # or brings it back names it in one way, and it is there, and no admin's.
    OPEN: (
        "kind text, payload text",
        r"""
        SELECT kind !~ '^(role|ledger)-'
          AND said !~* '\\u00([2-6][0-9a-f]|7[0-9a-e])'
          AND said !~ '"kind"\s*:\s*"(un)?seal"'
          AND (said !~ '"undoes"\s*:' OR said !~ '"undoes"\s*:.*"undoes"\s*:' AND EXISTS (
            SELECT FROM reviews WHERE event = substring(said from '"undoes":(\d{1,18})[,}]')::bigint
          ) AND NOT EXISTS (
            SELECT FROM reviews WHERE event = substring(said from '"undoes":(\d{1,18})[,}]')::bigint
              AND reviews.kind IN ('seal', 'unseal', 'redo')
          ))
        FROM (SELECT replace(payload, '\\', '')) AS plain (said)
        """,
    ),
}
"""Each function's parameters and body."""
SEARCH_PATH: Final = f"{SCHEMA}, pg_temp"


class Policy(NamedTuple):
    """A policy on events: its command, the group that it is for (empty for all), and what must hold."""

    does: str
    role: str
    holds: str


POLICIES: Final = {
    "events_are_read": Policy("SELECT", "", "true"),
    "reviewers_write": Policy("INSERT", "", f"({OWN}(actor) AND {OPEN}((kind)::text, payload))"),
    "admins_write": Policy("INSERT", "admin", f"{OWN}(actor)"),
}


def quoted(name: str) -> str:
    """Give a name as `sqlalchemy.text` has it, whatever is in it."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'.replace(":", "\\:")


def make_roles(connection: Connection, name: str) -> None:
    """Make the group roles of a new ledger, and give them their rights and nobody else any.

    LedgerError LEDGER_UNWRITABLE where the user may not make roles, or where there are such with members left of another ledger.
    """
    groups = {role: group_name(str(connection.execute(text("SELECT current_database()")).scalar_one()), role) for role in ROLES}
    _make_groups(connection, name, groups)
    named = {role: quoted(group) for role, group in groups.items()}
    for word in _limits(named):
        connection.execute(text(word))


def group_name(database: str, role: RoleName) -> str:
    """Give the name of a group role, which is shortened where the database's is too long, and still is of one database alone."""
    whole = f"sayso_{database}_{role}"
    if len(whole.encode("utf-8")) <= MAX_NAME_BYTES:
        return whole
    digest = hashlib.sha256(database.encode("utf-8")).hexdigest()[:16]
    return f"sayso_{database.encode('utf-8')[:24].decode('utf-8', 'ignore')}_{digest}_{role}"


def _make_groups(connection: Connection, name: str, groups: dict[RoleName, str]) -> None:
    there = {
        group: connection.execute(text("SELECT oid FROM pg_roles WHERE rolname = :name"), {"name": group}).scalar()
        for group in groups.values()
    }
    may = connection.execute(text("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user")).scalar()
    if not may:
        remedy = "Have a user with CREATEROLE make the ledger; others then need no more than `sayso grant` gives them."
        raise LedgerError("LEDGER_UNWRITABLE", f"{name} cannot be made: its roles are, and you may not make roles.", remedy)
    for group, oid in there.items():
        if oid is None:
            connection.execute(text(f"CREATE ROLE {quoted(group)} NOLOGIN"))
        elif _strangers(connection, oid, list(groups.values())):
            remedy = f"If nobody needs them any more: DROP ROLE {', '.join(groups.values())}."
            told = f"{name} cannot be made: the role {group} is there already and has members"
            raise LedgerError("LEDGER_UNWRITABLE", f"{told}.", remedy)


def _strangers(connection: Connection, group: int, own: list[str]) -> list[str]:
    """Give the members of a group that are neither this user nor other groups of the ledger."""
    query = text(
        "SELECT rolname FROM pg_auth_members JOIN pg_roles ON pg_roles.oid = member"
        " WHERE roleid = :group AND rolname <> current_user"
    )
    return [member for member in connection.execute(query, {"group": group}).scalars() if member not in own]


def _limits(named: dict[RoleName, str]) -> Iterator[str]:
    """Give the statements that hold the roles to what they may do."""
    tables = ", ".join(table.name for table in ALL)
    yield f"GRANT {named['reader']} TO {named['reviewer']}"
    yield f"GRANT {named['reader']}, {named['reviewer']} TO {named['admin']} WITH ADMIN OPTION"
    yield f"GRANT {named['admin']} TO CURRENT_USER WITH ADMIN OPTION"
    yield f"REVOKE ALL ON {tables} FROM PUBLIC"
    yield f"GRANT USAGE ON SCHEMA {SCHEMA} TO {named['reader']}"
    for right in sorted(RIGHTS):
        column = f" ({right.column})" if right.column else ""
        yield f"GRANT {right.does}{column} ON {right.table} TO {named[right.role]}"
    for function, (parameters, body) in FUNCTIONS.items():
        made = f"CREATE FUNCTION {function} ({parameters}) RETURNS boolean LANGUAGE sql STABLE"
        yield f"{made} SET search_path = {SEARCH_PATH} AS $body${body}$body$"
    yield f"ALTER TABLE {EVENTS.name} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {EVENTS.name} FORCE ROW LEVEL SECURITY"  # for who owns it too
    for policy, (does, role, holds) in POLICIES.items():
        to = f" TO {named[role]}" if role in named else ""
        yield f"CREATE POLICY {policy} ON {EVENTS.name} FOR {does}{to} {'USING' if does == 'SELECT' else 'WITH CHECK'} ({holds})"


def groups_of(connection: Connection) -> dict[str, RoleName]:
    """Give the group roles of a ledger by their names, from the rights on its schema: a database may have another name since."""
    query = text(
        "SELECT rolname FROM pg_namespace, aclexplode(nspacl) AS held JOIN pg_roles ON pg_roles.oid = held.grantee"
        " WHERE nspname = :schema AND held.grantee <> nspowner AND rolname ~ '^sayso_.*_reader$' ORDER BY rolname LIMIT 1"
    )
    reader = connection.execute(query, {"schema": SCHEMA}).scalar()
    return {} if reader is None else {f"{reader.removesuffix('reader')}{role}": role for role in ROLES}
