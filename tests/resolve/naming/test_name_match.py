"""Which spellings are one name, and which near ones are not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.limits import MAX_NAME_CHARS
from sayso.resolve.naming import SAME_NAME, compare_names, same_name

NAME_WORDS = ("Али", "аль", "b.", "ibn", "uulu", "Jr.", ",", "Kamalov", "محمد", "ال", "(A)", "son", "of", "s", "-", ".", "R")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Rashot Kamalov", "Рашот Камалов"),
        ("Kamalov, Rashot", "KAMALOV Rashot Rafikovich"),
        ("R. Kamalov", "Рашот Камалов"),
        ("Rafik Qori Kamalov", "Haji Rafik Kamalov"),
        ("Sadyr Zhaparov", "Садыр Жапаров"),
        ("Sadyr Japarov", "Sadyr Dzhaparov"),
        ("Jumaboy Xo'jayev", "Джумабой Ходжаев"),
        ("Қодир Тўраев", "Qodir To‘rayev"),
        ("Qodir To'rayev", "Кадыр Тураев"),
        ("Бакыт Асан уулу", "Asan uulu Bakyt"),
        ("Askar Akramovich Bekov", "Аскар Акрамович Беков"),
        ("محمد يوسف", "Mukhammed Yousef"),
        ("محمد يوسف", "Магомед Юсуф"),
        ("عبد الرحمن الطاهري", "Abdurrahman at-Tahiri"),
        ("عبدالرحمن الطاهري", "Abdul Rahman al-Tahiri"),
        ("نور الدين حبيب", "Nureddin Habib"),
        ("أبو مصعب الشامي", "Абу Мусаб аш-Шами"),
        ("Saif al-Islam Anwar", "Saiful Islam Anwar"),
        ("Mahmoud b. Ahmad", "Махмуд ибн Ахмед"),
        ("Robert Vale", "Bob Vale"),
        ("JD Vale", "J. D. Vale"),
        ("Nooruddin Habib", "Нуриддин Хабиб"),
        ("Rashot Kamalov, also known as Abu Usman", "Abu Usman"),
        ("Rashot Kamalov, the son of Rafik Qori", "Rashot Kamalov"),
    ],
)
def test_spellings_of_one_name_match(first: str, second: str) -> None:
    assert same_name(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Rashot Kamalov", "Rafik Kamalov"),
        ("Рашот Камилов", "Rashot Kamalov"),
        ("Rashot Kamalov", "Kamalov"),
        ("J. Kamalov", "Rashot Kamalov"),
        ("Rashot Kamalov, the son of Rafik Qori", "Rafik Qori"),
        ("Kamalov's son", "Kamalov"),
        ("Aron Velt Jr.", "Aron Velt Sr."),
        ("Ivan Petrovich Sidor", "Ivan Pavlovich Sidor"),
        ("Hasan bin Ali", "Ali bin Hasan"),
        ("Hasan Ali", "Ali Hasan"),
        ("Uday Anwar Hussein", "Anwar Hussein"),
        ("Hasan Velt", "Husayn Velt"),
        ("Usman Aliev", "Усман Валиев"),
        ("سليم حسن", "Salem Hassan"),
        ("Karim Velt", "Karima Velt"),
        ("А. Каримова", "A. Karimov"),
        ("Бакыт Асан уулу", "Bakyt Asan kyzy"),
        ("Abu Ahmad", "Umm Ahmad"),
    ],
)
def test_near_names_and_kin_stay_apart(first: str, second: str) -> None:
    assert not same_name(first, second)


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("Rаshot Kamalov", "Rashot Kamalov", "mixed-script"),
        ("Рашот Kamalov", "Rashot Kamalov", "mixed-script"),
        ("Ваха Беков", "Baxa Bekov", "look-alike"),
        ("Rashot Kamalov" * 1000, "Rashot Kamalov", "too long"),
        ("…", "Rashot Kamalov", "no name"),
        ("the son of Rafik Qori", "Rafik Qori", "kin"),
    ],
)
def test_what_never_matches_by_itself_says_why(first: str, second: str, reason: str) -> None:
    match = compare_names(first, second)
    assert match.score < SAME_NAME
    assert reason in match.reasons


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("ООО «Ромашка Трейд»", "Romashka Trade LLC", True),
        ("Velt & Sons Ltd.", "Velt and Sons Limited", True),
        ("Министерство внутренних дел", "Ministry of Internal Affairs", True),
        ("وزارة الداخلية", "Ministry of the Interior", True),
        ("حزب التحرير", "Hizb ut-Tahrir", True),
        ("Oka National Review Board", "ONRB", True),
        ("United Nations Security Council", "UN Security Council", True),
        ("Second Oka Brigade", "2nd Oka Brigade", True),
        ("Oka Review Board (formerly Velt Panel)", "Velt Panel", True),
        ("Oka Trade (Tarven)", "Oka Trade (Velt)", False),
        ("Ministry of Justice", "Ministry of Internal Affairs", False),
        ("Oka Oil", "Oka Steel", False),
        ("1st Oka Brigade", "2nd Oka Brigade", False),
        ("Tarven Mining", "Tarven", False),
        ("GKNВ", "GKNB", False),
    ],
)
def test_organisations_match_by_their_own_words(first: str, second: str, same: bool) -> None:
    assert same_name(first, second, "Organization") is same


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(["Person", "Organization", "Address"]))
def test_any_two_texts_score_between_0_and_1_either_way_round(first: str, second: str, schema: str) -> None:
    match = compare_names(first, second, schema)
    assert 0.0 <= match.score <= 1.0
    assert match == compare_names(second, first, schema)


@given(st.lists(st.sampled_from(NAME_WORDS), max_size=12).map(" ".join))
def test_any_row_of_name_words_is_read(text: str) -> None:
    assert 0.0 <= compare_names(text, "Ali Kamalov").score <= 1.0


@pytest.mark.parametrize(
    "name", ["a" * MAX_NAME_CHARS, "a " * (MAX_NAME_CHARS // 2), "'" * MAX_NAME_CHARS, "A." * (MAX_NAME_CHARS // 2), "\x00" * 50]
)
def test_the_longest_and_oddest_names_are_quick(name: str) -> None:
    started = time.perf_counter()
    compare_names(name, name[::-1])
    compare_names(name, name[::-1], "Company")
    assert time.perf_counter() - started < 1.0
