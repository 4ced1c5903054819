"""What `python -m corpus links-show`, `links-check`, `links-compile` and `links-agreement` do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpus.agreement import markdown
from corpus.commands import in_common
from corpus.errors import CorpusError
from corpus.linking.agreement import link_rows
from corpus.linking.load import load_links
from corpus.linking.notation import read_links
from corpus.linking.scheme import GoldLinks
from corpus.linking.standoff import to_lines
from corpus.load import AnnotatedText, load_corpus
from corpus.scheme import GoldClaim, Offsets
from corpus.sheets import Compiler, check_files, compile_files

_ROLES = ("agent", "patient", "recipient")
_LONGEST = 60
"""Characters of a participant that are shown."""


def show_claims(corpora: Path, documents: Sequence[str], gold: Path) -> int:
    """Print each document's id, hash and numbered segments, each with its claims below. CorpusError TEXT_MISSING."""
    known = _known(corpora, gold)
    for document in documents:
        if document not in known:
            raise CorpusError("TEXT_MISSING", f"{gold} has no claims of {document}.", "Give the id of an annotated document.")
        print("\n".join([*_shown(known[document]), ""]))
    return 0


def check_links(corpora: Path, sheets: list[Path], gold: Path) -> int:
    """Print every problem of the sheets, or what each holds; status 1 if any has an error. `gold` holds the annotated claims."""
    return check_files(_compiler(corpora, gold), sheets)


def compile_links(corpora: Path, sheets: list[Path], gold: Path, folder: Path) -> int:
    """Write the stand-off file of every sheet without an error into `folder/split`; status 1 if any has one."""
    return compile_files(_compiler(corpora, gold), sheets, folder)


def agree_on_links(corpora: Path, first: Path, second: Path, gold: Path) -> int:
    """Print how far the second folder of links agrees with the first over the documents that are in both."""
    left, right = ([item.gold for item in load_links(folder, corpora, gold)] for folder in (first, second))
    both = in_common(left, right, (first, second))
    print(f"{len(both)} documents read twice\n")
    print(markdown(link_rows(both)))
    return 0


def _known(corpora: Path, gold: Path) -> dict[str, AnnotatedText]:
    return {item.gold.id: item for item in load_corpus(gold, corpora)}


def _compiler(corpora: Path, gold: Path) -> Compiler[GoldLinks]:
    return Compiler(_known(corpora, gold), read_links, lambda links: f"{len(links.links)} links", to_lines)


def _shown(item: AnnotatedText) -> list[str]:
    lines = [f"# doc: {item.gold.id}", f"# hash: {item.gold.hash}"]
    for number, segment in enumerate(item.gold.segments, 1):
        lines.append(f"[{number}] {_words(item.text, segment)}")
        lines += [_claim(item.text, claim) for claim in item.gold.claims if segment[0] <= claim.predicate[0] < segment[1]]
    return lines


def _claim(text: str, claim: GoldClaim) -> str:
    parts = [f"{part.role}={_words(text, part.span)[:_LONGEST]}" for part in claim.participants if part.role in _ROLES]
    held = f" [in {claim.attribution}]" if claim.attribution else ""
    return f"      {claim.id}: <{_words(text, claim.predicate)}> {'; '.join(parts)}{held}"


def _words(text: str, span: Offsets) -> str:
    return " ".join(text[slice(*span)].split())
