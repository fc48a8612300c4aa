"""The whole story on real pictures with the real engine: what a merchant, and the person verified, live through."""

import csv
import decimal
import io
import json
import unittest
import uuid

from assay_server import SAMPLES, AssayServer, applicant_request

TRUTH = json.loads((SAMPLES / "truth.json").read_text())


def sample(name):
    return (SAMPLES / name).read_bytes()


class StoryTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = AssayServer().start()
        cls.addClassCleanup(cls.server.close)
        cls.key = cls.server.key(test=False)

    def request(self, **more):
        request = applicant_request(**{"checks": ["document", "face_match"], **more})
        request["applicant"] = {**TRUTH["applicant"], "external_id": f"story-{uuid.uuid4()}"}
        request["documents"] = TRUTH["request"]["documents"]
        if "consents" not in more:
            request["consents"] = TRUTH["request"]["consents"]
        request["metadata"] = {}
        return request

    def verify(self, passport="passport.jpg", selfie="selfie.jpg", **more):
        files = [("document_front", sample(passport))] + ([("selfie", sample(selfie))] if selfie else [])
        reply = self.server.verify(self.key, self.request(**more), files, wait=60)
        self.assertIn(reply.status, (200, 202), reply)
        found = reply.json
        return found if reply.status == 200 else self.server.settled(f"/v1/verifications/{found['id']}", self.key)

    @staticmethod
    def check(verification, kind):
        return [check for check in verification["checks"] if check["type"] == kind][-1]

    @staticmethod
    def codes(holder):
        return [reason["code"] for reason in holder["reasons"]]

    def assert_read(self, verification, name):
        """Every field of the truth that the wire has is read as it stands on the page."""
        extracted, truth = self.check(verification, "document")["extracted"], TRUTH["files"][name]["fields"]
        wire = {"document_type", "issuing_country", "document_number", "family_name", "given_names", "date_of_birth",
                "date_of_expiry", "sex", "nationality", "personal_number", "mrz"}
        self.assertLessEqual(wire, set(truth))
        for field in sorted(wire):
            self.assertEqual(extracted[field], truth[field], field)

    def evidence(self, verification, kind):
        listed = self.server.call("GET", f"/v1/verifications/{verification['id']}/evidence", self.key).json["data"]
        return [item for item in listed if item["kind"] == kind][-1]

    def events_of(self, verification):
        return [event for event in self.server.pages("/v1/usage-events", self.key)
                if event["verification_id"] == verification["id"]]

    def test_a_good_passport_and_its_holders_selfie_are_approved_and_billed(self):
        verification = self.verify()
        self.assertEqual(verification["status"], "approved", verification)
        self.assertEqual(verification["decision"]["outcome"], "approved")
        self.assert_read(verification, "passport.jpg")
        self.assertGreater(self.check(verification, "face_match")["score"], 0.45)
        events = self.events_of(verification)
        self.assertEqual(sorted(event["meter"] for event in events), ["document", "face_match"])
        self.assertTrue(all(event["billable"] for event in events))
        self.assertEqual(sum(decimal.Decimal(event["unit_price"]) for event in events), decimal.Decimal("0.55"))

    def test_usage_and_invoice_are_the_sum_of_the_events(self):
        self.verify()
        events = self.server.pages("/v1/usage-events", self.key)
        usage = self.server.call("GET", "/v1/usage", self.key).json
        self.assertEqual(sum(group["count"] for group in usage["groups"]), len(events))
        billable = sum(event["billable"] for event in events)
        self.assertEqual(sum(group["billable_count"] for group in usage["groups"]), billable)
        total = sum(decimal.Decimal(event["unit_price"]) for event in events if event["billable"])
        self.assertEqual(usage["amount_estimate_minor"], int(total * 100))
        invoice = self.server.call("GET", "/v1/invoices", self.key).json["data"][0]
        self.assertEqual(invoice["total_minor"], int(total * 100))
        self.assertEqual(sum(line["quantity"] for line in invoice["lines"]), billable)
        table = self.server.call("GET", f"/v1/invoices/{invoice['id']}.csv", self.key)
        rows = list(csv.DictReader(io.StringIO(table.body.decode())))
        self.assertGreaterEqual(len(rows), len(invoice["lines"]))
        for line, row in zip(invoice["lines"], rows):
            for name in set(line) & set(row):
                self.assertEqual(row[name], str(line[name]), name)

    def test_an_expired_passport_is_declined_for_it(self):
        verification = self.verify("passport_expired.jpg")
        self.assertEqual(verification["status"], "declined", verification)
        self.assertIn("document.expired", self.codes(verification["decision"]))

    def test_another_persons_selfie_does_not_match(self):
        verification = self.verify(selfie="selfie_other.jpg")
        self.assertEqual(verification["status"], "declined", verification)
        self.assertIn("face.mismatch", self.codes(self.check(verification, "face_match")))

    def test_a_blurred_page_is_asked_for_again_and_the_retake_completes_it(self):
        verification = self.verify("passport_blurred.jpg")
        self.assertEqual(verification["status"], "awaiting_input", verification)
        self.assertEqual([item["kind"] for item in verification["requirements"]], ["document_front"])
        self.assertFalse(self.check(verification, "document")["billing"]["billable"])
        path = f"/v1/verifications/{verification['id']}"
        reply = self.server.call(
            "POST", path + "/evidence", self.key, {}, {"Prefer": "wait=60", "Idempotency-Key": str(uuid.uuid4())},
            [("document_front", sample("passport_retake.jpg"))])
        self.assertIn(reply.status, (200, 202), reply)
        verification = self.server.settled(path, self.key)
        self.assertEqual(verification["status"], "approved", verification)
        self.assertEqual(sum(event["billable"] for event in self.events_of(verification)), 2)

    def test_a_text_named_like_a_picture_is_refused_unstored_and_unbilled(self):
        tables = ("verifications", "evidence", "evidence_intakes", "usage_events", "applicants")
        before = {table: self.server.sql(f"select count(*) from {table}") for table in tables}
        reply = self.server.verify(self.key, self.request(), [("document_front", sample("not_an_image.jpg"))])
        self.assertEqual((reply.status, reply.json["code"]), (415, "unsupported_media_type"))
        self.assertEqual({table: self.server.sql(f"select count(*) from {table}") for table in tables}, before)

    def test_every_accepted_form_of_picture_is_read(self):
        for name in ("passport.png", "passport.webp", "passport.heic", "passport.pdf"):
            with self.subTest(name=name):
                verification = self.verify(name, selfie=None, checks=["document"])
                self.assertEqual(verification["status"], "approved", verification)
                self.assert_read(verification, name)

    def test_without_consent_no_face_is_compared_and_nothing_charged_for_it(self):
        verification = self.verify(consents=[])
        check = self.check(verification, "face_match")
        self.assertEqual((check["outcome"], self.codes(check)), ("not_assessed", ["consent.missing"]))
        self.assertEqual((check["billing"]["billable"], check["billing"]["reason"]), (False, "consent_missing"))
        self.assertNotEqual(verification["status"], "approved")

    def test_evidence_comes_back_as_it_was_given_with_its_views_and_leaves_a_trace(self):
        verification = self.verify()
        item = self.evidence(verification, "document_front")
        self.assertLessEqual({"original", "rectified", "annotated"}, set(item["views"]))
        path = f"/v1/evidence/{item['id']}/content"
        reply = self.server.call("GET", path, self.key)
        self.assertEqual(reply.body, sample("passport.jpg"))
        self.assertIn("no-store", reply.headers["Cache-Control"])
        for view in ("rectified", "annotated"):
            shown = self.server.call("GET", f"{path}?view={view}", self.key)
            self.assertEqual((shown.status, shown.body[:3]), (200, b"\xff\xd8\xff"))
        trail = [entry["action"] for entry in self.server.pages("/v1/audit-log", self.key)
                 if entry["resource"] == item["id"]]
        self.assertEqual(
            sorted(trail), ["evidence.read.annotated", "evidence.read.original", "evidence.read.rectified"])

    def test_withdrawn_biometric_consent_takes_the_selfie_and_leaves_the_document(self):
        verification = self.verify()
        selfie, page = self.evidence(verification, "selfie"), self.evidence(verification, "document_front")
        withdrawal = {"consents": [{**TRUTH["request"]["consents"][0], "granted": False,
                                    "granted_at": "2026-02-01T00:00:00Z"}]}
        reply = self.server.call(
            "POST", f"/v1/applicants/{verification['applicant_id']}/consents", self.key, withdrawal)
        self.assertLess(reply.status, 300, reply)
        gone = self.server.call("GET", f"/v1/evidence/{selfie['id']}/content", self.key)
        self.assertEqual(gone.status, 410, gone)
        self.assertEqual(self.server.call("GET", f"/v1/evidence/{page['id']}/content", self.key).status, 200)

    def test_an_applicant_is_erased_once_the_law_allows_and_is_gone(self):
        key = self.server.key()
        verification = self.server.verify(key).json
        item = self.server.call("GET", f"/v1/verifications/{verification['id']}/evidence", key).json["data"][0]
        path = f"/v1/applicants/{verification['applicant_id']}"
        receipt = self.server.call("DELETE", path, key)
        self.assertEqual(receipt.status, 200, receipt)
        self.assertEqual(receipt.json["evidence_count"], 2)
        self.assertEqual(self.server.call("GET", f"/v1/evidence/{item['id']}/content", key).status, 410)
        after = self.server.call("GET", path, key)
        self.assertTrue(after.status == 410 or after.json["family_name"] is None, after)
        live = self.verify()
        kept = self.server.call("DELETE", f"/v1/applicants/{live['applicant_id']}", self.key)
        self.assertEqual((kept.status, kept.json["code"]), (409, "retention.obligation"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
