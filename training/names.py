"""Which stretches of re3d are names: the rule that measuring and training on it share.

re3d marks descriptions ("units", "the camp") beside names, nests freely and has slips ("Jan" a person). A name is a
person, organisation or location all of whose words begin with a capital or a digit, but for small joining words inside; a
leading "the" is left off, a span with a comma gives way to the spans within, months and pronouns are no names; of those that
overlap the longest stands, except that a person's name begins after titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from training.corpora import Row

NamedSpan = tuple[int, int, str]

SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "al", "bin", "ibn", "de", "von", "van", "’s", "'s"})
MONTHS = re.compile(r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\b")
PRONOUNS = frozenset({"i", "we", "he", "she", "they", "you", "us", "our", "his", "her", "their", "them", "who", "it", "its", "my"})
DETERMINER = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
TITLES = re.compile(
    r"(?:(?:U\.S\.|US|UN|Iraqi|Syrian|Army|Navy|Naval|Air|Force|Marine|Corps|Defense|Foreign|Prime|Senior|Chief|Petty|Officer|Staff|Master"
    r"|Technical|Special|Warfare|Operator|1st|2nd|First|Class|Lieutenant|Brigadier|Major|Rear|Vice|Lt|Gen|Brig|Maj|Col|Capt|Cmdr|Sgt|Tech"
    r"|Spc|Adm|Rep|Sen|Mr|Mrs|Ms|Dr|HE|Press|Sgt|General|Colonel|Captain|Commander|Sergeant|Specialist|Admiral|President|Minister|Secretary"
    r"|Deputy|Assistant|Ambassador|Senator|Spokesman|Spokesperson|Chairman|Director)\.?[\s\u200e]+)+"
)


def re3d_names(row: Row) -> list[NamedSpan]:
    """Give the names of a re3d document as character spans with PERSON, ORG, PLACE, in order, none overlapping."""
    kinds = {"Person": "PERSON", "Organisation": "ORG", "Location": "PLACE"}
    text = str(row["text"])
    spans = {_trimmed(text, int(begin), int(end), kinds[kind]) for begin, end, kind, *_ in row["entities"] if kind in kinds}
    return without_overlaps(span for span in spans if _is_name(text[span[0] : span[1]], span[2]))


def _trimmed(text: str, begin: int, end: int, label: str) -> NamedSpan:
    found = DETERMINER.match(text, begin, end)
    begin = found.end() if found else begin
    if label == "PERSON":
        found = TITLES.match(text, begin, end)
        begin = found.end() if found and found.end() < end else begin
    while end > begin and (text[end - 2 : end] in {"'s", "’s"}):
        end -= 2
    return begin, end, label


def _is_name(name: str, label: str) -> bool:
    words = re.findall(r"[^\s\-–/]+", name)
    if not words or "," in name or "\n" in name or name.lower() in PRONOUNS:
        return False
    if label == "PERSON" and MONTHS.fullmatch(name):
        return False
    large = [word for word in words if word.lower() not in SMALL]
    return (
        bool(large)
        and words[0] in large
        and any(c.isupper() for c in name)
        and all(word[0].isupper() or word[0].isdigit() or not word[0].isalnum() or word.startswith("al") for word in large)
    )


def without_overlaps(spans: Iterable[NamedSpan]) -> list[NamedSpan]:
    """Keep the longest of spans that overlap (the first of equals), in order."""
    kept: list[NamedSpan] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s)):
        if all(span[1] <= other[0] or span[0] >= other[1] for other in kept):
            kept.append(span)
    return sorted(kept)
