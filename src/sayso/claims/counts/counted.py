"""What a number counts: its noun, its place in the tree; and which numbers count nothing: money, measures, shares, years, names."""

from __future__ import annotations

import calendar
from dataclasses import dataclass

from sayso.claims.clauses import Clauses
from sayso.claims.counts.numerals import Numeral
from sayso.claims.counts.words import of_class
from sayso.claims.syntax import Syntax
from sayso.claims.vocabulary import acts, noun_classes, numbers

BARE_LIMIT = 100_000
"""A number from here on that stands without a noun, and not with a verb of violence, is rather a sum of money."""
_CURRENCY = frozenset("$€£¥₽₸₺₹")
_MONTHS = frozenset(name for name in (*calendar.month_name, *calendar.month_abbr) if name)
_YEARS = range(1500, 2100)
_CODE_MARKS = ("-", "/", ".", ":", "–", "?")
_PREMODIFIERS = frozenset({"compound", "amod", "nmod:desc"})
_BARE = frozenset({"nsubj", "nsubj:pass", "obj", "obl:agent", "conj"})


@dataclass(frozen=True, slots=True)
class Counted:
    """A number that counts: `noun` heads what is counted, None where the number stands for it; `anchor` heads their phrase."""

    numeral: Numeral
    noun: int | None
    anchor: int


def counted_by(clauses: Clauses, numeral: Numeral, first: int, after: int) -> Counted | None:
    """Give what a number of the sentence `[first, after)` counts, or None where it counts nothing."""
    syntax = clauses.syntax
    if _measures(syntax, numeral, first, after) or _is_share(syntax, numeral, after) or _goes_on(syntax, numeral, first, after):
        return None
    top = _top(syntax, numeral)
    noun = _noun(clauses, numeral, top)
    if noun is None:
        return Counted(numeral, None, top) if _stands_alone(clauses, numeral, top) else None
    if _names(syntax, numeral, noun) or clauses.is_time(noun) or syntax.lower[noun] in of_class("unit") | of_class("tally"):
        return None
    if not _is_said_as_a_count(clauses, numeral, noun):
        return None
    behind_of = syntax.lower[numeral.last + 1] == "of" and noun > numeral.last
    return Counted(numeral, noun, top if behind_of else noun)


def _measures(syntax: Syntax, numeral: Numeral, first: int, after: int) -> bool:
    """Tell whether a number is of money or of a measure, names what stands before it, or is a result ("a vote of 47 to 52")."""
    words, at = syntax.lower, numeral.first - 1
    if at >= first and (words[at][-1:] in _CURRENCY or words[at] in of_class("label")):
        return True
    if numeral.core > first and words[numeral.core - 1][-1:] in _CURRENCY:
        return True
    behind = numeral.last + 1
    if behind < after and (words[behind] in of_class("unit") or words[behind] in _CURRENCY or _is_compound(syntax, behind)):
        return True
    if at >= first and syntax.words[at] in _MONTHS and words[numeral.core].isdecimal() and not _plural(syntax, behind):
        return True
    tally = of_class("tally")
    return any(word in tally for word in words[max(first, numeral.first - 2) : numeral.first])


def _plural(syntax: Syntax, token: int) -> bool:
    return token < len(syntax) and syntax.tag[token] == "NNS"


def _is_compound(syntax: Syntax, behind: int) -> bool:
    """Tell whether a dash glues a number to the word behind it ("a 12-member panel") or a unit of time follows ("3 year terms")."""
    glued = syntax.lower[behind] == "-" and syntax.start[behind] == syntax.end[behind - 1]
    return glued or noun_classes().get(syntax.lemma[behind]) == "TIME"


def _is_share(syntax: Syntax, numeral: Numeral, after: int) -> bool:
    """Tell whether a number is a share: "two thirds", "one in five", "two out of three"."""
    words, at = syntax.lower, numeral.last + 1
    while at < after and words[at] in {"-", "out"}:
        at += 1
    if at < after and words[at] in of_class("fraction"):
        return True
    joined = at + 1 < after and (words[at] == "in" or words[at - 1 : at + 1] == ["out", "of"])
    return joined and (words[at + 1].isdecimal() or numbers().get(words[at + 1], (0, 0, ""))[2] == "number")


def _goes_on(syntax: Syntax, numeral: Numeral, first: int, after: int) -> bool:
    """Tell whether figures run on before or behind: telephone numbers, dates, sums whose marks were lost ("1 6 billion")."""
    start, end = syntax.start[numeral.core], syntax.end[numeral.last]
    if not any(character.isdigit() for character in syntax.text[start:end]):
        return False
    beside = (numeral.first - 1, numeral.last + 1)
    if any(first <= token < after and syntax.words[token].isdecimal() for token in beside):
        return True
    before, behind = syntax.text[max(0, start - 2) : start], syntax.text[end : end + 2]
    return (before[-1:] in _CODE_MARKS and before[:1].isalnum()) or (behind[:1] in _CODE_MARKS and behind[1:].isdigit())


def _top(syntax: Syntax, numeral: Numeral) -> int:
    """Give the number's token that hangs from outside of it, the last such."""
    inside = range(numeral.first, numeral.last + 1)
    outward = [
        token for token in range(numeral.core, numeral.last + 1) if syntax.head[token] not in inside or _is_root(syntax, token)
    ]
    return outward[-1] if outward else numeral.core


def _is_root(syntax: Syntax, token: int) -> bool:
    return syntax.head[token] == token


def _noun(clauses: Clauses, numeral: Numeral, top: int) -> int | None:
    """Give the noun that a number stands before, or the one behind its "of" ("dozens of men")."""
    syntax, last = clauses.syntax, numeral.last
    if last + 1 < len(syntax) and syntax.lower[last + 1] == "of":
        below = [child for token in range(numeral.core, last + 1) for child in syntax.with_dep(token, "nmod")]
        return next((child for child in below if clauses.marker(child) == "of" and child > last), None)
    governor = syntax.head[top]
    if governor > last and syntax.pos[governor] in {"NOUN", "PROPN", "ADJ"} and not syntax.dep[top].startswith("nsubj"):
        while syntax.dep[governor] in _PREMODIFIERS and syntax.head[governor] > governor:
            governor = syntax.head[governor]
        return None if "ADP" in syntax.pos[last + 1 : governor] else governor
    # A parser may hang the noun of "between 3 and 5 men" elsewhere.
    return last + 1 if syntax.lower[numeral.first] == "between" and _plural(syntax, last + 1) else None


def _names(syntax: Syntax, numeral: Numeral, noun: int) -> bool:
    """Tell whether figures before a noun are a year ("the 1973 fire") or a sum whose sign was lost ("a 225 000 grant").

    A singular has no number over one before it, but for people and arms ("40 staff", "3 aircraft").
    """
    if syntax.words[noun][-1:] in _CURRENCY:
        return True
    if numeral.high == 1 or syntax.tag[noun] not in {"NN", "NNP"} or not syntax.words[numeral.core][:1].isdigit():
        return False
    year = numeral.low == numeral.high and numeral.low in _YEARS
    return year or noun_classes().get(syntax.lemma[noun]) not in {"PERSON", "GROUP", "WEAPON"}


def _is_said_as_a_count(clauses: Clauses, numeral: Numeral, noun: int) -> bool:
    """Tell whether "one" and "both" are numbers: "one" of people or arms, or beside other numbers; "both" before a plural alone."""
    syntax = clauses.syntax
    word = syntax.lower[numeral.core]
    if word == "both":
        return syntax.tag[noun] == "NNS" and "and" not in syntax.lower[numeral.last + 1 : noun + 2]
    if word != "one" or numeral.high != 1:
        return True
    if noun > numeral.last and syntax.lower[numeral.last + 1] == "of":
        return False
    first = syntax.head[noun] if syntax.dep[noun] == "conj" else noun
    beside = [member for member in syntax.conjuncts(first) if member != noun]
    counted = any(syntax.with_dep(member, "nummod") for member in beside)
    return counted or noun_classes().get(syntax.lemma[noun]) in {"PERSON", "GROUP", "WEAPON"}


def _stands_alone(clauses: Clauses, numeral: Numeral, top: int) -> bool:
    """Tell whether a number without a noun stands for those that it counts: "killing 12", "Nine were found", "12 dead"."""
    syntax = clauses.syntax
    dep, governor = syntax.dep[top], syntax.head[top]
    if syntax.words[numeral.core].isdecimal() and numeral.core < numeral.last and syntax.words[numeral.last].isdecimal():
        return False  # "release 71 250 to the town": a sum whose marks were lost
    if clauses.is_time(top) or (syntax.lower[numeral.core] == "one" and not _harms(syntax, governor)):
        return False
    if dep == "obl":  # "the toll rose to 32", "bringing the total to 47"
        spoken_of = (*clauses.subjects(governor), *syntax.with_dep(governor, "obj"))
        return any(syntax.lemma[token] in of_class("toll") for token in spoken_of)
    if dep not in _BARE or (dep == "conj" and syntax.pos[governor] in {"NOUN", "PROPN"}):
        return False
    before_verb = dep in {"nsubj", "obj"} and top < governor
    if (numeral.low or numeral.high or 0) < BARE_LIMIT or before_verb:
        return True
    return _harms(syntax, governor)


def _harms(syntax: Syntax, verb: int) -> bool:
    act = acts().get((syntax.lemma[verb], "VERB"))
    return act is not None and act.plover in {"ASSAULT", "COERCE"}
