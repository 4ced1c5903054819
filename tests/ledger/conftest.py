"""Where ledgers stand in tests: in a file, and on a real PostgreSQL server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from postgres_clusters import Cluster, FilePlace, Place, ServerPlace, cluster, programs

OWNER = "Mira Ode"


@pytest.fixture(scope="session")
def server() -> Iterator[Cluster]:
    """A PostgreSQL server for all tests."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'sayso[postgresql]'")
    if programs() is None:
        pytest.skip("no PostgreSQL server is installed: apt install postgresql")
    with cluster() as running:
        yield running


@pytest.fixture
def on_server(server: Cluster) -> ServerPlace:
    """A new database on the server, whose owner may make a ledger in it."""
    return ServerPlace(server, server.add_database(OWNER), OWNER)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Where a ledger may be made, once in a file and once on a server, by Mira Ode."""
    if request.param == "sqlite":
        return FilePlace(tmp_path / "case.db")
    found: ServerPlace = request.getfixturevalue("on_server")
    return found
