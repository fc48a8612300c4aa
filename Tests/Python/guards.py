"""What a merchant, a reviewer or a stranger may not do, however they go about it."""

import concurrent.futures
import http.client
import json
import pathlib
import re
import socket
import statistics
import subprocess
import tempfile
import time
import unittest
import uuid

from assay_server import JPEG, REPOSITORY, SAMPLES, AssayServer, applicant_request, multipart, program


class GuardTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = AssayServer(("demo", "acme-pay")).start()
        cls.addClassCleanup(cls.server.close)
        cls.live, cls.test = cls.server.key(test=False), cls.server.key()
        cls.other = cls.server.key("acme-pay")
        cls.tenant = cls.server.call("GET", "/v1/tenant", cls.live).json["id"]

    def assert_refused(self, reply, status, code):
        self.assertEqual((reply.status, reply.json["code"]), (status, code), reply)

    def test_keys_make_no_members_and_test_keys_no_policy(self):
        draft = {"name": "Eve", "email": "eve@example.org", "roles": ["compliance"]}
        for key in (self.live, self.test):
            self.assert_refused(self.server.call("POST", "/v1/members", key, draft), 403, "members_only")
            self.assert_refused(self.server.call("GET", "/v1/members", key), 403, "members_only")
        policy = self.server.call("GET", "/v1/tenant", self.live).json["policy"]
        self.assert_refused(self.server.call("PUT", "/v1/tenant/policy", self.test, policy), 403, "live_only")

    def test_a_nul_in_any_query_is_refused_in_words_and_not_by_the_database(self):
        token = self.server.member("demo", f"{uuid.uuid4()}@example.org", "admin,reviewer,compliance")
        document = self.server.call("GET", "/openapi.json").json
        asked = 0
        for path, methods in document["paths"].items():
            for parameter in methods.get("get", {}).get("parameters", []):
                if parameter["in"] != "query" or "{" in path:
                    continue
                for escaped in ["%00", "a%00b", "%00" + "x" * 9]:
                    reply = self.server.call(
                        "GET", f"{path}?{parameter['name']}={escaped}", token, headers={"Assay-Tenant": self.tenant})
                    self.assert_refused(reply, 400, "malformed")
                    asked += 1
        self.assertGreaterEqual(asked, 60)

    def test_nobody_changes_their_own_roles(self):
        token = self.server.member("demo", f"{uuid.uuid4()}@example.org", "admin")
        headers = {"Assay-Tenant": self.tenant}
        own = self.server.call("GET", "/v1/me", token).json["member_id"]
        reply = self.server.call(
            "PATCH", f"/v1/members/{own}", token, {"roles": ["admin", "reviewer"], "queues": []}, headers)
        self.assert_refused(reply, 403, "own_roles")
        draft = {"name": "Bob", "email": f"{uuid.uuid4()}@example.org", "roles": ["reviewer"]}
        made = self.server.call("POST", "/v1/members", token, draft, headers)
        self.assertEqual(made.status, 201, made)
        written = self.server.call("GET", "/v1/audit-log", self.live).json["data"]
        self.assertIn(f"{made.json['id']} reviewer", [entry["resource"] for entry in written])

    def test_a_tenant_does_not_set_its_own_prices(self):
        policy = self.server.call("GET", "/v1/tenant", self.live).json["policy"]
        for path, value in [
            ("billing/price_book", "vip-2026"), ("billing/currency", "JPY"), ("billing/timezone", "Asia/Tokyo"),
            ("region", "mars"), ("billing/spend_cap_minor", 10 ** 12),
        ]:
            changed = {**policy, "billing": dict(policy["billing"])}
            place = changed["billing"] if "/" in path else changed
            place[path.rsplit("/", 1)[-1]] = value
            reply = self.server.call("PUT", "/v1/tenant/policy", self.live, changed)
            self.assertEqual(reply.status, 422, (path, reply))
            self.assertEqual(
                [(e["pointer"], e["code"]) for e in reply.json["errors"]], [("/" + path, "operator_only")])

    def test_a_tenant_does_not_stop_its_own_invoices(self):
        policy = self.server.call("GET", "/v1/tenant", self.live).json["policy"]
        for field, value in [("vat_id", "X"), ("vat_id", None), ("address", None)]:
            billing = {name: of for name, of in policy["billing"].items() if name != field}
            changed = {**policy, "billing": {**billing, field: value} if value else billing}
            reply = self.server.call("PUT", "/v1/tenant/policy", self.live, changed)
            self.assertEqual(reply.status, 422, (field, reply))
            self.assertEqual([(e["pointer"], e["code"]) for e in reply.json["errors"]],
                             [(f"/billing/{field}", "billing_incomplete")])

    def test_an_unknown_mode_is_not_the_live_one(self):
        token = self.server.member("demo", f"{uuid.uuid4()}@example.org", "admin")
        for mode, status in [("live", 200), ("test", 200), ("TEST", 400), ("bogus", 400)]:
            headers = {"Assay-Tenant": self.tenant, "Assay-Mode": mode}
            self.assertEqual(self.server.call("GET", "/v1/tenant", token, headers=headers).status, status, mode)

    def test_an_early_end_of_a_relationship_shortens_no_obligation(self):
        made = self.server.verify(self.live, applicant_request(), files=[("document_front", JPEG), ("selfie", JPEG)])
        path = f"/v1/applicants/{made.json['applicant_id']}"
        self.server.settled(f"/v1/verifications/{made.json['id']}", self.live)
        decided = self.server.call("GET", f"/v1/verifications/{made.json['id']}", self.live).json
        if decided["decision"] is None:
            # A reviewer would decide; what counts here is the clock of the last decision.
            self.server.sql(f"update applicants set last_decided_at = now() where tenant_id = "
                            f"(select tenant_id from tenants where slug = 'demo')")
        self.server.call("POST", path + "/relationship", self.live, {"ended_at": "1990-01-01T00:00:00Z"})
        self.assert_refused(self.server.call("DELETE", path, self.live), 409, "retention.obligation")

    def test_erasing_a_person_ends_what_is_open(self):
        asked = self.server.verify(self.test, applicant_request("document=not_assessed:image.blurred")).json
        self.assertEqual(asked["status"], "awaiting_input")
        gone = self.server.call("DELETE", f"/v1/applicants/{asked['applicant_id']}", self.test)
        self.assertEqual(gone.status, 200, gone)
        left = self.server.call("GET", f"/v1/verifications/{asked['id']}", self.test).json
        self.assertEqual((left["status"], left["requirements"]), ("canceled", []))

    def test_head_is_get_without_a_body(self):
        for path, key in [("/v1/tenant", self.live), ("/v1/nothing", self.live), ("/v1/tenant", None)]:
            link = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=10)
            headers = {"Authorization": f"Bearer {key}"} if key else {}
            link.request("HEAD", path, headers=headers)
            head = link.getresponse()
            self.assertEqual(head.read(), b"")
            # What came behind the headers would be read as the next answer's beginning.
            link.request("GET", path, headers=headers)
            get = link.getresponse()
            body = get.read()
            self.assertEqual((head.status, int(head.headers["Content-Length"])), (get.status, len(body)), path)
            link.close()

    def test_a_slow_upload_holds_up_nobody(self):
        body, media = multipart(applicant_request(), [("document_front", JPEG + bytes(8_000_000))])
        slow = socket.create_connection(("127.0.0.1", self.server.port))
        self.addCleanup(slow.close)
        slow.sendall(
            f"POST /v1/verifications HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {self.test}\r\n"
            f"Content-Type: {media}\r\nContent-Length: 62000000\r\n\r\n".encode() + body[:100_000])
        start = time.monotonic()
        reply = self.server.verify(self.other)
        self.assertEqual(reply.status, 200, reply)
        self.assertLess(time.monotonic() - start, 10)

    def test_many_large_uploads_at_once_all_end(self):
        files = [("document_front", JPEG + bytes(9_000_000))]
        with concurrent.futures.ThreadPoolExecutor(12) as pool:
            replies = list(pool.map(
                lambda _: self.server.verify(self.test, applicant_request(checks=["document"]), files), range(12)))
        self.assertEqual({reply.status for reply in replies}, {200})

    def test_strangers_who_sign_in_slow_down_nobody_and_are_bounded(self):
        body = {"email": "nobody@example.org", "password": "wrong", "totp": "000000"}
        with concurrent.futures.ThreadPoolExecutor(40) as pool:
            tried = [pool.submit(self.server.call, "POST", "/v1/sessions", None, body) for _ in range(120)]
            times = []
            for _ in range(20):
                start = time.monotonic()
                self.assertEqual(self.server.call("GET", "/v1/usage", self.live).status, 200)
                times.append(time.monotonic() - start)
            statuses = {attempt.result().status for attempt in tried}
        self.assertLess(statistics.median(times), 0.5)
        self.assertLessEqual(statuses, {401, 429, 503})
        self.assertIn(429, statuses)

    def test_a_json_mistake_is_told_in_words(self):
        link = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=10)
        link.request("POST", "/v1/applicants", b'{"a":1,"a":2}',
                     {"Authorization": f"Bearer {self.live}", "Content-Type": "application/json"})
        detail = link.getresponse().read().decode()
        link.close()
        self.assertIn("stands twice in its object", detail)


    def test_many_first_submissions_of_one_customer_make_one_applicant(self):
        external = f"customer-{uuid.uuid4()}"
        request = applicant_request(checks=["document"])
        request["applicant"]["external_id"] = external
        with concurrent.futures.ThreadPoolExecutor(16) as pool:
            replies = list(pool.map(lambda _: self.server.verify(self.test, request), range(16)))
        self.assertEqual({reply.status for reply in replies}, {200}, [r for r in replies if r.status != 200][:1])
        self.assertEqual(len({reply.json["applicant_id"] for reply in replies}), 1)
        self.assertEqual(len({reply.json["id"] for reply in replies}), 16)

    def test_what_no_check_needs_is_looked_at_by_whoever_asked_for_it(self):
        token = self.server.member("demo", f"{uuid.uuid4()}@example.org", "reviewer")
        headers = {"Assay-Tenant": self.tenant, "Assay-Mode": "test"}
        made = self.server.verify(self.test, applicant_request("document=consider:document.data_mismatch")).json
        self.assertEqual(made["status"], "in_review")
        item = next(i for i in self.server.pages("/v1/reviews?status=open", self.test)
                    if i["verification_id"] == made["id"])
        held = self.server.call("POST", f"/v1/reviews/{item['id']}/claim", token, headers=headers).json
        body = {"action": "request_input", "evidence_digest": held["evidence_digest"], "fence": held["fence"],
                "requirements": [{"kind": "proof_of_address", "code": "evidence.missing"}]}
        asked = self.server.call("POST", f"/v1/reviews/{item['id']}/decision", token, body, headers)
        self.assertEqual(asked.status, 200, asked)
        path = f"/v1/verifications/{made['id']}"
        empty = self.server.call("POST", path + "/evidence", self.test, {}, files=[])
        self.assertEqual(empty.status, 422, empty)
        given = self.server.call("POST", path + "/evidence", self.test, {}, files=[("proof_of_address", JPEG)])
        self.assertLess(given.status, 300, given)
        self.assertEqual(self.server.settled(path, self.test)["status"], "in_review")
        self.assertEqual(self.server.call("GET", f"/v1/reviews/{item['id']}", self.test).json["status"], "open")

    def test_submissions_and_cancellations_at_once_never_wait_for_each_other_in_a_ring(self):
        def one(_):
            made = self.server.verify(self.test, wait=0).json
            return self.server.call("POST", f"/v1/verifications/{made['id']}/cancel", self.test).status

        before = int(self.server.sql("select deadlocks from pg_stat_database where datname = 'assay'")[0][0])
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            statuses = set(pool.map(one, range(80)))
        self.assertLessEqual(statuses, {200, 409})
        time.sleep(1)
        after = int(self.server.sql("select deadlocks from pg_stat_database where datname = 'assay'")[0][0])
        self.assertEqual(after, before)


class CapTests(unittest.TestCase):
    def test_a_cap_holds_however_many_ask_at_once(self):
        server = AssayServer()
        self.addCleanup(server.close)
        file = server.folder / "demo.yaml"
        text = (REPOSITORY / "Tenants" / "demo.yaml").read_text()
        file.write_text(re.sub(r"spend_cap_minor: \d+", "spend_cap_minor: 165", text))
        server.run("tenants", "apply", str(file))
        server.start()
        key = server.key(test=False)
        truth = json.loads((SAMPLES / "truth.json").read_text())
        files = [("document_front", (SAMPLES / "passport.jpg").read_bytes()),
                 ("selfie", (SAMPLES / "selfie.jpg").read_bytes())]

        def verify(_):
            request = applicant_request(documents=truth["request"]["documents"])
            request["applicant"] = {**truth["applicant"], "external_id": f"capped-{uuid.uuid4()}"}
            return server.verify(key, request, files, wait=0)

        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            replies = list(pool.map(verify, range(8)))
        # Three of .35 + .20 fit 1.65, and not one more.
        self.assertEqual(sorted(reply.status for reply in replies), [202] * 3 + [402] * 5)
        self.assertEqual({reply.json["code"] for reply in replies if reply.status == 402}, {"spend_cap"})
        for reply in replies[:]:
            if reply.status == 202:
                server.settled(f"/v1/verifications/{reply.json['id']}", key)
        self.assertEqual(server.call("GET", "/v1/usage", key).json["amount_estimate_minor"], 165)
        self.assertEqual(verify(0).status, 402)
        self.assertEqual(server.verify(server.key(), wait=0).status, 202, "test keys cost nothing")


class CommandTests(unittest.TestCase):
    def test_commands_that_start_at_once_on_fresh_data_make_one_operators_key(self):
        with tempfile.TemporaryDirectory(prefix="assay-first-") as folder:
            pathlib.Path(folder).chmod(0o755)
            data, text = f"{folder}/data", (REPOSITORY / "Tenants" / "demo.yaml").read_text()
            files = []
            for number in range(4):
                files.append(pathlib.Path(folder, f"first-{number}.yaml"))
                files[-1].write_text(text.replace("slug: demo", f"slug: first-{number}", 1))
            running = [subprocess.Popen([program(), "tenants", "apply", str(file), "--data", data],
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) for file in files]
            for process in running:
                said, _ = process.communicate(timeout=90)
                self.assertEqual(process.returncode, 0, said)
            for number in range(4):
                made = subprocess.run(
                    [program(), "keys", "create", "--tenant", f"first-{number}", "--scopes", "usage:read", "--data",
                     data], capture_output=True, text=True, timeout=60)
                self.assertEqual(made.returncode, 0, made.stderr)
            # Unwraps every tenant's key under the one that the file holds.
            rotated = subprocess.run([program(), "keys", "rotate", "--data", data], capture_output=True, text=True,
                                     timeout=60)
            self.assertEqual(rotated.returncode, 0, rotated.stderr)
            self.assertIn("4 tenant keys", rotated.stdout)
            self.assertEqual([path.name for path in pathlib.Path(data).glob("operator.key*")], ["operator.key"])

    def test_wrong_usage_ends_with_2_and_a_refusal_with_1(self):
        for arguments, code in [
            (["serve", "--port", "99999"], 2), (["keys", "create", "--tenant", "demo", "--scopes", "bogus"], 2),
            (["keys", "create", "--tenant", "demo", "--scopes", ""], 2), (["nothing"], 2), (["--help"], 0),
            (["tenants", "check", "/nowhere.yaml"], 1),
            (["tenants", "check", str(REPOSITORY / "Tenants" / "demo.yaml"), "--data", "/tmp"], 0),
        ]:
            done = subprocess.run([program(), *arguments], capture_output=True, text=True, timeout=30)
            self.assertEqual(done.returncode, code, (arguments, done.stderr))


class RateTests(unittest.TestCase):
    """A server that allows little, so that its limits are met soon."""

    @classmethod
    def setUpClass(cls):
        cls.server = AssayServer(("demo", "acme-pay"), ["--key-rate", "5", "--tenant-rate", "8"]).start()
        cls.addClassCleanup(cls.server.close)

    def spend(self, key, count):
        """Statuses of `count` requests, sent as fast as they go."""
        return [self.server.call("GET", "/v1/tenant", key) for _ in range(count)]

    def test_a_key_that_asks_too_often_waits_and_others_do_not(self):
        key, other = self.server.key("demo"), self.server.key("acme-pay")
        replies = self.spend(key, 30)
        allowed = [reply for reply in replies if reply.status == 200]
        refused = [reply for reply in replies if reply.status == 429]
        # Ten at once and five a second after that.
        self.assertIn(len(allowed), range(10, 16), replies)
        self.assertEqual(len(allowed) + len(refused), 30)
        self.assertEqual({reply.json["code"] for reply in refused}, {"rate_limited"})
        self.assertEqual({int(reply.headers["RateLimit-Limit"]) for reply in replies}, {10})
        self.assertGreaterEqual(int(refused[-1].headers["Retry-After"]), 1)
        self.assertEqual(self.spend(other, 1)[0].status, 200)
        time.sleep(int(refused[-1].headers["Retry-After"]))
        self.assertEqual(self.spend(key, 1)[0].status, 200)

    def test_keys_of_a_tenant_share_its_rate(self):
        time.sleep(4)
        keys = [self.server.key("demo", test=False) for _ in range(2)]
        replies = self.spend(keys[0], 9) + self.spend(keys[1], 9)
        refused = sum(reply.status == 429 for reply in replies)
        # Neither key used up its ten, but the tenant its sixteen.
        self.assertGreaterEqual(refused, 1, replies)
        self.assertLess(refused, 9, replies)


if __name__ == "__main__":
    unittest.main(verbosity=2)
