"""What must hold between the items of one annotated text, beyond each item's own labels: the same for a sheet and for stand-off."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from corpus.scheme import GoldAttribution, GoldClaim, GoldFlag, ItemKind, Offsets


@dataclass(frozen=True, slots=True)
class Problem:
    """A broken rule of any layer: the item (its kind and its index among its kind), a code, the reason and what to do."""

    kind: str
    index: int
    code: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Items:
    """The items of one text; `undefined_ok` are ids that may be named without being there (a sheet's lines with other errors)."""

    text: str
    attributions: Sequence[GoldAttribution]
    claims: Sequence[GoldClaim]
    flags: Sequence[GoldFlag]
    undefined_ok: Collection[str] = ()


def problems(items: Items) -> list[Problem]:
    """Give every broken rule: attributions first, then claims, then flags."""
    found = [*_offsets(items), *_ids(items), *_parents(items), *_contents(items), *_same_attributions(items), *_claims(items)]
    order = ("attribution", "claim", "flag")
    return sorted(found, key=lambda problem: (order.index(problem.kind), problem.index))


def warnings(items: Items) -> list[Problem]:
    """Give what is unusual but allowed: a participant that overlaps its own predicate."""
    return [
        Problem("claim", index, "OVERLAP", f"the {participant.role} overlaps its own predicate", "make sure that it should")
        for index, claim in enumerate(items.claims)
        for participant in claim.participants
        if overlap(participant.span, claim.predicate)
    ]


def overlap(first: Offsets, second: Offsets) -> int:
    """Give how many code points two spans share."""
    return max(0, min(first[1], second[1]) - max(first[0], second[0]))


def outside(text: str, kind: str, index: int, span: Offsets | None) -> Iterator[Problem]:
    """Give the problem of an item's span that is empty or not of the text."""
    if span is not None and not 0 <= span[0] < span[1] <= len(text):
        reason = f"span {list(span)} is empty or outside the text of {len(text)} code points"
        yield Problem(kind, index, "OFFSETS", reason, "annotate the span again")


def _offsets(items: Items) -> Iterator[Problem]:
    for kind, index, span in _spans(items):
        yield from outside(items.text, kind, index, span)


def _spans(items: Items) -> Iterator[tuple[ItemKind, int, Offsets]]:
    for index, attribution in enumerate(items.attributions):
        for span in (attribution.source, attribution.cue, *attribution.content):
            if span is not None:
                yield "attribution", index, span
    for index, claim in enumerate(items.claims):
        for span in (claim.predicate, claim.when, claim.where, *(participant.span for participant in claim.participants)):
            if span is not None:
                yield "claim", index, span
    for index, flag in enumerate(items.flags):
        yield "flag", index, flag.span


def _ids(items: Items) -> Iterator[Problem]:
    groups: dict[ItemKind, list[str]] = {
        "attribution": [attribution.id for attribution in items.attributions],
        "claim": [claim.id for claim in items.claims],
    }
    for kind, ids in groups.items():
        for index, name in enumerate(ids):
            if name in ids[:index]:
                yield Problem(kind, index, "DUPLICATE", f"the id {name} is taken", "choose another")


def _parents(items: Items) -> Iterator[Problem]:
    by_id = {attribution.id: attribution for attribution in items.attributions}
    for index, attribution in enumerate(items.attributions):
        if attribution.parent is None:
            continue
        parent = by_id.get(attribution.parent)
        if parent is None:
            if attribution.parent not in items.undefined_ok:
                reason = f"there is no attribution {attribution.parent}"
                yield Problem("attribution", index, "PARENT", reason, "mend the parent's id")
        elif _in_cycle(attribution, by_id):
            reason = f"the parents of {attribution.id} lead back to it"
            yield Problem("attribution", index, "CYCLE", reason, "the outermost attribution has no parent")
        elif not all(_inside(items.text, span, parent.content) for span in _anchor(attribution)):
            what = "cue" if attribution.cue else "content"
            reason = f"the {what} of {attribution.id} is not inside the content of {parent.id}"
            yield Problem("attribution", index, "PARENT", reason, "widen that content, or mend the parent")


def _anchor(attribution: GoldAttribution) -> tuple[Offsets, ...]:
    """What has to lie in the parent's content: the cue, of a bare quotation its content."""
    return (attribution.cue,) if attribution.cue else attribution.content


def _in_cycle(attribution: GoldAttribution, by_id: dict[str, GoldAttribution]) -> bool:
    seen: set[str] = set()
    above = attribution.parent
    while above in by_id and above not in seen:
        if above == attribution.id:
            return True
        seen.add(above)
        above = by_id[above].parent
    return False


def _contents(items: Items) -> Iterator[Problem]:
    for index, attribution in enumerate(items.attributions):
        spans = attribution.content
        if not spans:
            yield Problem("attribution", index, "MALFORMED", f"{attribution.id} has no content", "give at least one span")
        if any(overlap(first, second) for at, first in enumerate(spans) for second in spans[:at]):
            reason = f"the contents of {attribution.id} overlap"
            yield Problem("attribution", index, "OVERLAP", reason, "make them one span, or shorten one")


def _same_attributions(items: Items) -> Iterator[Problem]:
    seen: dict[tuple[Offsets | None, tuple[Offsets, ...]], str] = {}
    for index, attribution in enumerate(items.attributions):
        first = seen.setdefault((attribution.cue, attribution.content), attribution.id)
        if first != attribution.id:
            reason = f"{attribution.id} has the cue and the content of {first}"
            yield Problem("attribution", index, "DUPLICATE", reason, "keep one of them")


def _claims(items: Items) -> Iterator[Problem]:
    by_id = {attribution.id: attribution for attribution in items.attributions}
    seen: set[tuple[Offsets, str | None]] = set()
    for index, claim in enumerate(items.claims):
        key = (claim.predicate, claim.attribution)
        if key in seen:
            reason = "another claim has this predicate in the same attribution"
            yield Problem("claim", index, "DUPLICATE", reason, "keep one, or choose another word as predicate")
        seen.add(key)
        if claim.attribution is None:
            if claim.innermost != claim.issuer:
                reason = f"two commitments ({claim.innermost}/{claim.issuer}) without an attribution"
                yield Problem("claim", index, "COMMITMENT", reason, "name the attribution, or give one value")
        elif claim.attribution not in by_id:
            if claim.attribution not in items.undefined_ok:
                yield Problem("claim", index, "CHAIN", f"there is no attribution {claim.attribution}", "mend the id")
        elif not _inside(items.text, claim.predicate, by_id[claim.attribution].content):
            reason = f"the predicate is not inside the content of {claim.attribution}"
            yield Problem("claim", index, "CHAIN", reason, "widen that content, or mend the id")


def _inside(text: str, span: Offsets, holders: Sequence[Offsets]) -> bool:
    # White space and marks between two spans of a broken quotation belong to neither, so only letters and digits count.
    letters = [at for at in range(max(0, span[0]), min(span[1], len(text))) if text[at].isalnum()]
    return all(any(start <= at < end for start, end in holders) for at in letters)
