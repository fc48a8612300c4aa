"""One Idempotency-Key is one effect, however often and however parallel it is sent."""

import concurrent.futures
import unittest
import uuid

from assay_server import JPEG, AssayServer, applicant_request

CALLERS = 50


class IdempotencyTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = AssayServer().start()
        cls.addClassCleanup(cls.server.close)
        cls.key = cls.server.key()

    def together(self, call):
        """Every caller's first answer that is not `409 in_flight`; those ask again, as the contract says."""
        def insist(_):
            for _ in range(200):
                reply = call()
                if reply.status != 409:
                    return reply
                self.assertEqual(reply.json["code"], "in_flight", reply)
            raise AssertionError("in flight for ever")

        with concurrent.futures.ThreadPoolExecutor(CALLERS) as pool:
            return list(pool.map(insist, range(CALLERS)))

    def test_fifty_parallel_posts_are_one_verification_and_one_charge(self):
        before = len(self.server.pages("/v1/usage-events", self.key))
        request, headers = applicant_request(), {"Idempotency-Key": str(uuid.uuid4())}
        replies = self.together(lambda: self.server.verify(self.key, request, headers=headers))
        self.assertEqual({reply.status for reply in replies}, {200})
        self.assertEqual(len({reply.json["id"] for reply in replies}), 1)
        replays = sum(reply.headers.get("Idempotent-Replayed") == "true" for reply in replies)
        self.assertEqual(replays, CALLERS - 1)
        events = self.server.pages("/v1/usage-events", self.key)
        self.assertEqual(len(events) - before, 2)
        external = request["applicant"]["external_id"]
        found = self.server.call("GET", f"/v1/verifications?external_id={external}", self.key).json["data"]
        self.assertEqual(len(found), 1)
        kept = self.server.call("GET", f"/v1/verifications/{found[0]['id']}/evidence", self.key).json["data"]
        self.assertEqual(len(kept), 2)

    def test_another_body_under_the_same_key_is_refused(self):
        headers = {"Idempotency-Key": str(uuid.uuid4())}
        first = self.server.verify(self.key, applicant_request(), headers=headers)
        self.assertEqual(first.status, 200, first)
        for request, files in [
            (applicant_request(), None),
            (None, [("document_front", JPEG + b"x"), ("selfie", JPEG)]),
        ]:
            second = self.server.verify(self.key, request, files, headers=headers)
            self.assertEqual(second.status, 422, second)
            self.assertEqual(second.json["code"], "idempotency_key_reused")

    def test_a_replay_says_so_and_the_first_answer_does_not(self):
        request, headers = applicant_request(), {"Idempotency-Key": str(uuid.uuid4())}
        first = self.server.verify(self.key, request, headers=headers)
        again = self.server.verify(self.key, request, headers=headers)
        self.assertIsNone(first.headers.get("Idempotent-Replayed"))
        self.assertEqual(again.headers.get("Idempotent-Replayed"), "true")
        self.assertEqual(first.json, again.json)

    def test_two_keys_of_a_tenant_do_not_share_their_idempotency_keys_across_modes(self):
        live = self.server.key(test=False)
        headers = {"Idempotency-Key": str(uuid.uuid4())}
        body = {"external_id": f"customer-{uuid.uuid4()}"}
        test = self.server.call("POST", "/v1/applicants", self.key, body, headers)
        other = self.server.call("POST", "/v1/applicants", live, body, headers)
        self.assertEqual((test.status, other.status), (201, 201), (test, other))
        self.assertNotEqual(test.json["id"], other.json["id"])

    def test_fifty_parallel_posts_make_one_applicant(self):
        body = {"external_id": f"customer-{uuid.uuid4()}", "given_names": "Maria"}
        headers = {"Idempotency-Key": str(uuid.uuid4())}
        replies = self.together(lambda: self.server.call("POST", "/v1/applicants", self.key, body, headers))
        self.assertEqual(len({reply.json["id"] for reply in replies}), 1)
        self.assertLessEqual({reply.status for reply in replies}, {200, 201})
        changed = self.server.call("POST", "/v1/applicants", self.key, {**body, "given_names": "Ada"}, headers)
        self.assertEqual((changed.status, changed.json["code"]), (422, "idempotency_key_reused"))

    def test_the_same_external_id_is_the_same_applicant_under_any_key(self):
        body = {"external_id": f"customer-{uuid.uuid4()}"}
        replies = self.together(
            lambda: self.server.call("POST", "/v1/applicants", self.key, body, {"Idempotency-Key": str(uuid.uuid4())}))
        self.assertEqual(len({reply.json["id"] for reply in replies}), 1)

    def test_every_post_that_writes_takes_a_key_but_signing_in(self):
        paths = self.server.call("GET", "/openapi.json").json["paths"]
        posts = {operations["post"]["operationId"]: operations["post"] for operations in paths.values()
                 if "post" in operations}
        self.assertGreater(len(posts), 20)
        without = [name for name, post in posts.items()
                   if not any(p["name"] == "Idempotency-Key" for p in post.get("parameters", []))]
        # A quote writes nothing. A session is a secret shown once, and its second factor is spent: a repeated request
        # signs in again.
        self.assertEqual(set(without), {"quoteVerification", "createSession"})

    def test_one_members_key_is_not_another_members(self):
        tenant = self.server.call("GET", "/v1/tenant", self.key).json["id"]
        headers = {"Idempotency-Key": str(uuid.uuid4()), "Assay-Tenant": tenant}
        body = {"url": "https://example.com/", "events": ["verification.*"]}
        made = []
        for _ in range(2):
            member = self.server.member("demo", f"{uuid.uuid4()}@example.com", "admin")
            reply = self.server.call("POST", "/v1/webhook-endpoints", member, body, headers)
            self.assertEqual(reply.status, 201, reply)
            self.assertIsNone(reply.headers.get("Idempotent-Replayed"))
            self.assertTrue(reply.json["secret"])
            made.append(reply.json["id"])
        self.assertNotEqual(*made)

    def test_what_is_shown_once_is_not_shown_by_a_replay(self):
        verification = self.server.verify(self.key, {"checks": ["document"]}, [], wait=0).json["id"]
        admin = self.server.member("demo", f"{uuid.uuid4()}@example.com", "admin")
        tenant = self.server.call("GET", "/v1/tenant", self.key).json["id"]
        for path, body, secret in [
            ("/v1/api-keys", {"name": "replayed", "scopes": ["usage:read"]}, "token"),
            ("/v1/client-tokens", {"verification_id": verification}, "token"),
            ("/v1/members", {"name": "Ada", "email": f"{uuid.uuid4()}@example.com", "roles": ["auditor"]}, "password"),
            ("/v1/webhook-endpoints", {"url": "https://example.com/"}, "secret"),
        ]:
            headers = {"Idempotency-Key": str(uuid.uuid4())}
            who = admin if path == "/v1/members" else self.key
            headers["Assay-Tenant"] = tenant
            first = self.server.call("POST", path, who, body, headers)
            again = self.server.call("POST", path, who, body, headers)
            self.assertEqual((first.status, again.status), (201, 201), (path, first, again))
            self.assertTrue(first.json[secret])
            self.assertIsNone(again.json[secret])
            self.assertEqual(again.headers["Idempotent-Replayed"], "true")
            self.assertEqual(first.json["id"], again.json["id"])

    def test_a_hold_a_consent_and_a_cancellation_are_done_once(self):
        made = self.server.verify(self.key, {"checks": ["document"]}, [], wait=0).json
        applicant = made["applicant_id"]
        consent = {"purpose": "document", "granted": True, "granted_at": "2026-01-01T00:00:00Z", "text_version": "1",
                   "language": "en"}
        for path, body in [
            (f"/v1/applicants/{applicant}/holds", {"reason_code": "litigation"}),
            (f"/v1/applicants/{applicant}/consents", {"consents": [consent]}),
            (f"/v1/applicants/{applicant}/relationship", {"ended_at": "2026-01-01T00:00:00Z"}),
            (f"/v1/verifications/{made['id']}/cancel", None),
        ]:
            headers = {"Idempotency-Key": str(uuid.uuid4())}
            first = self.server.call("POST", path, self.key, body, headers)
            again = self.server.call("POST", path, self.key, body, headers)
            self.assertEqual(first.status, again.status, (path, first, again))
            self.assertLess(first.status, 300, first)
            self.assertEqual(again.headers["Idempotent-Replayed"], "true", path)
            self.assertEqual(first.json, again.json)
        self.assertEqual(len(self.server.call("GET", f"/v1/applicants/{applicant}/consents", self.key).json["data"]), 1)

    def test_a_supplement_is_taken_once(self):
        asked = self.server.verify(self.key, applicant_request("document=not_assessed:image.blurred")).json
        path, headers = f"/v1/verifications/{asked['id']}/evidence", {
            "Idempotency-Key": str(uuid.uuid4()), "Prefer": "wait=60"}
        replies = self.together(
            lambda: self.server.call("POST", path, self.key, {}, headers, [("document_front", JPEG)]))
        self.assertEqual({reply.status for reply in replies}, {200})
        documents = [check for check in replies[0].json["checks"] if check["type"] == "document"]
        self.assertEqual(max(check["attempt"] for check in documents), 2)


if __name__ == "__main__":
    unittest.main(verbosity=2)
