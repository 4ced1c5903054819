"""What `python -m corpus compared-check` and `compared-write` do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import get_args

from corpus.comparing.load import read_sets
from corpus.comparing.marked import sheets_of
from corpus.comparing.scheme import SET_SPLITS, GoldSet, Verdict
from corpus.sheets import print_notes, sheet_text

_VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
_COUNTED = ("statements", "words", "incidents", "look-alike", "claims", "optional", "pairs")
_HEADS = ("set", *_COUNTED, *_VERDICTS, "sources", "independent")


def check_sets(folder: Path) -> int:
    """Print every problem of the sets' sheets, and what the sets hold; status 1 if any has an error."""
    read = list(read_sets(SET_SPLITS, folder))
    for sheet in read:
        print_notes(sheet.path, sheet.errors, ())
    print(_table([sheet.gold for sheet in read if sheet.gold is not None]))
    return 1 if any(sheet.gold is None for sheet in read) else 0


def write_marked(marked: Sequence[Path], to: Path) -> int:
    """Write the folder of each set of files with marks, below the folder `to`; CorpusError SCHEME, UNREADABLE."""
    for path in marked:
        for name, files in sheets_of(sheet_text(path)).items():
            folder = to / name
            folder.mkdir(parents=True, exist_ok=True)
            for file, text in files.items():
                (folder / file).write_text(text, encoding="utf-8")
    return 0


def _table(sets: Sequence[GoldSet]) -> str:
    """Give a row for each set and one for each split's sum."""
    rows = [f"| {' | '.join(_HEADS)} |", f"|{'---|' * len(_HEADS)}"]
    for split in SET_SPLITS:
        counted = [(item.name, _counts(item)) for item in sets if item.split == split]
        rows += [_row(name, counts) for name, counts in counted]
        if counted:
            sums = map(sum, zip(*(counts for _, counts in counted), strict=True))
            rows.append(_row(f"**{split}**", sums))
    return "\n".join(rows)


def _row(name: str, counts: Iterable[int]) -> str:
    return f"| {' | '.join([name, *map(str, counts)])} |"


def _counts(item: GoldSet) -> list[int]:
    firm = [[mention for mention in incident.mentions if not mention.optional] for incident in item.incidents]
    verdicts = Counter(found.verdict for incident in item.incidents for found in incident.fields)
    return [
        len(item.statements),
        sum(len(statement.text.split()) for statement in item.statements),
        len(item.incidents),
        sum(incident.look_alike for incident in item.incidents),
        sum(map(len, firm)),
        sum(len(incident.mentions) for incident in item.incidents) - sum(map(len, firm)),
        sum(len(mentions) * (len(mentions) - 1) // 2 for mentions in firm),
        *(verdicts[verdict] for verdict in _VERDICTS),
        sum(incident.sources for incident in item.incidents),
        sum(incident.independent for incident in item.incidents),
    ]
