"""Who may see and do what at the review desk: tenants, queues, roles, keys and sessions."""

import threading
import time
import unittest
import uuid

from assay_server import totp
from review_desk import EXPIRED, GENERAL, IDENTITY, ONE, TWO, DeskCase, parallel

# Every write on an item, with a body that its schema takes.
WRITES = {
    "claim": None, "heartbeat": {"fence": 1}, "release": {"fence": 1}, "notes": {"text": "Hello."},
    "propose": {"action": "approve", "evidence_digest": "0" * 64, "fence": 1},
    "decision": {"action": "approve", "evidence_digest": "0" * 64, "fence": 1},
}


class AccessTests(DeskCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.one, cls.two = cls.desk.person({ONE: "reviewer"}), cls.desk.person({TWO: "reviewer"})

    def assert_untouched(self, item):
        self.assertEqual(self.desk.get(self.desk.slug(item), f"/v1/reviews/{item['id']}"), item)

    def places(self, item):
        """Every address under which a part of an item's case is read."""
        verification = f"/v1/verifications/{item['verification_id']}"
        evidence = self.desk.get(self.desk.slug(item), verification + "/evidence")["data"][0]
        applicant = self.desk.verification(item)["applicant_id"]
        return [f"/v1/reviews/{item['id']}", f"/v1/reviews/{item['id']}/notes", verification,
                verification + "/evidence", verification + "/timeline", verification + "/decisions",
                f"/v1/evidence/{evidence['id']}", f"/v1/evidence/{evidence['id']}/content",
                f"/v1/applicants/{applicant}"]

    def test_a_reviewer_of_one_tenant_finds_nothing_of_the_other(self):
        for mine, other, person in ((ONE, TWO, self.one), (TWO, ONE, self.two)):
            item = self.desk.item(other, GENERAL)
            for named in (mine, other):
                with self.subTest(person=mine, named=named):
                    for place in self.places(item):
                        self.assert_problem(person.call("GET", place, named), 404, "not_found")
                    for verb, body in WRITES.items():
                        reply = person.call("POST", f"/v1/reviews/{item['id']}/{verb}", named, body)
                        self.assert_problem(reply, 404, "not_found")
            self.assert_untouched(item)
            for place in self.places(item):
                self.assertEqual(self.ada.call("GET", place, other).status, 200, place)

    def test_a_reviewer_of_one_tenant_counts_and_claims_its_items_alone(self):
        for tenant, count in ((ONE, 2), (TWO, 3)):
            self.desk.fill({tenant: count})
        for mine, other, person in ((ONE, TWO, self.one), (TWO, ONE, self.two)):
            own = self.ids(self.desk.keys[mine])
            listed = person.call("GET", "/v1/reviews?status=open&limit=100", mine).json
            self.assertLessEqual({item["id"] for item in listed["data"]}, own)
            self.assertEqual({item["tenant_id"] for item in listed["data"]}, {self.desk.tenants[mine]})
            self.assert_problem(person.call("GET", "/v1/reviews", other), 404, "not_found")
            self.assertEqual(person.next(tenants=[other]).status, 204)
            told = self.desk.server.call("GET", "/v1/me", person.token).json["memberships"]
            self.assertEqual([membership["tenant_id"] for membership in told], [self.desk.tenants[mine]])
            taken = []
            while (reply := person.next()).status == 200:
                taken.append(reply.json["id"])
            self.assertGreaterEqual(len(taken), 2)
            self.assertLessEqual(set(taken), own)
        for text in (self.desk.server.call("GET", "/metrics").body, self.desk.server.call("GET", "/readyz").body):
            for identity in self.desk.tenants.values():
                self.assertNotIn(identity.encode(), text)

    def ids(self, key):
        return {item["id"] for item in self.desk.server.pages("/v1/reviews", key)}

    def test_a_look_at_evidence_is_logged_with_who_looked(self):
        item = self.item_of(self.one)
        place = self.places(item)[-2]
        looked = self.one.call("GET", place)
        self.assertEqual((looked.status, looked.headers["Cache-Control"]), (200, "no-store"))
        rows = [(entry["actor"], entry["action"], entry["resource"])
                for entry in self.desk.server.pages("/v1/audit-log", self.desk.keys[ONE])
                if entry["request_id"] == looked.headers["X-Request-Id"]]
        self.assertEqual(rows, [(self.one.id, "evidence.read.original", place.split("/")[3])])

    def test_notes_are_read_by_members_in_order_and_never_by_keys(self):
        item = self.desk.item()
        texts = ["First: asked the branch.", "Second: 他们回答了。"]
        for person, text in zip((self.ada, self.ben), texts):
            self.assertEqual(person.act(item, "notes", {"text": text}).status, 201)
        place = f"/v1/reviews/{item['id']}/notes"
        notes = self.ada.call("GET", place).json["data"]
        self.assertEqual([(note["member_id"], note["text"]) for note in notes],
                         list(zip((self.ada.id, self.ben.id), texts)))
        self.assert_problem(self.desk.server.call("GET", place, self.desk.keys[ONE]), 403, "members_only")
        stored = self.desk.server.sql("select encode(sealed, 'escape') from review_notes")
        self.assertFalse([row for row in stored if any(text[:5] in row[0] for text in texts)])

    def test_a_key_claims_and_decides_nothing(self):
        item, key = self.desk.item(), self.desk.keys[ONE]
        for verb, body in WRITES.items():
            reply = self.desk.server.call("POST", f"/v1/reviews/{item['id']}/{verb}", key, body)
            self.assert_problem(reply, 403, "members_only")
        self.assert_problem(
            self.desk.server.call("POST", "/v1/reviews/next", key, {"mode": "test"}), 403, "members_only")
        self.assert_untouched(item)

    def test_a_member_of_one_queue_does_not_know_of_the_others(self):
        self.desk.drain(self.ada)
        hidden, own = self.desk.item(ONE, IDENTITY), self.desk.item(ONE, GENERAL)
        person = self.desk.person({ONE: "reviewer"}, ["general"])
        self.assert_problem(person.read(hidden), 404, "not_found")
        for verb, body in WRITES.items():
            self.assert_problem(person.act(hidden, verb, body), 404, "not_found")
        for query in ("", "&queue=identity"):
            listed = person.call("GET", "/v1/reviews?limit=100" + query).json["data"]
            self.assertEqual({item["queue"] for item in listed}, {"general"} if not query else set())
        self.assertEqual(person.next(["identity"]).status, 204)
        self.assertEqual(person.next().json["id"], own["id"])
        self.assertEqual(person.next().status, 204)
        self.assert_untouched(hidden)

    def test_roles_without_the_queue_neither_see_nor_touch_it(self):
        item = self.desk.item()
        auditor, admin = self.desk.person({ONE: "auditor"}), self.desk.person({ONE: "admin"})
        self.assert_problem(auditor.call("GET", "/v1/reviews"), 403, "forbidden")
        self.assert_problem(auditor.read(item), 403, "forbidden")
        self.assertEqual(admin.read(item).json, item)
        for person in (auditor, admin):
            for verb, body in WRITES.items():
                self.assert_problem(person.act(item, verb, body), 403, "forbidden")
            self.assertEqual(person.next().status, 204)
            self.assert_problem(person.call("GET", self.places(item)[-2]), 403, "forbidden")
        self.assertEqual(self.desk.person({ONE: "compliance"}).claim(item)["fence"], 1)

    def test_the_other_mode_has_a_desk_of_its_own(self):
        item = self.desk.item()
        live = {"Assay-Mode": "live"}
        self.assert_problem(self.ada.call("GET", f"/v1/reviews/{item['id']}", headers=live), 404, "not_found")
        self.assertEqual(self.ada.call("GET", "/v1/reviews", headers=live).json["data"], [])
        reply = self.desk.server.call("POST", "/v1/reviews/next", self.ada.token, {})
        self.assertEqual(reply.status, 204, reply)

    def test_whoever_loses_the_membership_or_the_queue_loses_the_claim_with_it(self):
        person = self.desk.person({ONE: "reviewer", TWO: "reviewer"})
        one, two = self.item_of(person), self.item_of(person, TWO, EXPIRED)
        member, key = f"/v1/members/{person.id}", self.desk.admins
        of = {tenant: {"Assay-Tenant": self.desk.tenants[tenant]} for tenant in (ONE, TWO)}
        moved = self.desk.server.call("PATCH", member, key[ONE], {"roles": ["reviewer"], "queues": ["identity"]},
                                      of[ONE])
        self.assertEqual(moved.status, 204, moved)
        self.assert_problem(person.rule(one, "approve"), 404, "not_found")
        self.assertEqual(self.desk.server.call("DELETE", member, key[TWO], headers=of[TWO]).status, 204)
        self.assert_problem(person.rule(two, "approve"), 404, "not_found")
        self.assertEqual(person.next(tenants=[TWO]).status, 204)
        for item in (one, two):
            self.assertEqual(self.desk.verification(item)["status"], "in_review")


class SessionTests(DeskCase):
    def code(self, person, steps=0):
        """The code of a step near now; one on either side is taken, for clocks that differ."""
        return totp(person.otpauth, time.time() + 30 * steps)

    def wrong_code(self, person):
        near = {self.code(person, steps) for steps in range(-3, 5)}
        return next(code for code in ("123456", "654321", "111222", "222111", "333444", "444333", "555666", "666555",
                                      "777888") if code not in near)

    def test_wrong_passwords_wrong_codes_and_strangers_read_the_same(self):
        person = self.desk.person({ONE: "reviewer"})
        stranger = {"email": f"{uuid.uuid4()}@example.org", "password": person.password, "totp": "123456"}
        replies = [person.session(password="wrong-" + person.password, code=self.code(person, 1)),
                   person.session(code=self.wrong_code(person)), person.session(code=self.code(person, -4)),
                   self.desk.server.call("POST", "/v1/sessions", body=stranger)]
        for reply in replies:
            self.assert_problem(reply, 401, "unauthenticated")
        told = [{name: value for name, value in reply.json.items() if name != "request_id"} for reply in replies]
        self.assertEqual(told, [told[0]] * 4)
        self.assertEqual(person.session(code=self.code(person, 1)).status, 201)

    def test_a_code_opens_one_session_even_when_sent_eight_times_at_once(self):
        person = self.desk.person({ONE: "reviewer"})
        code = self.code(person, 1)
        ready = threading.Barrier(8)

        def attempt(_):
            ready.wait()
            return person.session(code=code).status

        self.assertEqual(sorted(parallel(8, attempt)), [201] + [401] * 7)
        self.assert_problem(person.session(code=code), 401, "unauthenticated")
        self.assert_problem(person.session(code=self.code(person)), 401, "unauthenticated")

    def test_ten_wrong_guesses_rest_the_account_whether_in_a_row_or_at_once(self):
        for callers in (1, 10):
            with self.subTest(callers=callers):
                person = self.desk.person({ONE: "reviewer"})
                for _ in range(10 // callers):
                    replies = parallel(callers, lambda _: person.session(password="wrong-password"))
                    self.assertEqual({reply.status for reply in replies}, {401})
                self.assert_problem(person.session(code=self.code(person, 1)), 401, "unauthenticated")
                self.assertEqual(person.call("GET", "/v1/reviews").status, 200)

    def test_the_right_guess_behind_fifteen_wrong_ones_in_flight_opens_nothing(self):
        person = self.desk.person({ONE: "reviewer"})

        def guess(number):
            if number < 15:
                return person.session(password="wrong-password")
            time.sleep(0.3)
            return person.session(code=self.code(person, 1))

        replies = parallel(16, guess)
        self.assertEqual({reply.status for reply in replies}, {401}, replies)

    def test_a_key_that_claimed_for_one_tenant_claims_for_no_other(self):
        person = self.desk.person({ONE: "reviewer", TWO: "reviewer"})
        for tenant in (ONE, TWO):
            self.desk.item(tenant)
        headers = {"Idempotency-Key": str(uuid.uuid4())}
        first = person.next(tenants=[ONE], headers=headers)
        self.assertEqual(first.status, 200, first)
        again = person.next(tenants=[ONE], headers=headers)
        self.assertEqual((again.status, again.json["id"]), (200, first.json["id"]))
        self.assertEqual(again.headers.get("Idempotent-Replayed"), "true")
        self.assert_problem(person.next(tenants=[TWO], headers=headers), 422, "idempotency_key_reused")

    def test_a_signed_out_session_does_nothing_more_and_others_go_on(self):
        person = self.desk.person({ONE: "reviewer"})
        item = self.item_of(person)
        other = person.session(code=self.code(person, 1)).json["token"]
        self.assertEqual(self.desk.server.call("DELETE", "/v1/sessions/current", person.token).status, 204)
        self.assert_problem(person.rule(item, "approve"), 401, "unauthenticated")
        self.assert_problem(person.next(), 401, "unauthenticated")
        self.assert_problem(person.read(item), 401, "unauthenticated")
        self.assert_problem(self.desk.server.call("GET", "/v1/me", person.token), 401, "unauthenticated")
        person.token = other
        self.assertEqual(person.rule(item, "approve").status, 200)

    def test_a_session_without_a_tenant_or_with_a_changed_token_is_refused(self):
        reply = self.desk.server.call("GET", "/v1/reviews", self.ada.token)
        self.assert_problem(reply, 400, "tenant_missing")
        token = self.ada.token[:-1] + ("1" if self.ada.token[-1] == "0" else "0")
        headers = {"Assay-Tenant": self.desk.tenants[ONE]}
        for wrong in (token, self.ada.token[:-1], "assay_session_x", ""):
            reply = self.desk.server.call("GET", "/v1/reviews", wrong, headers=headers)
            self.assert_problem(reply, 401, "unauthenticated")


if __name__ == "__main__":
    unittest.main(verbosity=2)
