"""A disk below SQLite that fails when it is told to: a virtual file system around the one that is there (sqlite.org/vfs.html).

It is put in by SQLite's own C interface, so that nothing needs to be compiled. What SQLite asks of files under one folder (to open,
write, sync, shorten, delete them, to share memory) is counted; what is to fail fails as on a broken or a full disk, a write after
half of its bytes.
"""

from __future__ import annotations

import _sqlite3
import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_int64, c_void_p
from pathlib import Path
from typing import Any, Final

CANTOPEN, FULL, IOERR_WRITE, IOERR_FSYNC, IOERR_TRUNCATE, IOERR_DELETE, IOERR_SHMMAP = 14, 13, 778, 1034, 1546, 2570, 5386
"""What SQLite is told (sqlite.org/rescode.html)."""
_NAME: Final = b"failing"
_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_DELETE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)
_WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = CFUNCTYPE(c_int, c_void_p, c_int)
_SHARE = CFUNCTYPE(c_int, c_void_p, c_int, c_int, c_int, c_void_p)


class _Vfs(ctypes.Structure):
    """`struct sqlite3_vfs`, its methods as addresses."""

    _fields_ = (
        ("version", c_int), ("file_size", c_int), ("longest_path", c_int), ("next", c_void_p), ("name", c_char_p),
        ("data", c_void_p), ("open", c_void_p), ("delete", c_void_p), ("rest", c_void_p * 14),
    )  # fmt: skip


class _Methods(ctypes.Structure):
    """`struct sqlite3_io_methods`, its methods as addresses."""

    _fields_ = (
        ("version", c_int), ("close", c_void_p), ("read", c_void_p), ("write", c_void_p), ("truncate", c_void_p),
        ("sync", c_void_p), ("others", c_void_p * 7), ("share", c_void_p), ("rest", c_void_p * 5),
    )  # fmt: skip


def _library() -> Any:
    """Give the SQLite that Python's driver uses; None where it hides its interface (it is built into Python there)."""
    try:
        library = ctypes.CDLL(_sqlite3.__file__)
        library.sqlite3_vfs_find.restype = POINTER(_Vfs)
        return library
    except (AttributeError, OSError):
        return None


LIBRARY: Final = _library()


class Disk:
    """The disk. `fails` is asked at each thing done to a file under `folder`, and tells whether that fails."""

    def __init__(self) -> None:
        self.folder, self.fails, self.full = b"", (lambda: False), False
        self._methods: dict[int, tuple[_Methods, tuple[object, ...]]] = {}
        self._below = LIBRARY.sqlite3_vfs_find(None)
        self._vfs = _Vfs.from_buffer_copy(self._below.contents)
        self._calls = (_OPEN(self._open), _DELETE(self._delete))
        self._vfs.next, self._vfs.name = None, _NAME
        self._vfs.open, self._vfs.delete = (ctypes.cast(call, c_void_p).value for call in self._calls)

    @contextmanager
    def failing(self, folder: Path, fails: Callable[[], bool], *, full: bool = False) -> Iterator[None]:
        """Let what is opened within the block fail so; `full`: as a disk without room, else as a broken one."""
        self.folder, self.fails, self.full = bytes(folder.absolute()), fails, full
        LIBRARY.sqlite3_vfs_register(ctypes.byref(self._vfs), 1)
        try:
            yield
        finally:
            self.fails = lambda: False
            LIBRARY.sqlite3_vfs_unregister(ctypes.byref(self._vfs))
            LIBRARY.sqlite3_vfs_register(self._below, 1)

    def _ours(self, name: int | None) -> bool:
        return name is not None and ctypes.string_at(name).startswith(self.folder)

    def _open(self, _vfs: int, name: int | None, file: int, flags: int, flags_out: int | None) -> int:
        if self._ours(name) and self.fails():
            ctypes.memset(file, 0, ctypes.sizeof(c_void_p))  # no methods: there is nothing to close
            return CANTOPEN
        code = int(_OPEN(self._below.contents.open)(ctypes.addressof(self._below.contents), name, file, flags, flags_out))
        methods = c_void_p.from_address(file)
        if code == 0 and self._ours(name) and methods.value:
            methods.value = self._wrapped(methods.value)
        return code

    def _delete(self, _vfs: int, name: int, sync: int) -> int:
        if self._ours(name) and self.fails():
            return IOERR_DELETE
        return int(_DELETE(self._below.contents.delete)(ctypes.addressof(self._below.contents), name, sync))

    def _wrapped(self, address: int) -> int:
        """Give the methods of a file with those that change something replaced, once for each kind of file."""
        if address not in self._methods:
            below = _Methods.from_address(address)
            ours = _Methods()
            size = {1: _Methods.share.offset, 2: _Methods.rest.offset + 3 * ctypes.sizeof(c_void_p)}
            ctypes.memmove(ctypes.byref(ours), address, size.get(below.version, ctypes.sizeof(_Methods)))
            calls = {
                "write": _WRITE(self._writing(_WRITE(below.write))),
                "truncate": _TRUNCATE(self._unless_failing(_TRUNCATE(below.truncate), IOERR_TRUNCATE)),
                "sync": _SYNC(self._unless_failing(_SYNC(below.sync), IOERR_FSYNC)),
            }
            if below.version >= 2 and below.share:
                calls["share"] = _SHARE(self._unless_failing(_SHARE(below.share), IOERR_SHMMAP))
            for name, call in calls.items():
                setattr(ours, name, ctypes.cast(call, c_void_p).value)
            self._methods[address] = (ours, tuple(calls.values()))
        return ctypes.addressof(self._methods[address][0])

    def _writing(self, below: Callable[..., int]) -> Callable[..., int]:
        def write(file: int, held: int, size: int, offset: int) -> int:
            if not self.fails():
                return int(below(file, held, size, offset))
            below(file, held, size // 2, offset)
            return FULL if self.full else IOERR_WRITE

        return write

    def _unless_failing(self, below: Callable[..., int], code: int) -> Callable[..., int]:
        def call(*arguments: Any) -> int:
            return code if self.fails() else int(below(*arguments))

        return call
