"""What a PostgreSQL server says becomes Sayso's own errors, by its SQLSTATE, without a word of the statement or of a name in it."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import DBAPIError, InvalidRequestError

from sayso.errors import IntegrityError, LedgerError
from sayso.ledger.database.postgres_errors import told, told_plainly

psycopg = pytest.importorskip("psycopg", reason="an extra: pip install 'sayso[postgresql]'")
NAME = "postgresql://mira@db/case"


def said(state: str) -> DBAPIError:
    error = psycopg.errors.lookup(state)("secret words of a statement")
    return DBAPIError("SELECT secret", {"name": "secret"}, error)


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("42501", "LEDGER_UNWRITABLE"),  # no right, also by row-level security
        ("25006", "LEDGER_UNWRITABLE"),  # a standby
        ("53100", "LEDGER_FULL"),
        ("53200", "LEDGER_DISK"),
        ("53300", "LEDGER_UNREACHABLE"),  # too many connections
        ("55P03", "LEDGER_BUSY"),  # waited too long for a lock
        ("40P01", "LEDGER_BUSY"),
        ("40001", "LEDGER_BUSY"),
        ("57014", "LEDGER_BUSY"),
        ("57P01", "LEDGER_UNREACHABLE"),  # the server is shut down
        ("57P02", "LEDGER_UNREACHABLE"),
        ("08006", "LEDGER_UNREACHABLE"),
        ("58030", "LEDGER_DISK"),
        ("54000", "LIMIT"),
        ("22001", "LIMIT"),
        ("22021", "NOT_TEXT"),
        ("23503", "INTEGRITY"),
        ("42P01", "INTEGRITY"),
        ("42703", "INTEGRITY"),
        ("XX001", "INTEGRITY"),
        ("XX002", "INTEGRITY"),
        ("42601", "LEDGER_UNREADABLE"),  # anything else
    ],
)
def test_every_kind_of_error_has_its_code(state: str, code: str) -> None:
    error = told(NAME, said(state))
    assert (error.code, error.exit_status) == (code, 4 if code == "INTEGRITY" else 1)
    assert isinstance(error, IntegrityError) == (code == "INTEGRITY")
    assert error.message.startswith(NAME)
    assert error.remedy
    assert "secret" not in str(error)


@pytest.mark.parametrize(
    ("orig", "code"),
    [(psycopg.OperationalError("the connection is lost"), "LEDGER_UNREACHABLE"), (psycopg.DataError("a NUL"), "NOT_TEXT")],
)
def test_what_the_driver_itself_finds_has_its_code(orig: Exception, code: str) -> None:
    assert told(NAME, DBAPIError("SELECT secret", {}, orig)).code == code


def test_whatever_else_goes_wrong_is_told_in_a_line() -> None:
    for error, code in (
        (InvalidRequestError("secret"), "LEDGER_UNREADABLE"),
        (UnicodeEncodeError("utf-8", "\ud800", 0, 1, "secret"), "NOT_TEXT"),
        (said("53100"), "LEDGER_FULL"),
    ):
        with pytest.raises(LedgerError) as caught, told_plainly(NAME):
            raise error
        assert caught.value.code == code
        assert "secret" not in str(caught.value)
