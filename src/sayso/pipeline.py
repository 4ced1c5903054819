"""The whole way of one statement, bytes to ledger, and of many, one after another or on several cores."""

from __future__ import annotations

import datetime
import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Protocol

from spacy.language import Language

from sayso.claims.attribution import find_attributions
from sayso.claims.extract import read_claims
from sayso.claims.flags.find import find_flags, with_flags
from sayso.claims.issuer import find_issuer
from sayso.claims.links import find_links
from sayso.claims.syntax import syntax_of
from sayso.errors import IntakeError, ReadingError, SaysoError, UsageError
from sayso.intake import find_inputs, read_statement
from sayso.limits import BLAS_THREADS, LANGUAGE_CHECK_MIN_CHARS, LANGUAGES_READ, WORK_AHEAD_PER_JOB
from sayso.reading.language import detect_language
from sayso.reading.pipeline import load_reader
from sayso.resolve.dates import publication_date
from sayso.resolve.resolve import Found, resolve
from sayso.types import Document, Issuer, Statement, StatementLedger, Warning_


@dataclass(frozen=True, slots=True)
class Given:
    """What the user knows of a statement and its text need not say. `date` is an ISO 8601 day."""

    issuer: str | None = None
    date: str | None = None

    def __post_init__(self) -> None:
        """Refuse a date that is not a day: UsageError GIVEN."""
        if self.date is not None:
            try:
                datetime.date.fromisoformat(self.date)
            except ValueError as error:
                raise UsageError("GIVEN", f"date={self.date} is not a day.", "Write it as YYYY-MM-DD.") from error
        if self.issuer is not None and not self.issuer.strip():
            raise UsageError("GIVEN", "issuer= names nobody.", "Write issuer=NAME.")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: its ledger or its error, never both.

    `original` is the very bytes that were read or could not be, where they were asked for and could be had.
    """

    name: str
    ledger: StatementLedger | None = None
    error: SaysoError | None = None
    original: bytes | None = None


class Input(Protocol):
    """A document that can be read: what it is called, and its bytes (IntakeError where they cannot be had)."""

    @property
    def name(self) -> str:
        """What the ledger calls it."""

    def load(self) -> bytes:
        """Give its bytes."""


class Reader:
    """Reads statements with one loaded pipeline; build it once, it holds the weights.

    `pipeline` names another spaCy English pipeline to read with in place of Sayso's own; `threads` is for Sayso's own, None takes
    what the machine gives. ReadingError: PIPELINE, MODEL_MISSING, MODEL_DAMAGED.
    """

    def __init__(self, pipeline: str | None = None, threads: int | None = None) -> None:
        self._nlp: Language = load_reader(pipeline, threads)

    def read(self, data: bytes, name: str, given: Given | None = None) -> StatementLedger:
        """Read one document's bytes. Raises IntakeError and ReadingError."""
        return self.read_statement(read_statement(data, name), given)

    def read_statement(self, statement: Statement, given: Given | None = None) -> StatementLedger:
        """Read one statement. Raises ReadingError where its language is not read."""
        given = given or Given()
        language = _language(statement)
        doc = self._nlp(statement.text)
        syntax = syntax_of(doc)
        issuer = _given_issuer(statement, given.issuer) if given.issuer else find_issuer(syntax, statement)
        attributed = find_attributions(syntax, statement.blocks, issuer)
        claims, mentions = read_claims(syntax, attributed, statement.blocks)
        flags = find_flags(syntax, attributed, claims, statement.blocks, issuer)
        links = find_links(syntax, claims, attributed)
        published = publication_date(statement, given.date)
        drafts = Found(issuer, mentions, [item.attribution for item in attributed], with_flags(claims, flags))
        found = resolve(syntax, drafts, published)
        document = Document(
            id=statement.id,
            name=statement.name,
            media_type=statement.media_type,
            language=language,
            title=statement.title,
            issuer=found.issuer,
            published=published,
            text=statement.text,
            map=statement.map,
            warnings=statement.warnings if found.claims else (*statement.warnings, _NO_CLAIMS),
        )
        return StatementLedger(
            document=document,
            sentences=tuple(syntax.sentence_spans()),
            mentions=found.mentions,
            entities=found.entities,
            attributions=found.attributions,
            claims=found.claims,
            links=links,
            flags=flags,
        )


_NO_CLAIMS = Warning_("NO_CLAIMS", "No claim was found in this text: it may be a list, a table or a letterhead only.")


def read_paths(
    paths: Sequence[str], *, given: Given | None = None, pipeline: str | None = None, jobs: int = 1
) -> Iterator[Outcome]:
    """Read files, folders and `-` (standard input), in order; an input that fails gives an Outcome with its error.

    With `jobs` > 1 the documents are read by that many processes; the outcomes keep their order.
    """
    return read_inputs(find_inputs(paths), given=given, pipeline=pipeline, jobs=jobs)


def read_inputs(
    inputs: Iterable[Input],
    *,
    given: Given | None = None,
    pipeline: str | None = None,
    jobs: int = 1,
    originals: bool = False,
) -> Iterator[Outcome]:
    """Read inputs that are already named, as `read_paths` does; with `originals` outcomes have the bytes of their inputs."""
    given = given or Given()
    if jobs > 1:
        for outcome, original in _read_in_parallel(inputs, given, pipeline, jobs):
            yield replace(outcome, original=original) if originals else outcome
        return
    reader: Reader | None = None
    for item in inputs:
        data = _load(item)
        if isinstance(data, Outcome):
            yield data
            continue
        reader = reader or Reader(pipeline)
        outcome = _read_one(reader, item.name, data, given)
        yield replace(outcome, original=data) if originals else outcome


def _load(item: Input) -> bytes | Outcome:
    try:
        return item.load()
    except IntakeError as error:
        return Outcome(item.name, error=error)


def _read_one(reader: Reader, name: str, data: bytes, given: Given) -> Outcome:
    try:
        return Outcome(name, ledger=reader.read(data, name, given))
    except SaysoError as error:
        return Outcome(name, error=error)
    except Exception as error:  # noqa: BLE001 (a defect met in one document must not lose the others)
        return Outcome(name, error=_internal(error))


def _internal(error: Exception) -> SaysoError:
    internal = SaysoError(
        "INTERNAL", f"{type(error).__name__} while reading.", "Please report it; the statement itself is not needed."
    )
    internal.__cause__ = error
    return internal


_worker: Reader | None = None


def _start_worker(pipeline: str | None) -> None:
    global _worker  # noqa: PLW0603 (a process of the pool keeps its reader between documents)
    # Ctrl-C reaches every process of the group; the parent alone answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker = Reader(pipeline, threads=1)
    # What has been loaded stays: the collector need not look at it again and again.
    gc.collect()
    gc.freeze()


def _work(name: str, data: bytes, given: Given) -> Outcome:
    assert _worker is not None
    return _read_one(_worker, name, data, given)


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Let numpy compute in one thread in the processes that are started meanwhile, unless the user has chosen a number.

    Its BLAS reads the number when it is loaded. Its products are small here: threads that wait for them take a third of the
    time of the process that has the other core.
    """
    chosen = BLAS_THREADS in os.environ
    os.environ.setdefault(BLAS_THREADS, "1")
    try:
        yield
    finally:
        if not chosen:
            os.environ.pop(BLAS_THREADS, None)


def _read_in_parallel(
    inputs: Iterable[Input], given: Given, pipeline: str | None, jobs: int
) -> Iterator[tuple[Outcome, bytes | None]]:
    """Keep a few documents per process in flight: the order stays and memory is bounded. Each outcome comes with its bytes."""
    waiting: deque[tuple[Outcome | Future[Outcome], bytes | None]] = deque()
    with _one_thread_each():
        # A forked process would inherit the reader's threads without their locks.
        pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _start_worker, (pipeline,))
        try:
            for item in inputs:
                data = _load(item)
                if isinstance(data, Outcome):
                    waiting.append((data, None))
                else:
                    waiting.append((pool.submit(_work, item.name, data, given), data))
                while len(waiting) > jobs * WORK_AHEAD_PER_JOB:
                    yield _settled(*waiting.popleft())
            while waiting:
                yield _settled(*waiting.popleft())
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _settled(item: Outcome | Future[Outcome], data: bytes | None) -> tuple[Outcome, bytes | None]:
    return (item if isinstance(item, Outcome) else item.result()), data


def _given_issuer(statement: Statement, name: str) -> Issuer:
    """Take the user's word for the issuer, with the place of its name in the text where it stands there."""
    start = statement.text.find(name)
    return Issuer(None, None, name, None, "given") if start < 0 else Issuer(start, start + len(name), name, None, "given")


def _language(statement: Statement) -> str:
    """Give the text's language; ReadingError LANGUAGE where it is one that Sayso does not read."""
    if len(statement.text) < LANGUAGE_CHECK_MIN_CHARS:
        return LANGUAGES_READ[0]
    language, _ = detect_language(statement.text)
    if language == "und":
        return language
    if language not in LANGUAGES_READ:
        raise ReadingError(
            "LANGUAGE",
            f"the text looks like {language!r}, which is not read.",
            f"Read languages: {', '.join(LANGUAGES_READ)}. Have it translated and read the translation.",
        )
    return language
