"""An invented text with its claims, and a sheet of links over it."""

from __future__ import annotations

from pathlib import Path

from corpus_samples import corpora_folder

from corpus.commands import compile_sheets
from corpus.linking.notation import read_links
from corpus.linking.scheme import GoldLinks
from corpus.load import AnnotatedText
from corpus.notation import read_sheet
from corpus.page import LayerSheet
from corpus.scheme import text_hash

MILL = (
    "The council closed the mill to save the river, because it leaked dye.   The closure prevented a strike. "
    "Every time it rained, the river rose; if it rose again, the town would flood."
)
NAME = "re3d:11AF"
CLAIMS = f"""# doc: {NAME}
# annotator: A
# split: dev
[1]
C closed | ag=The council | pa=the mill | event | past | CT+
C save | ag=The council | pa=the river | event | future | U
C leaked | ag=it | pa=dye | event | past | CT+
[2]
C closure | event | past | CT+
C strike | event | past | CT-
[3]
C rained | event | habitual | CT+
C rose | ag=the river | event | habitual | CT+
C rose ~2 | ag=it | event | future | conditional | U
C flood | ag=the town | event | future | conditional | U
"""
HEAD = f"# doc: {NAME}\n# annotator: L\n# hash: {text_hash(MILL)}\n"
SHEET = (
    HEAD
    + """[1]
L purpose c1 -> c2 | to
L cause c3 -> c1 | because
[2]
L cause c4 -> c5 | prevented | negative
[3]
L result c6 -> c7 | Every time | habitual
L result c7 -> c9 | - | habitual conditional
"""
)


def annotated() -> AnnotatedText:
    """Give the mill's text with its claims."""
    sheet = read_sheet(CLAIMS, MILL)
    assert sheet.document is not None, sheet.errors
    return AnnotatedText(sheet.document, MILL)


def over_mill(lines: str, head: str = HEAD) -> LayerSheet[GoldLinks]:
    """Read lines as a sheet over the mill's text."""
    return read_links(head + lines, annotated())


def mill_folders(tmp_path: Path) -> tuple[Path, Path]:
    """Write the mill's corpora and compile its claims; give the folders of both."""
    corpora = corpora_folder(tmp_path / "corpora", {NAME: MILL})
    sheet = tmp_path / "claims.txt"
    sheet.write_text(CLAIMS, encoding="utf-8")
    assert compile_sheets(corpora, [sheet], tmp_path / "gold") == 0
    return corpora, tmp_path / "gold"
