"""The parts of an Office package (ECMA-376, part 2), inflated under caps and parsed without entities."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from xml.parsers import expat

from sayso.errors import IntakeError
from sayso.limits import MAX_DOCX_MEMBERS, MAX_DOCX_PART_BYTES

StartHandler = Callable[[str, dict[str, str]], None]
EndHandler = Callable[[str], None]
TextHandler = Callable[[str, int], None]

_MAIN_TYPE = re.compile(r'PartName="/?([^"]+)"\s+ContentType="[^"]*wordprocessingml\.document\.main\+xml"')
_DECLARED = re.compile(rb"""^<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9_.:-]+)["']""")


class Package:
    """A zip file's parts as text. Raises IntakeError ENCRYPTED, DAMAGED, or LIMIT before a part inflates past the cap."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise self.damaged() from error
        if len(self._archive.namelist()) > MAX_DOCX_MEMBERS:
            raise IntakeError("LIMIT", f"{name} holds more than {MAX_DOCX_MEMBERS:,} parts.", "Save it again in a word processor.")

    def main_part(self) -> str:
        """The path of the part that holds the document's text."""
        if "word/document.xml" in self._archive.namelist():
            return "word/document.xml"
        found = _MAIN_TYPE.search(self.text("[Content_Types].xml") or "")
        if not found:
            raise self.damaged()
        return found[1]

    def text(self, part: str) -> str | None:
        """A part decoded, without its byte order mark; None if the package has no such part."""
        data = self._bytes(part)
        if data is None:
            return None
        if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            encoding = "utf-16"
        else:
            declared = _DECLARED.match(data[:200].removeprefix(b"\xef\xbb\xbf"))
            encoding = declared[1].decode("ascii") if declared else "utf-8"
        try:
            return data.decode("utf-8-sig" if encoding.lower() in {"utf-8", "utf8"} else encoding)
        except (LookupError, UnicodeError) as error:
            raise self.damaged() from error

    def damaged(self) -> IntakeError:
        """The error for a package that does not hold together."""
        return IntakeError("DAMAGED", f"{self._name} is a damaged DOCX file.", "Save it again in a word processor.")

    def _bytes(self, part: str) -> bytes | None:
        try:
            info = self._archive.getinfo(part)
        except KeyError:
            return None
        if info.flag_bits & 1:
            raise IntakeError("ENCRYPTED", f"{self._name} is protected by a password.", "Remove the password and read it again.")
        if info.file_size > MAX_DOCX_PART_BYTES:
            raise self._too_large()
        try:
            with self._archive.open(info) as file:
                data = file.read(MAX_DOCX_PART_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise self.damaged() from error
        if len(data) > MAX_DOCX_PART_BYTES:
            raise self._too_large()
        return data

    def _too_large(self) -> IntakeError:
        size = MAX_DOCX_PART_BYTES // 2**20
        return IntakeError("LIMIT", f"{self._name} inflates to more than {size} MB.", "Save its text as plain text.")


class XmlWalker:
    """Walks a part's elements and texts; a text comes with its code point offset in the part.

    Element and attribute names come without namespace. Raises IntakeError REFUSED at any DOCTYPE, `expat.ExpatError` on bad XML.
    """

    def __init__(self, start: StartHandler, end: EndHandler, text: TextHandler) -> None:
        self._start, self._end, self._text = start, end, text
        self._data = b""
        self._byte = self._point = 0
        # The text is handed over as UTF-8 whatever the part declares, so byte indexes are those of its UTF-8.
        self._parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self._parser.StartElementHandler = self._on_start
        self._parser.EndElementHandler = lambda name: self._end(_local(name))
        self._parser.CharacterDataHandler = lambda data: self._text(data, self.offset())
        self._parser.StartDoctypeDeclHandler = _refuse_doctype

    def walk(self, text: str) -> None:
        """Parse `text` to its end."""
        self._data = text.encode("utf-8")
        self._parser.Parse(self._data, True)

    def offset(self) -> int:
        """The code point offset of what the parser stands at; counted on from the last one, so a part takes linear time."""
        index = self._parser.CurrentByteIndex
        self._point += len(self._data[self._byte : index].decode("utf-8", errors="ignore"))
        self._byte = index
        return self._point

    def _on_start(self, name: str, attributes: dict[str, str]) -> None:
        self._start(_local(name), {_local(key): value for key, value in attributes.items()})


def _local(name: str) -> str:
    return name.rsplit(" ", 1)[-1]


def _refuse_doctype(*_: object) -> None:
    message = "The DOCX file holds a DOCTYPE, which no word processor writes."
    raise IntakeError("REFUSED", message, "Save it again in a word processor.")
