"""`sayso compare`: statements set against one another, as a page, a report or a file for other tools."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sayso.commands.several import Several, check_sources, write_text
from sayso.commands.streams import (
    ALL_READ,
    ERROR,
    SOME_FAILED,
    carries_unicode,
    page_width,
    print_text,
    refuse_own_input,
    wants_colour,
)
from sayso.compare.changes import changes
from sayso.compare.comparing import compare
from sayso.compare.encoding import comparison_from_json
from sayso.compare.selecting import TOLD_BY_SEVERAL, Wanted, select, select_changes
from sayso.compare.types import Comparison, FieldName
from sayso.errors import SaysoError
from sayso.export.comparison import written
from sayso.export.comparison.report import Report
from sayso.export.comparison.table import render as render_table
from sayso.export.quotations import Quotations

WHOLE_FORMATS: Final = ("json", "csv")
"""Formats for other tools, which leave out no incident unless told to; pages leave out what one source alone tells of."""


@dataclass(frozen=True, slots=True)
class CompareOptions:
    """The options of `sayso compare`: statements to read (`paths`) or ledgers that were read before, what to show, and how.

    `min_sources` None is what suits the format; `since` is a file of an earlier comparison.
    """

    paths: tuple[str, ...]
    ledgers: tuple[str, ...]
    incidents: tuple[str, ...] = ()
    fields: tuple[FieldName, ...] = ()
    min_sources: int | None = None
    since: str | None = None
    format: str = "text"
    output: str | None = None
    unsealed: str | None = None

    @property
    def wanted(self) -> Wanted:
        """Give what of the comparison is shown."""
        everything = self.format in WHOLE_FORMATS or self.incidents
        return Wanted(self.incidents, self.fields, self.min_sources or (1 if everything else TOLD_BY_SEVERAL))


def compare_statements(options: CompareOptions) -> int:
    """Compare all statements and give the exit status: 0 all read, 1 none could be read, 3 some could not.

    Raises UsageError USAGE where there are neither paths nor ledgers or both, OUTPUT where the result would be written over an
    input; SaysoError OUTPUT where it cannot be written, NOT_A_COMPARISON and UNREADABLE of an earlier one, NOT_FOUND where there is
    no incident that was asked for, CONTRADICTION where judgements of several ledgers cannot hold together.
    """
    check_sources(options.paths, options.ledgers, "compare")
    refuse_own_input(options.output, [*options.paths, *options.ledgers, *([options.since] if options.since else [])])
    before = _earlier(options.since) if options.since is not None else None
    several = Several(options.paths, options.ledgers, options.unsealed)
    ledgers = list(several)
    if several.failed and not ledgers:
        return ERROR
    whole = compare(ledgers, several.judgements)
    _write(_report(whole, before, Quotations(ledgers), options), options)
    return SOME_FAILED if several.failed else ALL_READ


def _earlier(path: str) -> Comparison:
    """Give the comparison that an earlier call printed as JSON."""
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        remedy = "Give --since what `sayso compare --format json` printed."
        raise SaysoError("UNREADABLE", f"{path} cannot be read: {reason}.", remedy) from error
    return comparison_from_json(text)


def _report(whole: Comparison, before: Comparison | None, quotations: Quotations, options: CompareOptions) -> Report:
    """Give what is shown of a comparison, with what changed since the one of before, if there is one."""
    wanted = options.wanted
    shown = select(whole, wanted)
    if options.incidents and not shown.incidents:
        asked = ", ".join(options.incidents)
        raise SaysoError("NOT_FOUND", f"there is no such incident: {asked}.", "See `sayso compare` without --incident.")
    labels = {incident.id: incident.label for incident in whole.incidents}
    changed = None if before is None else select_changes(changes(before, whole), before, whole, wanted)
    left_out = len(whole.incidents) - len(shown.incidents)
    return Report(shown, quotations, left_out, labels, quoted=bool(options.incidents), changes=changed)


def _write(report: Report, options: CompareOptions) -> None:
    if options.format != "text" or options.output is not None:
        write_text(written(report, options.format), options.output)
        return
    stream = sys.stdout
    unicode = carries_unicode(stream.encoding)
    print_text(render_table(report, width=page_width(stream), colour=wants_colour(stream), unicode=unicode))
