"""An invented text with its claims, and a sheet of who, when, where and how many over it."""

from __future__ import annotations

from pathlib import Path

from corpus_samples import corpora_folder

from corpus.commands import compile_sheets
from corpus.load import AnnotatedText, load_corpus
from corpus.notation import read_sheet
from corpus.resolution.notation import ResolutionSheet, read_resolution
from corpus.scheme import text_hash

FLOOD = (
    "March 7, 2006. Mayor Lena Orr said on Tuesday that at least nine people had drowned in Anford.   "
    "She said her council would act. Nine were found; two hundred  residents fled to the sea."
)
NAME = "re3d:F100D"
CLAIMS = f"""# doc: {NAME}
# annotator: A
# split: dev
[2]
A a1 | src=Mayor Lena Orr | cue=said | con=that at least ... Anford | named | assert | indirect
C drowned | pa=at least nine people | when=Tuesday | where=Anford | event | past | CT+/U | in a1
[4]
C fled | ag=two hundred residents | where=the sea | event | past | CT+
"""
HEAD = f"# doc: {NAME}\n# annotator: R\n# hash: {text_hash(FLOOD)}\n# published: 2006-03-07\n"
SHEET = (
    HEAD
    + """E e1 Person | Mayor Lena Orr
E e2 PublicBody | the council of Anford
E e3 Address | Anford
[2]
M e3 Anford
M e1 Mayor Lena Orr
T Tuesday = 2006-03-07
P Anford = Anford | GB | 51.1,-1.25 | village
N at least nine people = 9.. | people
[3]
M e1 She
M e2 her council
M e1 her
[4]
N Nine = 9 | people
N two hundred residents = 200 | residents
P the sea = the North Sea | - | 56,3 | water
R found = 9
"""
)


def annotated() -> AnnotatedText:
    """Give the flood's text with its claims."""
    gold = read_sheet(CLAIMS, FLOOD).document
    assert gold is not None
    return AnnotatedText(gold, FLOOD)


def over_flood(lines: str, head: str = HEAD) -> ResolutionSheet:
    """Read lines as a sheet over the flood's text."""
    return read_resolution(head + lines, annotated())


def flood_folders(tmp_path: Path) -> tuple[Path, Path]:
    """Write the flood's corpora and compile its claims; give the folders of both."""
    corpora = corpora_folder(tmp_path / "corpora", {NAME: FLOOD})
    sheet = tmp_path / "claims.txt"
    sheet.write_text(CLAIMS, encoding="utf-8")
    assert compile_sheets(corpora, [sheet], tmp_path / "gold") == 0
    assert len(load_corpus(tmp_path / "gold", corpora)) == 1
    return corpora, tmp_path / "gold"
