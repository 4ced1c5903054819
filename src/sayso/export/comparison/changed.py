"""What changed since an earlier comparison, in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sayso.compare.changes import Change, ChangeKind
from sayso.compare.types import VERDICTS as ALL_VERDICTS
from sayso.export.comparison.wording import FIELDS, NO_LABEL, VERDICTS
from sayso.export.words import plural

_TOLD: Final[Mapping[ChangeKind, str]] = MappingProxyType(
    {
        "new": "new, with {claims}",
        "gone": "gone",
        "grew": "{claims} more",
        "shrank": "{claims} less",
        "joined": "part of {after} now",
        "verdict": "{field}: {before} before, {after} now",
        "source-more": "{source} speaks of it now",
        "source-less": "{source} does not speak of it any more",
        "independent": "independent sources: {before} before, {after} now",
    }
)


def change_words(change: Change) -> str:
    """Give a change in a line that begins with the incident's label."""
    told = _TOLD[change.kind].format(
        claims=plural(len(change.claims), "claim"),
        field=FIELDS[change.field] if change.field is not None else "",
        source=change.source,
        before=_words(change, change.before),
        after=_words(change, change.after),
    )
    return f"{change.label or NO_LABEL} – {told}"


def _words(change: Change, told: str | None) -> str | None:
    """Give a verdict in words; that nobody said anything of the field where there was none. All else is words already."""
    if change.kind != "verdict":
        return told
    return next((VERDICTS[known] for known in ALL_VERDICTS if known == told), "told by nobody")
