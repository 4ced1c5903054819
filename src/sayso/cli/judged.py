"""`sayso review` and the commands that each keep one review: what people make of what was read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import click

from sayso.cli.options import DEBUGGED, LEDGER, STATE, filters

_WHO: Final = click.option("--as", "who", metavar="NAME", help="Who judges; unless given, the system's user.")
_REASON: Final = click.option("--reason", metavar="WORDS", default="", help="Why.")
_EXPECT: Final = click.option(
    "--expect", metavar="EVENT", type=click.IntRange(min=1), help="Refuse where its last event is not this one any more."
)
_FORMAT: Final = click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="A line, or the review."
)
_CLAIM: Final = click.argument("subject", metavar="STATEMENT:CLAIM")
_ENTITY: Final = click.argument("subject", metavar="STATEMENT:ENTITY")
_EVENT: Final = click.argument("event", type=click.IntRange(min=1))
_SINGLE: Final = {
    "text": ("WORDS", "The words of the clause."),
    "predicate": ("WORD", "The word that says what happened; WORD/LEMMA gives its dictionary form too."),
    "when": ("WORDS", "When, in the text's words; WORDS=DAYS says which days they are."),
    "where": ("WORDS", "Where, in the text's words."),
    "source": ("ATTRIBUTION", "On whose word: an attribution as a1, or its source's name. Unless given, the issuer's own."),
    "act": ("EVENT", "The PLOVER event, as COERCE or COERCE/arrest."),
    "commitment": ("VALUE", "How firmly the source holds it (FactBank). Unless given, CT+."),
    "kind": ("KIND", "event, state, relation or evaluation. Unless given, event."),
    "mood": ("MOOD", "declarative, question, directive or conditional. Unless given, declarative."),
    "tense": ("TENSE", "past, present, future or habitual. Unless given, past."),
    "polarity": ("POLARITY", "positive or negative. Unless given, positive."),
}
_SEVERAL: Final = {
    "agent": "Who does it, in the text's words. May be repeated.",
    "patient": "To whom. May be repeated.",
    "recipient": "Who is given something. May be repeated.",
    "instrument": "By means of what. May be repeated.",
    "count": "How many, as '9 people' or 'dozens of drivers=24..'. May be repeated.",
}


def _judging(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of every review."""
    for option in reversed((LEDGER, _REASON, _WHO, _EXPECT, _FORMAT, DEBUGGED)):
        command = option(command)
    return command


def _how(given: dict[str, Any]) -> Any:
    from sayso.commands.judged import Judging  # noqa: PLC0415 (`sayso --help` must answer at once)

    return Judging(**given)


@click.command(short_help="Review claims one after another with single keys.")
@click.argument("wanted", metavar="[STATEMENT[:CLAIM]]", required=False)
@LEDGER
@click.option("--words", metavar="WORDS", multiple=True, help="Only claims with these words, as `sayso search` takes them.")
@filters
@click.option(
    "--state", type=click.Choice((*STATE, "any")), default="unreviewed", show_default=True, help="Only claims of this state."
)
@click.option(
    "--order", type=click.Choice(["text", "confidence"]), default="text", show_default=True, help="Least confidently read first?"
)
@_WHO
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Claim after claim, or a list of them as JSON, to judge by other commands.",
)
@DEBUGGED
def review(
    wanted: str | None, ledger: str, words: tuple[str, ...], order: str, who: str | None, form: str, **known: str | None
) -> int:
    """Show claims one after another, each to be judged with a key; every judgement is kept at once.

    a accept, r reject, c correct, n note, s or space skip, b back, u undo what you did last, m more of the text, ? help, q quit.
    Where the input is no terminal, each of its lines is a key with what belongs to it: `r not the police`.
    """
    from sayso.commands.reviewing.run import ReviewOptions  # noqa: PLC0415
    from sayso.commands.reviewing.run import review as run_review  # noqa: PLC0415
    from sayso.ledger.search import Search  # noqa: PLC0415

    return run_review(ReviewOptions(ledger, wanted, Search(words, **known), order, who, form))


@click.command(short_help="Say that a claim was read rightly.")
@_CLAIM
@_judging
def accept(subject: str, **how: Any) -> int:
    """Say that a claim was read rightly: that the statement claims this. Whether it is true is no question here."""
    from sayso.commands import judged  # noqa: PLC0415

    return judged.judge(subject, "accept", _how(how))


@click.command(short_help="Say that a claim was not read rightly.")
@_CLAIM
@_judging
def reject(subject: str, **how: Any) -> int:
    """Say that a claim was not read rightly: that the statement does not claim this."""
    from sayso.commands import judged  # noqa: PLC0415

    return judged.judge(subject, "reject", _how(how))


@click.command(short_help="Put a note beside a statement or a part of it.")
@click.argument("subject", metavar="STATEMENT[:PART]")
@click.argument("words")
@_judging
def note(subject: str, words: str, **how: Any) -> int:
    """Put a note beside a statement or a part of it; WORDS are kept as its reason."""
    from sayso.commands import judged  # noqa: PLC0415

    return judged.judge(subject, "note", _how(how | {"reason": words}))


@click.command(short_help="Correct fields of a claim or another part.")
@click.argument("subject", metavar="STATEMENT:PART")
@click.argument("given", metavar="FIELD=VALUE...", nargs=-1, required=True)
@_judging
def correct(subject: str, given: tuple[str, ...], **how: Any) -> int:
    """Correct fields of a claim (c12), an entity (e3), a mention (m4), an attribution (a1) or the document: all, or none.

    VALUE is plain words: `when='12 March 2031'` or `when=2031-03-12`, `agent='the port police'`, `act=COERCE/arrest`, `tense=past`,
    `where=none`; several with semicolons between them; words@1204 are those at that character. JSON is taken as it is.
    """
    from sayso.commands import judged  # noqa: PLC0415

    return judged.correct(subject, given, _how(how))


def _worded(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give `sayso add` an option for every field."""
    for name, told in reversed(_SEVERAL.items()):
        command = click.option(f"--{name}", metavar="WORDS", multiple=True, help=told)(command)
    for name, (metavar, told) in reversed(_SINGLE.items()):
        command = click.option(f"--{name}", metavar=metavar, help=told)(command)
    return command


@click.command(short_help="Put a claim in that was not read.")
@click.argument("statement")
@_worded
@click.option(
    "--json", "file", metavar="FILE", type=click.Path(allow_dash=True), help="A claim in the published shape; - is input."
)
@_judging
def add(statement: str, file: str | None, **given: Any) -> int:
    """Put a claim into a statement that was not read in it: from its words (--text and --predicate are needed), or from JSON."""
    from sayso.commands import judged  # noqa: PLC0415

    words = {name: [given.pop(name)] for name in _SINGLE if given[name] is not None}
    words |= {name: list(given.pop(name)) for name in _SEVERAL}
    how = {name: value for name, value in given.items() if name not in _SINGLE}
    return judged.add(statement, words, file, _how(how))


@click.command(short_help="Let an entity go by another name.")
@_ENTITY
@click.argument("name")
@_judging
def rename(subject: str, name: str, **how: Any) -> int:
    """Let an entity go by another name; the names that the text has for it stay."""
    from sayso.commands import judged  # noqa: PLC0415

    return judged.rename(subject, name, _how(how))


@click.command(short_help="Put an entity into another one.")
@_ENTITY
@click.argument("into", metavar="STATEMENT:ENTITY")
@_judging
def merge(subject: str, into: str, **how: Any) -> int:
    """Put the first entity into the second, of the same statement: they are one. For those of two statements see `sayso judge`."""
    from sayso.commands import judged  # noqa: PLC0415

    return judged.merge(subject, into, _how(how))


@click.command(short_help="Make an entity of its own of some mentions.")
@_ENTITY
@click.argument("mentions", metavar="MENTION...", nargs=-1, required=True)
@_judging
def split(subject: str, mentions: tuple[str, ...], **how: Any) -> int:
    """Make an entity of its own of some mentions (m4 m7) of another, which they are not."""
    from sayso.commands import judged  # noqa: PLC0415

    return judged.split(subject, mentions, _how(how))


@click.command(short_help="Judge two claims or entities the same, or not.")
@click.argument("one", metavar="ONE")
@click.argument("other", metavar="OTHER")
@click.argument("verdict", type=click.Choice(["same", "not-same", "undecided"]))
@_judging
def judge(one: str, other: str, verdict: Any, **how: Any) -> int:
    """Judge two claims, or two entities, of one statement or two: the same, not-same or undecided."""
    from sayso.commands import judged  # noqa: PLC0415

    return judged.pair(one, other, verdict, _how(how))


@click.command(short_help="Take a review out of force.")
@_EVENT
@_judging
def undo(event: int, **how: Any) -> int:
    """Take the review with the number EVENT out of force, as `sayso history` numbers it; nothing is deleted."""
    from sayso.commands import judged  # noqa: PLC0415

    return judged.undo(event, _how(how))


@click.command(short_help="Bring a review back that was undone.")
@_EVENT
@_judging
def redo(event: int, **how: Any) -> int:
    """Bring the review with the number EVENT back that was undone."""
    from sayso.commands import judged  # noqa: PLC0415

    return judged.redo(event, _how(how))


COMMANDS: Final = (review, accept, reject, note, correct, add, rename, merge, split, judge, undo, redo)
