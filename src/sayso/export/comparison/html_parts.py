"""Pieces of the page of a comparison: strangers' words made safe, a quotation with its place."""

from __future__ import annotations

from difflib import SequenceMatcher
from html import escape

from sayso.export.comparison.wording import NO_WORDS, cut
from sayso.export.maps.text import clean
from sayso.export.quotations import Place, Quotation


def stranger(text: str) -> str:
    """Give words that may be a stranger's: escaped, legal, and apart from the direction of what stands around them."""
    return f"<bdi>{escape(clean(text))}</bdi>"


def quotation(found: Quotation) -> str:
    """Give a claim's words with whose they are, where they stand and how firmly they are held."""
    denied = ' · <span class="denies">in the negative</span>' if found.polarity == "negative" else ""
    return (
        f"<blockquote>“{stranger(cut(found.words))}”<p class=from>{stranger(found.statement)}, {found.place.words}"
        f" · {stranger(found.voice)} · {escape(found.commitment)}{denied} · {stranger(found.claim.claim)}</p></blockquote>"
    )


def passage(found: tuple[str, Place] | None, beside: tuple[str, Place] | None = None) -> str:
    """Give a stretch of a statement with its place, or that there is none to show; what the one `beside` lacks is marked."""
    if found is None:
        return f'<p class="note">{escape(NO_WORDS)}</p>'
    words = cut(found[0])
    shown = stranger(words) if beside is None else _marked(words.split(), cut(beside[0]).split())
    return f"<blockquote>{shown}<p class=from>{found[1].words}</p></blockquote>"


def _marked(words: list[str], others: list[str]) -> str:
    """Give words, with those marked that are not among the others in the same order (Ratcliff and Obershelp's matching)."""
    same = SequenceMatcher(None, words, others, autojunk=False).get_matching_blocks()
    shown, done = [], 0
    for block in same:
        if block.a > done:
            shown.append(f"<mark>{escape(clean(' '.join(words[done : block.a])))}</mark>")
        if block.size:
            shown.append(escape(clean(" ".join(words[block.a : block.a + block.size]))))
        done = block.a + block.size
    # One isolate around all of it: with one around each piece, pieces of a right-to-left text would stand in the wrong order.
    return f"<bdi>{' '.join(shown)}</bdi>"
