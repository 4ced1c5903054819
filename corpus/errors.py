"""What the corpus refuses."""

from __future__ import annotations

from sayso.errors import SaysoError


class CorpusError(SaysoError):
    """An annotation, or the text it is for, is refused.

    Codes: TEXT_MISSING, UNREADABLE, MALFORMED, HASH, OFFSETS, SCHEME, DUPLICATE, OVERLAP, PARENT, CYCLE, CHAIN, COMMITMENT, LINK.
    """
