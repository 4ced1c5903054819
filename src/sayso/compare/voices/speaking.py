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
from sayso.compare.voices.letterhead import LETTERHEAD_CHARS, letterhead
from sayso.compare.voices.lexicon import names_nobody, words_of_kind
from sayso.compare.voices.taking import outer_stance, stance_of
from sayso.compare.words import head_of, noun_classes
from sayso.types import Attribution, Claim, Source, SourceKind

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


def spoken(held: Held, claim: Claim) -> Spoken:
    """Give who says a claim of a statement and how."""
    voices: list[tuple[Speaker, list[Attribution]]] = [(issuer_of(held), [])]
    chain = [held.attributions[name] for name in claim.chain if name in held.attributions]
    for attribution in _outermost_first([one for one in chain if not _is_about(held, claim, one)]):
        for speaker in _speakers(held, attribution):
            if speaker.key != voices[-1][0].key:
                voices.append((speaker, []))
        voices[-1][1].append(attribution)
    speaker, own = voices[-1]
    passing = tuple((one, outer_stance(cues)) for one, cues in voices[:-1])
    return Spoken(claim, held.id, speaker, stance_of(held, claim, own), passing)


def _is_about(held: Held, claim: Claim, attribution: Attribution) -> bool:
    """Tell whether a source only deals with what happened: who "ordered an inquiry into the shooting" did not tell of it."""
    before = held.text[max(0, claim.predicate.start - ABOUT_CHARS) : claim.predicate.start]
    return attribution.manner in _DEALING and claim.predicate.text.islower() and _DEFINITE.search(before) is not None


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
    if source.kind == "issuer" or (source.entity is not None and source.entity == issuer.entity):
        return issuer
    if source.kind == "impersonal" or source.text is None or not _can_speak(held, source):
        return None
    return Speaker(held.id, source.kind, source.entity, " ".join(source.text.split()))


def _is_letterhead(held: Held, attribution: Attribution) -> bool:
    """Tell whether the source of words without a cue is the name above the text."""
    end = attribution.source.end
    return (
        attribution.cue is None and end is not None and end <= len(held.text[:LETTERHEAD_CHARS].lstrip().split("\n", maxsplit=1)[0])
    )


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
