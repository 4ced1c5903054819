"""When an issuer that was read counts as right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.issuers import IssuerScores, issuer_is
from sayso.types import Issuer
from tests.velmar import build

VELMAR = build().document


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("HARBOUR UNION", True),
        ("The Harbour Union of the North", True),
        ("Union", False),
        ("Harbour Company", False),
        ("Ana Ruiz", True),
    ],
)
def test_an_issuer_is_right_where_it_has_one_of_the_voices_names(read: str, right: bool) -> None:
    document = replace(VELMAR, issuer=Issuer(None, None, read, None, "given"))
    assert issuer_is(document, ("Harbour Union", "Ana Ruiz")) is right


def test_no_issuer_is_not_right() -> None:
    assert not issuer_is(replace(VELMAR, issuer=None), ("Harbour Union",))


def test_shares_are_of_all_statements_and_precision_of_those_read() -> None:
    first, second = IssuerScores(statements=4, read=2, right=1, dated=3).rows("dev")
    assert (first.figure, second.figure) == (25, 75)
    assert "P 50.0" in first.note
    assert IssuerScores().rows("dev")[0].figure == 0
