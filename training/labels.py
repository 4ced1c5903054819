"""The inventories that the heads choose from, taken from the training documents."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from sayso.reading.lemmas import script_of
from sayso.reading.models import Inventories
from training.examples import Example

NAME_LABELS = ("O", *(f"{mark}-{kind}" for kind in ("PERSON", "ORG", "PLACE", "GROUP") for mark in "BI"))
"""BIO over four kinds; GROUP is a nationality, faith or following named by an adjective or plural."""

O_OR_GROUP = -2
"""A word whose corpus does not mark groups: it may be outside any name, or in a group's."""

RARE_SCRIPT = 2
"""Scripts met fewer times than this are not offered."""

SURE_LEMMA = 3
"""A form and part of speech met so often, always with one lemma that its script would miss, goes in the lookup."""


@dataclass(frozen=True)
class Labels(Inventories):
    """The inventories as training gathers them. `lookup` is keyed by lower-cased form and part of speech, `form UPOS`."""

    @classmethod
    def load(cls, path: Path) -> Labels:
        """Read them as `save` wrote them."""
        found = json.loads(path.read_text(encoding="utf-8"))
        return cls(**{name: tuple(value) if isinstance(value, list) else value for name, value in found.items()})

    def sizes(self) -> dict[str, int]:
        """Give how many labels each head of the first network chooses from."""
        return {name: len(getattr(self, name)) for name in ("upos", "xpos", "dep", "script", "name")}

    def save(self, path: Path) -> None:
        """Write them as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def labels_of(examples: Iterable[Example]) -> Labels:
    """Take the inventories from annotated documents."""
    upos: Counter[str] = Counter()
    xpos: Counter[str] = Counter()
    dep: Counter[str] = Counter()
    script: Counter[str] = Counter()
    lemmas: dict[str, Counter[str]] = {}
    for example in examples:
        if example.upos is None:
            continue
        upos.update(example.upos)
        xpos.update(example.xpos or ())
        dep.update(example.dep or ())
        for form, lemma, tag in zip(example.words, example.lemma or (), example.upos, strict=True):
            script[script_of(form, lemma)] += 1
            lemmas.setdefault(f"{form.lower()} {tag}", Counter())[lemma] += 1
    lookup = {
        key: next(iter(seen))
        for key, seen in sorted(lemmas.items())
        if len(seen) == 1 and seen.total() >= SURE_LEMMA and next(iter(seen)) != key.rsplit(" ", 1)[0]
    }
    scripts = tuple(sorted(name for name, count in script.items() if count >= RARE_SCRIPT))
    return Labels(_sorted(upos), _sorted(xpos), _sorted(dep), scripts, NAME_LABELS, lookup)


def _sorted(counted: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(name for name in counted if name != "_"))
