"""Invented texts and sheets over them, in a corpora folder of their own."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from corpus.commands import compile_sheets
from corpus.notation import Sheet, read_sheet

BRIDGE = (
    "The council of Anford closed the north bridge last week.   Mayor Lena Orr said the firm had ignored our "
    'warnings and that "it refused  to repair the bridge."\n'
    "“We never refused,” the firm answered. Our hope is that the bridge opens in May.   Bridges first!"
)
RIVER = "The ministry denied that its boats crossed the river. Critics say the boats sank two ferries."
TEXTS = {"senate:Orr/01Jan2006Orr1.txt": BRIDGE, "re3d:0A1B": RIVER}

BRIDGE_HEAD = "# doc: senate:Orr/01Jan2006Orr1.txt\n# annotator: A\n# split: train\n"
RIVER_HEAD = "# doc: re3d:0A1B\n# annotator: A\n# split: dev\n"
BRIDGE_SHEET = (
    BRIDGE_HEAD
    + """# the mayor's own words come second
[1]
C closed | ag=The council of Anford | pa=the north bridge | when=last week | event | past | CT+ | COERCE

[2]
A a1 | src=Mayor Lena Orr | cue=said | con=the firm ... warnings | con="it refused to repair the bridge." | named | accuse | mixed
C ignored | ag=the firm | pa=our warnings | event | past | CT+/U | in a1
C refused | ag=it | pa=the bridge | event | past | neg | CT-/PS- | in a1 | REJECT
[3]
A a2 | src=the firm | con="We never refused," | described | deny | direct
[4]
C is | ot=that the bridge ... May | state | present | CT+
F slogan | @5:*
"""
)
RIVER_SHEET = (
    RIVER_HEAD
    + """[1]
A a1 | src=The ministry | cue=denied | con=that its boats crossed the river | named | deny | indirect
C crossed | ag=its boats | pa=the river | event | past | CT-/U | in a1
[2]
A a2 | src=Critics | cue=say | con=the boats sank two ferries | unnamed | assert | indirect
C sank | ag=the boats | pa=two ferries | event | past | CT+/U | in a2 | ASSAULT
"""
)


def corpora_folder(folder: Path, texts: dict[str, str] = TEXTS) -> Path:
    """Write the texts where the raw corpora have theirs."""
    for prefix, file in (("senate", "raw/senate-press-releases"), ("re3d", "train/re3d")):
        path = folder / f"{file}.jsonl.gz"
        path.parent.mkdir(parents=True, exist_ok=True)
        rows = [{"id": name.partition(":")[2], "text": text} for name, text in texts.items() if name.startswith(prefix)]
        with gzip.open(path, "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(row) + "\n" for row in rows)
    return folder


def gold_folder(tmp_path: Path, *sheets: str) -> tuple[Path, Path]:
    """Compile sheets; give the folder of stand-off files and that of the corpora."""
    corpora = corpora_folder(tmp_path / "corpora")
    paths = [tmp_path / f"sheet{number}.txt" for number in range(len(sheets))]
    for path, sheet in zip(paths, sheets, strict=True):
        path.write_text(sheet, encoding="utf-8")
    assert compile_sheets(corpora, paths, tmp_path / "gold") == 0
    return tmp_path / "gold", corpora


def over_bridge(lines: str) -> Sheet:
    """Read lines as a sheet over the bridge's text."""
    return read_sheet(BRIDGE_HEAD + lines, BRIDGE)
