"""The small gold samples, typed, with every string found in its text.

A sample's strings are resolved to `Span`s: code points into `text`, half-open, `text[start:end] == span.text`. Whatever does not
fit (a string that is not there, an unknown label, a head outside its sentence) raises `SampleError` with the row's id.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeVar, get_args

from sayso.types import ClaimKind, FlagName, Manner, Mood, Polarity, Span, SpeechForm, Tense

HERE: Final = Path(__file__).parent
NameLabel = Literal["PERSON", "ORG", "PLACE"]
Plover = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Row = dict[str, object]
Label = TypeVar("Label", bound=str)


class SampleError(ValueError):
    """A row of a sample contradicts itself."""


@dataclass(frozen=True, slots=True)
class SentencesSample:
    """A passage and its sentences, in order."""

    id: str
    text: str
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ParseSample:
    """A sentence with its tokens, UPOS, heads (from 1; 0 is the root) and UD v2 relations."""

    id: str
    text: str
    tokens: tuple[Span, ...]
    upos: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamesSample:
    """A sentence and its names, in order."""

    id: str
    text: str
    names: tuple[tuple[Span, NameLabel], ...]


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One attribution; `parent` indexes the sample's attributions and always points backwards."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    manner: Manner
    form: SpeechForm
    parent: int | None


@dataclass(frozen=True, slots=True)
class AttributionsSample:
    """A passage and its attributions: none, where nothing in it is reported."""

    id: str
    text: str
    attributions: tuple[GoldAttribution, ...]
    note: str


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One claim; `plover` is None where no event type fits."""

    predicate: Span
    lemma: str
    kind: ClaimKind
    agent: Span | None
    patient: Span | None
    recipient: Span | None
    mood: Mood
    tense: Tense
    polarity: Polarity
    plover: Plover | None


@dataclass(frozen=True, slots=True)
class ClaimsSample:
    """A sentence and all its claims (reporting verbs are attributions, not claims)."""

    id: str
    text: str
    claims: tuple[GoldClaim, ...]
    note: str


@dataclass(frozen=True, slots=True)
class FlagsSample:
    """A passage and its flags: none in a control."""

    id: str
    text: str
    flags: tuple[tuple[Span, FlagName], ...]


def load_sentences(path: Path = HERE / "sentences.jsonl") -> tuple[SentencesSample, ...]:
    """Passages with gold sentence spans; between the sentences there is only white space."""
    samples = []
    for row in _rows(path):
        text = _text(row, "text")
        spans = _in_order(row, text, _texts(row, "sentences"))
        samples.append(SentencesSample(_text(row, "id"), text, spans))
    return tuple(samples)


def load_parses(path: Path = HERE / "parse.jsonl") -> tuple[ParseSample, ...]:
    """Sentences with a gold tree over gold tokens."""
    samples = []
    for row in _rows(path):
        text = _text(row, "text")
        tokens = _in_order(row, text, _texts(row, "tokens"))
        heads = tuple(int(str(head)) for head in _list(row, "head"))
        upos, deps = tuple(_texts(row, "upos")), tuple(_texts(row, "dep"))
        if not len(tokens) == len(heads) == len(upos) == len(deps) or not _is_tree(heads):
            raise SampleError(f"{row['id']}: not one tree over its tokens")
        samples.append(ParseSample(_text(row, "id"), text, tokens, upos, heads, deps))
    return tuple(samples)


def load_names(path: Path = HERE / "names.jsonl") -> tuple[NamesSample, ...]:
    """Sentences with the spans of persons, organisations and places."""
    samples = []
    for row in _rows(path):
        text = _text(row, "text")
        names = tuple(
            (_find(row, text, name), _one_of(row, _text(name, "label"), get_args(NameLabel))) for name in _dicts(row, "names")
        )
        samples.append(NamesSample(_text(row, "id"), text, names))
    return tuple(samples)


def load_attributions(path: Path = HERE / "attributions.jsonl") -> tuple[AttributionsSample, ...]:
    """Passages with gold attributions, and controls without."""
    samples = []
    for row in _rows(path):
        text = _text(row, "text")
        found = tuple(_attribution(row, text, gold) for gold in _dicts(row, "attributions"))
        for index, gold in enumerate(found):
            if gold.parent is not None and not 0 <= gold.parent < index:
                raise SampleError(f"{row['id']}: attribution {index} has no parent {gold.parent} before it")
        samples.append(AttributionsSample(_text(row, "id"), text, found, str(row.get("note", ""))))
    return tuple(samples)


def load_claims(path: Path = HERE / "claims.jsonl") -> tuple[ClaimsSample, ...]:
    """Sentences with gold claims."""
    samples = []
    for row in _rows(path):
        text = _text(row, "text")
        claims = tuple(_claim(row, text, gold) for gold in _dicts(row, "claims"))
        samples.append(ClaimsSample(_text(row, "id"), text, claims, str(row.get("note", ""))))
    return tuple(samples)


def load_flags(path: Path = HERE / "flags.jsonl") -> tuple[FlagsSample, ...]:
    """Passages with the words that are flagged, and controls without a flag."""
    samples = []
    for row in _rows(path):
        text = _text(row, "text")
        flags = tuple(
            (_find(row, text, flag), _one_of(row, _text(flag, "name"), get_args(FlagName))) for flag in _dicts(row, "flags")
        )
        samples.append(FlagsSample(_text(row, "id"), text, flags))
    return tuple(samples)


def _attribution(row: Row, text: str, gold: Row) -> GoldAttribution:
    parent = gold["parent"]
    content = tuple(_find(row, text, part) for part in _dicts(gold, "content"))
    if not content:
        raise SampleError(f"{row['id']}: an attribution without content")
    return GoldAttribution(
        source=_maybe(row, text, gold["source"]),
        cue=_maybe(row, text, gold["cue"]),
        content=content,
        manner=_one_of(row, _text(gold, "manner"), get_args(Manner)),
        form=_one_of(row, _text(gold, "form"), get_args(SpeechForm)),
        parent=None if parent is None else int(str(parent)),
    )


def _claim(row: Row, text: str, gold: Row) -> GoldClaim:
    plover = gold["plover"]
    return GoldClaim(
        predicate=_find(row, text, _row(gold["predicate"])),
        lemma=_text(gold, "lemma"),
        kind=_one_of(row, _text(gold, "kind"), get_args(ClaimKind)),
        agent=_maybe(row, text, gold["agent"]),
        patient=_maybe(row, text, gold["patient"]),
        recipient=_maybe(row, text, gold["recipient"]),
        mood=_one_of(row, _text(gold, "mood"), get_args(Mood)),
        tense=_one_of(row, _text(gold, "tense"), get_args(Tense)),
        polarity=_one_of(row, _text(gold, "polarity"), get_args(Polarity)),
        plover=None if plover is None else _one_of(row, str(plover), get_args(Plover)),
    )


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield _row(json.loads(line))


def _row(value: object) -> Row:
    if not isinstance(value, dict):
        raise SampleError(f"not an object: {value!r}")
    return value


def _list(row: Row, key: str) -> list[object]:
    value = row[key]
    if not isinstance(value, list):
        raise SampleError(f"{row.get('id')}: {key} is not a list")
    return value


def _dicts(row: Row, key: str) -> list[Row]:
    return [_row(value) for value in _list(row, key)]


def _text(row: Row, key: str) -> str:
    value = row[key]
    if not isinstance(value, str) or not value:
        raise SampleError(f"{row.get('id')}: {key} is not a text")
    return value


def _texts(row: Row, key: str) -> list[str]:
    return [str(value) for value in _list(row, key)]


def _one_of(row: Row, value: str, labels: Sequence[Label]) -> Label:
    for label in labels:
        if label == value:
            return label
    raise SampleError(f"{row['id']}: unknown label {value}")


def _maybe(row: Row, text: str, value: object) -> Span | None:
    return None if value is None else _find(row, text, _row(value))


def _find(row: Row, text: str, part: Row) -> Span:
    """The `occurrence`-th (from 0) place where the part's words stand in the text."""
    words, start = _text(part, "text"), -1
    for _ in range(int(str(part["occurrence"])) + 1):
        start = text.find(words, start + 1)
        if start < 0:
            raise SampleError(f"{row['id']}: {words!r} is not there")
    return Span(start, start + len(words), words)


def _in_order(row: Row, text: str, parts: Sequence[str]) -> tuple[Span, ...]:
    """The parts' spans, which cover the text but for white space."""
    spans, at = [], 0
    for part in parts:
        start = text.find(part, at)
        if start < 0 or text[at:start].strip():
            raise SampleError(f"{row['id']}: {part!r} does not follow")
        at = start + len(part)
        spans.append(Span(start, at, part))
    if text[at:].strip():
        raise SampleError(f"{row['id']}: words are left over: {text[at:]!r}")
    return tuple(spans)


def _is_tree(heads: Sequence[int]) -> bool:
    """One root, and every token reaches it."""
    if heads.count(0) != 1 or not all(0 <= head <= len(heads) for head in heads):
        return False
    for token in range(1, len(heads) + 1):
        steps, at = 0, token
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True
