"""Which language a statement is in, so that one that the reader cannot read is refused and not misread."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from sayso.limits import ENGLISH_FUNCTION_WORDS, ENGLISH_SHARE

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE_CHARS: Final = 4_000
"""Characters that the language is told from: more make it slower and no surer."""
LEAST_LETTERS: Final = 20
"""With fewer letters a language cannot be told."""
CANDIDATES: Final = (
    "ar", "az", "be", "bg", "bn", "bs", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr",
    "hu", "hy", "id", "it", "ja", "ka", "kk", "ko", "ku", "ky", "lt", "lv", "mk", "ms", "nl", "no", "pl", "ps", "pt",
    "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "th", "tr", "ug", "uk", "ur", "uz", "vi", "zh",
)  # fmt: skip
"""Languages told apart (ISO 639-1): those with a press. Of all that the identifier knows, short texts fall to the rarest."""

_WORD = re.compile(r"[^\W\d_]+")


@cache
def _identifier() -> LanguageIdentifier:
    # Its model takes a third of a second to load: not at start.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(CANDIDATES))
    return identifier


def detect_language(text: str) -> tuple[str, float]:
    """Give the likeliest language of a text (ISO 639-1) and its probability in [0, 1]; `("und", 0.0)` where there is too little.

    Text in which function words of English are common is English; for all other the method is Lui and Baldwin's (2012) langid, from
    the text's first letters and, in a long text, its middle.
    """
    sample = text[:SAMPLE_CHARS]
    if len(text) > 3 * SAMPLE_CHARS:
        middle = len(text) // 2
        sample += text[middle : middle + SAMPLE_CHARS]
    if sum(char.isalpha() for char in sample) < LEAST_LETTERS:
        return "und", 0.0
    words = _WORD.findall(sample.lower())
    share = sum(word in ENGLISH_FUNCTION_WORDS for word in words) / len(words)
    if share >= ENGLISH_SHARE:
        return "en", 1.0
    # Radiograms and headings are all capitals, which the identifier learnt little from.
    language, probability = _identifier().classify(sample.lower())
    return str(language), float(probability)
