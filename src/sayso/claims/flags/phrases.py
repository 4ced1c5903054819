"""Phrases of the word lists, found in a statement by lemma or form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from sayso.claims.quotation import Range
from sayso.claims.syntax import Syntax
from sayso.claims.vocabulary import rows

ANY_WORD: Final = "_"


_WORD: Final = re.compile(r"\w[\w']*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by every form of their first word; each is a tuple of lemmas or forms, `_` for any one word."""

    by_first: Mapping[str, tuple[tuple[str, ...], ...]]

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Phrases:
        """Take phrases written as running text."""
        found: dict[str, set[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = words_of(phrase)
            for form in forms_of(words[0]):
                found.setdefault(form, set()).add(words)
        return cls({first: tuple(sorted(group)) for first, group in found.items()})

    def at(self, syntax: Syntax, token: int) -> tuple[str, ...] | None:
        """Give the longest phrase that starts at a token."""
        known, lemma, lower = self.by_first, syntax.lemma[token], syntax.lower[token]
        if lemma not in known and lower not in known and ANY_WORD not in known:
            return None
        firsts = {lemma, lower, ANY_WORD}
        fitting = [phrase for first in firsts for phrase in known.get(first, ()) if fits(syntax, token, phrase)]
        return max(fitting, key=lambda phrase: (len(phrase), phrase), default=None)

    def find(self, syntax: Syntax, first: int, last: int) -> Iterator[tuple[tuple[str, ...], Range]]:
        """Give every phrase that lies between two tokens, both included, with its range."""
        for token in range(first, last + 1):
            phrase = self.at(syntax, token)
            if phrase is not None and token + len(phrase) - 1 <= last:
                yield phrase, (token, token + len(phrase) - 1)


def words_of(phrase: str) -> tuple[str, ...]:
    """Split a phrase as the tokenizer does: hyphens stand alone."""
    return tuple(_WORD.findall(phrase))


def fits(syntax: Syntax, token: int, phrase: tuple[str, ...]) -> bool:
    """Tell whether a phrase's words stand from `token` on, in one sentence."""
    if token + len(phrase) > len(syntax) or syntax.sentence_of[token] != syntax.sentence_of[token + len(phrase) - 1]:
        return False
    return all(word == ANY_WORD or is_form(syntax, token + place, word) for place, word in enumerate(phrase))


def is_form(syntax: Syntax, token: int, word: str) -> bool:
    """Tell whether a token is a form of a word."""
    return syntax.lemma[token] == word or syntax.lower[token] in forms_of(word)


@cache
def forms_of(word: str) -> frozenset[str]:
    """Give a word and its regular inflections as a verb or noun: lemmas of rare words are uncertain ("heroe", "crippl").

    Some are no words; nothing is lost by looking for them too.
    """
    found = {word, f"{word}s", f"{word}es", f"{word}ed", f"{word}ing"}
    if word.endswith("y"):
        found |= {f"{word[:-1]}ies", f"{word[:-1]}ied"}
    if word.endswith("e"):
        found |= {f"{word}d", f"{word[:-1]}ing"}
    if word.endswith("ie"):
        found.add(f"{word[:-2]}ying")
    if re.fullmatch(r"[a-z]*[^aeiou][aeiou][bgmnprt]", word):
        found |= {f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"}
    return frozenset(found) if len(word) > 2 else frozenset({word})


@cache
def cues(flag: str, kind: str) -> Phrases:
    """Give the phrases of one kind of a flag, from `data/flag_cues.tsv`."""
    return Phrases.of(words for name, of_kind, words, _ in rows("flag_cues") if (name, of_kind) == (flag, kind))


@cache
def word_class(name: str) -> frozenset[str]:
    """Give the words of a class of `data/flag_words.tsv`: `flag.class`."""
    return next(frozenset(words.split()) for found, words, _ in rows("flag_words") if found == name)


@cache
def class_forms(name: str) -> frozenset[str]:
    """Give the words of a class with their forms."""
    return frozenset(form for word in word_class(name) for form in forms_of(word))


def in_class(syntax: Syntax, token: int, name: str) -> bool:
    """Tell whether a token is a form of a word of a class."""
    return syntax.lemma[token] in word_class(name) or syntax.lower[token] in class_forms(name)
