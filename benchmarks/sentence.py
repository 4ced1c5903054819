"""One sentence of a measuring set as the whole reader reads it: tokens joined into text with their places kept, then its ledger."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from sayso.errors import ReadingError
from sayso.pipeline import Reader
from sayso.types import Block, MapRun, Offset, Statement, StatementLedger

Range = tuple[int, int]
"""Code points `[start, end)` of a text."""

_WRITTEN = {"``": '"', "''": '"', "`": "'", "-LRB-": "(", "-RRB-": ")", "-LCB-": "{", "-RCB-": "}", "-LSB-": "[", "-RSB-": "]"}
_LEFTWARD = re.compile(r"[,.;:?!%)\]}]|\.\.\.|'(s|S|m|M|re|ve|ll|d|D|RE|VE|LL)|n't|N'T|'")
"""Tokens written right behind the one before: closing marks, clitics, the possessor's bare apostrophe."""
_RIGHTWARD = re.compile(r"[$#(\[{]|[A-Z]{1,2}\$")
"""Tokens that the next is written right behind: opening marks and currency."""


def detokenised(tokens: Sequence[str]) -> tuple[str, list[Range]]:
    """Join tokens of a treebank's kind into running text, with each token's range in it.

    Bracket and quotation codes are written as the signs that they stand for. A lone hyphen between two words makes a compound, as
    treebanks of split hyphens have it; a dash is written with two and keeps its spaces.
    """
    text, glued = "", True
    spans: list[Range] = []
    open_quotes: set[str] = set()
    for place, token in enumerate(tokens):
        word = _WRITTEN.get(token, token)
        quotes = word in {'"', "'"} and (token in {"``", "''", "`", '"'} or word in open_quotes)
        closes = quotes and token not in {"``", "`"} and (token == "''" or word in open_quotes)
        if token == "'" and not closes and place and tokens[place - 1].endswith("s"):
            quotes, closes = False, True
        between = 0 < place < len(tokens) - 1
        compound = token == "-" and between and tokens[place - 1][-1:].isalnum() and tokens[place + 1][:1].isalnum()
        leftward = closes or compound or (not quotes and token != "'" and _LEFTWARD.fullmatch(word) is not None)
        if not glued and not leftward:
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
        opens = (quotes or token == "'") and not closes
        if quotes:
            (open_quotes.discard if closes else open_quotes.add)(word)
        glued = opens or compound or _RIGHTWARD.fullmatch(word) is not None
    return text, spans


def read_sentence(reader: Reader, text: str) -> StatementLedger | None:
    """Read a text as one paragraph, as it stands; None where the reader refuses it (ReadingError: its language)."""
    statement = Statement(
        id="sha256:" + hashlib.sha256(text.encode()).hexdigest(),
        name="sentence",
        media_type="text/plain",
        text=text,
        map=(MapRun(0, len(text), Offset(0)),),
        blocks=(Block(0, len(text), "paragraph"),),
    )
    try:
        return reader.read_statement(statement)
    except ReadingError:
        return None
