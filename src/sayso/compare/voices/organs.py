"""By what words a body calls itself in its own statement: "the Board", "the Company"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from sayso.compare.statements import Held
from sayso.compare.words import table, words_of
from sayso.intake.lexicon import words as intake_words
from sayso.types import Source

_BODIES: Final = frozenset({"Organization", "PublicBody", "Company", "LegalEntity"})


def is_issuers_organ(held: Held, source: Source, issuer: str) -> bool:
    """Tell whether a source is the issuer of its statement under the noun for a part of it, or for what kind of body it is."""
    words = (source.text or "").split()
    noun = words[-1] if len(words) == 1 or (len(words) == 2 and words[0].casefold() in {"the", "this"}) else ""
    of = _organs().get(noun.casefold())
    known = held.ledger.document.issuer is not None
    if of is None or not known or not noun[0].isupper() or _is_anothers(held, noun.casefold()):
        return False
    forms = intake_words("company_forms")
    return of == "any" or any(word.casefold().strip(".,") in forms for word in issuer.split())


def _is_anothers(held: Held, noun: str) -> bool:
    """Tell whether a statement names a body whose name holds a noun and more."""
    bodies = (entity for entity in held.ledger.entities if entity.schema in _BODIES)
    return any(noun in words_of(name) and len(words_of(name)) > 1 for entity in bodies for name in entity.names)


@cache
def _organs() -> Mapping[str, str]:
    return {row[0]: row[1] for row in table("voices", "organs")}
