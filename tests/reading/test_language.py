from __future__ import annotations

import pytest

from sayso.reading.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council met on Tuesday and said that the bridge would be closed until spring.", "en"),
        ("INFORM DETAINEE ATTEMPTED FLIGHT DURING TRANSFER STOP FIRE GIVEN STOP NO CASUALTIES OWN TROOPS STOP", "en"),
        ("Совет собрался во вторник и сообщил, что мост будет закрыт до весны.", "ru"),
        ("Кеңеш шейшемби күнү чогулуп, көпүрө жазга чейин жабылаарын билдирди.", "ky"),
        ("El consejo se reunió el martes y dijo que el puente estaría cerrado.", "es"),
    ],
)
def test_language(text: str, language: str) -> None:
    found, probability = detect_language(text)
    assert found == language
    assert probability > 0.8


@pytest.mark.parametrize("text", ["", "12 34 56", "Yes.", "!!! ??? --- 2015"])
def test_too_little_to_tell(text: str) -> None:
    assert detect_language(text) == ("und", 0.0)
