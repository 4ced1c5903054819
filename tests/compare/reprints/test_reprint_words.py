from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.reprints import words as module
from sayso.compare.reprints.words import sampled, sketch, spread, words_of


def test_capitals_spaces_and_apostrophes_do_not_change_the_words() -> None:
    assert words_of("The Ministry’s guards").digest == words_of("THE  ministry's\nguards!").digest
    assert words_of("ﬁve guards").digest == words_of("five guards").digest


def test_other_words_and_another_order_make_another_digest() -> None:
    assert words_of("five guards").digest != words_of("guards five").digest
    assert words_of("five guards").digest != words_of("five guard").digest


def test_function_words_carry_no_content_and_pairs_pass_over_them() -> None:
    words = words_of("guards of the jail")
    assert words.content.tolist() == [0, 3]
    assert words.pairs.tolist() == words_of("guards jail").pairs.tolist()


def test_a_text_without_letters_has_no_words() -> None:
    for text in ("", "…!? —", "\n\t"):
        assert len(words_of(text)) == 0
        assert words_of(text).pairs.tolist() == []


def test_a_text_longer_than_the_cap_is_read_up_to_it(monkeypatch) -> None:
    monkeypatch.setattr(module, "MAX_TEXT_CHARS", 12)
    assert words_of("five guards and a driver").end.tolist() == [4, 11]


def test_the_same_pairs_are_sampled_of_every_text() -> None:
    one, other = words_of("red lorry yellow lorry green bus " * 3), words_of("yellow lorry green bus")
    shared = {int(number) for number in spread(other.pairs)} & {int(number) for number in spread(one.pairs)}
    assert set(sampled(one.pairs)) & set(sampled(other.pairs)) == set(sampled(other.pairs)) & shared


def test_about_one_pair_in_two_is_kept_of_a_long_text_and_all_of_a_short_one() -> None:
    long, short = (words_of(" ".join(f"word{number}" for number in range(count))) for count in (4001, 41))
    assert 1800 < len(sketch(long.pairs)) < 2200
    assert sketch(long.pairs) == sampled(long.pairs)
    assert len(sketch(short.pairs)) == 40
    assert set(sampled(short.pairs)) < set(sketch(short.pairs))


@given(st.text())
def test_words_stand_where_they_say(text: str) -> None:
    words = words_of(text)
    ends = [0, *words.end.tolist()]
    for start, end, before in zip(words.start.tolist(), words.end.tolist(), ends, strict=False):
        assert before <= start < end <= len(text)
        assert text[start:end].isalnum()
    assert all(place < len(words) for place in words.content.tolist())
