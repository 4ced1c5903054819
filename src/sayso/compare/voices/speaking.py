"""Who says a claim, and how: the voices of its chain from the issuer inwards, and where the innermost of them stands to it.

A chain is read as FactBank reads nested sources (Saurí and Pustejovsky 2009): what the agency says that the ministry said is the
ministry's claim; the agency only carries it. Impersonal sources ("it became known") and papers ("according to preliminary data")
are no voices: who passes on such words says them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from sayso.compare.statements import Held
from sayso.compare.types import StanceName
from sayso.compare.words import head_of, noun_classes, singular, table, words_of
from sayso.types import Attribution, Claim, Source, SourceKind

LETTERHEAD_WORDS: Final = 8
"""Most words of a first line that is taken for the name of an issuer that is not known otherwise."""
LETTERHEAD_LINES: Final = 3
"""First lines among which it is looked for."""
LETTERHEAD_CHARS: Final = 600
"""Code points that those lines are in."""
SPEAKS: Final = frozenset({"PERSON", "ORG", "GROUP", "PLACE"})
"""Labels of mentions that can say something: a place for its government."""
_BODIES: Final = frozenset({"Person", "Organization", "PublicBody", "Company", "Group", "LegalEntity"})
FALSE_WITHIN: Final = 3
"""Words behind "is" or "are" among which "false" is looked for: "are a pure invention"."""
PRONOUN_BACK: Final = 8
"""Attributions before a pronoun among which its source is looked for."""
CITED_CHARS: Final = 200
"""Longest phrase for whom a source cites."""
CITING_WITHIN: Final = 60
"""Code points behind a source in which the words stand by which it cites another."""
_CITING: Final = re.compile(r"\s*,?\s*(?:(?:which|who)\s+)?(?:citing|quoting|cited|quoted)\s+(?:by\s+)?")
_RELATIVE: Final = re.compile(r"\w\s+(?:which|who|whom)\b[^,.;]*$")
_COPULAS: Final = frozenset({"is", "are", "was", "were"})
_WORDS: Final = re.compile(r"[\w'-]+")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source as one statement gives it. `entity` is its id there; `words` are what it is called, never empty."""

    document: str
    kind: SourceKind
    entity: str | None
    words: str

    @property
    def key(self) -> tuple[str, str]:
        """What it is known by across statements: its entity, or its words within its statement; the issuer as such."""
        if self.entity is not None:
            return self.document, self.entity
        return self.document, "issuer:" if self.kind == "issuer" else f"words:{self.words.casefold()}"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A claim as it is said: `speaker` is its innermost source, `stance` how that stands to it, `passing` who passes it on.

    `passing` holds the outer sources, outermost first, each with "reports" or, where its own cue says so, "denies" or "doubts".
    """

    claim: Claim
    document: str
    speaker: Speaker
    stance: StanceName
    passing: tuple[tuple[Speaker, StanceName], ...] = ()


def issuer_of(held: Held) -> Speaker:
    """Give the voice of a statement's issuer; where it is not known, the statement goes by its first line, else its file's name."""
    document = held.ledger.document
    if document.issuer is not None:
        return Speaker(document.id, "issuer", document.issuer.entity, document.issuer.text)
    return Speaker(document.id, "issuer", None, letterhead(document.text) or document.name or document.id)


def letterhead(text: str) -> str:
    """Give the first of a text's first lines that may be a name; "" where none may."""
    lines = [line for line in text[:LETTERHEAD_CHARS].split("\n") if line.strip()][:LETTERHEAD_LINES]
    return next((name for line in lines if (name := _name_in(line))), "")


def _name_in(line: str) -> str:
    """Give a line up to a comma, if it is a few words without a stop, most with a capital, and says more than what text follows."""
    line = line.split(",", maxsplit=1)[0].strip()
    words = line.split()
    capitals = sum(word[:1].isupper() for word in words)
    if not 0 < len(words) <= LETTERHEAD_WORDS or line[-1] in ".!?:" or 2 * capitals <= len(words):
        return ""
    return line if any(not word.isdecimal() and word not in _kinds_of_text() for word in words_of(line)) else ""


@cache
def _kinds_of_text() -> frozenset[str]:
    return frozenset(singular(row[0]) for row in table("voices", "headings"))


def spoken(held: Held, claim: Claim) -> Spoken:
    """Give who says a claim of a statement and how."""
    voices: list[tuple[Speaker, list[Attribution]]] = [(issuer_of(held), [])]
    for attribution in _outermost_first([held.attributions[name] for name in claim.chain if name in held.attributions]):
        for speaker in _speakers(held, attribution):
            if speaker.key != voices[-1][0].key:
                voices.append((speaker, []))
        voices[-1][1].append(attribution)
    speaker, own = voices[-1]
    passing = tuple((one, _outer_stance(cues)) for one, cues in voices[:-1])
    return Spoken(claim, held.id, speaker, _stance(held, claim, own), passing)


def _outermost_first(chain: list[Attribution]) -> list[Attribution]:
    """Give a chain with who quotes before whom it quotes: "according to the police, as quoted by the agency"."""
    carriers = [one for one in chain if one.cue is not None and one.cue.text.casefold().split()[:1] == ["as"]]
    return carriers + [one for one in chain if one not in carriers]


def _speakers(held: Held, attribution: Attribution) -> Iterator[Speaker]:
    """Give who an attribution rests on, and behind it whom that cites: "the ministry, citing the command, said"."""
    speaker, cited = _speaker(held, attribution), _cited(held, attribution)
    if speaker is not None:
        yield speaker
    if cited is not None:
        yield cited


def _cited(held: Held, attribution: Attribution) -> Speaker | None:
    """Give whom a source cites, where the words between it and its cue, or just behind it, or the cue itself say so."""
    source = attribution.source
    if source.end is None:
        return None
    found = _CITING.match(held.text[source.end : source.end + CITING_WITHIN])
    if found is None:
        return None
    start = source.end + found.end()
    begins = {start, start + len("the ")} if held.text.startswith("the ", start) else {start}
    near = held.mentions_within(start, start + CITED_CHARS)
    beside = [mention for mention in near if mention.start in begins and mention.label in SPEAKS]
    mention = max(beside, key=lambda one: (one.end, one.id), default=None)
    if mention is None or mention.entity == source.entity:
        return None
    kind: SourceKind = "named" if mention.form == "name" else "described"
    return Speaker(held.id, kind, mention.entity, mention.text)


def _speaker(held: Held, attribution: Attribution) -> Speaker | None:
    """Give who an attribution rests on; None where it is nobody who can say something."""
    issuer = issuer_of(held)
    if attribution.source.kind == "issuer":
        return issuer
    source = _antecedent(held, attribution)
    if source.kind == "issuer" or (source.entity is not None and source.entity == issuer.entity):
        return issuer
    if source.kind == "impersonal" or source.text is None or not _can_speak(held, source):
        return None
    return Speaker(held.id, source.kind, source.entity, " ".join(source.text.split()))


def _antecedent(held: Held, attribution: Attribution) -> Source:
    """Give the source, and for a pronoun that stands for nobody known the one of the attribution before it that is none."""
    source = attribution.source
    if not _is_open_pronoun(held, source):
        return source
    before = [
        other.source
        for other in held.attributions_before(source.start or 0, PRONOUN_BACK)
        if other.source.kind in {"named", "described"} and not _is_pronoun(held, other.source)
    ]
    return before[-1] if before else source


def _is_open_pronoun(held: Held, source: Source) -> bool:
    return source.entity is None and _is_pronoun(held, source)


def _is_pronoun(held: Held, source: Source) -> bool:
    mention = held.mention_at.get((source.start or 0, source.end or 0))
    return (source.text or "").casefold() in {"he", "she", "they", "it"} or (mention is not None and mention.form == "pronoun")


def _can_speak(held: Held, source: Source) -> bool:
    """Tell whether a source is somebody: by its entity, its mention, its own kind or its head noun; "nobody" and papers are not."""
    words = (source.text or "").casefold().split()
    if not words or words[0] in words_of_kind("nobody"):
        return False
    entity = held.entities.get(source.entity or "")
    if entity is not None:
        return entity.schema in _BODIES or source.kind == "named"
    mention = held.mention_at.get((source.start or 0, source.end or 0))
    if mention is not None and mention.label in SPEAKS:
        return True
    return source.kind in {"named", "unnamed"} or noun_classes().get(head_of(source.text or "")) in SPEAKS - {"PLACE"}


def _stance(held: Held, claim: Claim, own: list[Attribution]) -> StanceName:
    """Give how the innermost source stands to a claim. A negation below a denial takes the denial back."""
    denied = any(
        _denies(attribution) and not _is_presupposed(held, claim, attribution) for attribution in own
    ) or _said_to_be_false(held, claim, own)
    negative = _is_negative(claim) or any(_found_none(held, claim, attribution) for attribution in own)
    if denied != negative:
        return "denies"
    if any(_doubts(attribution) for attribution in own) or claim.commitment.innermost in {"PS+", "PS-"}:
        return "doubts"
    return "asserts"


def _outer_stance(own: list[Attribution]) -> StanceName:
    if any(_denies(attribution) for attribution in own):
        return "denies"
    return "doubts" if any(attribution.manner == "doubt" for attribution in own) else "reports"


def _denies(attribution: Attribution) -> bool:
    words = attribution.cue.text.casefold().split() if attribution.cue else []
    return attribution.manner == "deny" or ("not" not in words and not words_of_kind("cue").isdisjoint(words))


def _is_presupposed(held: Held, claim: Claim, attribution: Attribution) -> bool:
    """Tell whether a denial leaves a claim standing, as that of having laid "the mine which killed the shepherd" does the death."""
    start = min((span.start for span in attribution.content if span.end >= claim.predicate.end), default=claim.predicate.start)
    return _RELATIVE.search(held.text[start : claim.predicate.start]) is not None


def _doubts(attribution: Attribution) -> bool:
    cue = attribution.cue.text.casefold() if attribution.cue else ""
    return attribution.manner == "doubt" or cue in doubt_words()


def _is_negative(claim: Claim) -> bool:
    """Tell whether a claim is of what was not: by its polarity, or by somebody who is nobody taking part in it."""
    if claim.polarity == "negative" or claim.commitment.innermost in {"CT-", "PR-"}:
        return True
    return any(names_nobody(one.text) for one in claim.participants if one.role in {"agent", "patient"})


def names_nobody(phrase: str) -> bool:
    """Tell whether a phrase names none of its kind: "no one", "none of them"."""
    return bool(words_of_kind("nobody").intersection(_WORDS.findall(phrase.casefold())[:1]))


def _found_none(held: Held, claim: Claim, attribution: Attribution) -> bool:
    """Tell of "found no sign that …": the source looked for what the claim tells and did not find it."""
    if attribution.cue is None or not attribution.cue.end < claim.predicate.start:
        return False
    between = _WORDS.findall(held.text[attribution.cue.end : claim.predicate.start].casefold())[:3]
    return between[:1] == ["no"] and bool(words_of_kind("without").intersection(between[1:]))


def _said_to_be_false(held: Held, claim: Claim, own: list[Attribution]) -> bool:
    """Tell whether the sentence calls what is told false: "reports that … are an invention"."""
    if not any(attribution.source.kind == "impersonal" and attribution.cue for attribution in own):
        return False
    _, end = held.ledger.sentences[held.sentence_at(claim.predicate.start)] if held.ledger.sentences else (0, 0)
    words = _WORDS.findall(held.text[claim.predicate.end : end].casefold())
    return any(
        word in _COPULAS and not words_of_kind("false").isdisjoint(words[place + 1 : place + 1 + FALSE_WITHIN])
        for place, word in enumerate(words)
    )


@cache
def words_of_kind(kind: str) -> frozenset[str]:
    """Give the words of one kind of `data/denials.tsv`."""
    return frozenset(word for word, of in table("voices", "denials") if of == kind)


@cache
def doubt_words() -> frozenset[str]:
    """Give the words of `data/doubts.tsv`."""
    return frozenset(row[0] for row in table("voices", "doubts"))


def speakers(spoken_claim: Spoken) -> Iterator[tuple[Speaker, StanceName]]:
    """Give all who say or pass on a claim, outermost first, each with its stance."""
    yield from spoken_claim.passing
    yield spoken_claim.speaker, spoken_claim.stance
