from __future__ import annotations

import pytest
from corpus_samples import BRIDGE, BRIDGE_HEAD, BRIDGE_SHEET, over_bridge

from corpus.notation import read_sheet
from corpus.scheme import GoldDocument, GoldParticipant, Offsets, text_hash


def document() -> GoldDocument:
    sheet = read_sheet(BRIDGE_SHEET, BRIDGE)
    assert sheet.errors == ()
    assert sheet.document is not None
    return sheet.document


def words(span: Offsets | None) -> str:
    assert span is not None
    return BRIDGE[slice(*span)]


def test_the_head_is_read_and_the_hash_is_the_texts() -> None:
    gold = document()
    assert (gold.id, gold.annotator, gold.split, gold.method) == ("senate:Orr/01Jan2006Orr1.txt", "A", "train", "from scratch")
    assert gold.hash == text_hash(BRIDGE)
    assert len(gold.segments) == 5


def test_an_attribution_has_its_parts_in_text_order() -> None:
    first, second = document().attributions
    assert words(first.source) == "Mayor Lena Orr"
    assert words(first.cue) == "said"
    assert [words(span) for span in first.content] == ["the firm had ignored our warnings", '"it refused  to repair the bridge."']
    assert (first.source_kind, first.manner, first.form) == ("named", "accuse", "mixed")
    assert second.cue is None
    assert words(second.content[0]) == "“We never refused,”"


def test_a_claim_has_its_labels_and_participants() -> None:
    closed, _, refused, _ = document().claims
    assert words(closed.predicate) == "closed"
    assert [(part.role, words(part.span)) for part in closed.participants] == [
        ("agent", "The council of Anford"),
        ("patient", "the north bridge"),
    ]
    assert words(closed.when) == "last week"
    assert (closed.kind, closed.mood, closed.tense, closed.polarity, closed.plover) == (
        "event",
        "declarative",
        "past",
        "positive",
        "COERCE",
    )
    assert (closed.attribution, closed.innermost, closed.issuer) == (None, "CT+", "CT+")
    assert (refused.attribution, refused.innermost, refused.issuer) == ("a1", "CT-", "PS-")
    assert (refused.polarity, refused.plover) == ("negative", "REJECT")


def test_a_flag_may_take_a_whole_segment() -> None:
    (flag,) = document().flags
    assert (flag.name, words(flag.span)) == ("slogan", "Bridges first!")


@pytest.mark.parametrize(
    ("labels", "manner", "form"),
    [
        ("assert | direct", "assert", "direct"),
        ("direct | indirect", "direct", "indirect"),
        ("mixed | direct", "direct", "mixed"),
        ("direct | direct", "direct", "direct"),
    ],
)
def test_direct_is_a_form_beside_a_manner_and_a_manner_beside_a_form(labels: str, manner: str, form: str) -> None:
    sheet = over_bridge(f"[2]\nA a1 | cue=said | con=the firm | impersonal | {labels}\n")
    assert sheet.document is not None
    (attribution,) = sheet.document.attributions
    assert (attribution.manner, attribution.form) == (manner, form)


def test_a_participant_over_its_predicate_is_warned_of_and_kept() -> None:
    sheet = over_bridge("[1]\nC closed | pa=closed the north bridge | event | past | CT+\n")
    assert sheet.document is not None
    assert [(note.line, note.reason) for note in sheet.warnings] == [(5, "the patient overlaps its own predicate")]
    assert [part for claim in sheet.document.claims for part in claim.participants] == [GoldParticipant("patient", (22, 45))]


A = "A a1 | cue=said | con=the firm ... warnings | named | assert | indirect"
REFUSED = [
    ("[1]\nC ignored | event | past | CT+", 5, "'ignored' is not in"),
    ("[1]\nC closed | ag=nobody | pa=nothing | event | past | CT+", 5, "'nobody' is not in"),
    ("C closed | event | past | CT+", 4, "no segment is set"),
    ("[99]", 4, "there is no segment 99"),
    ("[1]\nC closed | action | past | CT+", 5, "'action': no label of a claim"),
    ("[1]\nC closed | event | past | CT*", 5, "'CT*': no label of a claim"),
    ("[1]\nC closed | event | past | CT+ | KILL", 5, "'KILL': no label of a claim"),
    ("[1]\nC closed | event | state | past | CT+", 5, "event and state exclude each other"),
    ("[1]\nC closed | event | past | CT+ | U", 5, "CT+ and U exclude each other"),
    ("[1]\nC closed | event | CT+", 5, "no tense"),
    ("[1]\nC closed", 5, "no kind, no tense, no commitment"),
    ("[1]\nC closed | src=The council | event | past | CT+", 5, "'src=' does not belong here"),
    ("[1]\nC closed | when=last week | when=last | event | past | CT+", 5, "'when=' is given twice"),
    ("[1]\nC closed | event | past | CT+ | in a1 | in a2", 5, "two attributions"),
    ("[1]\nC closed | event | past | CT+/U", 5, "two commitments (CT+/U) without an attribution"),
    ("[1]\nC closed | event | past | CT+ | in a7", 5, "there is no attribution a7"),
    ("[2]\nA a1 | cue=said | con=the firm | named | tell | indirect", 5, "'tell': no label of an attribution"),
    ("[2]\nA a1 | cue=said | con=the firm | named | direct", 5, "no manner"),
    ("[2]\nA a1 | cue=said | con=the firm | assert | indirect", 5, "no source kind"),
    ("[2]\nA a1 | cue=said | named | assert | indirect", 5, "no content"),
    ("[2]\nA a1 a2 | con=the firm | named | assert | indirect", 5, "'a1 a2' is not an attribution's id"),
    (f"[2]\n{A}\n{A.replace('said', 'Mayor')}", 6, "the id a1 is taken"),
    (f"[2]\n{A}\n{A.replace('a1', 'a2')}", 6, "a2 has the cue and the content of a1"),
    (f"[2]\n{A.replace('a1', 'a1 < a9')}", 5, "there is no attribution a9"),
    (f"[2]\n{A.replace('a1', 'a1 < a1')}", 5, "the parents of a1 lead back to it"),
    (f"[2]\n{A}\nA a2 < a1 | cue=Mayor | con=firm | named | assert | indirect", 6, "the cue of a2 is not inside the content of a1"),
    (f"[2]\n{A}\nA a2 < a1 | con=@1: bridge | named | assert | indirect", 6, "the content of a2 is not inside the content of a1"),
    (f"[2]\n{A} | con=firm had", 5, "the contents of a1 overlap"),
    (f"[2]\n{A}\nC refused | event | past | CT+/U | in a1", 6, "the predicate is not inside the content of a1"),
    (
        "[1]\nC closed | event | past | CT+\nC closed | event | past | CT+ | neg",
        6,
        "another claim has this predicate in the same attribution",
    ),
    ("[5]\nF motto | Bridges", 5, "'motto' is not a flag"),
    ("[5]\nF slogan", 5, "a flag has a name and a span"),
    ("B what", 4, "a line cannot begin with 'B'"),
]


@pytest.mark.parametrize(("lines", "line", "reason"), REFUSED)
def test_a_broken_line_is_refused_with_its_number_and_why(lines: str, line: int, reason: str) -> None:
    sheet = over_bridge(lines + "\n")
    assert sheet.document is None
    assert sheet.errors[0].line == line
    assert sheet.errors[0].reason.startswith(reason)
    assert sheet.errors[0].remedy


def test_every_problem_of_a_sheet_is_told_at_once_in_the_order_of_its_lines() -> None:
    sheet = over_bridge("[1]\nC nobody | ag=nothing | event | past | CT+\nX\n[5]\nF motto | Bridges\n")
    assert [note.line for note in sheet.errors] == [5, 5, 6, 8]


def test_a_claim_in_an_attribution_whose_line_is_broken_is_not_blamed() -> None:
    sheet = over_bridge(
        "[2]\nA a1 | cue=told | con=the firm | named | assert | indirect\nC ignored | event | past | CT+/U | in a1\n"
    )
    assert [note.line for note in sheet.errors] == [5]


def test_attributions_in_a_circle_are_each_refused() -> None:
    labels = "named | assert | indirect"
    ring = f"[2]\nA a1 < a2 | cue=said | con=the firm | {labels}\nA a2 < a1 | cue=firm | con=had | {labels}\n"
    assert [note.reason for note in over_bridge(ring).errors] == [
        "the parents of a1 lead back to it",
        "the parents of a2 lead back to it",
    ]


def test_a_child_and_a_claim_may_cross_the_gap_of_a_broken_content() -> None:
    sheet = over_bridge(
        "[1]\nA a1 | con=@1: The ... week. | con=@2: Mayor ... said | issuer | assert | indirect\n"
        "A a2 < a1 | con=@1-2: week. ... Mayor | issuer | assert | indirect\n"
    )
    assert sheet.errors == ()


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("# annotator: A\n# split: train\n", "no header 'doc'"),
        ("# doc: senate:x\n# split: train\n", "no header 'annotator'"),
        ("# doc: senate:x\n# annotator: A\n", "no header 'split'"),
        ("# doc: senate:x\n# annotator: A\n# split: tests\n", "'tests' is not a split"),
        (BRIDGE_HEAD + "# method: guessed\n", "'guessed' is not a method"),
        (BRIDGE_HEAD + "# hash: sha256:00\n", "the hash is not that of the text"),
    ],
)
def test_a_broken_head_is_refused(head: str, reason: str) -> None:
    sheet = read_sheet(head, BRIDGE)
    assert sheet.document is None
    assert [note.reason for note in sheet.errors] == [reason]


def test_a_head_with_the_texts_hash_and_a_method_is_taken() -> None:
    sheet = read_sheet(f"{BRIDGE_HEAD}# hash: {text_hash(BRIDGE)}\n# method: draft corrected\n", BRIDGE)
    assert sheet.document is not None
    assert sheet.document.method == "draft corrected"
