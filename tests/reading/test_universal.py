"""Trees written by hand in ClearNLP's scheme (word/tag/pos/label/head, heads from 0), and what they are in UD."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from sayso.reading.universal import mark_paragraphs, universal_doc

CASES = [
    (
        "The/DT/DET/det/1 police/NNS/NOUN/nsubjpass/3 were/VBD/AUX/auxpass/3 blamed/VBN/VERB/ROOT/3 by/IN/ADP/agent/3 "
        "Ivan/NNP/PROPN/pobj/4 ././PUNCT/punct/3",
        "det>1 nsubj:pass>3 aux:pass>3 ROOT>3 case>5 obl:agent>3 punct>3",
    ),
    (
        "He/PRP/PRON/nsubj/1 is/VBZ/AUX/ROOT/1 the/DT/DET/det/3 leader/NN/NOUN/attr/1 of/IN/ADP/prep/3 it/PRP/PRON/pobj/4",
        "nsubj>3 cop>3 det>3 ROOT>3 case>5 nmod>3",
    ),
    (
        "She/PRP/PRON/nsubj/1 was/VBD/AUX/ROOT/1 in/IN/ADP/prep/1 Paris/NNP/PROPN/pobj/2",
        "nsubj>3 cop>3 case>3 ROOT>3",
    ),
    (
        "There/EX/PRON/expl/1 are/VBP/VERB/ROOT/1 prisons/NNS/NOUN/attr/1 here/RB/ADV/advmod/1",
        "expl>1 ROOT>1 nsubj>1 advmod>1",
    ),
    (
        "They/PRP/PRON/nsubj/1 told/VBD/VERB/ROOT/1 him/PRP/PRON/dobj/1 that/IN/SCONJ/mark/5 she/PRP/PRON/nsubj/5 left/VBD/"
        "VERB/ccomp/1",
        "nsubj>1 ROOT>1 iobj>1 mark>5 nsubj>5 ccomp>1",
    ),
    (
        "They/PRP/PRON/nsubj/1 made/VBD/VERB/ROOT/1 him/PRP/PRON/nsubj/3 sign/VB/VERB/ccomp/1 it/PRP/PRON/dobj/3",
        "nsubj>1 ROOT>1 obj>1 xcomp>1 obj>3",
    ),
    (
        "accused/VBN/VERB/ROOT/0 of/IN/ADP/prep/0 beating/VBG/VERB/pcomp/1 men/NNS/NOUN/dobj/2",
        "ROOT>0 mark>2 advcl>0 obj>2",
    ),
    (
        "It/PRP/PRON/nsubj/1 fell/VBD/VERB/ROOT/1 because/IN/SCONJ/prep/1 of/IN/ADP/pcomp/2 rain/NN/NOUN/pobj/2",
        "nsubj>1 ROOT>1 case>4 case>4 obl>1",
    ),
    (
        "according/VBG/VERB/prep/3 to/IN/ADP/prep/0 him/PRP/PRON/pobj/1 left/VBD/VERB/ROOT/3",
        "case>2 case>2 obl>3 ROOT>3",
    ),
    (
        "men/NNS/NOUN/nsubj/6 who/WP/PRON/nsubj/2 fled/VBD/VERB/relcl/0 their/PRP$/PRON/poss/4 homes/NNS/NOUN/dobj/2 "
        "not/RB/PART/neg/6 spoke/VBD/VERB/ROOT/6 up/RP/ADP/prt/6",
        "nsubj>6 nsubj>2 acl:relcl>0 nmod:poss>4 obj>2 advmod>6 ROOT>6 compound:prt>6",
    ),
    (
        "Ann/NNP/PROPN/nsubj/5 ,/,/PUNCT/punct/0 Bob/NNP/PROPN/conj/0 and/CC/CCONJ/cc/2 Eve/NNP/PROPN/conj/2 want/VBP/VERB/ROOT/5 "
        "to/TO/PART/aux/7 go/VB/VERB/xcomp/5",
        "nsubj>5 punct>0 conj>0 cc>4 conj>0 ROOT>5 mark>7 xcomp>5",
    ),
    (
        "pay/VB/VERB/ROOT/0 $/$/SYM/quantmod/3 5/CD/NUM/compound/3 million/CD/NUM/dobj/0",
        "ROOT>0 obj>0 compound>3 nummod>1",
    ),
    (
        "gave/VBD/VERB/ROOT/0 it/PRP/PRON/dobj/0 to/IN/ADP/dative/0 them/PRP/PRON/pobj/2",
        "ROOT>0 obj>0 case>3 obl>0",
    ),
]


def clear_doc(written: str) -> Doc:
    rows = [word.split("/") if not word.startswith("./") else [".", ".", *word.split("/")[2:]] for word in written.split()]
    words, tags, pos, deps, heads = zip(*rows, strict=True)
    lemmas = ["be" if word in {"is", "was", "were", "are"} else word.lower() for word in words]
    return Doc(
        spacy.blank("en").vocab,
        words=list(words),
        tags=list(tags),
        pos=list(pos),
        deps=list(deps),
        heads=[int(head) for head in heads],
        lemmas=lemmas,
    )


@pytest.mark.parametrize(("clear", "universal"), CASES, ids=[case[1] for case in CASES])
def test_rewritten(clear: str, universal: str) -> None:
    doc = universal_doc(clear_doc(clear))
    assert " ".join(f"{token.dep_}>{token.head.i}" for token in doc) == universal


def test_names_take_our_kinds_and_the_rest_are_dropped() -> None:
    doc = clear_doc(CASES[0][0])
    doc.ents = [Span(doc, 1, 2, label="NORP"), Span(doc, 5, 6, label="GPE"), Span(doc, 3, 4, label="DATE")]
    assert [(ent.text, ent.label_) for ent in universal_doc(doc).ents] == [("police", "GROUP"), ("Ivan", "PLACE")]


def test_a_universal_tree_stays_as_it_is() -> None:
    doc = universal_doc(clear_doc(CASES[1][0]), clear=False)
    assert [token.head.i for token in doc] == [1, 1, 3, 1, 3, 4]


def test_a_heading_is_not_read_into_the_sentence_below_it() -> None:
    doc = spacy.blank("en")("Border Service\n\nNine people left.")
    marked = mark_paragraphs(doc)
    assert [token.text for token in marked if token.is_sent_start] == ["Border", "Nine"]
