"""Damaged files through HTTP: refused with a problem, or not assessed and free; nothing is lost, everything is metered
once, and memory stays flat, the server's as its engines'. ASSAY_MUTATIONS sets how many (300 unless told; `make fuzz`:
1,000).

Most grow from small seeds, which show no document; every fourth from a drawn picture of a passport in one of the five
formats. Damage may leave such a page whole: then it is read, and what is read without a doubt is what the page says.
"""

import concurrent.futures
import json
import os
import pathlib
import random
import statistics
import threading
import unittest
import uuid

from assay_server import CONSENTS, SAMPLES, AssayServer, applicant_request

SEED = int(os.environ.get("ASSAY_SEED", "20260101"))
COUNT = int(os.environ.get("ASSAY_MUTATIONS", "300"))
FORMATS = ("jpeg", "png", "webp", "heic", "pdf")
CORPUS = pathlib.Path(__file__).resolve().parents[1] / "Fuzzing" / "Corpus"
SEEDS = [path.read_bytes() for name in FORMATS for path in sorted((CORPUS / name).glob("seed-*"))]
DOCUMENTS = [(SAMPLES / f"passport.{ending}").read_bytes() for ending in ("jpg", *FORMATS[1:])]
DOCUMENT_EVERY = 4
TRUTH = json.loads((SAMPLES / "truth.json").read_text())
FACTS = TRUTH["files"]["passport.jpg"]["fields"]
# Memory that a run may leave behind, over what its beginning left: caches that fill, not files that stay.
GROWTH_MAX = 1.25
# EnginePoolSettings.residentBytesMax, above which an engine is replaced: no file takes one there.
ENGINE_MIB_MAX = 700_000_000 / 2**20


def mutated(draw, sources):
    """A file with bytes flipped, cut, doubled, swapped with another file's, or with a length made absurd. Larger files
    take larger damage, half of it in their first part, where formats keep what the rest hangs on."""
    content = bytearray(draw.choice(sources))
    span = max(64, len(content) // 400)
    for _ in range(draw.randint(1, 6)):
        whole = len(content) if draw.randrange(2) else min(len(content), 2_000)
        place, way = draw.randrange(whole), draw.randrange(6)
        if way == 0:
            content[place] ^= 1 << draw.randrange(8)
        elif way == 1:
            content[place] = draw.choice((0, 1, 0x7F, 0x80, 0xFF))
        elif way == 2:
            content = content[:max(12, place)]
        elif way == 3:
            content[place:place] = content[place:place + draw.randint(1, span)]
        elif way == 4:
            other = draw.choice(sources)
            content[place:place + span // 2] = other[place % len(other):][:span // 2]
        else:
            content[place:place + 4] = draw.choice((b"\xff" * 4, b"\x7f\xff\xff\xff", b"\0" * 4))
    return bytes(content)


class Watch(threading.Thread):
    """Looks four times a second at how much memory the largest engine has, and had at most."""

    def __init__(self, server):
        super().__init__(daemon=True)
        self.server, self.resident, self.peak, self.over = server, [], 0, threading.Event()

    def run(self):
        while not self.over.wait(0.25):
            # None runs while one is replaced.
            if resident := self.server.engines_mib():
                self.resident.append(resident)
            self.peak = max(self.peak, self.server.engines_mib("VmHWM"))

    def growth(self):
        """How many times as much an engine has in the run's last quarter as in its second; the first loads models."""
        quarter = len(self.resident) // 4
        return statistics.median(self.resident[-quarter:]) / statistics.median(self.resident[quarter:2 * quarter])


class MutationTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = AssayServer().start()
        cls.addClassCleanup(cls.server.close)
        cls.key = cls.server.key(test=False)

    def send(self, index):
        draw = random.Random(SEED * 1_000_003 + index)
        shows = index % DOCUMENT_EVERY == 0
        kind, check = draw.choice((("document_front", "document"), ("proof_of_address", "proof_of_address")))
        if shows:
            kind, check = "document_front", "document"
        request = applicant_request(checks=[check])
        person = TRUTH["applicant"] if shows else {"family_name": "Example"}
        request["applicant"] = {**person, "external_id": f"mutation-{uuid.uuid4()}"}
        request["metadata"] = {}
        request["consents"] = CONSENTS
        return self.server.verify(self.key, request, [(kind, mutated(draw, DOCUMENTS if shows else SEEDS))], wait=0)

    def judge(self, check, shows):
        """What was made of a damaged file."""
        if check["outcome"] == "not_assessed":
            self.assertFalse(check["billing"]["billable"], check)
            return
        self.assertTrue(shows, check)
        self.assertTrue(check["billing"]["billable"], check)
        if check["outcome"] != "clear":
            self.assertTrue(check["reasons"], check)
            return
        for name in ("document_number", "family_name", "given_names", "date_of_birth", "date_of_expiry"):
            self.assertEqual(check["extracted"][name], FACTS[name], check)

    def test_damaged_files_are_refused_or_not_assessed_and_none_is_lost(self):
        made, refused, memory = [], 0, None
        watch = Watch(self.server)
        watch.start()
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            for index, reply in enumerate(pool.map(self.send, range(COUNT))):
                self.assertLess(reply.status, 500, (index, reply))
                if reply.status in (200, 202):
                    made.append((reply.json["id"], index % DOCUMENT_EVERY == 0))
                else:
                    refused += 1
                    self.assertTrue(reply.json["type"], (index, reply))
                if index == COUNT // 10:
                    memory = self.server.resident_mib()
        outcomes = {}
        for identity, shows in made:
            check = self.server.settled(f"/v1/verifications/{identity}", self.key, seconds=300)["checks"][-1]
            self.judge(check, shows)
            name = f"{check['outcome']} {','.join(reason['code'] for reason in check['reasons'])}"
            outcomes[name] = outcomes.get(name, 0) + 1
        watch.over.set()
        watch.join()
        self.assertEqual(len(made) + refused, COUNT)
        checks = self.server.sql("select count(*) from checks where status in ('complete', 'error')")[0][0]
        events = self.server.sql("select count(*), count(distinct check_id) from usage_events")[0]
        self.assertEqual((int(checks), events), (len(made), [checks, checks]))
        self.assertLess(self.server.resident_mib(), memory * GROWTH_MAX)
        self.assertLess(watch.peak, ENGINE_MIB_MAX)
        self.assertLess(watch.growth(), GROWTH_MAX, watch.resident)
        print(f"mutations: {COUNT} sent, {refused} refused, {outcomes}, {self.server.resident_mib():.0f} MiB; engines "
              f"{watch.peak:.0f} MiB at most, {watch.growth():.2f} times as much at the end")
        # A sound file is still taken afterwards.
        request = applicant_request(checks=["document"])
        reply = self.server.verify(self.key, request, [("document_front", (SAMPLES / "passport.jpg").read_bytes())])
        self.assertEqual(reply.json["checks"][0]["extracted"]["document_number"], "XU4821907")


if __name__ == "__main__":
    unittest.main()
