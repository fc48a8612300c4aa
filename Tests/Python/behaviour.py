"""Past behaviour over HTTP, live and without pictures: devices, mailboxes, velocity, declines within one tenant."""

import unittest
import uuid

from assay_server import applicant_request, serving

RULES = """
rules:
  - {when: {check: behaviour_risk, outcome: consider}, then: review, queue: fraud}
  - {when: {all: clear}, then: approve}
  - {otherwise: review, queue: general}
review: {queues: {general: {sla: 4h}, fraud: {sla: 1h}}}
billing: {price_book: standard-2026, currency: EUR}
"""
TENANTS = [
    f"slug: {slug}\nname: {slug}\nchecks: [behaviour_risk]\n"
    "behaviour_risk: {verifications_per_device_max: 3, verifications_per_ip_max: 4, people_per_device_max: 2}\n" + RULES
    for slug in ("seen-pay", "other-pay")
]
PLAIN = "slug: plain-pay\nname: plain-pay\nchecks: [proof_of_address]\n"


class BehaviourTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = serving(cls, *TENANTS, PLAIN)
        cls.key = cls.server.key("seen-pay", test=False)
        cls.other = cls.server.key("other-pay", test=False)
        cls.member = cls.server.member("seen-pay", "rita@example.org", "admin,reviewer")

    def setUp(self):
        # Nothing that another test gave.
        self.name = uuid.uuid4().hex
        self.counter = 0

    def verify(self, key=None, external=None, device=None, **declared):
        self.counter += 1
        applicant = {"external_id": external or f"{self.name}-{self.counter}"}
        applicant.update(declared)
        request = applicant_request(checks=["behaviour_risk"], applicant=applicant)
        if device is not None:
            request["device"] = device
        reply = self.server.verify(key or self.key, request, [])
        self.assertEqual(reply.status, 200, reply)
        return reply.json

    def reasons(self, verification):
        return [reason["code"] for reason in verification["checks"][0]["reasons"]]

    def outcome(self, verification):
        return verification["checks"][0]["outcome"]

    def counted(self, verification, limit):
        counts = verification["checks"][0]["breakdown"]["counts"]
        return next(count for count in counts if count["limit"] == limit)

    def test_one_mailbox_is_one_persons(self):
        email = f"{self.name}@example.org"
        first = self.verify(given_names="Ada", family_name="Doe", email=email)
        self.assertEqual((self.outcome(first), first["status"]), ("clear", "approved"))
        self.assertEqual(first["checks"][0]["billing"]["billable"], True)
        same = self.verify(given_names="ADA", family_name="Doe", email=email.upper())
        self.assertEqual(self.outcome(same), "clear")
        other = self.verify(given_names="Eve", family_name="Roe", email=f"{self.name}+2@example.org")
        self.assertEqual((self.reasons(other), other["status"]), (["risk.email_reused"], "in_review"))
        count = self.counted(other, "people_per_email_max")
        self.assertEqual((count["count"], count["most"]), (2, 1))
        self.assertEqual(count["verifications"], [same["id"], first["id"]])
        self.assertNotIn(self.name, str(other["checks"][0]["breakdown"]))
        self.assertEqual(other["checks"][0]["reasons"][0]["audience"], "merchant")

    def test_a_device_that_comes_too_often_and_for_too_many(self):
        device = {"session_id": self.name}
        external = f"{self.name}-one"
        for number in range(1, 5):
            again = self.verify(external=external, device=device, given_names="Ada", family_name="Doe")
            self.assertEqual(self.reasons(again), ["risk.device_velocity"] if number == 4 else [], number)
        second = self.verify(device=device, given_names="Bea", family_name="Doe")
        self.assertEqual(self.reasons(second), ["risk.device_velocity"])
        third = self.verify(device=device, given_names="Cid", family_name="Roe")
        self.assertEqual(self.reasons(third), ["risk.device_reused", "risk.device_velocity"])

    def test_a_household_is_clear_and_a_crowd_behind_one_address_is_not(self):
        device = {"ip": "203.0.113." + str(int(self.name[:2], 16))}
        home = {"line1": f"Musterstraße {int(self.name[:4], 16)}", "postal_code": "10115", "country": "DEU"}
        for name in ("Ada", "Bea", "Cid", "Dan"):
            self.assertEqual(self.outcome(self.verify(device=device, given_names=name, address=home)), "clear", name)
        self.assertEqual(self.reasons(self.verify(device=device, given_names="Eve")), ["risk.ip_velocity"])
        self.assertEqual(self.outcome(self.verify(self.other, device=device, given_names="Eve")), "clear")

    def test_nothing_given_is_not_assessed_and_free(self):
        nothing = self.verify()
        self.assertEqual((self.outcome(nothing), self.reasons(nothing)), ("not_assessed", ["risk.data_missing"]))
        self.assertEqual(nothing["checks"][0]["billing"]["billable"], False)
        request = applicant_request(checks=["behaviour_risk"], device={"ip": "203.0.113.300"})
        refused = self.server.verify(self.key, request, [])
        self.assertEqual((refused.status, refused.json["errors"][0]["pointer"]), (422, "/device/ip"))

    def test_a_tenant_that_does_not_look_keeps_nothing(self):
        request = applicant_request(checks=["proof_of_address"], device={"session_id": self.name})
        reply = self.server.verify(self.server.key("plain-pay", test=False), request, [], wait=0)
        self.assertEqual(reply.status, 202, reply)
        traces = ("select count(*) from behaviour_traces b join tenants t on t.tenant_id = b.tenant_id "
                  "where t.slug = 'plain-pay'")
        self.assertEqual(self.server.sql(traces), [["0"]])

    def test_a_declined_person_is_known_again(self):
        person = {"given_names": "Ada", "family_name": f"Doe{self.name}", "date_of_birth": "1990-01-01"}
        email = f"{self.name}@example.org"
        self.verify(given_names="Eve", family_name="Roe", email=email)
        suspect = self.verify(email=email, **person)
        self.assertEqual(suspect["status"], "in_review")
        self.decline(suspect)
        again = self.verify(**person)
        self.assertEqual(self.reasons(again), ["risk.declined_before"])
        self.assertEqual(again["checks"][0]["breakdown"]["declines"],
                         [{"verification_id": suspect["id"], "same": "person"}])
        self.assertEqual(self.outcome(self.verify(self.other, **person)), "clear")

    def decline(self, verification):
        tenant = self.server.call("GET", "/v1/tenant", self.key).json["id"]
        headers = {"Assay-Tenant": tenant}
        item = next(item for item in self.server.pages("/v1/reviews", self.key)
                    if item["verification_id"] == verification["id"])
        path = f"/v1/reviews/{item['id']}"
        claimed = self.server.call("POST", f"{path}/claim", self.member, None, headers)
        self.assertEqual(claimed.status, 200, claimed)
        decision = {"action": "decline", "evidence_digest": claimed.json["evidence_digest"],
                    "fence": claimed.json["fence"], "reasons": ["risk.email_reused"]}
        reply = self.server.call("POST", f"{path}/decision", self.member, decision, headers)
        self.assertEqual(reply.status, 200, reply)

    def test_erasing_an_applicant_forgets_what_it_left(self):
        email = f"{self.name}@example.org"
        self.verify(given_names="Ada", family_name="Doe", email=email)
        # In review: nothing was decided that the law asks to keep.
        second = self.verify(given_names="Bea", family_name="Roe", email=email)
        left = "select count(*) from behaviour_traces t join verifications v on v.id = t.verification_id " \
               "where v.status = 'canceled'"
        self.assertEqual(self.counted(second, "people_per_email_max")["count"], 2)
        erased = self.server.call("DELETE", f"/v1/applicants/{second['applicant_id']}", self.key)
        self.assertEqual(erased.status, 200, erased)
        self.assertEqual(self.server.sql(left), [["0"]])
        third = self.verify(given_names="Cid", family_name="Poe", email=email)
        self.assertEqual(self.counted(third, "people_per_email_max")["count"], 2)


if __name__ == "__main__":
    unittest.main(verbosity=2)
