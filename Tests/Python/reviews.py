"""The review desk over HTTP: who may decide what, once, on what they saw; and twenty callers racing for its queues."""

import datetime
import time
import unittest
import uuid

from assay_server import JPEG
from review_desk import EXPIRED, GENERAL, IDENTITY, ONE, TWO, DeskCase, parallel

CALLERS = 20
# Seconds that a claim holds.
LEASE = 900
PAGE = [{"kind": "document_front", "code": "image.blurred"}]


def seconds_until(instant):
    return datetime.datetime.fromisoformat(instant).timestamp() - time.time()


class RaceTests(DeskCase):
    def test_a_hundred_items_are_claimed_once_each_by_twenty_callers_of_two_members(self):
        self.desk.drain(self.ada)
        made = self.desk.fill({ONE: 50, TWO: 50})

        def take(caller):
            person, taken = (self.ada, self.ben)[caller % 2], []
            while (reply := person.next(["general"])).status == 200:
                taken.append((person.id, reply.json))
            self.assertEqual(reply.status, 204, reply)
            return taken

        taken = sum(parallel(CALLERS, take), [])
        self.assertEqual(len(taken), 100)
        self.assertEqual({item["verification_id"] for _, item in taken}, made)
        for person, item in taken:
            self.assertEqual((item["status"], item["assignee"], item["fence"]), ("claimed", person, 1))

    def test_a_queue_is_worked_off_to_the_end_and_each_item_is_decided_once(self):
        self.desk.drain(self.ada)
        made, decided = self.desk.fill({ONE: 20, TWO: 20}), []
        end = time.monotonic() + 60

        def work(caller):
            person = (self.ada, self.ben)[caller % 2]
            while len(decided) < len(made) and time.monotonic() < end:
                reply = person.next(["general"])
                if reply.status == 204:
                    time.sleep(0.02)
                    continue
                item = reply.json
                is_proposal = item["four_eyes"] and not item["proposer"]
                ruled = person.rule(item, "approve", "propose" if is_proposal else "decision")
                self.assertEqual(ruled.status, 200, ruled)
                if not is_proposal:
                    decided.append(ruled.json)

        parallel(CALLERS, work)
        self.assertEqual(len(decided), 40)
        self.assertEqual({item["verification_id"] for item in decided}, made)
        for item in decided:
            rows = self.desk.get(self.desk.slug(item), f"/v1/verifications/{item['verification_id']}/decisions")["data"]
            self.assertEqual([row["member_id"] for row in rows], [item["decided_by"]])
            self.assertEqual(item["proposer"] is not None, item["tenant_id"] == self.desk.tenants[TWO])
            self.assertNotEqual(item["proposer"], item["decided_by"])
        self.assert_told_in_order({ONE: 2, TWO: 1}, made)

    def assert_told_in_order(self, checks, made):
        """The stream tells of each verification what happened, in that order."""
        self.desk.await_streams()
        for tenant, count in checks.items():
            told = {identity: [] for identity in made}
            for event in self.desk.events(tenant):
                if event["data"].get("verification_id") in made:
                    told[event["data"]["verification_id"]].append(event["type"])
            expected = ["verification.created", *["check.completed"] * count, "verification.in_review",
                        "review.created", "review.decided", "verification.approved"]
            told = [types for types in told.values() if types]
            self.assertEqual(told, [expected] * 20)

    def test_twenty_calls_with_one_idempotency_key_claim_one_item(self):
        self.desk.drain(self.ada)
        self.desk.fill({ONE: 5, TWO: 5})
        headers = {"Idempotency-Key": str(uuid.uuid4())}
        replies = parallel(CALLERS, lambda _: self.ada.next(["general"], headers=headers))
        self.assertEqual({reply.status for reply in replies}, {200})
        self.assertEqual(len({reply.json["id"] for reply in replies}), 1)
        self.assertEqual(sum(reply.headers.get("Idempotent-Replayed") == "true" for reply in replies), CALLERS - 1)

    def test_of_many_approvals_of_one_claim_one_counts(self):
        item = self.item_of(self.ada)
        replies = parallel(CALLERS, lambda _: self.ada.rule(item, "approve"))
        self.assertEqual(sorted(reply.status for reply in replies), [200] + [412] * (CALLERS - 1))

    def test_of_a_decision_and_a_cancel_at_once_one_counts(self):
        self.desk.drain(self.ada)
        self.desk.fill({ONE: 40})
        items = [self.ada.next().json for _ in range(40)]

        def act(number):
            item = items[number // 2]
            if number % 2:
                return self.ada.rule(item, "decline")
            return self.desk.server.call(
                "POST", f"/v1/verifications/{item['verification_id']}/cancel", self.desk.keys[ONE])

        replies = parallel(80, act)
        for item, cancel, ruling in zip(items, replies[0::2], replies[1::2]):
            self.assertIn((cancel.status, ruling.status), ((200, 412), (409, 200)), (cancel, ruling))
            status = "canceled" if cancel.status == 200 else "declined"
            self.assertEqual(self.desk.verification(item)["status"], status)
            self.assertEqual(self.ada.read(item).json["status"], "decided")

    def test_more_urgent_items_of_other_queues_do_not_hide_ones_own(self):
        self.desk.drain(self.ada)
        self.desk.fill({ONE: 70}, IDENTITY)
        item = self.desk.item()
        reply = self.desk.person({ONE: "reviewer"}, ["general"]).next()
        self.assertEqual(reply.status, 200, reply)
        self.assertEqual(reply.json["id"], item["id"])


class ClaimTests(DeskCase):
    def test_a_claim_is_one_members_until_it_is_released(self):
        item = self.item_of(self.ada)
        self.assertEqual((item["status"], item["assignee"], item["fence"]), ("claimed", self.ada.id, 1))
        self.assertAlmostEqual(seconds_until(item["lease_until"]), LEASE, delta=20)
        for verb, body in (("claim", None), ("release", {"fence": 1}), ("heartbeat", {"fence": 1})):
            self.assert_problem(self.ben.act(item, verb, body), 412, "stale")
        self.assert_problem(self.ben.rule(item, "approve"), 412, "stale")
        self.assert_problem(self.ada.act(item, "release", {"fence": 0}), 412, "stale")
        released = self.ada.act(item, "release", {"fence": 1}).json
        self.assertEqual((released["status"], released["assignee"], released["lease_until"]), ("open", None, None))
        self.assert_problem(self.ada.rule(item, "approve"), 412, "stale")
        taken = self.ben.claim(item)
        self.assertEqual((taken["assignee"], taken["fence"]), (self.ben.id, 2))

    def test_an_item_whose_lease_ended_is_open_again_and_its_old_fence_is_late(self):
        item = self.item_of(self.ada, TWO, EXPIRED)
        self.assertEqual(self.ben.next(["expired"], [TWO]).status, 204)
        self.desk.let_pass(item, LEASE + 1)
        found = self.ben.call("GET", "/v1/reviews?queue=expired&status=open", TWO).json["data"]
        self.assertIn(item["id"], [other["id"] for other in found])
        self.assertEqual(self.ben.read(item).json["status"], "open")
        self.assert_problem(self.ada.rule(item, "approve"), 412, "stale")
        self.assert_problem(self.ada.act(item, "heartbeat", {"fence": 1}), 412, "stale")
        taken = self.ben.next(["expired"], [TWO]).json
        self.assertEqual((taken["id"], taken["assignee"], taken["fence"]), (item["id"], self.ben.id, 2))
        self.assert_problem(self.ada.rule(item, "approve"), 412, "stale")
        self.assert_problem(self.ben.rule({**taken, "fence": 1}, "approve"), 412, "stale")
        self.assertEqual(self.desk.verification(item)["status"], "in_review")
        self.assertEqual(self.ben.rule(taken, "approve").status, 200)

    def test_a_heartbeat_prolongs_the_lease(self):
        item = self.item_of(self.ada)
        self.desk.let_pass(item, 840)
        self.assertAlmostEqual(seconds_until(self.ada.read(item).json["lease_until"]), 60, delta=20)
        held = self.ada.act(item, "heartbeat", {"fence": item["fence"]})
        self.assertEqual((held.status, held.json["fence"]), (200, item["fence"]), held)
        self.assertAlmostEqual(seconds_until(held.json["lease_until"]), LEASE, delta=20)
        self.assert_problem(self.ada.act(item, "heartbeat", {"fence": 0}), 412, "stale")
        self.assertEqual(self.ada.rule(item, "approve").status, 200)

    def test_the_most_urgent_item_comes_first_and_filters_find_what_they_name(self):
        self.desk.drain(self.ada)
        later, sooner = self.desk.item(ONE, GENERAL), self.desk.item(ONE, IDENTITY)
        self.assertLess(sooner["due_at"], later["due_at"])
        listed = [item["id"] for item in self.ada.call("GET", "/v1/reviews?status=open&limit=100").json["data"]]
        self.assertEqual(listed, [sooner["id"], later["id"]])
        for query, found in (("queue=identity", [sooner]), ("queue=general", [later]), ("country=DEU", []),
                             (f"due_before={later['due_at']}", [sooner]), (f"assignee={self.ben.id}", [])):
            reply = self.ada.call("GET", f"/v1/reviews?status=open&{query}")
            self.assertEqual([item["id"] for item in reply.json["data"]], [item["id"] for item in found], query)
        self.assertEqual(self.ada.next().json["id"], sooner["id"])
        self.assertEqual(self.ben.next().json["id"], later["id"])

    def test_a_canceled_verification_leaves_the_queue(self):
        item = self.item_of(self.ada)
        path = f"/v1/verifications/{item['verification_id']}/cancel"
        self.assertEqual(self.desk.server.call("POST", path, self.desk.keys[ONE]).status, 200)
        closed = self.ada.read(item).json
        self.assertEqual((closed["status"], closed["decided_by"], closed["action"]), ("decided", None, "closed"))
        self.assert_problem(self.ada.rule(item, "approve"), 412, "stale")
        self.assert_problem(self.ben.act(item, "claim"), 412, "stale")


class DecisionTests(DeskCase):
    def test_an_approval_closes_the_verification_and_says_who(self):
        item = self.item_of(self.ada)
        note = "Date of birth compared with the register."
        ruled = self.ada.rule(item, "approve", note=note)
        self.assertEqual(ruled.status, 200, ruled)
        told = ruled.json
        self.assertEqual(
            (told["status"], told["action"], told["decided_by"], told["assignee"]),
            ("decided", "approve", self.ada.id, None))
        verification = self.desk.verification(item)
        decision = verification["decision"]
        self.assertEqual((verification["status"], decision["outcome"]), ("approved", "approved"))
        self.assertEqual(
            (decision["decided_by"], decision["member_id"], decision["automated"]), ("member", self.ada.id, False))
        self.assertEqual([reason["code"] for reason in decision["reasons"]], ["review.decision"])
        self.assertIsNotNone(verification["completed_at"])
        applicant = self.desk.get(ONE, f"/v1/applicants/{verification['applicant_id']}")
        self.assertEqual(applicant["standing"], "verified")
        timeline = self.desk.get(ONE, f"/v1/verifications/{verification['id']}/timeline")["data"]
        actors = {event["type"]: event["actor"] for event in timeline}
        self.assertEqual((actors["review.created"], actors["review.decided"]), ("policy", self.ada.id))
        self.assertEqual(actors["verification.approved"], self.ada.id)
        self.assertNotIn(note, str(timeline) + str(verification))
        notes = self.ada.call("GET", f"/v1/reviews/{item['id']}/notes").json["data"]
        self.assertEqual([(entry["member_id"], entry["text"]) for entry in notes], [(self.ada.id, note)])
        self.assert_problem(self.ada.rule(item, "decline"), 412, "stale")
        self.assert_problem(self.ben.act(item, "claim"), 412, "stale")
        self.assertEqual(len(self.desk.get(ONE, f"/v1/verifications/{verification['id']}/decisions")["data"]), 1)

    def test_a_decline_keeps_its_reasons(self):
        item = self.item_of(self.ben, TWO, EXPIRED)
        self.assertEqual(self.ben.rule(item, "decline", reasons=["document.expired"]).status, 200)
        verification = self.desk.verification(item)
        self.assertEqual((verification["status"], verification["decision"]["member_id"]), ("declined", self.ben.id))
        self.assertEqual([reason["code"] for reason in verification["decision"]["reasons"]], ["document.expired"])

    def test_in_a_queue_of_four_eyes_the_proposer_cannot_decide_and_another_can(self):
        for tenant, magic in ((ONE, IDENTITY), (TWO, GENERAL)):
            with self.subTest(tenant=tenant):
                item = self.item_of(self.ada, tenant, magic)
                self.assertTrue(item["four_eyes"])
                self.assert_problem(self.ada.rule(item, "approve"), 409, "four_eyes")
                proposed = self.ada.rule(item, "approve", "propose", note="Looks like the same person.").json
                self.assertEqual(
                    (proposed["status"], proposed["proposer"], proposed["assignee"], proposed["proposal"]["action"]),
                    ("proposed", self.ada.id, None, "approve"))
                self.assert_problem(self.ada.rule(proposed, "approve"), 403, "proposer_approves")
                self.assert_problem(self.ada.act(item, "claim"), 412, "stale")
                self.assertEqual(self.ada.next([item["queue"]], [tenant]).status, 204)
                self.assert_problem(self.ben.rule(proposed, "approve"), 412, "stale")
                self.assertEqual(self.desk.verification(item)["status"], "in_review")
                taken = self.ben.next([item["queue"]], [tenant]).json
                self.assertEqual((taken["id"], taken["status"]), (item["id"], "proposed"))
                self.assert_problem(self.ada.rule(taken, "approve"), 403, "proposer_approves")
                ruled = self.ben.rule(taken, "approve").json
                self.assertEqual((ruled["decided_by"], ruled["proposer"]), (self.ben.id, self.ada.id))
                self.assertEqual(self.desk.verification(item)["decision"]["member_id"], self.ben.id)

    def test_a_returned_proposal_is_open_to_all_and_an_escalated_item_changes_its_queue(self):
        item = self.item_of(self.ada)
        self.assert_problem(self.ada.rule(item, "escalate", queue="nowhere"), 422, "invalid")
        moved = self.ada.rule(item, "escalate", queue="identity").json
        self.assertEqual((moved["queue"], moved["status"], moved["four_eyes"]), ("identity", "open", True))
        self.ada.rule(self.ada.claim(moved), "decline", "propose")
        back = self.ben.rule(self.ben.claim(moved), "return").json
        self.assertEqual((back["status"], back["proposer"], back["proposal"]), ("open", None, None))
        again = self.ada.claim(back)
        self.assertEqual(again["fence"], 4)
        self.assert_problem(self.ada.rule(again, "return", "propose"), 422, "invalid")

    def test_what_a_reviewer_asks_for_comes_back_and_what_was_seen_before_no_longer_counts(self):
        item = self.item_of(self.ada)
        early = self.desk.supplement(item)
        self.assert_problem(early, 409, "nothing_required")
        self.assert_problem(self.ada.rule(item, "request_input"), 422, "invalid")
        waiting = self.ada.rule(item, "request_input", requirements=PAGE).json
        self.assertEqual((waiting["status"], waiting["assignee"]), ("waiting_applicant", None))
        verification = self.desk.verification(item)
        self.assertEqual(verification["status"], "awaiting_input")
        self.assertEqual([need["kind"] for need in verification["requirements"]], ["document_front"])
        self.assert_problem(self.ben.act(item, "claim"), 412, "stale")
        self.assertNotIn(item["id"], self.open_ids())
        reply = self.desk.supplement(item, JPEG + uuid.uuid4().bytes)
        self.assertEqual((reply.status, reply.json["status"]), (200, "in_review"), reply)
        self.assertIn(item["id"], self.open_ids())
        again = self.ada.claim(item)
        self.assertEqual(again["fence"], item["fence"] + 1)
        self.assertNotEqual(again["evidence_digest"], item["evidence_digest"])
        seen_before = {**again, "evidence_digest": item["evidence_digest"]}
        for action, verb in (("approve", "decision"), ("decline", "propose")):
            self.assert_problem(self.ada.rule(seen_before, action, verb), 409, "evidence_changed")
        self.assert_problem(self.ada.rule(item, "approve"), 412, "stale")
        self.assertEqual(self.desk.verification(item)["status"], "in_review")
        self.assertEqual(self.ada.rule(again, "approve").status, 200)

    def open_ids(self):
        return [item["id"] for item in self.desk.server.pages("/v1/reviews?status=open", self.desk.keys[ONE])]


if __name__ == "__main__":
    unittest.main(verbosity=2)
