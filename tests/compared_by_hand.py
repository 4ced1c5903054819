"""A comparison of three invented statements, written by hand: every verdict and stance, a reprint, a suggestion."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.compare.changes import Change
from sayso.compare.types import (
    Carried,
    ClaimRef,
    Comparison,
    Days,
    EntityRef,
    FieldComparison,
    Incident,
    Numbers,
    ReprintPair,
    SharedPassage,
    Spot,
    Stance,
    Suggestion,
    Value,
    Voice,
)
from sayso.export.comparison.report import Report
from sayso.export.quotations import Quotations
from sayso.types import (
    Attribution,
    Claim,
    Commitment,
    Document,
    Entity,
    Issuer,
    MapRun,
    PageBox,
    Polarity,
    Predicate,
    Published,
    Source,
    StatementLedger,
)

NINE = "Guards of the Harbour Company shot nine drivers dead at the Karrow gate on 12 March 2031."
OURS = "The drivers did not throw one stone."
SEVEN = "Seven drivers died in a crush, the Karrow hospital said."
NOT_OURS = "No guard fired a shot."
EARLIER = "In 2029 a driver was shot at the same gate."


@dataclass(frozen=True)
class Said:
    """A claim of a statement: its words, a paragraph or a page of their own, and on whose word."""

    words: str
    polarity: Polarity = "positive"
    source: str | None = None


def a_statement(id: str, issuer: str, *said: Said, name: str | None = None, paged: bool = False) -> StatementLedger:
    """A statement of one paragraph for each claim, c1, c2 …, each on a page of its own where it is `paged`."""
    text = "\n\n".join(one.words for one in said)
    starts = [sum(len(one.words) + 2 for one in said[:number]) for number in range(len(said))]
    runs = [MapRun(start, len(said[number].words), PageBox(number + 1, (0, 0, 1, 1))) for number, start in enumerate(starts)]
    known = [issuer, *(one.source for one in said if one.source is not None)]
    entities = tuple(Entity(f"e{number}", "Organization", one, (one,)) for number, one in enumerate(known, 1))
    document = Document(
        id=f"sha256:{id:0<64}",
        name=f"case/{id}.txt" if name is None else name,
        media_type="application/pdf" if paged else "text/plain",
        language="en",
        title=None,
        issuer=Issuer(None, None, issuer, "e1", "given"),
        published=Published("2031-03-13", "2031-03-13", "dateline"),
        text=text,
        map=tuple(run for run in runs if run.length) if paged else (),
        warnings=(),
    )
    attributions = tuple(
        Attribution(f"a{number}", None, _source(start, one, known), None, (), "assert", "indirect")
        for number, (start, one) in enumerate(zip(starts, said, strict=True), 1)
        if one.source is not None
    )
    claims = tuple(_claim(number, start, one) for number, (start, one) in enumerate(zip(starts, said, strict=True), 1))
    return StatementLedger(document, (), (), entities, attributions, claims)


def _source(start: int, said: Said, known: list[str]) -> Source:
    """The source that a claim's own words name."""
    words = said.source or ""
    at = start + max(said.words.find(words), 0)
    return Source("named", at, at + len(words), words, f"e{known.index(words) + 1}")


def _claim(number: int, start: int, said: Said) -> Claim:
    firm = Commitment("CT-" if said.polarity == "negative" else "CT+", "CT+", 3.0)
    return Claim(
        start,
        start + len(said.words),
        said.words,
        id=f"c{number}",
        predicate=Predicate(start, start + 1, said.words[:1], "shoot"),
        kind="event",
        mood="declarative",
        tense="past",
        polarity=said.polarity,
        act=None,
        participants=(),
        when=None,
        where=None,
        counts=(),
        chain=() if said.source is None else (f"a{number}",),
        commitment=firm,
    )


COUNCIL = a_statement("aaaa00000000", "Council of the Open Valley", Said(NINE), Said(OURS, "negative"), Said(EARLIER))
MINISTRY = a_statement(
    "bbbb00000000", "Ministry of Transport", Said(NOT_OURS, "negative"), Said(SEVEN, source="Karrow hospital"), paged=True
)
HERALD = a_statement("cccc00000000", "Karrow Herald", Said(NINE))
LEDGERS = (COUNCIL, MINISTRY, HERALD)
VOICES = (
    Voice("s1", "Council of the Open Valley", "issuer", (EntityRef(COUNCIL.document.id, "e1"),)),
    Voice("s2", "Ministry of Transport", "issuer", (EntityRef(MINISTRY.document.id, "e1"),)),
    Voice("s3", "Karrow hospital", "named", (EntityRef(MINISTRY.document.id, "e2"),)),
    Voice("s4", "Karrow Herald", "issuer", (EntityRef(HERALD.document.id, "e1"),)),
)


def ref(statement: StatementLedger, claim: str = "c1") -> ClaimRef:
    """A claim of a statement."""
    return ClaimRef(statement.document.id, claim)


def shooting() -> Incident:
    """Four sources tell of it, two of them independently; there is a field of each verdict."""
    council, ministry, hospital, herald = ref(COUNCIL), ref(MINISTRY), ref(MINISTRY, "c2"), ref(HERALD)
    twelfth = Days("2031-03-12", "2031-03-12")
    gate = Spot("Karrow", "or", 40.5, -3.25, "city", "geonames:1")
    return Incident(
        id="i0001shoot",
        label="shooting of drivers, Karrow gate, 12 Mar 2031",
        claims=(council, ministry, hospital, herald),
        fields=(
            FieldComparison("act", "denied", (
                Value("shooting", (council, herald), ("s1", "s4")), Value("shooting", (ministry,), ("s2",), denied=True))),
            FieldComparison("agent", "single", (Value("guards", (council,), ("s1",)),)),
            FieldComparison("patient", "agree", (Value("drivers", (council, hospital, herald), ("s1", "s3", "s4")),)),
            FieldComparison("patient.count", "differ", (
                Value("nine", (council, herald), ("s1", "s4"), numbers=Numbers(9, 9, "drivers")),
                Value("Seven", (hospital,), ("s3",), numbers=Numbers(7, 7, "drivers")))),
            FieldComparison("when", "single", (Value("on 12 March 2031", (council,), ("s1",), days=twelfth),)),
            FieldComparison("where", "compatible", (
                Value("the Karrow gate", (council,), ("s1",)), Value("in town", (herald,), ("s4",), place=gate))),
        ),
        stances=(
            Stance("s1", council.document, "asserts", "c1"),
            Stance("s2", ministry.document, "denies", "c1"),
            Stance("s2", ministry.document, "reports", "c2"),
            Stance("s3", ministry.document, "asserts", "c2"),
            Stance("s4", herald.document, "asserts", "c1"),
        ),
        sources=4,
        independent_sources=3,
        independent=("s1", "s2", "s3"),
        carried=(Carried("s1", "s4", "reprint"),),
    )  # fmt: skip


def earlier() -> Incident:
    """One source tells of it."""
    claim = ref(COUNCIL, "c3")
    return Incident(
        id="i0002early",
        label="shooting of a driver, 2029",
        claims=(claim,),
        fields=(FieldComparison("act", "single", (Value("shooting", (claim,), ("s1",)),)),),
        stances=(Stance("s1", claim.document, "doubts", "c3"),),
        sources=1,
        independent_sources=1,
        independent=("s1",),
    )


def a_comparison() -> Comparison:
    """Both incidents, the question whether they are one, and the reprint."""
    shared = SharedPassage((0, len(NINE)), (0, len(NINE)), 1.0)
    pair = ReprintPair((COUNCIL.document.id, HERALD.document.id), (shared,), 0.97, COUNCIL.document.id, "reprint")
    asked = Suggestion(("i0001shoot", "i0002early"), (ref(COUNCIL), ref(COUNCIL, "c3")), 0.41, ("the same gate", "two years apart"))
    return Comparison((shooting(), earlier()), (asked,), (pair,), VOICES)


def a_report(comparison: Comparison | None = None, *ledgers: StatementLedger, **rest: object) -> Report:
    """A comparison with the words of its claims; that of all three statements where none is given."""
    made = a_comparison() if comparison is None else comparison
    labels = {incident.id: incident.label for incident in made.incidents}
    return Report(made, Quotations(ledgers or LEDGERS), **({"labels": labels} | rest))  # type: ignore[arg-type]


def hostile(words: str) -> Report:
    """A report in which every word of a stranger's is `words`: names, quotations, values, labels, reasons, the file's name."""
    first = a_statement("dddd", words, Said(words or "-"), name=words)
    second = a_statement("eeee", "Wire", Said(words or "-", source=words or "x"), name=f"{words}.pdf", paged=True)
    one, other = ref(first), ref(second)
    voices = (
        Voice("s1", words or "-", "issuer", (EntityRef(first.document.id, "e1"),)),
        Voice("s2", words or "-", "named", (EntityRef(second.document.id, "e2"),)),
    )
    values = (Value(words, (one,), ("s1",), numbers=Numbers(1, 2, words)), Value(words, (other,), ("s2",), denied=True))
    incident = Incident(
        id="i1",
        label=words,
        claims=(one, other),
        fields=(FieldComparison("patient.count", "denied", values), FieldComparison("where", "single", (_placed(words, one),))),
        stances=(Stance("s1", one.document, "asserts", "c1"), Stance("s2", other.document, "doubts", "c1")),
        sources=2,
        independent_sources=1,
        independent=("s1",),
        carried=(Carried("s1", "s2", "cites"),),
    )
    length = len(words or "-")
    pair = ReprintPair((one.document, other.document), (SharedPassage((0, length), (0, length), 0.5),), 0.5, None, "paraphrase")
    asked = Suggestion(("i1", "i2"), (one, other), 0.5, (words,))
    comparison = Comparison((incident,), (asked,), (pair,), voices)
    return Report(
        comparison,
        Quotations((first, second)),
        1,
        {"i1": words, "i2": words},
        True,
        (Change("source-more", "i1", words, source=words),),
    )


def _placed(words: str, claim: ClaimRef) -> Value:
    return Value(words, (claim,), ("s1",), place=Spot(words, words, 1.5, -2.5, "city", words))
