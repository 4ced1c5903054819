"""Questions that assert, and questions that want an answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str, str], list[tuple[str, str]]]

ASSERTING = [
    "Why should we pay for their mistakes?",
    "How can a father be jailed for a book?",
    "And isn't that what they promised us?",
    "Is it fair that the poor pay twice?",
    "Who would believe such a story?",
    "Why don’t we say that we distrust them?",
]
ASKING = [
    "The reporter asked whether the road was open.",
    "When does the office open?",
    "Q: Why should I apply?\nA: Because it is free.\nQ: Who may apply?\nA: Every resident.",
    "Please answer the following questions. Who signed the lease? When was it signed?",
    "Could you send us your report? When will you publish it?",
]


@pytest.mark.parametrize("text", ASSERTING)
def test_a_question_by_whose_form_one_asserts_is_rhetorical(by_rule: Found, text: str) -> None:
    assert by_rule(f"The town is angry. {text}", "rhetorical-question") == [(text, "a question that asserts")]


@pytest.mark.parametrize("text", ASKING)
def test_a_question_that_wants_an_answer_is_not(by_rule: Found, text: str) -> None:
    assert by_rule(text, "rhetorical-question") == []


def test_questions_in_a_row_are_rhetorical(by_rule: Found) -> None:
    found = by_rule("Who signed the lease? Who counted the money? The town was not told.", "rhetorical-question")
    assert [words for words, _ in found] == ["Who signed the lease?", "Who counted the money?"]
    assert {reason for _, reason in found} == {"one of several questions in a row that nobody is to answer"}


def test_a_question_that_its_asker_answers_is_rhetorical(by_rule: Found) -> None:
    found = by_rule("What did they do for the harbour in ten years? Nothing. The piers are closed.", "rhetorical-question")
    assert found == [("What did they do for the harbour in ten years?", "a question that its asker answers")]


def test_a_quoted_question_is_flagged_without_its_quotation_marks(by_rule: Found) -> None:
    found = by_rule("The drivers said, “How can the state jail a father for a book?”", "rhetorical-question")
    assert [words for words, _ in found] == ["How can the state jail a father for a book?"]
