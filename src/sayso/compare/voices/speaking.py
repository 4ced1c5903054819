"""Who says a claim, and how: the voices of its chain from the issuer inwards, and where the innermost of them stands to it.

A chain is read as FactBank reads nested sources (Saurí and Pustejovsky 2009): what the agency says that the ministry said is the
ministry's claim; the agency only carries it. Impersonal sources ("it became known") and papers ("according to preliminary data")
are no voices: who passes on such words says them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sayso.compare.statements import Held
from sayso.compare.types import StanceName
from sayso.compare.voices.antecedents import antecedent
from sayso.compare.voices.disowning import disowned
from sayso.compare.voices.letterhead import LETTERHEAD_CHARS, letterhead
from sayso.compare.voices.lexicon import names_nobody, words_of_kind
from sayso.compare.voices.organs import is_issuers_organ
from sayso.compare.voices.taking import outer_stance, stance_of
from sayso.compare.voices.witnesses import witness
from sayso.compare.words import head_of, noun_classes
from sayso.types import Attribution, Claim, Source, SourceKind, Span

__all__ = ["SPEAKS", "Speaker", "Spoken", "cited_before", "issuer_of", "names_nobody", "speakers", "spoken", "words_of_kind"]

SPEAKS: Final = frozenset({"PERSON", "ORG", "GROUP", "PLACE"})
"""Labels of mentions that can say something: a place for its government."""
_BODIES: Final = frozenset({"Person", "Organization", "PublicBody", "Company", "Group", "LegalEntity"})
CITED_CHARS: Final = 200
"""Longest phrase for whom a source cites."""
CITING_WITHIN: Final = 60
"""Code points behind a source in which the words stand by which it cites another."""
_DEFINITE: Final = re.compile(r"\b(?:the|this)\s+(?:(?!was|were|been|is|are)[\w'’-]+\s+){0,2}$", re.IGNORECASE)
_DEALING: Final = frozenset({"ask", "direct", "commit"})
"""Manners of saying that tell nothing of what they name."""
ABOUT_CHARS: Final = 60
"""Code points before a predicate in which its article stands."""
_HELD_BACK: Final = re.compile(
    r"\b(?:(?:has|have|had) (?:yet|still) to|(?:declin|refus|fail)(?:es|ed|e|s|ing)? to|(?:did|does|do|would|will|could) not)"
    r"(?: [\w-]+){0,2}$",
    re.IGNORECASE,
)
"""How words of saying begin that hold back an answer; the last of them stand at the end of the cue."""
_QUESTION: Final = re.compile(r"\s+(?:[\w-]+\s+){0,2}?(?:why|how|when|where)\b(?!\s+to\b)", re.IGNORECASE)
"""How the question goes on that takes what it asks about for granted; "who" and "whether" do not."""
_UNTOLD: Final = re.compile(r"\s+(?:who|whom|whose|whether|if|which)\b", re.IGNORECASE)
"""How the question goes on whose answer is not even taken for granted."""
QUESTION_WITHIN: Final = 120
"""Code points behind the words of saying in which a claim of that question stands."""
HELD_BACK_BEFORE: Final = 30
"""Code points before the cue in which the words may begin that hold back the answer."""
_DATELINE: Final = re.compile(r"[A-Z][\w'’. -]+,\s+(?:[A-Z][a-z]+\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]+\.?)(?:,?\s+\d{4})?\W*")
"""A place and a day: "ORLESK, Feb 18"."""
_CITING: Final = re.compile(r"\s*,?\s*(?:(?:which|who)\s+)?(?:citing|quoting|cited|quoted)\s+(?:by\s+)?")


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
    `disowns` are the words for whose part in it the speaker denies though it asserts the rest, `US` for its own; else None.
    """

    claim: Claim
    document: str
    speaker: Speaker
    stance: StanceName
    passing: tuple[tuple[Speaker, StanceName], ...] = ()
    disowns: str | None = None


def issuer_of(held: Held) -> Speaker:
    """Give the voice of a statement's issuer; where it is not known, the statement goes by its first line, else its file's name."""
    document = held.ledger.document
    if document.issuer is not None:
        return Speaker(document.id, "issuer", document.issuer.entity, document.issuer.text)
    return Speaker(document.id, "issuer", None, letterhead(document.text) or document.name or document.id)


def spoken(held: Held, claim: Claim) -> Spoken:
    """Give who says a claim of a statement and how."""
    voices: list[tuple[Speaker, list[Attribution]]] = [(issuer_of(held), [])]
    chain = [held.attributions[name] for name in claim.chain if name in held.attributions]
    for attribution in _outermost_first([one for one in chain if not _is_about(held, claim, one)]):
        for speaker in _speakers(held, attribution):
            if speaker.key != voices[-1][0].key:
                voices.append((speaker, []))
        voices[-1][1].append(attribution)
    if (seen := _witness(held, claim, chain)) is not None and seen.key != voices[-1][0].key:
        voices.append((seen, []))
    speaker, own = voices[-1]
    passing = tuple((one, outer_stance(cues)) for one, cues in voices[:-1])
    stance = "reports" if own and _is_silent(held, claim, own[-1]) else stance_of(held, claim, own)
    disowns = disowned(held, claim, own, speaker.words) if stance == "asserts" else None
    return Spoken(claim, held.id, speaker, stance, passing, disowns)


def _witness(held: Held, claim: Claim, chain: list[Attribution]) -> Speaker | None:
    """Give who is said to have seen what a claim tells, where the reading took those words for no attribution."""
    mention = witness(held, claim)
    if mention is None or any(one.source.start is not None and one.source.start <= mention.start for one in chain if one.cue):
        return None
    if mention.entity is not None and mention.entity == issuer_of(held).entity:
        return None
    return Speaker(held.id, "named" if mention.form == "name" else "described", mention.entity, mention.text)


def _is_about(held: Held, claim: Claim, attribution: Attribution) -> bool:
    """Tell whether a source only deals with what happened: who "ordered an inquiry into the shooting" did not tell of it.

    Nor did who "has yet to explain why" it happened: whoever says so takes it for granted.
    """
    if attribution.cue is not None and _leaves_open(held, claim, attribution.cue):
        return True
    before = held.text[max(0, claim.predicate.start - ABOUT_CHARS) : claim.predicate.start]
    return attribution.manner in _DEALING and claim.predicate.text.islower() and _DEFINITE.search(before) is not None


def _leaves_open(held: Held, claim: Claim, cue: Span) -> bool:
    """Tell whether words of saying hold back an answer, and the claim stands in the question: "refused to say who fired"."""
    return _holds_back(held, claim, cue, _QUESTION)


def _is_silent(held: Held, claim: Claim, attribution: Attribution) -> bool:
    """Tell whether a source says nothing of what a claim tells: it "did not say who fired"."""
    return attribution.cue is not None and _holds_back(held, claim, attribution.cue, _UNTOLD)


def _holds_back(held: Held, claim: Claim, cue: Span, question: re.Pattern[str]) -> bool:
    """Tell whether words of saying hold back the answer to such a question, in which the claim stands."""
    if not 0 <= claim.predicate.start - cue.end <= QUESTION_WITHIN:
        return False
    said = held.text[max(0, cue.start - HELD_BACK_BEFORE) : cue.end]
    return _HELD_BACK.search(said) is not None and question.match(held.text, cue.end) is not None


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


def cited_before(held: Held, start: int, claim: Claim) -> Iterator[Speaker]:
    """Give whom a text cites for what it says between a point and a claim, the issuer left out."""
    issuer = issuer_of(held)
    for attribution in held.ledger.attributions:
        is_before = any(start <= span.start < claim.predicate.start for span in attribution.content)
        if is_before and not _is_about(held, claim, attribution):
            yield from (speaker for speaker in _speakers(held, attribution) if speaker != issuer)


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
    if attribution.source.kind == "issuer" or _is_letterhead(held, attribution):
        return issuer
    if _is_hearsay(held, attribution):
        return None
    source = antecedent(held, attribution)
    is_issuer = source.kind == "issuer" or (source.entity is not None and source.entity == issuer.entity)
    if is_issuer or is_issuers_organ(held, source, issuer.words):
        return issuer
    if source.kind == "impersonal" or source.text is None or not _can_speak(held, source):
        return None
    return Speaker(held.id, source.kind, source.entity, " ".join(source.text.split()))


def _is_letterhead(held: Held, attribution: Attribution) -> bool:
    """Tell whether the source of words without a cue is the name above the text, or where and when it was written."""
    end = attribution.source.end
    if attribution.cue is not None or end is None:
        return False
    first_line = held.text[:LETTERHEAD_CHARS].lstrip().split("\n", maxsplit=1)[0]
    return end <= len(first_line) or _DATELINE.fullmatch(attribution.source.text or "") is not None


def _is_hearsay(held: Held, attribution: Attribution) -> bool:
    """Tell whether an unnamed source is itself only said to have spoken: "as one of them reportedly told"."""
    cue = attribution.cue
    if attribution.source.kind != "unnamed" or cue is None:
        return False
    return any(
        one.source.kind == "impersonal" and one.cue and cue.start <= one.cue.start < cue.end for one in held.attributions.values()
    )


def _can_speak(held: Held, source: Source) -> bool:
    """Tell whether a source is somebody: by its entity, its mention, its own kind or its head noun; "nobody" and papers are not."""
    words = (source.text or "").casefold().split()
    if not words or words[0] in words_of_kind("nobody") or words == ["you"]:
        return False
    entity = held.entities.get(source.entity or "")
    if entity is not None:
        return entity.schema in _BODIES or source.kind == "named"
    mention = held.mention_at.get((source.start or 0, source.end or 0))
    if mention is not None and mention.label in SPEAKS:
        return True
    return source.kind in {"named", "unnamed"} or noun_classes().get(head_of(source.text or "")) in SPEAKS - {"PLACE"}


def speakers(spoken_claim: Spoken) -> Iterator[tuple[Speaker, StanceName]]:
    """Give all who say or pass on a claim, outermost first, each with its stance."""
    yield from spoken_claim.passing
    yield spoken_claim.speaker, spoken_claim.stance
