"""Reports of hostile words, by the parser of what they are written in."""

from __future__ import annotations

import csv
import json
import re
from html.parser import HTMLParser
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export.comparison import WRITERS, written
from tests.compared_by_hand import hostile
from tests.export.maps.some_maps import HOSTILE

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n@x", "＝1")
MARKED = (
    "[x](javascript:alert(1))",
    "![x](http://evil.test/y)",
    "`code` *b* _i_ ~~s~~ | cell",
    "<img src=x onerror=alert(1)>",
    "http://evil.test www.evil.test a@evil.test @admin #1",
    "- item",
    "1. item",
    "javascript:alert(1)",
)
WORDS = (*HOSTILE, *FORMULAS, *MARKED)
PARTS = (
    "html head meta title style body header section footer article div span p a i b bdi ul li details summary blockquote code mark"
)
TABLES = "h1 h2 h3 table thead tbody tr th td dl dt dd"
ELEMENTS = frozenset(f"{PARTS} {TABLES}".split())


class Page(HTMLParser):
    """Refuses what is not the page's own: an element, a handler, a place to fetch from or to go to."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ELEMENTS
        for name, value in attrs:
            assert name in {"lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "style", "scope", "colspan"}
            assert name != "href" or re.fullmatch(r"#incident-\d+", value or "")
        if tag != "meta":
            self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag


def page_is_sound(text: str) -> bool:
    """Whether a page holds nothing but its own elements, each closed."""
    page = Page()
    page.feed(text)
    page.close()
    return not page.opened


@pytest.mark.parametrize("words", WORDS)
def test_a_strangers_words_put_nothing_into_the_page(words: str) -> None:
    assert page_is_sound(written(hostile(words), "html"))


@given(st.text(max_size=40))
def test_no_words_at_all_put_anything_into_the_page(words: str) -> None:
    assert page_is_sound(written(hostile(words), "html"))


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("words", WORDS)
def test_nothing_can_steer_a_terminal_or_turn_text_around(words: str, form: str) -> None:
    text = written(hostile(words), form)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", text)
    text.encode("utf-8")


@pytest.mark.parametrize("words", WORDS)
def test_no_cell_is_a_formula(words: str) -> None:
    rows = list(csv.reader(StringIO(written(hostile(words), "csv"), newline="")))
    assert len({len(row) for row in rows}) == 1
    for cell in (cell for row in rows for cell in row):
        assert not re.match(r"\s*[=+\-@＝＋－＠\t\r]", cell) or re.fullmatch(r"-?[\d.]+", cell)


@pytest.mark.parametrize("words", WORDS)
def test_json_has_the_words_as_they_are(words: str) -> None:
    found = json.loads(written(hostile(words), "json"))
    assert found["incidents"][0]["label"] == words


@pytest.mark.parametrize("words", MARKED)
def test_markdown_takes_no_mark_from_a_stranger(words: str) -> None:
    text = written(hostile(words), "md")
    assert not re.search(r"(?<!\\)[\[\]_~<>@]|(?<!\\)`(?!i1`|sayso|\n| )|\w://|www\.", text.replace("&lt;", ""))
    assert not re.search(r"^\s*- (?:[-+=]|\d+[.)])", text, re.MULTILINE)


def test_markdown_tables_keep_their_columns() -> None:
    for row in re.findall(r"^\|.*$", written(hostile("a | b"), "md"), re.MULTILINE):
        assert len(re.findall(r"(?<!\\)\|", row)) == 5


def test_no_line_of_the_terminal_is_a_strangers() -> None:
    first = written(hostile("plain"), "text").splitlines()
    assert len(written(hostile("pl\nain"), "text").splitlines()) == len(first)
