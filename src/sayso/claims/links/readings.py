"""What words of several readings say where they mark a clause: since, when, while, until, so, as, with."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sayso.claims.links.lexicon import Connective
from sayso.claims.syntax import Syntax

Reading = Callable[[Syntax, int], Connective | None]
"""What a word says of the clause that a token heads; None where it ties it to nothing."""

_NEGATIONS = frozenset({"not", "n't", "never"})
_POSSIBLE = frozenset({"can", "could", "may", "might", "will", "would"})
_COMING = frozenset({"will", "'ll", "shall", "going"})


def is_gerund(syntax: Syntax, token: int) -> bool:
    """Tell whether a verb ends in -ing, whatever its tag: after a preposition taggers err."""
    return syntax.pos[token] == "VERB" and syntax.lower[token].endswith("ing")


def is_denied(syntax: Syntax, verb: int) -> bool:
    """Tell whether "not" or "never" stands with a verb."""
    return any(syntax.lower[child] in _NEGATIONS for child in syntax.children[verb])


def _since(syntax: Syntax, clause: int) -> Connective | None:
    """Read "since": of time beside a perfect tense, else a reason."""
    perfect = any(syntax.lemma[child] == "have" for child in syntax.with_dep(syntax.head[clause], "aux"))
    return Connective("sequence" if perfect else "cause", True)


def _when(syntax: Syntax, clause: int) -> Connective | None:
    return when_between(syntax, clause, syntax.head[clause])


def when_between(syntax: Syntax, clause: int, main: int) -> Connective:
    """Read "when" between a clause and its main clause: one happening upon another in the past or to come, else whenever."""
    done = syntax.tag[clause] == "VBN" and not syntax.with_dep(clause, "nsubj", "aux")  # "when completed"
    one = done or _is_past(syntax, clause) or _is_past(syntax, main) or _is_coming(syntax, main)
    return Connective("sequence", True) if one else Connective("condition", True, habitual=True)


def _while(syntax: Syntax, clause: int) -> Connective | None:
    """Read "while": a contrast where it has a subject of its own; what is going on meanwhile ("were sleeping") is no link."""
    if not syntax.with_dep(clause, "nsubj") or syntax.tag[clause] == "VBG":
        return None
    return Connective("contrast", clause < syntax.head[clause])


def _until(syntax: Syntax, clause: int) -> Connective | None:
    """Read "until": what lasts leads up to it, and what does not come before it comes after."""
    return Connective("sequence", is_denied(syntax, syntax.head[clause]))


def _as(syntax: Syntax, clause: int) -> Connective | None:
    """Read "as": a reason where it has a subject of its own and stands first; else it may be of time, manner or likeness."""
    first = clause < syntax.head[clause] and bool(syntax.with_dep(clause, "nsubj"))
    return Connective("cause", True) if first and not _is_past(syntax, clause) else None


def _with(syntax: Syntax, clause: int) -> Connective | None:
    """Read "with" and a clause of its own ("with prices rising"): a reason."""
    return Connective("cause", True) if syntax.with_dep(clause, "nsubj") and is_gerund(syntax, clause) else None


def _so(syntax: Syntax, clause: int) -> Connective | None:
    """Read "so": an aim where it can or will be, else what came of it."""
    aim = any(syntax.lower[child] in _POSSIBLE for child in syntax.with_dep(clause, "aux"))
    return Connective("purpose" if aim else "result", False)


READINGS: Mapping[str, Reading] = {
    "since": _since,
    "when": _when,
    "while": _while,
    "until": _until,
    "till": _until,
    "so": _so,
    "as": _as,
    "with": _with,
}
"""How a clause's word of several readings is read, by the word."""


def _is_past(syntax: Syntax, verb: int) -> bool:
    """Tell whether a clause tells what was: not what could or would be."""
    words = [verb, *syntax.with_dep(verb, "aux", "cop")]
    return any(syntax.tag[word] == "VBD" for word in words) and not any(syntax.lower[word] in {"could", "would"} for word in words)


def _is_coming(syntax: Syntax, verb: int) -> bool:
    """Tell whether a clause tells what will be."""
    return any(syntax.lower[word] in _COMING for word in syntax.with_dep(verb, "aux"))
