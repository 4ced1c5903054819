"""A ledger on a server: it is made once, found by its address, told plainly when it is not there, and holds each to a role."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from postgres_clusters import Cluster, ServerPlace, identifier
from small_ledgers import READER, less_sure, numbered

from sayso.cli import run
from sayso.errors import IntegrityError, LedgerError
from sayso.ledger import Ledger, open_ledger, roles
from sayso.ledger.chain import canonical
from sayso.ledger.database import postgres, postgres_roles
from sayso.ledger.database.header import is_on_server, shown
from sayso.ledger.database.postgres_roles import RoleName, group_name
from sayso.ledger.reviews.kinds import Subject
from sayso.ledger.sealing import Key
from sayso.ledger.verify import verify
from sayso.types import StatementLedger

psycopg = pytest.importorskip("psycopg", reason="an extra: pip install 'sayso[postgresql]'")
KEY = Key(b"k" * 32)
STATEMENT = numbered(1).document.id


def refused(does: Callable[[], object]) -> LedgerError:
    with pytest.raises(LedgerError) as caught:
        does()
    return caught.value


def made(place: ServerPlace) -> Ledger:
    kept = open_ledger(place.of(place.owner), create=True)
    kept.add(numbered(1), READER)
    return kept


# Addresses.


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("postgresql://mira:geheim@db.example.org:5432/case", "postgresql://mira@db.example.org:5432/case"),
        ("postgres://mira@/case?host=/run/pg&password=geheim", "postgres://mira@/case"),
        ("postgresql://mira:geheim@a:1,b:2/case", "postgresql://…"),
        ("postgresql://[::1]:5432/case", "postgresql://[::1]:5432/case"),
        ("postgresql:///case", "postgresql:///case"),
        ("postgresql://mira:geh/eim@db/case", "postgresql://…"),
        ("postgresql://mira:geh?eim@db/case", "postgresql://…"),
        ("postgresql://mira:12?34geheim@db/case", "postgresql://…"),
        ("postgresql://mira:geh#eim@db/case", "postgresql://…"),
        ("postgresql://mira:geheim", "postgresql://…"),
        ("case.db", "case.db"),
    ],
)
def test_no_message_shows_the_password_of_an_address(address: str, told: str) -> None:
    assert shown(address) == told
    assert "eim" not in shown(address)
    assert is_on_server(address) == (address != "case.db")


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://mira:geheim@127.0.0.1:1/case?connect_timeout=2",
        "postgresql://mira:geheim@/case?host=/nowhere",
        "postgresql://mira:geh/eim@127.0.0.1/case",
        "postgresql://mira:geheim@127.0.0.1:99999/case",
        "postgresql://mira:geheim@/case?nonsense=1",
        "postgresql://mira:geheim%00@/case?host=/nowhere",
        "postgresql://mira:geheim\udcff@/case?host=/nowhere",
        "postgresql://%zz",
    ],
)
def test_a_server_that_does_not_answer_is_told_without_the_password(address: str) -> None:
    error = refused(lambda: open_ledger(address, create=True))
    assert error.code == "LEDGER_UNREACHABLE"
    assert "eim" not in str(error)


def test_who_has_not_installed_the_driver_is_told_how(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    error = refused(lambda: open_ledger("postgresql:///case"))
    assert error.code == "NO_DRIVER"
    assert "pip install 'sayso[postgresql]'" in error.remedy


def test_who_the_server_does_not_know_is_not_let_in(on_server: ServerPlace) -> None:
    error = refused(lambda: open_ledger(on_server.server.address("nobody at all", on_server.database)))
    assert error.code == "LEDGER_UNREACHABLE"
    assert "nobody at all" in error.message
    error = refused(lambda: open_ledger(on_server.server.address(on_server.owner, "no such database"), create=True))
    assert error.code == "LEDGER_UNREACHABLE"


# Made, and opened.


def test_a_ledger_that_was_not_made_is_missed_and_then_made(on_server: ServerPlace) -> None:
    address = on_server.of(on_server.owner)
    assert refused(lambda: open_ledger(address)).code == "LEDGER_MISSING"
    with closing(open_ledger(address, create=True)) as kept:
        assert kept.actor == on_server.owner
        assert verify(kept) == []
    with closing(open_ledger(address)) as kept:
        assert [event.kind for event in kept.events()] == ["ledger-created"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("UPDATE sayso.meta SET value = '3' WHERE key = 'schema'", "LEDGER_NEWER"),
        ("UPDATE sayso.meta SET value = '1' WHERE key = 'schema'", "LEDGER_OLDER"),
        ("UPDATE sayso.meta SET value = 'x' WHERE key = 'schema'", "INTEGRITY"),
        ("DELETE FROM sayso.meta", "INTEGRITY"),
        ("DROP SCHEMA sayso CASCADE; CREATE SCHEMA sayso; CREATE TABLE sayso.meta (key text, value text)", "NOT_A_LEDGER"),
        ("DROP SCHEMA sayso CASCADE", "LEDGER_MISSING"),
    ],
)
def test_what_is_no_ledger_of_this_version_is_told(on_server: ServerPlace, change: str, code: str) -> None:
    made(on_server).close()
    on_server.server.does("GRANT ALL ON SCHEMA public TO PUBLIC", database=on_server.database)
    on_server.server.does(change, database=on_server.database)
    if code == "NOT_A_LEDGER":
        on_server.server.does(f"GRANT ALL ON SCHEMA sayso TO {identifier(on_server.owner)}", database=on_server.database)
        on_server.server.does(f"GRANT ALL ON sayso.meta TO {identifier(on_server.owner)}", database=on_server.database)
    assert refused(lambda: open_ledger(on_server.of(on_server.owner))).code == code


def make_at_once(address: str, start: Any, told: Any) -> None:
    start.wait()
    try:
        with closing(open_ledger(address, create=True)) as kept:
            told.put(len(list(kept.events())))
    except LedgerError as error:
        told.put(str(error))


def test_several_who_make_a_ledger_at_once_make_it_once(on_server: ServerPlace) -> None:
    fork = multiprocessing.get_context("fork")
    start, told = fork.Event(), fork.Queue()
    makers = [fork.Process(target=make_at_once, args=(on_server.of(on_server.owner), start, told)) for _ in range(4)]
    for maker in makers:
        maker.start()
    start.set()
    assert [told.get(timeout=60) for _ in makers] == [1] * 4
    for maker in makers:
        maker.join()


def test_who_may_not_make_roles_is_told_and_nothing_is_made(on_server: ServerPlace) -> None:
    on_server.server.add_user("plain", "NOCREATEROLE")
    on_server.server.does(f"GRANT CREATE ON DATABASE {on_server.database} TO plain")
    error = refused(lambda: open_ledger(on_server.of("plain"), create=True))
    assert error.code == "LEDGER_UNWRITABLE"
    assert "roles" in error.message
    assert refused(lambda: open_ledger(on_server.of("plain"))).code == "LEDGER_MISSING"


def test_who_may_make_nothing_in_the_database_is_told(on_server: ServerPlace) -> None:
    assert refused(lambda: open_ledger(on_server.of("a stranger"), create=True)).code == "LEDGER_UNWRITABLE"


def test_members_of_an_earlier_ledger_do_not_become_those_of_a_new_one(on_server: ServerPlace) -> None:
    with closing(made(on_server)) as kept:
        on_server.of("Ivo")
        roles.grant(kept, "Ivo", "reviewer")
    on_server.server.does("DROP SCHEMA sayso CASCADE", database=on_server.database)
    assert refused(lambda: open_ledger(on_server.of(on_server.owner), create=True)).code == "LEDGER_UNWRITABLE"
    on_server.server.does(f'REVOKE "{group_name(on_server.database, "reviewer")}" FROM "Ivo"')
    made(on_server).close()


def test_a_database_that_holds_text_otherwise_is_refused(server: Cluster) -> None:
    server.add_user("Mira Ode")
    server.does('CREATE DATABASE latin OWNER "Mira Ode" ENCODING LATIN1 LOCALE "C" TEMPLATE template0')
    error = refused(lambda: open_ledger(server.address("Mira Ode", "latin"), create=True))
    assert error.code == "LEDGER_UNWRITABLE"
    assert "LATIN1" in error.message


def test_group_roles_of_long_names_stay_apart() -> None:
    names = {group_name("ж" * 31 + end, role) for end in ("a", "b") for role in postgres_roles.ROLES}
    assert len(names) == 6
    assert all(len(name.encode("utf-8")) <= 63 for name in names)


# Several at once.


def test_a_review_of_what_another_has_judged_meanwhile_is_refused_and_shown(on_server: ServerPlace) -> None:
    with closing(made(on_server)) as mira:
        on_server.of("Ivo")
        roles.grant(mira, "Ivo", "reviewer")
        with closing(open_ledger(on_server.of("Ivo"))) as ivo:
            seen = mira.state(STATEMENT, "c1").last
            assert ivo.state(STATEMENT, "c1").last == seen
            ivo.review(STATEMENT, "c1", "reject", expected=seen)
            error = refused(lambda: mira.review(STATEMENT, "c1", "accept", expected=seen))
        assert error.code == "STALE"
        assert "Ivo judged it meanwhile: reject" in error.message
        assert mira.state(STATEMENT, "c1").verdict == "rejected"
        assert [event.actor for event in mira.events()][-2:] == ["Mira Ode", "Ivo"]


def test_whoever_writes_too_long_makes_others_give_up_with_nothing_written(
    on_server: ServerPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(on_server).close()
    monkeypatch.setitem(postgres._SETTINGS, "lock_timeout", "100ms")
    with closing(open_ledger(on_server.of(on_server.owner))) as kept, closing(open_ledger(on_server.of(on_server.owner))) as other:
        with other.database.writing():
            assert refused(lambda: kept.add(numbered(2), READER)).code == "LEDGER_BUSY"
            assert len(kept.statements()) == 1  # who reads does not wait
        kept.add(numbered(2), READER)
        assert verify(kept) == []


# Roles.


def ledger_of(place: ServerPlace, role: RoleName | None) -> Ledger:
    """Give the ledger as Ivo sees it, who has a role or none."""
    with closing(made(place)) as kept:
        place.of("Ivo plain")
        place.server.does('ALTER ROLE "Ivo plain" NOCREATEROLE')
        if role is not None:
            roles.grant(kept, "Ivo plain", role)
            assert roles.roles_of(kept) == {place.owner: "admin", "Ivo plain": role}
    return open_ledger(place.of("Ivo plain"))


def does_all(kept: Ledger) -> dict[str, str]:
    """Try what there is to do, and give what came of it."""
    deeds: dict[str, Callable[[], object]] = {
        "look": kept.statements,
        "add": lambda: kept.add(numbered(2), READER),
        "read anew": lambda: kept.add(less_sure(numbered(1)), READER),
        "accept": lambda: kept.review(STATEMENT, "c1", "accept"),
        "correct": lambda: kept.correct(Subject(STATEMENT, "c1"), "polarity", "negative"),
        "undo": lambda: kept.review(STATEMENT, "c1", "undo", undoes=kept.state(STATEMENT, "c1").last),
        "seal": lambda: kept.seal(Subject(STATEMENT, "e1"), KEY, reason="at risk"),
        "unseal": lambda: kept.unseal(kept.seals()[0].pseudonym, KEY, reason="no more at risk"),
        "grant": lambda: roles.grant(kept, "Mira Ode", "admin"),
    }
    told: dict[str, str] = {}
    for name, does in deeds.items():
        try:
            does()
            told[name] = "done"
        except LedgerError as error:
            told[name] = error.code
    return told


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("reader", {"look"}),
        ("reviewer", {"look", "add", "read anew", "accept", "correct", "undo"}),
        ("admin", {"look", "add", "read anew", "accept", "correct", "undo", "seal", "unseal"}),
    ],
)
def test_each_role_may_do_what_it_says(on_server: ServerPlace, role: RoleName, may: set[str]) -> None:
    with closing(ledger_of(on_server, role)) as kept:
        with closing(open_ledger(on_server.of(on_server.owner))) as mira:
            mira.add(numbered(3), READER)
            if role != "admin":  # there is something to unseal
                mira.seal(Subject(numbered(3).document.id, "e1"), KEY)
        told = does_all(kept)
        assert {name for name, came in told.items() if came == "done"} - {"grant"} == may
        assert {came for name, came in told.items() if name not in may | {"undo", "grant", "unseal"}} <= {"LEDGER_UNWRITABLE"}
        assert told["unseal"] == ("done" if role == "admin" else "LEDGER_UNWRITABLE")
        assert told["grant"] == ("done" if role == "admin" else "LEDGER_UNWRITABLE")
        assert verify(kept) == []


def test_who_has_no_role_sees_nothing(on_server: ServerPlace) -> None:
    assert refused(lambda: ledger_of(on_server, None)).code == "LEDGER_UNREADABLE"


def test_a_role_that_was_taken_is_gone(on_server: ServerPlace) -> None:
    with closing(ledger_of(on_server, "reviewer")) as kept:
        kept.add(numbered(2), READER)
    with closing(open_ledger(on_server.of(on_server.owner))) as mira:
        roles.revoke(mira, "Ivo plain")
        assert [(event.kind, event.payload) for event in mira.events() if event.kind.startswith("role")] == [
            ("role-granted", '{"name":"Ivo plain","role":"reviewer"}'),
            ("role-revoked", '{"name":"Ivo plain"}'),
        ]
        assert refused(lambda: roles.revoke(mira, "Ivo plain")).code == "NOT_FOUND"
        assert len(mira.statements()) == 2
        assert verify(mira) == []
    assert refused(lambda: open_ledger(on_server.of("Ivo plain"))).code == "LEDGER_UNREADABLE"


def test_nobody_is_another_than_is_logged_in(on_server: ServerPlace) -> None:
    made(on_server).close()
    error = refused(lambda: open_ledger(on_server.of(on_server.owner), actor="Ivo"))
    assert error.code == "NOT_YOU"
    assert open_ledger(on_server.of(on_server.owner), actor=on_server.owner).actor == on_server.owner


@pytest.mark.parametrize("name", ["nobody there", "", "\0", "\ud800", '"; DROP ROLE postgres; --', ":name", "x" * 100])
def test_roles_are_given_to_users_of_the_server_alone(on_server: ServerPlace, name: str) -> None:
    with closing(made(on_server)) as kept:
        assert refused(lambda: roles.grant(kept, name, "reader")).code == "NOT_FOUND"
        assert refused(lambda: roles.grant(kept, group_name(on_server.database, "reader"), "admin")).code == "NOT_FOUND"
        assert len(list(kept.events())) == 2


@pytest.mark.parametrize("name", ['od"d', "o'dd", "a:b", "Мира", "100%", "-x"])
def test_users_of_any_name_have_roles_and_leave_it_in_events(on_server: ServerPlace, name: str) -> None:
    with closing(made(on_server)) as kept:
        address = on_server.of(name)
        roles.grant(kept, name, "reviewer")
        with closing(open_ledger(address)) as theirs:
            theirs.add(numbered(2), READER)
        assert list(kept.events())[-1].actor == name
        assert verify(kept) == []


# Past Sayso, by SQL.


def event_row(payload: str, actor: str, kind: str = "reviewed") -> str:
    values = (99, "2031-01-01T00:00:00+00:00", actor, kind, payload, "0" * 64, "0" * 64)
    words = ", ".join(str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'" for value in values)
    return f"INSERT INTO sayso.events VALUES ({words})"


def denied(place: ServerPlace, command: str, user: str = "Ivo plain") -> bool:
    """Tell whether the server denies it; it is taken back where it does not."""
    with psycopg.connect(place.server.address(user, place.database)) as connection:
        try:
            connection.execute(command)  # type: ignore[call-overload]
        except psycopg.errors.InsufficientPrivilege:
            return True
        finally:
            connection.rollback()
    return False


@pytest.mark.parametrize(
    "command",
    [
        "UPDATE sayso.events SET actor = 'another'",
        "DELETE FROM sayso.events",
        "TRUNCATE sayso.events",
        "UPDATE sayso.readings SET ledger = ''",
        "DELETE FROM sayso.readings",
        "UPDATE sayso.reviews SET kind = 'accept'",
        "DELETE FROM sayso.reviews",
        "UPDATE sayso.statements SET name = ''",
        "DELETE FROM sayso.statements",
        "UPDATE sayso.meta SET value = ''",
        "CREATE TABLE sayso.more (x int)",
        "ALTER TABLE sayso.events DISABLE ROW LEVEL SECURITY",
        "CREATE TRIGGER t BEFORE INSERT ON sayso.events EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    ],
)
def test_nobody_below_the_owner_changes_what_was_written(on_server: ServerPlace, command: str) -> None:
    ledger_of(on_server, "admin").close()
    assert denied(on_server, command)


def test_the_server_takes_events_of_whoever_is_logged_in_alone(on_server: ServerPlace) -> None:
    ledger_of(on_server, "reviewer").close()
    note = canonical({"kind": "note", "reason": '\0\ud800 \\u0073 seal "kind":"seal"'})
    assert not denied(on_server, event_row(note, "Ivo plain"))
    assert denied(on_server, event_row(note, "Mira Ode"))
    assert denied(on_server, event_row(note, "Ivo plain"), on_server.owner)
    for kind in ("role-granted", "role-revoked", "ledger-created", "ledger-migrated"):
        assert denied(on_server, event_row("{}", "Ivo plain", kind))


def test_what_only_admins_do_is_denied_however_it_is_spelled(on_server: ServerPlace) -> None:
    with closing(ledger_of(on_server, "reviewer")) as ivo, closing(open_ledger(on_server.of(on_server.owner))) as mira:
        seal = mira.seal(Subject(STATEMENT, "e1"), KEY).event
        accepted = ivo.review(STATEMENT, "c1", "accept").event
    spelled = [
        '{"kind":"seal"}', '{"kind":"unseal"}', '{"kind" : "unseal"}', '{"kind":\n"unseal"}', r'{"\u006bind":"unseal"}',
        r'{"kind":"\u0075nseal"}', '{"kind":"accept","kind":"unseal"}', f'{{"kind":"undo","undoes":{seal}}}',
        f'{{"kind":"redo","undoes":{seal}}}', f'{{"kind":"undo","undoes":{seal}.0}}', f'{{"kind":"undo","undoes":"{seal}"}}',
        f'{{"kind":"undo","undoes": {seal}}}', f'{{"kind":"undo","undoes":{accepted},"undoes":{seal}}}',
        '{"kind":"undo","undoes":100}', '{"kind":"undo","undoes":null}', f'{{"kind":"undo","undoes":{seal}e0}}',
    ]  # fmt: skip
    for payload in spelled:
        assert denied(on_server, event_row(payload, "Ivo plain")), payload
    assert not denied(on_server, event_row(f'{{"kind":"undo","undoes":{accepted}}}', "Ivo plain"))


# Commands.


def test_every_command_that_takes_a_ledger_takes_an_address(
    on_server: ServerPlace, ledger: StatementLedger, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    address = on_server.of(on_server.owner)
    with closing(open_ledger(address, create=True)) as kept:
        kept.add(ledger, READER)
    for words, said in (
        (["list", "--ledger", address], "velmar.pdf"),
        (["show", "velmar.pdf:c2", "--ledger", address], "arrested"),
        (["search", "arrest", "--ledger", address], "c2"),
        (["history", "--ledger", address], "ledger-created"),
        (["verify", address], "holds: 2 events"),
        (["map", "--ledger", address, "--format", "json"], "velmar.pdf"),
        (["candidates", address, "--at-least", "0"], ""),
    ):
        assert run(words) == 0, words
        printed = capsys.readouterr()
        assert said in printed.out
        assert "host=" not in printed.out + printed.err
    copy = str(tmp_path / "copy.db")
    assert run(["backup", address, copy]) == run(["verify", copy]) == 0
    assert "holds: 2 events" in capsys.readouterr().out


def test_roles_are_given_and_taken_by_commands(on_server: ServerPlace, capsys: pytest.CaptureFixture[str]) -> None:
    made(on_server).close()
    on_server.of("Ivo")
    address = on_server.of(on_server.owner)
    assert run(["grant", address, "Ivo", "reviewer"]) == 0
    assert capsys.readouterr().out.startswith("Ivo is reviewer in postgresql://Mira%20Ode@/case_")
    assert run(["revoke", address, "Ivo"]) == 0
    assert run(["revoke", address, "Ivo"]) == 1
    assert "NOT_FOUND" in capsys.readouterr().err


def test_a_file_has_no_roles(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    open_ledger(tmp_path / "case.db", create=True).close()
    assert run(["grant", str(tmp_path / "case.db"), "Ivo", "reader"]) == 1
    assert "NO_ROLES" in capsys.readouterr().err


def test_damage_is_told_with_its_exit_status(on_server: ServerPlace, capsys: pytest.CaptureFixture[str]) -> None:
    made(on_server).close()
    on_server.server.does("DROP TABLE sayso.claims CASCADE", database=on_server.database)
    with closing(open_ledger(on_server.of(on_server.owner))) as kept, pytest.raises(IntegrityError):
        kept.statements()
    assert run(["list", "--ledger", on_server.of(on_server.owner)]) == 4
    assert "SELECT" not in capsys.readouterr().err
