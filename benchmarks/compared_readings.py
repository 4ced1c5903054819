"""How far readers of one set of statements agree on its incidents, by the measures that `benchmarks.compared` has for a program.

What such a set's figures can be is bounded by how far careful readers agree. A reading is scored beside another as if it had been
joined by a program: its claims, less the optional ones, are its pairs; its verdicts and numbers stand for those of the matrix.

- **second beside first**: two readers, each without the other's sheets, by the guidelines as they stood then; of five sets
  (dolvan, orlesk, tamrin, quorran, thessby) the second reading was made while they were being mended, of tamrin after it had begun.
- **first beside the adjudicated**: how much of the first reading was kept.
- **third beside the adjudicated**: after the guidelines had been mended and one sheet made of the two readings (`corpus/compared`),
  another reader, who had seen none of them, read some of the sets by the mended guidelines.

Agreement is no α here: incidents are not given but found, so that there is no table of chance to set it against (Artstein and
Poesio 2008, section 4.4 on unitizing).

Run: python -m benchmarks compared-readings
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from benchmarks.compared import ComparedScores, Joined, Told
from benchmarks.table import Row
from corpus.comparing.load import COMPARED, load_sets
from corpus.comparing.scheme import GoldIncident, GoldSet

READINGS: Final = COMPARED.parent / "compared_readings"
"""A folder for each reading, laid out as `corpus/compared` is, with the sheets alone."""


def reading_rows() -> list[Row]:
    """Score readings beside one another; CorpusError: what `load_sets` raises."""
    first, second, third = (load_sets(folder=READINGS / name) for name in ("first", "second", "third"))
    adjudicated = load_sets()
    return [
        *_rows("second beside first", first, second),
        *_rows("first beside the adjudicated", adjudicated, first),
        *_rows("third beside the adjudicated", adjudicated, third),
    ]


def agreement(golds: Sequence[GoldSet], readings: Sequence[GoldSet]) -> ComparedScores:
    """Score readings of sets beside others of the same sets, which are taken for gold; those that only one has are left out."""
    scores, read = ComparedScores(), {one.name: one for one in readings}
    for gold in golds:
        if gold.name in read:
            incidents = read[gold.name].incidents
            told = [Told(mention.statement, mention.span) for one in incidents for mention in one.mentions]
            scores.add(gold, told, [_joined(one) for one in incidents])
    return scores


def _joined(incident: GoldIncident) -> Joined:
    told = tuple(Told(mention.statement, mention.span) for mention in incident.mentions if not mention.optional)
    return Joined(told, {one.name: one.verdict for one in incident.fields}, incident.independent)


def _rows(what: str, golds: Sequence[GoldSet], readings: Sequence[GoldSet]) -> list[Row]:
    scores = agreement(golds, readings)
    pairs, sets = scores.pairs, len({one.name for one in golds} & {one.name for one in readings})
    found = f"P {100 * pairs.precision:.1f}, R {100 * pairs.recall:.1f}; {pairs.hits} of {pairs.gold} and {pairs.ours}"
    shares = (("field verdicts alike", scores.verdicts), ("independent sources alike", scores.independent))
    return [
        Row(f"{what}, {sets} sets: pairs", 100 * pairs.f1, " F", note=found),
        *(Row(f"{what}: {name}", share.percent, " %", note=f"{share.right} of {share.of}") for name, share in shares),
    ]
