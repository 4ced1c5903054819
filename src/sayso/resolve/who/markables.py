"""The phrases of a statement that may stand for someone or something, and what each shows on its face.

Every noun, name and pronoun that heads a phrase is one, with whatever agreement can be read off it: number, gender, kind, the way
it is determined. What corefers is decided elsewhere, on these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from sayso.claims.clauses import Clauses
from sayso.claims.syntax import Syntax
from sayso.resolve.who.words import gender_words, plain_words, pronouns
from sayso.types import MentionForm, Span

KINDS: Final = (
    "i", "we", "you", "he", "she", "it", "they", "this", "these", "who", "one", "name", "the", "a", "that", "possessed", "bare",
    "bare-plural", "every", "number",
)  # fmt: skip
"""What determines a markable: the person of a pronoun, a name, or the determiner of a description."""
LABELS: Final = ("PERSON", "GROUP", "ORG", "PLACE", "TIME", "WEAPON", "OTHER")
NUMBERS: Final = ("?", "singular", "plural")
GENDERS: Final = ("?", "m", "f", "n")
PLACES: Final = ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "nmod:poss", "compound", "appos", "conj", "root", "other")
"""Where in its clause a markable stands."""
_HEADS: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_INNER: Final = frozenset({"flat", "fixed", "goeswith", "expl", "reparandum", "det", "nummod", "advmod"})
_SPOKEN_LABELS: Final = {"i": "PERSON", "he": "PERSON", "she": "PERSON", "we": "GROUP", "you": "GROUP", "they": "GROUP"}
"""Labels by a pronoun's person, also where it is a possessive ("their")."""
_POSSESSIVE: Final = frozenset({"PRP$", "WP$"})


@dataclass(frozen=True, slots=True)
class Markable:
    """A phrase by its head token; `first` and `last` are tokens, both in the phrase. The rest index this module's inventories."""

    head: int
    first: int
    last: int
    form: MentionForm
    kind: int
    label: int
    number: int
    gender: int
    place: int
    sentence: int

    def span(self, syntax: Syntax) -> Span:
        """Give the phrase's words with their offsets."""
        return syntax.span(self.first, self.last)


def find_markables(clauses: Clauses) -> list[Markable]:
    """Give the markables of a statement in the order of their heads."""
    syntax = clauses.syntax
    heads = (token for token in range(len(syntax)) if _is_head(clauses, token))
    return [_markable(clauses, token) for token in heads]


def _is_head(clauses: Clauses, token: int) -> bool:
    """Tell whether a token heads a markable: a noun or pronoun, not inside a name that another token heads."""
    syntax = clauses.syntax
    dep, pos = syntax.dep[token], syntax.pos[token]
    name = clauses.name_at(token)
    if name is not None:
        return token == name_head(syntax, name)
    if _is_pronoun(syntax, token):
        return dep != "expl"
    if dep in _INNER or pos not in _HEADS:
        return False
    return dep != "compound" or pos != "NUM"


def _is_pronoun(syntax: Syntax, token: int) -> bool:
    return syntax.lower[token] in pronouns() and (syntax.pos[token] == "PRON" or syntax.tag[token] in _POSSESSIVE)


def name_head(syntax: Syntax, name: int) -> int:
    """Give the token of a name that all its others hang from: the one whose head lies outside it, the last such."""
    first, after, _ = syntax.entities[name]
    outside = [token for token in range(first, after) if not first <= syntax.head[token] < after or syntax.head[token] == token]
    return outside[-1] if outside else after - 1


def _markable(clauses: Clauses, head: int) -> Markable:
    syntax = clauses.syntax
    first, last = _extent(clauses, head)
    form: MentionForm = _form(clauses, head)
    kind = _kind(clauses, head, form)
    label = _SPOKEN_LABELS.get(kind) or clauses.label(head)
    return Markable(
        head=head,
        first=first,
        last=last,
        form=form,
        kind=KINDS.index(kind),
        label=LABELS.index(label) if label in LABELS else LABELS.index("OTHER"),
        number=NUMBERS.index(_number(syntax, head, kind)),
        gender=GENDERS.index(_gender(clauses, head, label, first, last)),
        place=PLACES.index(_place(syntax, head)),
        sentence=syntax.sentence_of[head],
    )


def _extent(clauses: Clauses, head: int) -> tuple[int, int]:
    """Give the phrase around a head: its noun phrase without clauses and appositions; a possessive's mark is no part of it."""
    syntax = clauses.syntax
    if syntax.pos[head] == "PRON" and syntax.tag[head] in {"PRP", "PRP$", "WP", "WP$"}:
        return head, head
    first, last = clauses.phrase(head)
    name = clauses.name_at(head)
    if name is not None:
        first, last = min(first, syntax.entities[name][0]), max(last, syntax.entities[name][1] - 1)
    while last > head and syntax.tag[last] == "POS":
        last -= 1
    return first, last


def _form(clauses: Clauses, head: int) -> MentionForm:
    syntax = clauses.syntax
    if _is_pronoun(syntax, head):
        return "pronoun"
    return "name" if clauses.name_at(head) is not None or syntax.pos[head] == "PROPN" else "nominal"


def _kind(clauses: Clauses, head: int, form: MentionForm) -> str:
    syntax = clauses.syntax
    if form == "pronoun":
        return pronouns()[syntax.lower[head]]
    determiners = [syntax.lower[child] for child in syntax.with_dep(head, "det")]
    if form == "name" and (clauses.name_at(head) is not None or not determiners):
        return "name"
    if any(determiner in determiner_kinds() for determiner in determiners):
        return next(determiner_kinds()[determiner] for determiner in determiners if determiner in determiner_kinds())
    if syntax.with_dep(head, "nmod:poss"):
        return "possessed"
    if syntax.with_dep(head, "nummod"):
        return "number"
    return "bare-plural" if syntax.tag[head] in {"NNS", "NNPS"} else "bare"


@cache
def determiner_kinds() -> dict[str, str]:
    """Give the kind of a description by its determiner."""
    return {
        **dict.fromkeys(("the",), "the"),
        **dict.fromkeys(("a", "an", "another"), "a"),
        **dict.fromkeys(("this", "that", "these", "those"), "that"),
        **dict.fromkeys(("every", "each", "any", "no", "some", "all", "both", "either", "neither"), "every"),
    }


def _number(syntax: Syntax, head: int, kind: str) -> str:
    if kind in {"i", "he", "she", "it", "this", "one"}:
        return "singular"
    if kind in {"we", "they", "these"} or syntax.tag[head] in {"NNS", "NNPS"}:
        return "plural"
    if kind in {"you", "who"}:
        return "?"
    return "plural" if len(syntax.with_dep(head, "conj")) and kind == "bare-plural" else "singular"


def _gender(clauses: Clauses, head: int, label: str, first: int, last: int) -> str:
    """Give the gender that a phrase's own words show: its pronoun, a title ("Mr."), a noun that has one ("mother")."""
    syntax = clauses.syntax
    word = syntax.lower[head]
    if word in gender_words():
        return gender_words()[word]
    shown = (
        {gender_words()[word] for word in syntax.lower[first : last + 1] if word in gender_words()} if label == "PERSON" else set()
    )
    if len(shown) == 1:
        return shown.pop()
    return "?" if label in {"PERSON", "GROUP"} else "n"


def _place(syntax: Syntax, head: int) -> str:
    dep = syntax.dep[head]
    if dep in PLACES:
        return dep
    base = dep.split(":", 1)[0]
    if dep == "ROOT" or syntax.head[head] == head:
        return "root"
    return base if base in PLACES else "other"


def words_of(syntax: Syntax, markable: Markable) -> tuple[str, ...]:
    """Give a phrase's words in lower case without articles, possessives and marks."""
    return tuple(
        syntax.lower[token]
        for token in range(markable.first, markable.last + 1)
        if syntax.lower[token] not in plain_words() and syntax.pos[token] != "PUNCT"
    )


def initials_of(words: Sequence[str]) -> str:
    """Give the letters that an abbreviation of the words would have."""
    return "".join(word[0] for word in words if word not in plain_words() and word[:1].isalpha())
