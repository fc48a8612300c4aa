"""Customers that are already there, and names by the batch: broken rows, cut connections, killed servers, each once."""

import csv
import http.client
import io
import json
import pathlib
import shutil
import socket
import subprocess
import tempfile
import threading
import time
import unittest
import uuid

from assay_server import CONSENTS, AssayServer, program

TENANT = """
slug: {slug}
name: {slug}
checks: [screening]
monitoring: {{screening: true}}
rules:
  - {{when: {{check: screening, outcome: consider}}, then: review, queue: aml}}
  - {{when: {{all: clear}}, then: approve}}
  - {{otherwise: review, queue: general}}
review: {{queues: {{general: {{sla: 4h}}, aml: {{sla: 1h}}}}}}
billing: {{price_book: standard-2026, currency: EUR{cap}}}
"""
# Nobody: invented for these tests.
LIST = """<?xml version="1.0" encoding="UTF-8"?><CONSOLIDATED_LIST dateGenerated="2026-11-01"><INDIVIDUALS><INDIVIDUAL>
<DATAID>7001</DATAID><FIRST_NAME>Tamara</FIRST_NAME><SECOND_NAME>ORLOVSKAJA</SECOND_NAME>
<UN_LIST_TYPE>Test</UN_LIST_TYPE><NATIONALITY><VALUE>Iceland</VALUE></NATIONALITY>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1961-04-02</DATE></INDIVIDUAL_DATE_OF_BIRTH>
</INDIVIDUAL></INDIVIDUALS><ENTITIES/></CONSOLIDATED_LIST>"""
LISTED = {"given_names": "Tamara", "family_name": "Orlovskaja", "date_of_birth": "1961-04-02", "nationality": "ISL"}
NDJSON = {"Content-Type": "application/x-ndjson"}
CSV = {"Content-Type": "text/csv; charset=utf-8"}


def customer(prefix, number):
    """A customer of the merchant's, whom no list means."""
    return {"external_id": f"{prefix}-{number}", "given_names": f"Birger{number}", "family_name": "Hallonquist",
            "date_of_birth": f"19{50 + number % 40}-01-{1 + number % 28:02d}", "nationality": "SWE"}


def lines(rows):
    return b"".join((row if isinstance(row, str) else json.dumps(row)).encode() + b"\n" for row in rows)


class ImportCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="assay-imports-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        files = []
        for slug, cap in (("alpha-pay", ""), ("beta-pay", ", spend_cap_minor: 2050"), ("gamma-pay", "")):
            files.append(cls.folder / f"{slug}.yaml")
            files[-1].write_text(TENANT.format(slug=slug, cap=cap))
        cls.server = AssayServer(files)
        cls.addClassCleanup(cls.server.close)
        (cls.folder / "un.xml").write_text(LIST)
        command = [program(), "lists", "import", "--format", "un-xml", "--list", "un", str(cls.folder / "un.xml"),
                   "--json", "--data", str(cls.server.data)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        cls.server.start()
        cls.keys = {slug: cls.server.key(slug, test=False) for slug in ("alpha-pay", "beta-pay", "gamma-pay")}
        cls.key = cls.keys["alpha-pay"]

    def open(self, key=None, **body):
        reply = self.server.call("POST", "/v1/imports", key or self.key, body)
        self.assertEqual((reply.status, reply.json["next_row"], reply.json["state"]), (201, 1, "open"), reply)
        return f"/v1/imports/{reply.json['id']}"

    def send(self, path, data, first=1, headers=NDJSON, key=None):
        """Bytes as they are."""
        link = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=120)
        try:
            link.request("PUT", f"{path}/rows?from={first}", data,
                         {"Authorization": f"Bearer {key or self.key}", **headers})
            answer = link.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            link.close()

    def await_settled(self, prefix, count, key, seconds=120):
        """The verifications of an import's customers, once none is being worked on."""
        end = time.monotonic() + seconds
        while True:
            views = [view for view in self.server.pages("/v1/verifications", key)
                     if (view["external_id"] or "").startswith(prefix + "-")]
            if len(views) >= count and all(view["status"] not in ("collecting", "processing") for view in views):
                return views
            self.assertLess(time.monotonic(), end, f"{len(views)} of {count} verifications")
            time.sleep(0.3)

    def assert_once(self, prefix, count, key=None):
        """Each customer is one applicant, screened by one verification, metered once and watched."""
        key = key or self.key
        applicants = [view for view in self.server.pages("/v1/applicants", key)
                      if (view["external_id"] or "").startswith(prefix + "-")]
        self.assertEqual(len(applicants), count)
        self.assertEqual(len({view["external_id"] for view in applicants}), count)
        views = self.await_settled(prefix, count, key)
        self.assertEqual(len(views), count)
        self.assertEqual({tuple(check["type"] for check in view["checks"]) for view in views}, {("screening",)})
        ids = {view["id"] for view in views}
        events = [event for event in self.server.pages("/v1/usage-events", key) if event["verification_id"] in ids]
        self.assertEqual(sorted(event["verification_id"] for event in events), sorted(ids))
        self.assertEqual({(event["meter"], event["billable"]) for event in events}, {("screening", True)})
        return applicants, views


class RowTests(ImportCase):
    def test_three_hundred_customers_of_lines_are_taken_screened_and_watched(self):
        path = self.open(consents=[CONSENTS[1]])
        rows = [customer("lines", number) for number in range(300)]
        rows[7].update(LISTED)
        broken = {10: '{"external_id": "x-1", "given_names": "Zsuzsanna"', 50: {"given_names": "Zsuzsanna"},
                  120: {**customer("x", 2), "date_of_birth": "1961-13-01"},
                  200: {**customer("x", 3), "Zsuzsanna": 1, "address": {"Zsuzsanna": 1}}, 250: "[]"}
        for place, row in sorted(broken.items()):
            rows.insert(place, row)
        status, report = self.send(path, lines(rows))
        self.assertEqual((status, report["next_row"]), (200, 306), report)
        self.assertEqual(report["counts"], {
            "created": 300, "updated": 0, "unchanged": 0, "rejected": 5, "screened": 300})
        errors = self.server.pages(f"{path}/errors", self.key)
        self.assertEqual([(error["row"], error["pointer"], error["code"]) for error in errors], [
            (11, "", "malformed"), (51, "/external_id", "required"), (121, "/date_of_birth", "format"),
            (201, "", "unknown"), (201, "/address", "unknown"), (251, "", "type")])
        self.assertNotIn("Zsuzsanna", json.dumps(errors))

        applicants, views = self.assert_once("lines", 300)
        listed = [view for view in views if view["status"] == "in_review"]
        self.assertEqual([view["external_id"] for view in listed], ["lines-7"])
        self.assertEqual([reason["code"] for reason in listed[0]["checks"][0]["reasons"]],
                         ["screening.sanction_match"])
        self.assertEqual({view["status"] for view in views}, {"in_review", "approved"})
        known = {view["external_id"]: view for view in applicants}
        consents = self.server.call("GET", f"/v1/applicants/{known['lines-0']['id']}/consents", self.key).json["data"]
        self.assertEqual([one["purpose"] for one in consents], ["document"])
        watched = [one for one in self.server.pages(f"/v1/monitors?applicant_id={known['lines-0']['id']}", self.key)
                   if one["kind"] == "screening"]
        self.assertEqual(len(watched), 1)

        # The same rows in another import change, begin and cost nothing; another name is a new version.
        again = self.open()
        changed = [{**customer("lines", 0), "given_names": "Solveig"}] + [customer("lines", n) for n in range(10, 20)]
        status, report = self.send(again, lines(changed))
        self.assertEqual((status, report["counts"]), (200, {
            "created": 0, "updated": 1, "unchanged": 10, "rejected": 0, "screened": 0}), report)
        self.assert_once("lines", 300)
        self.assertEqual(self.server.call("POST", f"{path}/finish", self.key).json["state"], "finished")
        status, problem = self.send(path, lines(rows[:1]), first=306)
        self.assertEqual((status, problem["code"]), (409, "import_finished"))

    def test_comma_separated_rows_are_customers_by_the_names_of_their_columns(self):
        path, text = self.open(), io.StringIO()
        rows = csv.writer(text)
        rows.writerow(["external_id", "given_names", "family_name", "date_of_birth", "address.city", "metadata.Tier"])
        for number in range(300):
            one = customer("csv", number)
            rows.writerow([one["external_id"], one["given_names"], 'Hallon\n"quist", the elder' if number == 4 else
                           one["family_name"], one["date_of_birth"], "Malmö" if number % 2 else "", f"t{number}"])
            if number == 99:
                rows.writerow(["only", "two"])
        status, report = self.send(path, text.getvalue().encode(), headers=CSV)
        self.assertEqual((status, report["next_row"]), (200, 302), report)
        self.assertEqual((report["counts"]["created"], report["counts"]["rejected"]), (300, 1))
        errors = self.server.pages(f"{path}/errors", self.key)
        self.assertEqual([(error["row"], error["code"]) for error in errors], [(101, "columns")])
        applicants = {view["external_id"]: view for view in self.assert_once("csv", 300)[0]}
        self.assertEqual(applicants["csv-4"]["family_name"], 'Hallon\n"quist", the elder')
        self.assertEqual(applicants["csv-5"]["address"]["city"], "Malmö")
        self.assertIsNone(applicants["csv-6"]["address"])
        self.assertEqual(applicants["csv-6"]["metadata"], {"Tier": "t6"})

    def test_what_cannot_be_taken_is_refused_as_a_whole(self):
        path = self.open()
        for data, headers, status, code in (
                (b"external_id,shoe_size\na,43\n", CSV, 422, "invalid"),
                (b"external_id,external_id\na,b\n", CSV, 422, "invalid"),
                (b'external_id\n"a\nb\nc\n', CSV, 400, "malformed"),
                (b"{}", {"Content-Type": "application/json"}, 415, "unsupported_media_type")):
            with self.subTest(data):
                answered, problem = self.send(path, data, headers=headers)
                self.assertEqual((answered, problem["code"]), (status, code), problem)
        status, problem = self.send(path, lines([customer("late", 1)]), first=2)
        self.assertEqual((status, problem["code"], problem["errors"][0]["detail"]), (409, "import.next_row", "1"))
        self.assertEqual(self.server.call("GET", path, self.key).json["next_row"], 1)
        self.assertEqual(self.server.call("GET", path, self.keys["gamma-pay"]).status, 404)
        too_long = lines([{"external_id": "long-1", "metadata": {"a": "x" * 70_000}}, customer("long", 2)])
        self.assertEqual(self.send(path, too_long)[1]["counts"]["rejected"], 1)
        self.assertEqual([error["code"] for error in self.server.pages(f"{path}/errors", self.key)], ["too_long"])


class CutTests(ImportCase):
    def head(self, path, length, first=1):
        return (f"PUT {path}/rows?from={first} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {self.key}\r\n"
                f"Content-Type: application/x-ndjson\r\nContent-Length: {length}\r\n\r\n").encode()

    def await_row(self, path, row, seconds=60):
        end = time.monotonic() + seconds
        while True:
            view = self.server.call("GET", path, self.key).json
            if view["next_row"] >= row:
                return view
            self.assertLess(time.monotonic(), end, view)
            time.sleep(0.05)

    def test_an_import_whose_connection_breaks_goes_on_from_the_next_row(self):
        path, rows = self.open(), [customer("cut", number) for number in range(500)]
        data = lines(rows)
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=60) as link:
            link.sendall(self.head(path, len(data)) + lines(rows[:300]))
            self.await_row(path, 201)
        next_row = self.await_row(path, 201)["next_row"]
        self.assertEqual(next_row, 201, "a block is taken whole or not at all")
        self.assertEqual(self.send(path, data)[0], 409)
        status, report = self.send(path, lines(rows[next_row - 1:]), first=next_row)
        self.assertEqual((status, report["next_row"], report["counts"]["created"]), (200, 501, 500), report)
        self.assert_once("cut", 500)

    def test_a_server_that_is_killed_half_way_loses_and_doubles_nothing(self):
        path, rows = self.open(), [customer("killed", number) for number in range(900)]
        data = lines(rows)
        for delay in (0.05, 0.4):
            first = self.server.call("GET", path, self.key).json["next_row"]

            def drip(first=first):
                try:
                    self.send(path, data if first == 1 else lines(rows[first - 1:]), first=first)
                except (OSError, http.client.HTTPException, ValueError):
                    return  # It was killed.

            sender = threading.Thread(target=drip)
            sender.start()
            if first == 1:
                self.await_row(path, 201)
            time.sleep(delay)
            self.server.kill()
            sender.join()
            self.server.start()
        view = self.server.call("GET", path, self.key).json
        if view["next_row"] <= 900:
            status, view = self.send(path, lines(rows[view["next_row"] - 1:]), first=view["next_row"])
            self.assertEqual(status, 200, view)
        self.assertEqual((view["next_row"], view["counts"]["created"], view["counts"]["screened"]), (901, 900, 900))
        time.sleep(1)
        self.server.kill()
        self.server.start()
        self.assert_once("killed", 900)


class CapTests(ImportCase):
    def test_a_spend_cap_stops_an_import_and_keeps_what_it_took(self):
        key = self.keys["beta-pay"]
        path, rows = self.open(key), [customer("cap", number) for number in range(300)]
        status, problem = self.send(path, lines(rows), key=key)
        self.assertEqual((status, problem["code"]), (402, "spend_cap"), problem)
        # 200 screenings of .10 fit 20.50; 100 more do not, five do.
        self.assertEqual(self.server.call("GET", path, key).json["next_row"], 201)
        self.assertEqual(self.send(path, lines(rows[200:205]), first=201, key=key)[0], 200)
        self.assertEqual(self.send(path, lines(rows[205:206]), first=206, key=key)[0], 402)
        reply = self.server.call("POST", "/v1/screenings/batches", key, [{"name": "Nobody Whoever"}])
        self.assertEqual((reply.status, reply.json["code"]), (402, "spend_cap"), reply)
        self.assert_once("cap", 205, key)


class BatchTests(ImportCase):
    def await_batch(self, path, key, seconds=120):
        end = time.monotonic() + seconds
        while True:
            view = self.server.call("GET", path, key).json
            if view["state"] != "processing":
                return view
            self.assertLess(time.monotonic(), end, view)
            time.sleep(0.1)

    def test_a_batch_is_screened_once_a_name_whatever_dies_meanwhile(self):
        key = self.keys["gamma-pay"]
        names = [{"name": f"Birger{number} Hallonquist", "metadata": {"n": str(number)}} for number in range(1000)]
        names[640] = {"name": "Tamara Orlovskaja", "date_of_birth": "1961-04-02", "countries": ["ISL"]}
        headers = {**NDJSON, "Authorization": f"Bearer {key}", "Idempotency-Key": str(uuid.uuid4())}
        link = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=120)
        link.request("POST", "/v1/screenings/batches", lines(names), headers)
        answer = link.getresponse()
        batch = json.loads(answer.read())
        link.close()
        self.assertEqual((answer.status, batch["rows"]), (202, 1000), batch)
        for delay in (0.05, 0.3):
            time.sleep(delay)
            self.server.kill()
            self.server.start()
        # The same names under the same key are the same batch.
        again = self.server.call("POST", "/v1/screenings/batches", key, names,
                                 {"Idempotency-Key": headers["Idempotency-Key"]})
        self.assertEqual((again.status, again.json["id"]), (202, batch["id"]), again)
        path = f"/v1/screenings/batches/{batch['id']}"
        view = self.await_batch(path, key)
        self.assertEqual((view["state"], view["done"]), ("complete", 1000), view)
        results = self.server.pages(f"{path}/results", key)
        self.assertEqual([result["row"] for result in results], list(range(1, 1001)))
        found = [result["row"] for result in results if result["screening"]["outcome"] == "consider"]
        self.assertEqual(found, [641])
        one = results[640]["screening"]
        self.assertEqual(self.server.call("GET", f"/v1/screenings/{one['id']}", key).json, one)
        ids = [result["screening"]["id"] for result in results]
        events = [event["screening_id"] for event in self.server.pages("/v1/usage-events", key)
                  if event["screening_id"]]
        self.assertEqual(sorted(events), sorted(ids))
        self.assertEqual(self.server.call("GET", path, self.key).status, 404)
        plain = self.server.key("gamma-pay", "verifications:write,usage:read", test=False)
        self.assertEqual(self.server.call("GET", f"{path}/results", plain).status, 403)
        rows = self.server.sql("select count(*) from screening_batch_rows where sealed is not null")
        self.assertEqual(rows, [["0"]])
        self.assertNotIn("orlovskaja", self.server.log.read_text(errors="replace").lower())

    def test_a_batch_with_a_wrong_name_is_refused_whole_and_says_which(self):
        key = self.keys["gamma-pay"]
        for names, status, pointer in (
                ([{"name": "A"}, {"name": "- "}], 422, "/1/name"), ([{"name": "A", "kind": "ghost"}], 422, "/0/kind"),
                ([], 422, ""), ([{"name": "A"}] * 10_001, 422, "")):
            reply = self.server.call("POST", "/v1/screenings/batches", key, names)
            self.assertEqual((reply.status, reply.json["errors"][0]["pointer"]), (status, pointer), reply)
        self.assertEqual(self.server.sql("select count(*) from screening_batches where row_count < 1000"), [["0"]])


if __name__ == "__main__":
    unittest.main(verbosity=2)
