"""A real server with tenants, keys and rows to measure on, and what /proc tells of its processes."""

import json
import os
import pathlib
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "Tests" / "Python"))

from assay_server import SAMPLES, AssayServer, applicant_request, status_mib  # noqa: E402, F401

TICKS = os.sysconf("SC_CLK_TCK")
REPOSITORY_TENANT = ROOT / "Tenants" / "demo.yaml"


def wire_uuid(identity):
    """The UUID behind a wire id: 26 digits of Crockford's base32 after the prefix."""
    number = 0
    for digit in identity.rsplit("_", 1)[1]:
        number = number << 5 | "0123456789abcdefghjkmnpqrstvwxyz".index(digit)
    text = f"{number:032x}"
    return "-".join([text[:8], text[8:12], text[12:16], text[16:20], text[20:]])


class World:
    """The server under measurement. Its data are made by its own API."""

    def __init__(self):
        self.truth = json.loads((SAMPLES / "truth.json").read_text())
        self.server = AssayServer(
            ("demo", "acme-pay"),
            # As the peer: no limits of rate, and no line in the log for each request.
            ["--key-rate", "1000000", "--tenant-rate", "1000000", "--log-level", "warning"]).start()
        self.key = self.server.key("demo", test=False)
        self.test_key = self.server.key("demo")
        self.tenant = self.server.sql("select tenant_id from tenants where slug = 'demo'")[0][0]
        self.peer_tenant = self.server.sql("select tenant_id from tenants where slug = 'acme-pay'")[0][0]

    def sample_request(self):
        """The JSON part and the files of the sample: a passport's page and a selfie."""
        request = applicant_request()
        request["applicant"] = {**self.truth["applicant"], "external_id": request["applicant"]["external_id"]}
        request["documents"] = self.truth["request"]["documents"]
        files = [("document_front", (SAMPLES / "passport.jpg").read_bytes()),
                 ("selfie", (SAMPLES / "selfie.jpg").read_bytes())]
        return request, files

    def verify_sample(self):
        """One whole verification; seconds until its decision."""
        request, files = self.sample_request()
        start = time.monotonic()
        reply = self.server.verify(self.key, request, files)
        if reply.status != 200 or reply.json["status"] != "approved":
            raise RuntimeError(f"the sample was not approved: {reply}")
        return time.monotonic() - start

    def test_verifications(self, count):
        """Ids of finished verifications in test mode, made quickly by magic inputs."""
        made = []
        for _ in range(count):
            reply = self.server.verify(self.test_key)
            if reply.status != 200:
                raise RuntimeError(str(reply))
            made.append(reply.json["id"])
        return made

    def processes(self):
        """Process ids by role: the server, its engines, its database."""
        postmaster = self.server.postmaster()
        children = [int(pid) for pid in
                    pathlib.Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()]
        return {"server": [self.server.process.pid], "engines": self.server.engines(),
                "postgres": [postmaster, *children]}

    def cpu_seconds(self):
        """CPU time that each role has used so far; a process that ended counts with its parent, a role's first."""
        used = {}
        for role, pids in self.processes().items():
            total = 0
            for place, pid in enumerate(pids):
                try:
                    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
                except FileNotFoundError:
                    continue
                # utime and stime, and of the parent cutime and cstime (proc(5)).
                total += sum(map(int, fields[11:15 if place == 0 and role != "engines" else 13]))
            used[role] = total / TICKS
        return used
