"""A statement about an invented incident, its ledger built by hand: every kind of value that a ledger can hold, at least once."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from sayso.types import (
    Act,
    Attribution,
    Claim,
    Commitment,
    Count,
    Document,
    Entity,
    Flag,
    Issuer,
    Link,
    MapRun,
    Mention,
    Offset,
    PageBox,
    Participant,
    Predicate,
    Published,
    Source,
    Span,
    StatementLedger,
    Warning_,
    When,
    Where,
)

PAGE_ONE = (
    "The Night at the Velmar Depot\n\n"
    "On 12 March 2031 guards of the Harbour Company locked both gates of the grain depot in Velmar. "
    "Nine drivers were arrested by the port police. "
    "Ivo Marten, a night guard, said that the fire had started before midnight. "
    "“Who gave the order?” the drivers asked. "
)
PAGE_TWO = (
    "It became known that two people may have died in the smoke. "
    "The Ministry of Transport denied that the company had paid the police. "
    "According to the Velmar Herald, Marten told its reporter that he had seen three men with cans. "
    "The director is accused of fraud. "
    "Every winter the company lowers the wages of its drivers. "
    "If the minister sends the army, the consequences will be severe. "
    "We, the Council of the Open Valley, urge the ministry to open the gates. "
    "The families will not be silenced."
)
TEXT = PAGE_ONE + PAGE_TWO
HE = TEXT.index("he had seen")


def span(words: str, number: int = 0) -> tuple[int, int, str]:
    """Where `words` stand in TEXT for the `number`-th time."""
    start = -1
    for _ in range(number + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words), words


def place(words: str, number: int = 0) -> Span:
    return Span(*span(words, number))


def part(role: str, words: str, number: int = 0, **rest: object) -> Participant:
    return Participant(*span(words, number), role=role, **rest)  # type: ignore[arg-type]


def claim(name: str, clause: str, predicate: tuple[str, str], *participants: Participant, **rest: object) -> Claim:
    start, end, text = span(clause)
    inside = TEXT.index(predicate[0], start)
    values: dict[str, object] = {
        "kind": "event",
        "mood": "declarative",
        "tense": "past",
        "polarity": "positive",
        "act": None,
        "when": None,
        "where": None,
        "counts": (),
        "chain": (),
        "commitment": Commitment("CT+", "CT+", 3.0),
    }
    return Claim(
        start,
        end,
        text,
        id=name,
        predicate=Predicate(inside, inside + len(predicate[0]), *predicate),
        participants=participants,
        **(values | rest),  # type: ignore[arg-type]
    )


REPORTED = Commitment("CT+", "U", 0.4)

ATTRIBUTIONS = (
    Attribution(
        "a1",
        None,
        Source("named", *span("Ivo Marten"), "e2"),
        place("said"),
        (place("the fire had started before midnight"),),
        "assert",
        "indirect",
    ),
    Attribution(
        "a2",
        None,
        Source("described", *span("the drivers")),
        place("asked"),
        (place("Who gave the order?"),),
        "ask",
        "direct",
    ),
    Attribution(
        "a3",
        None,
        Source("impersonal"),
        place("It became known"),
        (place("two people may have died in the smoke"),),
        "assert",
        "indirect",
    ),
    Attribution(
        "a4",
        None,
        Source("named", *span("The Ministry of Transport"), "e4"),
        place("denied"),
        (place("the company had paid the police"),),
        "deny",
        "indirect",
    ),
    Attribution(
        "a5",
        None,
        Source("named", *span("the Velmar Herald"), "e5"),
        place("According to"),
        (place("Marten told its reporter that he had seen three men with cans"),),
        "assert",
        "indirect",
    ),
    Attribution(
        "a6",
        "a5",
        Source("named", *span("Marten", 1), "e2"),
        place("told"),
        (place("he had seen three men with cans"),),
        "believe",
        "mixed",
    ),
    Attribution("a7", None, Source("unnamed"), place("accused"), (place("fraud"),), "accuse", "indirect"),
    Attribution(
        "a8",
        None,
        Source("issuer", *span("We"), "e1"),
        place("urge"),
        (place("the ministry to open the gates"),),
        "direct",
        "indirect",
    ),
)

CLAIMS = (
    claim(
        "c1",
        "On 12 March 2031 guards of the Harbour Company locked both gates of the grain depot in Velmar",
        ("locked", "lock"),
        part("agent", "guards of the Harbour Company"),
        part("patient", "both gates of the grain depot"),
        when=When(*span("On 12 March 2031"), "2031-03-12", "2031-03-12", "text"),
        where=Where(*span("in Velmar"), "Velmar", "xv", 12.5, -40.25, "city", "geonames:1"),
        counts=(Count(*span("both"), "gates", 1, 2, 2),),
        act=Act("COERCE", "restrict"),
        confidence=0.93,
    ),
    claim(
        "c2",
        "Nine drivers were arrested by the port police",
        ("arrested", "arrest"),
        part("agent", "the port police", marker="by"),
        part("patient", "Nine drivers", mention="m4"),
        counts=(Count(*span("Nine"), "drivers", 1, 9, 9),),
        act=Act("COERCE", "arrest"),
    ),
    claim(
        "c3",
        "the fire had started before midnight",
        ("started", "start"),
        part("agent", "the fire"),
        when=When(*span("before midnight"), None, "2031-03-12", "context"),
        chain=("a1",),
        commitment=REPORTED,
    ),
    claim(
        "c4",
        "Who gave the order?",
        ("gave", "give"),
        part("agent", "Who"),
        part("patient", "the order"),
        mood="question",
        chain=("a2",),
        commitment=Commitment("U", "U", 0.0),
        flags=(Flag("rhetorical-question", *span("Who gave the order?")[:2], "a question that asserts"),),
    ),
    claim(
        "c5",
        "two people may have died in the smoke",
        ("died", "die"),
        part("patient", "two people"),
        counts=(Count(*span("two"), "people", 0, 2, 2),),
        chain=("a3",),
        commitment=Commitment("PS+", "PS+", 0.9),
        flags=(Flag("hearsay", *span("It became known")[:2], "told on nobody's authority (“it became known”)"),),
    ),
    claim(
        "c6",
        "the company had paid the police",
        ("paid", "pay"),
        part("agent", "the company"),
        part("patient", "the police"),
        chain=("a4",),
        commitment=Commitment("CT-", "U", -0.5),
    ),
    claim(
        "c7",
        "he had seen three men with cans",
        ("seen", "see"),
        Participant(HE, HE + 2, "he", role="agent", mention="m3", entity="e2"),
        part("patient", "three men"),
        part("instrument", "cans", marker="with"),
        counts=(Count(*span("three"), "men", 1, 3, 3),),
        chain=("a5", "a6"),
        commitment=Commitment("PR+", "U", 0.2),
        confidence=0.21,
    ),
    claim(
        "c8",
        "The director is accused of fraud",
        ("fraud", "fraud"),
        part("agent", "The director", alleged=True),
        tense="present",
        chain=("a7",),
        commitment=Commitment("PR+", "U", 0.0),
        act=Act("ACCUSE"),
    ),
    claim(
        "c9",
        "Every winter the company lowers the wages of its drivers",
        ("lowers", "lower"),
        part("agent", "the company", 1),
        part("patient", "the wages of its drivers"),
        when=When(*span("Every winter")),
        tense="habitual",
        flags=(Flag("loaded-language", *span("Every winter")[:2], "rouses: “every winter”"),),
    ),
    claim(
        "c10",
        "the minister sends the army",
        ("sends", "send"),
        part("agent", "the minister"),
        part("patient", "the army"),
        mood="conditional",
        tense="future",
        commitment=Commitment("U", "U", 0.0),
        act=Act("MOBILIZE", "troops"),
    ),
    claim(
        "c11",
        "the consequences will be severe",
        ("severe", "severe"),
        part("agent", "the consequences"),
        kind="evaluation",
        tense="future",
        commitment=Commitment("PR+", "PR+", 2.0),
        flags=(Flag("threat", *span("the consequences will be severe")[:2], "announces a penalty"),),
    ),
    claim(
        "c12",
        "the ministry to open the gates",
        ("open", "open"),
        part("agent", "the ministry"),
        part("patient", "the gates"),
        mood="directive",
        tense="future",
        chain=("a8",),
        commitment=Commitment("U", "U", 0.0),
        act=Act("REQUEST", "change"),
    ),
    claim(
        "c13",
        "The families will not be silenced",
        ("silenced", "silence"),
        part("patient", "The families"),
        tense="future",
        polarity="negative",
        commitment=Commitment("CT-", "CT-", -3.0),
    ),
)


def build() -> StatementLedger:
    """Give the statement as read from a two-page PDF."""
    title = place("The Night at the Velmar Depot")
    return StatementLedger(
        document=Document(
            id="sha256:" + hashlib.sha256(TEXT.encode()).hexdigest(),
            name="velmar.pdf",
            media_type="application/pdf",
            language="en",
            title=title,
            issuer=Issuer(*span("the Council of the Open Valley"), "e1", "we"),
            published=Published("2031-03-14", "2031-03-14", "dateline"),
            text=TEXT,
            map=(
                MapRun(0, len(PAGE_ONE), PageBox(1, (72.0, 72.0, 523.0, 190.5))),
                MapRun(len(PAGE_ONE), len(PAGE_TWO), PageBox(2, (72.0, 72.0, 523.0, 240.0))),
            ),
            warnings=(Warning_("NO_TEXT_ON_PAGE", "The page has no text; it may be a scan.", 3),),
        ),
        sentences=((0, title.end), (title.end + 2, TEXT.index(" Nine"))),
        mentions=(
            Mention(*span("Council of the Open Valley"), "m1", "ORG", "name", "e1"),
            Mention(*span("Ivo Marten"), "m2", "PERSON", "name", "e2"),
            Mention(HE, HE + 2, "he", "m3", "PERSON", "pronoun", "e2"),
            Mention(*span("Nine drivers"), "m4", "GROUP", "nominal"),
        ),
        entities=(
            Entity("e1", "Organization", "Council of the Open Valley", ("Council of the Open Valley",)),
            Entity("e2", "Person", "Ivo Marten", ("Ivo Marten", "Marten"), ("xv",), (place("a night guard"),)),
            Entity("e4", "PublicBody", "Ministry of Transport", ("Ministry of Transport",)),
            Entity("e5", "Company", "Velmar Herald", ("Velmar Herald",), place="geonames:1"),
        ),
        attributions=ATTRIBUTIONS,
        claims=CLAIMS,
        links=(Link("c10", "c11", "condition", place("If"), ()),),
        flags=(
            Flag("slogan", title.start, title.end, "a formula rather than information"),
            *(flag for claim in CLAIMS for flag in claim.flags),
        ),
    )


def text_part() -> StatementLedger:
    """Give the statement as read from a text part of a container: no pages, nobody found, nothing known of its date."""
    ledger = build()
    document = replace(
        ledger.document,
        name="velmar.docx",
        title=None,
        issuer=None,
        published=None,
        map=(MapRun(0, 20, Offset(3)), MapRun(20, len(TEXT) - 20, Offset(0, "word/document.xml"))),
        warnings=(Warning_("NAME_LIES", "The name says .txt, the content is a DOCX."),),
    )
    return replace(ledger, document=document)
