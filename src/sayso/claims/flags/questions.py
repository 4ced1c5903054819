"""Rhetorical questions: questions by their form that assert, in the issuer's or a source's own voice, with nobody to answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from sayso.claims.flags.passage import Passage
from sayso.claims.syntax import Syntax
from sayso.claims.vocabulary import rows
from sayso.types import Flag

_LEAD: Final = r"(?:(?:and|but|so|or|then|well|after all|yet|again|now|still|indeed|really|to me)\b[\s,]*)*"
_SELF_ANSWER: Final = re.compile(
    r"\W*(?:because\b|no[.!,]|never[.!,]|of course|nothing[.!]|nobody[.!]|absolutely not|certainly not|not at all|the answer is|"
    r"i think not|i don['’]t think so|hardly[.!]|none[.!]|simple[.:!])",
    re.IGNORECASE,
)
_TRANSCRIPT: Final = re.compile(
    r"^\s*(?:q|question|a|answer|reporter|moderator|interviewer)\s*[:.]\s", re.IGNORECASE | re.MULTILINE
)
_REQUEST: Final = re.compile(r"\byour?\b|\bplease\b", re.IGNORECASE)
_ASKED_FOR_ANSWER: Final = re.compile(r"following questions|answers? to the|respond to|questions:", re.IGNORECASE)
_ASKS: Final = re.compile(
    _LEAD + r"(?:who|whose|whom|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|could|should|"
    r"would|will|must)\b",
    re.IGNORECASE,
)
"""How a question begins that is one by its order of words, and not by a stray mark."""
_ROW: Final = 2


@cache
def _asserting() -> re.Pattern[str]:
    """Join the forms of `data/flag_questions.tsv`."""
    return re.compile(f"{_LEAD}(?:{'|'.join(form for form, _ in rows('flag_questions'))})", re.IGNORECASE)


def find_rhetorical(passage: Passage) -> Iterator[Flag]:
    """Give the rhetorical questions; none in a transcript of questions and answers, in lists, or reported as asked of somebody."""
    if len(_TRANSCRIPT.findall(passage.syntax.text)) > 1:
        return
    asked = _questions(passage)
    joined = _rows(passage, asked)
    for sentence in asked:
        reason = _reason(passage, sentence, joined.get(sentence, ()))
        if reason is not None:
            yield passage.sentence_flag("rhetorical-question", sentence, reason)
    yield from _quoted(passage)


def _quoted(passage: Passage) -> Iterator[Flag]:
    """Give the questions that assert inside sentences that quote them ("They said, 'How can …?'")."""
    for one in passage.attributed:
        if one.attribution.form != "direct":
            continue
        for content in one.content:
            first, last = passage.unquoted(content)
            said = _text(passage.syntax, first, last)
            if said.endswith("?") and _asserting().match(said):
                yield passage.flag("rhetorical-question", (first, last), "a question that asserts")


def _reason(passage: Passage, sentence: int, row: Sequence[int]) -> str | None:
    said = _words(passage, sentence)
    if _asserting().match(said):
        return "a question that asserts"
    if _SELF_ANSWER.match(_following(passage, sentence)) and not _REQUEST.search(said):
        return "a question that its asker answers"
    joined = [_words(passage, each) for each in row]
    if len(row) >= _ROW and all(_ASKS.match(each) and not _REQUEST.search(each) for each in joined):
        return "one of several questions in a row that nobody is to answer"
    return None


def _questions(passage: Passage) -> list[int]:
    """Give the sentences that end in a question mark, outside headings, list items and indirect speech."""
    found = []
    syntax = passage.syntax
    for number, (first, last) in passage.sentences():
        if passage.kind(number) != "paragraph" or last - first < 2:
            continue
        closing = [syntax.words[token] for token in range(max(first, last - 2), last + 1)]
        if "?" in "".join(closing) and not _addressed(passage, number):
            found.append(number)
    return found


def _addressed(passage: Passage, sentence: int) -> bool:
    """Tell whether an answer is asked for in so many words, in the question's own paragraph."""
    block = passage.block(sentence)
    return block is not None and bool(_ASKED_FOR_ANSWER.search(passage.syntax.text, block.start, block.end))


def _rows(passage: Passage, asked: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """Join questions that follow each other in one paragraph."""
    joined: dict[int, tuple[int, ...]] = {}
    current: list[int] = []
    for number in [*asked, -1]:
        if current and (number != current[-1] + 1 or passage.block(number) != passage.block(current[-1])):
            joined.update(dict.fromkeys(current, tuple(current)))
            current = []
        current.append(number)
    return joined


def _words(passage: Passage, sentence: int) -> str:
    found = passage.sentence_ranges[sentence]
    if found is None:
        return ""
    first, last = passage.unquoted(found)
    return _text(passage.syntax, first, last)


def _text(syntax: Syntax, first: int, last: int) -> str:
    return " ".join(syntax.text[syntax.start[first] : syntax.end[last]].replace("’", "'").split())


def _following(passage: Passage, sentence: int) -> str:
    after = sentence + 1
    return _words(passage, after) if after < len(passage.sentence_ranges) else ""
