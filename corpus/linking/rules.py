"""What must hold in an annotation of links, beyond its labels: the same for a sheet and for stand-off."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.linking.scheme import GoldLink, GoldLinks
from corpus.rules import Problem, outside
from corpus.scheme import GoldDocument

NEVER_UNSAID = ("sequence", "contrast", "analogy")
"""Relations that are only annotated where words mark them."""


def problems(text: str, links: GoldLinks, claims: GoldDocument) -> Iterator[Problem]:
    """Give every broken rule; `claims` is the annotation whose claims the links join."""
    known = {claim.id for claim in claims.claims}
    seen: set[tuple[str, str, str]] = set()
    for index, link in enumerate(links.links):
        yield from outside(text, "link", index, link.cue)
        for end in (link.from_, link.to):
            if end not in known:
                reason = f"{links.id} has no claim {end}"
                yield Problem("link", index, "LINK", reason, "copy an id that links-show prints")
        if link.from_ == link.to:
            yield Problem("link", index, "LINK", f"{link.from_} is linked to itself", "mend one of the ends")
        key = (link.from_, link.to, link.relation)
        if key in seen:
            reason = f"{link.from_} and {link.to} are already linked by {link.relation}"
            yield Problem("link", index, "DUPLICATE", reason, "keep one of them")
        seen.add(key)


def warnings(links: GoldLinks) -> Iterator[Problem]:
    """Give what is unusual but allowed: a relation without words that the guidelines only know with them."""
    for index, link in enumerate(links.links):
        if _is_unsaid(link):
            reason = f"a {link.relation} without a cue"
            yield Problem("link", index, "LINK", reason, "give the words that mark it, or leave the link out")


def _is_unsaid(link: GoldLink) -> bool:
    return link.cue is None and link.relation in NEVER_UNSAID
