"""A review desk with people at it: two tenants, their members, and items that magic inputs send to its queues."""

import collections
import concurrent.futures
import threading
import time
import unittest
import uuid

from assay_server import JPEG, AssayServer, applicant_request, totp

# The tenants, and what sends a verification to which of their queues.
ONE, TWO = "demo", "acme-pay"
GENERAL = "document=consider:document.data_mismatch"
IDENTITY = "face_match=consider:face.uncertain"
EXPIRED = "document=consider:document.expired"
CHECKS = {ONE: ("document", "face_match"), TWO: ("document",)}
# What the audit log calls each write.
LOGGED = {"next": "claimed", "claim": "claimed", "heartbeat": "extended", "release": "released", "notes": "noted",
          "propose": "proposed"}


def parallel(callers, act):
    """Calls `act` with 0, 1, … at once, each in a thread of its own; its answers in that order."""
    with concurrent.futures.ThreadPoolExecutor(callers) as pool:
        return list(pool.map(act, range(callers)))


class Person:
    """A member of one or more tenants. Keeps what it was told was written, to be found again in the audit log."""

    def __init__(self, desk, made, email):
        self.desk, self.id, self.email = desk, made["id"], email
        self.password, self.otpauth = made["password"], made["otpauth"]
        self.token = None

    def session(self, password=None, code=None):
        """Asks for a session; the right password and code unless told."""
        body = {"email": self.email, "password": password or self.password, "totp": code or totp(self.otpauth)}
        return self.desk.server.call("POST", "/v1/sessions", body=body)

    def sign_in(self):
        reply = self.session()
        if reply.status != 201:
            raise AssertionError(reply)
        self.token = reply.json["token"]
        return self

    def call(self, method, path, tenant=ONE, body=None, headers=None):
        """One request for a tenant, in test mode."""
        sent = {"Assay-Tenant": self.desk.tenants[tenant], "Assay-Mode": "test", **(headers or {})}
        return self.desk.server.call(method, path, self.token, body, sent)

    def next(self, queues=(), tenants=(), headers=None):
        """Claims whatever is most urgent; answers 200 with the item or 204."""
        body = {"mode": "test", "queues": list(queues), "tenants": [self.desk.tenants[name] for name in tenants]}
        reply = self.desk.server.call("POST", "/v1/reviews/next", self.token, body, headers)
        if reply.status == 200:
            self.desk.note_write(reply, self, "review.claimed", reply.json)
        return reply

    def read(self, item):
        return self.call("GET", f"/v1/reviews/{item['id']}", self.desk.slug(item))

    def act(self, item, verb, body=None, headers=None):
        """A write on an item."""
        reply = self.call("POST", f"/v1/reviews/{item['id']}/{verb}", self.desk.slug(item), body, headers)
        if reply.status in (200, 201):
            name = LOGGED.get(verb) or body["action"]
            self.desk.note_write(reply, self, "review." + name, item)
            if verb in ("propose", "decision") and body.get("note"):
                self.desk.note_write(reply, self, "review.noted", item)
        return reply

    def claim(self, item):
        """Claims one item and answers with it."""
        reply = self.act(item, "claim")
        if reply.status != 200:
            raise AssertionError(reply)
        return reply.json

    def rule(self, item, action, verb="decision", **more):
        """Proposes or decides on an item as this person last read it."""
        body = {"action": action, "evidence_digest": item["evidence_digest"], "fence": item["fence"], **more}
        return self.act(item, verb, body)


class Desk:
    """A server with both tenants, their keys, and whoever was hired."""

    def __init__(self):
        self.server = AssayServer((ONE, TWO))
        self.server.start()
        self.keys = {name: self.server.key(name) for name in (ONE, TWO)}
        self.tenants = {name: self.server.call("GET", "/v1/tenant", key).json["id"] for name, key in self.keys.items()}
        self.admins = {name: self.server.member(name, f"admin-{uuid.uuid4()}@example.org", "admin")
                       for name in self.keys}
        self.written = collections.Counter()
        self.lock = threading.Lock()

    def note_write(self, reply, person, action, item):
        """Remembers a write that the server acknowledged; a replay is none."""
        if reply.headers.get("Idempotent-Replayed") != "true":
            with self.lock:
                self.written[item["tenant_id"], person.id, action, item["id"], reply.headers["X-Request-Id"]] += 1

    def slug(self, item):
        return next(name for name, identity in self.tenants.items() if identity == item["tenant_id"])

    def person(self, memberships, queues=()):
        """A new person, signed in; `memberships` are roles by tenant."""
        email = f"p-{uuid.uuid4()}@example.org"
        person = None
        for tenant, roles in memberships.items():
            draft = {"name": "Somebody", "email": email, "roles": roles.split(","), "queues": list(queues)}
            reply = self.server.call("POST", "/v1/members", self.admins[tenant], draft,
                                     {"Assay-Tenant": self.tenants[tenant]})
            if reply.status != 201:
                raise AssertionError(reply)
            person = person or Person(self, reply.json, email)
        return person.sign_in()

    def submit(self, tenant, magic):
        """A verification whose checks say what `magic` says."""
        files = [("document_front", JPEG)] + ([("selfie", JPEG)] if tenant == ONE else [])
        reply = self.server.verify(self.keys[tenant], applicant_request(magic, CHECKS[tenant]), files)
        if (reply.status, reply.json.get("status")) != (200, "in_review"):
            raise AssertionError(reply)
        return reply.json

    def item(self, tenant=ONE, magic=GENERAL):
        """The review item of a new verification, open."""
        verification = self.submit(tenant, magic)
        timeline = self.get(tenant, f"/v1/verifications/{verification['id']}/timeline")["data"]
        identity = [event["data"]["review_id"] for event in timeline if event["type"] == "review.created"][0]
        return self.get(tenant, f"/v1/reviews/{identity}")

    def fill(self, counts, magic=GENERAL):
        """That many items for each tenant, made side by side: their verifications' ids."""
        wanted = [tenant for tenant, count in counts.items() for _ in range(count)]
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            return {made["id"] for made in pool.map(lambda tenant: self.submit(tenant, magic), wanted)}

    def drain(self, person):
        """Takes whatever earlier tests left open, so that a race has its own items alone."""
        while person.next().status == 200:
            pass

    def get(self, tenant, path):
        reply = self.server.call("GET", path, self.keys[tenant])
        if reply.status != 200:
            raise AssertionError(reply)
        return reply.json

    def verification(self, item):
        return self.get(self.slug(item), f"/v1/verifications/{item['verification_id']}")

    def supplement(self, item, data=JPEG + b"retake"):
        """Gives the page that was asked for and waits for what comes of it."""
        headers = {"Prefer": "wait=60", "Idempotency-Key": str(uuid.uuid4())}
        path = f"/v1/verifications/{item['verification_id']}/evidence"
        return self.server.call("POST", path, self.keys[self.slug(item)], {}, headers, [("document_front", data)])

    def let_pass(self, item, seconds):
        """Brings the end of an item's lease that much nearer, as the clock would."""
        for table, column in (("review_items", "id"), ("review_board", "review_id")):
            self.server.sql(f"update {table} set lease_until = lease_until - interval '{seconds} seconds'"
                            f" where {column} = '{uuid_of(item['id'])}'")

    def events(self, tenant):
        """The tenant's whole stream, pulled as a merchant pulls it."""
        events = []
        while True:
            after = events[-1]["tenant_seq"] if events else 0
            page = self.get(tenant, f"/v1/events?limit=100&after={after}")
            events += page["data"]
            if not page["has_more"]:
                return events

    def await_streams(self, seconds=20):
        """Waits until everything that happened has its number."""
        end = time.monotonic() + seconds
        while self.server.sql("select 1 from events where sequence is null limit 1") and time.monotonic() < end:
            time.sleep(0.05)


class DeskCase(unittest.TestCase):
    """A test at a desk that all tests of a run share. After each, log and stream must hold exactly what was done."""
    shared = None

    @classmethod
    def setUpClass(cls):
        if not DeskCase.shared:
            desk = DeskCase.shared = Desk()
            both = {ONE: "reviewer", TWO: "reviewer"}
            desk.ada, desk.ben = desk.person(both), desk.person(both)
            unittest.addModuleCleanup(desk.server.close)
        cls.desk = DeskCase.shared
        cls.ada, cls.ben = cls.desk.ada, cls.desk.ben

    def tearDown(self):
        self.assert_every_write_is_logged_once()
        self.assert_streams_are_whole()

    def item_of(self, person, tenant=ONE, magic=GENERAL):
        """A fresh item that a person holds."""
        return person.claim(self.desk.item(tenant, magic))

    def assert_problem(self, reply, status, code):
        told = reply.json.get("code") if reply.body else None
        self.assertEqual((reply.status, told), (status, code), reply)

    def assert_every_write_is_logged_once(self):
        logged = collections.Counter()
        for tenant, key in self.desk.keys.items():
            for entry in self.desk.server.pages("/v1/audit-log", key):
                if entry["action"].startswith("review."):
                    logged[self.desk.tenants[tenant], entry["actor"], entry["action"], entry["resource"],
                           entry["request_id"]] += 1
        unlogged, unknown = self.desk.written - logged, logged - self.desk.written
        # What one test found must not fail those behind it.
        self.desk.written = logged
        self.assertFalse(unlogged, f"{unlogged.total()} writes without a row")
        self.assertFalse(unknown, f"{unknown.total()} rows without a write")

    def assert_streams_are_whole(self):
        """Numbers without a gap, one `review.created` for each item and one `review.decided` for each ruling."""
        self.desk.await_streams()
        for tenant, identity in self.desk.tenants.items():
            events = self.desk.events(tenant)
            self.assertEqual([event["tenant_seq"] for event in events], list(range(1, len(events) + 1)))
            told = {kind: sorted(event["data"]["review_id"] for event in events if event["type"] == "review." + kind)
                    for kind in ("created", "decided")}
            items = self.desk.server.pages("/v1/reviews", self.desk.keys[tenant])
            self.assertEqual(told["created"], sorted(item["id"] for item in items))
            ruled = sorted(key[3] for key in self.desk.written.elements()
                           if key[0] == identity and key[2] in ("review.approve", "review.decline"))
            self.assertEqual(told["decided"], ruled)
            self.assertEqual(ruled, sorted(item["id"] for item in items if item["decided_by"]))


def uuid_of(identity):
    """The UUID behind a public id: 26 digits of Crockford's base 32."""
    digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    number = 0
    for character in identity.split("_")[1].upper():
        number = number * 32 + digits.index(character)
    return str(uuid.UUID(int=number))
