"""Reading the sheet of a set of statements, `incidents.sheet` in the set's folder.

    # set: dolvan
    # annotator: W
    W union | Torrel Liberation Union | the Union
    W command | Gendarmerie Command
    D 1 union | 1-torrel-liberation-union.txt
    D 2 command | 2-gendarmerie-command.txt
    L dolvan road < dolvan < halm district
    R 1 2 partial
    Q 1 2

    I ambush | ambush of gendarmes, Dolvan, 12 Oct 2021
    M 1 killed ~1
    M? 2 attack
    F patient.count differ | 1=9 | 2=6 | 2/union=9
    S asserts | 1 | 2 | 2/union
    O union = command
    N 2 1

`W` is a voice with its names, `D` a statement with its issuer and file, `L` values from the narrow to the wide, `R` a reprint (the
earlier first), `Q` two statements that quote one speech. Below an `I`, the incident's lines: `M` a claim of statement 1 by its
predicate's words (`M?` where a reader may see no claim), ` ~2` being their second occurrence in the statement; `F` a field with
its verdict and values, `!` before one that is denied, `2/union` being the union as statement 2 cites it; `S` a stance and who
takes it; `O` a voice and who carries its account; `N` the number of sources, and of independent ones. `corpus.lookup` says how
words are written. A header `# texts: FOLDER` names another folder of the repository that holds the statements;
`# layer: claims` says that only the incidents' claims are annotated, with no line of fields, stances and sources.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from corpus.comparing.scheme import (
    FIELDS,
    REPRINT_KINDS,
    STANCES,
    VERDICTS,
    FieldName,
    GoldField,
    GoldIncident,
    GoldMention,
    GoldReprint,
    GoldStance,
    GoldStatement,
    GoldValue,
    GoldVoice,
    Holder,
    ReprintKind,
    Stance,
    Verdict,
)
from corpus.comparing.values import is_value
from corpus.lookup import LineError, find_span
from corpus.page import Note
from sayso.errors import IntakeError
from sayso.intake.statement import read_statement

_HEADER = re.compile(r"#\s*(\w+):\s*(.*)$")
_OCCURRENCE = re.compile(r"\s~\d+$")


@dataclass(slots=True)
class IncidentLines:
    """An incident as its lines are read: `line` is that of its `I`, counted from 1; `lines` has those of the mentions."""

    id: str
    label: str
    look_alike: bool
    line: int
    mentions: list[GoldMention] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    fields: list[GoldField] = field(default_factory=list)
    stances: list[GoldStance] = field(default_factory=list)
    carried: list[tuple[str, str]] = field(default_factory=list)
    numbers: tuple[int, int] | None = None

    def gold(self) -> GoldIncident:
        """Give the incident; sources are 0 where no `N` line told them."""
        return GoldIncident(
            self.id,
            self.label,
            self.look_alike,
            tuple(self.mentions),
            tuple(self.fields),
            tuple(self.stances),
            tuple(self.carried),
            *(self.numbers or (0, 0)),
        )


FileOf = Callable[[str], bytes]
"""Gives the bytes of a statement by its file's name; OSError where there is none."""


def files_of(folder: Path) -> FileOf:
    """Give the files of a folder."""
    return lambda name: (folder / name).read_bytes()


@dataclass(slots=True)
class SetLines:
    """What has been read of a sheet: `file` gives a statement's bytes; errors are kept, and the next line read."""

    file: FileOf
    line: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    voices: dict[str, GoldVoice] = field(default_factory=dict)
    statements: dict[int, GoldStatement] = field(default_factory=dict)
    chains: list[tuple[str, ...]] = field(default_factory=list)
    reprints: list[GoldReprint] = field(default_factory=list)
    same_speech: list[tuple[int, int]] = field(default_factory=list)
    incidents: list[IncidentLines] = field(default_factory=list)
    errors: list[Note] = field(default_factory=list)

    def current(self) -> IncidentLines:
        """Give the incident that a line belongs to; LineError where none has begun."""
        if not self.incidents:
            raise LineError("no incident has begun", "put an I line above")
        return self.incidents[-1]

    def statement(self, number: str) -> GoldStatement:
        """Give a statement by its number; LineError where there is none."""
        if not number.isdecimal() or int(number) not in self.statements:
            raise LineError(f"there is no statement {number!r}", "write the number of a D line above")
        return self.statements[int(number)]

    def voice(self, name: str) -> str:
        """Give a voice's id back; LineError where there is none."""
        if name not in self.voices:
            raise LineError(f"there is no voice {name!r}", "write the id of a W line above")
        return name

    def holder(self, words: str) -> Holder:
        """Give who `3` (the issuer of 3) or `3/voice` is; LineError where there is no such statement or voice."""
        number, cited, voice = words.strip().partition("/")
        statement = self.statement(number)
        return Holder(statement.number, self.voice(voice) if cited else statement.issuer)


def read_lines_of(sheet: str, file: FileOf, repository: Path) -> SetLines:
    """Read a sheet's lines; `file` gives the statements, or that folder of the `repository` which the sheet's header names."""
    read = SetLines(file)
    for read.line, line in enumerate(sheet.splitlines(), 1):
        words = line.strip()
        try:
            if header := _HEADER.match(words):
                read.headers.setdefault(header[1], header[2].strip())
                if header[1] == "texts":
                    read.file = files_of(repository / header[2].strip())
            elif words and not words.startswith("#"):
                _read_line(read, words)
        except LineError as error:
            read.errors.append(Note(read.line, error.reason, error.remedy))
    return read


def _read_line(read: SetLines, words: str) -> None:
    letter, _, rest = words.partition(" ")
    if letter not in _LINES:
        raise LineError(f"a line cannot begin with {letter!r}", f"begin it with {', '.join(_LINES)} or #")
    _LINES[letter](read, rest.strip())


def _read_voice(read: SetLines, rest: str) -> None:
    id_, *names = _parts(rest)
    if not names or id_ in read.voices:
        raise LineError("this voice has no name, or its id is taken", "write 'W id | name | other name'")
    read.voices[id_] = GoldVoice(id_, tuple(names))


def _read_statement(read: SetLines, rest: str) -> None:
    head, *files = _parts(rest)
    number, _, issuer = head.partition(" ")
    if len(files) != 1 or number != str(len(read.statements) + 1):
        raise LineError("this is not the next statement", f"write 'D {len(read.statements) + 1} voice | file'")
    try:
        data = read.file(files[0])
        statement = read_statement(data, files[0])
    except (OSError, IntakeError) as error:
        raise LineError(f"{files[0]} cannot be read: {error}", "name a file of the set's folder") from error
    read.statements[int(number)] = GoldStatement(int(number), read.voice(issuer), files[0], data, statement.id, statement.text)


def _read_chain(read: SetLines, rest: str) -> None:
    chain = tuple(value.strip() for value in rest.split("<"))
    if len(chain) < 2 or not all(chain):
        raise LineError("this is not a chain of values", "write 'L narrow < wide < wider'")
    read.chains.append(chain)


def _read_reprint(read: SetLines, rest: str) -> None:
    words = rest.split()
    if len(words) != 3 or words[2] not in REPRINT_KINDS:
        raise LineError("this is not a reprint", f"write two statements and one of: {', '.join(REPRINT_KINDS)}")
    first, second = (read.statement(number).number for number in words[:2])
    read.reprints.append(GoldReprint(first, second, cast(ReprintKind, words[2])))


def _read_speech(read: SetLines, rest: str) -> None:
    numbers = sorted(read.statement(number).number for number in rest.split())
    if len(set(numbers)) != 2:
        raise LineError("this is not two statements", "write 'Q 2 4'")
    read.same_speech.append((numbers[0], numbers[1]))


def _read_incident(read: SetLines, rest: str) -> None:
    parts = _parts(rest)
    marks = parts[2:]
    if len(parts) < 2 or marks not in ([], ["look-alike"]):
        raise LineError("this is not an incident", "write 'I id | label', and '| look-alike' for one of these")
    if any(incident.id == parts[0] for incident in read.incidents):
        raise LineError(f"there is already an incident {parts[0]!r}", "give it another id")
    read.incidents.append(IncidentLines(parts[0], parts[1], bool(marks), read.line))


def _read_mention(read: SetLines, rest: str, optional: bool = False) -> None:
    incident = read.current()
    number, _, words = rest.partition(" ")
    statement = read.statement(number)
    incident.mentions.append(GoldMention(statement.number, _only_span(statement.text, words.strip()), optional))
    incident.lines.append(read.line)


def _only_span(text: str, words: str) -> tuple[int, int]:
    """Give the span of words; LineError where they are not there, or more than once with no number."""
    span = find_span(text, [(0, len(text))], 1, words)
    if not _OCCURRENCE.search(words):
        try:
            find_span(text, [(0, len(text))], 1, f"{words} ~2")
        except LineError:
            return span
        raise LineError(f"{words!r} occurs more than once", "write ~1, ~2 or so behind it")
    return span


def _read_field(read: SetLines, rest: str) -> None:
    head, *values = _parts(rest)
    name, _, verdict = head.partition(" ")
    if name not in FIELDS or verdict not in VERDICTS or not values:
        raise LineError(
            "this is not a field with a verdict", f"fields: {', '.join(FIELDS)}; verdicts: {', '.join(VERDICTS)}; then values"
        )
    read.current().fields.append(
        GoldField(cast(FieldName, name), cast(Verdict, verdict), tuple(_value(read, name, words) for words in values))
    )


def _value(read: SetLines, name: str, words: str) -> GoldValue:
    holder, _, value = words.partition("=")
    denied = value.startswith("!")
    value = value.removeprefix("!").strip()
    if not is_value(name, value):
        raise LineError(f"{words!r} gives {name} no value", "write '1=value', a number as 6.. and a time as first..last")
    return GoldValue(read.holder(holder), value, denied)


def _read_stance(read: SetLines, rest: str) -> None:
    stance, *holders = _parts(rest)
    if stance not in STANCES or not holders:
        raise LineError("this is not a stance", f"write one of: {', '.join(STANCES)}; then who takes it")
    read.current().stances += [GoldStance(read.holder(words), cast(Stance, stance)) for words in holders]


def _read_carried(read: SetLines, rest: str) -> None:
    first, _, second = (part.strip() for part in rest.partition("="))
    if first == second:
        raise LineError("nobody carries its own account", "write 'O voice = who carries it'")
    read.current().carried.append((read.voice(first), read.voice(second)))


def _read_numbers(read: SetLines, rest: str) -> None:
    numbers = rest.split()
    if len(numbers) != 2 or not all(number.isdecimal() for number in numbers):
        raise LineError("this is not two numbers", "write 'N sources independent'")
    read.current().numbers = int(numbers[0]), int(numbers[1])


def _parts(rest: str) -> Sequence[str]:
    parts = [part.strip() for part in rest.split("|")]
    if not all(parts):
        raise LineError("a part between the bars is empty", "write words there")
    return parts


_LINES: dict[str, Callable[[SetLines, str], None]] = {
    "W": _read_voice,
    "D": _read_statement,
    "L": _read_chain,
    "R": _read_reprint,
    "Q": _read_speech,
    "I": _read_incident,
    "M": _read_mention,
    "M?": lambda read, rest: _read_mention(read, rest, optional=True),
    "F": _read_field,
    "S": _read_stance,
    "O": _read_carried,
    "N": _read_numbers,
}
