from __future__ import annotations

import html

from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import IntakeError
from sayso.intake import read_statement
from sayso.types import Offset, Statement

PAGE = """<!DOCTYPE html>
<html><head><title>Leak was known | Open Rivers</title>
<meta name="author" content="Ana Petrov"><meta property="article:published_time" content="2024-05-06T10:00:00Z">
<script>if (a < b) document.write("<p>no</p>");</script><style>p { color: red }</style></head>
<body><nav><ul><li>Home<li>News</ul></nav><header><h1>Open Rivers</h1></header>
<main><article><header><h1>Leak
  was known</h1></header>
<p>They said &ldquo;no&rdquo; &amp; left.<br>Then they came back.
<p>A second&nbsp;one, <b>bo</b>ld &#x1F600;, &unknown; and AT&T.<div hidden>secret</div><p style="display: none">more</p>
<h2>What we ask</h2><ul><li>an inquiry<li>an apology</ul><table><tr><td>dead<td>3</tr></table>
<pre>Yours,
Ana Petrov
Chair</pre></article></main><aside>Read also</aside><footer>(c) 2024</footer></body></html>"""


def blocks_of(page: str) -> list[tuple[str, str]]:
    statement = read_statement(page.encode(), "a.html")
    return [(block.kind, statement.text[block.start : block.end]) for block in statement.blocks]


def check_map(statement: Statement, page: str) -> None:
    """A run stands in the page as it stands in the text, but for character references: there it points at the `&`."""
    for run in statement.map:
        assert isinstance(run.origin, Offset)
        for i in range(run.length):
            assert page[run.origin.offset + i] in {statement.text[run.start + i], "&"}


def test_a_page_is_read_without_what_surrounds_the_statement() -> None:
    assert blocks_of(PAGE) == [
        ("heading", "Leak was known"),
        ("paragraph", "They said “no” & left."),
        ("paragraph", "Then they came back."),
        ("paragraph", "A second\u00a0one, bold 😀, &unknown; and AT&T."),
        ("heading", "What we ask"),
        ("item", "an inquiry"),
        ("item", "an apology"),
        ("cell", "dead"),
        ("cell", "3"),
        ("paragraph", "Yours,"),
        ("paragraph", "Ana Petrov"),
        ("paragraph", "Chair"),
    ]


def test_what_the_page_says_of_itself() -> None:
    statement = read_statement(PAGE.encode(), "a.html")
    assert statement.title
    assert statement.title.text == "Leak was known"
    assert (statement.author, statement.created) == ("Ana Petrov", "2024-05-06T10:00:00Z")
    check_map(statement, PAGE)


def test_a_page_with_nothing_but_a_form_or_a_header_is_still_read() -> None:
    assert blocks_of("<html><body><form><p>All of the page is a form.</p></form></body></html>") == [
        ("paragraph", "All of the page is a form.")
    ]
    assert blocks_of("<html><body><nav><p>An unclosed menu.</p><p>The words.</p></body></html>")[-1] == ("paragraph", "The words.")


def test_lines_parted_by_br_at_a_width_are_joined_and_those_of_an_address_not() -> None:
    wrapped = (
        "<p>The chair of the committee said on Monday that the engineers<br>"
        "had known of the leak since March, and that they had been<br>warned of it twice.</p>"
    )
    assert len(blocks_of(f"<html>{wrapped}</html>")) == 1
    assert len(blocks_of("<html><p>Harbour Union<br>14 Quay Street<br>Northport</p></html>")) == 3


def test_the_time_element_gives_the_date() -> None:
    page = '<html><body><time datetime="2024-05-06">6 May</time><p>They met on the quay.</p></body></html>'
    assert read_statement(page.encode(), "a.html").created == "2024-05-06"


def test_too_deep_a_page_is_read_flat_and_said_so() -> None:
    page = "<div>" * 3000 + "<p>words</p><script>code</script>" + "</div>" * 3000
    statement = read_statement(page.encode(), "a.html")
    assert statement.text == "words"
    assert [warning.code for warning in statement.warnings] == ["TOO_DEEP"]


def test_markup_that_would_run_is_not_text() -> None:
    drawn = '<svg><text>drawn</text></svg><iframe src="javascript:1">x</iframe><textarea><p>y</textarea>'
    page = f'<html><p onclick="x()">Words{drawn}.</p></html>'
    assert blocks_of(page) == [("paragraph", "Words.")]


FRAGMENTS = st.sampled_from(
    [
        *["<p>", "</p>", "<b>", "</b>", "<br>", "<div>", "</div>", "<li>", "<h2>", "</h2>", "<!-- c -->", "<a href='x>y'>", "<td>"],
        *["<pre>", "</pre>", "<", "&", "&amp;", "&nbsp;", "&#233;", "&shy;", "word", " ", "\n", "\r\n", "é\u0301", "\U0001f600"],
        *["\u05d0", "\u00ad", "“x”"],
    ]
)


@given(st.lists(FRAGMENTS, max_size=80).map("".join))
def test_every_character_of_any_page_maps_back(fragment: str) -> None:
    page = "<html><body>start " + fragment
    try:
        statement = read_statement(page.encode(), "a.html")
    except IntakeError:
        return
    check_map(statement, page)
    for block in statement.blocks:
        words = statement.text[block.start : block.end]
        assert words.strip() == words != ""


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs", "Cf"]), min_size=2, max_size=80))
def test_escaped_text_is_read_as_it_was(text: str) -> None:
    page = f"<html><body><p>Begin {html.escape(text)} end</p></body></html>"
    assert read_statement(page.encode(), "a.html").text == f"Begin {text} end"
