"""Bytes to text: a byte order mark or valid UTF-8 is believed, anything else is a guess, and the ledger says so."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from sayso.errors import IntakeError
from sayso.types import Warning_

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Single-byte encodings are judged on a sample: the choice does not change after this much text.
_SAMPLE = 1 << 18
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
# The ten commonest letters of Russian make up 64 % of running text (National Corpus of Russian, letter frequencies).
_COMMON_CYRILLIC = frozenset("оеаинтсрвл")
_DECLARED = re.compile(rb"""(?:<\?xml[^>]{0,200}encoding|<meta[^>]{0,400}charset)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded file. `text` has no byte order mark: offset 0 is the first character after it."""

    text: str
    encoding: str
    warnings: tuple[Warning_, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """Decode a text file.

    Order: byte order mark, UTF-8, a declared charset (HTML), UTF-16 without a mark, then a guess among cp1251, koi8-r, cp1252 and
    latin-1. Raises IntakeError NOT_TEXT for binary data.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding)
    sample = data[:_SAMPLE]
    utf16 = _unmarked_utf16(sample)
    if utf16:
        decoded = _decode_as(data, utf16)
        return Decoded(decoded.text, utf16, (_guessed(utf16), *decoded.warnings))
    refuse_binary(sample, name)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", _control_warnings(data))
    except UnicodeDecodeError:
        return _decode_eight_bit(data, sample)


def refuse_binary(sample: bytes, name: str) -> None:
    """Raise IntakeError NOT_TEXT if `sample` holds more control characters than a text with a few stray ones would."""
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > max(2, len(sample) // 100):
        raise IntakeError("NOT_TEXT", f"{name} is not text: it holds binary data.", "Give a text, HTML, DOCX or PDF file.")


def _decode_as(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return Decoded(text, encoding, (_broken(encoding, text),))
    return Decoded(text, encoding)


def _decode_eight_bit(data: bytes, sample: bytes) -> Decoded:
    declared = _declared_encoding(sample)
    if declared:
        return _decode_as(data, declared)
    as_utf8 = data.decode("utf-8", errors="replace")
    bad = as_utf8.count("\ufffd")
    others = len(as_utf8) - bad - len(as_utf8.encode("ascii", errors="ignore"))
    if others > 3 * bad:  # a few broken bytes in what is UTF-8 otherwise
        return Decoded(as_utf8, "utf-8", (_broken("utf-8", as_utf8),))
    encoding = _guess(data[:_SAMPLE])
    return Decoded(data.decode(encoding, errors="replace"), encoding, (_guessed(encoding), *_control_warnings(data)))


def _declared_encoding(sample: bytes) -> str | None:
    found = _DECLARED.search(sample[:4096])
    if not found:
        return None
    try:
        info = codecs.lookup(found[1].decode("ascii"))
    except (LookupError, UnicodeError):
        return None
    # UTF-16 cannot be declared in bytes that read as ASCII; "latin-1" on the web means cp1252 (WHATWG Encoding Standard).
    if info.name.startswith("utf") or not getattr(info, "_is_text_encoding", True):
        return None
    return "cp1252" if info.name in {"iso8859-1", "ascii"} else info.name


def _unmarked_utf16(sample: bytes) -> str | None:
    pairs = len(sample) // 2
    if pairs < 8:
        return None
    even, odd = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    if odd > 0.4 * pairs and even < 0.02 * pairs:
        return "utf-16-le"
    if even > 0.4 * pairs and odd < 0.02 * pairs:
        return "utf-16-be"
    return None


def _guess(sample: bytes) -> str:
    letters = sum(sample.count(byte) for byte in range(0xC0, 0x100))
    latin = sum(sample.count(byte) for byte in (*range(0x41, 0x5B), *range(0x61, 0x7B)))
    # In a Latin script accented letters are few; in a Cyrillic one nearly every word is made of high bytes alone.
    if letters > 0.4 * (letters + latin) or _high_words(sample) > 0.4 * max(1, letters):
        return max(("cp1251", "koi8-r"), key=lambda encoding: _cyrillic_score(sample, encoding))
    try:
        sample.decode("cp1252")
    except UnicodeDecodeError:
        return "latin-1"
    return "cp1252"


def _high_words(sample: bytes) -> int:
    return sum(len(word) for word in re.findall(rb"[\xC0-\xFF]{4,}", sample))


def _cyrillic_score(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, errors="replace")
    letters = [c for c in text if "\u0400" <= c <= "\u04ff"]
    if not letters:
        return 0.0
    common = sum(c.lower() in _COMMON_CYRILLIC for c in letters) / len(letters)
    # Read in the wrong one of the two, small letters become capitals.
    inner_capitals = len(re.findall("[а-яё][А-ЯЁ]", text)) / len(letters)
    return common + 0.25 * sum(c.islower() for c in letters) / len(letters) - inner_capitals


def _guessed(encoding: str) -> Warning_:
    return Warning_("ENCODING_GUESSED", f"The file does not say its encoding; it was read as {encoding}.")


def _broken(encoding: str, text: str) -> Warning_:
    count = text.count("\ufffd")
    return Warning_("ENCODING_BROKEN", f"{count} places are not valid {encoding} and stand as U+FFFD.")


def _control_warnings(data: bytes) -> tuple[Warning_, ...]:
    count = len(data) - len(data.translate(None, _CONTROLS))
    return (Warning_("CONTROL_CHARACTERS", f"The text holds {count} control characters; they were kept."),) if count else ()
