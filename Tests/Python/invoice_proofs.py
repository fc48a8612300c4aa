"""An invoice of real usage, added again by the program and by a script that shares nothing with it; whatever is altered
in the database afterwards, both name it."""

import json
import subprocess
import sys
import time
import unittest
import uuid

from assay_server import REPOSITORY, AssayServer, applicant_request, program

SELLER = """legal_name: Seller & Sons
address: {line1: Unter den Linden 1, postal_code: "10117", city: Berlin, country: DEU}
vat_id: DE123456788
iban: DE89370400440532013000
email: billing@example.com
tax: {category: S, rate: "19"}
payment_days: 14
grace_days: 2
"""
TENANT = """slug: audit-pay
name: audit-pay
checks: [behaviour_risk]
rules:
  - {when: {check: behaviour_risk, outcome: consider}, then: review, queue: general}
  - {when: {all: clear}, then: approve}
  - {otherwise: review, queue: general}
review: {queues: {general: {sla: 4h}}}
billing:
  price_book: audit-2026
  currency: EUR
  timezone: Europe/Berlin
  legal_name: Audited GmbH
  address: {line1: Musterstraße 1, postal_code: "10115", city: Berlin, country: DEU}
  vat_id: DE123456789
billing_dimensions: [store]
"""
BOOK = {
    "slug": "audit-2026", "version": 1, "currency": "EUR", "effective_from": "2020-01-01",
    "prices": {
        "behaviour_risk": [
            {"when": {"outcome": ["consider"]}, "price": "0.4035"},
            {"when": {"metadata": {"store": ["mitte", "süd"]}},
             "price": {"graduated": [{"up_to": 4, "unit": "0.335"}, {"unit": "0.2015", "fixed": "1.00"}]}},
            {"price": {"package": {"size": 4, "price": "0.99"}}}],
        "document": "0.35", "face_match": "0.20", "screening": "0.10", "proof_of_address": "0.25",
        "monitoring": "0.02"},
    "fees": [{"name": "platform", "amount": "9.99"}], "free": {"behaviour_risk": 3}, "minimum": "20.00",
    "discount_percent": "7.5",
}


class InvoiceProofTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = AssayServer(("acme-pay",)).start()
        cls.addClassCleanup(cls.server.close)
        cls.server.sql("insert into price_books (slug, version, document, digest) "
                       f"values ('audit-2026', 1, '{json.dumps(BOOK)}', '\\x')")
        for name, text, command in (("seller", SELLER, ("invoices", "seller")),
                                    ("audit-pay", TENANT, ("tenants", "apply"))):
            path = cls.server.folder / f"{name}.yaml"
            path.write_text(text)
            cls.server.run(*command, str(path))
        cls.key = cls.server.key("audit-pay", test=False)
        cls.tenant = cls.server.sql("select tenant_id from tenants where slug = 'audit-pay'")[0][0]
        for number in range(32):
            cls.use(number)
        cls.server.until("select count(*) from usage_events where sequence is null", "0")
        month = cls.server.sql("select to_char(now() at time zone 'Europe/Berlin', 'YYYY-MM')")[0][0]
        made = cls.server.run("invoices", "close", "--period", month, "--tenant", "audit-pay", "--json")
        cls.invoice = json.loads(made)["id"]
        cls.keys = cls.server.folder / "keys"
        cls.keys.write_text(cls.server.run("log", "keys", "--tenant", "audit-pay") + "\n")
        cls.proven(cls.invoice)
        cls.whole = cls.bundle()
        cls.lines = [json.loads(line) for line in cls.whole.splitlines()]
        cls.names = {line["sequence"]: line["record"]["subject"] for line in cls.lines[1:]}
        cls.server.sql("create table kept_usage as select * from usage_events; "
                       "create table kept_places as select * from invoice_events; "
                       f"create table kept_leaves as select * from log_leaves where tenant_id = '{cls.tenant}' "
                       "and kind = 'usage_event'; "
                       "create table kept_invoices as select * from invoices")

    @classmethod
    def use(cls, number):
        """A live check: each fourth customer shares a mailbox; one in eight tells nothing, which is free."""
        external = f"audited-{uuid.uuid4()}"
        applicant = {"external_id": external}
        if number % 8 != 7:
            applicant |= {"given_names": f"Ada{number}", "family_name": "Doe", "email": f"{external}@example.org"}
        if number % 4 == 1:
            applicant["email"] = "shared@example.org"
        store = ("mitte", "nord", "süd")[number % 3]
        request = applicant_request(checks=["behaviour_risk"], applicant=applicant)
        request["metadata"] = {"store": store}
        reply = cls.server.verify(cls.key, request, [])
        if reply.status != 200:
            raise AssertionError(reply)

    @classmethod
    def proven(cls, invoice, seconds=20):
        """Waits until the operator's log has taken the invoice's leaf up as well."""
        end = time.monotonic() + seconds
        while True:
            reply = cls.server.call("GET", f"/v1/invoices/{invoice}/proof", cls.key)
            if reply.status == 200 and "global" in reply.json:
                return reply.json
            if reply.status not in (200, 409) or time.monotonic() > end:
                raise AssertionError(f"not proven: {reply}")
            time.sleep(0.05)

    @classmethod
    def bundle(cls, invoice=None):
        reply = cls.server.call("GET", f"/v1/invoices/{invoice or cls.invoice}/bundle", cls.key)
        if reply.status != 200 or reply.headers["Content-Type"] != "application/x-ndjson":
            raise AssertionError(reply)
        return reply.body

    def verdicts(self, content):
        """The exit status and words of the program, then of the script."""
        path = self.server.folder / "bundle"
        path.write_bytes(content)
        commands = ([program(), "verify", "invoice", str(path), "--keys", str(self.keys), "--global"],
                    [sys.executable, str(REPOSITORY / "Tests" / "Auditor" / "audit_invoice.py"), str(path),
                     "--keys", str(self.keys)])
        done = [subprocess.run(command, capture_output=True, text=True, timeout=60) for command in commands]
        return [(one.returncode, one.stdout + one.stderr) for one in done]

    def assert_refused(self, content, *words):
        """Both refuse, and each says one of the words of its own."""
        for (status, text), pattern in zip(self.verdicts(content), words * 2 if len(words) == 1 else words):
            self.assertEqual(status, 1, text)
            self.assertNotIn("Traceback", text)
            self.assertRegex(text, pattern)

    def altered(self, statements):
        """The bundle after somebody with every right went over the database; then it is put back."""
        free = "set session_replication_role = replica; "
        try:
            self.server.sql(free + statements)
            return self.bundle()
        finally:
            self.server.sql(free + "".join(
                f"delete from {table}; insert into {table} select * from {kept}; " for table, kept in (
                    ("invoice_events", "kept_places"), ("usage_events", "kept_usage"),
                    ("invoices", "kept_invoices")))
                + "delete from log_leaves l using kept_leaves k where l.id = k.id and l.tenant_id = k.tenant_id; "
                "insert into log_leaves select * from kept_leaves")

    def billed(self, place=3):
        """Number and line of an event that is on a line."""
        found = [line for line in self.lines[1:] if line["place"]]
        return found[place]["sequence"], found[place]["place"]

    def event(self, number):
        return f"tenant_id = '{self.tenant}' and mode = 'live' and sequence = {number}"

    def test_1_the_program_and_the_script_add_it_up_to_the_same_cent(self):
        (status, text), (other, words) = self.verdicts(self.whole)
        self.assertEqual((status, other), (0, 0), text + words)
        total = self.server.call("GET", f"/v1/invoices/{self.invoice}", self.key).json
        self.assertIn(f"AUDIT-PAY-000001: 32 events, {total['total_minor']} EUR in minor units", words)
        self.assertIn("ok sums_follow", text)
        kinds = {line["kind"] for line in total["lines"]}
        self.assertLessEqual({"usage", "allowance", "discount", "fee"}, kinds)
        self.assertEqual({line["record"]["content"]["billable"] for line in self.lines[1:]}, {True, False})
        self.assertLessEqual({"clear", "consider"}, {line["record"]["content"]["outcome"] for line in self.lines[1:]})
        told = subprocess.run([program(), "verify", "invoice", str(self.server.folder / "bundle"), "--keys",
                               str(self.keys), "--json"], capture_output=True, text=True, timeout=60)
        self.assertEqual(json.loads(told.stdout)["total_minor"], total["total_minor"])
        # Whose it is, is told, and may be asked for.
        record = json.loads(told.stdout)["record"]
        self.assertIn("log assay/" + record["tenant"], text)
        for tenant, status in ((record["tenant"], 0), ("ten_" + "0" * 26, 1), ("acme", 2)):
            asked = subprocess.run([program(), "verify", "invoice", str(self.server.folder / "bundle"), "--keys",
                                    str(self.keys), "--tenant", tenant], capture_output=True, text=True, timeout=60)
            self.assertEqual(asked.returncode, status, asked.stdout + asked.stderr)

    def test_2_the_proof_alone_is_a_proof_file(self):
        path = self.server.folder / "proof.json"
        path.write_text(json.dumps(self.proven(self.invoice)))
        done = subprocess.run([program(), "verify", "proof", str(path), "--keys", str(self.keys), "--global", "--json"],
                              capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 0, done.stderr)
        record = json.loads(done.stdout)["record"]
        self.assertEqual((record["kind"], record["subject"]), ("invoice", self.invoice))
        self.assertEqual(record["content"]["number"], "AUDIT-PAY-000001")

    def test_3_an_event_that_is_deleted_is_missed_by_its_number(self):
        number, _ = self.billed()
        altered = self.altered(
            f"delete from invoice_events where event_id = (select id from usage_events where {self.event(number)}); "
            f"delete from usage_events where {self.event(number)}")
        self.assert_refused(altered, rf"missing\(number: {number}\)", rf"event number {number} is missing")

    def test_4_an_event_that_is_doubled_is_named(self):
        number, line = self.billed()
        double = str(uuid.uuid4())
        altered = self.altered(
            f"create temp table doubled as select * from usage_events where {self.event(number)}; "
            f"update doubled set id = '{double}', check_id = gen_random_uuid(), sequence = 33; "
            "insert into usage_events select * from doubled; "
            f"insert into invoice_events values ('{self.tenant}', '{double}', '{self.invoice_uuid()}', {line})")
        name = json.loads(altered.splitlines()[-1])["record"]["subject"]
        self.assertNotIn(name, self.names.values())
        self.assert_refused(
            altered, rf'added\(event: "{name}", place: "{line}"\)', rf"event {name} was added to line {line}")

    def invoice_uuid(self):
        return self.server.sql(f"select id from invoices where tenant_id = '{self.tenant}' and corrects is null")[0][0]

    def test_5_an_event_that_is_altered_is_named(self):
        number, line = self.billed()
        other = next(row["place"] for row in self.lines[1:] if row["place"] not in ("", line))
        changes = {
            "unit_price": "update usage_events set unit_price = '9.99' where ",
            "outcome": "update usage_events set outcome = 'rejected' where ",
            "free": "update usage_events set free_reason = 'retake' where ",
            "later": "update usage_events set occurred_at = occurred_at + interval '1 hour' where ",
            "book": "update usage_events set price_book = 'standard-2026@5' where ",
            "store": "update usage_events set dimensions = '{\"store\":\"mars\"}' where ",
            "line": f"update invoice_events set line = {other} where event_id = (select id from usage_events where ",
            "unbilled": "delete from invoice_events where event_id = (select id from usage_events where ",
            "leaf": "delete from log_leaves where id = (select id from usage_events where ",
        }
        for name, change in changes.items():
            with self.subTest(change=name):
                end = ")" if "(select" in change else ""
                self.assert_refused(self.altered(change + self.event(number) + end), self.names[number])

    def test_6_events_that_change_places_are_named(self):
        number, _ = self.billed()
        altered = self.altered(
            f"update usage_events set sequence = -1 where {self.event(number)}; "
            f"update usage_events set sequence = {number} where {self.event(number + 1)}; "
            f"update usage_events set sequence = {number + 1} where {self.event(-1)}")
        self.assert_refused(altered, self.names[number + 1])

    def test_7_a_document_that_is_altered_with_its_digest_is_another(self):
        altered = self.altered(
            "update invoices set document = replace(document, 'Audited', 'Altered'), "
            "digest = sha256(convert_to(replace(document, 'Audited', 'Altered'), 'UTF8'))")
        self.assert_refused(altered, "document_is_in_record", "the document is not the one")

    def test_8_what_is_altered_in_the_file_is_found_too(self):
        lines = self.whole.splitlines(keepends=True)
        number = len(lines) // 2
        for name, content in {
                "cut": b"".join(lines[:-1]), "moved": b"".join(lines[:number] + lines[number + 1:] + [lines[number]]),
                "twice": b"".join(lines[:number] + [lines[number]] + lines[number:]),
                "lie": self.whole.replace(b'"billable":true', b'"billable":false', 1)}.items():
            with self.subTest(change=name):
                self.assert_refused(content, "[0-9]")
        other = self.server.run("log", "keys", "--tenant", "acme-pay")
        self.keys.with_name("other").write_text(other + "\n")
        done = subprocess.run([program(), "verify", "invoice", str(self.server.folder / "bundle"), "--keys",
                               str(self.keys.with_name("other"))], capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn("No key is trusted", done.stderr)

    def test_9_a_credit_note_is_proven_and_a_draft_is_not(self):
        self.server.run("invoices", "credit", "--tenant", "audit-pay", "--invoice", self.invoice, "--reason", "Outage",
                        "--line", "1")
        found = self.server.call("GET", "/v1/invoices", self.key).json["data"]
        note = next(item for item in found if item["kind"] == "credit_note")
        draft = next(item for item in found if not item["number"])
        self.proven(note["id"])
        (status, text), (other, words) = self.verdicts(self.bundle(note["id"]))
        self.assertEqual((status, other), (0, 0), text + words)
        other = self.server.key("acme-pay", test=False)
        for what in ("proof", "bundle"):
            reply = self.server.call("GET", f"/v1/invoices/{draft['id']}/{what}", self.key)
            self.assertEqual((reply.status, reply.json["code"]), (409, "invoice_not_final"))
            self.assertEqual(self.server.call("GET", f"/v1/invoices/{self.invoice}/{what}", other).status, 404)


if __name__ == "__main__":
    unittest.main(verbosity=2)
