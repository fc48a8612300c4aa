"""Where set-up puts things, and the few careful ways in which it writes them."""

import hashlib
import os
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
SETUP = REPOSITORY / "Setup"
HOME = Path(os.environ.get("ASSAY_HOME") or REPOSITORY / ".deps").resolve()
CACHE = HOME / "cache"
VENV = HOME / "venv"
PYTHON = VENV / "bin" / "python"
STAMP = HOME / "stamp"


class SetupError(Exception):
    """Set-up cannot go on; the message says what to do, in words for the person who ran it."""


def say(line: str) -> None:
    """Prints one progress line at once, also where the output is a pipe."""
    print(f"set-up: {line}", file=sys.stderr, flush=True)


def digest_of(path: Path) -> str:
    """The file's SHA-256 in hexadecimal."""
    sha = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            sha.update(block)
    return sha.hexdigest()


def digest_of_all(paths: list[Path]) -> str:
    """One SHA-256 over the names and contents of several files, in the order given."""
    sha = hashlib.sha256()
    for path in paths:
        sha.update(path.name.encode() + b"\0" + bytes.fromhex(digest_of(path)))
    return sha.hexdigest()


def write_atomically(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Replaces the file in one step, so that a cut leaves the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(temporary, mode)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


class Step:
    """Announces a piece of work and, at its end, how long it took."""

    def __init__(self, title: str):
        self.title = title
        self.started = time.monotonic()

    def __enter__(self):
        say(f"{self.title} …")
        return self

    def __exit__(self, kind, error, trace):
        if error is None:
            say(f"{self.title}: done in {time.monotonic() - self.started:.1f} s")
