"""A comparison as one page that needs nothing else: no script, nothing fetched, and its own policy forbids both.

Each incident is a matrix with a column for each source and a row for each field; a cell opens to the words that say so, and on
paper they stand below. What strangers wrote is escaped, and isolated so that it turns nothing around beside it.
"""

from __future__ import annotations

from html import escape
from importlib.resources import files
from typing import Final

from sayso.compare.types import FieldComparison, Value
from sayso.export.comparison.html_pairs import questions, reprints
from sayso.export.comparison.html_parts import passage, quotation, stranger
from sayso.export.comparison.report import Report, Told
from sayso.export.comparison.wording import (
    DISCLAIMER,
    EXPLAINED,
    FIELDS,
    MOST_INCIDENTS,
    NO_LABEL,
    NOTHING_IN_COMMON,
    SIGNS,
    STANCES,
    VERDICTS,
    counted,
    left_out_words,
    summary_words,
    value_words,
)
from sayso.export.words import plural

_DATA: Final = files("sayso.export.comparison").joinpath("data")
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_MOST_COLUMNS: Final = 8
"""Sources that have a column each; where there are more, every value has a row with its sources."""
_FIELD_WIDTH, _COLUMN_WIDTH = 9, 8
"""Least widths of the column of fields and of those of sources, in rem."""


def render(report: Report) -> str:
    """Give a comparison as an HTML document in UTF-8 that ends with a line end."""
    style = _DATA.joinpath("comparison.css").read_text(encoding="utf-8")
    shown = report.told[:MOST_INCIDENTS]
    parts = [
        _head(report),
        _disputed(shown),
        _changes(report),
        *_incidents(report, shown),
        questions(report),
        reprints(report),
    ]
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>Comparison of {plural(len(report.quotations.documents), 'statement')}</title>",
            f"<style>{style}</style>",
            "</head>",
            "<body>",
            *(part for part in parts if part),
            _legend(),
            "</body>",
            "</html>",
            "",
        ]
    )


def _head(report: Report) -> str:
    statements = len(report.quotations.documents)
    told = summary_words(len(report.told), report.disputed, statements)
    return (
        f"<header><h1>{plural(statements, 'statement')} compared</h1>"
        f'<p class="sum">{escape(told)}.</p><p class="note">{escape(DISCLAIMER)}</p></header>'
    )


def _statements(report: Report) -> str:
    rows = "".join(f"<li>{' · '.join(map(stranger, report.known_of(one)))}</li>" for one in report.quotations.documents)
    return f"<section><h2>The statements</h2><ul>{rows}</ul></section>"


def _disputed(shown: tuple[Told, ...]) -> str:
    """Give what differs first: it is what a reader looks for."""
    rows = "".join(_disputed_row(number, told) for number, told in enumerate(shown, 1) if told.disputed)
    return f'<section><h2>Where accounts differ</h2><ul class="disputed">{rows}</ul></section>' if rows else ""


def _disputed_row(number: int, told: Told) -> str:
    fields = "".join(f"<li><i>{escape(FIELDS[field.name])}</i>: {_sides(told, field)}</li>" for field in told.disputed)
    return f'<li><a href="#incident-{number}">{stranger(told.incident.label or NO_LABEL)}</a><ul>{fields}</ul></li>'


def _sides(told: Told, field: FieldComparison) -> str:
    return ' <span class="against">against</span> '.join(
        f"<b>{stranger(side.value)}</b> ({stranger(side.words)})" for side in told.sides(field)
    )


def _names(told: Told, value: Value) -> str:
    return ", ".join(stranger(told.name(source)) for source in value.sources)


def _changes(report: Report) -> str:
    if report.changes is None:
        return ""
    rows = "".join(f"<li>{stranger(line)}</li>" for line in report.change_lines)
    return f"<section><h2>Since the last comparison</h2><ul>{rows}</ul></section>"


def _incidents(report: Report, shown: tuple[Told, ...]) -> list[str]:
    made = [_incident(number, told) for number, told in enumerate(shown, 1)]
    left_out = report.left_out + len(report.told) - len(shown)
    notes = [NOTHING_IN_COMMON] if not made else []
    notes += [left_out_words(left_out)] if left_out else []
    return [*made, *(f'<p class="note">{escape(note)}</p>' for note in notes)]


def _incident(number: int, told: Told) -> str:
    incident = told.incident
    numbers = counted(incident.sources, incident.independent_sources, len(incident.documents))
    table = _by_source(told) if len(told.sources) <= _MOST_COLUMNS else _by_value(told)
    return (
        f'<section class="incident" id="incident-{number}"><h2>{stranger(incident.label or NO_LABEL)}</h2>'
        f'<p class="sum">{escape(numbers)} <span class="id">{stranger(incident.id)}</span></p>'
        f'<div class="wide">{table}</div>{_folded(told)}{_on_paper(told)}</section>'
    )


def _by_source(told: Told) -> str:
    heads = "".join(f"<th scope=col>{_source_head(told, source)}</th>" for source in told.sources)
    rows = "".join(
        f'<tr class="{field.verdict}">{_field_head(field)}{"".join(_cell(told, field, source) for source in told.sources)}</tr>'
        for field in told.incident.fields
    )
    # Columns of one width, each at least as wide as a name needs; CSS alone cannot tell how many there are.
    width = _FIELD_WIDTH + _COLUMN_WIDTH * len(told.sources)
    head = f"<thead><tr><th></th>{heads}</tr></thead>"
    return f'<table class="matrix fixed" style="min-width: {width}rem">{head}<tbody>{rows}</tbody></table>'


def _source_head(told: Told, source: str) -> str:
    stances = " and ".join(STANCES[stance] for stance in told.stances(source)) or "says nothing of it as a whole"
    return (
        f'{stranger(told.name(source))}<span class="stance">{escape(stances)}</span>'
        f'<span class="standing">{stranger(told.standing(source))}</span>'
    )


def _field_head(field: FieldComparison) -> str:
    sign, words = SIGNS[field.verdict], VERDICTS[field.verdict]
    return f'<th scope=row>{escape(FIELDS[field.name])}<span class="verdict">{sign} {escape(words)}</span></th>'


def _cell(told: Told, field: FieldComparison, source: str) -> str:
    values = told.values(field, source)
    if not values:
        return '<td class="silent">–</td>'
    return f"<td>{''.join(_opened(told, value, source) for value in values)}</td>"


def _opened(told: Told, value: Value, source: str) -> str:
    shown = "".join(quotation(one) for one in told.evidence(value, source)) or passage(None)
    marked = ' class="not"' if value.denied else ""
    return f"<details><summary{marked}>{stranger(value_words(value))}</summary>{shown}</details>"


def _by_value(told: Told) -> str:
    rows = "".join(
        f'<tr class="{field.verdict}">{_field_head(field) if first else "<th></th>"}'
        f"<td>{_opened_by_all(told, value)}</td><td>{_names(told, value)}</td></tr>"
        for field in told.incident.fields
        for first, value in ((number == 0, value) for number, value in enumerate(field.values))
    )
    stances = "".join(f"<tr><th></th><td>{_source_head(told, source)}</td></tr>" for source in told.sources)
    head = "<thead><tr><th></th><th scope=col>value</th><th scope=col>who says so</th></tr></thead>"
    sources = f"<details><summary>The sources</summary><table class=sources>{stances}</table></details>"
    return f"<table class=matrix>{head}<tbody>{rows}</tbody></table>{sources}"


def _opened_by_all(told: Told, value: Value) -> str:
    found = dict.fromkeys(one for source in value.sources for one in told.evidence(value, source))
    shown = "".join(quotation(one) for one in found) or passage(None)
    return f"<details><summary>{stranger(value_words(value))}</summary>{shown}</details>"


def _folded(told: Told) -> str:
    """Give why some sources are not counted as independent."""
    why = "; ".join(map(stranger, told.folded()))
    return f'<p class="folded"><b>Not counted as independent:</b> {why}</p>' if why else ""


def _on_paper(told: Told) -> str:
    """Give the words source by source, each once: what stands behind the cells, for paper, where nothing opens."""
    words = "".join(
        f"<h3>{stranger(told.name(source))}</h3>{''.join(map(quotation, found))}"
        for source in told.sources
        if (found := told.words(source))
    )
    return f'<div class="paper">{words}</div>'


def _legend() -> str:
    rows = "".join(
        f"<dt>{SIGNS[verdict]} {escape(words)}</dt><dd>{escape(EXPLAINED[verdict])}</dd>" for verdict, words in VERDICTS.items()
    )
    return f'<footer><h2>How to read it</h2><dl>{rows}</dl><p class="note">Each value opens to the words that say so.</p></footer>'
