"""Decisions are made again bit for bit, or what drifted is named; drafts are tried on what was judged and used."""

import datetime
import json
import time
import unittest
import uuid

from assay_server import SAMPLES, AssayServer, applicant_request

TRUTH = json.loads((SAMPLES / "truth.json").read_text())
SCREENED = """
slug: alpha-pay
name: alpha-pay
checks: [screening]
rules:
  - {when: {check: screening, outcome: consider}, then: review, queue: aml}
  - {when: {all: clear}, then: approve}
  - {otherwise: review, queue: general}
review: {queues: {general: {sla: 4h}, aml: {sla: 1h}}}
billing: {price_book: standard-2026, currency: EUR}
"""
# Nobody: invented for these tests.
LIST = """<?xml version="1.0" encoding="UTF-8"?><CONSOLIDATED_LIST dateGenerated="{day}"><INDIVIDUALS><INDIVIDUAL>
<DATAID>8001</DATAID><FIRST_NAME>Birger</FIRST_NAME><SECOND_NAME>HALLONQUIST</SECOND_NAME>
<UN_LIST_TYPE>Test</UN_LIST_TYPE>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>{born}</DATE></INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL>
</INDIVIDUALS><ENTITIES/></CONSOLIDATED_LIST>"""


class ReplayCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = AssayServer()
        cls.addClassCleanup(cls.server.close)
        file = cls.server.folder / "alpha-pay.yaml"
        file.write_text(SCREENED)
        cls.server.run("tenants", "apply", str(file))
        cls.bring_list("2026-11-01", "1950-01-01")
        cls.server.start()
        cls.live, cls.test = cls.server.key(test=False), cls.server.key()
        cls.screened = cls.server.key("alpha-pay", test=False)

    @classmethod
    def bring_list(cls, day, born):
        path = cls.server.folder / f"un-{day}.xml"
        path.write_text(LIST.format(day=day, born=born))
        cls.server.run("lists", "import", "--format", "un-xml", "--list", "un", str(path))

    @classmethod
    def sample(cls):
        """The sample's holder, verified with the real engines, and approved by the rules."""
        request = applicant_request(documents=TRUTH["request"]["documents"], consents=TRUTH["request"]["consents"])
        request["applicant"] = {**TRUTH["applicant"], "external_id": f"replayed-{uuid.uuid4()}"}
        files = [("document_front", (SAMPLES / "passport.jpg").read_bytes()),
                 ("selfie", (SAMPLES / "selfie.jpg").read_bytes())]
        made = cls.server.verify(cls.live, request, files).json
        found = cls.server.settled(f"/v1/verifications/{made['id']}", cls.live)
        if found["status"] != "approved":
            raise AssertionError(found)
        return found

    def post(self, path, key, body=None, idempotency=None):
        headers = {"Idempotency-Key": idempotency or str(uuid.uuid4())}
        reply = self.server.call("POST", path, key, body, headers)
        self.assertEqual(reply.status, 202, reply)
        self.assertEqual(reply.headers["Location"].rsplit("/", 1)[1], reply.json["id"])
        return reply

    def finished(self, place, key, waiting):
        end = time.monotonic() + 90
        while True:
            found = self.server.call("GET", place, key)
            self.assertEqual(found.status, 200, found)
            if found.json["state"] != waiting:
                self.assertEqual(found.json["state"], "complete", found)
                return found.json
            self.assertLess(time.monotonic(), end, self.server.log_tail())
            time.sleep(0.1)

    def replay(self, verification, key):
        made = self.post(f"/v1/decisions/{verification['decision']['id']}/replays", key)
        return self.finished(f"/v1/replays/{made.json['id']}", key, "queued")

    @staticmethod
    def codes(replay):
        return {entry["code"] for entry in replay["inputs"]} - {None}

    def assert_identical(self, replay):
        self.assertEqual(replay["result"], "identical", replay)
        self.assertEqual(replay["original_digest"], replay["replayed_digest"])
        self.assertRegex(replay["original_digest"], "^[0-9a-f]{64}$")
        self.assertEqual(self.codes(replay), set())


class ReplayTests(ReplayCase):
    def test_a_decision_is_made_again_bit_for_bit_and_nothing_else_happens(self):
        verification = self.sample()
        place = f"/v1/verifications/{verification['id']}"
        before = self.server.call("GET", place, self.live).json
        usage = self.server.sql("select count(*) from usage_events")
        replay = self.replay(verification, self.live)
        self.assert_identical(replay)
        kinds = {entry["input"] for entry in replay["inputs"]}
        self.assertLessEqual({"policy", "facts", "rules", "clock", "subject", "evidence", "engine", "models", "cpu",
                              "answers", "record"}, kinds)
        self.assertEqual(self.server.call("GET", place, self.live).json, before)
        self.assertEqual(self.server.sql("select count(*) from usage_events"), usage)
        entries = self.server.call("GET", "/v1/audit-log?limit=100", self.live).json["data"]
        self.assertIn(("decision.replay", verification["decision"]["id"]),
                      [(entry["action"], entry["resource"]) for entry in entries])

    def test_one_idempotency_key_is_one_replay(self):
        verification = self.server.verify(self.test).json
        path, key = f"/v1/decisions/{verification['decision']['id']}/replays", str(uuid.uuid4())
        first, second = (self.post(path, self.test, idempotency=key) for _ in range(2))
        self.assertEqual(first.json["id"], second.json["id"])
        self.assertEqual(second.headers["Idempotent-Replayed"], "true")

    def test_who_may_not_read_the_log_replays_nothing(self):
        verification = self.server.verify(self.test).json
        key = self.server.key(scopes="verifications:write,tenant:admin")
        reply = self.server.call("POST", f"/v1/decisions/{verification['decision']['id']}/replays", key)
        self.assertEqual(reply.status, 403, reply)

    def test_a_policy_is_the_one_that_was_pinned_and_an_altered_one_is_named(self):
        verification = self.sample()
        policy = self.server.call("GET", "/v1/tenant", self.live).json["policy"]
        policy["thresholds"] = {**policy["thresholds"], "face_match": {"clear": 0.99, "consider": 0.98}}
        published = self.server.call("PUT", "/v1/tenant/policy", self.live, policy)
        self.assertEqual(published.status, 200, published)
        self.assert_identical(self.replay(verification, self.live))
        pinned = verification["decision"]["policy_version"]
        where = f"where version = {pinned} and tenant_id = (select tenant_id from tenants where slug = 'demo')"
        stored = self.server.sql(f"select document from tenant_policies {where}")[0][0]
        altered = json.loads(stored)
        altered["thresholds"]["face_match"] = {"clear": 0.99, "consider": 0.98}
        try:
            self.server.sql(f"update tenant_policies set document = $a${json.dumps(altered)}$a$ {where}")
            replay = self.replay(verification, self.live)
        finally:
            self.server.sql(f"update tenant_policies set document = $a${stored}$a$ {where}")
        self.assertEqual((replay["result"], self.codes(replay)), ("different", {"policy_changed"}), replay)
        self.assert_identical(self.replay(verification, self.live))

    def test_another_version_of_a_list_is_named(self):
        request = applicant_request(checks=("screening",))
        verification = self.server.verify(self.screened, request, files=[]).json
        self.assertEqual(verification["status"], "approved", verification)
        self.assert_identical(self.replay(verification, self.screened))
        self.bring_list("2026-11-02", "1951-01-01")
        end = time.monotonic() + 30
        while True:
            replay = self.replay(verification, self.screened)
            if replay["result"] != "identical" or time.monotonic() > end:
                break
            time.sleep(0.5)
        self.assertEqual((replay["result"], self.codes(replay)), ("different", {"lists_changed"}), replay)
        self.assertEqual([entry["name"] for entry in replay["inputs"] if entry["code"]], ["un"])

    def test_an_altered_record_is_named(self):
        verification = self.server.verify(self.test).json
        self.assert_identical(self.replay(verification, self.test))
        # The newest of all is the one that was just made.
        self.server.sql("update checks set score = 0.9 where id = (select c.id from checks c join decisions d "
                        "on d.verification_id = c.verification_id where c.type = 'document' "
                        "order by d.decided_at desc limit 1)")
        replay = self.replay(verification, self.test)
        altered = [entry for entry in replay["inputs"] if entry["code"] == "record_changed"]
        self.assertEqual([entry["check_id"] for entry in altered], [
            item["id"] for item in verification["checks"] if item["type"] == "document"], replay)
        self.assertEqual(replay["result"], "identical", "what was decided on is still what follows")

    def test_what_was_erased_or_never_kept_is_named(self):
        verification = self.server.verify(self.test).json
        erased = self.server.call("DELETE", f"/v1/applicants/{verification['applicant_id']}", self.test)
        self.assertLess(erased.status, 300, erased)
        replay = self.replay(verification, self.test)
        self.assertEqual(replay["result"], "not_reproducible")
        self.assertIn("input_erased", self.codes(replay))
        self.assertIsNone(replay["replayed_digest"])
        older = self.server.verify(self.test).json
        self.server.sql("update decisions set inputs = null, result_mac = null "
                        "where id = (select id from decisions order by decided_at desc, id desc limit 1)")
        replay = self.replay(older, self.test)
        self.assertEqual((replay["result"], self.codes(replay)), ("not_reproducible", {"input_missing"}), replay)


class SimulationTests(ReplayCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.verifications = [cls.sample() for _ in range(3)]
        now = datetime.datetime.now(datetime.timezone.utc)
        cls.window = {"from": (now - datetime.timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ"),
                      "to": (now + datetime.timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")}
        end = time.monotonic() + 30
        while cls.server.sql("select count(*) from usage_events where sequence is null") != [["0"]]:
            if time.monotonic() > end:
                raise AssertionError("usage was not numbered")
            time.sleep(0.1)

    def simulate(self, key=None, **draft):
        key = key or self.live
        made = self.post("/v1/tenant/policy/simulations", key, {**self.window, **draft})
        return self.finished(f"/v1/tenant/policy/simulations/{made.json['id']}", key, "processing")

    def policy(self):
        return self.server.call("GET", "/v1/tenant", self.live).json["policy"]

    def invoiced(self):
        """What the drafts of all open months come to."""
        drafts = [item for item in self.server.pages("/v1/invoices", self.live) if not item["number"]]
        return sum(item["total_minor"] for item in drafts)

    def test_the_policy_in_force_flips_nothing_and_costs_what_the_invoice_says(self):
        found = self.simulate(policy=self.policy())
        self.assertEqual((found["judged"], found["unjudged"], found["flipped"], found["flips"]), (3, 0, 0, []), found)
        self.assertEqual(found["not_simulated"], [])
        self.assertGreater(self.invoiced(), 0)
        self.assertEqual(found["cost"]["current_total_minor"], self.invoiced())
        self.assertEqual(found["cost"]["draft_total_minor"], self.invoiced())

    def test_the_price_book_in_force_costs_what_the_invoice_says_and_a_dearer_one_more(self):
        book = json.loads(self.server.sql(
            "select document from price_books where slug = 'standard-2026' order by version desc limit 1")[0][0])
        found = self.simulate(price_book=book)
        self.assertEqual(found["cost"]["draft_total_minor"], self.invoiced(), found)
        book["prices"]["document"] = "1.35"
        dearer = self.simulate(price_book=book)["cost"]
        nets = [sum(month[which]["net_minor"] for month in dearer["months"]) for which in ("current", "draft")]
        self.assertEqual(nets[1] - nets[0], round((1.35 - float(self.price("document"))) * 3 * 100))
        del book["prices"]["face_match"]
        lacking = self.simulate(price_book=book)["cost"]
        self.assertEqual((lacking["unpriced_meters"], lacking["draft_total_minor"]), (["face_match"], None))

    def price(self, meter):
        return next(event["unit_price"] for event in self.server.pages("/v1/usage-events", self.live)
                    if event["meter"] == meter)

    def test_stricter_rules_and_thresholds_flip_what_they_would_have_judged_otherwise(self):
        rules = self.policy()
        rules["rules"] = [{"otherwise": "review", "queue": "general"}]
        faces = self.policy()
        faces["thresholds"] = {**faces["thresholds"], "face_match": {"clear": 0.9999, "consider": 0.1}}
        for name, draft in (("rules", rules), ("faces", faces)):
            with self.subTest(name):
                found = self.simulate(policy=draft)
                self.assertEqual((found["flipped"], found["flips"]),
                                 (3, [{"from": "approve", "to": "review", "count": 3}]), found)
                place = f"/v1/tenant/policy/simulations/{found['id']}/flips"
                flips = self.server.pages(place, self.live)
                self.assertEqual({flip["verification_id"] for flip in flips},
                                 {verification["id"] for verification in self.verifications})
                # Nobody reviewed anything, so that nothing says how long it takes.
                self.assertEqual(found["review_hours"], {"current": None, "draft": None, "measured_items": 0})

    def test_screening_counts_for_those_alone_who_may_read_it(self):
        plain = self.server.key(scopes="tenant:admin,usage:read,invoices:read,verifications:write", test=False)
        mine, theirs = self.simulate(plain, policy=self.policy()), self.simulate(policy=self.policy())
        self.assertEqual((mine["with_screening"], theirs["with_screening"]), (False, True))
        self.assertEqual(mine["flipped"], 0)
        hidden = self.server.call("GET", f"/v1/tenant/policy/simulations/{theirs['id']}", plain)
        self.assertEqual(hidden.status, 404, hidden)

    def test_what_could_not_be_published_is_not_tried(self):
        policy = self.policy()
        policy["thresholds"]["face_match"]["clear"] = 7
        late = {"from": self.window["to"], "to": self.window["from"]}
        for body in ({**self.window, "policy": policy}, {**self.window, "price_book": {"slug": "x"}}, self.window,
                     {**late, "policy": self.policy()}):
            reply = self.server.call("POST", "/v1/tenant/policy/simulations", self.live, body)
            self.assertEqual(reply.status, 422, reply)


if __name__ == "__main__":
    unittest.main(verbosity=2)
