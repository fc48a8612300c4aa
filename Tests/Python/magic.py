"""Test keys reach every outcome, every reason and every way a policy can end, and cost nothing."""

import re
import unittest

from assay_server import JPEG, REPOSITORY, AssayServer, applicant_request


def reason_codes():
    """The catalogue, as the code declares it."""
    source = (REPOSITORY / "Sources/Domain/Checks/ReasonCode.swift").read_text()
    return re.findall(r'case \w+ = "([a-z_]+\.[a-z_]+)"', source)


class MagicTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = AssayServer().start()
        cls.addClassCleanup(cls.server.close)
        cls.key = cls.server.key()

    def verify(self, magic, **more):
        reply = self.server.verify(self.key, applicant_request(magic, **more))
        self.assertEqual(reply.status, 200, reply)
        return reply.json

    def check(self, verification, kind):
        return [check for check in verification["checks"] if check["type"] == kind][-1]

    def test_every_outcome_of_every_check_is_reached_and_free(self):
        for kind in ("document", "face_match", "behaviour_risk"):
            for outcome in ("clear", "consider", "rejected", "not_assessed"):
                with self.subTest(kind=kind, outcome=outcome):
                    checks = {"document", "face_match", kind}
                    check = self.check(self.verify(f"{kind}={outcome}", checks=sorted(checks)), kind)
                    self.assertEqual((check["outcome"], check["status"]), (outcome, "complete"))
                    self.assertEqual(check["billing"]["billable"], False)
                    self.assertEqual(check["billing"]["reason"], "test_mode")
                    self.assertEqual(float(check["billing"]["unit_price"]), 0)

    def test_every_reason_code_is_reached_and_has_a_message(self):
        codes = reason_codes()
        self.assertGreater(len(codes), 25)
        for code in codes:
            with self.subTest(code=code):
                reasons = self.check(self.verify(f"document=consider:{code}"), "document")["reasons"]
                self.assertEqual([reason["code"] for reason in reasons], [code])
                self.assertGreater(len(reasons[0]["message"]), 10)
                self.assertNotEqual(reasons[0]["message"], code)

    def test_all_clear_is_approved_by_the_policy(self):
        verification = self.verify("")
        self.assertEqual(verification["status"], "approved")
        self.assertEqual(verification["decision"]["decided_by"], "policy")
        self.assertTrue(verification["decision"]["automated"])

    def test_a_rejected_check_declines_with_its_reason(self):
        verification = self.verify("document=rejected:document.expired")
        self.assertEqual(verification["status"], "declined")
        self.assertIn("document.expired", [reason["code"] for reason in verification["decision"]["reasons"]])

    def test_a_considered_face_goes_to_the_queue_of_its_rule(self):
        verification = self.verify("face_match=consider:face.uncertain")
        self.assertEqual(verification["status"], "in_review")
        rows = self.server.sql(f"select queue from review_items where state = 'open' order by created_at desc limit 1")
        self.assertEqual(rows, [["identity"]])

    def test_review_is_stronger_than_decline(self):
        verification = self.verify("document=rejected:document.expired;face_match=consider:face.uncertain")
        self.assertEqual(verification["status"], "in_review")

    def test_asking_ends_in_review_after_the_rules_most_attempts(self):
        verification = self.verify("document=not_assessed:image.blurred")
        for attempt in range(2):
            self.assertEqual(verification["status"], "awaiting_input", f"attempt {attempt}")
            self.assertEqual(verification["requirements"][0]["kind"], "document_front")
            reply = self.server.call(
                "POST", f"/v1/verifications/{verification['id']}/evidence", self.key, {},
                {"Prefer": "wait=60", "Idempotency-Key": f"retake-{verification['id']}-{attempt}"},
                [("document_front", JPEG + bytes([attempt]))])
            self.assertEqual(reply.status, 200, reply)
            verification = reply.json
        self.assertEqual(verification["status"], "in_review")

    def test_a_misspelt_magic_input_is_seen(self):
        for magic in ("document=perhaps", "document=rejected:document.nothing"):
            with self.subTest(magic=magic):
                check = self.check(self.verify(magic), "document")
                self.assertEqual(check["outcome"], "not_assessed")
                self.assertEqual([reason["code"] for reason in check["reasons"]], ["check.unavailable"])

    def test_usage_of_test_mode_is_counted_and_costs_nothing(self):
        self.verify("")
        usage = self.server.call("GET", "/v1/usage", self.key).json
        self.assertEqual(usage["amount_estimate_minor"], 0)
        self.assertTrue(all(group["billable_count"] == 0 for group in usage["groups"]))
        events = self.server.pages("/v1/usage-events", self.key)
        self.assertEqual(sum(group["count"] for group in usage["groups"]), len(events))


if __name__ == "__main__":
    unittest.main(verbosity=2)
