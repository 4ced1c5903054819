"""Loading links: stand-off files of `folder/<split>/` beside their texts and claims; all hold, or none is returned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from corpus.layers import Layer, load_layer
from corpus.linking import standoff
from corpus.linking.rules import problems
from corpus.linking.scheme import GoldLink, GoldLinks
from corpus.load import AnnotatedText, load_corpus
from corpus.rules import Problem
from corpus.scheme import SPLITS

LINKED = Path(__file__).parent.parent / "linked"
"""The links of the repository: a folder of stand-off files for each split."""


@dataclass(frozen=True, slots=True)
class LinkedText:
    """A document's links, and the annotated text whose claims they join."""

    gold: GoldLinks
    of: AnnotatedText


def load_links(folder: Path, corpora: Path, gold: Path, splits: Iterable[str] = SPLITS) -> list[LinkedText]:
    """Load the documents of the splits, in the order of split and file name; `gold` is the folder of the annotated claims.

    CorpusError: as `load_layer` tells, also for the annotated claims.
    """
    wanted = tuple(splits)
    known = {item.gold.id: item for item in load_corpus(gold, corpora, wanted)}
    layer = Layer(standoff.read_head, standoff.read_link, _with_links, partial(_problems, known), lambda _: ("link",))
    return [LinkedText(links, known[links.id]) for links, _ in load_layer(layer, folder, corpora, wanted)]


def _with_links(head: GoldLinks, links: Iterable[GoldLink]) -> GoldLinks:
    return replace(head, links=tuple(links))


def _problems(known: Mapping[str, AnnotatedText], text: str, links: GoldLinks) -> Iterator[Problem]:
    if links.id not in known:
        reason = f"the claims of {links.id} are not annotated in the {links.split} part"
        yield Problem("document", 0, "TEXT_MISSING", reason, "give the folder whose claims are linked")
        return
    yield from problems(text, links, known[links.id].gold)
