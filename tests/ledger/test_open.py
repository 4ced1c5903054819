"""A ledger in use: what is put in comes out, whatever the text holds, and every reading stays beside the newer ones."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from postgres_clusters import FilePlace, Place
from small_ledgers import READER, alter, id_of, less_sure, numbered, write

from sayso.errors import IntegrityError, LedgerError
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.json_lines import from_json, to_json
from sayso.ledger.open import Added
from sayso.ledger.verify import verify
from sayso.types import Claim, Issuer, Published, Span, StatementLedger


@pytest.fixture
def kept(place: Place) -> Iterator[Ledger]:
    with closing(open_ledger(place.of("Mira Ode"), create=True, actor="Mira Ode")) as opened:
        yield opened


def refused(does: Callable[[], object]) -> LedgerError:
    with pytest.raises(LedgerError) as caught:
        does()
    return caught.value


def test_a_new_ledger_begins_with_the_event_that_made_it(kept: Ledger, place: Place) -> None:
    (event,) = kept.events()
    assert (event.seq, event.kind, event.actor, event.payload) == (1, "ledger-created", "Mira Ode", '{"schema":2}')
    assert kept.head() == event
    assert kept.statements() == []
    assert list(kept.ledgers()) == []
    with closing(open_ledger(place.of("Mira Ode"), create=True)) as again:
        assert list(again.events()) == [event]


def test_a_reading_comes_back_as_it_went_in(kept: Ledger, ledger: StatementLedger) -> None:
    assert kept.add(ledger, READER) == Added(2, repeated=False)
    assert kept.reading(ledger.document.id) == ledger
    assert list(kept.ledgers()) == [ledger]
    assert [event.kind for event in kept.events()] == ["ledger-created", "statement-read"]
    assert verify(kept) == []


def test_a_reading_that_says_the_same_is_not_kept_again_whoever_read_it(kept: Ledger) -> None:
    first = kept.add(numbered(1), READER)
    assert kept.add(numbered(1), "another reader") == Added(first.event, repeated=True)
    assert len(list(kept.events())) == 2


def test_a_newer_reading_stands_beside_the_older_and_counts(kept: Ledger) -> None:
    older, newer = numbered(1), less_sure(numbered(1))
    kept.add(older, READER)
    kept.add(numbered(2), READER)
    assert kept.add(newer, "sayso 2") == Added(4, repeated=False)
    assert kept.reading(older.document.id) == newer
    assert list(kept.ledgers()) == [newer, numbered(2)]
    assert [(one.name, one.readings) for one in kept.statements()] == [("gate-1.txt", 2), ("gate-2.txt", 1)]
    assert kept.add(older, READER) == Added(5, repeated=False)  # the older one again is news after the newer
    assert kept.reading(older.document.id) == older
    assert verify(kept) == []


def test_the_list_tells_of_each_statement_what_its_first_reading_has_and_counts_the_claims_of_the_last(
    kept: Ledger, ledger: StatementLedger, text_ledger: StatementLedger
) -> None:
    kept.add(ledger, READER)
    kept.add(replace(text_ledger, claims=text_ledger.claims[:4], flags=(), links=()), READER)
    (one,) = kept.statements()
    assert (one.id, one.name, one.published) == (ledger.document.id, "velmar.pdf", "2031-03-14")
    assert (one.issuer, one.title) == ("the Council of the Open Valley", "The Night at the Velmar Depot")
    assert (one.readings, one.claims) == (2, 4)
    assert verify(kept) == []


def test_a_statement_is_found_by_its_id_and_by_what_its_hash_begins_with(kept: Ledger) -> None:
    for number in range(20):
        kept.add(numbered(number), READER)
    wanted = numbered(7)
    hash_ = wanted.document.id.removeprefix("sha256:")
    for told in (wanted.document.id, hash_, hash_[:12], hash_[:12].upper(), f"sha256:{hash_[:12]}", "gate-7.txt"):
        assert kept.reading(told) == wanted
    first = {numbered(number).document.id[7] for number in range(20)}
    shared = next(one for one in first if sum(numbered(number).document.id[7] == one for number in range(20)) > 1)
    assert refused(lambda: kept.reading(shared)).code == "AMBIGUOUS"


@pytest.mark.parametrize(
    "told", ["", "sha256:", "%", "_", "sha256:%", "g", "x" * 200_000, "'; DROP TABLE events; --", "\0", "\ud800", "gate-1"]
)
def test_what_begins_no_id_finds_nothing(kept: Ledger, told: str) -> None:
    kept.add(numbered(1), READER)
    assert refused(lambda: kept.reading(told)).code == "NOT_FOUND"


HOSTILE = (
    "'; DROP TABLE readings; --", '"); DELETE FROM events; --', "\x1b[2J\x07\x00\x9b", "\ud800", "\udcff.txt", "a\u2028b\r\n",
    "%_?:name $1 {0}", "\u202eevil\u202c", "x" * 70_000,
)  # fmt: skip
"""What no field may do any harm with."""


def filled(value: Any, text: str) -> Any:
    """Give a ledger with `text` in every field of text that quotes nothing: ids, names, kinds, values."""
    if isinstance(value, str):
        return text
    if isinstance(value, tuple):
        return tuple(filled(one, text) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    # What quotes keeps its words, and the text of the statement is what it quotes.
    quotes = isinstance(value, Span | Issuer) or hasattr(value, "map") or (hasattr(value, "text") and hasattr(value, "start"))
    changed = {
        field.name: filled(getattr(value, field.name), text) for field in fields(value) if not (quotes and field.name == "text")
    }
    return replace(value, **changed)


def hostile(ledger: StatementLedger, text: str) -> StatementLedger:
    found: StatementLedger = filled(ledger, text)
    claims = tuple(replace(claim, id=f"{number}{text}") for number, claim in enumerate(found.claims))
    return replace(found, claims=claims, document=replace(found.document, id=id_of(text)))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_in_any_field_does_harm(kept: Ledger, place: Place, ledger: StatementLedger, text: str) -> None:
    kept.add(numbered(1), READER)
    found = hostile(ledger, text)
    assert found.document.name == found.entities[0].caption == text
    kept.add(found, text)
    assert kept.reading(found.document.id) == found
    assert kept.add(found, text).repeated
    assert kept.reading(text) == found  # by its name
    assert [one.readings for one in kept.statements()] == [1, 1]
    if isinstance(place, FilePlace):  # on a server one is who one is there
        with closing(open_ledger(place.path, actor=text)) as other:
            other.add(numbered(2), READER)
    assert verify(kept) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_statement_does_harm(kept: Ledger, text: str) -> None:
    found = numbered(1)
    whole = found.document.text + text
    document = replace(
        found.document,
        id=id_of(whole),
        text=whole,
        title=Span(0, len(whole), whole),
        issuer=Issuer(0, len(whole), whole, None, "byline"),
        published=Published(text, text, "given"),
    )
    claims = (replace(found.claims[0], end=len(whole), text=whole),)
    found = replace(found, document=document, claims=claims)
    kept.add(found, READER)
    assert kept.reading(document.id) == found
    assert verify(kept) == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(st.characters(exclude_categories=()), max_size=30))
def test_any_name_is_kept_and_verified(kept: Ledger, text: str) -> None:
    found = numbered(1)
    found = replace(found, document=replace(found.document, name=text, id=id_of(text)))
    kept.add(found, text)
    assert kept.reading(found.document.id) == from_json(to_json(found))
    assert verify(kept) == []


def claim(found: StatementLedger) -> Claim:
    return found.claims[0]


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda found: replace(found, document=replace(found.document, id="gate-1")), "SHA-256"),
        (lambda found: replace(found, document=replace(found.document, id=found.document.id + "\n")), "SHA-256"),
        (lambda found: replace(found, document=replace(found.document, text="They left.")), "other words"),
        (lambda found: replace(found, claims=(replace(claim(found), text="They left."),)), "other words"),
        (lambda found: replace(found, claims=(claim(found), claim(found))), "one id"),
        (lambda found: replace(found, claims=(replace(claim(found), confidence=float("nan")),)), "JSON"),
        (
            lambda found: replace(found, document=replace(found.document, text="\ud83d\ude00" + found.document.text)),
            "other words",
        ),
    ],
)
def test_a_reading_that_could_not_be_verified_is_refused_whole(
    kept: Ledger, spoil: Callable[[StatementLedger], StatementLedger], reason: str
) -> None:
    error = refused(lambda: kept.add(spoil(numbered(1)), READER))
    assert error.code == "NOT_A_READING"
    assert reason in error.message
    assert len(list(kept.events())) == 1
    assert verify(kept) == []


def test_a_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    path = write(tmp_path / "case.db", [])
    started = threading.Event()
    added: list[Added] = []

    def second() -> None:
        started.set()
        with closing(open_ledger(path)) as other:
            added.append(other.add(numbered(2), READER))

    with closing(open_ledger(path)) as first, first.database.engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        waiting = threading.Thread(target=second)
        waiting.start()
        started.wait()
        time.sleep(0.5)
        assert added == []
        assert first.statements() == []  # who reads does not wait
        connection.exec_driver_sql("COMMIT")
        waiting.join(timeout=10)
        assert added == [Added(2, repeated=False)]


def test_who_reads_sees_one_state_while_another_writes(kept: Ledger) -> None:
    for number in range(5):
        kept.add(numbered(number), READER)
    seen = []
    for number, found in enumerate(kept.ledgers(), 10):
        seen.append(found)
        kept.add(numbered(number), READER)
    assert seen == [numbered(number) for number in range(5)]
    assert len(kept.statements()) == 10


@pytest.mark.parametrize("value", ["'{}'", "'{'", "7", "x'ff'", "CAST(x'ff' AS TEXT)"])
def test_a_reading_that_was_damaged_is_told_and_not_given(tmp_path: Path, value: str) -> None:
    path = write(tmp_path / "case.db", [numbered(1)])
    alter(path, f"UPDATE readings SET ledger = {value}")
    with closing(open_ledger(path)) as opened:
        for does in (lambda: opened.reading("gate-1.txt"), lambda: list(opened.ledgers())):
            with pytest.raises(IntegrityError) as caught:
                does()
            assert caught.value.code == "INTEGRITY"


def test_who_runs_it_without_a_name_is_told_by_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr("getpass.getuser", nobody)
    with closing(open_ledger(tmp_path / "case.db", create=True)) as opened:
        assert [event.actor.split()[0] for event in opened.events()] == ["user"]
