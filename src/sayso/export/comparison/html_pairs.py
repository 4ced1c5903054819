"""What the page of a comparison asks and shows of pairs: the same incident? and statements that share their words."""

from __future__ import annotations

from html import escape
from typing import Final

from sayso.compare.types import ReprintPair, SharedPassage
from sayso.export.comparison.html_parts import passage, quotation, stranger
from sayso.export.comparison.report import Question, Report
from sayso.export.comparison.wording import MOST_PAIRS, reprint_words

_ASKED: Final = "Sayso joins only what it is sure of. Judge these, and your judgement holds from then on."


def questions(report: Report) -> str:
    """Give the pairs of incidents that a person may judge; empty where there are none."""
    shown = report.comparison.suggestions[:MOST_PAIRS]
    if not shown:
        return ""
    asked = "".join(_question(report.question(one)) for one in shown)
    rest = _rest(len(report.comparison.suggestions))
    return f'<section><h2>The same incident?</h2><p class="note">{escape(_ASKED)}</p>{asked}{rest}</section>'


def _question(question: Question) -> str:
    sides = "".join(
        f"<div>{f'<h3>{stranger(label)}</h3>' if label else ''}{quotation(found) if found is not None else passage(None)}</div>"
        for label, found in zip(question.labels, question.quotations, strict=True)
    )
    reasons = "; ".join(stranger(reason) for reason in question.suggestion.reasons)
    told = f"score {question.suggestion.score:.2f}" + (f": {reasons}" if reasons else "")
    return (
        f'<article><div class="sides">{sides}</div><p class="from">{told}</p>'
        f"<p><code>{stranger(question.command)}</code> (or <code>not-same</code>)</p></article>"
    )


def reprints(report: Report) -> str:
    """Give the statements that share their words, side by side; empty where there are none."""
    shown = report.reprints[:MOST_PAIRS]
    if not shown:
        return ""
    pairs = "".join(_pair(report, one) for one in shown)
    return f"<section><h2>Printed again</h2>{pairs}{_rest(len(report.reprints))}</section>"


def _pair(report: Report, pair: ReprintPair) -> str:
    names = [stranger(report.quotations.name(document)) for document in pair.documents]
    rows = "".join(_aligned(report, pair, one) for one in pair.passages)
    head = f"<thead><tr><th scope=col>{names[0]}</th><th scope=col>{names[1]}</th></tr></thead>"
    told = stranger(reprint_words(pair, report.quotations.name))
    table = f"<table class=aligned>{head}<tbody>{rows}</tbody></table>"
    return f"<article><p>{told}</p><details><summary>The words side by side</summary>{table}</details></article>"


def _aligned(report: Report, pair: ReprintPair, shared: SharedPassage) -> str:
    spans = zip(pair.documents, (shared.first, shared.second), strict=True)
    one, other = (report.quotations.passage(document, *span) for document, span in spans)
    cells = f"<td>{passage(one, beside=other)}</td><td>{passage(other, beside=one)}</td>"
    quoted = ", quoted by both" if shared.quoted else ""
    return f'<tr>{cells}</tr><tr><td colspan=2 class="from">{shared.density:.0%} of the words the same{quoted}</td></tr>'


def _rest(number: int) -> str:
    return f'<p class="note">{number - MOST_PAIRS} more: see --format json.</p>' if number > MOST_PAIRS else ""
