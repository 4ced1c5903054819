"""Two names of organisations set side by side.

Legal forms say little (`data/legal_forms.tsv`); words that say
what kind of body it is count half, and are met across languages through `data/organisation_words.tsv`; words of its own decide.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import Final

from sayso.limits import MAX_NAME_WORDS
from sayso.resolve.naming.compounds import is_article
from sayso.resolve.naming.scripts import fold, sounds
from sayso.resolve.naming.sounding import likeness
from sayso.resolve.naming.vocabulary import legal_forms, numerals, organisation_words, stop_words

PAIRED: Final = 0.7
"""Least likeness of two words of organisations' names that are spellings of one word."""
OWN_WORD: Final = 1.0
OTHER_LEGAL_FORM: Final = 0.06
"""What two different legal forms take off."""
JOINED: Final = 0.92
"""Least likeness of two words written as one and the one word of the other name."""
ACRONYM: Final = 0.78
"""Likeness of a word in capitals and the words that begin with its letters."""
LEAST_ACRONYM: Final = 3
"""Letters of an acronym that is the whole name; two letters stand for too many."""
OWN_WORD_MISSING: Final = 0.75
"""Share of a word's weight that its absence on the other side costs; both sides lacking one another's own word costs all of it."""
_LONGEST_LEGAL_FORM = 6
OTHER_NUMBER: Final = 0.4
"""Most that two names with different numbers score."""
_ARTICLE = re.compile(r"^(?:و?ال|لل)(?=\w{2})(?!له$)")
"""The Arabic article, and "and" or "for" before it, as they are written in one word with what follows; not the one in Allah."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an organisation's name: what it may mean in any language, and how much it says."""

    text: str
    concepts: frozenset[str]
    weight: float
    number: bool = False
    contracted: bool = False


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """An organisation's name taken apart: its words without articles and legal forms, and its legal forms."""

    written: str
    words: tuple[Word, ...]
    legal_forms: frozenset[str]


@lru_cache(maxsize=4096)
def split_organisation(written: str) -> OrganisationName:
    """Take an organisation's name apart; a legal form alone is kept as its words when nothing else is there."""
    spelled = _spelled(written)
    kept, legal = _without_legal_forms(spelled)
    telling = _telling(kept) or _telling(spelled) or spelled
    words = [_word(_ARTICLE.sub("", fold(word))) for word in telling[:MAX_NAME_WORDS]]
    return OrganisationName(written, tuple(words), frozenset(legal))


def _telling(words: Sequence[str]) -> list[str]:
    return [word for word, following in zip_longest(words, words[1:], fillvalue="") if not _says_nothing(word, following)]


def _spelled(written: str) -> list[str]:
    """Give the words as written; letters with dots between them are one word, and a possessive s belongs to its word."""
    plain = re.sub(r"(?<=\w)['’](?=s\b)", "", unicodedata.normalize("NFKC", written)).replace("&", " and ")
    plain = re.sub(r"\b(?:\w\.){2,}", lambda letters: letters.group().replace(".", "") + " ", plain)
    return re.findall(r"[^\W_]+(?:['’ʻʼ‘][^\W_]+)*", plain)[: 2 * MAX_NAME_WORDS]


def _says_nothing(word: str, following: str) -> bool:
    return fold(word) in stop_words() or (not word.isupper() and is_article(fold(word), following))


def _without_legal_forms(words: Sequence[str]) -> tuple[list[str], set[str]]:
    """Take legal forms out from the longest on, and say of which classes they are."""
    folded, kept = [fold(word) for word in words], []
    classes: set[str] = set()
    place = 0
    while place < len(words):
        width = _legal_form_at(folded, place)
        if width:
            classes.add(legal_forms()[tuple(folded[place : place + width])])
        else:
            kept.append(words[place])
        place += width or 1
    return kept, classes


def _legal_form_at(forms: Sequence[str], place: int) -> int:
    """Give how many words from a place on are a legal form; a short Latin one does not open a name ("AS Roma", "SE Asia")."""
    for width in range(min(_LONGEST_LEGAL_FORM, len(forms) - place), 0, -1):
        if tuple(forms[place : place + width]) in legal_forms():
            opens = place == 0 and width == 1 and forms[0].isascii() and len(forms[0]) < 3
            return 0 if opens else width
    return 0


@lru_cache(maxsize=65536)
def _word(text: str) -> Word:
    whole, begin, weights = organisation_words()
    concepts = whole.get(text, frozenset()) | frozenset().union(
        *(begin[text[:length]] for length in range(3, len(text) + 1) if text[:length] in begin)
    )
    weight = min((weights[concept] for concept in concepts), default=OWN_WORD)
    number = text if text.isdigit() else numerals().get(text)
    return Word(text, concepts | {number} if number else concepts, weight, text.isdigit())


def compare_organisations(first: OrganisationName, second: OrganisationName) -> tuple[float, tuple[str, ...]]:
    """Give the score in [0, 1] of two organisations' names and the reasons that speak for or against."""
    if not first.words or not second.words:
        return 0.0, ("no name",)
    one = _contracted(_joined(first.words, second.words), second)
    other = _contracted(_joined(second.words, first.words), first)
    pairs = _pair_up(one, other)
    left = [word for number, word in enumerate(one) if number not in {i for i, _, _ in pairs}]
    right = [word for number, word in enumerate(other) if number not in {j for _, j, _ in pairs}]
    score = _score([(one[i], other[j], alike) for i, j, alike in pairs], left, right)
    reasons = ["words missing"] if left or right else []
    if any(word.contracted for word in (*one, *other)):
        reasons.append("acronym")
    if first.legal_forms and second.legal_forms and first.legal_forms.isdisjoint(second.legal_forms):
        reasons.append("another legal form")
        score -= OTHER_LEGAL_FORM
    if {w.text for w in left if w.number} and {w.text for w in right if w.number}:
        return min(score, OTHER_NUMBER), ("different numbers",)
    return max(0.0, score), tuple(reasons)


def _score(pairs: Sequence[tuple[Word, Word, float]], left: Sequence[Word], right: Sequence[Word]) -> float:
    """Give the share of what the names say that they say alike."""
    shared = sum(max(a.weight, b.weight) * alike for a, b, alike in pairs)
    whole = sum(max(a.weight, b.weight) for a, b, _ in pairs)
    lone = sum(word.weight for word in (*left, *right))
    against = bool([w for w in left if w.weight >= OWN_WORD]) and bool([w for w in right if w.weight >= OWN_WORD])
    return shared / (whole + lone * (1.0 if against else OWN_WORD_MISSING)) if whole else 0.0


def _pair_up(one: Sequence[Word], other: Sequence[Word]) -> list[tuple[int, int, float]]:
    candidates = [(i, j, alike) for i, a in enumerate(one) for j, b in enumerate(other) if (alike := _alike(a, b)) >= PAIRED]
    candidates.sort(key=lambda pair: (-pair[2], abs(pair[0] - pair[1]), pair[0]))
    taken: list[tuple[int, int, float]] = []
    for pair in candidates:
        if all(pair[0] != used[0] and pair[1] != used[1] for used in taken):
            taken.append(pair)
    return taken


def _alike(first: Word, second: Word) -> float:
    if first.text == second.text:
        return ACRONYM if first.contracted or second.contracted else 1.0
    if first.concepts & second.concepts:
        return 1.0
    if first.number or second.number or (first.concepts and second.concepts):
        return 0.0
    return likeness(first.text, second.text)


def _joined(words: Sequence[Word], beside: Sequence[Word]) -> Sequence[Word]:
    """Join two neighbouring words where the other name writes them as one."""
    texts = {word.text for word in beside}
    for number in range(len(words) - 1):
        first, whole = words[number].text, words[number].text + words[number + 1].text
        alone = [text for text in texts if first not in texts and 2 * len(text) >= len(whole)]
        if whole in texts or any(likeness(whole, text) >= JOINED for text in alone):
            return [*words[:number], _word(whole), *words[number + 2 :]]
    return words


def _contracted(words: Sequence[Word], beside: OrganisationName) -> Sequence[Word]:
    """Put one word for those whose first letters the other name writes as one word in capitals (UN for United Nations)."""
    for short in _capitals(beside):
        for start in range(len(words) - len(short) + 1):
            run = words[start : start + len(short)]
            if "".join(word.text[0] for word in run) == short:
                whole = Word(short, frozenset(), OWN_WORD, contracted=True)
                return [*words[:start], whole, *words[start + len(short) :]]
    return words


def _capitals(name: OrganisationName) -> list[str]:
    """Give the words in capitals that may stand for several: none where the whole of a longer name is in capitals."""
    if len(name.words) > 1 and name.written.isupper():
        return []
    letters = re.findall(r"[^\W\d_]+", name.written.replace(".", ""))
    return [fold(word) for word in letters if word.isupper() and len(word) >= (2 if len(name.words) > 1 else LEAST_ACRONYM)]


def organisation_keys(name: OrganisationName) -> list[tuple[str, float]]:
    """Give each word as a key for blocking with its weight: its first concept, else its sounds."""
    return [(min(word.concepts) if word.concepts else (sounds(word.text) or (word.text,))[0], word.weight) for word in name.words]
