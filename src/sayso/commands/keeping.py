"""`sayso original`, `restore` and `migrate`: bytes as they came, a ledger made of a backup, a ledger of an earlier version."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from sayso.commands.opening import opened
from sayso.commands.proof import check_head, holds
from sayso.commands.streams import on_one_line, print_text, say
from sayso.errors import SaysoError, UsageError
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.backup import restore as restore_file
from sayso.ledger.backup import restore_into
from sayso.ledger.database.header import is_on_server
from sayso.ledger.files import write_new
from sayso.ledger.migrate import migrate as migrate_file
from sayso.ledger.originals import Originals


def original(path: str, statement: str, output: str, originals: str | None, unsealed: str | None) -> int:
    """Write the original of a statement to a new file; gives 0. SaysoError OUTPUT where it cannot be written."""
    with opened(path, unsealed, originals) as ledger:
        data = ledger.original(statement)
    try:
        write_new(Path(output), data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SaysoError("OUTPUT", f"{output} cannot be written: {reason}.", "Give the name of a new file.") from error
    print_text(f"{on_one_line(output)}: {len(data)} bytes\n")
    return 0


def restore(backup: str, to: str, head: str | None, originals: str | None, originals_to: str | None) -> int:
    """Make a ledger of a backup, in a new file or a database on a server, and print its head; gives 0.

    UsageError USAGE where originals have no folder to go to, or one is named for a file, which has its own.
    """
    check_head(head)
    if originals_to is not None and not is_on_server(to):
        raise UsageError("USAGE", "--originals-to is for a ledger on a server.", "A file has a folder of its own for them.")
    with closing(open_ledger(backup, originals=originals)) as ledger:
        if is_on_server(to):
            _restore_to_server(ledger, to, None if originals_to is None else Originals(Path(originals_to)), head)
        else:
            restore_file(ledger, Path(to), head=head)
    with closing(open_ledger(to)) as made:
        print_text(holds(made.name, made.head()))
    return 0


def _restore_to_server(backup: Ledger, to: str, originals: Originals | None, head: str | None) -> None:
    from sayso.ledger.database.postgres import unchecked  # noqa: PLC0415 (whoever keeps files has no need of it)

    with closing(unchecked(to)) as database:
        restore_into(backup, database, originals, head=head)


def migrate(path: str) -> int:
    """Bring a ledger file up to this version, and print what was done and its head; gives 0."""
    done = migrate_file(Path(path))
    if done is None:
        print_text(f"{on_one_line(path)} is of this version already\n")
        return 0
    print_text(f"{on_one_line(path)}: version {done.before} became {done.after}; as it was: {on_one_line(str(done.backup))}\n")
    if done.waiting:
        say(f"sayso: reviews of a reading that does not count: {done.waiting}. They hold where that is adopted: see `sayso diff`.")
    with closing(open_ledger(path)) as ledger:
        print_text(holds(path, ledger.head()))
    return 0
