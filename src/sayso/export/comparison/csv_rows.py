"""A comparison as CSV (RFC 4180), a row for each claim that says a value of a field of an incident.

A cell of words that a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV Injection"); `json` has the words
as they are.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Final

from sayso.compare.types import FieldComparison, Value
from sayso.export.comparison.report import Report, Told
from sayso.export.maps.text import clean
from sayso.export.quotations import Quotation

COLUMNS: Final = (
    "incident", "label", "sources", "independent_sources", "field", "verdict", "value", "denied", "minimum", "maximum", "of",
    "earliest", "latest", "place", "country", "latitude", "longitude", "gazetteer", "said_by", "stance", "independence",
    "statement", "document", "claim", "page", "paragraph", "start", "end", "quotation", "on_whose_word", "commitment", "polarity",
)  # fmt: skip

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Cell = str | int | float | None


def render(report: Report) -> str:
    """Give a comparison as CSV with a line of names first; lines end with CR LF, and what is not known is empty."""
    stream = StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    for told in report.told:
        for field in told.incident.fields:
            for value in field.values:
                writer.writerows([_safe(cell) for cell in row] for row in _rows(told, field, value))
    return stream.getvalue()


def _rows(told: Told, field: FieldComparison, value: Value) -> Iterator[tuple[Cell, ...]]:
    """Give a row for each claim and source; one without a claim where the words are in none of the statements."""
    about = (*_of_incident(told), field.name, field.verdict, *_of_value(value))
    for source in value.sources:
        who = (told.name(source), " and ".join(told.stances(source)), told.standing(source))
        found = told.evidence(value, source)
        yield from ((*about, *who, *_of_claim(one)) for one in found)
        if not found:
            yield (*about, *who, *(None,) * (len(COLUMNS) - len(about) - len(who)))


def _of_incident(told: Told) -> tuple[Cell, ...]:
    incident = told.incident
    return incident.id, incident.label, incident.sources, incident.independent_sources


def _of_value(value: Value) -> tuple[Cell, ...]:
    numbers, days, place = value.numbers, value.days, value.place
    return (
        value.value,
        "yes" if value.denied else "no",
        *((numbers.minimum, numbers.maximum, numbers.of) if numbers else (None, None, None)),
        *((days.earliest, days.latest) if days else (None, None)),
        *((place.name, place.country, place.lat, place.lon, place.gazetteer) if place else (None,) * 5),
    )


def _of_claim(found: Quotation) -> tuple[Cell, ...]:
    place = found.place
    where = (place.page, None if place.page is not None else place.paragraph, place.start, place.end)
    return (
        found.statement, found.claim.document, found.claim.claim, *where,
        found.words, found.voice, found.commitment, found.polarity,
    )  # fmt: skip


def _safe(cell: Cell) -> Cell:
    """Give words that no spreadsheet takes for a formula, on one line; numbers and what is not known as they are."""
    if not isinstance(cell, str):
        return cell
    shown = clean(cell)
    return f"'{shown}" if cell.lstrip().startswith(_FORMULA) or cell.startswith(_FORMULA) else shown
