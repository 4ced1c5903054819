"""The secret that pseudonyms are made with: a file of its own, apart from the ledger, that no one else may read.

A pseudonym is a keyed hash of the name (HMAC-SHA256, RFC 2104) in Crockford's base 32, whose alphabet leaves out letters that are
taken for digits. Whoever has the ledger without the key cannot try names against its pseudonyms; whoever has the key gives the
same name the same pseudonym in every ledger.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
import stat
import sys
import unicodedata
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sayso.errors import LedgerError

KEY_VARIABLE: Final = "SAYSO_KEY"
"""The environment variable that holds the path of the key."""

_KEY_BYTES: Final = 32
_FIRST_LINE: Final = "# The key of Sayso's pseudonyms. Keep it secret, and apart from the ledger."
_FORM: Final = re.compile(rf"{re.escape(_FIRST_LINE)}\r?\n([0-9a-f]{{{2 * _KEY_BYTES}}})\r?\n?")
_MOST_BYTES: Final = 4 * len(_FIRST_LINE)
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LETTERS: Final = 6
"""Letters of a pseudonym, 30 bits: of a thousand names, two meet in one of 2,000 ledgers, and then one is made longer."""
_FINGERPRINT_DOMAIN: Final = b"sayso pseudonym key 1\0"
_NAME_DOMAIN: Final = b"sayso pseudonym 1\0"
_SCHEMA: Final = re.compile("[A-Z][A-Za-z]*")


@dataclass(frozen=True, slots=True)
class Key:
    """A secret of 32 bytes, which is never shown."""

    secret: bytes = field(repr=False)

    @property
    def fingerprint(self) -> str:
        """What tells this key from others without giving it away: 16 hexadecimal digits."""
        return hashlib.sha256(_FINGERPRINT_DOMAIN + self.secret).hexdigest()[:16]


def default_key_path(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Give where the key is kept: at `SAYSO_KEY`, else in the user's own folder for settings."""
    if environment.get(KEY_VARIABLE):
        return Path(environment[KEY_VARIABLE])
    variable, otherwise = ("APPDATA", "AppData/Roaming") if platform == "win32" else ("XDG_CONFIG_HOME", ".config")
    folder = Path(environment.get(variable) or Path.home() / otherwise)
    return folder / "sayso" / "pseudonyms.key"


def make_key(path: Path) -> Key:
    """Make a new key at `path`, for its owner alone; on the disk when this returns.

    A file that stands there is never overwritten: LedgerError KEY_EXISTS; KEY_UNWRITABLE where none can be made.
    """
    key = Key(secrets.token_bytes(_KEY_BYTES))
    try:
        if not path.parent.is_dir():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        if error.filename != str(path):
            raise _unwritable(path, error) from error
        raise LedgerError(
            "KEY_EXISTS", f"{path} is there already, and a key is never overwritten.", "Name another place."
        ) from error
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(f"{_FIRST_LINE}\n{key.secret.hex()}\n".encode())
            file.flush()
            os.fsync(file.fileno())
        _keep_entry(path.parent)
    except OSError as error:
        with suppress(OSError):  # what was begun is no key; that it could not be written is told below
            path.unlink()
        raise _unwritable(path, error) from error
    return key


def read_key(path: Path, fingerprint: str | None = None) -> Key:
    """Give the key at `path`; where `fingerprint` is given, the key must have it.

    LedgerError KEY_MISSING, KEY_OPEN (others may read or change it; on POSIX only), KEY_DAMAGED or KEY_WRONG.
    """
    try:
        with path.open("rb") as file:
            _check_private(path, os.fstat(file.fileno()))
            found = _FORM.fullmatch(file.read(_MOST_BYTES).decode("ascii", "replace"))
    except FileNotFoundError as error:
        remedy = f"Give its place in {KEY_VARIABLE}; without it no name can be sealed as before."
        raise LedgerError("KEY_MISSING", f"there is no key of pseudonyms at {path}.", remedy) from error
    except OSError as error:
        raise LedgerError("KEY_UNREADABLE", f"the key at {path} cannot be read: {error.strerror}.") from error
    if not found:
        raise LedgerError("KEY_DAMAGED", f"{path} is not a whole key of pseudonyms.", "Bring it back from where a copy is kept.")
    key = Key(bytes.fromhex(found[1]))
    if fingerprint is not None:
        check_key(key, fingerprint)
    return key


def check_key(key: Key, fingerprint: str) -> None:
    """Refuse a key that is not the one that a ledger's names were sealed with: LedgerError KEY_WRONG."""
    if not hmac.compare_digest(key.fingerprint, fingerprint):
        message = f"the key has the fingerprint {key.fingerprint}; this ledger's names are sealed with {fingerprint}."
        raise LedgerError("KEY_WRONG", message, f"Give the place of the right key in {KEY_VARIABLE}.")


def pseudonym(key: Key, schema: str, name: str, taken: Collection[str] = ()) -> str:
    """Give the pseudonym of a name: the FollowTheMoney schema and six letters, as in Person-K7QM2A.

    Case, blanks and Unicode's compatibility forms make no difference. `taken` are the pseudonyms of other names; where this one
    is among them, it is as many letters longer as it needs. ValueError for what is no schema.
    """
    if not _SCHEMA.fullmatch(schema):
        raise ValueError("a schema of FollowTheMoney is one word of letters")
    spelled = _spelled(key, name)
    for letters in range(_LETTERS, len(spelled) + 1):
        found = f"{schema}-{spelled[:letters]}"
        if found not in taken:
            return found
    raise ValueError("this name has its pseudonym already")


def _spelled(key: Key, name: str) -> str:
    """Give all 51 whole letters of a name's keyed hash."""
    plain = " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).split())
    digest = hmac.digest(key.secret, _NAME_DOMAIN + plain.encode("utf-8", "surrogatepass"), "sha256")
    number, bits = int.from_bytes(digest, "big"), 8 * len(digest)
    return "".join(_ALPHABET[number >> (bits - 5 * (place + 1)) & 31] for place in range(bits // 5))


def _check_private(path: Path, found: os.stat_result) -> None:
    if os.name == "posix" and stat.S_IMODE(found.st_mode) & 0o077:
        raise LedgerError("KEY_OPEN", f"others than its owner may read or change the key at {path}.", f"Run: chmod 600 {path}")


def _keep_entry(folder: Path) -> None:
    """Bring a folder's list of names to the disk, where the system lets folders be opened."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unwritable(path: Path, error: OSError) -> LedgerError:
    return LedgerError(
        "KEY_UNWRITABLE", f"no key can be made at {path}: {error.strerror}.", "Name a folder that can be written to."
    )
