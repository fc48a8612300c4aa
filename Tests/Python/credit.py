"""Credit files over HTTP: what a bureau answers, fails to answer and charges, with a bureau of our own interface."""

import base64
import json
import os
import pathlib
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

from assay_server import CONSENTS, AssayServer, applicant_request

SECRET = "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()
OTHER = "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()
AGREED = CONSENTS + [CONSENTS[0] | {"purpose": "credit"}]
# What the shipped price book asks for one answer.
PRICE = 1.5
TENANT = """
slug: {slug}
name: {slug}
checks: [credit_history]
credit_history:
  consider: {{score_below: 600}}
  rejected: {{score_below: 500, defaults_min: 3}}
providers:
  credit_history:
    {{url: "http://127.0.0.1:{port}{path}", region: {region}, secret: "env:{secret}", timeout_s: {timeout}}}
transfers: {transfers}
rules:
  - {{when: {{check: credit_history, outcome: consider}}, then: review, queue: credit}}
  - {{when: {{any: rejected}}, then: decline}}
  - {{when: {{all: clear}}, then: approve}}
  - {{otherwise: review, queue: general}}
review: {{queues: {{general: {{sla: 4h}}, credit: {{sla: 1h}}}}}}
billing: {{price_book: standard-2026, currency: EUR}}
"""
# Tenants by how their bureau behaves.
PATHS = {"pays": "/", "down": "/status/503", "flaky": "/flaky/2", "silent": "/charge-close/1", "hangs": "/slow/30",
         "slow": "/slow/8", "babbles": "/text", "mixes": "/other", "stranger": "/"}


class Bureau:
    """The bureau in a process of its own, with the requests that it saw."""

    def __init__(self, folder):
        self.log = folder / "bureau.jsonl"
        self.log.touch()
        script = pathlib.Path(__file__).with_name("credit_bureau.py")
        self.process = subprocess.Popen(
            [sys.executable, str(script), "--secret", SECRET, "--log", str(self.log)], stdout=subprocess.PIPE,
            text=True)
        self.port = int(self.process.stdout.readline().split()[1])

    def requests(self, check=None):
        lines = [json.loads(line) for line in self.log.read_text().splitlines()]
        return [line for line in lines if check in (None, line["headers"]["idempotency-key"])]

    def close(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


class CreditTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="assay-credit-"))
        cls.addClassCleanup(shutil.rmtree, folder)
        os.environ.update(CREDIT_SECRET=SECRET, OTHER_SECRET=OTHER)
        cls.bureau = Bureau(folder)
        cls.addClassCleanup(cls.bureau.close)
        cls.folder = folder
        cls.server = AssayServer(
            [cls.declaration(slug) for slug in PATHS], arguments=["--provider-networks", "127.0.0.0/8"])
        cls.addClassCleanup(cls.server.close)
        cls.server.start()
        cls.keys = {slug: cls.server.key(slug, test=False) for slug in PATHS}

    @classmethod
    def declaration(cls, slug, region="eu", transfers="[]"):
        path = cls.folder / f"{slug}.yaml"
        path.write_text(TENANT.format(
            slug=slug, port=cls.bureau.port, path=PATHS.get(slug, "/"), region=region, transfers=transfers,
            secret="OTHER_SECRET" if slug == "stranger" else "CREDIT_SECRET",
            timeout={"hangs": 1, "slow": 15}.get(slug, 5)))
        return path

    def submit(self, slug, family, key=None, consents=AGREED, wait=60, **more):
        request = applicant_request(checks=["credit_history"], consents=consents, **more)
        request["applicant"] |= {
            "family_name": family, "email": "maria@example.com", "phone": "+491700000000",
            "address": {"line1": "Musterstraße 1", "postal_code": "10115", "city": "Berlin", "country": "DEU"}}
        reply = self.server.verify(key or self.keys[slug], request, files=[], wait=wait)
        self.assertIn(reply.status, (200, 202), reply)
        return reply.json

    def settled(self, slug, family, **more):
        """A verification of a person, settled, with its one check."""
        begun = self.submit(slug, family, **more)
        found = self.server.settled(f"/v1/verifications/{begun['id']}", more.get("key") or self.keys[slug], 150)
        return found, found["checks"][0]

    def codes(self, check):
        return [reason["code"] for reason in check["reasons"]]

    def assert_billed(self, check, outcome):
        self.assertEqual((check["status"], check["outcome"]), ("complete", outcome), check)
        self.assertTrue(check["billing"]["billable"], check["billing"])
        self.assertEqual(float(check["billing"]["unit_price"]), PRICE)
        self.assertEqual(self.events(check), [["t"]])

    def assert_unavailable_and_free(self, found, check):
        self.assertEqual((check["status"], check["outcome"]), ("error", "not_assessed"), check)
        self.assertEqual(self.codes(check), ["provider.unavailable"])
        self.assertEqual((check["billing"]["billable"], check["billing"]["reason"]), (False, "our_fault"))
        self.assertEqual(self.events(check), [["f"]])
        self.assertEqual(found["status"], "in_review")

    def events(self, check):
        """Whether each usage event of a check is billable."""
        return self.server.sql(
            f"select free_reason is null from usage_events where check_id = '{uuid_of(check['id'])}'")

    def test_a_good_file_is_clear_and_billed_once_and_the_bureau_learns_no_more_than_it_needs(self):
        found, check = self.settled("pays", "Clear")
        self.assertEqual(found["status"], "approved")
        self.assert_billed(check, "clear")
        self.assertEqual(check["score"], round((780 - 300) / 550, 4))
        told = check["breakdown"]
        self.assertEqual(told["answer"]["file"]["score"], {"value": 780, "min": 300, "max": 850})
        self.assertEqual(told["settings"]["rejected"], {"score_below": 500, "defaults_min": 3})
        self.assertEqual(len(told["answer_digest"]), 64)
        seen = self.bureau.requests(check["id"])
        self.assertEqual([line["charged"] for line in seen], [True])
        sent = json.loads(base64.b64decode(seen[0]["body"]))
        self.assertEqual([name for name, value in sent["subject"].items() if value is not None], told["asked_by"])
        self.assertEqual(sent["legal_basis"], "consent")
        self.assertEqual(
            {name for name, value in sent["subject"].items() if value is not None},
            {"given_names", "family_name", "date_of_birth", "address"})

    def test_a_default_or_an_insolvency_is_for_a_person_and_a_declared_limit_declines(self):
        for family, code in (("Default", "credit.default"), ("Bankrupt", "credit.bankruptcy"),
                             ("Unknown", "credit.not_found"), ("Twins", "credit.ambiguous"),
                             ("Thin", "credit.score_unknown")):
            with self.subTest(family=family):
                found, check = self.settled("pays", family)
                self.assertEqual((found["status"], self.codes(check)), ("in_review", [code]))
                self.assert_billed(check, "consider")
        found, check = self.settled("pays", "Lowscore")
        self.assertEqual((found["status"], self.codes(check)), ("declined", ["credit.score_low"]))
        self.assert_billed(check, "rejected")
        # What the tenant has no limit for says nothing.
        self.assertEqual(self.settled("pays", "Late")[1]["outcome"], "clear")

    def test_without_consent_nobody_is_asked(self):
        _, check = self.settled("pays", "Clear", consents=CONSENTS)
        self.assertEqual((check["outcome"], self.codes(check)), ("not_assessed", ["consent.missing"]))
        self.assertFalse(check["billing"]["billable"])
        self.assertEqual(self.bureau.requests(check["id"]), [])

    def test_test_keys_ask_nobody(self):
        before = len(self.bureau.requests())
        key = self.server.key("pays")
        found, check = self.settled(
            "pays", "Default", key=key, metadata={"magic": "credit_history=consider:credit.bankruptcy"})
        self.assertEqual((found["status"], self.codes(check)), ("in_review", ["credit.bankruptcy"]))
        self.assertEqual(check["breakdown"]["answer"]["file"]["bankruptcies"], {"open": 1, "discharged": 0})
        self.assertEqual(check["billing"]["reason"], "test_mode")
        self.assertEqual(len(self.bureau.requests()), before)

    def test_a_bureau_that_fails_is_asked_again_and_then_not_assessed_and_free(self):
        tries_of = {"down": 6, "babbles": 6, "mixes": 6, "hangs": 6, "stranger": 1}
        begun = {}
        for slug in tries_of:
            begun[slug] = self.submit(slug, "Clear", wait=0)["id"]
            # One after the other: of more than four at once one would be told that its turn comes later.
            time.sleep(0.5)
        for slug, tries in tries_of.items():
            with self.subTest(slug=slug):
                found = self.server.settled(f"/v1/verifications/{begun[slug]}", self.keys[slug], 150)
                check = found["checks"][0]
                self.assert_unavailable_and_free(found, check)
                self.assertEqual(len(self.bureau.requests(check["id"])), tries)
        self.assertIn("check.provider_failed", self.server.log.read_text())
        self.assertNotIn("Musterstra", self.server.log.read_text())

    def test_what_is_asked_again_is_charged_once(self):
        for slug, tries in (("flaky", 3), ("silent", 2)):
            with self.subTest(slug=slug):
                found, check = self.settled(slug, "Clear")
                self.assertEqual(found["status"], "approved")
                self.assert_billed(check, "clear")
                seen = self.bureau.requests(check["id"])
                self.assertEqual((len(seen), sum(line["charged"] for line in seen)), (tries, 1))

    def test_a_server_that_is_killed_while_it_waits_is_charged_and_billed_once(self):
        begun = self.submit("slow", "Clear", wait=0)
        end = time.monotonic() + 30
        path = f"/v1/verifications/{begun['id']}"
        check = self.server.call("GET", path, self.keys["slow"]).json["checks"][0]["id"]
        while not self.bureau.requests(check):
            self.assertLess(time.monotonic(), end, "the bureau was not asked")
            time.sleep(0.05)
        self.server.kill()
        self.server.start()
        # Its lease ends after a minute; another worker asks again then.
        found = self.server.settled(path, self.keys["slow"], 150)
        self.assertEqual(found["status"], "approved")
        self.assert_billed(found["checks"][0], "clear")
        seen = self.bureau.requests(check)
        self.assertEqual([line["charged"] for line in seen], [True, False])

    def test_what_a_bureau_says_is_sealed(self):
        self.settled("pays", "Default")
        stored = self.server.sql("select sealed from checks where type = 'credit_history' and sealed is not null")
        # PostgreSQL shows bytes as hexadecimal.
        self.assertTrue(stored and all(b"SIM-".hex() not in row[0] for row in stored))
        clear = self.server.sql("select engine, reasons from checks where type = 'credit_history'")
        self.assertTrue(all("SIM-" not in text and "answer" not in text for row in clear for text in row))

    def test_data_leave_the_region_only_by_a_transfer(self):
        command = ("tenants", "check")
        with self.assertRaisesRegex(RuntimeError, "providers.credit_history: is in us"):
            self.server.run(*command, str(self.declaration("abroad", region="us")))
        other = "[{check: credit_history, region: jp, ground: adequacy}]"
        with self.assertRaisesRegex(RuntimeError, "providers.credit_history: is in us"):
            self.server.run(*command, str(self.declaration("abroad", region="us", transfers=other)))
        right = "[{check: credit_history, region: us, ground: contractual_clauses}]"
        self.server.run(*command, str(self.declaration("abroad", region="us", transfers=right)))


def uuid_of(identity):
    """The UUID of a wire identifier: Crockford's base32, 26 digits."""
    digits = "0123456789abcdefghjkmnpqrstvwxyz"
    number = 0
    for digit in identity.split("_")[1]:
        number = number << 5 | digits.index(digit)
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


if __name__ == "__main__":
    unittest.main(verbosity=2)
