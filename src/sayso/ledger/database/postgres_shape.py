"""The schema of a ledger on a server: made, and compared later with what a new one would be (pg_catalog)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, ForeignKeyConstraint, String, Table, insert, text
from sqlalchemy.exc import DBAPIError

from sayso.errors import LedgerError
from sayso.ledger.chain import Fault
from sayso.ledger.database.base import MARKS, Begin
from sayso.ledger.database.postgres_roles import (
    ALL,
    FUNCTIONS,
    POLICIES,
    RIGHTS,
    SCHEMA,
    SEARCH_PATH,
    Right,
    groups_of,
    make_roles,
    quoted,
)
from sayso.ledger.database.shape import Shape, compared, mark_faults
from sayso.ledger.database.tables import EVENTS, META, METADATA
from sayso.ledger.database.tsvector import WORDS_METADATA

_RELATIONS: Final = """
    SELECT relname, relkind::text, relrowsecurity, relforcerowsecurity, relowner = nspowner, relpersistence::text
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname = :schema AND relkind NOT IN ('i', 'I', 'c')
"""
_COLUMNS: Final = """
    SELECT relname, attname, format_type(atttypid, atttypmod), attnotnull, collname, pg_get_expr(adbin, adrelid), attidentity::text
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
    LEFT JOIN pg_collation ON pg_collation.oid = attcollation
    LEFT JOIN pg_attrdef ON (adrelid, adnum) = (attrelid, attnum)
    WHERE nspname = :schema AND relkind = 'r' AND attnum > 0 AND NOT attisdropped ORDER BY attrelid, attnum
"""
_CONSTRAINTS: Final = """
    SELECT relname, contype::text, pg_get_constraintdef(pg_constraint.oid), convalidated
    FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = :schema AND contype <> 'n'
"""
_INDEXES: Final = """
    SELECT relname, pg_get_indexdef(indexrelid), indisvalid AND indisready AND indislive
    FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = :schema AND NOT indisprimary
"""
_FUNCTIONS: Final = """
    SELECT proname, pg_get_function_arguments(pg_proc.oid), prosrc, provolatile::text, prosecdef, proconfig, lanname
    FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace JOIN pg_language ON pg_language.oid = prolang
    WHERE nspname = :schema
"""
_POLICIES: Final = """
    SELECT policyname, tablename, permissive, cmd, roles::text[], coalesce(qual, with_check)
    FROM pg_policies WHERE schemaname = :schema
"""
_TRIGGERS: Final = """
    SELECT tgname, relname, tgisinternal, tgenabled::text
    FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = :schema AND (NOT tgisinternal OR tgenabled <> 'O')
    UNION SELECT rulename, tablename, false, 'rule' FROM pg_rules WHERE schemaname = :schema
"""
_RIGHTS: Final = """
    WITH held AS (
      SELECT relname, relowner, '' AS attname, (aclexplode(relacl)).* FROM pg_class
        JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname = :schema
      UNION SELECT relname, relowner, attname, (aclexplode(attacl)).* FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname = :schema
      UNION SELECT 'schema', nspowner, '', (aclexplode(nspacl)).* FROM pg_namespace WHERE nspname = :schema
    )
    SELECT coalesce(rolname, 'everybody'), relname, privilege_type, attname, is_grantable
    FROM held LEFT JOIN pg_roles ON pg_roles.oid = grantee WHERE grantee <> relowner
"""


def make(connection: Connection, name: str, begin: Begin) -> None:
    """Make a ledger: its schema, roles and rights, and its first event. LedgerError LEDGER_UNWRITABLE where that is not allowed."""
    encoding = str(connection.execute(text("SHOW server_encoding")).scalar_one())
    if encoding != "UTF8":
        remedy = "Make a database with ENCODING 'UTF8'."
        raise LedgerError("LEDGER_UNWRITABLE", f"{name} cannot be made: its database holds text as {encoding}.", remedy)
    connection.execute(text(f"CREATE SCHEMA {SCHEMA}"))
    METADATA.create_all(connection, checkfirst=False)
    WORDS_METADATA.create_all(connection, checkfirst=False)
    make_roles(connection, name)
    connection.execute(insert(META), [{"key": key, "value": value} for key, value in MARKS.items()])
    begin(connection)


def file_faults(connection: Connection) -> Iterator[Fault]:
    """Ask the database for its own check of tables and indexes, where its extension amcheck is installed and may be used."""
    query = text(
        "SELECT nspname FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace"
        " JOIN pg_depend ON pg_depend.objid = pg_proc.oid AND deptype = 'e' JOIN pg_extension ON pg_extension.oid = refobjid"
        " WHERE extname = 'amcheck' AND proname = 'bt_index_check' AND pronargs = 2"
        " AND has_function_privilege(pg_proc.oid, 'EXECUTE')"
    )
    where = connection.execute(query).scalar()
    if where is None:
        return
    check = quoted(str(where))
    trees = text(
        "SELECT pg_class.oid, relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace"
        " JOIN pg_am ON pg_am.oid = relam WHERE nspname = :schema AND amname = 'btree'"
    )
    for oid, name in connection.execute(trees, {"schema": SCHEMA}).all():
        try:
            with connection.begin_nested():
                connection.execute(text(f"SELECT {check}.bt_index_check(CAST(:oid AS regclass), true)"), {"oid": oid})
        except DBAPIError:
            yield Fault(f"index {name}", "is damaged, by the server's own check (amcheck)")


def shape_faults(connection: Connection) -> Iterator[Fault]:
    """Compare all there is in the schema with a new ledger's: nothing more, such as a trigger, nothing less, nothing else."""
    yield from compared(_expected(connection), _found(connection))
    yield from mark_faults(connection)


def _expected(connection: Connection) -> Shape:
    shape: dict[str, object] = {}
    for table in ALL:
        forced = table is EVENTS
        shape[f"table {table.name}"] = ("r", forced, forced, True, "p")
        shape |= _columns_of(connection, table) | _indexes_of(connection, table)
        shape[f"constraints of {table.name}"] = sorted(_constraints_of(table))
    for name, (parameters, body) in FUNCTIONS.items():
        shape[f"function {name}"] = (parameters, body, "s", False, [f"search_path={SEARCH_PATH}"], "sql")
    for name, (does, role, holds) in POLICIES.items():
        shape[f"policy {name}"] = (EVENTS.name, "PERMISSIVE", does, [role or "public"], holds)
    shape["rights"] = {(*right, False) for right in RIGHTS} | {(*Right("reader", "schema", "USAGE"), False)}
    return shape


def _columns_of(connection: Connection, table: Table) -> dict[str, object]:
    found: dict[str, object] = {}
    for column in table.c:
        words = column.type.compile(connection.dialect).partition(" COLLATE")[0].lower().replace("varchar", "character varying")
        collation = "C" if isinstance(column.type, String) else None
        found[f"column {table.name}.{column.name}"] = (words, not column.nullable, collation, None, "")
    return found


def _constraints_of(table: Table) -> Iterator[tuple[str, str, bool]]:
    yield "p", f"PRIMARY KEY ({', '.join(column.name for column in table.primary_key)})", True
    for constraint in table.constraints:
        if isinstance(constraint, ForeignKeyConstraint):
            (key,) = constraint.elements
            yield "f", f"FOREIGN KEY ({key.parent.name}) REFERENCES {key.column.table.name}({key.column.name})", True


def _indexes_of(connection: Connection, table: Table) -> dict[str, object]:
    found: dict[str, object] = {}
    for index in table.indexes:
        options = index.dialect_options["postgresql"]
        columns = ", ".join(connection.dialect.identifier_preparer.quote(column.name) for column in index.columns)
        kept = " WITH (fastupdate='false')" if options["with"] else ""
        made = f"CREATE INDEX {index.name} ON {SCHEMA}.{table.name} USING {options['using'] or 'btree'} ({columns}){kept}"
        found[f"index {index.name}"] = (made, True)
    return found


def _found(connection: Connection) -> Shape:
    groups = groups_of(connection)
    shape: dict[str, object] = {}
    for name, *made in _rows(connection, _RELATIONS):
        shape[f"table {name}"] = tuple(made)
    for table, name, *made in _rows(connection, _COLUMNS):
        shape[f"column {table}.{name}"] = tuple(made)
    constraints: dict[str, list[tuple[Any, ...]]] = {}
    for table, *made in _rows(connection, _CONSTRAINTS):
        constraints.setdefault(f"constraints of {table}", []).append(tuple(made))
    shape |= {name: sorted(made) for name, made in constraints.items()}
    for kind, query in (("index", _INDEXES), ("function", _FUNCTIONS), ("trigger", _TRIGGERS)):
        shape |= {f"{kind} {name}": tuple(made) for name, *made in _rows(connection, query)}
    for name, table, permissive, does, roles, holds in _rows(connection, _POLICIES):
        shape[f"policy {name}"] = (table, permissive, does, [groups.get(role, role) for role in roles], holds)
    shape["rights"] = {(groups.get(role, role), *right) for role, *right in _rows(connection, _RIGHTS)}
    return shape


def _rows(connection: Connection, query: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in connection.execute(text(query), {"schema": SCHEMA})]
