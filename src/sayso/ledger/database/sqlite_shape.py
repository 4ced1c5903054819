"""What SQLite itself says is wrong with a file, and whether its tables are those of a ledger."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, create_engine

from sayso.ledger.chain import Fault
from sayso.ledger.database import fts5
from sayso.ledger.database.shape import Shape, compared, mark_faults
from sayso.ledger.database.tables import METADATA


def make_tables(connection: Connection) -> None:
    """Make the tables of an empty ledger and its index of words."""
    METADATA.create_all(connection)
    connection.exec_driver_sql(fts5.MADE)


def file_faults(connection: Connection) -> Iterator[Fault]:
    """Ask the database for its own check."""
    for (answer,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if answer != "ok":
            yield Fault("file", str(answer))
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Fault(f"table {row[0]}", f"row {row[1]} points to nothing in {row[2]}")


def shape_faults(connection: Connection) -> Iterator[Fault]:
    """Compare the tables with those of a new ledger: nothing more, such as a trigger, nothing less, nothing else."""
    engine = create_engine("sqlite://")
    with engine.connect() as fresh:
        make_tables(fresh)
        expected = _shape_of(fresh)
    engine.dispose()
    yield from compared(expected, _shape_of(connection))
    yield from mark_faults(connection)


def _shape_of(connection: Connection) -> Shape:
    """Give what there is, by kind and name, with its columns and what they point to."""
    parts = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master").all()
    found: dict[str, object] = {}
    for kind, name, table, sql in parts:
        pragmas = ("table_xinfo", "foreign_key_list") if kind == "table" else ("index_xinfo",)
        columns = [connection.exec_driver_sql(f"SELECT * FROM pragma_{one}(?)", (name,)).all() for one in pragmas]
        # How a table is written may differ from version to version; what else has no columns to tell it by.
        words = sql if kind not in ("table", "index") or str(sql).startswith("CREATE VIRTUAL") else None
        found[f"{kind} {name}"] = (table, words, [[tuple(row) for row in rows] for rows in columns])
    return found
