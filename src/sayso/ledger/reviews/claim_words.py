"""The fields of a claim from words: who takes part, when, where, how many, which act, on whose word and how firmly."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final, get_args

from sayso.errors import LedgerError
from sayso.ledger.json_lines import Json
from sayso.ledger.reviews.finding import Beside, Quoted
from sayso.ledger.reviews.given import Bounds, bounds_of, is_none, listed, period_of, refused
from sayso.types import CommitmentValue, FlagName, Published, Role, When, Where

ROLES: Final[tuple[str, ...]] = get_args(Role)
_OF_A_SENTENCE: Final = ("slogan", "rhetorical-question")
_OF_WORDS: Final = "loaded-language"
_BY_HAND: Final = "marked in a review"
_CONTEXT_PLACES: Final = 200
"""Most other places of a statement that help to tell which place a name means."""
_FIGURES: Final = re.compile(r"\d[\d,.\u00a0]*\d|\d")


def participants_with(beside: Beside, role: str, given: str) -> list[Any]:
    """Give a claim's participants with others in one role; those of other roles stay, and so does one that is named again."""
    spans = [] if is_none(given) else [beside.quoted(words) for words in listed(given)]
    before = {(one["start"], one["end"]): one for one in beside.part["participants"] if one["role"] == role}
    new = [before.get((span["start"], span["end"])) or _participant(beside, role, span) for span in spans]
    waiting, found = list(new), list[dict[str, Any]]()
    for one in beside.part["participants"]:
        if one["role"] != role:
            found.append(one)
        elif waiting:
            found.append(waiting.pop(0))
    return found + waiting


def _participant(beside: Beside, role: str, span: Quoted) -> dict[str, Any]:
    mention = beside.mention_at(span)
    by = role == "agent" and re.search(r"\bby\s+$", beside.text[max(0, span["start"] - 8) : span["start"]])
    return {
        **span,
        "role": role,
        "mention": mention["id"] if mention else None,
        "entity": mention["entity"] if mention else None,
        "alleged": False,
        "marker": "by" if by else None,
    }


def counts_after(claim: Mapping[str, Any], participants: Sequence[Mapping[str, Any]]) -> list[Any]:
    """Give a claim's counts as they are of other participants.

    That is whose words hold them, else who they were of or who has a part of those words, else nobody.
    """
    before = claim["participants"]

    def place(count: Mapping[str, Any]) -> int | None:
        if (holding := _holding(participants, count)) is not None:
            return holding
        old = count["participant"]
        if old is None or not 0 <= old < len(before):
            return None
        if before[old] in participants:
            return participants.index(before[old])
        return next((number for number, one in enumerate(participants) if _share_words(one, before[old])), None)

    return [{**count, "participant": place(count)} for count in claim["counts"]]


def _share_words(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return bool(one["role"] == other["role"] and one["start"] < other["end"] and other["start"] < one["end"])


def _holding(participants: Sequence[Mapping[str, Any]], span: Mapping[str, Any]) -> int | None:
    """Give the number of the participant of fewest words that hold a span."""
    holding = [
        (one["end"] - one["start"], number)
        for number, one in enumerate(participants)
        if one["start"] <= span["start"] and span["end"] <= one["end"]
    ]
    return min(holding)[1] if holding else None


def _predicate(beside: Beside, given: str) -> Json:
    """Give the predicate and its lemma: `arrested/arrest`, or the lemma that the statement has for the same words elsewhere."""
    words, lemma = given, ""
    try:
        span = beside.quoted(words)
    except LedgerError as error:
        words, slash, lemma = given.rpartition("/")
        if error.code != "NOT_IN_TEXT" or not slash:
            raise
        span = beside.quoted(words)
    return {**span, "lemma": lemma.strip().lower() or _lemma(beside, span["text"])}


def _lemma(beside: Beside, words: str) -> str:
    from sayso.claims.act_words import verb_forms  # noqa: PLC0415 (rare, and tables take time to read)

    told = words.casefold()
    for claim in beside.reading["claims"]:
        if claim["predicate"].get("text", "").casefold() == told:
            return str(claim["predicate"]["lemma"])
    return verb_forms().get(told, told)


def _act(_beside: Beside, given: str) -> Json:
    """Give a PLOVER event and its mode: `COERCE`, `COERCE/arrest`."""
    from sayso.claims.act_words import plover_modes  # noqa: PLC0415

    if is_none(given):
        return None
    event, _, mode = (part.strip() for part in re.sub(r"[\s:]+", "/", given.strip(), count=1).partition("/"))
    known = plover_modes()
    if event.upper() not in known:
        raise refused(f"{event[:60]!r} is no event of PLOVER", f"It is one of {', '.join(known)}.")
    modes = known[event.upper()]
    if mode and mode.lower() not in modes:
        told = f"It has {', '.join(sorted(modes))}." if modes else "It has none."
        raise refused(f"{event.upper()} has no mode {mode[:60]!r}", told)
    return {"plover": event.upper(), "mode": mode.lower() or None}


def _when(beside: Beside, given: str) -> Json:
    """Give a time: words of the text, read as they would have been; days for the words that are there; or `WORDS=DAYS`."""
    if is_none(given):
        return None
    words, _, days = given.rpartition("=")
    period = period_of(days)
    if period is None:
        return _time_read(beside, beside.quoted(given))
    old = beside.part["when"]
    if words:
        span = beside.quoted(words.strip())
    elif old is not None:
        span = {name: old[name] for name in ("start", "end", "text")}
    else:
        raise refused("no words of the text say when this was", "Give them with the days, as when='last week=2015-10-12'.")
    return {**span, "earliest": period[0], "latest": period[1], "basis": None, "reason": None}


def _time_read(beside: Beside, span: Quoted) -> Json:
    from sayso.resolve.times.whens import resolve_times  # noqa: PLC0415 (its tables take half a second to read)

    told = beside.reading["document"]["published"]
    published = Published(told["earliest"], told["latest"], told["basis"]) if told else None
    sentences = [(start, end) for start, end in beside.reading["sentences"]]
    (found,) = resolve_times(beside.text, [(When(**span), beside.part["tense"])], sentences, published)
    return {**asdict(found.when), "reason": found.reason}


def _where(beside: Beside, given: str) -> Json:
    """Give a place: words of the text, with what the gazetteer has of them beside the statement's other places."""
    from sayso.resolve.places.choose import resolve_places  # noqa: PLC0415 (the gazetteer is opened on demand)
    from sayso.resolve.places.containers import Toponym  # noqa: PLC0415
    from sayso.resolve.places.gazetteer import open_gazetteer  # noqa: PLC0415
    from sayso.resolve.places.lookup import candidates  # noqa: PLC0415
    from sayso.resolve.places.setting import filled  # noqa: PLC0415

    if is_none(given):
        return None
    span = beside.quoted(given)
    others = [claim["where"] for claim in beside.reading["claims"] if claim["where"]][:_CONTEXT_PLACES]
    named: dict[int, Toponym] = {}
    for one in (span, *others):
        start = one["start"] + _before_the_name(one["text"])
        if not any(start < known.end and known.start < one["end"] for known in named.values()):
            named[start] = Toponym(start, one["end"], beside.text[start : one["end"]])
    gazetteer = open_gazetteer()
    located = resolve_places(beside.text, [named[start] for start in sorted(named)], lambda name: candidates(gazetteer, name))
    return asdict(filled(Where(**span), located))


def _before_the_name(words: str) -> int:
    """Give where the name begins in "in the city of Velmar": at its first capital, or at once where it has none."""
    found = re.search(r"\b[^\W\d_a-z]", words)
    return found.start() if found else 0


def _counts(beside: Beside, given: str) -> Json:
    """Give numbers of something: `9 people`, `dozens of drivers=24..`, several with semicolons between them."""
    return [] if is_none(given) else [_count(beside, one) for one in listed(given)]


def _count(beside: Beside, given: str) -> Json:
    told, _, number = given.rpartition("=")
    bounds = bounds_of(number) if told else None
    whole = beside.quoted(told.strip() if bounds else given)
    figure, value = _number_in(whole["text"])
    bounds = bounds or value
    if bounds is None:
        raise refused(f"{whole['text'][:60]!r} does not begin with a number", "Say which, as count='dozens of drivers=24..'.")
    end = whole["start"] + len(figure)
    span = {"start": whole["start"], "end": end, "text": figure}
    of = whole["text"][len(figure) :].strip().removeprefix("of ").strip()
    participant = _holding(beside.part["participants"], span)
    return {**span, "of": of, "participant": participant, "minimum": bounds[0], "maximum": bounds[1]}


def _number_in(words: str) -> tuple[str, Bounds | None]:
    """Give the figures or the number word that words begin with, and what it comes to; all words where they begin with none."""
    from sayso.claims.vocabulary import numbers  # noqa: PLC0415

    if found := _FIGURES.match(words):
        return found[0], bounds_of(found[0])
    first = words.split(maxsplit=1)[0]
    known = numbers().get(first.casefold())
    if known is None or known[2] == "scale":
        return first, None
    return first, known[:2]


def _chain(beside: Beside, given: str) -> Json:
    """Give the attributions that a claim rests on: ids from the outermost in, or one with those around it, or a source's name."""
    attributions = {one["id"]: one for one in beside.reading["attributions"]}
    if is_none(given) or given == "issuer":
        return []
    ids = [one for one in re.split(r"[;,\s]+", given) if one]
    if len(ids) > 1 and all(one in attributions for one in ids):
        return list(ids)
    last = given if given in attributions else _attribution_of(beside, given)
    chain: list[Json] = []
    at: str | None = last
    while at in attributions and at not in chain:
        chain.insert(0, at)
        at = attributions[at]["parent"]
    return chain


def _attribution_of(beside: Beside, given: str) -> str:
    """Give the one attribution whose source goes by a name; LedgerError AMBIGUOUS, NOT_FOUND, naming those that there are."""
    captions = {one["id"]: one["caption"] for one in beside.reading["entities"]}
    found, known = list[str](), list[str]()
    for one in beside.reading["attributions"]:
        source = one["source"]
        names = [name for name in (source["text"], captions.get(source["entity"] or "")) if name]
        known.append(f"{one['id']}")  # no names: they may be sealed
        if given.casefold() in (name.casefold() for name in names):
            found.append(one["id"])
    if len(found) == 1:
        return found[0]
    if found:
        raise LedgerError("AMBIGUOUS", f"{given[:60]} is the source of {', '.join(found)}.", "Give one of these.")
    told = f"The statement has {', '.join(known[:20])}." if known else "The statement has none."
    raise LedgerError("NOT_FOUND", f"no attribution rests on {given[:60]!r}.", told)


def _commitment(beside: Beside, given: str) -> Json:
    """Give how firmly a claim is held: `PR+` by its innermost source, `PR+/U` by that and by the issuer; the score follows."""
    from sayso.claims.scores import scored  # noqa: PLC0415

    known: dict[str, CommitmentValue] = {value.casefold(): value for value in get_args(CommitmentValue)}
    values = [known[one] for one in (part.strip().casefold() for part in given.split("/", 1)) if one in known]
    if len(values) != given.count("/") + 1:
        raise refused(f"{given[:60]!r} is no commitment", f"It is one of {', '.join(known.values())}.")
    reported = bool(beside.part["chain"])
    issuer = beside.part["commitment"]["issuer"] if reported and len(values) == 1 else values[-1]
    return asdict(scored(values[0], issuer, reported=reported, future=beside.part["tense"] == "future"))


def _flags(beside: Beside, given: str) -> Json:
    """Give flags by their names, over the clause or the sentence; `loaded-language:WORDS` names the words."""
    return [] if is_none(given) else [_flag(beside, one) for one in re.split(r"\s*[;,]\s*", given.strip())]


def _flag(beside: Beside, given: str) -> Json:
    name, _, words = (part.strip() for part in given.partition(":"))
    if name not in get_args(FlagName):
        raise refused(f"{name[:60]!r} is no flag", f"It is one of {', '.join(get_args(FlagName))}.")
    old = next((one for one in beside.part["flags"] if one["name"] == name), None)
    if old is not None and not words:
        return dict(old)
    if name == _OF_WORDS and not words:
        raise refused("loaded language is of words", "Name them, as loaded-language:WORDS.")
    clause = (beside.part["start"], beside.part["end"])
    if words:
        span = beside.quoted(words)
        clause = (span["start"], span["end"])
    elif name in _OF_A_SENTENCE:
        clause = next(((start, end) for start, end in beside.reading["sentences"] if start <= clause[0] < end), clause)
    return {"name": name, "start": clause[0], "end": clause[1], "reason": _BY_HAND}


CLAIM_BUILDERS: Final[Mapping[str, Callable[[Beside, str], Json]]] = {
    "predicate": _predicate,
    "act": _act,
    "when": _when,
    "where": _where,
    "counts": _counts,
    "chain": _chain,
    "commitment": _commitment,
    "flags": _flags,
}
