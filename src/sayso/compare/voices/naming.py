"""The voices of a comparison under their published ids, and what each is called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sayso.compare.types import EntityRef, Voice
from sayso.compare.voices.antecedents import PRONOUNS
from sayso.compare.voices.identity import Identity, Key
from sayso.compare.voices.speaking import Speaker, Spoken
from sayso.types import SourceKind

_BEST: tuple[SourceKind, ...] = ("issuer", "named", "described", "unnamed", "impersonal")
"""Kinds of sources, those first that tell most of who it is."""


class Cast:
    """Numbers the voices of claims in the order of their keys, and names them."""

    def __init__(self, identity: Identity, told: Iterable[Spoken]) -> None:
        met: dict[Key, set[Speaker]] = defaultdict(set)
        for one in told:
            for speaker in (one.speaker, *(outer for outer, _ in one.passing)):
                met[identity.of(speaker)].add(speaker)
        self._ids = {key: f"s{number}" for number, key in enumerate(sorted(met), 1)}
        self.voices = tuple(_voice(self._ids[key], met[key], identity) for key in sorted(met))

    def id_of(self, voice: Key) -> str:
        """Give a voice's published id."""
        return self._ids[voice]


def _voice(name: str, speakers: Iterable[Speaker], identity: Identity) -> Voice:
    """Give a voice: its fullest name, of those that its best-known kind of appearance has."""
    ordered = sorted(speakers, key=lambda one: (_BEST.index(one.kind), one.document, one.words))
    kind = ordered[0].kind
    called = [_called(one, identity) for one in ordered if one.kind == kind]
    fullest = max(called, key=lambda words: (len(words), words))
    entities = {EntityRef(one.document, one.entity) for one in ordered if one.entity is not None}
    return Voice(name, fullest, kind, tuple(sorted(entities)))


def _called(speaker: Speaker, identity: Identity) -> str:
    """Give what a source is called; one of whom only a pronoun is known, with whose text that stands in."""
    entity = identity.entity(speaker.document, speaker.entity)
    if speaker.words.casefold() in PRONOUNS and (entity is None or not entity.names):
        return f"“{speaker.words}” in {identity.issuer_of(speaker.document)}"
    return entity.caption if entity is not None and entity.names and speaker.kind != "issuer" else speaker.words
