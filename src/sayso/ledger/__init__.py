"""The ledger file: statements, their readings and everything that was done to them, in rows that are only ever added.

What opens it is imported on demand: whoever wants a reading as JSON alone need not wait for the libraries of databases.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.ledger.open import Ledger, open_ledger

__all__ = ["Ledger", "open_ledger"]


def __getattr__(name: str) -> Any:
    """Import what opens a ledger when it is asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from sayso.ledger import open as opening  # noqa: PLC0415

    return getattr(opening, name)
