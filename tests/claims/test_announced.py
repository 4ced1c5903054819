"""Statements and letters that a release gives whole; all of them invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.claims.attribution import find_attributions
from sayso.claims.syntax import syntax_of
from sayso.types import Attribution, Block

Read = Callable[[str], list[Attribution]]

ISSUED = (
    "Senator_NNP_compound_2 Mora_NNP_nsubj_3 issued_VBD_root_0=issue the_DT_det_6 following_VBG_amod_6=follow statement_NN_obj_3 "
    "on_IN_case_9 the_DT_det_9 ferry_NN_nmod_6 ~:_:_punct_3"
)
QUOTED = '"_``_punct_4 ~We_PRP_nsubj_4 all_RB_advmod_4 hope_VBP_root_0 it_PRP_nsubj_6 sails_VBZ_ccomp_4=sail ~._._punct_4'
REOPENED = "\"_``_punct_4 ~It_PRP_nsubj_4 must_MD_aux_4 sail_VB_root_0 ~._._punct_4 ~\"_''_punct_4"
PLAIN = "We_PRP_nsubj_2 hope_VBP_root_0 it_PRP_nsubj_4 sails_VBZ_ccomp_2=sail ~._._punct_2"
SALUTATION = "Dear_JJ_amod_2 Minister_NNP_root_0 ~:_:_punct_2"
CLOSING = "Sincerely_RB_root_0 ~,_,_punct_1"
CONTACT = "Contact_NN_root_0 ~:_:_punct_1 Ana_NNP_appos_1 Ruiz_NNP_flat_3"


@pytest.fixture
def read(doc_from: Callable[..., Doc], blocks_from: Callable[[Doc], tuple[Block, ...]]) -> Read:
    def _read(notation: str) -> list[Attribution]:
        doc = doc_from(notation)
        found = [item.attribution for item in find_attributions(syntax_of(doc), blocks_from(doc))]
        assert all(doc.text[span.start : span.end] == span.text for item in found for span in item.content)
        return found

    return _read


def whole(found: list[Attribution]) -> Attribution:
    """Give the one attribution that is the statement."""
    (one,) = [item for item in found if item.parent is None]
    return one


def test_a_statement_in_quoted_paragraphs_is_one_attribution_that_holds_what_it_reports(read: Read) -> None:
    found = read(f"{ISSUED}\n\n{QUOTED}\n\n{REOPENED}")
    statement = whole(found)
    assert (statement.source.text, statement.cue and statement.cue.text) == ("Senator Mora", "statement")
    assert [span.text for span in statement.content] == ['"We all hope it sails.', '"It must sail."']
    assert statement.form == "direct"
    (hope,) = [item for item in found if item is not statement]
    assert (hope.parent, hope.source.text, hope.source.kind) == (statement.id, "We", "named")


def test_a_statement_without_marks_runs_to_the_contact_line(read: Read) -> None:
    found = read(f"{ISSUED}\n\n{PLAIN}\n\n{PLAIN}\n\n{CONTACT}")
    statement = whole(found)
    (content,) = statement.content
    assert content.text.count("hope") == 2
    assert content.text.endswith("sails.")
    assert statement.form == "direct"
    assert [item.source.kind for item in found if item is not statement] == ["named", "named"]


def test_a_letter_begins_behind_its_salutation_and_ends_before_its_closing(read: Read) -> None:
    announced = (
        "The_DT_det_2 text_NN_nsubj_6 of_IN_case_5 Mora_NNP_nmod:poss_5 letter_NN_nmod_2 follows_VBZ_root_0=follow ~:_:_punct_6"
    )
    letter = whole(read(f"{announced}\n\n{SALUTATION}\n\n{PLAIN}\n\n{CLOSING}"))
    assert [span.text for span in letter.content] == ["We hope it sails."]


def test_a_letter_below_a_heading_is_its_subjects_and_one_that_stands_alone_is_the_issuers_own_voice(read: Read) -> None:
    heading = "DELEGATION_NN_nsubj_2 WRITES_VBZ_root_0=write MINISTER_NNP_obj_2"
    letter = whole(read(f"{heading}\n\n{SALUTATION}\n\n{PLAIN}\n\n{CLOSING}"))
    assert (letter.source.text, letter.cue, letter.content[0].text) == ("DELEGATION", None, "We hope it sails.")
    (hope,) = read(f"{SALUTATION}\n\n{PLAIN}\n\n{CLOSING}")
    assert (hope.cue and hope.cue.text, hope.source.kind) == ("hope", "issuer")


def test_the_sentence_below_a_heading_announces_again_with_the_full_name(read: Read) -> None:
    heading = "MORA_NNP_nsubj_2 ISSUES_VBZ_root_0=issue STATEMENT_NN_obj_2=statement"
    quoted = f"{QUOTED} ~\"_''_punct_4"
    assert whole(read(f"{heading}\n\n{quoted}")).source.text == "MORA"
    assert whole(read(f"{heading}\n\n{ISSUED}\n\n{quoted}")).source.text == "Senator Mora"


def test_background_may_stand_between_a_statement_and_its_announcement(read: Read) -> None:
    background = "The_DT_det_2 ferry_NN_nsubj_3 sank_VBD_root_0=sink ~._._punct_3"
    statement = whole(read(f"{ISSUED}\n\n{background}\n\n{QUOTED} ~\"_''_punct_4"))
    assert [span.text for span in statement.content] == ['"We all hope it sails."']


def test_a_statement_that_is_only_mentioned_announces_nothing(read: Read) -> None:
    mentioned = "Mora_NNP_nsubj_2 made_VBD_root_0=make a_DT_det_4 statement_NN_obj_2 ~._._punct_2"
    background = "The_DT_det_2 ferry_NN_nsubj_3 sank_VBD_root_0=sink ~._._punct_3"
    assert read(f"{mentioned}\n\n{background}") == []
