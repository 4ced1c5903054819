from __future__ import annotations

import os
from pathlib import Path

import pytest

import sayso
from sayso.errors import UsageError
from sayso.limits import BLAS_THREADS
from sayso.pipeline import Given, Reader, read_paths

BULLETIN = """Orvan Border Service

14 May 2024

On 12 May nine prisoners escaped from the prison in Tarven, the service said. They killed three guards.

We, the Orvan Border Service, urge residents to stay at home.
"""


@pytest.fixture(scope="module")
def bulletin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("statements") / "bulletin.txt"
    path.write_text(BULLETIN, encoding="utf-8")
    return path


def test_one_file_gives_one_ledger(bulletin: Path) -> None:
    (outcome,) = sayso.read(str(bulletin))
    assert outcome.error is None
    assert outcome.ledger is not None
    assert outcome.ledger.document.published is not None
    assert outcome.ledger.document.published.earliest == "2024-05-14"
    assert any(claim.predicate.lemma == "escape" for claim in outcome.ledger.claims)


def test_what_fails_is_told_and_the_rest_is_read(bulletin: Path, tmp_path: Path) -> None:
    empty, russian = tmp_path / "empty.txt", tmp_path / "russian.txt"
    empty.write_bytes(b"")
    russian.write_text("Вчера из тюрьмы в городе бежали девять заключённых, сообщила пограничная служба. " * 3, encoding="utf-8")
    outcomes = list(read_paths([str(tmp_path / "absent.txt"), str(empty), str(russian), str(bulletin)]))
    assert [outcome.error.code if outcome.error else "" for outcome in outcomes] == ["NOT_FOUND", "EMPTY", "LANGUAGE", ""]
    assert outcomes[-1].ledger is not None


def test_several_processes_keep_the_order_and_say_the_same(bulletin: Path, tmp_path: Path) -> None:
    others = [tmp_path / f"{number}.txt" for number in range(3)]
    for number, path in enumerate(others):
        path.write_text(f"The council said that {number + 4} villages were flooded on 3 May 2024.", encoding="utf-8")
    paths = [str(bulletin), *map(str, others), str(tmp_path / "absent.txt")]
    assert list(read_paths(paths[:-1], jobs=2)) == list(read_paths(paths[:-1]))
    assert [outcome.name for outcome in read_paths(paths, jobs=2)] == [outcome.name for outcome in read_paths(paths)]


def test_processes_compute_in_one_thread_and_the_caller_s_environment_comes_back(
    bulletin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(BLAS_THREADS, raising=False)
    outcomes = read_paths([str(bulletin)], jobs=2)
    assert next(outcomes).ledger is not None
    assert os.environ[BLAS_THREADS] == "1"
    assert not list(outcomes)
    assert BLAS_THREADS not in os.environ


def test_an_error_in_one_process_does_not_lose_the_others(bulletin: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    outcomes = list(read_paths([str(empty), str(bulletin), str(empty)], jobs=2))
    assert [str(outcome.error) if outcome.error else "" for outcome in outcomes] == [
        str(outcome.error) if outcome.error else "" for outcome in read_paths([str(empty), str(bulletin), str(empty)])
    ]
    assert [outcome.ledger is not None for outcome in outcomes] == [False, True, False]


def test_what_the_user_gives_is_in_the_ledger(bulletin: Path) -> None:
    (outcome,) = read_paths([str(bulletin)], given=Given(issuer="Orvan Border Service", date="2024-05-15"))
    assert outcome.ledger is not None
    document = outcome.ledger.document
    assert document.issuer is not None
    assert (document.issuer.text, document.issuer.basis, document.issuer.start) == ("Orvan Border Service", "given", 0)
    assert document.published is not None
    assert (document.published.earliest, document.published.basis) == ("2024-05-15", "given")
    assert any(entity.id == document.issuer.entity and "Orvan Border Service" in entity.names for entity in outcome.ledger.entities)


def test_a_given_issuer_need_not_stand_in_the_text(bulletin: Path) -> None:
    (outcome,) = read_paths([str(bulletin)], given=Given(issuer="Ministry of Roads"))
    assert outcome.ledger is not None
    issuer = outcome.ledger.document.issuer
    assert issuer is not None
    assert (issuer.start, issuer.end, issuer.text) == (None, None, "Ministry of Roads")


@pytest.mark.parametrize("given", [{"date": "yesterday"}, {"date": "2024-13-01"}, {"issuer": "  "}])
def test_a_malformed_given_is_a_usage_error(given: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        Given(**given)


def test_a_text_without_claims_says_so() -> None:
    ledger = Reader().read(b"Contact:\n\nPress office\n\nTel. 00 000", "contact.txt")
    assert ledger.claims == ()
    assert [warning.code for warning in ledger.document.warnings] == ["NO_CLAIMS"]
