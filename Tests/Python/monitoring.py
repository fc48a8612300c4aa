"""Dates on which a standing depends, over HTTP: test mode's clock is moved past a document's expiry, a letter's age and the
time of the next verification, and the server is killed on the way."""

import datetime
import time
import unittest

from assay_server import JPEG, applicant_request, serving

TENANT = """
slug: dated-pay
name: dated-pay
checks: [document]
monitoring:
  document_expiry: {remind_before: [30d, 7d], then: lapse}
  address_age: {after: 90d, then: reverify}
  reverification: {after: 2y, remind_before: [14d], then: reverify, checks: [document], grace: 30d}
billing: {price_book: standard-2026, currency: EUR}
"""
KINDS = ("document_expiry", "address_age", "reverification")


class MonitoringTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = serving(cls, TENANT)

    def setUp(self):
        self.key = self.server.key("dated-pay")
        self.server.call("DELETE", "/v1/test-clock", self.key)

    def verify(self, checks=("document",), **more):
        request = applicant_request("", checks=list(checks), **more)
        files = [("document_front", JPEG)]
        if "proof_of_address" in checks:
            files.append(("proof_of_address", JPEG))
        reply = self.server.verify(self.key, request, files=files)
        self.assertEqual((reply.status, reply.json["status"]), (200, "approved"), reply)
        return reply.json

    def move(self, **ahead):
        now = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(**ahead)
        reply = self.server.call("PUT", "/v1/test-clock", self.key, {"now": now.strftime("%Y-%m-%dT%H:%M:%SZ")})
        self.assertEqual((reply.status, reply.json["stands_still"]), (200, True), reply)

    def monitors(self, applicant):
        found = self.server.call("GET", f"/v1/monitors?applicant_id={applicant}", self.key).json["data"]
        return {monitor["kind"]: monitor for monitor in found}

    def await_actions(self, applicant, kind, expected, seconds=40):
        """The actions of a monitor's alerts, the oldest first, once they are as expected; and no more a while later."""
        end = time.monotonic() + seconds
        seen = None
        while time.monotonic() < end:
            monitor = self.monitors(applicant).get(kind)
            seen = monitor and [alert["action"] for alert in reversed(monitor["alerts"])]
            if seen == expected:
                return monitor
            time.sleep(0.3)
        self.fail(f"{kind}: {seen}, not {expected}")

    def await_monitors(self, applicant):
        """Every monitor, once its first look is over."""
        end = time.monotonic() + 30
        while time.monotonic() < end:
            monitors = self.monitors(applicant)
            if set(monitors) == set(KINDS) and monitors["document_expiry"]["next_at"]:
                return monitors
            time.sleep(0.3)
        self.fail(f"no look at {applicant}: {monitors}")

    def standing(self, applicant):
        return self.server.call("GET", f"/v1/applicants/{applicant}/standing", self.key).json

    def events(self):
        """The whole stream."""
        events, after = [], 0
        while page := self.server.call("GET", f"/v1/events?limit=100&after={after}", self.key).json["data"]:
            events += page
            after = page[-1]["tenant_seq"]
        return events

    def usage(self, applicant):
        return [event for event in self.server.pages("/v1/usage-events", self.key)
                if event["applicant_id"] == applicant and event["meter"] == "monitoring"]

    def test_a_document_expires_after_its_reminders_each_once_whatever_dies_meanwhile(self):
        applicant = self.verify()["applicant_id"]
        monitors = self.await_monitors(applicant)
        self.assertEqual({monitor["status"] for monitor in monitors.values()}, {"watching"})
        self.assertIsNone(monitors["address_age"]["next_at"])
        expiry = datetime.date.today() + datetime.timedelta(days=3650)
        # The magic document is good for 3,650 days: its thirtieth day before the end, then the seventh, then the end.
        self.move(days=3650 - 29)
        self.await_actions(applicant, "document_expiry", ["remind"])
        self.move(days=3650 - 6)
        for delay in (0.5, 2.5, 4.5):
            time.sleep(delay)
            self.server.kill()
            self.server.start()
        self.await_actions(applicant, "document_expiry", ["remind", "remind"])
        self.assertTrue(self.standing(applicant)["valid_until"])
        self.move(days=3652)
        monitor = self.await_actions(applicant, "document_expiry", ["remind", "remind", "lapse"])
        self.assertIsNone(monitor["next_at"])
        self.assertEqual(self.standing(applicant)["standing"], "lapsed")
        time.sleep(7)
        self.await_actions(applicant, "document_expiry", ["remind", "remind", "lapse"])
        events = [event for event in self.events() if event["data"].get("applicant_id") == applicant]
        told = [event["data"]["action"] for event in events
                if event["type"] == "monitor.alerted" and event["data"]["kind"] == "document_expiry"]
        self.assertEqual(told, ["remind", "remind", "lapse"])
        self.assertEqual([event["type"] for event in events].count("applicant.lapsed"), 1)
        self.assertNotIn(expiry.isoformat(), str(events))
        # Each alert is one metered event, free for test keys.
        usage = self.usage(applicant)
        alerts = [alert["id"] for kind in self.monitors(applicant).values() for alert in kind["alerts"]]
        self.assertEqual(sorted(event["alert_id"] for event in usage), sorted(alerts))
        self.assertEqual({(event["billable"], event["reason"]) for event in usage}, {(False, "test_mode")})

    def test_a_customer_is_verified_anew_in_time_or_lapses_after_the_grace(self):
        late, again = (self.verify()["applicant_id"] for _ in range(2))
        for applicant in (late, again):
            self.await_monitors(applicant)
        self.move(days=717)
        for applicant in (late, again):
            self.await_actions(applicant, "reverification", ["remind"])
        self.move(days=731)
        asked = [self.await_actions(applicant, "reverification", ["remind", "reverify"]) for applicant in (late, again)]
        begun = [monitor["alerts"][0]["verification_id"] for monitor in asked]
        for verification in begun:
            view = self.server.call("GET", f"/v1/verifications/{verification}", self.key).json
            self.assertEqual((view["status"], [check["type"] for check in view["checks"]]), ("collecting", ["document"]))
        given = self.server.call(
            "POST", f"/v1/verifications/{begun[1]}/evidence", self.key, {}, files=[("document_front", JPEG)])
        self.assertIn(given.status, (200, 202), given)
        self.assertEqual(self.server.settled(f"/v1/verifications/{begun[1]}", self.key)["status"], "approved")
        # The new approval begins its own time, by the clock as it stands.
        end = time.monotonic() + 30
        while time.monotonic() < end and (self.monitors(again)["reverification"]["next_at"] or "") < "2030-06":
            time.sleep(0.3)
        self.move(days=762)
        self.await_actions(late, "reverification", ["remind", "reverify", "lapse"])
        self.await_actions(again, "reverification", ["remind", "reverify"])
        self.assertEqual([self.standing(one)["standing"] for one in (late, again)], ["lapsed", "verified"])

    def test_a_letter_grows_old_and_a_new_one_is_asked_for(self):
        applicant = self.verify(("document", "proof_of_address"))["applicant_id"]
        self.await_monitors(applicant)
        self.move(days=92)
        monitor = self.await_actions(applicant, "address_age", ["reverify"])
        view = self.server.call(
            "GET", f"/v1/verifications/{monitor['alerts'][0]['verification_id']}", self.key).json
        self.assertEqual([need["kind"] for need in view["requirements"]], ["proof_of_address"])

    def test_the_clock_is_for_test_keys_moves_forwards_alone_and_is_given_back(self):
        path = "/v1/test-clock"
        self.assertEqual(self.server.call("GET", path, self.key).json["stands_still"], False)
        self.move(days=40)
        back = self.server.call("PUT", path, self.key, {"now": "2026-01-01T00:00:00Z"})
        self.assertEqual((back.status, back.json["errors"][0]["pointer"]), (422, "/now"), back)
        live = self.server.key("dated-pay", test=False)
        for method, body in (("GET", None), ("PUT", {"now": "2036-01-01T00:00:00Z"}), ("DELETE", None)):
            self.assertEqual(self.server.call(method, path, live, body).status, 404)
        reader = self.server.key("dated-pay", "monitors:read")
        self.assertEqual(self.server.call("PUT", path, reader, {"now": "2036-01-01T00:00:00Z"}).status, 403)
        self.assertEqual(self.server.call("DELETE", path, self.key).status, 204)
        self.assertEqual(self.server.call("GET", path, self.key).json["stands_still"], False)


if __name__ == "__main__":
    unittest.main(verbosity=2)
