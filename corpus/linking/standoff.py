"""Stand-off JSON lines of links: the document's line first, then a link a line; ids, offsets and labels, no text."""

from __future__ import annotations

from typing import cast

from corpus.fields import Object, boolean, check_keys, document_fields, label, lines_of, malformed, optional_span, string
from corpus.linking import scheme
from corpus.linking.scheme import GoldLink, GoldLinks
from corpus.scheme import POLARITIES
from sayso.types import LinkRelation, Polarity


def to_lines(gold: GoldLinks) -> list[str]:
    """Give the lines of a document's stand-off file."""
    return lines_of(gold, scheme.SCHEMA, {"link": "links"})


def read_head(row: Object) -> GoldLinks:
    """Read the first line's object into an annotation that has no links yet."""
    return GoldLinks(*document_fields(row, scheme.SCHEMA))


def read_link(kind: str, row: Object) -> GoldLink:
    """Read the object of a link's line; CorpusError MALFORMED where it is of another kind."""
    if kind != "link":
        raise malformed(f"{kind!r} is not link")
    check_keys(row, [name.removesuffix("_") for name in GoldLink.__slots__])
    return GoldLink(
        from_=string(row, "from"),
        to=string(row, "to"),
        relation=cast(LinkRelation, label(string(row, "relation"), scheme.RELATIONS, "relation")),
        cue=optional_span(row, "cue"),
        polarity=cast(Polarity, label(string(row, "polarity"), POLARITIES, "polarity")),
        habitual=boolean(row, "habitual"),
        conditional=boolean(row, "conditional"),
    )
