"""Claims are found by their words in any form and script, by what is known of them, and in the latest readings alone."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from postgres_clusters import Place

from sayso.errors import UsageError
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.search import FoundClaim, Search
from sayso.ledger.verify import verify
from sayso.types import StatementLedger, When
from tests.velmar import build

CYRILLIC = "Иво Мартен"


def other(ledger: StatementLedger, number: int = 1, name: str = "other.txt") -> StatementLedger:
    """The same statement as another, in which Marten is written in Cyrillic."""
    entities = tuple(replace(one, caption=CYRILLIC) if one.id == "e2" else one for one in ledger.entities)
    return replace(ledger, document=replace(ledger.document, id=f"sha256:{number:064x}", name=name), entities=entities)


@pytest.fixture
def kept(place: Place) -> Iterator[Ledger]:
    with closing(open_ledger(place.of("Mira Ode"), create=True)) as opened:
        opened.add(build(), "sayso test")
        yield opened


@pytest.fixture
def in_file(tmp_path: Path) -> Iterator[Ledger]:
    with closing(open_ledger(tmp_path / "case.db", create=True, actor="ode")) as opened:
        opened.add(build(), "sayso test")
        yield opened


def ids(found: list[FoundClaim]) -> list[str]:
    return [claim.id for claim in found]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        # Words, in any form.
        (Search(("arrest",)), ["c2"]),
        (Search(("ARRESTING",)), ["c2"]),
        (Search(("police", "driver")), ["c2"]),
        (Search(("port police",)), ["c2"]),
        (Search(("police port",)), []),
        (Search(("driv*",)), ["c2", "c9"]),
        (Search(("nobody",)), []),
        # Whoever a pronoun was read as is found by name.
        (Search(("Marten",)), ["c7"]),
        (Search(who="marten"), ["c7"]),
        (Search(who="port police"), ["c2"]),
        (Search(who="Nine drivers"), ["c2"]),
        # What is known of them.
        (Search(act="COERCE"), ["c1", "c2"]),
        (Search(act="coerce"), ["c1", "c2"]),
        (Search(place="velmar"), ["c1"]),
        (Search(source="marten"), ["c3", "c7"]),
        (Search(source="Ministry of Transport"), ["c6"]),
        (Search(source="issuer", act="MOBILIZE"), ["c10"]),
        (Search(commitment="CT-"), ["c6", "c13"]),
        # Days, open where they are not known; without any a claim is of no day.
        (Search(since="2031-03-12"), ["c1", "c3"]),
        (Search(since="2031-03-13"), []),
        (Search(until="2031-03-11"), ["c3"]),
        # All of it together.
        (Search(("gates",), act="COERCE", place="Velmar", since="2031-01-01", until="2031-12-31", source="issuer"), ["c1"]),
        (Search(("gates",), act="ACCUSE"), []),
    ],
)
def test_claims_are_found(kept: Ledger, wanted: Search, expected: list[str]) -> None:
    assert ids(kept.search(wanted)) == expected


def test_a_found_claim_tells_its_statement_and_what_is_known_of_it(kept: Ledger) -> None:
    (found,) = kept.search(Search(("Velmar",), act="COERCE"))
    assert (found.statement, found.name) == (build().document.id, "velmar.pdf")
    assert (found.who, found.lemma, found.whom) == ("guards of the Harbour Company", "lock", "both gates of the grain depot")
    assert (found.since, found.until, found.location, found.source, found.commitment) == (
        "2031-03-12", "2031-03-12", "Velmar", "", "CT+",
    )  # fmt: skip


def test_names_are_found_in_their_own_script_whatever_their_case(kept: Ledger) -> None:
    kept.add(other(build()), "sayso test")
    assert [(one.name, one.id) for one in kept.search(Search(who="МАРТЕН"))] == [("other.txt", "c7")]
    assert [(one.name, one.id) for one in kept.search(Search(source="мартен"))] == [("other.txt", "c3"), ("other.txt", "c7")]


def test_claims_come_statement_after_statement_in_the_order_of_the_text(kept: Ledger) -> None:
    kept.add(other(build()), "sayso test")
    found = kept.search(Search(act="COERCE"))
    assert [(one.name, one.id) for one in found] == [
        ("velmar.pdf", "c1"), ("velmar.pdf", "c2"), ("other.txt", "c1"), ("other.txt", "c2"),
    ]  # fmt: skip


def test_only_the_latest_reading_of_a_statement_is_searched(kept: Ledger) -> None:
    first = build()
    kept.add(replace(first, claims=first.claims[2:]), "sayso newer")
    assert ids(kept.search(Search(("arrest",)))) == []
    assert ids(kept.search(Search(source="marten"))) == ["c3", "c7"]
    kept.add(first, "sayso test")
    assert ids(kept.search(Search(("arrest",)))) == ["c2"]


@pytest.mark.parametrize(
    "words",
    [
        '" OR "', 'police" OR who : "x', "NEAR(police drivers)", "words : police", "^police", "-police", "a\x00b",
        "'; DROP TABLE claims", "police\ud83d", "\udcff1", "(((1", "1" * 100_000, "x " * 5_000,
    ],
)  # fmt: skip
def test_no_words_are_a_command_of_the_index(kept: Ledger, words: str) -> None:
    for wanted in (Search((words,)), Search(who=words), Search(place=words), Search(source=words)):
        with suppress(UsageError):
            kept.search(wanted)
    assert ids(kept.search(Search(("arrest",)))) == ["c2"]


@pytest.mark.parametrize("words", ["", "  ", "…", "*", "!!!", '"', "_", "\x00"])
def test_words_without_a_letter_or_digit_are_a_wrong_call(kept: Ledger, words: str) -> None:
    with pytest.raises(UsageError):
        kept.search(Search((words,)))


def test_a_reading_that_cannot_be_kept_leaves_nothing_in_the_index(kept: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    index = kept.database.index

    def fail_after(*arguments: Any) -> None:
        index(*arguments)
        raise OSError("the disk has gone")

    with monkeypatch.context() as broken:
        broken.setattr(kept.database, "index", fail_after)
        with pytest.raises(OSError, match="gone"):
            kept.add(other(build()), "sayso test")
    assert [one.name for one in kept.search(Search(("arrest",)))] == ["velmar.pdf"]
    assert verify(kept) == []


# Proof, in a file.


@pytest.mark.parametrize(
    "change",
    [
        "INSERT INTO claim_words (rowid, words) VALUES (77, 'something else')",
        "DELETE FROM claim_words_docsize WHERE id = (SELECT min(id) FROM claim_words_docsize)",
        "DELETE FROM claim_words_data WHERE id > 10",
        "DROP TABLE claim_words",
        "INSERT INTO claim_words (claim_words) VALUES ('delete-all')",
    ],
)
def test_an_index_that_is_not_that_of_the_claims_is_told(in_file: Ledger, change: str) -> None:
    assert verify(in_file) == []
    with closing(sqlite3.connect(in_file.name)) as database:
        database.execute(change)
        database.commit()
    assert any(fault.where in ("search index", "file") for fault in verify(in_file))


def test_an_index_that_no_longer_leads_to_every_word_is_told(in_file: Ledger) -> None:
    for number in range(1, 17):  # enough for an index of several pages
        in_file.add(other(build(), number), "sayso test")
    assert verify(in_file) == []
    with closing(sqlite3.connect(in_file.name)) as database:
        database.execute("DELETE FROM claim_words_idx")
        database.commit()
    assert [fault.where for fault in verify(in_file)] == ["search index"]


def test_a_claim_whose_words_were_altered_is_told_by_the_index_as_well(in_file: Ledger) -> None:
    with closing(sqlite3.connect(in_file.name)) as database:
        database.execute("UPDATE claims SET words = 'Nine drivers were invited' WHERE id = 'c2'")
        database.commit()
    assert {"reading 2", "search index"} <= {fault.where for fault in verify(in_file)}


def _words_of(path: Path) -> list[tuple[object, ...]]:
    """Everything that the index answers with: each word, where it stands."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE VIRTUAL TABLE temp.instances USING fts5vocab(main, claim_words, instance)")
        return database.execute("SELECT * FROM temp.instances").fetchall()


def test_every_bit_turned_in_the_index_that_changes_an_answer_is_told(in_file: Ledger) -> None:
    chance = random.Random(20310312)
    before = _words_of(in_file.name)
    with closing(sqlite3.connect(in_file.name)) as database:
        (number, block) = max(database.execute("SELECT id, block FROM claim_words_data"), key=lambda row: len(row[1]))
    told = 0
    for _ in range(100):
        place, bit = chance.randrange(len(block)), chance.randrange(8)
        turned = bytearray(block)
        turned[place] ^= 1 << bit
        with closing(sqlite3.connect(in_file.name)) as database:
            database.execute("UPDATE claim_words_data SET block = ? WHERE id = ?", (bytes(turned), number))
            database.commit()
        faults = verify(in_file)
        told += bool(faults)
        try:
            changed = _words_of(in_file.name) != before
        except sqlite3.DatabaseError:
            changed = True
        assert faults or not changed, (place, bit)
    assert told > 90


DAYS = (None, "2031-03-01", "2031-03-12", "2031-03-31")


def dated(number: int, since: str | None, until: str | None) -> StatementLedger:
    """Give the statement as another, of one claim that is known to begin and to end on some days."""
    found = build()
    when = When(found.claims[0].start, found.claims[0].start + 2, found.claims[0].text[:2], since, until, "text")
    return replace(
        found, document=replace(found.document, id=f"sha256:{number:064x}"), claims=(replace(found.claims[0], when=when),), links=()
    )


@pytest.mark.parametrize("since", DAYS)
@pytest.mark.parametrize("until", DAYS)
def test_claims_share_a_day_with_what_is_asked_whichever_ends_are_open(
    tmp_path: Path, since: str | None, until: str | None
) -> None:
    known = [(one, other) for one in DAYS for other in DAYS if not (one and other) or one <= other]
    with closing(open_ledger(tmp_path / "case.db", create=True)) as opened:
        for number, ends in enumerate(known):
            opened.add(dated(number, *ends), "sayso test")
        found = [(one.since, one.until) for one in opened.search(Search(since=since, until=until))]
    anything = since is None and until is None
    shared = [
        ends
        for ends in known
        if anything or (any(ends) and (ends[0] or "") <= (until or "9") and (ends[1] or "9") >= (since or ""))
    ]
    assert found == shared
