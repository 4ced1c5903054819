"""A name taken apart: what is title, what is father, what is surname, and whose relative only is named."""

from __future__ import annotations

import pytest

from sayso.limits import MAX_NAME_WORDS
from sayso.resolve.naming.parts import split_person


@pytest.mark.parametrize(
    ("written", "roles"),
    [
        ("Rashot Kamalov", {"given": "Rashot", "surname": "Kamalov"}),
        ("Kamalov Rashot", {"given": "Rashot", "surname": "Kamalov"}),
        ("Kamalov, Rashot", {"given": "Rashot", "surname": "Kamalov"}),
        ("VELT Aron", {"given": "Aron", "surname": "VELT"}),
        ("R.A. Kamalov", {"initial": "R A", "surname": "Kamalov"}),
        ("Камалов Рашот Рафикович", {"given": "Рашот", "surname": "Камалов", "patronymic": "Рафикович"}),
        ("Bakyt Asan uulu", {"given": "Bakyt", "patronymic": "Asan"}),
        ("Asan uulu Bakyt", {"given": "Bakyt", "patronymic": "Asan"}),
        ("Ahmad ibn Yusuf al-Oki", {"given": "Ahmad", "patronymic": "Yusuf", "surname": "Oki"}),
        ("عبد الله بن يوسف", {"given": "عبدالله", "patronymic": "يوسف"}),
        ("Abu Bakr al-Oki", {"given": "abuBakr", "surname": "Oki"}),
        ("Pieter van der Velt", {"given": "Pieter", "surname": "Velt"}),
    ],
)
def test_the_parts_of_a_name_have_roles(written: str, roles: dict[str, str]) -> None:
    name = split_person(written)
    found = {role: " ".join(part.text for part in name.of_role(role)) for role in ("given", "patronymic", "surname", "initial")}
    assert {role: text for role, text in found.items() if text} == roles


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Rafik Qori", "Rafik"),
        ("Haji Mullah Yusuf Velt", "Yusuf Velt"),
        ("Sen. Aron Velt", "Aron Velt"),
        ("the Honorable Aron Velt", "Aron Velt"),
        ("Deputy Prime Minister Mira Velt", "Mira Velt"),
        ("генерал-майор Асан Беков", "Асан Беков"),
        ("имам Рафик кори", "Рафик"),
        ("الشيخ محمد يوسف", "محمد يوسف"),
        ("Imam", "Imam"),
        ("Aron King", "Aron King"),
    ],
)
def test_titles_are_no_part_of_a_name(written: str, left: str) -> None:
    assert " ".join(part.text for part in split_person(written).parts) == left


@pytest.mark.parametrize(
    ("written", "head", "kin"),
    [
        ("Rashot Kamalov, the son of Rafik Qori", "Rashot Kamalov", "Rafik Qori"),
        ("Рашот Камалов, сын Рафика Камалова", "Рашот Камалов", "Рафика Камалова"),
        ("the widow of Aron Velt", "", "Aron Velt"),
        ("Aron Velt's brother", "", "Aron Velt's"),
        ("Aron Velt", "Aron Velt", ""),
    ],
)
def test_a_relative_is_not_whom_the_words_name(written: str, head: str, kin: str) -> None:
    name = split_person(written)
    assert " ".join(part.text for part in name.parts) == head
    assert name.kin_of == kin
    assert name.names_nobody is (not head)


@pytest.mark.parametrize(
    ("written", "gender"),
    [
        ("Mira Bekova", "f"),
        ("Aron Bekov", "m"),
        ("Aigul Asan kyzy", "f"),
        ("Fatima bint Yusuf", "f"),
        ("Umm Ahmad", "f"),
        ("Mrs. Velt", "f"),
        ("Mira Velt", ""),
    ],
)
def test_endings_and_small_words_show_a_gender(written: str, gender: str) -> None:
    assert split_person(written).gender == gender


@pytest.mark.parametrize(("written", "suffixes"), [("Aron Velt Jr.", ("younger",)), ("Aron Velt, III", ("3",)), ("Velt, Aron", ())])
def test_suffixes_tell_namesakes_apart(written: str, suffixes: tuple[str, ...]) -> None:
    assert split_person(written).suffixes == suffixes


def test_no_more_parts_are_kept_than_the_cap() -> None:
    assert len(split_person("Ali Velt " * 5000).parts) == MAX_NAME_WORDS
