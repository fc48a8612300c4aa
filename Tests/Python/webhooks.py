"""Webhooks over the real program: signed for the public package, in order, once each, wherever the receiver may be."""

import base64
import json
import os
import subprocess
import sys
import time
import unittest
import uuid

from assay_server import REPOSITORY, AssayServer, applicant_request

FOLDER = REPOSITORY / "Tests" / "Python"


class Receiver:
    """A receiver on a port of its own that can go away and come back."""

    def __init__(self, folder, port=0):
        self.log = folder / f"received-{uuid.uuid4().hex}"
        self.log.touch()
        self.port = port
        self.process = None

    def start(self):
        command = [sys.executable, str(FOLDER / "webhook_receiver.py"), "--port", str(self.port), "--log",
                   str(self.log)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline().split()[1])
        return self

    def stop(self):
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process.stdout.close()
            self.process = None

    def url(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def received(self, path=None):
        """What came so far: path, headers, body as bytes."""
        lines = [json.loads(line) for line in self.log.read_text().splitlines()]
        return [{**line, "body": base64.b64decode(line["body"])} for line in lines if path in (None, line["path"])]

    def events(self, path):
        return [json.loads(line["body"]) for line in self.received(path)]


def accepted(cases):
    """What the public package says of messages."""
    cases = [{**case, "body": base64.b64encode(case["body"]).decode()} for case in cases]
    done = subprocess.run(
        [sys.executable, str(FOLDER / "verify_webhook.py")], input=json.dumps(cases), capture_output=True, text=True,
        check=True)
    return json.loads(done.stdout)


class WebhookTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = AssayServer(arguments=["--webhook-networks", "127.0.0.0/8"]).start()
        cls.addClassCleanup(cls.server.close)
        cls.key = cls.server.key()

    def setUp(self):
        self.receiver = Receiver(self.server.folder).start()
        self.addCleanup(self.receiver.stop)

    def endpoint(self, path="/ok", **more):
        body = {"url": self.receiver.url(path), **more}
        reply = self.server.call("POST", "/v1/webhook-endpoints", self.key, body)
        self.assertEqual(reply.status, 201, reply)
        self.addCleanup(self.server.call, "DELETE", f"/v1/webhook-endpoints/{reply.json['id']}", self.key)
        return reply.json

    def verify(self, count=1):
        return [self.server.verify(self.key).json["id"] for _ in range(count)]

    def until(self, condition, seconds=30):
        end = time.monotonic() + seconds
        while not condition():
            self.assertLess(time.monotonic(), end, "it did not happen in time")
            time.sleep(0.1)

    def deliveries(self, endpoint, query=""):
        return self.server.pages(f"/v1/webhook-endpoints/{endpoint['id']}/deliveries{query}", self.key)

    def test_every_event_comes_once_in_order_and_signed_for_the_public_package(self):
        endpoint = self.endpoint()
        made = self.verify(3)
        self.until(lambda: sum(e["type"] == "verification.approved" for e in self.receiver.events("/ok")) == 3)
        events = self.receiver.events("/ok")
        numbers = [event["tenant_seq"] for event in events]
        self.assertEqual(numbers, sorted(set(numbers)))
        pulled = [e for e in self.pulled() if e["tenant_seq"] >= numbers[0]]
        self.assertEqual([e["id"] for e in pulled], [e["id"] for e in events])
        approved = [e["data"]["verification_id"] for e in events if e["type"] == "verification.approved"]
        self.assertEqual(approved, made)
        for event in events:
            self.assertEqual(set(event), {"id", "type", "tenant_seq", "mode", "data", "created_at"})
            self.assertNotIn("Lindqvist", json.dumps(event))
        cases = [{**case, "secret": endpoint["secret"]} for case in self.receiver.received("/ok")]
        self.assertEqual(accepted(cases), [True] * len(cases))
        for case, event in zip(cases, events):
            self.assertEqual(case["headers"]["webhook-id"], event["id"])
        flipped = [{**case, "body": case["body"].replace(b"approved", b"approvee", 1)} for case in cases
                   if b"approved" in case["body"]]
        self.assertEqual(accepted(flipped), [False] * 3)
        log = self.deliveries(endpoint)
        self.assertEqual({d["state"] for d in log}, {"delivered"})
        self.assertEqual([d["tenant_seq"] for d in log], numbers[::-1])

    def pulled(self):
        events, after = [], 0
        while True:
            reply = self.server.call("GET", f"/v1/events?after={after}&limit=100", self.key).json
            events += reply["data"]
            if not reply["has_more"]:
                return events
            after = reply["data"][-1]["tenant_seq"]

    def test_a_receiver_that_was_down_gets_everything_once_and_in_order(self):
        endpoint = self.endpoint()
        self.verify()
        self.until(lambda: self.receiver.received("/ok"))
        self.receiver.stop()
        self.verify(4)
        self.until(lambda: any(d["last_failure"] == "connection_failed" for d in self.deliveries(endpoint)))
        # The worker dies with a queue; the next one takes it up.
        self.server.kill()
        self.server.start()
        self.verify(1)
        self.receiver.start()
        # A test call that arrives ends the pause.
        tested = self.server.call("POST", f"/v1/webhook-endpoints/{endpoint['id']}/test", self.key)
        self.assertEqual(tested.json, {"delivered": True, "status": 204, "failure": None}, tested)
        self.until(lambda: all(d["state"] == "delivered" for d in self.deliveries(endpoint)))
        events = [event for event in self.receiver.events("/ok") if event["type"] != "webhook.test"]
        numbers = [event["tenant_seq"] for event in events]
        self.assertEqual(numbers, sorted(set(numbers)), "in order, each once")
        expected = [e["tenant_seq"] for e in self.pulled() if e["tenant_seq"] >= numbers[0]]
        self.assertEqual(numbers, expected)

    def test_an_event_that_is_refused_holds_up_no_other_for_ever(self):
        endpoint = self.endpoint("/status/500", events=["verification.approved"])
        self.verify(2)
        self.until(lambda: any(d["last_status"] == 500 for d in self.deliveries(endpoint)))
        # Its five refusals take minutes by schedule: time is moved for the database's clock alone.
        for _ in range(40):
            self.server.sql("update webhook_deliveries set next_at = now() where state = 'pending'")
            self.server.sql("update webhook_endpoints set next_at = now() where next_at is not null")
            if any(d["state"] == "parked" for d in self.deliveries(endpoint)):
                break
            time.sleep(0.5)
        log = {d["tenant_seq"]: d for d in self.deliveries(endpoint)}
        first, second = (log[number] for number in sorted(log))
        self.assertEqual((first["state"], first["attempts"]), ("parked", 5))
        self.until(lambda: self.deliveries(endpoint)[0]["attempts"] > 0)

    def test_a_redirect_and_a_receiver_that_wants_no_more(self):
        turned = self.endpoint("/redirect", events=["verification.approved"])
        gone = self.endpoint("/status/410", events=["verification.approved"])
        self.verify()
        self.until(lambda: any(d["last_failure"] == "redirect_refused" for d in self.deliveries(turned)))
        path = f"/v1/webhook-endpoints/{gone['id']}"
        self.until(lambda: self.server.call("GET", path, self.key).json["state"] == "disabled")
        self.assertEqual(self.server.call("GET", path, self.key).json["disabled_because"], "gone")
        self.assertFalse(self.receiver.received("/ok"), "no redirect is followed")

    def test_a_secret_is_replaced_without_a_gap_and_shown_once(self):
        endpoint = self.endpoint(events=["verification.approved"])
        path = f"/v1/webhook-endpoints/{endpoint['id']}"
        headers = {"Idempotency-Key": str(uuid.uuid4())}
        rotated = self.server.call("POST", path + "/rotate-secret", self.key, headers=headers).json
        again = self.server.call("POST", path + "/rotate-secret", self.key, headers=headers)
        self.assertEqual((again.json["secret"], again.headers["Idempotent-Replayed"]), (None, "true"))
        self.assertNotIn("secret", self.server.call("GET", path, self.key).json)
        self.verify()
        self.until(lambda: self.receiver.received("/ok"))
        message = self.receiver.received("/ok")[0]
        both = [{**message, "secret": secret} for secret in (endpoint["secret"], rotated["secret"])]
        self.assertEqual(accepted(both), [True, True])

    def test_an_event_is_sent_again_when_asked(self):
        endpoint = self.endpoint(events=["verification.approved"])
        self.verify()
        self.until(lambda: self.receiver.received("/ok"))
        self.until(lambda: self.deliveries(endpoint)[0]["state"] == "delivered")
        delivery = self.deliveries(endpoint)[0]
        path = f"/v1/webhook-endpoints/{endpoint['id']}/deliveries/{delivery['id']}/redeliver"
        self.assertEqual(self.server.call("POST", path, self.key).status, 200)
        self.until(lambda: len(self.receiver.received("/ok")) == 2)
        first, second = self.receiver.received("/ok")
        self.assertEqual(first["headers"]["webhook-id"], second["headers"]["webhook-id"])
        self.until(lambda: self.deliveries(endpoint)[0]["state"] == "delivered")

    def test_what_can_be_no_endpoint_is_refused_by_name(self):
        for url, code in [
            ("https://10.0.0.1/", "address"), ("https://[::1]/", "address"),
            ("https://169.254.169.254/latest", "address"), ("https://user:secret@example.com/", "user_information"),
            ("https://example.com/#a", "fragment"), ("ftp://example.com/", "scheme"), ("https://0x7f000001/", "host"),
        ]:
            reply = self.server.call("POST", "/v1/webhook-endpoints", self.key, {"url": url})
            self.assertEqual(reply.status, 422, (url, reply))
            self.assertEqual(reply.json["errors"][0]["code"], code, url)
        reply = self.server.call(
            "POST", "/v1/webhook-endpoints", self.key, {"url": "https://example.com/", "events": ["nothing.*"]})
        self.assertEqual(reply.status, 422, reply)

    def test_a_switched_off_endpoint_hears_nothing_and_goes_on_when_switched_on(self):
        endpoint = self.endpoint("/status/503", events=["verification.approved"])
        path = f"/v1/webhook-endpoints/{endpoint['id']}"
        self.verify()
        self.until(lambda: any(d["last_status"] == 503 for d in self.deliveries(endpoint)))
        off = self.server.call("PATCH", path, self.key, {"state": "disabled"})
        self.assertEqual((off.status, off.json["disabled_because"]), (200, "request"), off)
        stale = self.server.call("PATCH", path, self.key, {"state": "enabled"}, {"If-Match": '"1"'})
        self.assertEqual(stale.status, 412, stale)
        self.verify()
        time.sleep(2)
        self.assertEqual(len(self.deliveries(endpoint)), 1, "what happened meanwhile is pulled, not pushed")
        on = self.server.call("PATCH", path, self.key, {"state": "enabled", "url": self.receiver.url("/ok")})
        self.assertEqual(on.status, 200, on)
        self.server.call("POST", path + "/test", self.key)
        self.until(lambda: [e for e in self.receiver.events("/ok") if e["type"] == "verification.approved"])


class DeclaredTests(unittest.TestCase):
    def test_a_tenant_file_declares_an_endpoint_and_takes_it_back(self):
        os.environ["ASSAY_TEST_SECRET"] = "whsec_" + base64.b64encode(bytes(range(32))).decode()
        self.addCleanup(os.environ.pop, "ASSAY_TEST_SECRET")
        server = AssayServer(arguments=["--webhook-networks", "127.0.0.0/8"])
        self.addCleanup(server.close)
        receiver = Receiver(server.folder).start()
        self.addCleanup(receiver.stop)
        text = (REPOSITORY / "Tenants" / "demo.yaml").read_text()
        file = server.folder / "demo.yaml"
        entry = f'[{{url: "{receiver.url("/ok")}", events: ["applicant.*"], secret: "env:ASSAY_TEST_SECRET"}}]'
        file.write_text(text.replace("webhooks: []", f"webhooks: {entry}"))
        server.run("tenants", "apply", str(file))
        server.run("tenants", "apply", str(file))
        server.start()
        key = server.key(test=False)
        listed = server.call("GET", "/v1/webhook-endpoints", key).json["data"]
        self.assertEqual([e["declared"] for e in listed], [True])
        refused = server.call("DELETE", f"/v1/webhook-endpoints/{listed[0]['id']}", key)
        self.assertEqual((refused.status, refused.json["code"]), (409, "declared"))
        server.call("POST", "/v1/applicants", key, {"external_id": f"customer-{uuid.uuid4()}"})
        end = time.monotonic() + 20
        while not receiver.received("/ok") and time.monotonic() < end:
            time.sleep(0.1)
        message = {**receiver.received("/ok")[0], "secret": os.environ["ASSAY_TEST_SECRET"]}
        self.assertEqual(accepted([message]), [True])
        # The policy's own route may not point the operator's secrets anywhere.
        policy = server.call("GET", "/v1/tenant", key).json["policy"]
        policy["webhooks"][0]["url"] = "https://example.com/"
        moved = server.call("PUT", "/v1/tenant/policy", key, policy)
        self.assertEqual((moved.status, moved.json["errors"][0]["code"]), (422, "operator_only"), moved)
        file.write_text(text)
        server.run("tenants", "apply", str(file))
        self.assertEqual(server.call("GET", "/v1/webhook-endpoints", key).json["data"], [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
