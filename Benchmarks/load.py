"""Runs wrk and pgbench and reads their figures."""

import dataclasses
import os
import pathlib
import re
import subprocess
import tempfile

FOLDER = pathlib.Path(__file__).resolve().parent


@dataclasses.dataclass
class Load:
    """What a load met: requests a second, latencies in milliseconds, failed requests."""

    rate: float
    p50: float
    p99: float
    errors: int = 0


def wrk(port, requests, connections=32, seconds=10):
    """Sends `requests`, triples of method, path and key, in turn over `connections` and returns a Load."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.writelines(f"{method} {path} {key}\n" for method, path, key in requests)
        file.flush()
        done = subprocess.run(
            ["wrk", "-t1" if connections == 1 else "-t2", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s",
             "-s", str(FOLDER / "load.lua"), f"http://127.0.0.1:{port}"],
            capture_output=True, text=True, env={**os.environ, "LOAD_FILE": file.name})
    found = re.search(r"^figures (\d+) (\d+) (\d+) (\d+) (\d+) (\d+)$", done.stdout, re.M)
    if not found:
        raise RuntimeError(f"wrk said: {done.stdout}{done.stderr}")
    count, duration, p50, p99, _, errors = map(int, found.groups())
    return Load(count / (duration / 1e6), p50 / 1000, p99 / 1000, errors)


def pgbench(server, script, values=None, clients=32, seconds=10, user="assay_server"):
    """Runs a script, with values for its parameters, over the server's private database; transactions a second."""
    program = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/pgbench"))[-1]
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
        file.write(script)
        file.flush()
        done = subprocess.run(
            [str(program), "-n", "-M", "prepared", "-c", str(clients), "-j", "2" if clients > 1 else "1", "-T",
             str(seconds), *(f"-D{name}={value}" for name, value in (values or {}).items()), "-f", file.name, "-h", str(server.data / "postgresql" / "data"), "-U", user, "assay"],
            capture_output=True, text=True)
    found = re.search(r"^tps = ([0-9.]+)", done.stdout, re.M)
    if not found:
        raise RuntimeError(f"pgbench said: {done.stdout}{done.stderr}")
    return float(found.group(1))


def statement(file, name, values):
    """A statement of the server's own sources with literals for its parameters, so that the two cannot drift apart."""
    text = (FOLDER.parent / "Sources" / "Storage" / file).read_text()
    found = re.search(rf'static let {name}: Statement =\s*(?:"""\n(.*?)"""|"(.*?)"\n)', text, re.S)
    if not found:
        raise RuntimeError(f"{file} has no statement {name}")
    sql = found.group(1) or found.group(2)
    for number in range(len(values), 0, -1):
        sql = sql.replace(f"${number}", values[number - 1])
    return " ".join(sql.split()) + ";\n"
