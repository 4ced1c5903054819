"""A real PostgreSQL server for tests: from Debian's package, in a folder of its own, on a socket alone, run by no superuser."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

MAIN_USER = "postgres"
QUICK = ("fsync=off", "full_page_writes=off", "max_connections=50", "shared_buffers=32MB")
"""For tests in which no machine loses power: what is written need not reach the disk itself."""


def programs() -> Path | None:
    """Give the folder of the newest PostgreSQL server that is installed, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parent.parent.name))
    if found:
        return found[-1].parent
    there = shutil.which("initdb")
    return Path(there).resolve().parent if there else None


@dataclass
class Cluster:
    """A server's folder; `settings` are those of its configuration beside what is needed for tests."""

    folder: Path
    bin: Path
    settings: tuple[str, ...] = QUICK
    known: set[str] = field(default_factory=lambda: {MAIN_USER})

    def make(self) -> None:
        self.folder.chmod(0o755)
        if os.getuid() == 0:
            shutil.chown(self.folder, MAIN_USER, MAIN_USER)
        self._run("initdb", "-D", "data", "-U", MAIN_USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        settings = ("listen_addresses=''", f"unix_socket_directories='{self.folder}'", *self.settings)
        with (self.folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.writelines(f"{one}\n" for one in settings)

    def start(self) -> None:
        self._run("pg_ctl", "-D", "data", "-l", "log", "-w", "-t", "60", "start")

    def stop(self, how: str = "immediate") -> None:
        self._run("pg_ctl", "-D", "data", "-w", "-t", "60", "-m", how, "stop")

    def address(self, user: str, database: str = MAIN_USER) -> str:
        return f"postgresql://{quote(user, safe='')}@/{quote(database, safe='')}?host={quote(str(self.folder), safe='')}"

    def does(self, command: str, *, database: str = MAIN_USER, user: str = MAIN_USER) -> list[Any]:
        """Run a command as the server's superuser, or another."""
        import psycopg  # noqa: PLC0415

        with psycopg.connect(self.address(user, database), autocommit=True) as connection:
            done = connection.execute(command)  # type: ignore[call-overload]
            return done.fetchall() if done.description else []

    def add_user(self, name: str, rights: str = "CREATEROLE") -> None:
        if name not in self.known:
            self.known.add(name)
            self.does(f"CREATE ROLE {identifier(name)} LOGIN {rights}")

    def add_database(self, owner: str) -> str:
        self.add_user(owner)
        name = f"case_{uuid.uuid4().hex[:12]}"
        self.does(f"CREATE DATABASE {name} OWNER {identifier(owner)}")
        return name

    def _run(self, program: str, *words: str) -> None:
        as_who: dict[str, Any] = {"user": MAIN_USER, "group": MAIN_USER, "extra_groups": []} if os.getuid() == 0 else {}
        command = [str(self.bin / program), *words]
        with tempfile.TemporaryFile("w+") as said:  # no pipe: the server would keep it open
            done = subprocess.run(command, cwd=self.folder, stdout=said, stderr=said, check=False, **as_who)
            said.seek(0)
            assert done.returncode == 0, said.read()


def _in_memory() -> Path | None:
    """Give a folder in memory where there is one with room: each database takes eight megabytes."""
    folder = Path("/dev/shm")
    return folder if folder.is_dir() and shutil.disk_usage(folder).free > 4 << 30 else None


def identifier(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


@contextmanager
def cluster(settings: tuple[str, ...] = QUICK) -> Iterator[Cluster]:
    """Run a server for as long as the block takes."""
    bin_ = programs()
    assert bin_ is not None
    # A socket's path may have no more than a hundred bytes.
    folder = Path(tempfile.mkdtemp(prefix="sayso-pg-", dir=_in_memory() if settings is QUICK else None))
    try:
        made = Cluster(folder, bin_, settings)
        made.make()
        made.start()
        try:
            yield made
        finally:
            if (folder / "data" / "postmaster.pid").exists():
                made.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True)
class FilePlace:
    """Where a ledger in a file may stand."""

    path: Path

    def of(self, _actor: str) -> Path:
        return self.path


@dataclass(frozen=True)
class ServerPlace:
    """Where a ledger on a server may stand; each who uses it logs in under a name."""

    server: Cluster
    database: str
    owner: str

    def of(self, actor: str) -> str:
        self.server.add_user(actor)
        return self.server.address(actor, self.database)


Place = FilePlace | ServerPlace
