"""What kind of source a phrase is.

- `issuer`: "I" and "we" in the issuer's own voice, and the name of the body that issues the statement.
- `named`: the phrase holds a proper name, or is a pronoun that stands for one named shortly before. A person who issues a release
  and is named in it is `named`: there the release speaks of them as of another.
- `unnamed`: people who are said to exist but not who they are: bare or vaguely counted "sources", "officials", "witnesses",
  "some", "many", "critics", "people". A determiner that fixes them ("the witnesses", "these officials") makes them described.
- `described`: any other phrase: a definite person or body without its name, or a pronoun.
- `impersonal`: the text has no words for the source ("it is reported that", "allegedly").
"""

from __future__ import annotations

from bisect import bisect_right

from sayso.claims.cues import word_list
from sayso.claims.outline import Outline
from sayso.claims.quotation import Range
from sayso.claims.sources import MAX_STEPS, OFFICES, THIRD_PERSON, TITLES, source_range
from sayso.claims.syntax import Syntax
from sayso.types import Issuer, SourceKind

FIRST_PERSON = frozenset({"i", "we", "us", "me", "our", "my", "myself", "ourselves"})
SINGULAR = frozenset({"he", "she", "him", "her", "his"})
PLURAL = frozenset({"they", "them", "their"})
VAGUE = word_list("vague")
FIXING = frozenset({"the", "these", "those", "his", "her", "their", "our", "its", "this", "that", "my", "your", "both", "all"})
RECALL = 3
"""How many sentences back a person is looked for whom "he" or "she" can stand for."""

NEAR = 120
"""How many tokens back the plural subject is looked for that "they" can stand for."""


def kind_of(
    outline: Outline, head: int, span: Range, issuer: Issuer | None, speaker: SourceKind | None, named_before: bool
) -> SourceKind:
    """Give the kind of a source with words in the text.

    `speaker` is the kind of the one in whose quoted words the source stands, None in the issuer's own voice; `named_before` tells
    whether the last voice was a named one, for pronouns.
    """
    syntax = outline.syntax
    word = syntax.lower[head]
    if word in FIRST_PERSON:
        if speaker is None and outline.inside[head] is None:
            return "issuer"
        return "described" if speaker in {None, "impersonal"} else speaker
    if (issuer is not None and _is_issuer(syntax, span, issuer)) or _follows_we(outline, span):
        return "issuer"
    if has_name(syntax, head, span):
        return "named"
    if word in THIRD_PERSON:
        return "named" if _stands_for_a_name(outline, head, named_before) else "described"
    return "unnamed" if is_vague(syntax, head, span) else "described"


def _stands_for_a_name(outline: Outline, pronoun: int, named_before: bool) -> bool:
    """Tell whether a pronoun stands for somebody named: a person shortly before, the last plural subject, or the last voice."""
    syntax = outline.syntax
    word = syntax.lower[pronoun]
    first = syntax.sentences[max(0, syntax.sentence_of[pronoun] - RECALL)][0]
    if word in SINGULAR:
        place = bisect_right(syntax.entities, (pronoun,))
        near = (entity for entity in reversed(syntax.entities[max(0, place - 8) : place]) if entity[0] >= first)
        return named_before or any(label in {"PERSON", "PER"} for _, _, label in near)
    if word in PLURAL:
        for token in range(pronoun - 1, max(first, pronoun - NEAR) - 1, -1):
            if syntax.dep[token].startswith("nsubj") and _is_plural(syntax, token):
                return has_name(syntax, token, source_range(outline, token))
    return named_before


def _is_plural(syntax: Syntax, token: int) -> bool:
    return syntax.tag[token] in {"NNS", "NNPS"} or (
        syntax.pos[token] in {"NOUN", "PROPN"} and any(syntax.pos[child] != "VERB" for child in syntax.with_dep(token, "conj"))
    )


def is_vague(syntax: Syntax, head: int, span: Range) -> bool:
    """Tell whether a phrase without a name leaves open who speaks ("sources", "some", "several officials")."""
    if not {syntax.lemma[head], syntax.lower[head], syntax.lower[head].removesuffix("s")} & VAGUE:
        return False
    return not any(syntax.lower[token] in FIXING for token in range(span[0], head))


def has_name(syntax: Syntax, head: int, span: Range) -> bool:
    """Tell whether a phrase names somebody; a name behind a common noun and its preposition is another's ("a letter to Mora")."""
    names = [token for token in range(span[0], span[1] + 1) if syntax.pos[token] == "PROPN"]
    if syntax.pos[head] != "NOUN" or syntax.words[head].isupper():
        return bool(names)
    return any(not _is_anothers(syntax, head, token) for token in names)


def _is_anothers(syntax: Syntax, head: int, name: int) -> bool:
    """Tell whether a name stands below a preposition or a possessive ending under the phrase's head, or in a clause of its own."""
    steps = 0
    while name != head and syntax.head[name] != name and steps < MAX_STEPS:
        label = syntax.dep[name]
        if name > head and (label == "nmod" or label.startswith("acl")) and syntax.with_dep(name, "case", "nsubj"):
            return True
        name, steps = syntax.head[name], steps + 1
    return False


def _follows_we(outline: Outline, span: Range) -> bool:
    """Tell whether a phrase is the name in "We, NAME, urge …", outside any quotation."""
    syntax, first = outline.syntax, span[0]
    return first >= 2 and syntax.words[first - 1] == "," and syntax.lower[first - 2] == "we" and outline.inside[first] is None


def _is_issuer(syntax: Syntax, span: Range, issuer: Issuer) -> bool:
    """Tell whether a phrase names the body that issues the statement: every proper name in it is the body's."""
    own = issuer.text.lower().split()
    names = [syntax.lower[token] for token in range(span[0], span[1] + 1) if syntax.pos[token] == "PROPN"]
    if not names or not own or own[-1] not in names or not set(names) <= set(own):
        return False
    person = any(first <= span[1] and after > span[0] and label in {"PERSON", "PER"} for first, after, label in syntax.entities)
    around = {syntax.lower[token] for token in range(span[0], span[1] + 1)}
    titled = any(word.removesuffix(".") in TITLES | OFFICES for word in around.union(own))
    return not person and not titled
