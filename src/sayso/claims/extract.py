"""Reads a statement's claims off its syntax and its attributions: who did what to whom, when, where, how many, how firmly held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.claims.acts import act_of, announced_act, announces, is_performed
from sayso.claims.attributed import Attributed
from sayso.claims.choices import with_signals
from sayso.claims.clauses import Clauses
from sayso.claims.commitment import commitment_to
from sayso.claims.confidence import graded
from sayso.claims.counts import find_counts
from sayso.claims.cues import cue_at
from sayso.claims.fragments import fragments_of
from sayso.claims.mentions import Mentions, mentions_at
from sayso.claims.mood import Moods
from sayso.claims.participants import Part, find_parts
from sayso.claims.places import find_where
from sayso.claims.predicates import Frame, find_frames, idiom_object, without_cues
from sayso.claims.syntax import Syntax
from sayso.claims.times import find_when
from sayso.claims.vocabulary import event_nouns, words
from sayso.types import Block, Claim, Manner, Mention, Participant, Predicate


@dataclass(frozen=True, slots=True)
class Reading:
    """A statement's frames with their participants: what claims and mentions are both made of."""

    clauses: Clauses
    frames: Sequence[tuple[Frame, tuple[Part, ...]]]
    mentions: Mentions


_ONE_DEED = frozenset({"ASSAULT", "PROTEST", "COERCE"})
"""Acts (PLOVER) whose nouns count single deeds; those of talks and laws name matters too ("the agreement", "a hearing")."""
_OCCURRING = words("occur happen erupt ensue follow last begin start")
_TAKING_PART = frozenset({"nsubj", "nsubj:pass", "obl", "obl:agent"})


def find_claims(syntax: Syntax, attributed: Sequence[Attributed], blocks: Sequence[Block]) -> tuple[Claim, ...]:
    """Give a statement's claims, ids c1.. in text order of their predicates; see `read_claims`."""
    return read_claims(syntax, attributed, blocks)[0]


def find_mentions(syntax: Syntax) -> tuple[Mention, ...]:
    """Give a statement's names, pronouns and the descriptions that head participants, ids m1.. in text order.

    Claims' participants refer to them by these ids. `entity` is left None.
    """
    return _read(syntax).mentions.all


def read_claims(
    syntax: Syntax, attributed: Sequence[Attributed], blocks: Sequence[Block]
) -> tuple[tuple[Claim, ...], tuple[Mention, ...]]:
    """Give claims and mentions together, reading the syntax once.

    A claim's `chain` holds the attributions whose content holds its predicate, outermost first. Verbs that only report ("said") and
    fragments (contact lines, headings without a verb) make no claim. `entity`, `when` and `where` are left for resolution: only
    their words are given.
    """
    reading = _read(syntax)
    clauses = reading.clauses
    fragments = fragments_of(syntax, blocks)
    chains = _Chains(attributed)
    moods = Moods(clauses, attributed, fragments.headings)
    reporting = {one.cue_head: one.attribution.manner for one in attributed if one.cue_head is not None}
    claims: list[Claim] = []
    held_back: list[tuple[Frame, tuple[Part, ...]]] = []
    for found, parts in reading.frames:
        frame = without_cues(found, reporting)
        if fragments.silent(frame) or not _says_enough(clauses, frame, parts) or _bare_report(clauses, frame, parts):
            continue
        if _only_reports(clauses, frame, reporting):
            held_back.append((frame, parts))
        else:
            claims.append(_claim(reading, moods, frame, parts, chains.of(frame.head)))
    claims += [
        _claim(reading, moods, frame, parts, chains.of(frame.head)) for frame, parts in _told_alone(held_back, attributed, claims)
    ]
    claims.sort(key=lambda claim: (claim.predicate.start, claim.start))
    numbered = tuple(replace(claim, id=f"c{number}") for number, claim in enumerate(claims, start=1))
    return graded(syntax, numbered, attributed), reading.mentions.all


def _read(syntax: Syntax) -> Reading:
    clauses = Clauses(syntax)
    frames = [(frame, find_parts(clauses, frame)) for frame in find_frames(syntax)]
    heads = [
        part.head if part.meant is None else part.meant
        for frame, parts in frames
        for part in parts
        if frame.form != "copula" or part.role == "agent" or _noun(syntax, part)
    ]
    return Reading(clauses, frames, mentions_at(clauses, heads))


def _noun(syntax: Syntax, part: Part) -> bool:
    return syntax.pos[part.head] in {"NOUN", "PROPN"}


class _Chains:
    """Finds the attributions that hold a token, outermost first."""

    def __init__(self, attributed: Sequence[Attributed]) -> None:
        depth: dict[str, int] = {}
        parents = {one.attribution.id: one.attribution.parent for one in attributed}
        for name, parent in parents.items():
            level, above = 0, parent
            while above is not None and above in parents and level < len(parents):
                level, above = level + 1, parents[above]
            depth[name] = level
        self._holding: dict[int, list[Attributed]] = {}
        for one in sorted(attributed, key=lambda each: (depth[each.attribution.id], -_width(each))):
            for first, last in one.content:
                for token in range(first, last + 1):
                    self._holding.setdefault(token, []).append(one)

    def of(self, token: int) -> list[Attributed]:
        return self._holding.get(token, [])


def _told_alone(
    held_back: Sequence[tuple[Frame, tuple[Part, ...]]], attributed: Sequence[Attributed], claims: Sequence[Claim]
) -> list[tuple[Frame, tuple[Part, ...]]]:
    """Give the cues whose content makes no claim of its own ("announced new elections"): without them nothing would be told."""
    spoken = {name for claim in claims for name in claim.chain}
    silent = {
        one.cue_head
        for one in attributed
        if one.attribution.id not in spoken
        and one.attribution.form == "indirect"
        and one.attribution.manner in {"direct", "commit", "threaten", "accuse", "deny"}
        and one.cue_head is not None
    }
    return [(frame, parts) for frame, parts in held_back if frame.head in silent]


def _width(one: Attributed) -> int:
    return sum(last - first for first, last in one.content)


def _only_reports(clauses: Clauses, frame: Frame, reporting: Mapping[int, Manner]) -> bool:
    """Tell whether a frame is a cue that only reports; a cue with an act of its own ("accused", "urged") is a claim too."""
    cue = frame.head
    if frame.form == "role":
        return False
    if cue not in reporting:  # "it became known that"
        return frame.kind != "event" and any(child in reporting for child in clauses.syntax.with_dep(cue, "xcomp"))
    if _heard_only(clauses, cue) and act_of(clauses, frame) is not None:
        return False
    return not is_performed(clauses, cue, reporting[cue])


def _heard_only(clauses: Clauses, cue: int) -> bool:
    """Tell whether a cue is the network's alone: a report that no lexicon lists takes no act away and changes none."""
    return cue_at(clauses.syntax, cue) is None


def _bare_report(clauses: Clauses, frame: Frame, parts: Sequence[Part]) -> bool:
    """Tell whether a frame only names a speaker ("the mayor said"), whatever was said standing in another sentence."""
    cue = cue_at(clauses.syntax, frame.head) if frame.form == "verb" else None
    if cue is None or cue.manner != "assert" or not cue.takes("quote"):
        return False
    return all(part.role == "agent" for part in parts) and not clauses.syntax.with_dep(frame.head, "ccomp", "xcomp", "obl", "obj")


def _says_enough(clauses: Clauses, frame: Frame, parts: Sequence[Part]) -> bool:
    """Tell whether an event noun tells a happening: with a participant; a weak one with a name, or an agent and a patient."""
    if frame.form != "noun" or frame.openers:
        return True
    named = any(clauses.name_at(part.head) is not None for part in parts)
    core = {part.role for part in parts} & {"agent", "patient", "recipient"}
    if event_nouns()[frame.lemma].strong:
        return bool(core) or _is_placed(clauses, frame) or _particular(clauses, frame)
    return len(core) >= 2 or (named and "agent" in core)


def _is_placed(clauses: Clauses, frame: Frame) -> bool:
    """Tell whether a happening is told as a particular one, by its time, place or number ("two attacks", "the blast in Karrow")."""
    noun = frame.head
    if clauses.syntax.with_dep(noun, "nummod") or find_when(clauses, frame) is not None or _occurs(clauses.syntax, noun):
        return True
    return find_where(clauses, frame, []) is not None


def _particular(clauses: Clauses, frame: Frame) -> bool:
    """Tell whether a violent act or a protest is told as one that is known ("the attack was condemned", "since the siege")."""
    syntax, act = clauses.syntax, act_of(clauses, frame)
    articles = {syntax.lower[child] for child in syntax.with_dep(frame.head, "det")} & {"the", "a", "an"}
    return bool(articles) and act is not None and act.plover in _ONE_DEED and syntax.dep[frame.head] in _TAKING_PART


def _occurs(syntax: Syntax, noun: int) -> bool:
    """Tell whether a noun's clause only says that it happened, when or for how long ("the seizure took place on Monday")."""
    verb = syntax.head[noun]
    if syntax.dep[noun] not in {"nsubj", "nsubj:pass"} or syntax.pos[verb] != "VERB":
        return False
    bare = idiom_object(syntax, verb)
    return syntax.lemma[verb] in _OCCURRING if bare is None else (syntax.lemma[verb], syntax.lemma[bare]) == ("take", "place")


def _claim(reading: Reading, moods: Moods, frame: Frame, parts: Sequence[Part], chain: Sequence[Attributed]) -> Claim:
    clauses, syntax = reading.clauses, reading.clauses.syntax
    accused = next((one.accused for one in reversed(chain) if one.accused not in {None, frame.head}), None)
    sources = {one.source_head for one in chain}  # "according to X" names whom the claim rests on, not who takes part
    parts = [part for part in _with_accused(frame, parts, accused) if part.role != "other" or part.head not in sources]
    participants = tuple(_participant(reading, frame, part, accused) for part in parts)
    polarity, tense = moods.polarity(frame), moods.tense(frame)
    span = syntax.span(*clauses.extent(frame))
    words = syntax.span(frame.first, frame.last)
    when, where = find_when(clauses, frame), find_where(clauses, frame, [part.head for part in parts])
    act = act_of(clauses, frame)
    told = moods.mood(frame) in {"declarative", "conditional"}
    if told and tense == "future" and not frame.openers and _only_announced(clauses, parts, chain):
        act = announced_act(act, polarity)
    claim = Claim(
        start=span.start,
        end=span.end,
        text=span.text,
        id="",
        predicate=Predicate(words.start, words.end, words.text, frame.lemma),
        kind=frame.kind,
        mood=moods.mood(frame),
        tense=tense,
        polarity=polarity,
        act=act,
        participants=participants,
        when=when,
        where=where,
        counts=find_counts(clauses, [(part.head, index) for index, part in enumerate(parts)], frame.head),
        chain=tuple(one.attribution.id for one in chain),
        commitment=commitment_to(moods, frame, chain, polarity, tense),
    )
    return with_signals(syntax, frame.head, claim)


def _only_announced(clauses: Clauses, parts: Sequence[Part], chain: Sequence[Attributed]) -> bool:
    """Tell whether somebody tells of an act of their own, by a cue that is no act itself: "said it would", "plan to", "we will"."""
    agents = [part.head for part in parts if part.role == "agent"]
    if not agents:
        return False
    if not chain:
        return clauses.syntax.lower[agents[0]] in {"we", "i"}
    one = chain[-1]
    if one.attribution.manner not in {"assert", "confirm", "commit", "predict"}:
        return False
    if one.cue_head is not None and is_performed(clauses, one.cue_head, one.attribution.manner):
        return False
    if one.cue_head is not None and _heard_only(clauses, one.cue_head):
        return False
    return announces(clauses.syntax, agents[0], one.source_head, one.attribution.form)


def _with_accused(frame: Frame, parts: Sequence[Part], accused: int | None) -> Sequence[Part]:
    """Add the one accused as the agent of what the accusation names, where nobody else is its agent."""
    if accused is None or frame.form == "role" or any(part.role == "agent" or part.head == accused for part in parts):
        return parts
    return (Part(accused, "agent"), *parts)


def _participant(reading: Reading, frame: Frame, part: Part, accused: int | None) -> Participant:
    syntax = reading.clauses.syntax
    first, last = reading.clauses.phrase(part.head)
    if part.head == frame.subject_of and first <= frame.head < part.head:
        first = frame.head + 1  # "Prime Minister Jane Roe": the one described is "Jane Roe"
    last = _before_own_clause(syntax, part.head, frame, last)
    span = syntax.span(first, last)
    return Participant(
        span.start,
        span.end,
        span.text,
        role=part.role,
        mention=reading.mentions.by_head.get(part.head if part.meant is None else part.meant),
        alleged=accused is not None and part.head == accused,
        marker=part.marker,
    )


def _before_own_clause(syntax: Syntax, head: int, frame: Frame, last: int) -> int:
    """Give the end of a participant's phrase short of the frame itself: who takes part in "the bill to ban it" is "the bill"."""
    if frame.form == "role" or not head < frame.head <= last:
        return last
    branch = frame.head
    while syntax.head[branch] != head and syntax.head[branch] != branch:
        branch = syntax.head[branch]
    return max(head, min(syntax.descendants(branch)) - 1) if syntax.head[branch] == head else last
