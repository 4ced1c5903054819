"""What each rule of the grammar means: the builders that its last column names.

A builder makes a meaning from the slots of a rule, None where they fit no time.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sayso.claims.timex import build_dates, build_lengths, build_parts, build_relative
from sayso.claims.timex.meaning import Meaning
from sayso.claims.timex.readers import meaning_in

if TYPE_CHECKING:
    from sayso.claims.timex.grammar import Builder, Slots


def same(slots: Slots) -> Meaning | None:
    """Give the meaning of the one symbol in the rule."""
    return meaning_in(slots)


def builder(name: str) -> Builder:
    """Give a builder by the name that a rule calls it. KeyError for an unknown name."""
    return _BUILDERS[name]


_BUILDERS: dict[str, Builder] = {
    "same": same,
    "quarter": partial(build_dates.cycle, "quarter"),
    "half": partial(build_dates.cycle, "half"),
    "weekday_in": partial(build_parts.weekday_in, "speech"),
    "weekday_in_story": partial(build_parts.weekday_in, "story"),
    "calendar": build_dates.calendar,
    "on_weekday": build_dates.on_weekday,
    "year_first": build_dates.year_first,
    "day_first": build_dates.day_first,
    "slashed": build_dates.slashed,
    "nine_eleven": build_dates.nine_eleven,
    "hijri": build_dates.hijri,
    "hijri_figures": build_dates.hijri_figures,
    "other_half": build_dates.other_half,
    "season": build_dates.season,
    "decade": build_dates.decade,
    "century": build_dates.century,
    "turn_of_century": build_dates.turn_of_century,
    "fiscal": build_dates.fiscal,
    "holiday": build_dates.holiday,
    "day_range": build_dates.day_range,
    "month_range": build_dates.month_range,
    "date_range": build_dates.date_range,
    "year_range": build_dates.year_range,
    "year_range_short": build_dates.year_range_short,
    "weekday_range": build_dates.weekday_range,
    "relative_year": build_relative.relative_year,
    "deictic_day": build_relative.deictic_day,
    "shift": build_relative.shift,
    "shift_past": build_relative.shift_past,
    "shift_latest": build_relative.shift_latest,
    "story": build_relative.story,
    "the_unit": build_relative.the_unit,
    "fiscal_offset": build_relative.fiscal_offset,
    "which": build_relative.which,
    "which_story": build_relative.which_story,
    "which_past": build_relative.which_past,
    "which_quarter": build_relative.which_quarter,
    "year_earlier": build_relative.year_earlier,
    "same_year_back": build_relative.same_year_back,
    "ago": build_relative.ago,
    "units_ago": build_relative.units_ago,
    "long_ago": build_relative.long_ago,
    "day_beside": build_relative.day_beside,
    "then": build_relative.then,
    "vague": build_relative.vague,
    "vague_present": build_relative.vague_present,
    "recent": build_relative.recent,
    "coming": build_relative.coming,
    "date_in": build_parts.date_in,
    "month_in": build_parts.month_in,
    "season_in": build_parts.season_in,
    "holiday_in": build_parts.holiday_in,
    "nth": build_parts.nth,
    "nth_weekday": build_parts.nth_weekday,
    "nth_weekend": build_parts.nth_weekend,
    "part": build_parts.part,
    "part_of_day": build_parts.part_of_day,
    "part_in": build_parts.part_in,
    "unit_end": build_parts.unit_end,
    "mid_unit": build_parts.mid_unit,
    "clock": build_parts.clock,
    "noon": build_parts.noon,
    "clock_on": build_parts.clock_on,
    "same_clock": build_parts.same_clock,
    "clock_on_daypart": build_parts.clock_on_daypart,
    "daypart": build_parts.daypart,
    "night": build_parts.night,
    "turned_daypart": build_parts.turned_daypart,
    "story_daypart": build_parts.story_daypart,
    "tonight": build_parts.tonight,
    "overnight": build_parts.overnight,
    "daypart_on": build_parts.daypart_on,
    "night_on": build_parts.night_on,
    "length": build_lengths.length,
    "length_more": build_lengths.length_more,
    "duration": build_lengths.duration,
    "long": build_lengths.long,
    "duration_units": build_lengths.duration_units,
    "duration_toward": build_lengths.duration_toward,
    "every": build_lengths.every,
    "every_unit": build_lengths.every_unit,
    "every_other": build_lengths.every_other,
    "every_weekend": build_lengths.every_weekend,
    "regular": build_lengths.regular,
}
