"""A comparison as a page for a terminal: for each incident a row for every field and value, with who says so.

Colour only repeats what the words say, and nothing in the text can steer the terminal (`sayso.export.visible`).
"""

from __future__ import annotations

from itertools import zip_longest
from typing import Final

from rich.text import Text

from sayso.compare.types import STANCES, FieldComparison, Verdict
from sayso.export.comparison.report import Question, Report, Side, Told
from sayso.export.comparison.wording import (
    DISCLAIMER,
    FIELDS,
    MOST_INCIDENTS,
    MOST_PAIRS,
    NO_LABEL,
    NO_WORDS,
    NOTHING_IN_COMMON,
    SIGNS,
    VERDICTS,
    counted,
    cut,
    left_out_words,
    names_words,
    reprint_words,
    summary_words,
)
from sayso.export.page import Page, as_text
from sayso.export.quotations import Quotation
from sayso.export.visible import visible

_FIELD, _VERDICT, _GAP = 17, 15, 2
"""Columns of a field's name and of its verdict, and those of each column that are kept free."""
_LEAST_FOR_COLUMNS: Final = 64
_MOST_NAMES: Final = 2
_MARGIN: Final = " "
_LONGEST_WORDS: Final = 160
_STYLES: Final[dict[Verdict, str]] = {
    "differ": "bold red",
    "denied": "bold red",
    "agree": "green",
    "compatible": "yellow",
    "single": "dim",
}


def render(report: Report, *, width: int = 80, colour: bool = False, unicode: bool = True) -> str:
    """Give a comparison as lines of at most `width` columns (40 to 120), with a line end after each.

    With `colour` it carries ANSI styles, otherwise no escape at all; without `unicode` its own signs are ASCII.
    """
    page = Page.of(width, unicode)
    shown = report.told[:MOST_INCIDENTS]
    page.add(Text(f"{summary_words(len(report.told), report.disputed, len(report.quotations.documents))}.", "bold"))
    _changes(page, report)
    for told in shown:
        _incident(page, told, report.quoted)
    _notes(page, report, len(shown))
    _questions(page, report)
    _reprints(page, report)
    page.space()
    page.add(Text(DISCLAIMER, "dim"))
    return as_text(page.lines, colour=colour, unicode=unicode)


def _heading(page: Page, words: str) -> None:
    page.space()
    page.add(Text(words, "bold"), first="━━ ", indent="   ")


def _changes(page: Page, report: Report) -> None:
    if report.changes is None:
        return
    _heading(page, "Since the last comparison")
    for line in report.change_lines:
        page.add(Text(_line(line)), first="  · ", indent="    ")


def _incident(page: Page, told: Told, quoted: bool) -> None:
    incident = told.incident
    _heading(page, _line(incident.label) or NO_LABEL)
    numbers = counted(incident.sources, incident.independent_sources, len(incident.documents))
    page.add(Text(numbers), Text(f" · {visible(incident.id)}", "dim"), indent="   ")
    page.space()
    for field in incident.fields:
        _field(page, told, field)
    page.space()
    _stances(page, told)
    if told.folded():
        _fact(page, "not independent", _line("; ".join(told.folded())))
    if quoted:
        _words(page, told)


def _field(page: Page, told: Told, field: FieldComparison) -> None:
    """Write a field: its name and verdict, and a line or more for every value with who says and who denies it."""
    sign = f"{SIGNS[field.verdict]} " if page.unicode else ""
    head = Text(FIELDS[field.name]), Text(f"{sign}{VERDICTS[field.verdict]}", _STYLES[field.verdict])
    for side in told.sides(field):
        value = Text(_line(side.value), "bold" if field in told.contested else "")
        _row(page, head, value, Text(_line(_who(told, field, side))))
        head = Text(), Text()


def _who(told: Told, field: FieldComparison, side: Side) -> str:
    """Give who says a value: only how many where they agree, as nobody looks for their names there."""
    agree = field.verdict == "agree" and len(side.says) > _MOST_NAMES
    return f"{len(side.says)} of {len(told.sources)} sources" if agree else side.words


def _row(page: Page, head: tuple[Text, Text], value: Text, who: Text) -> None:
    """Write a value beside its field and who says it, each broken into lines of its own column; below it where there is no room."""
    if page.width < _LEAST_FOR_COLUMNS:
        if head[0]:
            page.add(head[0], Text(" "), head[1], indent=_MARGIN)
        page.add(value, Text(f" – {who.plain}" if who else ""), indent="     ", first="   ")
        return
    rest = page.width - len(_MARGIN) - _FIELD - _VERDICT
    widths = (_FIELD, _VERDICT, rest * 9 // 20, rest - rest * 9 // 20)
    columns = [page.wrapped(cell, width - _GAP) for cell, width in zip((*head, value, who), widths, strict=True)]
    for cells in zip_longest(*columns, fillvalue=Text()):
        padded = [Text.assemble(cell, " " * (width - cell.cell_len)) for cell, width in zip(cells, widths, strict=True)]
        line = Text.assemble(_MARGIN, *padded)
        line.rstrip()
        page.lines.append(line)


def _stances(page: Page, told: Told) -> None:
    for stance in STANCES:
        names = [told.name(source) for source in told.sources if stance in told.stances(source)]
        if names:
            _fact(page, stance, _line(names_words(names)))


def _fact(page: Page, name: str, words: str) -> None:
    indent = " " * (len(_MARGIN) + _FIELD)
    page.add(Text(words), first=f"{_MARGIN}{name:<{_FIELD}}", indent=indent)


def _words(page: Page, told: Told) -> None:
    for source in told.sources:
        for number, found in enumerate(told.words(source)):
            if number == 0:
                page.space()
                page.add(Text(_line(told.name(source)), "bold"), indent=_MARGIN)
            _quotation(page, found)


def _quotation(page: Page, found: Quotation | None) -> None:
    if found is None:
        page.add(Text(NO_WORDS, "dim"), indent="    ")
        return
    page.add(Text(f"“{_line(cut(found.words, _LONGEST_WORDS))}”"), indent="    ", first="  · ")
    told = (found.statement, found.place.words, found.voice, found.commitment, found.claim.claim)
    page.add(Text(" · ".join(map(_line, told)), "dim"), indent="    ")


def _notes(page: Page, report: Report, shown: int) -> None:
    left_out = report.left_out + len(report.told) - shown
    for note in (NOTHING_IN_COMMON if not shown else "", left_out_words(left_out)):
        if note:
            page.space()
            page.add(Text(note, "dim"))


def _questions(page: Page, report: Report) -> None:
    for number, suggestion in enumerate(report.comparison.suggestions[:MOST_PAIRS]):
        if number == 0:
            _heading(page, "The same incident?")
        _question(page, report.question(suggestion))


def _question(page: Page, question: Question) -> None:
    page.space()
    for label, found in zip(question.labels, question.quotations, strict=True):
        if label:
            page.add(Text(_line(label), "bold"), indent=_MARGIN)
        _quotation(page, found)
    reasons = "; ".join(question.suggestion.reasons)
    page.add(Text(_line(f"score {question.suggestion.score:.2f}" + (f": {reasons}" if reasons else "")), "dim"), indent=_MARGIN)
    # Never broken at the width: it is there to be copied.
    page.lines.append(Text(f"{_MARGIN}{_line(question.command)}"))


def _reprints(page: Page, report: Report) -> None:
    for number, pair in enumerate(report.reprints[:MOST_PAIRS]):
        if number == 0:
            _heading(page, "Printed again")
        page.add(Text(_line(reprint_words(pair, report.quotations.name))), first="  · ", indent="    ")


def _line(words: str) -> str:
    """Give words that may be a stranger's as one line that steers nothing."""
    return visible(" ".join(words.split()))
