"""Who takes part in a happening, and what a statement tells of it besides the clause: as they are compared."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.compare.incidents.days import Days, YearDays
from sayso.compare.incidents.limits import DAYS_APART


@dataclass(frozen=True, slots=True)
class Figure:
    """Who or what takes part, by all that its statement calls it: head nouns in the singular, and for each name its keys.

    `minimum` and `maximum` are how many they are, inclusive, both None where that is not told; `many` whether they are several,
    None where nothing tells; `of_person` where the names are a person's.
    """

    heads: frozenset[str] = frozenset()
    names: frozenset[frozenset[str]] = frozenset()
    minimum: int | None = None
    maximum: int | None = None
    many: bool | None = None
    of_person: bool = False

    @property
    def known(self) -> bool:
        """Whether any word tells who or what it is."""
        return bool(self.heads or self.names)

    @property
    def counted(self) -> bool:
        """Whether a number is told."""
        return self.minimum is not None or self.maximum is not None


@dataclass(frozen=True, slots=True)
class Context:
    """A claim's deed ("" where its kind is unknown), whom or what it befell, who did it, and when.

    `days` are its own, else those of its passage; `years` are those that its sentence names, else that of the days;
    `other_year` where it names them itself and they are not its statement's. `of_year` are the days of the year that the claim
    itself names, with or without the year.
    """

    deed: str = ""
    themes: tuple[Figure, ...] = ()
    doers: tuple[Figure, ...] = ()
    days: Days | None = None
    years: frozenset[int] = frozenset()
    other_year: bool = False
    of_year: YearDays | None = None


def excluded(one: Context, other: Context) -> bool:
    """Tell whether two tellings cannot be of one happening: it befell people of other names, or in other years or seasons."""
    return years_apart(one, other) or people_apart(one, other) or seasons_apart(one, other)


def years_apart(one: Context, other: Context) -> bool:
    """Tell whether both tell of years, and of none in common."""
    return bool(one.years and other.years and one.years.isdisjoint(other.years))


def seasons_apart(one: Context, other: Context) -> bool:
    """Tell whether both name days of the year, and these lie apart in any year: "on 8 January" and "on 6 December"."""
    return one.of_year is not None and other.of_year is not None and one.of_year.gap(other.of_year) > DAYS_APART


def one_person(one: Context, other: Context) -> bool:
    """Tell whether it befell a person of one name."""
    return any(first.of_person and second.of_person and same_name(first, second) for first in one.themes for second in other.themes)


def people_apart(one: Context, other: Context) -> bool:
    """Tell whether both tell whom it befell, by names of persons alone, and no name can be another's."""
    pairs = [(first, second) for first in one.themes for second in other.themes if first.known and second.known]
    return bool(pairs) and all(_named(first) and _named(second) and not same_name(first, second) for first, second in pairs)


def same_name(one: Figure, other: Figure) -> bool:
    """Tell whether one of the names of a figure holds one of the other's: "Orun" and "Safet Orun"."""
    return any(first <= second or second <= first for first in one.names for second in other.names)


def _named(one: Figure) -> bool:
    return one.of_person and bool(one.names)
