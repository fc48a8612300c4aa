"""Screening over HTTP: lists imported as files, a customer who is on one, what two reviewers find, and what lapses."""

import json
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time
import unittest
import uuid

from assay_server import AssayServer, applicant_request, program

TENANT = """
slug: {slug}
name: {slug}
checks: [screening]
monitoring: {{screening: {watched}}}
rules:
  - {{when: {{check: screening, outcome: consider}}, then: review, queue: aml}}
  - {{when: {{all: clear}}, then: approve}}
  - {{otherwise: review, queue: general}}
review: {{queues: {{general: {{sla: 4h}}, aml: {{sla: 1h, four_eyes: true}}}}}}
billing: {{price_book: standard-2026, currency: EUR}}
"""
# Nobody: invented for these tests.
INDIVIDUAL = """<INDIVIDUAL><DATAID>{key}</DATAID><FIRST_NAME>{first}</FIRST_NAME><SECOND_NAME>{second}</SECOND_NAME>
<UN_LIST_TYPE>Test</UN_LIST_TYPE><NATIONALITY><VALUE>Iceland</VALUE></NATIONALITY>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>{born}</DATE></INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL>"""
PERSON = {"given_names": "Tamara", "family_name": "Orlovskaja", "date_of_birth": "1961-04-02", "nationality": "ISL"}


def un_list(born="1961-04-02", generated="2026-11-01", others=3):
    """A file in the United Nations' format with the one who is looked for, unless no birth is told, and a few others."""
    people = [INDIVIDUAL.format(key=7001, first="Tamara", second="ORLOVSKAJA", born=born)] if born else []
    people += [INDIVIDUAL.format(key=8000 + number, first=f"Birger{number}", second="HALLONQUIST", born="1950-01-01")
               for number in range(others)]
    return (f'<?xml version="1.0" encoding="UTF-8"?><CONSOLIDATED_LIST dateGenerated="{generated}"><INDIVIDUALS>'
            + "".join(people) + "</INDIVIDUALS><ENTITIES/></CONSOLIDATED_LIST>")


class ScreeningCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="assay-screening-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        files = []
        for slug in ("alpha-pay", "beta-pay", "gamma-pay"):
            files.append(cls.folder / f"{slug}.yaml")
            files[-1].write_text(TENANT.format(slug=slug, watched="true" if slug == "gamma-pay" else "false"))
        cls.server = AssayServer(files)
        cls.addClassCleanup(cls.server.close)
        cls.server.start()
        cls.keys = {slug: cls.server.key(slug, test=False) for slug in ("alpha-pay", "beta-pay", "gamma-pay")}
        cls.plain = cls.server.key(
            "alpha-pay", "verifications:write,usage:read,events:read,reviews:read", test=False)
        cls.key = cls.keys["alpha-pay"]

    @classmethod
    def file(cls, name, text):
        path = cls.folder / name
        path.write_text(text)
        return str(path)

    def lists(self, *arguments, fails=False):
        """`assay lists …`; its JSON, or what it said where it has to refuse."""
        command = [program(), "lists", *arguments, "--json", "--data", str(self.server.data)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        if fails:
            self.assertEqual(done.returncode, 1, done)
            return done.stderr
        self.assertEqual(done.returncode, 0, done)
        return [json.loads(line) for line in done.stdout.splitlines() if line.strip()]

    def import_un(self, **more):
        report = self.lists("import", "--format", "un-xml", "--list", "un", self.file("un.xml", un_list(**more)))[-1]
        self.await_list("un", report["number"])
        return report

    def await_list(self, name, number, key=None, owner="installation"):
        """Until a screening searches that version."""
        end = time.monotonic() + 20
        versions = {v["list"]: v for v in self.server.call("GET", "/v1/lists", key or self.key).json["data"]
                    if v["owner"] == owner}
        self.assertEqual(versions[name]["number"], number)
        shown = name if owner == "installation" else f"own:{name}"
        while time.monotonic() < end:
            reply = self.screen("Nobody Whoever", key=key)
            found = [entry for entry in reply.json["breakdown"].get("lists") or []
                     if entry["list"] == shown and entry["digest"] == versions[name]["digest"]]
            if found:
                return
            time.sleep(0.2)
        self.fail("a new version was not made ready in 20 seconds")

    def screen(self, name, key=None, headers=None, **more):
        return self.server.call("POST", "/v1/screenings", key or self.key, {"name": name, **more}, headers)

    def verify(self, key=None, **applicant):
        request = applicant_request(checks=("screening",))
        request["applicant"] = {"external_id": f"customer-{uuid.uuid4()}", **PERSON, **applicant}
        reply = self.server.verify(key or self.key, request, files=[])
        self.assertEqual(reply.status, 200, reply)
        return reply.json

    def assert_problem(self, reply, status, code):
        self.assertEqual((reply.status, reply.json["code"]), (status, code), reply)


class StoryTests(ScreeningCase):
    """One customer who is on a list, from the alert to the day when the entry changes."""

    def test_a_listed_customer_is_found_cleared_by_two_people_and_told_again_when_the_entry_changes(self):
        first = self.import_un()
        self.assertEqual((first["number"], first["entities"], first["rejected"]), (1, 4, 0))
        ada = self.server.member("alpha-pay", "ada@example.org", "compliance")
        ben = self.server.member("alpha-pay", "ben@example.org", "compliance")
        eve = self.server.member("alpha-pay", "eve@example.org", "reviewer")
        tenant = self.server.call("GET", "/v1/tenant", self.key).json["id"]
        external = f"customer-{uuid.uuid4()}"

        view = self.verify(external_id=external)
        self.assertEqual(view["status"], "in_review")
        check = view["checks"][0]
        self.assertEqual((check["type"], check["outcome"]), ("screening", "consider"))
        self.assertEqual([reason["code"] for reason in check["reasons"]], ["screening.sanction_match"])
        hit = check["breakdown"]["hits"][0]
        self.assertEqual((hit["list"], hit["entity_id"], hit["finding"], hit["lapsed"]), ("un", "7001", None, None))
        self.assertIn("birth_date_exact", [term["kind"] for term in hit["terms"]])
        self.assertAlmostEqual(hit["score"], min(1, sum(term["contribution"] for term in hit["terms"])), places=2)

        # Nobody without the scope learns what the review is about.
        masked = self.server.call("GET", f"/v1/verifications/{view['id']}", self.plain)
        self.assertEqual((masked.json["status"], masked.json["checks"]), ("in_review", []))
        self.assertNotIn("screening", json.dumps(masked.json).replace("screening_id", ""))
        waiting = self.server.call("GET", "/v1/reviews?queue=general", self.plain).json["data"]
        self.assertEqual([(item["verification_id"], item["queue"], item["four_eyes"]) for item in waiting],
                         [(view["id"], "general", False)])
        self.assertEqual(self.server.call("GET", "/v1/reviews?queue=aml", self.plain).json["data"], [])
        usage = self.server.call("GET", "/v1/usage-events", self.plain).json["data"]
        mine = [event for event in usage if event["verification_id"] == view["id"]]
        self.assertEqual([(event["outcome"], event["unit_price"]) for event in mine], [(None, "0.10")])

        def call(token, method, path, body=None):
            return self.server.call(method, path, token, body, {"Assay-Tenant": tenant})

        item = call(ada, "GET", "/v1/reviews?queue=aml").json["data"][0]
        self.assertEqual((item["verification_id"], item["four_eyes"]), (view["id"], True))

        def rule(token, verb, item, **more):
            body = {"action": "approve", "evidence_digest": item["evidence_digest"], "fence": item["fence"], **more}
            return call(token, "POST", f"/v1/reviews/{item['id']}/{verb}", body)

        item = call(ada, "POST", f"/v1/reviews/{item['id']}/claim").json
        found = [{"list": "un", "entity_id": "7001", "verdict": "other_person"}]
        self.assert_problem(rule(eve, "propose", item, hits=found), 403, "forbidden")
        self.assert_problem(rule(ada, "propose", item), 409, "hits_undecided")
        self.assert_problem(rule(ada, "propose", item, hits=found + [{**found[0], "entity_id": "1"}]),
                            409, "evidence_changed")
        self.assertEqual(rule(ada, "propose", item, hits=found, reasons=["screening.sanction_match"]).status, 200)
        seen = call(eve, "GET", f"/v1/reviews/{item['id']}").json
        self.assertEqual((seen["queue"], seen["proposal"]["reasons"]), ("general", ["review.decision"]))
        claimed = call(ben, "POST", f"/v1/reviews/{item['id']}/claim").json
        self.assert_problem(rule(ben, "decision", claimed, hits=[{**found[0], "verdict": "same_person"}]),
                            409, "four_eyes")
        decided = rule(ben, "decision", claimed)
        self.assertEqual((decided.status, decided.json["status"]), (200, "decided"), decided)
        self.assertEqual(self.server.call("GET", f"/v1/verifications/{view['id']}", self.key).json["status"],
                         "approved")

        # The same customer again: the finding holds, also for the same file under a new date.
        again = self.verify(external_id=external)
        self.assertEqual(again["status"], "approved")
        self.assertEqual(again["checks"][0]["breakdown"]["hits"][0]["finding"], {"verdict": "other_person"})
        same = self.import_un()
        self.assertEqual(same["number"], 1)
        self.assertEqual(self.verify(external_id=external)["status"], "approved")
        self.import_un(generated="2026-11-15", others=4)
        self.assertEqual(self.verify(external_id=external)["status"], "approved")

        # The entry's date of birth changes: the finding lapses, and says over what.
        report = self.import_un(born="1961-04-20", generated="2026-11-20", others=4)
        self.assertEqual((report["changes"]["added"], report["changes"]["changed"]), (0, 1))
        lapsed = self.verify(external_id=external)
        self.assertEqual(lapsed["status"], "in_review")
        change = lapsed["checks"][0]["breakdown"]["hits"][0]["lapsed"]
        self.assertEqual(change, [{"field": "birth_dates", "before": ["1961-04-02"], "after": ["1961-04-20"]}])
        listed = self.server.call("GET", "/v1/lists/un/changes", self.key).json["data"]
        self.assertEqual([entry["entity_id"] for entry in listed], ["7001"])
        self.assertEqual((listed[0]["before"]["birth_dates"], listed[0]["after"]["birth_dates"]),
                         (["1961-04-02"], ["1961-04-20"]))
        # Another customer of the same name and day is nobody whom the reviewers looked at.
        self.assertEqual(self.verify(date_of_birth="1961-04-20")["status"], "in_review")

        # What was found is kept for as long as the law asks.
        self.assert_problem(
            self.server.call("DELETE", f"/v1/applicants/{lapsed['applicant_id']}", self.key),
            409, "retention.obligation")
        self.assertEqual(self.server.sql("select state from hit_findings"), [["standing"]])


class MonitorTests(ScreeningCase):
    """Customers who were nobody when they were verified, and the day on which a list names one of them."""

    def monitors(self, key, applicant):
        return self.server.call("GET", f"/v1/monitors?applicant_id={applicant}", key).json["data"]

    def await_alerts(self, key, applicant, count):
        """The verifications that alerts began, once there are so many; and no more a while later."""
        end = time.monotonic() + 40
        while time.monotonic() < end:
            monitors = [one for one in self.monitors(key, applicant) if one["kind"] == "screening"]
            if monitors and len(monitors[0]["alerts"]) >= count:
                break
            time.sleep(0.3)
        self.assertEqual([len(monitor["alerts"]) for monitor in monitors], [count])
        return [alert["verification_id"] for alert in monitors[0]["alerts"]]

    def test_a_customer_whom_a_new_version_names_is_told_once_whatever_dies_meanwhile(self):
        key, file = self.keys["gamma-pay"], lambda **more: self.file("watched.xml", un_list(**more))
        self.lists("import", "--format", "un-xml", "--list", "watched", file(born=None, others=30))
        self.await_list("watched", 1, key)
        listed, other = self.verify(key=key), self.verify(key=key, given_names="Solveig", family_name="Brattbakk")
        self.assertEqual((listed["status"], other["status"]), ("approved", "approved"))
        self.assertEqual(self.await_alerts(key, listed["applicant_id"], 0), [])

        # What the next version would do is seen before it is imported, and does nothing.
        newer = file(generated="2026-11-02", others=30)
        shown = {replay["tenant"]: replay for replay in self.lists(
            "replay", "--format", "un-xml", "--list", "watched", newer)}["gamma-pay"]
        self.assertEqual([alert["applicant_id"] for alert in shown["alerts"]], [listed["applicant_id"]])
        self.assertEqual((shown["customers"], shown["matched"], shown["alerts"][0]["entry"]), (2, 1, "7001"), shown)
        self.assertEqual(self.await_alerts(key, listed["applicant_id"], 0), [])

        self.lists("import", "--format", "un-xml", "--list", "watched", newer)
        for delay in (0.5, 2.5, 4.5):
            time.sleep(delay)
            self.server.kill()
            self.server.start()
        alerts = self.await_alerts(key, listed["applicant_id"], 1)
        begun = self.server.settled(f"/v1/verifications/{alerts[0]}", key)
        self.assertEqual((begun["status"], [check["type"] for check in begun["checks"]]), ("in_review", ["screening"]))
        self.assertEqual([reason["code"] for reason in begun["checks"][0]["reasons"]], ["screening.sanction_match"])
        timeline = self.server.call("GET", f"/v1/verifications/{alerts[0]}/timeline", key).json["data"]
        self.assertEqual(timeline[0]["actor"], "monitoring")
        usage = [event for event in self.server.pages("/v1/usage-events", key)
                 if event["verification_id"] == alerts[0]]
        self.assertEqual([event["billable"] for event in usage], [True])

        # The next version changes somebody else: who is in review is not told again, who is nobody not at all.
        self.lists("import", "--format", "un-xml", "--list", "watched", file(generated="2026-11-03", others=31))
        self.await_list("watched", 3, key)
        time.sleep(12)
        self.assertEqual(self.await_alerts(key, listed["applicant_id"], 1), alerts)
        self.assertEqual(self.await_alerts(key, other["applicant_id"], 0), [])
        masked = self.server.key("gamma-pay", "monitors:read", test=False)
        self.assertEqual([one["alerts"] for one in self.monitors(masked, listed["applicant_id"])], [[]] * 4)
        self.assertEqual(self.server.call("GET", "/v1/monitors", self.keys["beta-pay"]).json["data"], [])

        # The entry changes materially: it is told again. So is whoever says to be somebody else.
        self.lists("import", "--format", "un-xml", "--list", "watched",
                   file(born="1961-04-20", generated="2026-11-04", others=31))
        self.await_alerts(key, listed["applicant_id"], 2)
        changed = self.server.call(
            "PATCH", f"/v1/applicants/{other['applicant_id']}", key,
            {"given_names": "Tamara", "family_name": "Orlovskaja", "date_of_birth": "1961-04-20"})
        self.assertEqual(changed.status, 200, changed)
        self.await_alerts(key, other["applicant_id"], 1)


class NoListTests(ScreeningCase):
    def test_without_a_list_nothing_is_said_and_nothing_is_billed(self):
        view = self.verify(key=self.keys["beta-pay"])
        check = view["checks"][0]
        self.assertEqual((view["status"], check["outcome"]), ("in_review", "not_assessed"))
        self.assertFalse(check["billing"]["billable"])
        reply = self.screen("Tamara Orlovskaja", key=self.keys["beta-pay"])
        self.assertEqual((reply.status, reply.json["outcome"]), (201, "not_assessed"))


class ListTests(ScreeningCase):
    def test_a_tenants_own_list_is_its_own(self):
        path = self.file("own.csv", "id,name,date_of_birth,topics\nc1,Zofia Wertheimer,1970-01-31,adverse\n")
        made = self.lists("import", "--format", "watchlist-csv", "--list", "own", "--tenant", "alpha-pay", path)[-1]
        self.await_list("own", made["number"], owner="tenant")
        found = self.screen("Wertheimer, Zofia", date_of_birth="1970").json
        self.assertEqual(found["outcome"], "consider")
        self.assertIn("screening.adverse_match", [reason["code"] for reason in found["reasons"]])
        self.assertEqual([hit["list"] for hit in found["breakdown"]["hits"]], ["own:own"])
        self.assertNotEqual(self.screen("Wertheimer, Zofia", key=self.keys["beta-pay"]).json["outcome"], "consider")
        theirs = self.server.call("GET", "/v1/lists", self.keys["beta-pay"]).json["data"]
        self.assertNotIn("own", [entry["list"] for entry in theirs])
        for path in ("versions", "changes"):
            reply = self.server.call("GET", f"/v1/lists/own/{path}?owner=tenant", self.keys["beta-pay"])
            self.assertEqual(reply.status, 404, reply)

    def test_a_run_is_kept_billed_and_replayed_and_is_nobody_elses(self):
        self.import_un()
        headers = {"Idempotency-Key": str(uuid.uuid4())}
        reply = self.screen("Tamara Orlovskaja", headers=headers, date_of_birth="1961-04-02", countries=["ISL"])
        self.assertEqual((reply.status, reply.json["outcome"]), (201, "consider"), reply)
        self.assertEqual(reply.json["billing"]["unit_price"], "0.10")
        again = self.screen("Tamara Orlovskaja", headers=headers, date_of_birth="1961-04-02", countries=["ISL"])
        self.assertEqual(again.headers["Idempotent-Replayed"], "true")
        self.assertEqual(again.json, reply.json)
        other = self.screen("Somebody Else", headers=headers)
        self.assertEqual(other.status, 422, other)
        path = f"/v1/screenings/{reply.json['id']}"
        self.assertEqual(self.server.call("GET", path, self.key).json, reply.json)
        self.assertEqual(self.server.call("GET", path, self.keys["beta-pay"]).status, 404)
        self.assertEqual(self.server.call("GET", path, self.plain).status, 403)
        events = self.server.pages("/v1/usage-events", self.key)
        mine = [event for event in events if event["screening_id"] == reply.json["id"]]
        self.assertEqual([(event["meter"], event["outcome"], event["billable"]) for event in mine],
                         [("screening", None, True)])
        said = self.server.log.read_text(errors="replace").lower()
        self.assertIn("createscreening", said)
        self.assertNotIn("orlovskaja", said)

    def test_what_cannot_be_screened_is_refused_with_what_is_wrong(self):
        for body, pointer in (({"name": "  - "}, "/name"), ({}, "/name"), ({"name": "A", "kind": "ghost"}, "/kind"),
                              ({"name": "A", "date_of_birth": "1961-13"}, "/date_of_birth"),
                              ({"name": "A" * 301}, "/name"), ({"name": "A", "aliases": ["b"] * 16}, "/aliases")):
            reply = self.server.call("POST", "/v1/screenings", self.key, body)
            self.assertEqual(reply.status, 422, (body, reply))
            self.assertEqual(reply.json["errors"][0]["pointer"], pointer, reply)


class ImportTests(ScreeningCase):
    def test_a_broken_file_never_takes_a_good_lists_place(self):
        self.import_un()
        before = self.server.call("GET", "/v1/lists", self.key).json
        bomb = ('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
                "<CONSOLIDATED_LIST>&b;</CONSOLIDATED_LIST>")
        whole = un_list(others=20)
        for name, text in (("cut", whole[:len(whole) // 2]), ("bomb", bomb), ("empty", ""), ("other", "id,name\n1,A\n"),
                           ("small", un_list(others=0))):
            with self.subTest(name):
                said = self.lists("import", "--format", "un-xml", "--list", "un", self.file(f"{name}.xml", text),
                                  fails=True)
                self.assertTrue(said.strip())
                self.assertNotIn("ORLOVSKAJA", said)
                self.assertEqual(self.server.call("GET", "/v1/lists", self.key).json, before)

    def test_an_import_that_is_killed_half_way_leaves_the_list_as_it_was_and_can_be_run_again(self):
        rows = "".join(f"k{number},Person Number{number} Family{number % 997},19{number % 80 + 10:02d}\n"
                       for number in range(40_000))
        path = self.file("large.csv", "id,name,date_of_birth\n" + rows)
        small = self.file("first.csv", "id,name\nk1,Only One\n")
        self.lists("import", "--format", "watchlist-csv", "--list", "large", small)
        command = [program(), "lists", "import", "--format", "watchlist-csv", "--list", "large", path, "--json",
                   "--data", str(self.server.data)]
        for delay in (0.3, 0.8, 1.5):
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(delay)
            process.send_signal(signal.SIGKILL)
            process.wait()
            versions = self.server.call("GET", "/v1/lists/large/versions", self.key).json["data"]
            entities = [version["entities"] for version in versions]
            self.assertIn(entities, ([1], [40_000, 1]))
            rows = self.server.sql("select count(*) from list_entities where list = 'large' and until is null")
            self.assertEqual(rows[0], [str(entities[0])])
        report = self.lists("import", "--format", "watchlist-csv", "--list", "large", path)[-1]
        self.assertEqual((report["number"], report["entities"]), (2, 40_000))
        self.assertGreater(report["memory_bytes"], 1 << 20)
        said = self.lists("import", "--format", "watchlist-csv", "--list", "large", "--list-memory", "1", path,
                          fails=True)
        self.assertIn("1048576 that lists may take", said)
        self.assertEqual(self.lists("show", "large")[0]["memory_bytes"], report["memory_bytes"])
        self.await_list("large", 2)
        metrics = self.server.call("GET", "/metrics").body.decode()
        held = [line.split()[-1] for line in metrics.splitlines()
                if line.startswith('assay_screening_list_bytes{owner="installation",list="large"} ')]
        self.assertEqual(len(held), 1, metrics)
        self.assertGreater(float(held[0]), 1 << 20)
        self.assertIn("assay_screening_lists_refused 0", metrics)

    def test_two_imports_at_once_come_one_after_the_other(self):
        paths = [self.file(f"race{number}.csv", "id,name\n" + "".join(
            f"k{row},Racer {number} {row}\n" for row in range(3000))) for number in range(4)]
        command = [program(), "lists", "import", "--format", "watchlist-csv", "--list", "race", "--json", "--data",
                   str(self.server.data)]
        runs = [subprocess.Popen([*command, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE) for path in paths]
        for run in runs:
            out, err = run.communicate(timeout=120)
            self.assertEqual(run.returncode, 0, err)
        versions = self.server.pages("/v1/lists/race/versions", self.key)
        self.assertEqual([version["number"] for version in versions], [4, 3, 2, 1])
        self.assertEqual({version["entities"] for version in versions}, {3000})
        self.assertEqual([version["changes"]["changed"] for version in versions], [3000, 3000, 3000, 0])


if __name__ == "__main__":
    unittest.main(verbosity=2)
