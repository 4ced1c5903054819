"""How long it takes to seal names in a large reading, and whether any is left in the examples."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Final

from benchmarks.table import Row
from sayso.ledger.json_lines import to_dict
from sayso.ledger.quotations import wrong_quotations
from sayso.ledger.sealing import Seal, Veil, seal_words
from sayso.pipeline import read_paths
from sayso.types import StatementLedger

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
CLAIMS: Final = 10_000
_RUNS: Final = 3


def sealing_rows(examples: Path = EXAMPLES, claims: int = CLAIMS) -> list[Row]:
    """Seal every named entity of the examples, each in its own reading, and all names of the longest in many copies of it."""
    readings = [outcome.ledger for outcome in read_paths([str(examples)]) if outcome.ledger]
    sealed = [(reading, _seals(reading)) for reading in readings]
    found = [(Veil.of(seals).ledger(reading), seals) for reading, seals in sealed]
    left = sum(len(_left(veiled, seals)) for veiled, seals in found)
    wrong = sum(len(list(wrong_quotations(to_dict(veiled)))) for veiled, _ in found)
    longest, seals = max(sealed, key=lambda both: len(both[0].claims))
    large = copies(longest, -(-claims // len(longest.claims)))
    note = f"{len(readings)} examples, {sum(len(known) for _, known in sealed)} sealed entities"
    size = f"{len(large.claims):,} claims, {len(large.document.text):,} characters, {len(seals)} seals; the best of {_RUNS} runs"
    return [
        Row("texts with a sealed name", left, floor=0, at_most=True, note=note),
        Row("spans that differ from their text when names are sealed", wrong, floor=0, at_most=True, note=note),
        Row("processor time to seal names in a large reading", _seconds(large, seals), " s", floor=1, at_most=True, note=size),
    ]


def copies(reading: StatementLedger, number: int) -> StatementLedger:
    """Give a reading of the same text so many times over, with everything that stands in it."""
    text = reading.document.text + "\n\n"
    shifts = [place * len(text) for place in range(number)]
    runs = tuple(replace(run, start=run.start + shift) for shift in shifts for run in reading.document.map)
    return replace(
        reading,
        document=replace(reading.document, text=text * number, map=runs),
        sentences=tuple((start + shift, end + shift) for shift in shifts for start, end in reading.sentences),
        mentions=_shifted(reading.mentions, shifts),
        attributions=_shifted(reading.attributions, shifts),
        claims=_shifted(reading.claims, shifts),
        links=_shifted(reading.links, shifts),
        flags=_shifted(reading.flags, shifts),
    )


def _seals(reading: StatementLedger) -> list[Seal]:
    named = [(one, seal_words(one.names)) for one in reading.entities]
    return [Seal(place + 1, words, f"{one.schema}-X{place:05}", one.schema) for place, (one, words) in enumerate(named) if words]


def _left(reading: StatementLedger, seals: Iterable[Seal]) -> list[str]:
    """Give the texts that hold a sealed name; looked for by other means than those that hide it."""
    names = [re.escape(_plain(word).strip()) for seal in seals for word in seal.words]
    looked = re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)")
    return [text for text in _strings(to_dict(reading)) if names and looked.search(_plain(text))]


def _plain(text: str) -> str:
    shown = (letter for letter in unicodedata.normalize("NFKD", text) if unicodedata.category(letter) not in {"Mn", "Cf"})
    return re.sub(r"[\W_]+", " ", "".join(shown).casefold())


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(item)


def _shifted(things: tuple[Any, ...], shifts: Iterable[int]) -> tuple[Any, ...]:
    return tuple(_moved(thing, shift) for shift in shifts for thing in things)


def _moved(thing: Any, shift: int) -> Any:
    """Give a part of a reading so many characters later."""
    if isinstance(thing, tuple):
        return tuple(_moved(one, shift) for one in thing)
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    values = {field.name: _moved(getattr(thing, field.name), shift) for field in fields(thing)}
    places = {name: values[name] + shift for name in ("start", "end") if values.get(name) is not None}
    return replace(thing, **(values | places))


def _seconds(reading: StatementLedger, seals: Iterable[Seal]) -> float:
    veil, times = Veil.of(seals), []
    for _ in range(_RUNS):
        began = time.process_time()
        veil.ledger(reading)
        times.append(time.process_time() - began)
    return min(times)
