"""Whose word a claim is, and which sources of several statements are one."""

from sayso.compare.voices.identity import Identity
from sayso.compare.voices.speaking import Speaker, Spoken, cited_before, issuer_of, spoken

__all__ = ["Identity", "Speaker", "Spoken", "cited_before", "issuer_of", "spoken"]
