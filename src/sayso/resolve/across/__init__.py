"""One entity across a ledger's statements: candidates found and scored, and what people judged of them."""

from sayso.resolve.across.blocking import candidate_pairs
from sayso.resolve.across.entities import EntityKey, LedgerEntity, ledger_entity
from sayso.resolve.across.judgements import Judgement, JudgementError, Resolution, Verdict, judge, resolve_judgements
from sayso.resolve.across.scoring import ScoredPair, score_pair, scored_candidates

__all__ = [
    "EntityKey",
    "Judgement",
    "JudgementError",
    "LedgerEntity",
    "Resolution",
    "ScoredPair",
    "Verdict",
    "candidate_pairs",
    "judge",
    "ledger_entity",
    "resolve_judgements",
    "score_pair",
    "scored_candidates",
]
