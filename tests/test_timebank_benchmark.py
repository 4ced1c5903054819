"""TimeBank's measure on a small invented document: what is gold, what counts as found, and what is printed."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from benchmarks.timebank import Timex, pairs, score, stories, story_of

TML = """<?xml version="1.0" ?>
<TimeML><DOCID>invented</DOCID><DCT><TIMEX3 tid="t0" type="DATE" value="2015-10-13">2015-10-13</TIMEX3></DCT>
<TEXT>Nine guards <EVENT eid="e1">left</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2015-10-12">Monday</TIMEX3> &amp; came
<TIMEX3 tid="t2" type="DURATION" value="P2D">two <EVENT eid="e2">days</EVENT></TIMEX3> on.<TIMEX3 type="DATE" value="2015"/></TEXT>
</TimeML>"""


def test_a_document_gives_its_text_its_date_and_its_times_in_place() -> None:
    story = story_of(TML)
    assert story.text == "Nine guards left on Monday & came\ntwo days on."
    assert story.created == "2015-10-13"
    assert [(story.text[time.start : time.end], time.type, time.value) for time in story.times] == [
        ("Monday", "DATE", "2015-10-12"),
        ("two days", "DURATION", "P2D"),
    ]


def test_the_set_is_read_from_the_corpora_folder(tmp_path: Path) -> None:
    (tmp_path / "dev").mkdir()
    with gzip.open(tmp_path / "dev" / "timebank.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "invented", "tml": TML}) + "\n")
    assert [len(story.times) for story in stories(tmp_path)] == [2]


def test_equal_extents_pair_before_overlapping_ones_and_each_once() -> None:
    gold = [Timex(0, 10, "DATE", "2015"), Timex(4, 10, "DATE", "2014")]
    found = [Timex(4, 10, "DATE", "2014"), Timex(2, 3, "DATE", "2015")]
    assert pairs(gold, found) == [(gold[1], found[0]), (gold[0], found[1])]


def test_the_score_counts_extents_types_and_values() -> None:
    gold = [Timex(0, 6, "DATE", "2015-10-12"), Timex(10, 18, "DURATION", "P2D"), Timex(20, 24, "DATE", "2015")]
    found = [Timex(0, 6, "DATE", "2015-10-12"), Timex(14, 18, "DURATION", "P1D"), Timex(30, 34, "SET", "P1W")]
    whole = score([(gold, found)])
    assert (whole.strict, whole.relaxed, whole.types, whole.values) == (1, 2, 2, 1)
    assert round(whole.strict_f, 1) == 33.3
    assert round(whole.relaxed_f, 1) == 66.7
    assert (whole.type_accuracy, whole.value_accuracy) == (100.0, 50.0)
    dates = score([(gold, found)], "DATE")
    assert (dates.gold, dates.found, dates.strict, dates.value_accuracy) == (2, 1, 1, 100.0)


def test_nothing_found_scores_nothing() -> None:
    nothing = score([([], [])])
    assert (nothing.strict_f, nothing.relaxed_f, nothing.type_accuracy, nothing.value_accuracy) == (0.0, 0.0, 0.0, 0.0)
