"""Another pipeline's reading in our terms: ClearNLP dependencies to Universal Dependencies, its names to our kinds.

spaCy's trained English pipelines label arcs in ClearNLP's scheme (Choi and Palmer 2012): a preposition heads its noun, a copula its
predicate. Here the noun and the predicate become heads, as in Universal Dependencies v2, and labels follow. A pipeline whose labels
are universal already keeps its tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span

COPULAS: Final = frozenset({"be"})
PREDICATES: Final = ("attr", "acomp")
CLAUSES: Final = frozenset({"VERB", "AUX", "ADJ"})
RENAMED: Final = {
    "dobj": "obj",
    "dative": "iobj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "relcl": "acl:relcl",
    "prt": "compound:prt",
    "neg": "advmod",
    "npadvmod": "obl:unmarked",
    "poss": "nmod:poss",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "intj": "discourse",
    "quantmod": "advmod",
    "acomp": "xcomp",
    "attr": "xcomp",
    "oprd": "xcomp",
    "meta": "dep",
}
"""Labels that change their name and nothing else."""
NAMES: Final = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "PLACE",
    "NORP": "GROUP",
}
"""OntoNotes' (and the commonest other) kinds of names in ours; the rest are not names to us."""
CLEAR_ONLY: Final = frozenset({"pobj", "dobj", "nsubjpass"})
"""Labels that tell that a pipeline's scheme is ClearNLP's."""
WITH_PREDICATE: Final = frozenset(
    {
        "nsubj",
        "csubj",
        "nsubj:pass",
        "expl",
        "aux",
        "advmod",
        "mark",
        "punct",
        "cc",
        "advcl",
        "obl",
        "prep",
        "agent",
        "npadvmod",
        "neg",
        "ccomp",
        "parataxis",
        "conj",
        "intj",
        "dep",
        "discourse",
        "xcomp",
    }
)
"""What hangs from a copula in ClearNLP and from its predicate in UD."""


@dataclass(slots=True)
class _Tree:
    """A tree being rewritten; `head[i] == i` at a root."""

    words: Sequence[str]
    lemma: Sequence[str]
    pos: list[str]
    tag: Sequence[str]
    head: list[int]
    dep: list[str]

    def children(self, token: int) -> list[int]:
        return [child for child, head in enumerate(self.head) if head == token and child != token]


def universal_doc(doc: Doc, clear: bool = True) -> Doc:
    """Give a new Doc with the same tokens, tags and lemmas, universal dependencies and our kinds of names.

    `clear` says that the tree is in ClearNLP's scheme; without it the tree stays as it is.
    """
    heads = [token.head.i for token in doc]
    labels = [token.dep_ for token in doc]
    pos = [token.pos_ for token in doc]
    for sent in doc.sents:
        if clear:
            _rewrite_sentence(sent, heads, labels, pos)
    new = Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in doc],
        pos=pos,
        lemmas=[token.lemma_ for token in doc],
        heads=heads,
        deps=["ROOT" if head == at else label for at, (head, label) in enumerate(zip(heads, labels, strict=True))],
    )
    new.ents = [Span(new, ent.start, ent.end, label=NAMES[ent.label_]) for ent in doc.ents if ent.label_ in NAMES]
    return new


def _rewrite_sentence(sent: Span, heads: list[int], labels: list[str], pos: list[str]) -> None:
    first, after = sent.start, sent.end
    tokens = list(sent)
    tree = _Tree(
        words=[token.lower_ for token in tokens],
        lemma=[token.lemma_ for token in tokens],
        pos=pos[first:after],
        tag=[token.tag_ for token in tokens],
        head=[head - first for head in heads[first:after]],
        dep=labels[first:after],
    )
    for step in (_numbers, _prepositions, _copulas, _objects, _coordination, _rename):
        step(tree)
    heads[first:after] = [head + first for head in tree.head]
    labels[first:after] = tree.dep
    pos[first:after] = tree.pos


def _numbers(tree: _Tree) -> None:
    """A currency sign is counted, not counting: "$5 million" hangs from "$"."""
    for token, word in enumerate(tree.words):
        if word in {"$", "£", "€"} and tree.dep[token] == "quantmod" and tree.pos[tree.head[token]] == "NUM":
            number = tree.head[token]
            _swap(tree, number, token)
            tree.dep[number] = "nummod"


def _prepositions(tree: _Tree) -> None:
    """Hang every noun from what its preposition hung from, and the preposition from the noun; the innermost first."""
    for token in reversed(range(len(tree.words))):
        if tree.dep[token] not in {"prep", "agent", "dative", "pcomp"}:
            continue
        complement = _complement(tree, token)
        if complement is not None:
            _raise_complement(tree, token, complement)
        elif tree.dep[token] in {"prep", "agent"}:
            tree.dep[token] = "advmod"


def _complement(tree: _Tree, preposition: int) -> int | None:
    """Give the noun or clause that a preposition leads to, also by way of a second one ("according to", "out of")."""
    children = tree.children(preposition)
    for wanted in ("pobj", "pcomp"):
        for child in children:
            if tree.dep[child] == wanted and tree.pos[child] != "ADP":
                return child
    if tree.dep[preposition] == "prep":
        for child in children:
            if tree.dep[child] in {"obl", "nmod"} and tree.dep[preposition + 1] == "case" and tree.head[preposition + 1] == child:
                return child
    return None


def _raise_complement(tree: _Tree, preposition: int, complement: int) -> None:
    label, head = tree.dep[preposition], tree.head[preposition]
    clause = tree.dep[complement] == "pcomp" and tree.pos[complement] in {"VERB", "AUX"}
    new = _oblique(tree, label, head, clause)
    _swap(tree, preposition, complement)
    tree.dep[complement] = new
    tree.dep[preposition] = "mark" if clause else "case"
    for child in tree.children(preposition):
        tree.head[child] = complement
        if tree.dep[child] in {"prep", "pcomp"}:
            tree.dep[child] = "case"


def _oblique(tree: _Tree, label: str, head: int, clause: bool) -> str:
    """Name the arc to a noun or clause that a preposition led to."""
    verbal = tree.pos[head] in CLAUSES or tree.dep[head] in {"ROOT", "ccomp", "advcl", "relcl"}
    if label == "pcomp":
        return "pcomp"
    if clause:
        return "advcl" if verbal else "acl"
    if label == "agent":
        return "obl:agent"
    return "obl" if verbal and (tree.pos[head] in {"VERB", "AUX", "ADJ", "ADV"}) else "nmod"


def _swap(tree: _Tree, upper: int, lower: int) -> None:
    """Put `lower` where `upper` hung, and `upper` under it."""
    tree.head[lower] = lower if tree.head[upper] == upper else tree.head[upper]
    if tree.dep[upper] == "ROOT":
        tree.dep[lower] = "ROOT"
    else:
        tree.dep[lower] = tree.dep[upper]
    tree.head[upper] = lower


def _copulas(tree: _Tree) -> None:
    """Make the predicate of "be" the head of its clause; with no predicate but a place, the place."""
    for token in reversed(range(len(tree.words))):
        if tree.lemma[token] not in COPULAS or tree.dep[token] in {"aux", "auxpass"}:
            continue
        children = tree.children(token)
        if any(tree.dep[child] == "expl" for child in children):
            _existential(tree, children)
            continue
        predicate = next((c for c in children if tree.dep[c] in PREDICATES), None)
        subjects = [c for c in children if tree.dep[c].startswith(("nsubj", "csubj"))]
        if predicate is None and subjects:
            predicate = next((c for c in children if tree.dep[c] == "obl" and c > token and c > subjects[0]), None)
        if predicate is None:
            continue
        _swap(tree, token, predicate)
        tree.dep[token] = "cop"
        tree.pos[token] = "AUX"
        for child in children:
            if child != predicate and tree.dep[child] in WITH_PREDICATE:
                tree.head[child] = predicate


def _existential(tree: _Tree, children: Sequence[int]) -> None:
    """ "There are prisons": the noun is the subject of "be"."""
    for child in children:
        if tree.dep[child] == "attr":
            tree.dep[child] = "nsubj"


def _objects(tree: _Tree) -> None:
    """Tell apart what ClearNLP joins: marks of infinitives, recipients with a clause, and subjects raised."""
    for token in range(len(tree.words)):
        head = tree.head[token]
        if tree.dep[token] == "aux" and tree.tag[token] == "TO":
            tree.dep[token] = "mark"
        elif tree.dep[token] == "dobj" and _tells(tree, token, head):
            tree.dep[token] = "iobj"
        elif tree.dep[token] == "ccomp" and _is_raised(tree, token):
            _raise_subject(tree, token, head)


def _coordination(tree: _Tree) -> None:
    """Hang every conjunct from the first, and a conjunction from the conjunct that it leads to."""
    for token in range(len(tree.words)):
        if tree.dep[token] == "cc":
            after = [c for c in tree.children(tree.head[token]) if c > token and tree.dep[c] == "conj"]
            tree.head[token] = after[0] if after else tree.head[token]
    for token in range(len(tree.words)):
        head = tree.head[token]
        if tree.dep[token] == "conj" and tree.dep[head] == "conj":
            tree.head[token] = tree.head[head]


def _tells(tree: _Tree, token: int, head: int) -> bool:
    """Tell whether an object is told something: a finite clause is the other object."""
    return any(tree.dep[c] == "ccomp" and _is_finite(tree, c) for c in tree.children(head) if c > token)


def _is_finite(tree: _Tree, clause: int) -> bool:
    tags = {tree.tag[clause], *(tree.tag[c] for c in tree.children(clause) if tree.dep[c] in {"aux", "auxpass", "cop"})}
    return bool(tags & {"VBD", "VBZ", "VBP", "MD"})


def _is_raised(tree: _Tree, clause: int) -> bool:
    """Tell whether a clause without tense has its subject: "made him sign", "want them to go"."""
    children = tree.children(clause)
    subject = any(tree.dep[c] in {"nsubj", "nsubjpass"} for c in children)
    return (
        subject
        and not _is_finite(tree, clause)
        and tree.tag[clause] in {"VB", "VBN", "VBG"}
        and not any(tree.dep[c] == "mark" and tree.tag[c] != "TO" for c in children)
    )


def _raise_subject(tree: _Tree, clause: int, head: int) -> None:
    """Hang the subject of a clause without tense from the verb above as its object."""
    subject = next(c for c in tree.children(clause) if tree.dep[c] in {"nsubj", "nsubjpass"})
    tree.head[subject], tree.dep[subject] = head, "dobj"
    tree.dep[clause] = "xcomp"


def _rename(tree: _Tree) -> None:
    """Give the remaining labels their universal names."""
    for token, label in enumerate(tree.dep):
        if label in {"pobj", "pcomp", "prep"}:
            tree.dep[token] = "obl" if tree.pos[tree.head[token]] in CLAUSES else "nmod"
        else:
            tree.dep[token] = RENAMED.get(label, label)


class UniversalReader:
    """The pipe that turns a Doc as another pipeline reads it into one as ours does."""

    def __init__(self, clear: bool) -> None:
        """Keep whether the pipeline's trees are in ClearNLP's scheme."""
        self._clear = clear

    def __call__(self, doc: Doc) -> Doc:
        """Give a new Doc."""
        return universal_doc(doc, self._clear)


@Language.component("sayso_paragraphs")
def mark_paragraphs(doc: Doc) -> Doc:
    """Let a sentence begin with the first word behind every blank line."""
    for before, token in pairwise(doc):
        if before.is_space and before.text.count("\n") > 1 and not token.is_space:
            token.is_sent_start = True
    return doc


@Language.factory("sayso_universal")
def make_universal(nlp: Language, name: str) -> UniversalReader:
    """Make the pipe; the scheme is told from the labels of the pipeline's parser."""
    del name
    labels: Sequence[str] = getattr(nlp.get_pipe("parser"), "labels", ())
    return UniversalReader(bool(CLEAR_ONLY & set(labels)))
