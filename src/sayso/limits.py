"""Every cap and threshold of the program, in one table, each with its reason."""

from __future__ import annotations

from typing import Final

MAX_FILE_BYTES: Final = 50 * 1024 * 1024
"""Largest file read. The largest honest statement met in the corpora is under 1 MB; scans come to tens."""

MAX_TEXT_CHARS: Final = 5_000_000
"""Largest reading text: about 1,500 pages, an hour of reading on one core."""

MAX_PDF_PAGES: Final = 2_000
"""Most pages read of one PDF."""

MAX_DOCX_PART_BYTES: Final = 64 * 1024 * 1024
"""Largest inflated part of a DOCX; checked before and while it inflates."""

MAX_HTML_DEPTH: Final = 512
"""Deepest nesting of HTML elements kept; deeper elements are read as if they were at this depth."""

LANGUAGES_READ: Final = ("en",)
"""ISO 639-1 codes of the languages that the weights were trained on."""

LANGUAGE_CHECK_MIN_CHARS: Final = 60
"""A text shorter than this is read as English: identification errs on less than about ten words."""

WORK_AHEAD_PER_JOB: Final = 4
"""Documents in flight per process: enough to keep it busy, few enough to bound memory."""

BLAS_THREADS: Final = "OPENBLAS_NUM_THREADS"
"""The environment variable that holds how many threads numpy's BLAS computes in; it is read when numpy is loaded."""

MAX_LINES: Final = 500_000
"""Most lines of one text that are not blank: ten to a line's worth of `MAX_TEXT_CHARS`; bounds the memory that lines take."""

MAX_DOCX_MEMBERS: Final = 10_000
"""Most parts of one DOCX: a document with a thousand pictures has some thousand."""

ENGLISH_FUNCTION_WORDS: Final = frozenset(
    (
        "the",
        "of",
        "to",
        "and",
        "a",
        "in",
        "that",
        "is",
        "was",
        "for",
        "on",
        "with",
        "he",
        "be",
        "by",
        "at",
        "as",
        "his",
        "it",
        "from",
        "are",
        "this",
        "not",
        "have",
        "had",
        "were",
        "which",
        "they",
        "but",
        "an",
        "their",
        "has",
    )
)
"""The commonest words of English text that no other Latin-script language of the field shares in bulk."""

ENGLISH_SHARE: Final = 0.2
"""Share of those words above which a text is English: 99 in 100 of 3,000 press releases are above it, German stays at 0.15.
The rest, lists and headings, the identifier decides."""

MAX_NAME_CHARS: Final = 256
"""Longest name that is compared: the longest full style of a body or a ruler met is under 200; a longer one matches nothing."""

MAX_NAME_WORDS: Final = 16
"""Most parts of a name that are compared: comparing costs the product of both sides' parts."""

MAX_MAP_NODES: Final = 60
"""Most nodes of a map: more cannot be told apart on a page; those with the most claims are kept."""

MAX_MAP_EDGES: Final = 120
"""Most edges of a map: two to a node."""

MAX_MAP_PARTS: Final = 8
"""Most statements whose maps are also drawn by themselves, side by side: more fill no screen."""

MAX_MAP_EVIDENCE: Final = 200
"""Most claims that one edge of a map opens to: a reader who needs more searches the ledger."""

MAX_SEAL_WORDS: Final = 64
"""Most spellings and further words that one seal hides: a name is met in a few dozen spellings at most."""

MAX_SEAL_WORD_CHARS: Final = MAX_NAME_CHARS
"""Longest of them: as long as the longest name that is compared."""
