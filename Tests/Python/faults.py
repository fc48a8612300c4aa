"""What is acknowledged survives: kills of the server, of its database and of its engines, and hostile pictures."""

import concurrent.futures
import http.client
import os
import pathlib
import random
import signal
import struct
import threading
import time
import unittest
import uuid
import zlib

from assay_server import CONSENTS, JPEG, SAMPLES, AssayServer, applicant_request

SEED = int(os.environ.get("ASSAY_SEED", "20260101"))
KILLS = 10
VERIFICATIONS = 50


def bomb(side=30_000):
    """A PNG of side × side grey pixels in about a megabyte: valid, and 0.9 GB once decoded."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes(side + 1)) for _ in range(side)) + packer.flush()
    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def crockford(prefix, identity):
    """The wire form of a UUID: Crockford's base32, 26 digits."""
    number = uuid.UUID(identity).int
    digits = "0123456789abcdefghjkmnpqrstvwxyz"
    return prefix + "".join(digits[number >> 5 * place & 31] for place in range(25, -1, -1))


class Submissions:
    """Callers that submit verifications, remembering what was acknowledged; each asks again under its own key."""

    def __init__(self, server, key):
        self.server, self.key, self.acknowledged = server, key, {}
        self.lock, self.refused = threading.Lock(), []

    def one(self, index):
        request, headers = applicant_request(), {"Idempotency-Key": f"run-{index}"}
        end = time.monotonic() + 240
        while time.monotonic() < end:
            try:
                reply = self.server.verify(self.key, request, wait=0, headers=headers)
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)
                continue
            if reply.status in (200, 202):
                with self.lock:
                    self.acknowledged.setdefault(index, set()).add(reply.json["id"])
                return
            if reply.status not in (409, 503):
                with self.lock:
                    self.refused.append(reply)
                return
            time.sleep(0.05)


def assert_whole(test, server, key, identities):
    """Every one finished, and is metered exactly once."""
    for identity in identities:
        found = server.settled(f"/v1/verifications/{identity}", key, seconds=180)
        test.assertEqual(found["status"], "approved", found)
    assert_metered(test, server, key)


def assert_metered(test, server, key):
    """Each completed check has exactly one usage event, and they are numbered without a gap."""
    checks = server.sql("select count(*) from checks where status in ('complete', 'error')")[0][0]
    events = server.sql("select count(*), count(distinct check_id) from usage_events")[0]
    test.assertEqual(events, [checks, checks])
    listed = [event["check_id"] for event in server.pages("/v1/usage-events", key)]
    test.assertEqual((len(listed), len(set(listed))), (int(checks), int(checks)))
    # Events and webhooks number on without a gap.
    end = time.monotonic() + 30
    while server.sql("select count(*) from usage_events where sequence is null") != [["0"]]:
        test.assertLess(time.monotonic(), end, "usage events were not numbered")
        time.sleep(0.2)
    last = server.sql("select count(*), max(sequence), min(sequence) from usage_events")[0]
    test.assertEqual(last, [checks, checks, "1"])


def assert_no_orphans(test, server):
    """After the sweep, each stored blob has its row and each row its blob."""
    # The database lives on; there the grace of running uploads is made to be over.
    server.kill()
    server.sql("update evidence_intakes set created_at = created_at - interval '1 hour'")
    for unfinished in (server.data / "evidence" / ".incoming").iterdir():
        os.utime(unfinished, (time.time() - 7200,) * 2)
    server.start()
    end = time.monotonic() + 60
    while True:
        # Folders may be swept away while they are walked, which `os.walk` passes over.
        files = [pathlib.Path(folder) / name for folder, _, names in os.walk(server.data / "evidence")
                 for name in names]
        stored = len(files)
        rows = int(server.sql("select coalesce(sum(cardinality(views)), 0) from evidence")[0][0])
        intakes = server.sql("select count(*) from evidence_intakes")[0][0]
        if (stored, intakes) == (rows, "0"):
            return
        known = {crockford("evi_", row[0]) for row in server.sql("select id from evidence")}
        strange = [str(path.relative_to(server.data)) for path in files if path.parent.name not in known]
        test.assertLess(
            time.monotonic(), end, f"{stored} blobs, {rows} views, {intakes} intakes; without a row: {strange}")
        time.sleep(0.5)


class ServerFaultTests(unittest.TestCase):
    def setUp(self):
        self.server = AssayServer().start()
        self.addCleanup(self.server.close)
        self.key = self.server.key()

    def test_ten_kills_of_the_server_lose_nothing_and_bill_nothing_twice(self):
        chance = random.Random(SEED)
        work = Submissions(self.server, self.key)
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            pending = []
            for kill in range(KILLS):
                share = VERIFICATIONS // KILLS
                pending += [pool.submit(work.one, index) for index in range(kill * share, (kill + 1) * share)]
                time.sleep(chance.uniform(0.02, 0.6))
                self.server.kill()
                # The killed server's leases end now instead of in a minute: its jobs run again at once.
                self.server.sql("update jobs set lease_until = now() where state = 'leased'")
                self.server.start()
            for future in pending:
                future.result()
        self.assertEqual(work.refused, [])
        self.assertEqual(len(work.acknowledged), VERIFICATIONS)
        identities = [next(iter(found)) for found in work.acknowledged.values()]
        self.assertEqual(len(set(identities)), VERIFICATIONS)
        assert_whole(self, self.server, self.key, identities)
        self.assertEqual(self.server.sql("select count(*) from verifications"), [[str(VERIFICATIONS)]])
        assert_no_orphans(self, self.server)

    def test_a_killed_database_is_503_with_retry_after_and_comes_back_by_itself(self):
        work = Submissions(self.server, self.key)
        for index in range(5):
            work.one(index)
        statuses = []
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            running = [pool.submit(work.one, index) for index in range(5, 25)]
            time.sleep(random.Random(SEED).uniform(0.02, 0.6))
            os.kill(self.server.postmaster(), signal.SIGKILL)
            end = time.monotonic() + 90
            while time.monotonic() < end:
                reply = self.server.call("GET", "/v1/verifications", self.key)
                statuses.append(reply.status)
                self.assertIn(reply.status, (200, 503), reply)
                if reply.status == 503:
                    self.assertGreater(int(reply.headers["Retry-After"]), 0)
                    self.assertEqual(reply.headers["Content-Type"], "application/problem+json")
                elif 503 in statuses:
                    break
                time.sleep(0.02)
            for future in running:
                future.result()
        self.assertIn(503, statuses)
        self.assertEqual(statuses[-1], 200)
        self.assertIsNone(self.server.process.poll(), "the server went on")
        self.assertEqual((work.refused, len(work.acknowledged)), ([], 25))
        assert_whole(self, self.server, self.key, [next(iter(found)) for found in work.acknowledged.values()])
        assert_no_orphans(self, self.server)


class EngineFaultTests(unittest.TestCase):
    """Real pictures and real engines, killed, frozen and bombed."""

    @classmethod
    def setUpClass(cls):
        cls.server = AssayServer().start()
        cls.addClassCleanup(cls.server.close)
        cls.key = cls.server.key(test=False)

    def submit(self, picture, consents=CONSENTS, wait=0):
        files = [("document_front", picture), ("selfie", (SAMPLES / "selfie.jpg").read_bytes())]
        reply = self.server.verify(self.key, applicant_request(consents=consents), files, wait=wait)
        self.assertIn(reply.status, (200, 202), reply)
        return f"/v1/verifications/{reply.json['id']}"

    def assert_healthy(self):
        """The next good verification goes through."""
        found = self.server.settled(
            self.submit((SAMPLES / "passport.jpg").read_bytes()), self.key, seconds=180)
        self.assertEqual([check["status"] for check in found["checks"]], ["complete", "complete"], found)
        assert_metered(self, self.server, self.key)

    def assert_engines(self, count):
        end = time.monotonic() + 60
        while len(self.server.engines()) != count:
            self.assertLess(time.monotonic(), end, "the engines were not replaced")
            time.sleep(0.1)

    def test_a_bomb_is_too_large_free_and_leaves_memory_flat(self):
        before = self.server.resident_mib()
        found = self.server.settled(self.submit(bomb()), self.key, seconds=120)
        check = [check for check in found["checks"] if check["type"] == "document"][-1]
        self.assertEqual(check["outcome"], "not_assessed", check)
        self.assertEqual([reason["code"] for reason in check["reasons"]], ["image.too_large"])
        self.assertFalse(check["billing"]["billable"])
        self.assertLess(self.server.resident_mib() - before, 60)
        self.assert_healthy()

    def test_engines_that_die_in_the_middle_are_replaced_and_their_checks_run_again(self):
        count = len(self.server.engines())
        self.assertGreater(count, 1)
        chance = random.Random(SEED)
        paths = [self.submit((SAMPLES / "passport.jpg").read_bytes()) for _ in range(4)]
        for _ in range(3):
            time.sleep(chance.uniform(0.1, 0.5))
            for engine in self.server.engines():
                os.kill(engine, signal.SIGKILL)
        for path in paths:
            found = self.server.settled(path, self.key, seconds=180)
            for check in found["checks"]:
                if check["outcome"] == "not_assessed":
                    self.assertEqual([reason["code"] for reason in check["reasons"]], ["engine.failed"])
                    self.assertFalse(check["billing"]["billable"])
        self.assert_engines(count)
        self.assert_healthy()

    def test_frozen_engines_are_replaced_after_their_deadline(self):
        count = len(self.server.engines())
        frozen = self.server.engines()
        for engine in frozen:
            os.kill(engine, signal.SIGSTOP)
        found = self.server.settled(
            self.submit((SAMPLES / "passport.jpg").read_bytes()), self.key, seconds=240)
        self.assertNotEqual(found["status"], "error")
        self.assert_engines(count)
        self.assert_healthy()
        assert_no_orphans(self, self.server)


if __name__ == "__main__":
    unittest.main(verbosity=2)
