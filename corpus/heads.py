"""The head and the form of a phrase by its words alone, the same for gold's mentions, which have no syntax, and for ours."""

from __future__ import annotations

import re

from corpus.scheme import Offsets
from sayso.claims.vocabulary import noun_classes, words
from sayso.types import MentionForm

PRONOUNS = words(
    """
    i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its
    itself they them their theirs themselves
    """
)
_WORD = re.compile(r"[^\W_]+(?:[-.&][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_AFTER_THE_HEAD = re.compile(
    r"[,;:(\[]|\s(?:of|in|for|from|at|on|to|with|by|against|between|among|under|over|near|who|whom|which|that)\s"
)
_DETERMINERS = frozenset({"the", "this", "that", "these", "those", "our", "my", "your", "his", "her", "its", "their"})


def head_of(text: str, span: Offsets) -> Offsets:
    """Give the span of a phrase's head word: the last before a preposition, a relative pronoun or a mark.

    A phrase without any word is its own head.
    """
    phrase = _POSSESSIVE.sub("", text[slice(*span)])
    found = list(_WORD.finditer(phrase))
    if not found:
        return span
    cut = _AFTER_THE_HEAD.search(phrase, found[0].end())
    before = [word for word in found if cut is None or word.end() <= cut.start()]
    return span[0] + before[-1].start(), span[0] + before[-1].end()


def form_of(text: str, span: Offsets) -> MentionForm:
    """Tell a pronoun, a name, and a description ("nominal") by the words: a name's head is capitalised and never small here.

    A capitalised common noun alone behind its article ("the Committee") is a description.
    """
    spoken = [word.group() for word in _WORD.finditer(text[slice(*span)])]
    if " ".join(spoken).lower() in PRONOUNS:
        return "pronoun"
    start, end = head_of(text, span)
    head = text[start:end]
    if not head[:1].isupper() or (not head.isupper() and re.search(rf"\b{re.escape(head.lower())}\b", text)):
        return "nominal"
    described = len(spoken) == 2 and spoken[0].lower() in _DETERMINERS and head.lower() in noun_classes()
    return "nominal" if described else "name"
