"""A sealed name is nowhere in what leaves a ledger, until somebody with the key and a reason looks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from postgres_clusters import Place

from sayso.errors import LedgerError
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.json_lines import to_json
from sayso.ledger.reviews.kinds import Draft, Subject
from sayso.ledger.sealing import Key
from sayso.ledger.search import Search
from sayso.ledger.verify import verify
from tests import velmar

KEY, OTHER_KEY = Key(b"k" * 32), Key(b"o" * 32)
STATEMENT = velmar.build().document.id
MARTEN = Subject(STATEMENT, "e2")
NAME = "Ivo Marten"


@pytest.fixture
def kept(place: Place) -> Iterator[Ledger]:
    reading = velmar.build()
    with closing(open_ledger(place.of("Mira Ode"), create=True, actor="Mira Ode")) as opened:
        opened.add(replace(reading, document=replace(reading.document, name="ivo-marten.pdf")), "sayso 1")
        yield opened
        assert verify(opened) == []


def everything(kept: Ledger) -> str:
    """Give all that a ledger shows, in one text."""
    found = [to_json(kept.reading(STATEMENT)), *map(to_json, kept.ledgers())]
    found += [json.dumps(asdict(one), ensure_ascii=False) for one in kept.statements()]
    found += [json.dumps(asdict(one), ensure_ascii=False) for one in kept.search(Search(act="COERCE"))]
    found += [one.payload for one in kept.events()]
    found += [repr(one) for one in (*kept.reviews(STATEMENT), *kept.seals(), *kept.current(STATEMENT).held)]
    found.append(repr(kept.current(STATEMENT)))
    return "\n".join(found)


def test_a_sealed_name_is_in_nothing_that_leaves_the_ledger(kept: Ledger) -> None:
    kept.review(STATEMENT, "c7", "note", reason="Ivo Marten told me this himself")
    assert NAME in everything(kept)
    sealed = kept.seal(MARTEN, KEY, reason="Marten is in danger")
    after = everything(kept)
    assert "marten" not in after.casefold()
    assert "Ivo" not in after
    assert sealed.pseudonym in after


def test_what_is_shown_of_a_statement_is_a_whole_reading_still(kept: Ledger) -> None:
    sealed = kept.seal(MARTEN, KEY)
    reading = kept.reading(STATEMENT)
    entity = next(one for one in reading.entities if one.id == "e2")
    assert (entity.caption, entity.names) == (sealed.pseudonym, (sealed.pseudonym,))
    for claim in reading.claims:
        assert reading.document.text[claim.start : claim.end] == claim.text
    assert len(reading.claims) == len(velmar.build().claims)


def test_a_sealed_name_finds_nothing_and_its_pseudonym_what_stands_behind_it(kept: Ledger) -> None:
    before = [one.id for one in kept.search(Search(("Marten",)))]
    assert before
    sealed = kept.seal(MARTEN, KEY)
    assert kept.search(Search(("Marten",))) == kept.search(Search(("mart*",))) == kept.search(Search(who="Ivo Marten")) == []
    assert [one.id for one in kept.search(Search((sealed.pseudonym,)))] == before
    assert [one.id for one in kept.search(Search(("arrested",)))] == ["c2"]


def test_a_statement_is_found_by_the_name_that_is_shown_of_it(kept: Ledger) -> None:
    assert kept.resolve("ivo-marten.pdf") == STATEMENT
    sealed = kept.seal(MARTEN, KEY)
    with pytest.raises(LedgerError, match="NOT_FOUND"):
        kept.resolve("ivo-marten.pdf")
    assert kept.resolve(f"{sealed.pseudonym}.pdf") == STATEMENT


def test_the_same_name_and_key_give_the_same_pseudonym_everywhere(kept: Ledger, tmp_path: Path) -> None:
    sealed = kept.seal(MARTEN, KEY)
    assert kept.seal(MARTEN, KEY, more=["the night watchman"]).pseudonym == sealed.pseudonym
    with closing(open_ledger(tmp_path / "other.db", create=True)) as other:
        other.add(velmar.build(), "sayso 1")
        assert other.seal(MARTEN, KEY).pseudonym == sealed.pseudonym
    with closing(open_ledger(tmp_path / "third.db", create=True)) as third:
        third.add(velmar.build(), "sayso 1")
        assert third.seal(MARTEN, OTHER_KEY).pseudonym != sealed.pseudonym


def test_names_of_entities_judged_the_same_are_sealed_with_it(kept: Ledger) -> None:
    other = velmar.build()
    entities = tuple(replace(one, caption="Jan Brock", names=("Jan Brock",)) if one.id == "e2" else one for one in other.entities)
    kept.add(
        replace(other, document=replace(other.document, id="sha256:" + "7" * 64, name="Jan Brock.txt"), entities=entities),
        "sayso 1",
    )
    kept.judge(Draft("same", MARTEN, other=Subject("sha256:" + "7" * 64, "e2")))
    kept.seal(MARTEN, KEY)
    assert "Brock" not in everything(kept)


def test_only_the_key_and_a_reason_show_the_names_and_both_are_recorded(kept: Ledger) -> None:
    sealed = kept.seal(MARTEN, KEY)
    for key, reason, code in ((OTHER_KEY, "to call him", "KEY_WRONG"), (KEY, " ", "REASON_MISSING")):
        for does in (lambda key=key, reason=reason: kept.unsealed(key, reason=reason),
                     lambda key=key, reason=reason: kept.unseal(sealed.pseudonym, key, reason=reason)):  # fmt: skip
            with pytest.raises(LedgerError) as caught:
                does()
            assert caught.value.code == code
    assert len(list(kept.events())) == 3
    assert NAME in everything(kept.unsealed(KEY, reason="to call him"))
    last = list(kept.events())[-1]
    assert (last.kind, last.actor, json.loads(last.payload)) == ("names-shown", "Mira Ode", {"reason": "to call him"})
    assert NAME not in everything(kept)


def test_a_seal_is_lifted_by_an_event_and_can_be_put_back(kept: Ledger) -> None:
    before = kept.reading(STATEMENT)
    sealed = kept.seal(MARTEN, KEY)
    kept.unseal(sealed.pseudonym, KEY, reason="he asked for it")
    assert kept.reading(STATEMENT) == before
    with pytest.raises(LedgerError, match="NOT_FOUND"):
        kept.unseal(sealed.pseudonym, KEY, reason="again")
    kept.review(STATEMENT, "e2", "redo", undoes=sealed.event)
    assert NAME not in everything(kept)


def test_a_seal_is_not_undone_by_the_way(kept: Ledger) -> None:
    sealed = kept.seal(MARTEN, KEY)
    for draft in (
        Draft("undo", MARTEN, undoes=sealed.event),
        Draft("unseal", MARTEN, "why not", undoes=sealed.event),
        Draft("seal", MARTEN),
    ):
        with pytest.raises(LedgerError) as caught:
            kept.judge(draft)
        assert caught.value.code == "SEALED"
    assert NAME not in everything(kept)


def test_seals_hold_for_readings_that_come_later(kept: Ledger) -> None:
    kept.seal(MARTEN, KEY)
    text = "Guards of the depot beat Ivo Marten."
    later = velmar.build()
    shown = kept.veiled(replace(later, document=replace(later.document, name="Marten, Ivo.txt")))
    assert "Marten" not in to_json(shown)
    assert "Marten" not in kept.veil_text(text)


def test_only_what_has_a_name_is_sealed(kept: Ledger) -> None:
    for subject, code in ((Subject(STATEMENT, "e99"), "NOT_FOUND"), (Subject(STATEMENT, "c2"), "NOT_FOUND")):
        with pytest.raises(LedgerError) as caught:
            kept.seal(subject, KEY)
        assert caught.value.code == code
    assert len(list(kept.events())) == 2


def test_what_verify_quotes_is_veiled_too(kept: Ledger) -> None:
    kept.seal(MARTEN, KEY)
    with kept.database.writing() as connection:
        connection.exec_driver_sql('UPDATE readings SET ledger = replace(ledger, \'"text":"Ivo Marten\', \'"text":"Xvo Marten\')')
    try:
        told = "\n".join(f"{fault.where} {fault.what}" for fault in verify(kept))
        assert "quotes" in told
        assert "Marten" not in told
    finally:
        with kept.database.writing() as connection:
            connection.exec_driver_sql("UPDATE readings SET ledger = replace(ledger, 'Xvo Marten', 'Ivo Marten')")
