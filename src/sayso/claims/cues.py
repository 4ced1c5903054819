"""The lexicon of cues: the words that report speech, thought and will, and the constructions each of them takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast, get_args

from sayso.claims.syntax import Syntax
from sayso.types import CommitmentValue, Manner

REFUSALS = frozenset({"refuse", "decline", "fail", "neglect", "hesitate"})
NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "nobody", "none", "hardly", "without", "cannot"})
MAX_CONJUNCTS = 8
"""How far up a coordination a participle looks for its auxiliary."""

_OPPOSITE: Mapping[CommitmentValue, CommitmentValue] = {
    "CT+": "U",
    "CT-": "U",
    "PR+": "PR-",
    "PR-": "PR+",
    "PS+": "PS-",
    "PS-": "PS+",
    "U": "U",
}


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of `data/cues.tsv`; its header explains the frames. `prepositions` are those that mark a content phrase."""

    lemma: str
    frames: frozenset[str]
    prepositions: frozenset[str]
    manner: Manner
    commitment: CommitmentValue

    def takes(self, *frames: str) -> bool:
        """Tell whether the word stands in any of these constructions."""
        return any(frame in self.frames for frame in frames)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The cues by part of speech, each keyed by lemma."""

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    adjectives: Mapping[str, Cue]
    modifiers: Mapping[str, Cue]
    adverbs: Mapping[str, Cue]


@cache
def lexicon() -> Lexicon:
    """Read the lexicon, once per process. Raises `ValueError` where a row of the file is malformed."""
    tables: dict[str, dict[str, Cue]] = {part: {} for part in ("verb", "noun", "adjective", "modifier", "adverb")}
    for number, line in enumerate(_rows("cues.tsv"), start=1):
        lemma, part, frames, manner, commitment = line.split("\t")
        if part not in tables or manner not in get_args(Manner) or commitment not in get_args(CommitmentValue):
            raise ValueError(f"cues.tsv, entry {number}: {line!r}")
        names = frames.split()
        tables[part][lemma] = Cue(
            lemma=lemma,
            frames=frozenset(name for name in names if not name.startswith("+")),
            prepositions=frozenset(name.removeprefix("+") for name in names if name.startswith("+") or part == "noun"),
            manner=cast(Manner, manner),
            commitment=cast(CommitmentValue, commitment),
        )
    return Lexicon(tables["verb"], tables["noun"], tables["adjective"], tables["modifier"], tables["adverb"])


@cache
def word_list(name: str) -> frozenset[str]:
    """Give one of the short lists of `data/cues.lists.tsv`. Raises `KeyError` for a name that is not there."""
    return {key: frozenset(words.split()) for key, words in (line.split("\t") for line in _rows("cues.lists.tsv"))}[name]


def _rows(name: str) -> Iterator[str]:
    text = files("sayso.claims").joinpath("data", name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def cue_at(syntax: Syntax, token: int) -> Cue | None:
    """Give the lexicon's entry for the word at `token` in its part of speech, if it is a cue at all.

    A passive participle that is also listed as an adjective is read as one: "was convinced", but "has convinced".
    """
    words = lexicon()
    part = syntax.pos[token]
    if part in {"VERB", "AUX"}:
        adjective = words.adjectives.get(syntax.lower[token])
        if adjective and is_adjectival(syntax, token):
            return adjective
        return words.verbs.get(syntax.lemma[token]) or words.verbs.get(_forms().get(syntax.lower[token], ""))
    if part == "ADJ":
        return words.adjectives.get(syntax.lower[token]) or words.modifiers.get(syntax.lower[token])
    if part == "NOUN":
        return words.nouns.get(syntax.lemma[token]) or words.nouns.get(syntax.lower[token].removesuffix("s"))
    return words.adverbs.get(syntax.lower[token]) if part == "ADV" else None


@cache
def _forms() -> Mapping[str, str]:
    """Give the lemma of every regular inflected form of the verbs, and of the irregular ones listed."""
    forms: dict[str, str] = {}
    for lemma in lexicon().verbs:
        stem = lemma.removesuffix("e")
        ending_in_y = lemma.removesuffix("y") if lemma.endswith("y") and lemma[-2:-1] not in "aeou" else None
        regular = (lemma + "s", lemma + "es", stem + "ed", stem + "ing")
        forms |= dict.fromkeys((*regular, f"{ending_in_y}ies", f"{ending_in_y}ied") if ending_in_y else regular, lemma)
    return forms | dict(pair.split(":") for pair in word_list("irregular"))


def is_adjectival(syntax: Syntax, token: int) -> bool:
    """Tell a participle used as an adjective ("became known", "are convinced") from a verb ("has determined", "they reported")."""
    if is_passive(syntax, token):
        return True
    others = [child for child in syntax.with_dep(token, "nsubj") if syntax.lower[child] != "it"]
    perfect = any(syntax.dep[child] == "aux" and syntax.lemma[child] == "have" for child in syntax.children[token])
    copular = bool(syntax.with_dep(token, "cop", "expl")) or syntax.dep[token] == "xcomp"
    return syntax.tag[token] == "VBN" and not perfect and (copular or not others)


def is_passive(syntax: Syntax, verb: int) -> bool:
    """Tell whether a verb form is passive; a bare participle after a noun counts, and one coordinated with a passive."""
    for _ in range(MAX_CONJUNCTS):
        if any(syntax.dep[child] in {"aux:pass", "nsubj:pass", "csubj:pass"} for child in syntax.children[verb]):
            return True
        if syntax.tag[verb] != "VBN" or syntax.with_dep(verb, "aux", "nsubj"):
            return False
        if syntax.dep[verb] != "conj" or syntax.head[verb] == verb:
            return syntax.dep[verb] == "acl"
        verb = syntax.head[verb]
    return False


def negated(syntax: Syntax, token: int) -> bool:
    """Tell whether a negation stands directly under the word at `token`, or it is what somebody "refused to say"."""
    if syntax.dep[token] == "xcomp" and syntax.lemma[syntax.head[token]] in REFUSALS:
        return True
    return any(
        syntax.lower[child] in NEGATIONS and syntax.dep[child] in {"advmod", "det", "neg", "cc:preconj", "nsubj"}
        for child in syntax.children[token]
    )


def commitment_of(syntax: Syntax, cue_head: int | None) -> CommitmentValue:
    """Give how firmly a source holds what the cue at `cue_head` reports, as FactBank grades it (Saurí and Pustejovsky 2009).

    A negated cue commits its source no longer ("did not say": U), a negated belief leans to the other side ("does not think": PR-).
    A bare quotation, without a cue, is asserted: CT+.
    """
    cue = None if cue_head is None else cue_at(syntax, cue_head)
    if cue is None or cue_head is None:
        return "CT+"
    return _OPPOSITE[cue.commitment] if negated(syntax, cue_head) else cue.commitment


def cue_span(syntax: Syntax, token: int) -> tuple[int, int]:
    """Give the verb group around a cue: auxiliaries, negation and particle with it, up to the subject where that stands between."""
    group = [token]
    for child in syntax.children[token]:
        label = syntax.dep[child]
        if label in {"aux", "aux:pass", "cop", "compound:prt", "neg"} or (
            label == "advmod"
            and (
                syntax.lower[child] in NEGATIONS or child == token - 1 or (child == token + 1 and syntax.lower[child] == "forward")
            )
        ):
            group.append(child)
    subjects = syntax.with_dep(token, "nsubj", "csubj", "expl")
    if syntax.pos[token] == "NOUN":
        return token, token
    first = min(group)
    between = [subject for subject in subjects if first < subject < token]
    if between:
        first = min(member for member in group if member > max(between))
    last = max(group)
    return (first, last) if last - token <= 3 else (first, token)
