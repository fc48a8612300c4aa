"""Damaged files through HTTP: refused with a problem, or not assessed and free; nothing is lost,
everything is metered once, and memory stays flat. ASSAY_MUTATIONS sets how many (300 unless told; `make fuzz`: 1,000)."""

import concurrent.futures
import os
import pathlib
import random
import unittest
import uuid

from assay_server import CONSENTS, SAMPLES, AssayServer, applicant_request

SEED = int(os.environ.get("ASSAY_SEED", "20260101"))
COUNT = int(os.environ.get("ASSAY_MUTATIONS", "300"))
CORPUS = pathlib.Path(__file__).resolve().parents[1] / "Fuzzing" / "Corpus"
SEEDS = [path.read_bytes() for name in ("jpeg", "png", "webp", "heic", "pdf")
         for path in sorted((CORPUS / name).glob("seed-*"))]
# Memory that a run may leave behind, over what the first tenth of it left: caches that fill, not files that stay.
GROWTH_MAX = 1.25


def mutated(draw):
    """A seed with bytes flipped, cut, doubled, swapped with another file's, or with a length made absurd."""
    content = bytearray(draw.choice(SEEDS))
    for _ in range(draw.randint(1, 6)):
        place, way = draw.randrange(len(content)), draw.randrange(6)
        if way == 0:
            content[place] ^= 1 << draw.randrange(8)
        elif way == 1:
            content[place] = draw.choice((0, 1, 0x7F, 0x80, 0xFF))
        elif way == 2:
            content = content[:max(12, place)]
        elif way == 3:
            content[place:place] = content[place:place + draw.randint(1, 64)]
        elif way == 4:
            other = draw.choice(SEEDS)
            content[place:place + 32] = other[place % len(other):][:32]
        else:
            content[place:place + 4] = draw.choice((b"\xff" * 4, b"\x7f\xff\xff\xff", b"\0" * 4))
    return bytes(content)


class MutationTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = AssayServer().start()
        cls.addClassCleanup(cls.server.close)
        cls.key = cls.server.key(test=False)

    def send(self, index):
        draw = random.Random(SEED * 1_000_003 + index)
        kind, check = draw.choice((("document_front", "document"), ("proof_of_address", "proof_of_address")))
        request = applicant_request(checks=[check])
        request["applicant"] = {"family_name": "Example", "external_id": f"mutation-{uuid.uuid4()}"}
        request["metadata"] = {}
        request["consents"] = CONSENTS
        return self.server.verify(self.key, request, [(kind, mutated(draw))], wait=0)

    def test_damaged_files_are_refused_or_not_assessed_and_none_is_lost(self):
        made, refused, memory = [], 0, None
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            for index, reply in enumerate(pool.map(self.send, range(COUNT))):
                self.assertLess(reply.status, 500, (index, reply))
                if reply.status in (200, 202):
                    made.append(reply.json["id"])
                else:
                    refused += 1
                    self.assertTrue(reply.json["type"], (index, reply))
                if index == COUNT // 10:
                    memory = self.server.resident_mib()
        outcomes = {}
        for identity in made:
            check = self.server.settled(f"/v1/verifications/{identity}", self.key, seconds=300)["checks"][-1]
            self.assertEqual(check["outcome"], "not_assessed", check)
            self.assertFalse(check["billing"]["billable"], check)
            name = f"{check['outcome']} {','.join(reason['code'] for reason in check['reasons'])}"
            outcomes[name] = outcomes.get(name, 0) + 1
        self.assertEqual(len(made) + refused, COUNT)
        checks = self.server.sql("select count(*) from checks where status in ('complete', 'error')")[0][0]
        events = self.server.sql("select count(*), count(distinct check_id) from usage_events")[0]
        self.assertEqual((int(checks), events), (len(made), [checks, checks]))
        self.assertLess(self.server.resident_mib(), memory * GROWTH_MAX)
        print(f"mutations: {COUNT} sent, {refused} refused, {outcomes}, {self.server.resident_mib():.0f} MiB")
        # A sound file is still taken afterwards.
        request = applicant_request(checks=["document"])
        reply = self.server.verify(self.key, request, [("document_front", (SAMPLES / "passport.jpg").read_bytes())])
        self.assertEqual(reply.json["checks"][0]["extracted"]["document_number"], "XU4821907")


if __name__ == "__main__":
    unittest.main()
