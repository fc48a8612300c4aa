"""Ratings of customers over HTTP, by a tenant's weights, and what a rule of enhanced due diligence does."""

import unittest
import uuid

from assay_server import JPEG, applicant_request, serving

TENANT = """
slug: rated-pay
name: rated-pay
checks: [document, screening]
applicant: {risk_countries: {high: [PRK]}}
risk:
  country: {high: 40}
  product: {metadata: product, weights: {crypto: 30}}
  hit: {pep: 35}
  history: {declined: 30}
  medium: 30
  high: 60
rules:
  - {when: {rating: high}, then: enhance, for: supplement, queue: edd}
  - {when: {any: rejected}, then: decline}
  - {when: {all: clear}, then: approve}
  - {otherwise: review, queue: general}
review: {queues: {general: {sla: 4h}, edd: {sla: 1h, four_eyes: true}}}
billing: {price_book: standard-2026, currency: EUR}
"""


class RiskTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = serving(cls, TENANT)
        cls.key = cls.server.key("rated-pay")

    def verify(self, magic="", nationality="UTO", product=None, external=None):
        request = applicant_request(magic, checks=["document", "screening"])
        request["applicant"]["nationality"] = nationality
        if external:
            request["applicant"]["external_id"] = external
        if product:
            request["metadata"]["product"] = product
        reply = self.server.verify(self.key, request, [("document_front", JPEG)])
        self.assertEqual(reply.status, 200, reply)
        return reply.json

    def risk(self, verification, key=None):
        path = f"/v1/applicants/{verification['applicant_id']}"
        return self.server.call("GET", path, key or self.key).json["risk"]

    def test_factors_add_up_and_stand_with_the_version_that_weighed(self):
        low = self.verify()
        self.assertEqual(low["status"], "approved")
        self.assertEqual(self.risk(low), {"rating": "low", "points": 0, "factors": [], "due_diligence": "standard",
                                          "policy_version": 1})
        medium = self.verify(nationality="PRK")
        self.assertEqual(medium["status"], "approved")
        self.assertEqual(self.risk(medium)["factors"], [{"kind": "country", "value": "high", "points": 40}])
        self.assertEqual(self.risk(medium)["rating"], "medium")
        pep = self.verify("screening=consider:screening.pep_match")
        self.assertEqual(pep["status"], "in_review")
        self.assertEqual(self.risk(pep)["factors"], [{"kind": "hit", "value": "pep", "points": 35}])

    def test_what_happened_before_counts(self):
        external = f"again-{uuid.uuid4()}"
        declined = self.verify("document=rejected:document.expired", external=external)
        self.assertEqual((declined["status"], self.risk(declined)["points"]), ("declined", 0))
        again = self.verify(external=external)
        self.assertEqual(self.risk(again)["factors"], [{"kind": "history", "value": "declined", "points": 30}])

    def test_enhanced_due_diligence_asks_once_and_is_then_a_persons(self):
        high = self.verify(nationality="PRK", product="crypto")
        self.assertEqual(high["status"], "awaiting_input")
        self.assertEqual([need["kind"] for need in high["requirements"]], ["supplement"])
        self.assertEqual((self.risk(high)["rating"], self.risk(high)["due_diligence"]), ("high", "enhanced"))
        given = self.server.call(
            "POST", f"/v1/verifications/{high['id']}/evidence", self.key, {}, files=[("supplement", JPEG)])
        self.assertIn(given.status, (200, 202), given)
        settled = self.server.settled(f"/v1/verifications/{high['id']}", self.key)
        self.assertEqual(settled["status"], "in_review")
        queues = [item["queue"] for item in self.server.pages("/v1/reviews", self.key)
                  if item["verification_id"] == high["id"]]
        self.assertEqual(queues, ["edd"])

    def test_a_rating_is_sealed_and_for_compliance_alone(self):
        rated = self.verify(nationality="PRK")
        plain = self.server.key("rated-pay", "applicants:read")
        self.assertIsNone(self.risk(rated, plain))
        stored = self.server.sql("select sealed from applicant_risks")
        # PostgreSQL shows bytes as hexadecimal.
        self.assertTrue(stored and all(b"country".hex() not in row[0] for row in stored), stored)


if __name__ == "__main__":
    unittest.main(verbosity=2)
