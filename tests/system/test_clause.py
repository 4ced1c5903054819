from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.system.clause import clause_of
from sayso.types import Claim, Commitment, Participant, Predicate


def claim(text: str, verb: str, agent: str = "", patient: str = "", **rest: object) -> Claim:
    """A claim over all of `text`; participants are found by their words."""
    start = text.index(verb)
    found = [(role, words) for role, words in (("agent", agent), ("patient", patient)) if words]
    parts = [Participant(text.index(words), text.index(words) + len(words), words, role=role) for role, words in found]  # type: ignore[arg-type]
    values: dict[str, object] = {
        "kind": "event", "mood": "declarative", "tense": "past", "polarity": "positive",
    } | rest  # fmt: skip
    return Claim(
        0, len(text), text,
        id="c1", predicate=Predicate(start, start + len(verb), verb, verb), act=None, participants=tuple(parts),
        when=None, where=None, counts=(), chain=(), commitment=Commitment("CT+", "CT+", 3.0), **values,  # type: ignore[arg-type]
    )  # fmt: skip


def shown(made: Claim, text: str | None = None) -> str:
    clause = clause_of(made, made.text if text is None else text)
    sides = [", ".join(part.text for part in clause.left), clause.predicate, ", ".join(part.text for part in clause.right)]
    line = (" ← " if clause.backwards else " → ").join(side for side in sides if side)
    return f"{clause.opening} {line}".strip()


@pytest.mark.parametrize(
    ("made", "line"),
    [
        (claim("police arrested drivers", "arrested", "police", "drivers"), "police → arrested → drivers"),
        (claim("drivers were arrested by police", "arrested", "police", "drivers"), "drivers ← were arrested ← police"),
        (claim("drivers have been arrested", "arrested", "", "drivers"), "drivers ← have been arrested"),
        (claim("two drivers died", "died", "", "two drivers"), "two drivers → died"),
        (claim("the arrest of drivers by police", "arrest", "police", "drivers"), "police → arrest → drivers"),
        (claim("the man whom police arrested", "arrested", "police", "the man"), "police → arrested → the man"),
        (claim("Ivo is the son of Marta", "is the son of", "Ivo", "Marta", kind="relation"), "Ivo → is the son of → Marta"),
        (claim("police did not arrest Ivo", "arrest", "police", "Ivo", polarity="negative"), "police → did not arrest → Ivo"),
        (claim("police didn’t arrest Ivo", "arrest", "police", "Ivo", polarity="negative"), "police → didn’t arrest → Ivo"),
        (claim("no police arrested Ivo", "arrested", "police", "Ivo", polarity="negative"), "police → not arrested → Ivo"),
        (claim("it has even killed people", "killed", "it", "people"), "it → has even killed → people"),
        (claim("police will soon arrest Ivo", "arrest", "police", "Ivo", tense="future"), "police → will soon arrest → Ivo"),
        (claim("they’ll arrest Ivo", "arrest", "they", "Ivo", tense="future"), "they → will arrest → Ivo"),
        (claim("the arrested will grow", "grow", "the arrested", tense="future"), "the arrested → will grow"),
        (claim("if police fire", "fire", "police", mood="conditional"), "if police → fire"),
        (claim("the price would be high", "high", "the price", mood="conditional", kind="state"), "the price → would be high"),
        (claim("to arrest drivers", "arrest", "", "drivers"), "to arrest → drivers"),
    ],
)
def test_a_claim_reads_in_the_order_of_acting_or_turns_its_arrows(made: Claim, line: str) -> None:
    assert shown(made) == line


def test_a_by_turns_the_arrow_though_the_one_acted_on_was_not_found() -> None:
    text = "were arrested by police"
    agent = Participant(17, 23, "police", role="agent", marker="by")
    assert shown(replace(claim(text, "arrested"), participants=(agent,))) == "were arrested ← police"


def test_an_if_before_the_clause_opens_it_but_not_its_consequence() -> None:
    text = "Unless they stop, police will fire"
    first = Claim(
        7, 16, "they stop", id="c1", predicate=Predicate(12, 16, "stop", "stop"), kind="event", mood="conditional",
        tense="future", polarity="positive", act=None, participants=(), when=None, where=None, counts=(), chain=(),
        commitment=Commitment("U", "U", 0.0),
    )  # fmt: skip
    assert clause_of(first, text).opening == "unless"
    second = claim(text, "fire", "police", mood="conditional")
    consequence = Claim(
        18, 34, "police will fire", id="c2", predicate=second.predicate, kind="event", mood="conditional", tense="future",
        polarity="positive", act=None, participants=(), when=None, where=None, counts=(), chain=(),
        commitment=Commitment("U", "U", 0.0),
    )  # fmt: skip
    assert clause_of(consequence, text).opening == ""
    assert clause_of(consequence, text).predicate == "will fire"
