"""Which sources of several statements are one: by their names, by the body that somebody speaks for, and by what people judged.

Names are set side by side as the ledger's entities are (`sayso.resolve.across`). Among the sources of statements that tell of the
same happenings two more things count: a body under a shorter form of its name ("Border Service", "the Ministry") is the one whose
name holds all words of that form, if only one does; and who bears a title speaks for the body that the title names.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from sayso.compare.groups import Groups
from sayso.compare.statements import Held
from sayso.compare.voices.abbreviations import one_by_abbreviation
from sayso.compare.voices.letterhead import LETTERHEAD_CHARS, letterhead, other_names
from sayso.compare.voices.speaking import Speaker, issuer_of
from sayso.compare.words import table, words_of
from sayso.intake.masthead import has_body_noun, is_superior
from sayso.resolve.across import Judgement, LedgerEntity, ScoredPair, resolve_judgements, scored_candidates
from sayso.resolve.who.schemata import schema_words
from sayso.types import Entity

Key = tuple[str, str]
"""A document's id and an entity's id in it, or what stands in its place (`Speaker.key`)."""

Forms = frozenset[tuple[str, ...]]
"""The names by which a source is the voice of a body, each as its words."""

PLACED: Final = re.compile(r"\s+(?:in|at|from)\s+")
"""What stands between a body's noun and where it is."""
MAX_BODIES: Final = 300
"""Bodies of one statement whose names are set beside one another: a long report names some dozens."""
SAME_NAME: Final = 0.9
"""Score from which two names of different statements are one: high, as nobody is asked about each."""
_AUTHORITIES: Final = frozenset({("authority",), ("government",), ("regime",)})
_SEEN_FROM: Final = frozenset({"neighbouring", "neighboring"})
_REFLEXIVES: Final = frozenset({"himself", "herself", "itself"})
_PERSONS: Final = frozenset({"Person"})
_PLACES: Final = frozenset({"Address"})
_BODIES: Final = frozenset({"Organization", "PublicBody", "Company", "LegalEntity"})


class Identity:
    """Gives whoever takes part in some statements, or speaks in them, a key: the same for what is one across them.

    Judgements "same" join, "not same" hold apart whatever their names. Raises JudgementError CONTRADICTION where they cannot hold
    together.
    """

    def __init__(self, statements: Sequence[Held], judgements: Iterable[Judgement] = ()) -> None:
        self._held = {held.id: held for held in statements}
        self._judged = resolve_judgements(judgements)
        self._groups: Groups[Key] = Groups()
        self._apart = self._judged.apart
        self._fuller: dict[Key, tuple[str, ...]] = {}
        for cluster in set(self._judged.cluster_of.values()):
            first, *others = sorted(cluster)
            for other in others:
                self._groups.join(first, other)
        for held in statements:
            for entity in _issuers_forms(held):
                self._join(issuer_of(held).key, (held.id, entity))
            for short, full in _short_forms(held):
                self._fuller[held.id, short.id] = full.names
                self._join((held.id, short.id), (held.id, full.id))
        for key, other in one_by_abbreviation(statements, _called(statements)):
            self._join(key, other)
        for pair in _same_names([entity for held in statements for entity in _compared(held)]):
            self._join(pair.first, pair.second)

    def of_entity(self, document: str, entity: str) -> Key:
        """Give the key of an entity of a statement."""
        return self._groups.root((document, entity))

    def of(self, speaker: Speaker) -> Key:
        """Give the key of a source."""
        return self._groups.root(speaker.key)

    def settle_reprints(self, speakers: Iterable[Speaker], pairs: Iterable[tuple[str, str]]) -> None:
        """Join the unnamed sources that two statements call by the same words, where the one prints the other's text."""
        known = {(speaker.document, speaker.words.casefold()): speaker.key for speaker in speakers if speaker.kind != "issuer"}
        for first, second in pairs:
            for document, words in sorted(known):
                if document == first and (second, words) in known:
                    self._join(known[first, words], known[second, words])

    def settle(self, speakers: Iterable[Speaker]) -> None:
        """Join those of some sources, all of them telling of one happening, that are one body under several forms of its name."""
        speakers = set(speakers)
        self._settle_states(speakers)
        self._settle_authorities(speakers)
        alike: dict[Forms, list[Key]] = defaultdict(list)
        for speaker in sorted(speakers, key=lambda one: (one.key, one.words)):
            if forms := self._forms(speaker):
                alike[forms].append(speaker.key)
        for forms in sorted(alike, key=lambda forms: (-max(map(len, forms)), sorted(forms))):
            fullest = max(forms, key=lambda form: (len(form), form))
            fuller = [key for others, keys in alike.items() if others != forms and _holds(others, fullest) for key in keys]
            self._join_to_one(alike[forms], fuller)
            # One word alone, "the ministry", is the same for many bodies.
            if len(fullest) > 1:
                self._join_to_one(alike[forms], alike[forms])
        self._settle_placed(speakers, alike)

    def _settle_placed(self, speakers: Iterable[Speaker], alike: Mapping[Forms, Sequence[Key]]) -> None:
        """Join a body that is told by where it is ("the ministry in Karsin") to the one whose name holds its noun, if one only."""
        for speaker in sorted(speakers, key=lambda one: (one.key, one.words)):
            noun, *place = PLACED.split(speaker.words, maxsplit=1)
            if speaker.kind == "described" and place and has_body_noun(noun):
                short = words_of(noun)
                self._join_to_one([speaker.key], [key for forms, keys in alike.items() if _holds(forms, short) for key in keys])

    def _settle_authorities(self, speakers: Iterable[Speaker]) -> None:
        """Join "the authorities" to the one body of the state among the issuers, if there is one only."""
        bodies = {
            self.of(one): one for one in speakers if one.kind == "issuer" and not state_bodies().isdisjoint(words_of(one.words))
        }
        if len(bodies) == 1:
            for speaker in speakers:
                if speaker.kind != "issuer" and words_of(speaker.words) in _AUTHORITIES:
                    self._join(speaker.key, next(iter(bodies)))

    def _settle_states(self, speakers: Iterable[Speaker]) -> None:
        """Join a state that speaks to the one body among the issuers whose letterhead says that it is that state's."""
        issuers = [one for one in sorted(speakers, key=lambda one: one.key) if one.kind == "issuer"]
        for speaker in sorted(speakers, key=lambda one: (one.key, one.words)):
            entity = self.entity(speaker.document, speaker.entity)
            if entity is not None and speaker.kind == "named" and len(words_of(entity.caption)) == 1:
                name = set(words_of(entity.caption))
                bodies = {self.of(one) for one in issuers if name <= _state_words(self._held[one.document])}
                if len(bodies) == 1:
                    self._join(speaker.key, next(iter(bodies)))

    def _join_to_one(self, shorter: Iterable[Key], holding: Sequence[Key]) -> None:
        """Join each source to the one that its name may stand for, if there is one only; of several, to that of its statement."""
        roots = {self._groups.root(key) for key in holding}
        within: dict[str, set[Key]] = defaultdict(set)
        for key in holding:
            within[key[0]].add(self._groups.root(key))
        for key in shorter:
            own = self._groups.root(key)
            is_one = len(roots) - (own in roots) == 1
            found = (roots if is_one else within.get(key[0], set())) - {own}
            if len(found) == 1:
                self._join(key, next(iter(found)))

    def is_judged(self, document: str, entity: str) -> bool:
        """Tell whether people judged an entity to be one with another."""
        return (document, entity) in self._judged.cluster_of

    def entity(self, document: str, entity: str | None) -> Entity | None:
        """Give an entity of a statement."""
        return self._held[document].entities.get(entity or "")

    def issuer_of(self, document: str) -> str:
        """Give what the issuer of a statement is called."""
        return issuer_of(self._held[document]).words

    def _join(self, first: Key, second: Key) -> None:
        """Make two keys one, unless people hold them or what they are one with apart."""
        roots = frozenset({self._groups.root(first), self._groups.root(second)})
        if any(roots == frozenset(self._groups.root(key) for key in pair) for pair in self._apart):
            return
        self._groups.join(first, second)

    def _forms(self, speaker: Speaker) -> Forms:
        """Give the names by which a source is the voice of a body, as words: its own, and that of the body whose title it bears."""
        entity = self.entity(speaker.document, speaker.entity)
        names = set(entity.names if entity else ())
        if speaker.kind == "issuer":
            names |= {speaker.words, *other_names(self._held[speaker.document].text, speaker.words)}
        names = names or {speaker.words}
        if entity is not None and entity.schema in _PERSONS:
            called = [speaker.words, *(span.text for span in entity.descriptions)]
            own = {word for name in entity.names for word in words_of(name)} - titles().keys()
            return frozenset(form for title in called for form in _body_forms(title, own))
        if entity is not None and entity.schema in _PLACES:
            return frozenset()
        fuller = self._fuller.get(speaker.key, ())
        forms = {words for name in (*names, *fuller) if (words := _plain(name))}
        if speaker.kind == "issuer":
            forms |= {(*words_of(speaker.words), *state) for state in _state_line(self._held[speaker.document])}
        return frozenset(forms)


def _plain(name: str) -> tuple[str, ...]:
    """Give the words of a name without those that say from where one looks at its body."""
    return tuple(word for word in words_of(name) if word not in _SEEN_FROM)


def _state_line(held: Held) -> Iterator[tuple[str, ...]]:
    """Give the words of what a statement's first line says that its issuer belongs to: "REPUBLIC OF OKA"."""
    line = held.text[:LETTERHEAD_CHARS].lstrip().split("\n", maxsplit=1)[0]
    if is_superior(line):
        yield words_of(line)


def _state_words(held: Held) -> set[str]:
    """Give the words for the state that a statement's issuer belongs to, by its first line or behind "of" in its name."""
    _, *of = issuer_of(held).words.casefold().rsplit(" of ", maxsplit=1)
    return {word for line in _state_line(held) for word in line} or {word for name in of for word in words_of(name)}


def _body_forms(title: str, own: set[str]) -> Iterator[tuple[str, ...]]:
    """Give the words of the body that a title names: "Interior Minister" speaks for what is called interior ministry."""
    words = [word for word in words_of(title) if word not in own and word not in _REFLEXIVES]
    offices = [word for word in words if word in titles()]
    if offices:
        bodies = {titles()[word] for word in offices} - {"*"}
        form = tuple(word for word in words if word not in titles()) + tuple(sorted(bodies))
        if form:
            yield form


def _holds(fuller: Forms, short: tuple[str, ...]) -> bool:
    """Tell whether a name has all words of another one, in more words or, of two words and more, in as many."""
    return any(set(short) < set(full) or (len(short) > 1 and set(short) == set(full)) for full in fuller)


@cache
def titles() -> Mapping[str, str]:
    """Give the body's word for each title of `data/offices.tsv`; "*" for the body that the title's other words name."""
    return {row[0]: row[1] for row in table("voices", "offices")}


def _issuers_forms(held: Held) -> Iterator[str]:
    """Give the entities of a statement that are its issuer under a shorter form of its name, and no other body's."""
    issuer = issuer_of(held)
    own = (*words_of(issuer.words), *(words_of(letterhead(held.text)) if _signs(held) else ()))
    bodies = [entity for entity in held.ledger.entities if entity.schema in _BODIES and entity.id != issuer.entity][:MAX_BODIES]
    for entity in bodies:
        names = [set(words) for name in (entity.names or (entity.caption,)) if (words := words_of(name))]
        short = [words for words in names if words <= set(own)]
        rivals = [other for other in bodies if other is not entity] if short else []
        if any(not any(words <= _name_words(one) for one in rivals) for words in short):
            yield entity.id


def _signs(held: Held) -> bool:
    """Tell whether a statement's issuer is known by who signed it only: the letterhead's body is the one that speaks."""
    issuer = held.ledger.document.issuer
    return issuer is not None and issuer.basis in {"signature", "byline"}


def _short_forms(held: Held) -> Iterator[tuple[Entity, Entity]]:
    """Give the bodies of a statement that are another one under a shorter form of its name, if of one only, each with that one."""
    found = [entity for entity in held.ledger.entities if entity.schema in _BODIES][:MAX_BODIES]
    bodies = [(entity, words) for entity in found if (words := _name_words(entity))]
    for short, words in bodies:
        fuller = [entity for entity, others in bodies if words < others]
        if len(fuller) == 1 and fuller[0].names:
            yield short, fuller[0]


def _called(statements: Iterable[Held]) -> Mapping[tuple[str, ...], Sequence[Key]]:
    """Give the keys of all bodies and issuers by the words of their names."""
    found: dict[tuple[str, ...], list[Key]] = defaultdict(list)
    for held in statements:
        named = [(name, (held.id, one.id)) for one in held.ledger.entities if one.schema in _BODIES for name in one.names]
        for name, key in [*named, (issuer_of(held).words.partition("(")[0], issuer_of(held).key)]:
            found[words_of(name)].append(key)
    return found


def _name_words(entity: Entity) -> frozenset[str]:
    """Give the words of a body's fullest name."""
    return max((frozenset(words_of(name)) for name in (*entity.names, entity.caption)), key=len)


def _compared(held: Held) -> Iterator[LedgerEntity]:
    """Give the entities of a statement that have names; its issuer is also called as its letterhead calls it."""
    issuer = issuer_of(held)
    for entity in held.ledger.entities:
        own = tuple(name for name in entity.names if entity.schema not in _BODIES or not _is_common(name))
        names = (*own, issuer.words) if entity.id == issuer.entity else own
        if names:
            yield LedgerEntity(held.id, entity.id, entity.schema, tuple(dict.fromkeys(names)), entity.country)
    if issuer.entity is None and issuer.words not in {held.ledger.document.name, held.id} and not _is_common(issuer.words):
        yield LedgerEntity(*issuer.key, "LegalEntity", (issuer.words,))


def _is_common(name: str) -> bool:
    """Tell whether a name is one word that says only of what kind a body is: "the Committee" is another one in each statement."""
    words = words_of(name)
    return len(words) == 1 and (words[0] in common_words() or any(words[0] in kind for kind in schema_words().values()))


@cache
def state_bodies() -> frozenset[str]:
    """Give the nouns of `data/state_bodies.tsv`."""
    return frozenset(row[0] for row in table("voices", "state_bodies"))


@cache
def common_words() -> frozenset[str]:
    """Give the English words of organisations' names that nearly all of a kind share (`sayso.resolve.naming`'s list)."""
    rows = (line.split("\t") for line in _organisation_words().splitlines() if line and not line.startswith("#"))
    return frozenset(word for row in rows if row[0] != "concept" and float(row[1]) < 1.0 for word in row[2].split())


def _organisation_words() -> str:
    return (files("sayso.resolve.naming") / "data" / "organisation_words.tsv").read_text(encoding="utf-8")


def _same_names(entities: Sequence[LedgerEntity]) -> Iterator[ScoredPair]:
    """Give the pairs of two statements that share a name; who may be either of two of a statement is neither."""
    pairs = [pair for pair in scored_candidates(entities, SAME_NAME) if pair.first[0] != pair.second[0]]
    rivals: Counter[tuple[Key, str]] = Counter()
    for pair in pairs:
        rivals[pair.first, pair.second[0]] += 1
        rivals[pair.second, pair.first[0]] += 1
    return (pair for pair in pairs if rivals[pair.first, pair.second[0]] < 2 and rivals[pair.second, pair.first[0]] < 2)
