"""`verify` of a ledger on a server names whatever its owner or superuser has altered, in tables, rights, policies and index."""

from __future__ import annotations

from contextlib import closing

import pytest
from postgres_clusters import ServerPlace, identifier
from small_ledgers import READER, less_sure, numbered

from sayso.errors import SaysoError
from sayso.ledger import open_ledger
from sayso.ledger.verify import verify

WITHOUT_CHECKS = "SET session_replication_role = replica; "
"""Foreign keys are looked at by triggers, which a superuser can leave out."""


@pytest.fixture
def sound(on_server: ServerPlace) -> ServerPlace:
    """A ledger of two statements, one of them read twice, with reviews of a claim: events 1 to 6."""
    with closing(open_ledger(on_server.of(on_server.owner), create=True)) as kept:
        for found in (numbered(1), numbered(2), less_sure(numbered(2))):
            kept.add(found, READER)
        kept.review(numbered(1).document.id, "c1", "accept", reason="seen on film")
        kept.review(numbered(1).document.id, "c1", "note", reason="see page 2")
    return on_server


def told(place: ServerPlace) -> str:
    """Give what `verify` or opening says, one fault a line."""
    try:
        with closing(open_ledger(place.of(place.owner))) as kept:
            return "\n".join(f"{fault.where}: {fault.what}" for fault in verify(kept))
    except SaysoError as error:
        return f"not opened: {error}"


def test_a_ledger_as_it_was_written_holds_whoever_looks(sound: ServerPlace) -> None:
    assert told(sound) == ""
    with closing(open_ledger(sound.server.address("postgres", sound.database))) as kept:
        assert verify(kept) == []


def test_what_the_server_itself_checks_is_asked_where_it_can_be(sound: ServerPlace) -> None:
    sound.server.does("CREATE EXTENSION amcheck SCHEMA public", database=sound.database)
    assert told(sound) == ""
    sound.server.does(
        "GRANT EXECUTE ON FUNCTION public.bt_index_check(regclass, boolean) TO " + identifier(sound.owner), database=sound.database
    )
    assert told(sound) == ""


ALTERED = {
    # Rows.
    "UPDATE events SET actor = 'Ivo Marten' WHERE seq = 3": "event 3: was altered",
    "UPDATE events SET payload = payload || ' ' WHERE seq = 3": "event 3: was altered",
    "UPDATE events SET seq = 99 WHERE seq = 6": "event 99: follows event 5",
    "DELETE FROM events WHERE seq = 3": "event 4: follows event 2",
    "DELETE FROM events": "events: there are none",
    "UPDATE readings SET ledger = replace(ledger, 'CT+', 'CT-') WHERE event = 3": "reading 3: was altered: its digest",
    "UPDATE readings SET ledger = '{' WHERE event = 3": "reading 3: cannot be read",
    "UPDATE readings SET reader = 'another' WHERE event = 3": "reading 3: was altered: its event tells of another",
    "DELETE FROM readings WHERE event = 4": "reading 4: is gone",
    "UPDATE statements SET name = 'other.txt' WHERE added = 3": "is listed otherwise",
    "UPDATE statements SET current = 3 WHERE current = 4": "counts reading 3",
    "UPDATE claims SET who = 'Ivo Marten' WHERE reading = 2": "reading 2: has other claims",
    "UPDATE claims SET verdict = 'rejected' WHERE reading = 2": "reading 2: has other claims",
    "DELETE FROM claims": "reading 2: has other claims",
    "DELETE FROM reviews WHERE event = 5": "review 5: is listed otherwise",
    "UPDATE reviews SET kind = 'reject' WHERE event = 5": "review 5: is listed otherwise",
    "INSERT INTO meta VALUES ('more', 'x')": "table meta: was altered",
    # The index of words.
    "UPDATE claim_words SET words = 'other' WHERE reading = 2": "search index: has other words at 2/0",
    "UPDATE claim_words SET words = strip(words) WHERE reading = 2": "search index: has other words at 2/0",
    "UPDATE claim_words SET words = $$'it''s a: ''b'$$ WHERE reading = 2": "search index: has other words at 2/0",
    "DELETE FROM claim_words WHERE reading = 2": "search index: has nothing of the claim at 2/0",
    "UPDATE claim_words SET place = 7 WHERE reading = 2": "search index: has other words at 2/7",
    # What it is made of.
    "CREATE TABLE more (x int)": "table more: is no part of a ledger",
    "CREATE VIEW more AS SELECT 1": "table more: is no part of a ledger",
    "CREATE SEQUENCE more": "table more: is no part of a ledger",
    "CREATE FUNCTION more() RETURNS int LANGUAGE sql AS 'SELECT 1'": "function more: is no part of a ledger",
    "DROP TABLE claim_words": "table claim_words: is gone",
    "ALTER TABLE events ADD COLUMN more text": "column events.more: is no part of a ledger",
    "ALTER TABLE claims ALTER COLUMN act TYPE text": "column claims.act: was altered",
    "ALTER TABLE claims ALTER COLUMN words SET DEFAULT 'x'": "column claims.words: was altered",
    "ALTER TABLE claims ALTER COLUMN words DROP NOT NULL": "column claims.words: was altered",
    'ALTER TABLE claims ALTER COLUMN words TYPE text COLLATE "POSIX"': "column claims.words: was altered",
    "ALTER TABLE claims DROP CONSTRAINT claims_reading_fkey": "constraints of claims: was altered",
    "ALTER TABLE claims ADD CHECK (place < 5)": "constraints of claims: was altered",
    "ALTER TABLE readings DROP CONSTRAINT readings_statement_fkey; ALTER TABLE readings ADD CONSTRAINT readings_statement_fkey"
    " FOREIGN KEY (statement) REFERENCES statements (id) NOT VALID": "constraints of readings: was altered",
    "DROP INDEX claims_by_act": "index claims_by_act: is gone",
    "DROP INDEX claim_words_by_who; CREATE INDEX claim_words_by_who ON claim_words USING gin (whom)": "claim_words_by_who: was",
    "CREATE INDEX more ON claims (words)": "index more: is no part of a ledger",
    "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'claims_by_act'::regclass": "index claims_by_act: was altered",
    "CREATE TRIGGER more BEFORE INSERT ON events EXECUTE FUNCTION suppress_redundant_updates_trigger()": "trigger more: is no part",
    "CREATE RULE more AS ON INSERT TO reviews DO INSTEAD NOTHING": "trigger more: is no part",
    "ALTER TABLE readings DISABLE TRIGGER ALL": "is no part of a ledger",
    "ALTER TABLE claim_words SET UNLOGGED": "table claim_words: was altered",
    # Who may do what.
    "ALTER TABLE events NO FORCE ROW LEVEL SECURITY": "table events: was altered",
    "ALTER TABLE events DISABLE ROW LEVEL SECURITY": "table events: was altered",
    "ALTER TABLE claims OWNER TO postgres": "table claims: was altered",
    "DROP POLICY admins_write ON events": "policy admins_write: is gone",
    "CREATE POLICY more ON events FOR INSERT WITH CHECK (true)": "policy more: is no part",
    "ALTER POLICY reviewers_write ON events WITH CHECK (true)": "policy reviewers_write: was altered",
    "CREATE OR REPLACE FUNCTION is_own(actor text) RETURNS boolean LANGUAGE sql STABLE SET search_path = sayso, pg_temp"
    " AS 'SELECT true'": "function is_own: was altered",
    "GRANT UPDATE ON events TO PUBLIC": "rights: was altered",
    "GRANT UPDATE (payload) ON events TO PUBLIC": "rights: was altered",
    "GRANT CREATE ON SCHEMA sayso TO PUBLIC": "rights: was altered",
    "REVOKE SELECT ON events FROM \"{group}reader\"": "rights: was altered",
    "GRANT DELETE ON readings TO \"{group}reviewer\"": "rights: was altered",
    "GRANT INSERT ON readings TO \"{group}reviewer\" WITH GRANT OPTION": "rights: was altered",
}  # fmt: skip


@pytest.mark.parametrize(("change", "expected"), ALTERED.items(), ids=range(len(ALTERED)))
def test_whatever_was_altered_is_told(sound: ServerPlace, change: str, expected: str) -> None:
    changed = change.replace("{group}", f"sayso_{sound.database}_")
    sound.server.does(f"SET search_path = sayso; {WITHOUT_CHECKS}{changed}", database=sound.database)
    assert expected in told(sound)


def test_one_fault_does_not_hide_another(sound: ServerPlace) -> None:
    for change in ("DROP TABLE sayso.claim_words", "UPDATE sayso.events SET actor = 'x' WHERE seq = 3"):
        sound.server.does(WITHOUT_CHECKS + change, database=sound.database)
    found = told(sound)
    assert "table claim_words: is gone" in found
    assert "event 3: was altered" in found
