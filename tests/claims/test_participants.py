"""Who takes part, through every way English has of saying so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sentences import SENTENCES, claim_of, syntax_for, told
from spacy.tokens import Doc

from sayso.claims.extract import find_claims, find_mentions

ROLES = [
    ("escape", "escape", {"agent": ["some prisoners"]}),
    ("escape", "search", {"agent": ["police"], "other": ["these escapees"]}),
    ("attempt", "provocation", {"agent": ["The council"]}),
    ("attempt", "accuse", {"agent": ["The council"], "patient": ["believers"]}),
    ("naming", "kill", {"agent": ["It"], "patient": ["people"]}),
    ("naming", "call", {"agent": ["It"], "patient": ["them"], "other": ["bandits"]}),
    ("breakout", "escape", {"agent": ["Nine people"]}),
    ("breakout", "kill", {"agent": ["they"], "patient": ["3 guards"]}),
    ("son", "be", {"agent": ["Jonas Verel"], "patient": ["the son of Anton Verel"]}),
    ("son", "arrest", {"agent": ["police"], "patient": ["Jonas Verel"]}),
    ("urge", "refuse", {"agent": ["the council"], "patient": ["the law"]}),
    ("habit", "arrest", {"agent": ["the council"], "patient": ["many believers"]}),
    ("habit", "oppress", {"agent": ["the council"], "patient": ["them"], "instrument": ["different methods"]}),
    ("neither", "hold", {"patient": ["the mayor", "members of the council"]}),
    ("apposition", "imam", {"agent": ["Jonas Verel"], "patient": ["the old mosque"]}),
    ("title", "minister", {"agent": ["Lena Orsk"]}),
    ("gap", "arrest", {"agent": ["they"], "patient": ["The men"]}),
    ("gap", "vanish", {"patient": ["The men"]}),
    ("arrest", "arrest", {"agent": ["police"], "patient": ["Jonas"]}),
    ("light", "attack", {"agent": ["rebels"]}),
    ("different", "different", {"agent": ["Your manner"], "other": ["their decree"]}),
    ("place", "take place", {"patient": ["The vote"]}),
    ("opened fire", "open fire", {"agent": ["Soldiers"], "patient": ["the crowd"]}),
    ("promised", "release", {"agent": ["The mayor"], "patient": ["the hostages"]}),
    ("robbed", "beat", {"agent": ["Armed men"], "patient": ["the driver"]}),
    ("robbed", "rob", {"agent": ["Armed men"], "patient": ["the driver"]}),
]


@pytest.mark.parametrize(("sentence", "lemma", "roles"), ROLES)
def test_roles_follow_the_syntax(doc_from: Callable[..., Doc], sentence: str, lemma: str, roles: dict[str, list[str]]) -> None:
    assert told(find_claims(syntax_for(doc_from, sentence), (), ()))[lemma] == roles


def test_the_preposition_marks_the_role(doc_from: Callable[..., Doc]) -> None:
    claim = claim_of(find_claims(syntax_for(doc_from, "son"), (), ()), "arrest")
    assert [(part.role, part.marker) for part in claim.participants] == [("patient", None), ("agent", "by")]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_participant_stands_on_its_words_and_refers_to_a_mention(doc_from: Callable[..., Doc], sentence: str) -> None:
    syntax = syntax_for(doc_from, sentence)
    mentions = {mention.id: mention for mention in find_mentions(syntax)}
    for claim in find_claims(syntax, (), ()):
        for part in claim.participants:
            assert syntax.text[part.start : part.end] == part.text
            if part.mention is not None and part.text not in {"he", "she", "him", "they", "them"}:  # these refer to whom they mean
                mention = mentions[part.mention]
                assert mention.start < part.end
                assert part.start < mention.end
