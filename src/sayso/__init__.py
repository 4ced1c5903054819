"""Sayso reads partisan statements and keeps a ledger of who says that who did what to whom, when and where.

It records what is said; it never decides what is true.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from sayso.compare.types import Comparison
    from sayso.ledger import Ledger
    from sayso.pipeline import Outcome
    from sayso.resolve.across import Judgement
    from sayso.types import StatementLedger

__version__ = "0.1.0"

__all__ = ["__version__", "compare", "open_ledger", "read"]


def read(
    paths: str | Sequence[str], *, issuer: str | None = None, date: str | None = None, pipeline: str | None = None, jobs: int = 1
) -> Iterator[Outcome]:
    """Read statements from files, folders or `-` and give an `Outcome` for each, in order.

    `issuer` and `date` (YYYY-MM-DD) are what the caller knows of them, `pipeline` another spaCy English pipeline to read with.
    Raises UsageError for a malformed `date`; an input that cannot be read gives an Outcome with its `error`.
    """
    from sayso.pipeline import Given, read_paths  # noqa: PLC0415 (the weights' libraries take a second to import)

    return read_paths([paths] if isinstance(paths, str) else paths, given=Given(issuer, date), pipeline=pipeline, jobs=jobs)


if TYPE_CHECKING:

    def compare(ledgers: Iterable[StatementLedger], judgements: Iterable[Judgement] = ()) -> Comparison:
        """Set statements that were read against one another: which tell of one happening, and how far their sources agree.

        `judgements` are what people judged of claims (one happening or not) and of entities (one or not). The order of statements
        changes nothing. Raises JudgementError CONTRADICTION where two judgements cannot hold together.
        """
        ...

else:
    from sayso import compare  # the package, which can be called


def open_ledger(path: str | Path, *, create: bool = False, actor: str | None = None) -> Ledger:
    """Open a ledger file, or make one where `create` allows it; `actor` is who does what is done with it, else the system's user.

    Raises LedgerError LEDGER_MISSING, NOT_A_LEDGER, LEDGER_NEWER, LEDGER_UNWRITABLE; IntegrityError INTEGRITY.
    """
    from sayso import ledger  # noqa: PLC0415 (the libraries of databases take half a second to import)

    return ledger.open_ledger(path, create=create, actor=actor)
