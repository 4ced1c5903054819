"""`sayso map`: the system that statements describe, as a picture, a page or a file for other tools."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.commands.days import check_days
from sayso.commands.several import Several, check_sources, write_text
from sayso.commands.streams import ALL_READ, ERROR, SOME_FAILED, refuse_own_input
from sayso.export.maps import draw
from sayso.system import Wanted, map_of


@dataclass(frozen=True, slots=True)
class MapOptions:
    """The options of `sayso map`: statements to read (`paths`) or ledgers that were read before, what to show, and how."""

    paths: tuple[str, ...]
    ledgers: tuple[str, ...]
    wanted: Wanted
    format: str = "svg"
    output: str | None = None
    unsealed: str | None = None


def draw_map(options: MapOptions) -> int:
    """Draw one map of all statements and give the exit status: 0 all read, 1 none could be read, 3 some could not.

    Raises UsageError USAGE where there are neither paths nor ledgers or both, GIVEN for a day that is none or days in the wrong
    order, OUTPUT where the map would be written over an input; SaysoError OUTPUT where it cannot be written.
    """
    _check(options)
    several = Several(options.paths, options.ledgers, options.unsealed)
    ledgers = list(several)
    if several.failed and not ledgers:
        return ERROR
    write_text(draw(map_of(ledgers, options.wanted), options.format), options.output)
    return SOME_FAILED if several.failed else ALL_READ


def _check(options: MapOptions) -> None:
    check_sources(options.paths, options.ledgers, "map")
    check_days(options.wanted.since, options.wanted.until)
    refuse_own_input(options.output, [*options.paths, *options.ledgers])
