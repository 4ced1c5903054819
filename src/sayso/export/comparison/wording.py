"""A comparison in plain English: fields, verdicts, stances, why a source is not counted, values with what they were read as."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from sayso.compare.types import CarriedBy, FieldName, ReprintKind, ReprintPair, StanceName, Value, Verdict
from sayso.export.words import number_words, period_words, plural

DISCLAIMER: Final = "It sets side by side what sources say. No verdict says what is true, and nothing here is a finding of Sayso's."

FIELDS: Final[Mapping[FieldName, str]] = MappingProxyType(
    {
        "act": "what",
        "agent": "who did it",
        "agent.count": "how many did it",
        "patient": "to whom",
        "patient.count": "to how many",
        "when": "when",
        "where": "where",
    }
)
VERDICTS: Final[Mapping[Verdict, str]] = MappingProxyType(
    {"differ": "DIFFER", "denied": "DENIED", "single": "one source", "agree": "agree", "compatible": "compatible"}
)
SIGNS: Final[Mapping[Verdict, str]] = MappingProxyType(
    {"differ": "≠", "denied": "✗", "single": "·", "agree": "=", "compatible": "≈"}
)
"""Before the words, so that a verdict is found at a glance and without colour."""
EXPLAINED: Final[Mapping[Verdict, str]] = MappingProxyType(
    {
        "differ": "at least two accounts exclude one another",
        "denied": "somebody says that it is not so, and gives nothing in its place",
        "single": "only one source says anything of it",
        "agree": "all say the same",
        "compatible": "one account is wider than another and holds it",
    }
)
STANCES: Final[Mapping[StanceName, str]] = MappingProxyType(
    {"asserts": "asserts", "denies": "denies", "doubts": "doubts", "reports": "reports what others say"}
)
CARRIED: Final[Mapping[CarriedBy, str]] = MappingProxyType(
    {
        "reprint": "prints the text of {} again",
        "paraphrase": "tells the text of {} in other words",
        "partial": "prints parts of the text of {}",
        "cites": "only cites {}",
    }
)
REPRINTS: Final[Mapping[ReprintKind, str]] = MappingProxyType(
    {
        "reprint": "{later} prints {earlier} again",
        "partial": "{later} prints parts of {earlier} again",
        "paraphrase": "{later} tells {earlier} in other words",
        "quotation": "{later} and {earlier} quote the same speech, which makes neither a reprint",
    }
)
INDEPENDENT: Final = "independent"
ONLY_REPORTS: Final = "only passes on what others say"
NOTHING_IN_COMMON: Final = "No incident to show."
NOTHING_CHANGED: Final = "nothing changed"
NO_LABEL: Final = "(no label)"
NO_WORDS: Final = "(the words are in none of these statements)"
DENIED_VALUE: Final = "denied: "

LONGEST_QUOTATION: Final = 600
"""Characters of a quotation or passage that a page shows; CSV and JSON cut nothing."""
MOST_NAMES: Final = 12
"""Names of sources in one line of a page."""
MOST_PAIRS: Final = 100
"""Suggestions, and pairs of statements, that a page shows."""
MOST_INCIDENTS: Final = 200
"""Incidents that a page shows; CSV and JSON leave none out."""
CUT: Final = " […]"

_DAYS: Final = re.compile(r"[\d.-]+")


def value_words(value: Value) -> str:
    """Give what is said of a field as `said_words` does, or that it is denied."""
    return f"{DENIED_VALUE}{said_words(value)}" if value.denied else said_words(value)


def said_words(value: Value) -> str:
    """Give what is said or denied of a field, and after `=` what it was read as, where the words are not it."""
    said = _with_unit(value)
    read = _read_as(value)
    if value.days is not None and read and _DAYS.fullmatch(said):
        said, read = read, ""
    return said if not read or read.casefold() in said.casefold() else f"{said} = {read}"


def _with_unit(value: Value) -> str:
    unit = value.numbers.of if value.numbers is not None else None
    return value.value if not unit or unit.casefold() in value.value.casefold() else f"{value.value} {unit}"


def _read_as(value: Value) -> str:
    if value.days is not None:
        return period_words(value.days.earliest, value.days.latest)
    if value.numbers is not None:
        number = number_words(value.numbers.minimum, value.numbers.maximum)
        return "" if re.search(r"\d", value.value) else number
    if value.place is not None and value.place.gazetteer is not None:
        return ", ".join(part for part in (value.place.name, (value.place.country or "").upper()) if part)
    return ""


def names_words(names: Sequence[str]) -> str:
    """Give names in one line, and how many more there are."""
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return ", ".join(names[:MOST_NAMES]) + more


def cut(text: str, most: int = LONGEST_QUOTATION) -> str:
    """Give the beginning of a long text, with a sign that something is left out."""
    return text if len(text) <= most else text[:most].rstrip() + CUT


def counted(sources: int, independent: int, statements: int) -> str:
    """Give how many tell of an incident, in one line."""
    return f"{plural(sources, 'source')}, {independent} independent · {plural(statements, 'statement')}"


def left_out_words(left_out: int) -> str:
    """Give that incidents are not shown, and how to see them; empty where all are."""
    return f"{plural(left_out, 'incident')} not shown: see --min-sources, --incident and --field." if left_out else ""


def summary_words(incidents: int, disputed: int, statements: int) -> str:
    """Give what a comparison comes to, in one line."""
    found = f"{plural(incidents, 'incident')} in {plural(statements, 'statement')}"
    differing = f"accounts differ in {plural(disputed, 'field')}" if disputed else "no account differs"
    return f"{found}; {differing}"


def reprint_words(pair: ReprintPair, name: Callable[[str], str]) -> str:
    """Give how two statements share their words, the earlier of which stands first; `name` tells what a statement is called."""
    earlier, later = map(name, pair.documents)
    share = f"{pair.share:.0%} of the shorter one's words"
    if pair.first is None and pair.kind != "quotation":
        return f"{earlier} and {later} have {share} in common; which came first is not known"
    return f"{REPRINTS[pair.kind].format(earlier=earlier, later=later)} ({share})"
