"""What tells a ledger from other inputs; apart from what opens it, whose libraries take half a second to import."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

_HEADER: Final = b"SQLite format 3\x00"
SCHEMES: Final = ("postgresql://", "postgres://")
"""What an address of a ledger on a PostgreSQL server begins with (RFC 3986; postgresql.org/docs/current/libpq-connect.html)."""
_ADDRESS: Final = re.compile(
    r"(?:(?P<user>[^:@/?#]*)(?::[^@/?#]*)?@)?(?P<hosts>[\w.,%-]*(?:\[[\w:.%]*\])?(?::[\d,]*)?)(?P<base>/[^@/?#:]*)?(?:\?[^@]*)?"
)


def is_ledger_file(path: Path) -> bool:
    """Tell whether a file begins as a SQLite database does."""
    try:
        with path.open("rb") as file:
            return file.read(len(_HEADER)) == _HEADER
    except OSError:
        return False


def is_on_server(where: str | Path) -> bool:
    """Tell whether this is an address of a ledger on a server, and no path."""
    return isinstance(where, str) and where.lower().startswith(SCHEMES)


def is_kept(where: str) -> bool:
    """Tell whether this is a ledger in a database, a file or on a server, and no file of JSON lines."""
    return is_on_server(where) or is_ledger_file(Path(where))


def shown(where: str) -> str:
    """Give how a ledger is called in messages: an address without its password and options, which may hold one; a path as it is.

    Of an address that is none, whose password may stand anywhere, only the scheme is told.
    """
    if not is_on_server(where):
        return where
    scheme, _, rest = where.partition("://")
    found = _ADDRESS.fullmatch(rest)
    if found is None:
        return f"{scheme}://…"
    user = f"{found['user']}@" if found["user"] else ""
    return f"{scheme}://{user}{found['hosts']}{found['base'] or ''}"
