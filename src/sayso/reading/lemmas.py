"""Lemmas by edit script: strip so many characters from the end of the lower-cased form, put others in their place.

A script is `case|strip|add`; case is `l` (lower) or `k` (keep the form's own capitals). An irregular lemma that shares no
beginning with its form is `=lemma`. After Straka (2018), UDPipe 2.0, simplified to suffixes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final


def script_of(form: str, lemma: str) -> str:
    """Give the script that turns a form into its lemma."""
    keep = lemma != lemma.lower()
    source, target = (form, lemma) if keep else (form.lower(), lemma)
    shared = 0
    while shared < min(len(source), len(target)) and source[shared] == target[shared]:
        shared += 1
    if shared == 0 and target:
        return f"={lemma}"
    return f"{'k' if keep else 'l'}|{len(source) - shared}|{target[shared:]}"


def apply_script(form: str, script: str) -> str:
    """Give the lemma of a form; the form itself where the script does not fit it."""
    if script.startswith("="):
        return script[1:]
    case, strip, add = script.split("|", 2)
    source = form if case == "k" else form.lower()
    cut = int(strip)
    return source[: len(source) - cut] + add if cut < len(source) or (cut == len(source) and add) else source


PREFIXES: Final = ("over", "under", "out", "fore", "mis", "un")
"""Beginnings that a verb keeps its irregular forms behind: "overran", "foresaw"."""


def irregular(form: str, pos: str) -> str:
    """Give the lemma of a verb whose form is irregular (`data/irregular_verbs.tsv`); "" where it is none."""
    if pos != "VERB":
        return ""
    word, verbs = form.lower(), _irregular_verbs()
    if word in verbs:
        return verbs[word]
    prefix = next((one for one in PREFIXES if word.startswith(one) and word[len(one) :] in verbs), None)
    return "" if prefix is None else prefix + verbs[word[len(prefix) :]]


@cache
def _irregular_verbs() -> Mapping[str, str]:
    text = files("sayso.reading").joinpath("data/irregular_verbs.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {form: lemma for lemma, forms in rows for form in forms.split()}


# The silent e of English stems, by the rules of spelling in Carney (1994), A Survey of English Spelling, ch. 3: a stem that ends so
# cannot stand without its e (or with one), so a lemma that does is a slip.
_LACKS_E = re.compile(
    r"(?:[aeiou]s|[nlp]s|[^e]rs|[iya]z|v|u|dg|rg|ieg|[rn]c|[aeiou]c|[bcdgptkfzs]l"
    r"|[^aeiou](?:i|u)d|[^aeiouq]ag|leg|[^aeiou]ak|[^aeiou]ok|[^aeiou]ik|[^aeioul]ur|[^aeiou]ir|(?:cl|p|sh)ar"
    r"|[aeiou][^aeiou]+(?:i|o|u|[bcdgilmnrstpv]i)?[cdgilmnprstuv]at|(?:c|b|t)ut|[^aeiou]um)$"
)
_HAS_NO_E = re.compile(
    r"(?:[cnpfxlr]t|[aeo]it|[nlr]d|ss|[rnlsc]k|[mrl]p|[rl]m|[rw]n|[aeo]in|[aeo]id|e[ea]d|oad|oo[kdt]|e[ek]k|sh|tch)e$"
)
_KEEPS = frozenset({"focus", "bias", "bus", "gas", "canvas", "witness", "quiz", "murmur", "combat", "format", "rebut", "you"})
_INFLECTED = ("ed", "ing", "es")


def mended(form: str, pos: str, lemma: str) -> str:
    """Give a regular verb's lemma as English spells it, where the one given cannot be spelt so; any other lemma is given back."""
    word = form.lower()
    if pos != "VERB" or lemma in _KEEPS or len(lemma) < 3 or not word.endswith(_INFLECTED):
        return lemma
    if word.endswith("ies") and len(word) > 4 and lemma == word[:-1]:
        return word[:-3] + "y"
    if word.endswith("ied") and len(word) > 4 and lemma in {word[:-1], word[:-2]}:
        return word[:-3] + "y"
    if word.startswith(lemma + "e") or word.startswith(lemma + "ing"):
        return lemma + "e" if _LACKS_E.search(lemma) else lemma
    if lemma.endswith("e") and word.startswith(lemma[:-1]) and _HAS_NO_E.search(lemma):
        return lemma[:-1]
    return lemma
