"""Statements set against each other: which tell of the same incident, and where they agree.

The package bears the name of the library's function, `sayso.compare(ledgers)`; so that neither hides the other, whichever is
imported first, the package itself can be called.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.compare.types import Comparison
    from sayso.resolve.across import Judgement
    from sayso.types import StatementLedger


class _Function(ModuleType):
    """A package that is a function too (Python's reference, 3.3.2.1: a module's class can be set)."""

    def __call__(self, ledgers: Iterable[StatementLedger], judgements: Iterable[Judgement] = ()) -> Comparison:
        """Set statements against one another: `sayso.compare.comparing.compare`."""
        from sayso.compare.comparing import compare  # noqa: PLC0415 (its scorer and tables take a moment to load)

        return compare(ledgers, judgements)


sys.modules[__name__].__class__ = _Function
