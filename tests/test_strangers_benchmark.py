"""What is joined across texts that have nothing to do with one another."""

from __future__ import annotations

from benchmarks.releases import Release
from benchmarks.strangers import Met, joined_across
from sayso.pipeline import Reader

RAID = "On 12 March 2031 guards of the Harbour Company shot nine drivers dead at the Karrow gate."
TOLD_AGAIN = "Nine drivers were shot dead by guards of the Harbour Company at the Karrow gate on 12 March 2031."
SCHOOL = "On 3 May 2029 the mayor of Tolby opened a school with a speech on reading."


def test_what_two_texts_tell_alike_is_counted_once() -> None:
    met = joined_across([Release("a", RAID), Release("b", TOLD_AGAIN), Release("c", SCHOOL)], Reader())
    assert met.joined == 1
    assert met.claims >= 3


def test_strangers_share_nothing() -> None:
    assert joined_across([Release("a", RAID), Release("c", SCHOOL)], Reader()).joined == 0


def test_without_texts_there_is_nothing() -> None:
    assert joined_across([], Reader()) == Met(0, 0)
