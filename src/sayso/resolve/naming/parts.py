"""A person's name as written, taken apart: titles, given names, father's name, surname, initials, suffixes, and kin.

Roles are as certain as the spelling makes them: an ending (-ovich, -ov), a small word (ibn, uulu, Jr.), a comma or capitals
("KAMALOV Rashot"). Where nothing marks it, the last word is taken for the surname (`ordered` is then False): comparison does not
rest on it alone. After the part roles of the FollowTheMoney and rigour name model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sayso.limits import MAX_NAME_WORDS
from sayso.resolve.naming.compounds import Part, Role, key_of, parts_of
from sayso.resolve.naming.given import is_surname_like
from sayso.resolve.naming.scripts import fold, sounds
from sayso.resolve.naming.vocabulary import kin_words, particles, titles

_WORD: Final = re.compile(r"[^\W_][\w'’‘ʻʼ`ʿ\-‐‑–.]*")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.)+")
_RUN_TOGETHER: Final = re.compile(r"[B-DF-HJ-NP-TV-Z]{2}")
"""Two initials without dots ("J D" as JD): no vowel, so that a short surname in capitals (LI) is not taken for them."""
_POSSESSIVE: Final = re.compile(r"['’]s?$", re.IGNORECASE)
_ASIDE: Final = re.compile(r"\s*[(\[«\"“”][^)\]»\"”]*[)\]»\"”]\s*")
_FEMININE_SURNAME: Final = re.compile(r"(?:[oe]v|(?<!d)in|sk)(?:a|aia)$")
_MASCULINE_SURNAME: Final = re.compile(r"[oe]v$")
_DETERMINERS: Final = frozenset({"the", "a"})


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name taken apart. `kin_of` holds the words of another person whom the name mentions, whose name it is not.

    Invariants: `parts` has at most `MAX_NAME_WORDS` items; titles and suffixes are in none of them. `ordered` is True where the
    spelling itself shows which part is the surname. `gender` is "m" or "f" where a father's name or a surname shows it, else "".
    """

    written: str
    parts: tuple[Part, ...]
    titles: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    kin_of: str = ""
    ordered: bool = False
    gender: str = ""

    def of_role(self, role: Role) -> tuple[Part, ...]:
        """Give the parts of one role, in the order of the name."""
        return tuple(part for part in self.parts if part.role == role)

    @property
    def names_nobody(self) -> bool:
        """Whether the words only say whose relative is meant ("Kamalov's son")."""
        return not self.parts


def split_person(written: str) -> PersonName:
    """Take a person's name apart; the words of a title alone are kept as the name when nothing else is there."""
    head, kin = _without_kin(_ASIDE.sub(" ", written).strip() or written)
    head, reordered = _put_in_order(head)
    words = _words(head)
    marks = particles("suffix")
    suffixes = tuple(marks[key_of(word)] for word in words[1:] if key_of(word) in marks)
    named, stripped = _without_titles([word for number, word in enumerate(words) if not number or key_of(word) not in marks])
    parts, ordered = _roles(parts_of(named)[:MAX_NAME_WORDS], reordered)
    return PersonName(written, parts, stripped, suffixes, kin, ordered, _gender(parts, stripped))


def _without_kin(written: str) -> tuple[str, str]:
    """Cut "A, the son of B" before the kin word, and say whose kin; "B's son" and "the son of B" leave no name."""
    words = written.split()
    for number, word in enumerate(words):
        bare = fold(word).strip(",;.:")
        if bare not in kin_words():
            continue
        if number and _POSSESSIVE.search(words[number - 1]):
            return "", " ".join(words[:number])
        after = words[number + 1 :]
        if after and (after[0].casefold() == "of" or (not bare.isascii() and (number or (bare,) not in titles()))):
            before = [item for item in words[:number] if item.casefold() not in _DETERMINERS]
            return " ".join(before).rstrip(",;"), " ".join(after).removeprefix("of ")
    return written, ""


def _put_in_order(written: str) -> tuple[str, bool]:
    """Bring "Kamalov, Rashot" and "KAMALOV Rashot" into the order given name, surname."""
    before, comma, after = written.partition(",")
    if comma and before.strip() and after.strip() and key_of(after.strip()) not in particles("suffix"):
        last, _, suffix = after.partition(",")
        return f"{last.strip()} {before.strip()} {suffix.strip()}".strip(), True
    words = written.replace(",", " ").split()
    capital = [word for word in words if len(word) > 2 and word.isupper() and not word.endswith(".")]
    marked = 0 < len(capital) < len(words)
    if marked and words[: len(capital)] == capital:
        return " ".join([*words[len(capital) :], *capital]), True
    return " ".join(words), marked


def _words(text: str) -> list[str]:
    """Give the words of a name; initials that are run together and words with a hyphen become several."""
    found: list[str] = []
    shouted = text.isupper()
    for match in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", match.group().rstrip("-‐‑–"))
        if _INITIALS.match(word) and not (len(word) == 2 and word.islower()):
            found += word.split(".")
        elif (key_of(word),) in titles() or key_of(word) in particles("suffix"):
            found.append(word.strip("."))
        elif _RUN_TOGETHER.fullmatch(word) and not shouted:
            found += word
        else:
            found += re.split(r"[-‐‑–]", word.strip("."))
    return [word for word in found if word][: 2 * MAX_NAME_WORDS]


def _without_titles(words: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """Strip titles in front, again and again, and behind those that also stand there; never the last word that is left."""
    kept, stripped = list(words), []
    while length := _title_at_start(kept):
        stripped.append(" ".join(kept[:length]))
        kept = kept[length:]
    while len(kept) > 1 and titles().get((key_of(kept[-1]),), (False, ""))[0]:
        stripped.append(kept.pop())
    return kept, tuple(stripped)


def _title_at_start(words: Sequence[str]) -> int:
    for length in (3, 2, 1):
        if len(words) > length and tuple(key_of(word) for word in words[:length]) in titles():
            return length
    return 0


def _roles(parts: Sequence[Part], reordered: bool) -> tuple[tuple[Part, ...], bool]:
    """Mark the father's name by its ending where three parts are there, and the surname by its ending, else by its place."""
    marked = [_with_father(part) if len(parts) > 2 else part for part in parts]
    free = [number for number, part in enumerate(marked) if part.role == "given"]
    others = len(marked) - len(free)
    if not free or len(marked) < 2 or (len(free) == 1 and others == len([part for part in marked if part.role == "patronymic"])):
        return tuple(marked), reordered
    ending = [number for number in free if is_surname_like(marked[number].text)]
    by_ending = len(ending) == 1 and not reordered
    surname = ending[0] if by_ending else free[-1]
    marked[surname] = replace(marked[surname], role="surname")
    return tuple(marked), by_ending or reordered


def _with_father(part: Part) -> Part:
    """Mark a father's name that shows by its ending, and whether a son's or a daughter's."""
    for spelled in sounds(part.text):
        for ending, gender in particles("ending").items():
            if spelled.endswith(ending):
                return replace(part, role="patronymic", gender=gender)
    return part


def without_father_ending(spelled: str) -> str:
    """Give the sounds of a father's name without the ending that makes it one: what is left is the father's given name."""
    return next((spelled.removesuffix(ending) for ending in particles("ending") if spelled.endswith(ending)), spelled)


def _gender(parts: Sequence[Part], stripped: Sequence[str]) -> str:
    """Give the gender that the father's name shows, else the surname's ending, else a title, else nothing."""
    shown = [part.gender for part in parts if part.gender]
    if shown:
        return shown[0]
    for part in parts:
        if part.role == "surname" and is_surname_like(part.text):
            spelled = sounds(part.text)[0]
            return "f" if _FEMININE_SURNAME.search(spelled) else "m" if _MASCULINE_SURNAME.search(spelled) else ""
    keys = (tuple(key_of(word) for word in title.split()) for title in stripped)
    return next((gender for key in keys if (gender := titles()[key][1])), "")
