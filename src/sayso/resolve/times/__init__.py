"""When: from the words of a time to days with an honest width, and what they rest on (TIMEX3 values beside)."""

from sayso.resolve.times.read import read_time
from sayso.resolve.times.told import Anchors, Told
from sayso.resolve.times.whens import ResolvedWhen, resolve_times

__all__ = ["Anchors", "ResolvedWhen", "Told", "read_time", "resolve_times"]
