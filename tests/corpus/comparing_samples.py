"""An invented set of three statements on a fire and a strike, and its sheet, in a folder of their own."""

from __future__ import annotations

from pathlib import Path

UNION = "MILL WORKERS' UNION\n\nOn 3 May the guards set fire to the mill at Tarn. Nine workers were killed. We did not strike.\n"
OWNERS = "TARN MILL COMPANY\n\nSix workers died in a fire last week. Nobody of ours lit it. The strike of May began it all.\n"
PAPER = "TARN POST\n\nNine workers were killed when the mill burned, said the union, citing a watchman.\n"

SHEET = """# set: tarn
# annotator: A
W union | Mill Workers' Union | the union
W owners | Tarn Mill Company
W post | Tarn Post
W watchman | a watchman
D 1 union | 1-union.txt
D 2 owners | 2-owners.txt
D 3 post | 3-post.txt
L killing < death
L mill < tarn < tarn valley
R 1 3 partial
Q 1 2

I fire | fire at the mill, Tarn, 3 May
M 1 fire
M 1 killed
M 2 died
M? 2 lit
M 3 killed
M? 3 burned
F act compatible | 1=killing | 2=death | 3/watchman=killing
F agent denied | 1=guards | 2=!guards
F patient.count differ | 1=9 | 2=6 | 3/watchman=9
F when compatible | 1=2001-05-03 | 2=2001-04-30..2001-05-06
F where single | 1=mill
S asserts | 1 | 2 | 3/watchman
S denies | 2
S reports | 3 | 3/union
O union = post
N 4 3

I strike | strike at the mill, May
M 1 strike
M 2 strike
F act denied | 1=!strike | 2=strike
S denies | 1
S asserts | 2
N 2 2

I lamp | an older fire | look-alike
M 2 began
S asserts | 2
N 1 1
"""


def set_folder(tmp_path: Path, sheet: str = SHEET, split: str = "dev") -> Path:
    """Write the set below a folder of sets and give that folder."""
    folder = tmp_path / "compared" / split / "tarn"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {"1-union.txt": UNION, "2-owners.txt": OWNERS, "3-post.txt": PAPER, "incidents.sheet": sheet}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return tmp_path / "compared"
