"""A text with its hidden words replaced, and where every place of it went."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.ledger.sealing.finding import Hit
from sayso.types import MapRun, Offset


@dataclass(frozen=True, slots=True)
class Replacement:
    """`text` is what the original became; `hits` are in order and do not overlap.

    Parallel to the hits: `starts` and `ends` are theirs in the original, `new_starts` and `new_ends` those of what is shown.
    """

    text: str
    hits: tuple[Hit, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    new_starts: tuple[int, ...]
    new_ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str, hits: Sequence[Hit]) -> Replacement:
        """Put what is shown in the place of every hit."""
        pieces: list[str] = []
        new_starts, new_ends, done, length = [], [], 0, 0
        for hit in hits:
            pieces += (text[done : hit.start], hit.shown)
            new_starts.append(length + hit.start - done)
            length = new_starts[-1] + len(hit.shown)
            new_ends.append(length)
            done = hit.end
        pieces.append(text[done:])
        starts, ends = tuple(hit.start for hit in hits), tuple(hit.end for hit in hits)
        return cls("".join(pieces), tuple(hits), starts, ends, tuple(new_starts), tuple(new_ends))

    def start(self, place: int) -> int:
        """Give where a span that began at `place` begins; inside hidden words, at the beginning of what is shown for them."""
        hit = bisect_right(self.starts, place) - 1
        if hit < 0:
            return place
        return self.new_starts[hit] if place < self.ends[hit] else self.new_ends[hit] + place - self.ends[hit]

    def end(self, place: int) -> int:
        """Give where a span that ended before `place` ends; inside hidden words, at the end of what is shown for them."""
        hit = bisect_left(self.starts, place) - 1
        if hit < 0:
            return place
        return self.new_ends[hit] + max(0, place - self.ends[hit])

    def touches(self, start: int, end: int) -> bool:
        """Tell whether anything between two places of the original was hidden."""
        hit = bisect_right(self.ends, start)
        return hit < len(self.starts) and self.starts[hit] < end

    def bounds(self, sentences: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        """Give sentences' bounds; where hidden words lay in two of them, the first has the pseudonym whole."""
        found: list[tuple[int, int]] = []
        after = 0
        for start, end in sentences:
            moved = max(self.start(start), after if self._begins_inside(start) else 0)
            after = self.end(end)
            if moved < after:
                found.append((moved, after))
        return tuple(found)

    def runs(self, runs: Sequence[MapRun]) -> tuple[MapRun, ...]:
        """Give the map of the text: runs are split at hidden words.

        A pseudonym has the origin of its first hidden character. Of a page, all of it lies in that box; in a text format it has
        no more characters of the original than were hidden in that run, so that no two runs lead to one place there.
        """
        return tuple(moved for run in runs for moved in self._pieces(run))

    def _begins_inside(self, place: int) -> bool:
        hit = bisect_left(self.starts, place) - 1
        return hit >= 0 and place < self.ends[hit]

    def _pieces(self, run: MapRun) -> Iterator[MapRun]:
        place, stop = run.start, run.start + run.length
        for hit in range(bisect_right(self.ends, place), bisect_left(self.starts, stop)):
            start, end = self.starts[hit], self.ends[hit]
            if place < start:
                yield self._moved(run, place, start - place)
            if run.start <= start:
                length = self.new_ends[hit] - self.new_starts[hit]
                hidden = min(end, stop) - start
                yield self._moved(run, start, min(length, hidden) if isinstance(run.origin, Offset) else length)
            place = end
        if place < stop:
            yield self._moved(run, place, stop - place)

    def _moved(self, run: MapRun, place: int, length: int) -> MapRun:
        """Give the part of a run from `place` of the original, where it stands now."""
        origin = run.origin
        if isinstance(origin, Offset):
            origin = Offset(origin.offset + place - run.start, origin.part)
        return MapRun(self.start(place), length, origin)
