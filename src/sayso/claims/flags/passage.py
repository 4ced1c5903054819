"""What the finders of flags look at: a statement's syntax, attributions and claims, and the clause and sentence of a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sayso.claims.attributed import Attributed
from sayso.claims.clauses import Clauses
from sayso.claims.quotation import FAMILY, Range
from sayso.claims.syntax import PUNCTUATION, Syntax
from sayso.types import Block, Claim, Flag, FlagName

_OUTSIDE_CLAUSE = frozenset({"conj", "cc", "parataxis", "list", "discourse", "vocative"})
FIRST_PERSON = frozenset({"i", "we"})
_SHORTEST_NAME = 4
_OPENS = frozenset({"that", "and", "but", "or", "because", "whether"})


@dataclass(frozen=True)
class Passage:
    """One statement as the finders see it; tokens are numbers, ranges hold both ends."""

    syntax: Syntax
    attributed: Sequence[Attributed]
    claims: Sequence[Claim]
    blocks: Sequence[Block] = ()
    issuer: str | None = None
    by_id: dict[str, Attributed] = field(init=False, repr=False)
    clauses: Clauses = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Prepare what is looked up again and again."""
        object.__setattr__(self, "by_id", {one.attribution.id: one for one in self.attributed})
        object.__setattr__(self, "clauses", Clauses(self.syntax))

    @cached_property
    def _token_at(self) -> dict[int, int]:
        return {begin: token for token, begin in enumerate(self.syntax.start)}

    @cached_property
    def _block_of(self) -> list[Block | None]:
        """Give every sentence its block."""
        found: list[Block | None] = []
        number = 0
        for first, _ in self.syntax.sentences:
            begin = self.syntax.start[first]
            while number + 1 < len(self.blocks) and self.blocks[number].end <= begin:
                number += 1
            here = number < len(self.blocks) and self.blocks[number].start <= begin < self.blocks[number].end
            found.append(self.blocks[number] if here else None)
        return found

    @cached_property
    def sentence_ranges(self) -> list[Range | None]:
        """Give every sentence's first and last token that is no blank; None for a sentence of blanks."""
        found: list[Range | None] = []
        for first, after in self.syntax.sentences:
            solid = [token for token in range(first, after) if self.syntax.pos[token] != "SPACE"]
            found.append((solid[0], solid[-1]) if solid else None)
        return found

    @cached_property
    def heads(self) -> frozenset[int]:
        """Give the heads of all claims' predicates."""
        return frozenset(head for head in map(self.head_of, self.claims) if head is not None)

    @cached_property
    def by_cue(self) -> dict[int, Attributed]:
        """Give the attributions by their cues' heads."""
        return {one.cue_head: one for one in self.attributed if one.cue_head is not None}

    def sentences(self) -> Iterator[tuple[int, Range]]:
        """Give the number and range of every sentence with words."""
        for number, found in enumerate(self.sentence_ranges):
            if found is not None:
                yield number, found

    def block(self, sentence: int) -> Block | None:
        """Give the block that a sentence stands in."""
        return self._block_of[sentence] if sentence < len(self._block_of) else None

    def kind(self, sentence: int) -> str:
        """Give the kind of block that a sentence stands in: a paragraph where none is known."""
        block = self.block(sentence)
        return block.kind if block is not None else "paragraph"

    def head_of(self, claim: Claim) -> int | None:
        """Give the token that heads a claim's predicate."""
        first = self._token_at.get(claim.predicate.start)
        if first is None:
            return None
        last = first
        while last + 1 < len(self.syntax) and self.syntax.start[last + 1] < claim.predicate.end:
            last += 1
        inside = range(first, last + 1)
        top = next((token for token in inside if self.syntax.head[token] not in inside or self.syntax.head[token] == token), last)
        return self.syntax.head[top] if self.syntax.dep[top] == "cop" else top

    def innermost(self, claim: Claim) -> Attributed | None:
        """Give the attribution that a claim rests on."""
        return self.by_id.get(claim.chain[-1]) if claim.chain else None

    def speaks(self, token: int, innermost: Attributed | None) -> bool:
        """Tell whether a subject is the one who speaks: "we", "I", or the issuer by its name in its own voice."""
        if self.syntax.lower[token] in FIRST_PERSON:
            return True
        if self.issuer is None or (innermost is not None and innermost.attribution.source.kind != "issuer"):
            return False
        named = self.syntax.span(*self.clauses.phrase(token)).text.casefold().removeprefix("the ")
        return len(named) >= _SHORTEST_NAME and named in self.issuer.casefold()

    def clause(self, head: int) -> Range:
        """Give the clause of a predicate's head, with its conditions and objects, without what is coordinated or put in."""
        first, last = self.syntax.phrase(head, _OUTSIDE_CLAUSE)
        raised = self._raised(head)
        if raised is not None:
            first = min(first, self.syntax.phrase(raised, _OUTSIDE_CLAUSE)[0])
        while first < head and (self.syntax.lower[first] in _OPENS or self._marks(first)):
            first += 1
        while last > head and self._marks(last):
            last -= 1
        return first, last

    def _raised(self, head: int) -> int | None:
        """Give the verb that an infinitive stands under, where the two share a subject ("is expected to rise")."""
        above = self.syntax.head[head]
        shares = self.syntax.dep[head] == "xcomp" and not self.syntax.with_dep(above, "obj", "iobj")
        return above if shares and self.syntax.with_dep(above, "nsubj") else None

    def _marks(self, token: int) -> bool:
        return self.syntax.pos[token] in PUNCTUATION or self.syntax.words[token] in FAMILY

    def sentence_flag(self, name: FlagName, sentence: int, reason: str) -> Flag:
        """Flag a sentence, without quotation marks around it."""
        found = self.sentence_ranges[sentence]
        assert found is not None
        return self.flag(name, self.unquoted(found), reason)

    def unquoted(self, words: Range) -> Range:
        """Strip quotation marks and dashes from both ends."""
        first, last = words
        while first < last and (self.syntax.words[first] in FAMILY or self.syntax.words[first] in {"-", "–", "—", "•", "*"}):
            first += 1
        while last > first and self.syntax.words[last] in FAMILY:
            last -= 1
        return first, last

    def flag(self, name: FlagName, words: Range, reason: str) -> Flag:
        """Flag a range of tokens."""
        return Flag(name, self.syntax.start[words[0]], self.syntax.end[words[1]], reason)


Finder = Callable[[Passage], Iterator[Flag]]
