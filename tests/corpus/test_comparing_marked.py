"""Sets written with their claims marked in the texts: the same sets come of them as of sheets typed line by line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.__main__ import main
from corpus.comparing.load import COMPARED, load_sets
from corpus.comparing.marked import sheets_of
from corpus.errors import CorpusError

MARKED = """# set: halm
# annotator: W
I a | fire at the mill, Halm, 3 May
I b | another fire, 2001 | look-alike

--- union | Mill Workers' Union | the union
MILL WORKERS' UNION

Nine of us were {a:killed}. In the {a?:fire} of 2001 none was killed, says nobody: two were {b:burned
to death}.

--- owners | Halm Mill Company
Six {a:died}.

# set: oke
# annotator: W
I one | a march

--- post | Oke Post
They {one:marched}.
--- wire | Wire
A {one:march} was held.
"""


def written(tmp_path: Path, marked: str = MARKED) -> Path:
    file = tmp_path / "sets.marked"
    file.write_text(marked, encoding="utf-8")
    assert main(["compared-write", str(file), "--to", str(tmp_path / "sets" / "train")]) == 0
    return tmp_path / "sets"


def test_every_set_of_a_file_has_a_folder_that_loads(tmp_path: Path) -> None:
    halm, oke = load_sets(["train"], written(tmp_path))
    assert [statement.name for statement in halm.statements] == ["1-mill-workers-union.txt", "2-halm-mill-company.txt"]
    assert halm.voices[0].names == ("Mill Workers' Union", "the union")
    assert [(incident.id, incident.look_alike) for incident in halm.incidents] == [("a", False), ("b", True)]
    assert (oke.name, oke.annotator) == ("oke", "W")


def test_a_claim_stands_where_its_words_were_marked(tmp_path: Path) -> None:
    halm = load_sets(["train"], written(tmp_path))[0]
    texts = {statement.number: statement.text for statement in halm.statements}
    told = [
        (incident.id, texts[mention.statement][slice(*mention.span)], mention.optional)
        for incident in halm.incidents
        for mention in incident.mentions
    ]
    assert told == [("a", "killed", False), ("a", "fire", True), ("a", "died", False), ("b", "burned to death", False)]
    # The second "killed" is not the one that was marked.
    assert halm.incidents[0].mentions[0].span[0] == texts[1].index("killed")


def test_the_texts_keep_no_marks() -> None:
    texts = [text for files in sheets_of(MARKED).values() for name, text in files.items() if name.endswith(".txt")]
    assert not any(sign in text for text in texts for sign in "{}")


def test_a_mark_of_no_incident_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "sets.marked"
    file.write_text(MARKED.replace("{a:died}", "{c:died}"), encoding="utf-8")
    assert main(["compared-write", str(file), "--to", str(tmp_path)]) != 0
    assert "no incident c" in capsys.readouterr().err


def test_a_statement_without_an_issuer_is_refused() -> None:
    with pytest.raises(CorpusError, match="names no issuer"):
        sheets_of(MARKED.replace("--- wire | Wire", "--- wire"))


@given(st.lists(st.sampled_from(["fell", "they", "Fell"]), min_size=1, max_size=12), st.data())
def test_whichever_of_the_same_words_is_marked_is_the_one_that_the_sheet_names(words: list[str], data: st.DataObject) -> None:
    chosen = data.draw(st.integers(0, len(words) - 1))
    marked = [f"{{a:{word}}}" if number == chosen else word for number, word in enumerate(words)]
    sheet = sheets_of(f"# set: x\n# annotator: W\nI a | a fall\n--- one | One\n{' '.join(marked)}\n")["x"]["incidents.sheet"]
    alike = [number for number, word in enumerate(words) if word == words[chosen]]
    occurrence = f" ~{alike.index(chosen) + 1}" if len(alike) > 1 else ""
    assert sheet.splitlines()[-1] == f"M 1 {words[chosen]}{occurrence}"


def test_no_set_of_the_repository_is_there_twice() -> None:
    names = [name for path in sorted((COMPARED / "fresh").glob("*.marked")) for name in sheets_of(path.read_text(encoding="utf-8"))]
    names += [path.parent.name for path in COMPARED.glob("*/*/incidents.sheet")]
    assert len(names) == len(set(names)) > 1_000


def test_files_of_marked_sets_load_as_their_folders_do(tmp_path: Path) -> None:
    (tmp_path / "train").mkdir()
    (tmp_path / "train" / "w-01.marked").write_text(MARKED, encoding="utf-8")
    assert load_sets(["train"], tmp_path) == load_sets(["train"], written(tmp_path))


@pytest.mark.parametrize("mark", ["{a:died", "{a died}", "a:died}"])
def test_a_mark_that_is_not_whole_is_refused_and_not_left_in_the_text(mark: str) -> None:
    with pytest.raises(CorpusError, match="a brace is no mark"):
        sheets_of(MARKED.replace("{a:died}", mark))


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compared-write", str(tmp_path / "none.marked"), "--to", str(tmp_path)]) != 0
    assert "none.marked" in capsys.readouterr().err
