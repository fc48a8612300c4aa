"""Starts the peer beside the server and stops it again."""

import contextlib
import dataclasses
import http.client
import os
import socket
import subprocess
import sys
import time

from world import ROOT


@dataclasses.dataclass(frozen=True)
class Peer:
    port: int
    key: str
    workers: int


@contextlib.contextmanager
def serving(world, workers):
    """The peer with a number of worker processes, over the server's database and tenant."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = ROOT / "Benchmarks"
    environment = {**os.environ, "PEER_KEY": "peer-key", "PEER_TENANT": world.tenant,
                   "PEER_SOCKET": str(world.server.data / "postgresql" / "data")}
    process = subprocess.Popen(
        [sys.executable, str(folder / "peer.py"), str(port), str(workers)], cwd=folder, env=environment)
    try:
        end = time.monotonic() + 30
        while True:
            try:
                link = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
                link.request("GET", "/openapi.json")
                if link.getresponse().status == 200:
                    break
            except OSError:
                pass
            if time.monotonic() > end or process.poll() is not None:
                raise RuntimeError("the peer did not start")
            time.sleep(0.1)
        yield Peer(port, "peer-key", workers)
    finally:
        process.terminate()
        process.wait()
