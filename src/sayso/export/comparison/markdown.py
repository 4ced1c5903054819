"""A comparison as Markdown (CommonMark with GitHub's tables), for reports and issue trackers.

What strangers wrote stands as it is: nothing in it becomes a link, a picture, an element, a mark or a mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from sayso.export.comparison.report import Question, Report, Told
from sayso.export.comparison.wording import (
    DISCLAIMER,
    EXPLAINED,
    FIELDS,
    MOST_INCIDENTS,
    MOST_PAIRS,
    NO_LABEL,
    NO_WORDS,
    NOTHING_IN_COMMON,
    VERDICTS,
    counted,
    cut,
    left_out_words,
    reprint_words,
    summary_words,
)
from sayso.export.maps.text import clean, isolated
from sayso.export.quotations import Quotation
from sayso.export.words import plural

_MARKS: Final = re.compile(r"[\\`*_\[\]<>|~&$@#]|(?<=www)\.|:(?=//)", re.IGNORECASE)
"""What CommonMark or GitHub's extensions give a meaning to within a line; www. and :// would become links."""
_FIRST: Final = re.compile(r"^(\d+(?=[.)])|(?=[-+=]))")
"""Before what would make a list or an underline of the beginning of a line."""


def render(report: Report) -> str:
    """Give a comparison as Markdown that ends with a line end."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterable[str]:
    statements = report.quotations.documents
    shown = report.told[:MOST_INCIDENTS]
    yield f"# {plural(len(statements), 'statement')} compared"
    yield f"\n**{summary_words(len(report.told), report.disputed, len(statements))}.**"
    yield f"\n{DISCLAIMER}"
    if report.changes is not None:
        yield "\n## Since the last comparison\n"
        yield from (f"- {_safe(line)}" for line in report.change_lines)
    for told in shown:
        yield from _incident(told)
    left_out = left_out_words(report.left_out + len(report.told) - len(shown))
    yield from (f"\n{note}" for note in ("" if shown else NOTHING_IN_COMMON, left_out) if note)
    yield from _questions(report)
    yield from _reprints(report)
    yield "\n## The statements\n"
    yield from (f"- {' · '.join(map(_safe, report.known_of(one)))}" for one in statements)
    yield "\n## How to read it\n"
    yield from (f"- **{words}**: {EXPLAINED[verdict]}" for verdict, words in VERDICTS.items())


def _incident(told: Told) -> Iterable[str]:
    incident = told.incident
    yield f"\n## {_safe(incident.label or NO_LABEL)}"
    yield f"\n{counted(incident.sources, incident.independent_sources, len(incident.documents))} · `{_code(incident.id)}`"
    yield "\n| | verdict | value | who says so |\n|---|---|---|---|"
    for field in incident.fields:
        head = FIELDS[field.name], f"**{VERDICTS[field.verdict]}**" if field in told.contested else VERDICTS[field.verdict]
        for side in told.sides(field):
            yield f"| {head[0]} | {head[1]} | {_safe(side.value)} | {_safe(side.words)} |"
            head = "", ""
    yield ""
    for source in told.sources:
        stances = " and ".join(told.stances(source)) or "no stance"
        yield f"- **{_safe(told.name(source))}** ({stances}; {_safe(told.standing(source))})"
        yield from (f"    - {_quotation(found)}" for found in told.words(source))


def _questions(report: Report) -> Iterable[str]:
    if report.comparison.suggestions:
        yield "\n## The same incident?"
    for suggestion in report.comparison.suggestions[:MOST_PAIRS]:
        yield from _question(report.question(suggestion))


def _question(question: Question) -> Iterable[str]:
    yield ""
    for label, found in zip(question.labels, question.quotations, strict=True):
        yield f"- {f'**{_safe(label)}**: ' if label else ''}{NO_WORDS if found is None else _quotation(found)}"
    reasons = "; ".join(map(_safe, question.suggestion.reasons))
    yield f"- score {question.suggestion.score:.2f}{f': {reasons}' if reasons else ''}"
    yield f"- `{_code(question.command)}`"


def _reprints(report: Report) -> Iterable[str]:
    if report.reprints:
        yield "\n## Printed again\n"
    for pair in report.reprints[:MOST_PAIRS]:
        yield f"- {_safe(reprint_words(pair, report.quotations.name))}"
        for shared in pair.passages:
            sides = zip(pair.documents, (shared.first, shared.second), strict=True)
            found = [report.quotations.passage(document, *span) for document, span in sides]
            yield from (f"    - {NO_WORDS if one is None else f'“{_safe(cut(one[0]))}” ({one[1].words})'}" for one in found)


def _quotation(found: Quotation) -> str:
    told = (found.statement, found.place.words, found.voice, found.commitment, found.claim.claim)
    return f"“{_safe(cut(found.words))}” — {', '.join(map(_safe, told))}"


def _safe(text: str) -> str:
    """Give words that may be a stranger's as one line without any mark, apart from the direction of what stands around them."""
    return isolated(_FIRST.sub(r"\1\\", _MARKS.sub(_unmarked, clean(text))))


def _unmarked(found: re.Match[str]) -> str:
    return {"&": "&amp;", "<": "&lt;"}.get(found[0], f"\\{found[0]}")


def _code(text: str) -> str:
    """Give words for between two backticks, in which nothing else has a meaning."""
    return clean(text).replace("`", "'")
