"""The ledger's values as plain English words: manners, commitment, dates, counts, places in the document."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sayso.export.visible import visible
from sayso.types import Act, Attribution, CommitmentValue, Count, Document, Link, MapRun, PageBox, Source, When, Where

ISSUER_BASIS: Final = MappingProxyType(
    {
        "signature": "from the signature",
        "letterhead": "from the letterhead",
        "we": "from its own “we”",
        "byline": "from the byline",
        "given": "as given by you",
    }
)
DATE_BASIS: Final = MappingProxyType(
    {"dateline": "from the dateline", "metadata": "from the file's metadata", "given": "as given by you"}
)
MOODS: Final = MappingProxyType({"question": "question", "directive": "order", "conditional": "conditional"})
TENSES: Final = MappingProxyType({"future": "future", "habitual": "habitual"})

# Manner: (he …, they …, nobody named: it is …).
_MANNERS: Final[Mapping[str, tuple[str, str, str]]] = MappingProxyType(
    {
        "assert": ("says", "say", "said"),
        "confirm": ("confirms", "confirm", "confirmed"),
        "deny": ("denies", "deny", "denied"),
        "doubt": ("doubts", "doubt", "doubted"),
        "believe": ("believes", "believe", "believed"),
        "accuse": ("accuses", "accuse", "alleged"),
        "label": ("labels", "label", "labelled"),
        "ask": ("asks", "ask", "asked"),
        "direct": ("urges", "urge", "urged"),
        "commit": ("promises", "promise", "promised"),
        "threaten": ("threatens", "threaten", "threatened"),
        "predict": ("predicts", "predict", "predicted"),
    }
)
_PLURAL_WORDS: Final = frozenset({"they", "we", "you", "these", "those", "many", "some", "others", "people", "police", "media"})

# The words of each step of FactBank's scale and how full its gauge is; the sign is added to the gauge by its symbol.
_FIRM: Final[Mapping[str, tuple[str, int]]] = MappingProxyType(
    {"CT+": ("certain", 3), "PR+": ("probable", 2), "PS+": ("possible", 1), "U": ("not committed", 0)}
)
_REFUSED: Final[Mapping[str, tuple[str, int]]] = MappingProxyType(
    {"CT-": ("denied", 3), "PR-": ("improbable", 2), "PS-": ("perhaps not", 1)}
)
_BEYOND_THE_NOUN: Final = re.compile(r",| of | in | who | that | which | from ")
_MIRROR: Final = str.maketrans("+-", "-+")


def manner_words(attribution: Attribution, source: str | None) -> str:
    """Give the attribution as a person would say it: `source` (its words as shown; None where nobody is named) and its verb."""
    he, they, it = _MANNERS[attribution.manner]
    if source is not None:
        return f"{source} {they if _is_plural(source) else he}"
    return f"it is {it} (no source named)" if attribution.source.kind == "impersonal" else f"somebody not named {he}"


def _is_plural(source: str) -> bool:
    """Guess from its words whether a source is many; the guess only bends the verb."""
    words = _BEYOND_THE_NOUN.split(source, maxsplit=1)[0].split()
    if not words:
        return False
    if "and" in words or words[0].casefold() in _PLURAL_WORDS or words[-1].casefold() in _PLURAL_WORDS:
        return True
    return words[-1].islower() and words[-1].endswith("s") and not words[-1].endswith(("ss", "us", "is"))


def firmness(value: CommitmentValue, negative: bool) -> tuple[str, int, bool]:
    """Give (words, steps of 3, refused) of a commitment, seen from the claim's own words.

    FactBank's sign is of the happening. Where the claim's words already deny it (`negative`), a source sure that it did not
    happen is sure of what the claim says.
    """
    seen = value.translate(_MIRROR) if negative else value
    if seen in _FIRM:
        return (*_FIRM[seen], False)
    return (*_REFUSED[seen], True)


def source_key(source: Source) -> str:
    """Give what makes two attributions rest on the same source: the entity, else the words, else the kind."""
    return source.entity or (source.text or "").casefold() or source.kind


def day_words(day: str) -> str:
    """Give an ISO 8601 day as "12 March 2031"; what is no such day comes back as it is."""
    try:
        date = datetime.date.fromisoformat(day)
    except ValueError:
        return day
    return f"{date.day} {calendar.month_name[date.month]} {date.year}"


def period_words(earliest: str | None, latest: str | None) -> str:
    """Give a stretch of days, either end of which may be open; empty where both are."""
    if earliest and latest:
        return day_words(earliest) if earliest == latest else f"{day_words(earliest)} to {day_words(latest)}"
    if earliest:
        return f"from {day_words(earliest)}"
    return f"until {day_words(latest)}" if latest else ""


def when_words(when: When) -> tuple[str, str]:
    """Give the text's words for the time, and the days that they were read as (empty where they could not be fixed)."""
    days = period_words(when.earliest, when.latest)
    return when.text, "" if days in when.text else days


def where_words(where: Where) -> tuple[str, str]:
    """Give the text's words for the place, and the gazetteer's name and country for it."""
    found = ", ".join(part for part in (where.name, (where.country or "").upper()) if part)
    return where.text, "" if found in where.text else found


def count_words(count: Count) -> tuple[str, str]:
    """Give the count in the text's words with what is counted, and the number, where the words are not it."""
    words = count.text if not count.of or count.of in count.text else f"{count.text} {count.of}"
    number = number_words(count.minimum, count.maximum)
    return words, "" if number == count.text.replace(",", "") else number


def number_words(least: int | None, most: int | None) -> str:
    """Give a number between two that it may be, either of which may be open; empty where both are."""
    if least is not None and least == most:
        return str(least)
    if least is not None and most is not None:
        return f"{least} to {most}"
    if least is not None:
        return f"{least} or more"
    return "" if most is None else f"at most {most}"


def act_words(act: Act) -> str:
    """Give a PLOVER act as its type and mode."""
    return f"{act.plover} {act.mode}" if act.mode else act.plover


def link_words(link: Link) -> str:
    """Give a link's relation with the words that say so, and what is told of it: "cause “prevented” (does not lead there)"."""
    cue = f" “{visible(link.cue.text)}”" if link.cue is not None else ""
    marks = {"does not lead there": link.polarity == "negative", "every time": link.habitual, "supposed": link.conditional}
    told = ", ".join(mark for mark, holds in marks.items() if holds)
    return f"{link.relation}{cue}" + (f" ({told})" if told else "")


def place_of(document: Document, start: int) -> str:
    """Give where the words at `start` stand: "p.3" on pages, else "@1204", its place in the reading text."""
    run = run_at(document.map, start)
    return f"p.{run.origin.page}" if run is not None and isinstance(run.origin, PageBox) else f"@{start}"


def run_at(runs: tuple[MapRun, ...], start: int) -> MapRun | None:
    """Give the run that holds `start`, by bisection: runs are sorted and do not overlap."""
    low, high = 0, len(runs)
    while low < high:
        middle = (low + high) // 2
        if runs[middle].start + runs[middle].length <= start:
            low = middle + 1
        else:
            high = middle
    return runs[low] if low < len(runs) and runs[low].start <= start else None


def plural(number: int, noun: str) -> str:
    """Give "1 claim", "2 claims"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
