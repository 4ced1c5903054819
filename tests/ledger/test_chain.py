"""The chain of events: whatever is altered, left out, put in or put elsewhere breaks it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ledger.chain import NOTHING_BEFORE, Event, canonical, event_after, faults_of, hash_of

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=20)
PAYLOAD = st.dictionaries(ANY_TEXT, st.none() | ANY_TEXT | st.integers(-(2**53), 2**53), max_size=3)
DONE = st.tuples(ANY_TEXT, ANY_TEXT, ANY_TEXT, PAYLOAD)


def chain_of(done: list[tuple[str, str, str, dict[str, str | int | None]]]) -> list[Event]:
    events: list[Event] = []
    for at, actor, kind, payload in done:
        events.append(event_after(events[-1] if events else None, at, actor, kind, payload))
    return events


CHAINS = st.lists(DONE, min_size=1, max_size=6).map(chain_of)


def found(events: list[Event]) -> list[str]:
    return [fault.where for fault in faults_of(events)]


@given(events=CHAINS)
def test_a_chain_as_it_was_written_holds(events: list[Event]) -> None:
    assert found(events) == []
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert events[0].previous == NOTHING_BEFORE


@given(data=st.data(), events=CHAINS, field=st.sampled_from(["at", "actor", "kind", "payload", "previous", "hash"]))
def test_any_altered_word_of_any_event_is_found_where_it_stands(data: st.DataObject, events: list[Event], field: str) -> None:
    number = data.draw(st.integers(0, len(events) - 1))
    words = data.draw(ANY_TEXT.filter(lambda text: text != getattr(events[number], field)))
    # Half pairs of surrogates that stand together are one character in JSON; no database holds them.
    words = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if words == getattr(events[number], field):
        return
    events[number] = replace(events[number], **cast(Any, {field: words}))
    assert f"event {number + 1}" in found(events)


@given(data=st.data(), events=CHAINS.filter(lambda events: len(events) > 1))
def test_an_event_left_out_before_the_last_is_found(data: st.DataObject, events: list[Event]) -> None:
    number = data.draw(st.integers(0, len(events) - 2))
    del events[number]
    assert f"event {number + 2}" in found(events)


@given(data=st.data(), events=CHAINS.filter(lambda events: len(events) > 1))
def test_two_events_that_changed_places_are_found(data: st.DataObject, events: list[Event]) -> None:
    one, other = data.draw(st.lists(st.integers(0, len(events) - 1), min_size=2, max_size=2, unique=True))
    events[one], events[other] = events[other], events[one]
    assert found(events)
    renumbered = [replace(event, seq=place) for place, event in enumerate(events, 1)]
    assert found(renumbered)


@given(data=st.data(), events=CHAINS, done=DONE)
def test_an_event_put_in_is_found_unless_it_stands_last(data: st.DataObject, events: list[Event], done: Any) -> None:
    number = data.draw(st.integers(0, len(events) - 1))
    events.insert(number, event_after(events[number - 1] if number else None, *done))
    later = events[number + 1 :]
    assert found(events)
    assert found([*events[: number + 1], *(replace(event, seq=event.seq + 1) for event in later)])


@given(data=st.data(), events=CHAINS)
def test_whoever_writes_the_chain_anew_from_an_altered_event_has_another_head(data: st.DataObject, events: list[Event]) -> None:
    number = data.draw(st.integers(0, len(events) - 1))
    forged = [*events[:number], replace(events[number], actor=events[number].actor + "!")]
    for event in events[number + 1 :]:
        forged.append(replace(event))
    for place in range(number, len(forged)):
        previous = forged[place - 1].hash if place else NOTHING_BEFORE
        event = replace(forged[place], previous=previous)
        own = hash_of(event.seq, event.at, event.actor, event.kind, event.payload, previous)
        forged[place] = replace(event, hash=own)
    assert found(forged) == []
    assert forged[-1].hash != events[-1].hash


@pytest.mark.parametrize("field", ["at", "actor", "kind", "payload", "previous", "hash"])
@pytest.mark.parametrize("held", [None, 7, 0.5, b"\xff", float("inf")])
def test_an_event_that_holds_no_text_is_told_and_breaks_nothing(field: str, held: object) -> None:
    events = chain_of([("2031-03-14", "Mira Ode", "noted", {}), ("2031-03-15", "Mira Ode", "noted", {})])
    events[0] = replace(events[0], **cast(Any, {field: held}))
    assert "event 1" in found(events)


@pytest.mark.parametrize("number", [None, "2", 2.5])
def test_an_event_without_a_number_is_told_and_breaks_nothing(number: object) -> None:
    events = chain_of([("2031-03-14", "Mira Ode", "noted", {})] * 3)
    events[1] = replace(events[1], **cast(Any, {"seq": number}))
    assert found(events)[0] == "event after 1"


def test_the_hash_of_an_event_is_the_same_in_every_version() -> None:
    event = event_after(None, "2031-03-14T09:00:00.000000+00:00", "Айгүл", "noted", {"b": 1, "a": "\u00e9\ud800", "c": None})
    assert event.payload == '{"a":"\\u00e9\\ud800","b":1,"c":null}'
    assert event.hash == "dbb82d96710365e54d7fca7604de86de624bc6f9f26e2fb71c858a7a2a9d23fb"
    assert canonical({}) == "{}"
