"""Direct speech whose quotation marks were lost in copying; every text is invented."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from sayso.claims.attribution import find_attributions
from sayso.claims.syntax import syntax_of
from sayso.types import Attribution, Block

DocFrom = Callable[..., Doc]
BlocksFrom = Callable[[Doc], tuple[Block, ...]]

SAID = (
    "Our_PRP$_nmod:poss_2 road_NN_nsubj_4 is_VBZ_cop_4=be open_JJ_ccomp_6 ~,_,_punct_6 said_VBD_root_0=say Mora_NNP_nsubj_6 "
    "~._._punct_6"
)
FIRST_PERSON = "It_PRP_nsubj_2 serves_VBZ_root_0=serve our_PRP$_nmod:poss_4 farms_NNS_obj_2=farm ~._._punct_2"
THIRD_PERSON = "Mora_NNP_nsubj_2 leads_VBZ_root_0=lead the_DT_det_4 board_NN_obj_2 ~._._punct_2"


def read(doc_from: DocFrom, blocks_from: BlocksFrom, notation: str) -> Attribution:
    doc = doc_from(notation)
    (found,) = find_attributions(syntax_of(doc), blocks_from(doc))
    return found.attribution


def test_speech_goes_on_to_the_last_sentence_in_the_first_person(doc_from: DocFrom, blocks_from: BlocksFrom) -> None:
    found = read(doc_from, blocks_from, f"{SAID}\n{FIRST_PERSON}\n{THIRD_PERSON}")
    assert [span.text for span in found.content] == ["Our road is open", "It serves our farms"]
    assert found.form == "direct"


def test_it_stops_where_the_text_names_the_speaker_again(doc_from: DocFrom, blocks_from: BlocksFrom) -> None:
    found = read(doc_from, blocks_from, f"{SAID}\n{THIRD_PERSON}\n{FIRST_PERSON}")
    assert [span.text for span in found.content] == ["Our road is open"]


def test_a_text_with_quotation_marks_has_lost_none(doc_from: DocFrom, blocks_from: BlocksFrom) -> None:
    quoted = "A_DT_det_3 \"_``_punct_3 ~road_NN_root_0 ~\"_''_punct_3 ~._._punct_3"
    doc = doc_from(f"{SAID}\n{FIRST_PERSON}\n{quoted}")
    first = find_attributions(syntax_of(doc), blocks_from(doc))[0].attribution
    assert [span.text for span in first.content] == ["Our road is open"]
    assert first.form == "indirect"
