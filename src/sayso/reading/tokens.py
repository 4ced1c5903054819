"""spaCy's rule tokenizer, kept from texts that would hold it up.

It peels marks off a stretch without white space one by one and looks at the whole stretch each time: a hundred thousand quotation
marks in a row would take hours. Such a stretch is cut before it sees it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from spacy.tokens import Doc
from spacy.vocab import Vocab

LONGEST_STRETCH: Final = 400
"""Characters without white space that the tokenizer is given at most. Longer than any word and all but the oddest links."""
_STRETCH: Final = re.compile(rf"\S{{{LONGEST_STRETCH + 1},}}")


class SteadyTokenizer:
    """A tokenizer whose cost grows with the text's length, whatever the text. Tokens joined again are the text, always."""

    def __init__(self, vocab: Vocab, tokenizer: Callable[[str], Doc]) -> None:
        """Wrap a tokenizer."""
        self._vocab = vocab
        self._tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        """Cut a text into tokens."""
        if not _STRETCH.search(text):
            return self._tokenizer(text)
        words: list[str] = []
        spaces: list[bool] = []
        for part in _parts(text):
            for token in self._tokenizer(part):
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
        return Doc(self._vocab, words=words, spaces=spaces)


def _parts(text: str) -> Iterator[str]:
    """Cut a text within its long stretches, and nowhere else."""
    begin = 0
    for stretch in _STRETCH.finditer(text):
        for cut in range(stretch.start() + LONGEST_STRETCH, stretch.end(), LONGEST_STRETCH):
            yield text[begin:cut]
            begin = cut
    yield text[begin:]
