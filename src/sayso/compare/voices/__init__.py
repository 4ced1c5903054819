"""Whose word a claim is, and which sources of several statements are one."""

from sayso.compare.voices.identity import Identity
from sayso.compare.voices.speaking import Speaker, Spoken, issuer_of, spoken

__all__ = ["Identity", "Speaker", "Spoken", "issuer_of", "spoken"]
