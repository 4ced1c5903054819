"""The veil over everything that leaves a ledger: a pure function of the seals in force.

```python
veil = Veil.of([Seal(12, ("Rafik Qori", "Rafik Kamalov"), "Person-K7QM2A", "Person")])
veil.text("RAFIK QORI's lawyer")  # "Person-K7QM2A's lawyer"
```

What is hidden: whole words in any case, with blanks, line ends, hyphens, dots, underscores or invisible characters between, in any
Unicode form; the longest first. Of a person, also each part of the name alone and its plural, unless it stands in the name of
somebody else: one that the veil is told of, a name that the reading has, or a given name and the part. When in doubt, hidden.

What is not: look-alikes of another script, spellings that no seal names, names written with a blank after every letter, and what
describes somebody without the name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from sayso.ledger.sealing.finding import Finder
from sayso.ledger.sealing.lexicon import Lexicon
from sayso.ledger.sealing.readings import finder_for, veiled
from sayso.ledger.sealing.replacing import Replacement
from sayso.ledger.sealing.seals import Seal
from sayso.types import StatementLedger

_PASSES: Final = 3
"""How often a text is gone over: what is hidden may set apart another name that was grown together with it ("RafikAidarQORI")."""


@dataclass(frozen=True, slots=True)
class Veil:
    """Hides what `seals` seal; `others` are names of other people who stay as they are though they share a part."""

    seals: tuple[Seal, ...]
    others: frozenset[str]
    _finder: Finder = field(repr=False, compare=False)

    @classmethod
    def of(cls, seals: Iterable[Seal], others: Iterable[str] = ()) -> Veil:
        """Make the veil of the seals in force; neither order matters."""
        found, named = tuple(sorted(seals, key=lambda seal: seal.event)), frozenset(others)
        return cls(found, named, Finder.of(Lexicon.of(found), named))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is hidden."""
        return not self.seals

    def text(self, text: str) -> str:
        """Give a text without its hidden words. A text that was veiled before comes back as it is."""
        for _ in range(0 if self.is_empty else _PASSES):
            hits = self._finder.hits(text)
            if not hits:
                break
            text = Replacement.of(text, hits).text
        return text

    def json(self, value: Any) -> Any:
        """Give a value of JSON with every string in it veiled, at any depth; the keys of objects stay.

        Offsets are not moved: for readings there is `ledger`.
        """
        if self.is_empty:
            return value
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return {key: self.json(item) for key, item in value.items()}
        return [self.json(item) for item in value] if isinstance(value, list) else value

    def ledger(self, ledger: StatementLedger) -> StatementLedger:
        """Give a reading without its hidden words, every span again the words at its offsets; the same object if none is met.

        Parts of names stay in the names that the reading has for other people.
        """
        for _ in range(0 if self.is_empty else _PASSES):
            before, ledger = ledger, veiled(ledger, finder_for(ledger, self._finder.lexicon, self.others))
            if ledger is before:
                break
        return ledger
