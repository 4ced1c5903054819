"""Other forms under which a name may stand in the gazetteer: without its generic word, from another script, romanised otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sayso.resolve.places.folding import fold, scripts
from sayso.resolve.places.tables import Generic, cyrillic, directions, generics, spellings, trailing

SPELLINGS_MAX: Final = 400
"""How many other romanisations of one name are looked up."""
RESPELLED_MIN: Final = 5
"""Letters of the shortest name that is looked up under other romanisations."""
EDITED_MIN: Final = 8
"""Letters of the shortest name that is looked up with one letter more, fewer or other."""
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_ADJECTIVE: Final = re.compile(r"(?:skii|skiy|skij|skyi|skyy|sky|ski|skaya|skaia|skaja|ska|skoe|skoye|ske|skogo|skoi|skoy|skom)$")
_CYRILLIC_ADJECTIVE: Final = re.compile(r"(?:скии|ская|ское|скую|ского|скои|ском|ськии|ська|ське)$")
"""Endings of Russian and Ukrainian adjectives of places, folded: "Nookatskii raion" is the district of Nookat."""
_ARABIC_ARTICLE: Final = re.compile(r"^(?:al|el|ar|as|ash|at|ad|az|an) (?=\w{3})")


@dataclass(frozen=True, slots=True)
class Asked:
    """A folded name to look up, and the kind of place that the words beside it say it is; `part` if they mean a part of it."""

    folded: str
    kind: Generic | None = None
    part: bool = False


def plain(name: str) -> Iterator[Asked]:
    """Give the name as it is written, then without the words that say what it is, the article, and an adjective's ending."""
    folded = fold(_without_possessive(name))
    if folded:
        yield Asked(folded)
        bare, kind = without_generic(folded)
        for form in (bare, *_stems(bare, kind)):
            if form and (form != folded or kind):
                yield Asked(form, kind)
        part = without_direction(folded)
        if part != folded:
            yield Asked(*without_generic(part), part=True)


def without_generic(folded: str) -> tuple[str, Generic | None]:
    """Give a folded name without the words before or after it that say what it is, and what the outermost says.

    "osh oblast" is "osh" and admin1; "village of gulcha" is "gulcha" and settled. A name that is all such words stays whole.
    """
    words, kinds = folded.split(), []
    table = generics()
    while len(words) > 1 and words[-1] in table:
        kinds.append(table[words.pop()])
    while len(words) > 1 and words[0] in table and (words[1] == "of" or words[0] not in trailing()):
        kinds.append(table[words.pop(0)])
        words = _after_links(words)
    return (" ".join(words), kinds[0]) if kinds else (folded, None)


def _after_links(words: list[str]) -> list[str]:
    """Leave out the "of" and "the" that stand before a name, but not all there is."""
    first = next((number for number, word in enumerate(words) if word not in {"of", "the"}), len(words) - 1)
    return words[first:]


def without_direction(folded: str) -> str:
    """Give the whole of which a name is a part: "syria" of "northern syria", "ontario" of "southern ontario"."""
    words = folded.split()
    while len(words) > 1 and words[0] in directions():
        words.pop(0)
    return " ".join(words)


def respelled(folded: str) -> list[str]:
    """Give other romanisations of a folded Latin or Cyrillic name, nearest first, at most SPELLINGS_MAX, without itself."""
    start = romanised(folded)
    if len(start) < RESPELLED_MIN or scripts(start) != {"LATIN"}:
        return []
    found = dict.fromkeys([start])
    near = list(_one_changed(start))
    found |= dict.fromkeys(near)
    for form in near:
        if len(found) >= SPELLINGS_MAX:
            break
        found |= dict.fromkeys(_one_changed(form))
    found.pop(folded, None)
    return list(found)[:SPELLINGS_MAX]


def edited(folded: str) -> list[str]:
    """Give what is one letter away from a long folded Latin name; nothing for a short one. The first letter stays."""
    if len(folded) < EDITED_MIN or scripts(folded) != {"LATIN"}:
        return []
    found = []
    for at in range(1, len(folded)):
        head, tail = folded[:at], folded[at:]
        found.append(head + tail[1:])
        found += [head + letter + tail for letter in _LETTERS]
        found += [head + letter + tail[1:] for letter in _LETTERS if letter != tail[0]]
        found.append(head + tail[1:2] + tail[0] + tail[2:])
    return list(dict.fromkeys(form for form in found if form != folded))


def romanised(folded: str) -> str:
    """Give a folded Cyrillic name in Latin letters; any other as it is."""
    return folded.translate(cyrillic()) if scripts(folded) == {"CYRILLIC"} else folded


def _without_possessive(name: str) -> str:
    return re.sub(r"['’]s?$", "", name)


def _stems(bare: str, kind: Generic | None) -> Iterator[str]:
    """Give a division's name without an adjective's ending, and any name with or without the Arabic article."""
    if kind in {"admin1", "admin2"}:
        for ending in (_ADJECTIVE, _CYRILLIC_ADJECTIVE):
            stem = ending.sub("", bare)
            if stem != bare and len(stem) >= 2:
                yield stem
                yield romanised(stem)
    if _ARABIC_ARTICLE.match(bare):
        yield _ARABIC_ARTICLE.sub("", bare)
    elif scripts(bare) == {"LATIN"} and " " not in bare:
        yield f"al {bare}"
    if scripts(bare) == {"CYRILLIC"}:
        yield romanised(bare)


def _one_changed(form: str) -> Iterator[str]:
    for group in spellings():
        for one in group:
            at = form.find(one) if one else -1
            while at >= 0:
                for other in group:
                    if other != one:
                        yield form[:at] + other + form[at + len(one) :]
                at = form.find(one, at + 1)
