"""Sets of statements as they are quickest to write: the claims marked in the texts themselves, several sets in a file.

    # set: dolvan
    # annotator: W
    I a | ambush of gendarmes, Dolvan, 12 Oct 2021
    I b | ambush at Halm, 2020 | look-alike

    --- union | Torrel Liberation Union | the Union
    Our fighters {a:killed} nine gendarmes. In the {a?:attack} one of ours {a?:fell}.

A header `set` begins a set, `---` a statement with its issuer's id and names; the text goes on to the next of them. `{a:words}` is
a claim of incident `a` by its predicate's words, `{a?:words}` an optional one. `sheets_of` gives the files of each set's folder:
its texts without marks, and the sheet of claims that `corpus.comparing.notation` reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.comparing.rules import CLAIMS_ALONE
from corpus.errors import CorpusError
from corpus.lookup import pattern_of

SHEET = "incidents.sheet"
_SET = re.compile(r"^#\s*set:\s*(\w+)\s*$", re.MULTILINE)
_STATEMENT = re.compile(r"^---\s+(.+)$", re.MULTILINE)
_MARK = re.compile(r"\{(\w+)(\??):([^{}]+)\}")
_BRACE = re.compile(r"[{}]")
_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class _Set:
    """A set as its parts are read: the head's lines, and a voice line, a file's name and a text for each statement."""

    name: str
    head: list[str]
    voices: dict[str, str] = field(default_factory=dict)
    statements: list[tuple[str, str, str]] = field(default_factory=list)


def sheets_of(marked: str) -> dict[str, dict[str, str]]:
    """Give for each set's name the files of its folder by their names; CorpusError SCHEME where a mark names no incident."""
    parts = _SET.split(marked)
    return {name: _files(_read(name, body)) for name, body in zip(parts[1::2], parts[2::2], strict=True)}


def _read(name: str, body: str) -> _Set:
    head, *parts = _STATEMENT.split(body)
    found = _Set(name, [line.strip() for line in head.splitlines() if line.strip()])
    for number, (line, text) in enumerate(zip(parts[::2], parts[1::2], strict=True), 1):
        voice, *names = [part.strip() for part in line.split("|")]
        if not names:
            raise CorpusError("SCHEME", f"Set {name}: {line!r} names no issuer.", "Write '--- id | name'.")
        found.voices.setdefault(voice, " | ".join([voice, *names]))
        found.statements.append((voice, f"{number}-{_NAME.sub('-', names[0].lower()).strip('-')}.txt", text.strip() + "\n"))
    return found


def _files(given: _Set) -> dict[str, str]:
    files = {file: _unmarked(text)[0] for _, file, text in given.statements}
    for file, text in files.items():
        if left := _BRACE.search(text):
            around = " ".join(text[max(0, left.start() - 20) : left.end() + 20].split())
            raise CorpusError(
                "SCHEME", f"Set {given.name}, {file}: a brace is no mark: {around!r}.", "Write '{a:words}' or '{a?:words}'."
            )
    return files | {SHEET: "\n".join(_sheet(given)) + "\n"}


def _sheet(given: _Set) -> Iterator[str]:
    yield f"# set: {given.name}"
    yield from (line for line in given.head if line.startswith("#"))
    yield f"# layer: {CLAIMS_ALONE}"
    yield from (f"W {voice}" for voice in given.voices.values())
    yield from (f"D {number} {voice} | {file}" for number, (voice, file, _) in enumerate(given.statements, 1))
    marks = [mark for number, (_, _, text) in enumerate(given.statements, 1) for mark in _marks(number, text)]
    incidents = [line for line in given.head if not line.startswith("#")]
    known = {line.removeprefix("I ").split("|")[0].strip() for line in incidents}
    if unknown := {incident for incident, _ in marks} - known:
        raise CorpusError("SCHEME", f"Set {given.name}: no incident {', '.join(sorted(unknown))}.", "Write an I line for it.")
    for line in incidents:
        yield from ("", line)
        yield from (words for incident, words in marks if incident == line.removeprefix("I ").split("|")[0].strip())


def _marks(number: int, text: str) -> Iterator[tuple[str, str]]:
    """Give each mark's incident and its line, with the occurrence of its words where there are several."""
    plain, marks, at = _unmarked(text)
    for (incident, optional, words), start in zip(marks, at, strict=True):
        starts = [found.start() for found in pattern_of(words).finditer(plain)]
        occurrence = f" ~{starts.index(start) + 1}" if len(starts) > 1 and start in starts else ""
        yield incident, f"M{optional} {number} {' '.join(words.split())}{occurrence}"


def _unmarked(text: str) -> tuple[str, Sequence[tuple[str, str, str]], Sequence[int]]:
    """Give the text without marks, the marks, and where the words of each begin in it."""
    plain, marks, at, end = "", [], [], 0
    for mark in _MARK.finditer(text):
        plain += text[end : mark.start()]
        at.append(len(plain))
        marks.append((mark[1], mark[2], mark[3]))
        plain += mark[3]
        end = mark.end()
    return plain + text[end:], marks, at
