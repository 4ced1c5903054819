"""Claims of one happening joined across statements, and within one, to incidents."""

from sayso.compare.incidents.joining import Incident, Joined, Joiner, Suggestion, join
from sayso.compare.incidents.sighting import Sighting, SightingKey, of_claims

__all__ = ["Incident", "Joined", "Joiner", "Sighting", "SightingKey", "Suggestion", "join", "of_claims"]
