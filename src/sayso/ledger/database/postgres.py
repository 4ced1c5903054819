"""A schema of a PostgreSQL database as the database of a ledger, for several people at once.

Whoever writes takes one lock of the ledger before reading anything (an advisory lock, which ends with the transaction), so writers
wait for each other and each sees what the one before has written; `synchronous_commit=on`: what was acknowledged survives a crash
(postgresql.org/docs/current: explicit-locking, wal-async-commit). Whoever reads sees one state (REPEATABLE READ).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sqlalchemy import ColumnElement, Connection, Engine, create_engine, text

from sayso.errors import LedgerError
from sayso.ledger.database import tsvector
from sayso.ledger.database.base import Asked, Begin, Check, check_kind
from sayso.ledger.database.header import shown
from sayso.ledger.database.postgres_errors import UNREACHABLE, told_plainly
from sayso.ledger.database.postgres_roles import SCHEMA
from sayso.ledger.database.postgres_shape import file_faults, make, shape_faults
from sayso.ledger.database.tables import EVENTS
from sayso.ledger.rows import Row

if TYPE_CHECKING:
    import psycopg

WAIT_SECONDS: Final = 60
"""How long a writer waits for others: far longer than many transactions take."""
CONNECT_SECONDS: Final = 15
"""How long a server may take to answer, unless the address says `connect_timeout`."""
LOCK: Final = 0x5A_59_50_2D_4C_45_44
"""The number of the lock that writers take; locks of that kind are each database's own."""
MISSING: Final = "Make one with `sayso read PATH --ledger ADDRESS`."
INSTALL: Final = "Install it: pip install 'sayso[postgresql]'."
ADDRESS: Final = "Give postgresql://USER@HOST/DATABASE, with what is no letter or digit written as %XX."
_SETTINGS: Final = {
    "search_path": SCHEMA,  # and so nothing that others may have put elsewhere
    "synchronous_commit": "on",
    "lock_timeout": f"{WAIT_SECONDS}s",
    "row_security": "on",
    "client_encoding": "UTF8",
    "TimeZone": "UTC",
    "jit": "off",  # which takes longer than any question of a ledger
}


def unchecked(address: str) -> PostgresDatabase:
    """Give the database at an address, whatever it holds.

    LedgerError: LEDGER_UNREACHABLE where no server answers or lets one in, NO_DRIVER where psycopg is not installed.
    """
    connector = _Connector(address)
    engine = create_engine("postgresql+psycopg://", creator=connector, pool_pre_ping=True)
    return PostgresDatabase(connector.name, engine)


class PostgresDatabase:
    """A ledger in the schema `sayso` of a database on a PostgreSQL server."""

    def __init__(self, name: str, engine: Engine) -> None:
        self._name = name
        self.engine = engine
        with told_plainly(name), engine.connect() as connection:
            self.user = str(connection.execute(text("SELECT session_user")).scalar_one())

    @property
    def name(self) -> str:
        """The address, without a password."""
        return self._name

    def prepare(self, *, create: bool, begin: Begin) -> None:
        """See that there is a ledger, or make it where `create` allows it; `begin` writes its first event.

        LedgerError: LEDGER_MISSING, NOT_A_LEDGER, LEDGER_NEWER, LEDGER_OLDER, LEDGER_UNREADABLE, LEDGER_UNWRITABLE, LEDGER_BUSY and
        others as `told_plainly` gives them. IntegrityError INTEGRITY for one that is damaged.
        """
        with self.reading() as connection:
            there = _is_there(connection, self.name)
        if not there:
            if not create:
                raise LedgerError("LEDGER_MISSING", f"there is no ledger at {self.name}.", MISSING)
            with self.writing() as connection:
                if not _is_there(connection, self.name):  # else another has made it while this one waited
                    make(connection, self.name, begin)
        with self.reading() as connection:
            check_kind(connection, self.name)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Write all of a block, or nothing of it; others who write wait before they read."""
        with told_plainly(self.name), self.engine.connect() as connection:
            connection.execution_options(isolation_level="READ COMMITTED")
            with connection.begin():
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
                yield connection

    @contextmanager
    def reading(self, *, any_text: bool = False) -> Iterator[Connection]:  # noqa: ARG002 (text is always text here)
        """See one state, whatever is written meanwhile, and write nothing."""
        with told_plainly(self.name), self.engine.connect() as connection:
            connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            yield connection

    @contextmanager
    def filling(self, connection: Connection) -> Iterator[None]:
        """Let events of others be put in, as none but the owner of a ledger that is being made may."""
        connection.execute(text(f"ALTER TABLE {EVENTS.name} NO FORCE ROW LEVEL SECURITY"))
        yield
        connection.execute(text(f"ALTER TABLE {EVENTS.name} FORCE ROW LEVEL SECURITY"))

    def index(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Put rows of claims into the index of words."""
        tsvector.index_words(connection, rows)

    def unindex(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Take rows of claims out of the index of words."""
        tsvector.unindex_words(connection, rows)

    def matching(self, asked: Sequence[Asked]) -> Sequence[ColumnElement[bool]]:
        """Give the conditions on claims under which all that is asked is found in them."""
        return tsvector.matching(asked)

    def matching_rows(self, asked: Sequence[Asked], rows: Sequence[Row]) -> list[bool]:
        """Tell of rows that stand in no table whether `matching` would find them."""
        with self.reading() as connection:
            return tsvector.matching_rows(connection, asked, rows)

    def checks(self) -> Sequence[Check]:
        """Give what PostgreSQL and the index can be asked for."""
        return file_faults, shape_faults, tsvector.index_faults

    def size(self) -> int:
        """Give how many bytes its tables and their indexes take on the server."""
        query = text(
            "SELECT sum(pg_total_relation_size(pg_class.oid)) FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace"
            " WHERE nspname = :schema AND relkind = 'r'"
        )
        with self.reading() as connection:
            return int(connection.execute(query, {"schema": SCHEMA}).scalar_one())

    def close(self) -> None:
        """Let go of the server."""
        self.engine.dispose()


class _Connector:
    """Connects to an address, which is checked before anything of it can stand in a message."""

    def __init__(self, address: str) -> None:
        try:
            import psycopg  # noqa: PLC0415 (an extra: whoever keeps files has no need of it)
        except ImportError as error:
            raise LedgerError("NO_DRIVER", "a ledger on a PostgreSQL server needs the package psycopg.", INSTALL) from error
        self._driver = psycopg
        self.name = shown(address)
        try:
            self._told = psycopg.conninfo.conninfo_to_dict(address)
        except (psycopg.Error, UnicodeError, ValueError) as error:
            raise self._refused("this is no address of a PostgreSQL database", ADDRESS) from error

    def __call__(self) -> psycopg.Connection:
        """Connect. LedgerError LEDGER_UNREACHABLE."""
        given = {"connect_timeout": CONNECT_SECONDS, "application_name": "sayso", **self._told}
        try:
            connection = self._driver.connect(**given, autocommit=True)  # type: ignore[arg-type]
        except (self._driver.Error, UnicodeError, ValueError) as error:
            remedy = "See that the server runs and lets you in; give a password by PGPASSWORD or ~/.pgpass."
            raise self._refused(self._reason(error), remedy) from error
        for name, value in _SETTINGS.items():
            connection.execute("SELECT set_config(%s, %s, false)", (name, value))
        connection.autocommit = False
        return connection

    def _refused(self, reason: str, remedy: str) -> LedgerError:
        return LedgerError(UNREACHABLE, f"{self.name} cannot be reached: {reason}.", remedy)

    def _reason(self, error: Exception) -> str:
        """Give what the server said, which comes after “failed:”; of all else the address may be a part, with its password."""
        _, failed, said = str(error).strip().rpartition(" failed: ")
        password = str(self._told.get("password") or "")
        if not failed or (password and password in said):
            return "the connection failed"
        return " ".join(said.split()).rstrip(".")


def _is_there(connection: Connection, name: str) -> bool:
    """Tell whether a ledger has been made. LedgerError LEDGER_UNREADABLE where it is not to be read by this user."""
    found = text("SELECT has_schema_privilege(oid, 'USAGE') FROM pg_namespace WHERE nspname = :schema")
    allowed = connection.execute(found, {"schema": SCHEMA}).scalar()
    if allowed is False:
        remedy = "Ask an admin of the ledger for a role: see `sayso grant`."
        raise LedgerError("LEDGER_UNREADABLE", f"{name} does not let you read.", remedy)
    return allowed is not None
