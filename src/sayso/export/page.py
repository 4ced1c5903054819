"""A page for a terminal: lines of styled text, laid out for a width, and written with or without colour and signs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from io import StringIO
from typing import Final

from rich.console import Console
from rich.text import Text

NARROWEST: Final = 40
WIDEST: Final = 120
"""Columns that a page is laid out for at most: longer lines are hard to follow back to their start."""

# One column for one column, so that a page keeps its layout; only an ellipsis of the statement's own grows.
_ASCII: Final = str.maketrans(
    {
        **dict(zip("→←●○✗·━⚑⚠“”„‘’–—⟨⟩⟦⟧\u00a0\ufffd", '><#.x|=!!"""\'\'--<>[] ?', strict=True)),
        "…": "...",
        "\u2068": "",
        "\u2069": "",
    }
)


@dataclass(slots=True)
class Page:
    """The page while it is written: lines of styled text, none wider than `width`."""

    width: int
    unicode: bool
    gutter: int
    lines: list[Text] = field(default_factory=list)

    @classmethod
    def of(cls, width: int, unicode: bool, gutter: int = 0) -> Page:
        """Begin a page for a width, or for the nearest that a page is laid out for; `gutter` is the margin for ids and places."""
        return cls(min(max(width, NARROWEST), WIDEST), unicode, gutter)

    def add(self, *parts: Text, indent: str = "", first: str | None = None, most: int | None = None) -> None:
        """Write `parts` as a paragraph under `indent` (`first` before its first line), in at most `most` lines."""
        whole = Text.assemble(*parts)
        for number, line in enumerate(self.wrapped(whole, self.width - len(indent))[:most]):
            margin = first if number == 0 and first is not None else indent
            self.lines.append(Text.assemble(Text(margin, "dim"), line))

    def wrapped(self, text: Text, width: int) -> list[Text]:
        """Break `text` at words into lines of `width` columns."""
        lines = text.wrap(_MEASURE, max(width, 1), no_wrap=False)
        for line in lines:
            line.rstrip()
        return list(lines)

    def space(self) -> None:
        """Leave a line free."""
        self.lines.append(Text())


def joined(separator: str, parts: Sequence[Text]) -> Text:
    """Join `parts` by a dim `separator`; Text.join would lend its own style to the parts."""
    whole = Text()
    for number, part in enumerate(parts):
        if number:
            whole.append(separator, "dim")
        whole.append_text(part)
    return whole


_MEASURE: Final = Console(file=StringIO(), width=WIDEST, legacy_windows=False)


def page_break(*, width: int = 80, unicode: bool = True) -> str:
    """Give the line that stands between the pages of two statements, with space around it."""
    return f"\n{('═' if unicode else '=') * min(max(width, NARROWEST), WIDEST)}\n\n"


def as_text(lines: Iterable[Text], *, colour: bool, unicode: bool) -> str:
    """Give lines with a line end after each: no escape without `colour`, no sign beyond ASCII without `unicode`."""
    stream = StringIO()
    console = Console(
        file=stream,
        width=WIDEST * 2,
        color_system="standard" if colour else None,
        force_terminal=colour,
        legacy_windows=False,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for line in lines:
        console.print(line, soft_wrap=True)
    return stream.getvalue() if unicode else stream.getvalue().translate(_ASCII)
