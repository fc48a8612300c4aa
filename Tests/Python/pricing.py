"""Prices that depend on a month's quantity and on the document, quotes, caps that hold at the most, and alerts."""

import json
import re
import unittest
import uuid

from assay_server import REPOSITORY, SAMPLES, applicant_request, serving


class PricingTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        text = (REPOSITORY / "Tenants" / "demo.yaml").read_text()
        text = re.sub(r"price_book: standard-2026", "price_book: scale-2026", text)
        # Free documents, the fixed part of the dearest tier of face matches, and one face match.
        text = re.sub(r"spend_cap_minor: \d+", "spend_cap_minor: 2520", text)
        # Its first policy, so that its book holds on every day of the month and has all of the month's free units.
        cls.server = serving(cls, text)
        cls.live, cls.test = cls.server.key(test=False), cls.server.key()

    def quote(self, key):
        reply = self.server.call("POST", "/v1/verifications/quote", key, {"checks": ["document", "face_match"]})
        self.assertEqual(reply.status, 200, reply)
        return reply.json

    def verify(self):
        truth = json.loads((SAMPLES / "truth.json").read_text())
        request = applicant_request(documents=truth["request"]["documents"])
        request["applicant"] = {**truth["applicant"], "external_id": f"priced-{uuid.uuid4()}"}
        request["checks"] = ["document", "face_match"]
        files = [("document_front", (SAMPLES / "passport.jpg").read_bytes()),
                 ("selfie", (SAMPLES / "selfie.jpg").read_bytes())]
        return self.server.verify(self.live, request, files, wait=0)

    def test_what_is_quoted_is_held_and_settled(self):
        quote = self.quote(self.live)
        document, face = quote["checks"]
        self.assertEqual((document["amount"], document["free_left"]), ("0", 50))
        self.assertEqual((face["unit_price"], face["amount"], face["free_left"]), ("0.2", "0.2", 0))
        self.assertEqual((quote["amount_estimate_minor"], quote["price_book_version"]), (20, "scale-2026@1"))
        self.assertEqual(quote["limits"], [{"key_id": None, "limit_minor": 2520, "left_minor": 2520, "fits": True}])
        self.assertEqual(self.quote(self.live), quote, "a quote holds nothing")

        made = self.verify()
        self.assertEqual(made.status, 202, made)
        self.assertEqual(self.quote(self.live)["limits"][0]["fits"], False)
        refused = self.verify()
        self.assertEqual((refused.status, refused.json["code"]), (402, "spend_cap"), refused)

        self.server.settled(f"/v1/verifications/{made.json['id']}", self.live)
        events = {event["meter"]: event for event in self.server.call("GET", "/v1/usage-events", self.live).json["data"]}
        self.assertEqual(set(events), {"document", "face_match"})
        self.assertEqual(events["face_match"]["unit_price"], "0.2")
        self.assertEqual(set(events["document"]["dimensions"]), {"document.country", "document.type"})
        self.assertEqual(events["face_match"]["dimensions"], {})
        self.assertEqual(self.quote(self.live)["checks"][0]["free_left"], 49)
        alerts = [event for event in self.server.call("GET", "/v1/events?limit=100", self.live).json["data"]
                  if event["type"] == "usage.threshold_reached"]
        self.assertEqual([(alert["data"]["percent"], alert["data"]["key_id"]) for alert in alerts],
                         [(80, None), (100, None)])

    def test_a_test_keys_quote_costs_nothing_and_has_no_limit(self):
        quote = self.quote(self.test)
        self.assertEqual({check["reason"] for check in quote["checks"]}, {"test_mode"})
        self.assertEqual((quote["amount_estimate_minor"], quote["limits"]), (0, []))

    def test_a_quote_is_refused_as_its_request_would_be(self):
        reply = self.server.call("POST", "/v1/verifications/quote", self.live, {"checks": ["liveness"]})
        self.assertEqual((reply.status, reply.json["errors"][0]["code"]), (422, "check.unavailable"), reply)
        self.assertEqual(self.server.call("POST", "/v1/verifications/quote", None, {}).status, 401)


if __name__ == "__main__":
    unittest.main()
