"""Text of strangers, made safe and honest to look at in a terminal.

Nothing in a statement or a file name may move the cursor, start a line, hide, or turn other text around (Boucher and Anderson
2021, "Trojan Source"). What a terminal would obey is shown as `�`; what it would hide is named, as in `⟨RLO⟩`.
"""

from __future__ import annotations

import unicodedata

REPLACEMENT = "\ufffd"

_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_JOINERS = frozenset("\u200c\u200d")

_SHORT_NAMES = {
    "\u00ad": "SHY",
    "\u061c": "ALM",
    "\u180e": "MVS",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2060": "WJ",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\ufeff": "BOM",
}


def visible(text: str) -> str:
    """Give `text` as one line that shows every character it has and obeys none of them.

    Controls, line ends and lone surrogates become `�`; invisible format characters are named in `⟨…⟩`; text with right-to-left
    letters is closed in a first-strong isolate, so that it cannot reorder what stands beside it.
    """
    if text.isascii() and text.isprintable():
        return text
    shown = "".join(_shown(text, index) for index in range(len(text)))
    turns = any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in shown)
    return f"{_ISOLATE}{shown}{_END_ISOLATE}" if turns else shown


def _shown(text: str, index: int) -> str:
    character = text[index]
    if character.isprintable():
        return character
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    if category != "Cf":
        return REPLACEMENT if category in {"Cc", "Cs", "Zl", "Zp"} else character
    if _is_sign(character) or (character in _JOINERS and _joins(text, index)):
        return character
    return f"⟨{_SHORT_NAMES.get(character, f'U+{ord(character):04X}')}⟩"


def _is_sign(character: str) -> bool:
    """Tell format characters that are drawn: the Arabic and Syriac number and verse signs."""
    return "\u0600" <= character <= "\u0605" or character in "\u06dd\u070f\u08e2"


def _joins(text: str, index: int) -> bool:
    """Tell a joiner that does its work, inside an emoji or between letters of a joining script, from one that hides in a word."""
    around = text[index - 1 : index] + text[index + 1 : index + 2]
    return len(around) == 2 and not any(character.isascii() for character in around)
