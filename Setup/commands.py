"""Runs other programs with a deadline and a sign of life."""

import subprocess
import tempfile
import time

from places import SetupError, say

HEARTBEAT_SECONDS = 10


def run(command: list[str], what: str, limit_seconds: int, environment: dict | None = None) -> str:
    """Runs the command to its end and returns what it printed.

    Raises SetupError with the last lines of its output when it fails or overruns the limit.
    """
    started = time.monotonic()
    with tempfile.TemporaryFile() as output:
        try:
            process = subprocess.Popen(
                [str(part) for part in command], stdin=subprocess.DEVNULL, stdout=output,
                stderr=subprocess.STDOUT, env=environment)
        except OSError as error:
            raise SetupError(f"{what}: {command[0]} could not be started ({error.strerror})") from error
        try:
            status = _wait(process, what, started, limit_seconds)
        except BaseException:
            process.kill()
            process.wait()
            raise
        output.seek(0)
        text = output.read().decode(errors="replace")
    if status is None:
        raise SetupError(f"{what}: gave up after {limit_seconds} s\n{tail(text)}")
    if status != 0:
        raise CommandFailed(what, status, text)
    return text


def _wait(process: subprocess.Popen, what: str, started: float, limit_seconds: int) -> int | None:
    while True:
        try:
            return process.wait(timeout=HEARTBEAT_SECONDS)
        except subprocess.TimeoutExpired:
            elapsed = time.monotonic() - started
            if elapsed > limit_seconds:
                process.kill()
                process.wait()
                return None
            say(f"{what}: {elapsed:.0f} s so far")


def tail(text: str, lines: int = 12) -> str:
    """The last lines of a program's output, indented, for an error message."""
    return "\n".join("    " + line for line in text.strip().splitlines()[-lines:])


class CommandFailed(SetupError):
    """A program ended with a failure; ``output`` is all that it printed."""

    def __init__(self, what: str, status: int, output: str):
        super().__init__(f"{what}: failed with status {status}\n{tail(output)}")
        self.output = output
