"""Names sealed: the words that are hidden, the pseudonyms shown for them, and the key that pseudonyms are made with.

Pure, but for the key's own file: what is sealed is told by the ledger's events, and a `Veil` is a function of the seals in force.
"""

from sayso.ledger.sealing.key import Key, check_key, default_key_path, make_key, pseudonym, read_key
from sayso.ledger.sealing.seals import PERSON, Seal, longer_names, seal_words
from sayso.ledger.sealing.veil import Veil

__all__ = [
    "PERSON",
    "Key",
    "Seal",
    "Veil",
    "check_key",
    "default_key_path",
    "longer_names",
    "make_key",
    "pseudonym",
    "read_key",
    "seal_words",
]
