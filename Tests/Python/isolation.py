"""Nothing of one tenant, nor of one mode, is seen by the other; walked over the served OpenAPI document.

A new operation cannot be forgotten: one with an id in its path whose kind this suite does not know fails it, and so
does a list it cannot call.
"""

import re
import time
import unittest
import uuid

from assay_server import CONSENTS, AssayServer, applicant_request

# Path (without its version) to the kind of object whose id stands in it.
KINDS = {
    "verifications": "verification", "applicants": "applicant", "evidence": "evidence", "invoices": "invoice",
    "api-keys": "key", "reviews": "review", "members": "member", "webhook-endpoints": "webhook",
    "screenings": "screening", "screenings/batches": "batch", "imports": "import", "usage-events": "usage",
    "decisions": "decision", "replays": "replay", "tenant/policy": "simulation",
}
# Operations of members, not keys: a key gets 403 before any object is looked for.
BODIES = {
    "updateApplicant": {"given_names": "Mallory"}, "updateMember": {"roles": ["auditor"], "queues": []},
    "endRelationship": {"ended_at": "2026-01-01T00:00:00Z"}, "placeHold": {"reason_code": "litigation"},
    "recordPayment": {"amount_minor": 1}, "createCreditNote": {"reason": "mallory"},
    "updateWebhookEndpoint": {"state": "disabled"},
    "addConsents": {"consents": CONSENTS}, "addReviewNote": {"text": "note"}, "heartbeatReview": {"fence": 1},
    "releaseReview": {"fence": 1},
    "proposeReview": {"action": "approve", "reasons": [], "evidence_digest": "0" * 64, "fence": 1},
    "decisionReview": {"action": "approve", "reasons": [], "evidence_digest": "0" * 64, "fence": 1},
}
# Without a tenant there is nothing to leak: who is signed in, and what the process is.
OPEN = {"createSession", "deleteSession", "getMe", "claimNextReview", "getHealth", "getReadiness", "getMetrics",
        "getOpenAPI", "getDocs"}


class IsolationTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = AssayServer(("demo", "acme-pay")).start()
        cls.addClassCleanup(cls.server.close)
        cls.document = cls.server.call("GET", "/openapi.json").json
        cls.owner = cls.server.key("demo")
        cls.other = cls.server.key("acme-pay")
        cls.other_mode = cls.server.key("demo", test=False)
        cls.has_reviews = "/v1/reviews" in cls.document["paths"]
        cls.owner_member = cls.other_member = None
        if cls.has_reviews:
            cls.owner_member = cls.server.member("demo", "ada@example.org", "admin,reviewer")
            cls.other_member = cls.server.member("acme-pay", "bob@example.org", "admin,reviewer,compliance,auditor")
        cls.tenants = {
            "demo": cls.server.call("GET", "/v1/tenant", cls.owner).json["id"],
            "acme-pay": cls.server.call("GET", "/v1/tenant", cls.other).json["id"]}
        cls.ids = cls.make_objects()

    @classmethod
    def make_objects(cls):
        """One object of each kind, of tenant demo in test mode."""
        call, key = cls.server.call, cls.owner
        webhook = call("POST", "/v1/webhook-endpoints", key, {"url": "https://receiver.invalid/"}).json["id"]
        verification = cls.server.verify(key, applicant_request("face_match=consider:face.uncertain")).json
        evidence = call("GET", f"/v1/verifications/{verification['id']}/evidence", key).json["data"][0]
        made = call("POST", "/v1/api-keys", key, {"name": "walked", "scopes": ["usage:read"]})
        decided = cls.server.verify(key).json["decision"]["id"]
        policy = call("GET", "/v1/tenant", key).json["policy"]
        window = {"from": "2026-01-01T00:00:00Z", "to": "2026-02-01T00:00:00Z"}
        hold = call("POST", f"/v1/applicants/{verification['applicant_id']}/holds", key, {"reason_code": "litigation"})
        ids = {
            "verification": verification["id"], "applicant": verification["applicant_id"], "evidence": evidence["id"],
            "invoice": call("GET", "/v1/invoices", key).json["data"][0]["id"], "key": made.json["id"],
            "usage": call("GET", "/v1/usage-events", key).json["data"][0]["id"],
            "screening": call("POST", "/v1/screenings", key, {"name": "Nobody Whoever"}).json["id"],
            "batch": call("POST", "/v1/screenings/batches", key, [{"name": "Nobody Whoever"}]).json["id"],
            "import": call("POST", "/v1/imports", key, {}).json["id"],
            "decision": decided, "replay": call("POST", f"/v1/decisions/{decided}/replays", key).json["id"],
            "simulation": call("POST", "/v1/tenant/policy/simulations", key, {**window, "policy": policy}).json["id"],
            # No invoice has such a line: a draft's lines have no events of their own yet.
            "n": "99991", "hold_id": hold.json["id"], "webhook": webhook, "delivery_id": cls.delivery(webhook)}
        if cls.has_reviews:
            ids["review"] = call("GET", "/v1/reviews", key).json["data"][0]["id"]
            ids["member"] = call("GET", "/v1/members", cls.owner_member, headers={
                "Assay-Tenant": cls.tenants["demo"]}).json["data"][0]["id"]
        return ids

    @classmethod
    def delivery(cls, webhook, seconds=20):
        """The first delivery that the sequencer queues."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = cls.server.call("GET", f"/v1/webhook-endpoints/{webhook}/deliveries", cls.owner).json["data"]
            if found:
                return found[-1]["id"]
            time.sleep(0.1)
        raise AssertionError("no delivery was queued")

    def operations(self):
        for path, methods in self.document["paths"].items():
            for method, operation in methods.items():
                yield method.upper(), path, operation["operationId"]

    def walked(self):
        """Every operation with ids in its path, with the owner's ids filled in."""
        for method, path, operation in self.operations():
            names = re.findall(r"\{(\w+)\}", path)
            # Lists are named, not numbered, and have no mode; `screening.py` shows whose they are. So are tiles of the
            # caller's own log; `log.py` shows that.
            if not names or path.startswith(("/v1/lists/", "/v1/log/")):
                continue
            words = path.split("/")
            kind = KINDS.get("/".join(words[2:4])) or KINDS.get(words[2])
            self.assertIsNotNone(kind, f"{operation}: say in KINDS what {path} names")
            self.assertIn(kind, self.ids, f"{operation}: make_objects has to make a {kind}")
            filled = path.replace("{id}", self.ids[kind])
            for name in names[1:]:
                self.assertIn(name, self.ids, f"{operation}: make_objects has to make a {name}")
                filled = filled.replace("{" + name + "}", self.ids[name])
            yield method, filled, operation

    def ask(self, method, path, operation, key, headers=None):
        if operation == "addVerificationEvidence":
            return self.server.call(method, path, key, {}, headers, files=[])
        if operation == "sendImportRows":
            headers = {**(headers or {}), "Content-Type": "application/x-ndjson"}
            return self.server.call(method, path, key, {"external_id": "mallory"}, headers)
        body = BODIES.get(operation) if method in ("POST", "PATCH", "PUT") else None
        return self.server.call(method, path, key, body, headers)

    def snapshot(self):
        """What a refused call must not change."""
        tables = ("verifications", "applicants", "applicant_versions", "evidence", "api_keys", "review_items",
                  "review_notes", "consents", "holds", "erasure_receipts", "memberships",
                  "imports", "decisions")
        found = {table: sorted(self.server.sql(f"select * from {table}")) for table in tables}
        # Workers move their own columns all the while.
        for table in ("replays", "simulations"):
            found[table] = sorted(self.server.sql(f"select id from {table}"))
        found["webhook_endpoints"] = sorted(self.server.sql(
            "select id, url, state, resource_version, secret_sealed from webhook_endpoints"))
        return found

    def assert_all_hidden(self, key, statuses=(404,), headers=None):
        before, count = self.snapshot(), 0
        for method, path, operation in self.walked():
            with self.subTest(operation=operation):
                count += 1
                reply = self.ask(method, path, operation, key, headers)
                members_only = path.startswith(("/v1/reviews/", "/v1/members/")) and reply.status == 403 and not headers
                if not members_only:
                    self.assertIn(reply.status, statuses, reply)
                for identity in self.ids.values():
                    self.assertNotIn(identity.encode(), reply.body.replace(path.encode(), b""))
        self.assertGreater(count, 15)
        self.assertEqual(self.snapshot(), before)

    def test_another_tenants_key_finds_none_of_the_ids(self):
        self.assert_all_hidden(self.other)

    def test_the_other_modes_key_finds_none_of_the_ids(self):
        self.assert_all_hidden(self.other_mode)

    def test_another_tenants_member_finds_none_of_the_ids(self):
        if not self.other_member:
            self.skipTest("this build serves no members")
        headers = {"Assay-Tenant": self.tenants["acme-pay"], "Assay-Mode": "test"}
        # A role that lacks the scope is told so before anything is looked for.
        self.assert_all_hidden(self.other_member, (404, 403), headers)

    def test_a_member_cannot_name_a_tenant_it_does_not_belong_to(self):
        if not self.other_member:
            self.skipTest("this build serves no members")
        headers = {"Assay-Tenant": self.tenants["demo"], "Assay-Mode": "test"}
        for method, path, operation in self.walked():
            with self.subTest(operation=operation):
                reply = self.ask(method, path, operation, self.other_member, headers)
                self.assertIn(reply.status, (401, 403, 404), reply)

    def test_a_wrong_id_and_anothers_id_read_the_same(self):
        for kind, place in (("verification", "verifications"), ("applicant", "applicants"), ("evidence", "evidence")):
            with self.subTest(kind=kind):
                unknown = f"{self.ids[kind][:4]}0{'1' * 25}"
                answers = [self.server.call("GET", f"/v1/{place}/{identity}", self.other)
                           for identity in (self.ids[kind], unknown)]
                told = [{name: value for name, value in reply.json.items() if name not in ("instance", "request_id")}
                        for reply in answers]
                self.assertEqual(told[0], told[1])

    def test_no_list_shows_anything_of_another(self):
        seen = 0
        for method, path, operation in self.operations():
            if method != "GET" or "{" in path or operation in OPEN or not path.startswith("/v1/"):
                continue
            callers = [(self.other, {}), (self.other_mode, {})]
            if operation == "getTestClock":
                # Live customers have no clock but the time there is.
                callers = [caller for caller in callers if "_test_" in caller[0]]
            if operation == "listMembers":
                callers = [(self.other_member, {"Assay-Tenant": self.tenants["acme-pay"]})]
            for key, headers in callers:
                with self.subTest(operation=operation):
                    reply = self.server.call("GET", path, key, headers=headers)
                    self.assertEqual(reply.status, 200, reply)
                    seen += 1
                    # Members belong to a tenant in both modes, and so does the log of their making.
                    hidden = {kind: identity for kind, identity in self.ids.items()
                              if not (kind == "member" and key == self.other_mode)}
                    for kind, identity in hidden.items():
                        self.assertNotIn(identity.encode(), reply.body, f"{operation} shows a {kind}")
        self.assertGreater(seen, 15)

    def test_filters_with_anothers_ids_find_nothing(self):
        external = self.server.call("GET", f"/v1/applicants/{self.ids['applicant']}", self.owner).json["external_id"]
        for path in (f"/v1/verifications?applicant_id={self.ids['applicant']}",
                     f"/v1/verifications?external_id={external}", f"/v1/applicants?external_id={external}"):
            self.assertEqual(len(self.server.call("GET", path, self.owner).json["data"]), 1, path)
            self.assertEqual(self.server.call("GET", path, self.other).json["data"], [], path)

    def test_a_verification_cannot_be_made_for_anothers_applicant(self):
        request = applicant_request(applicant_id=self.ids["applicant"])
        del request["applicant"]
        reply = self.server.verify(self.other, request)
        self.assertIn(reply.status, (404, 422), reply)

    def test_a_client_token_cannot_be_made_for_anothers_verification(self):
        reply = self.server.call(
            "POST", "/v1/client-tokens", self.other, {"verification_id": self.ids["verification"]})
        self.assertEqual(reply.status, 404, reply)

    def test_a_cursor_of_one_tenant_is_refused_by_the_other(self):
        self.server.verify(self.owner)
        cursor = self.server.call("GET", "/v1/verifications?limit=1", self.owner).json["next_cursor"]
        self.assertIsNotNone(cursor)
        reply = self.server.call("GET", f"/v1/verifications?limit=1&cursor={cursor}", self.other)
        self.assertIn(reply.status, (400, 422), reply)

    def test_an_idempotency_key_is_the_tenants_own(self):
        headers = {"Idempotency-Key": str(uuid.uuid4())}
        request = applicant_request()
        made = [self.server.verify(key, request, headers=headers).json["id"] for key in (self.owner, self.other)]
        self.assertNotEqual(made[0], made[1])

    def test_a_session_of_the_servers_role_without_a_tenant_sees_no_row(self):
        tables = [row[0] for row in self.server.sql(
            "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid"
            " where a.attname = 'tenant_id' and not a.attisdropped and c.relkind in ('r', 'p')"
            " and c.relnamespace = 'public'::regnamespace order by 1")]
        self.assertGreater(len(tables), 20)
        filled = 0
        for table in tables:
            with self.subTest(table=table):
                allowed = self.server.sql(
                    f"select has_table_privilege('assay_server', '{table}', 'select')")[0][0] == "t"
                filled += int(self.server.sql(f"select count(*) from {table}")[0][0]) > 0
                if allowed:
                    seen = self.server.sql(f"select count(*) from {table}", user="assay_server")
                    self.assertEqual(seen, [["0"]])
        self.assertGreater(filled, 10)


if __name__ == "__main__":
    unittest.main(verbosity=2)
