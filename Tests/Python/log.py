"""The log of what was done: proofs over HTTP, checked offline by the program and by hashes and signatures of Python."""

import base64
import hashlib
import hmac
import json
import pathlib
import shutil
import subprocess
import tempfile
import time
import unittest

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from assay_server import AssayServer, applicant_request, program


def verify(*arguments):
    """`assay verify` without a server: its exit status and what it printed."""
    done = subprocess.run([program(), "verify", *map(str, arguments)], capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout + done.stderr


def tile_paths(size):
    """Paths of a tree's tiles and bundles (C2SP tlog-tiles), for fewer than 256,000 leaves."""
    for level in range(8):
        count = size >> 8 * level
        for index in range((count + 255) // 256):
            width = min(256, count - 256 * index)
            suffix = f"{index:03d}" + (f".p/{width}" if width < 256 else "")
            yield f"{level}/{suffix}"
            if level == 0:
                yield f"entries/{suffix}"


class Checkpoint:
    """A signed note (C2SP signed-note, tlog-checkpoint)."""

    def __init__(self, note):
        text, signatures = note.rsplit("\n\n", 1)
        self.text = text + "\n"
        self.origin, size, root = self.text.splitlines()[:3]
        self.size, self.root = int(size), base64.b64decode(root)
        self.signatures = [line.split(" ") for line in signatures.splitlines()]

    def is_signed_by(self, verifier):
        name, _, material = verifier.split("+", 2)
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(material)[1:])
        for _, signer, signature in self.signatures:
            if signer == name == self.origin:
                key.verify(base64.b64decode(signature)[4:], self.text.encode())
                return True
        return False


def root_from(place, entry, size):
    """The root that a path leads to (RFC 9162, section 2.1.3.2)."""
    def node(left, right):
        return hashlib.sha256(b"\x01" + left + right).digest()

    index, last, value = place["index"], size - 1, hashlib.sha256(b"\x00" + entry).digest()
    for text in place["inclusion_path"]:
        sibling = base64.b64decode(text)
        if index & 1 or index == last:
            value = node(sibling, value)
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            value = node(value, sibling)
        index, last = index >> 1, last >> 1
    assert last == 0
    return value


def roots_from(path, old, size):
    """The two roots that a path leads to, an older tree's and that of so many leaves (RFC 9162, section 2.1.4.2)."""
    def node(left, right):
        return hashlib.sha256(b"\x01" + left + right).digest()

    path = [base64.b64decode(text) for text in path]
    if old.size & (old.size - 1) == 0:
        path.insert(0, old.root)
    index, last = old.size - 1, size - 1
    while index & 1:
        index, last = index >> 1, last >> 1
    first = second = path[0]
    for sibling in path[1:]:
        assert last > 0
        if index & 1 or index == last:
            first, second = node(sibling, first), node(sibling, second)
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            second = node(second, sibling)
        index, last = index >> 1, last >> 1
    assert last == 0
    return first, second


class LogTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = AssayServer(("demo", "acme-pay")).start()
        cls.addClassCleanup(cls.server.close)
        cls.key = cls.server.key()
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="assay-log-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.verification = cls.approved()
        cls.proof = cls.proven(f"/v1/verifications/{cls.verification['id']}/proof")
        # What an auditor kept of the logs: the first that was proven.
        cls.first = {"/v1/log": cls.proof["checkpoint"], "/v1/log/global": cls.proof["global"]["checkpoint"]}
        cls.keys = cls.folder / "keys"
        cls.keys.write_text(cls.server.run("log", "keys", "--tenant", "demo") + "\n")

    @classmethod
    def approved(cls):
        reply = cls.server.verify(cls.key, applicant_request(""))
        assert reply.status == 200 and reply.json["status"] == "approved", reply
        return reply.json

    @classmethod
    def proven(cls, path, seconds=10):
        """A proof that the operator's log has taken up as well."""
        end = time.monotonic() + seconds
        while True:
            reply = cls.server.call("GET", path, cls.key)
            if reply.status == 200 and "global" in reply.json:
                return reply.json
            assert reply.status in (200, 409), reply
            assert time.monotonic() < end, f"not proven after {seconds} s: {reply}"
            time.sleep(0.05)

    def file(self, content):
        path = self.folder / "proof.json"
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return path

    def test_a_decision_stands_in_the_log_within_two_seconds(self):
        path = f"/v1/verifications/{self.approved()['id']}/proof"
        self.proven(path, seconds=2)

    def test_the_program_believes_a_decisions_proof_and_says_what_was_decided(self):
        status, text = verify("proof", self.file(self.proof), "--keys", self.keys, "--global", "--json")
        self.assertEqual(status, 0, text)
        told = json.loads(text)
        self.assertEqual(told["statements"], [
            "record_opens_leaf", "checkpoint_is_signed", "leaf_is_in_log", "global_checkpoint_is_signed",
            "checkpoint_is_in_global_log"])
        record = told["record"]
        self.assertEqual((record["kind"], record["subject"]), ("decision", self.verification["id"]))
        self.assertEqual(record["content"]["decision_id"], self.verification["decision"]["id"])
        self.assertEqual(record["content"]["outcome"], "approved")
        self.assertEqual(told["log"], "assay/" + record["tenant"])

    def test_a_proof_of_something_else_is_not_taken_for_what_was_asked_for(self):
        tenant = self.proof["opening"]["record"]["tenant"]
        other = Checkpoint(self.server.call("GET", "/v1/log/checkpoint", self.server.key("acme-pay")).body.decode())
        closed = {name: value for name, value in self.proof.items() if name != "opening"}
        own = ("--tenant", tenant)
        for proof, arguments, expected, said in (
                (self.proof, own + ("--subject", self.verification["id"]), 0, "log assay/" + tenant),
                (self.proof, ("--tenant", other.origin.removeprefix("assay/")), 1, "another tenant's"),
                (self.proof, ("--subject", self.verification["applicant_id"]), 1, "something else"),
                (self.proof, ("--tenant", "demo"), 2, "--tenant"),
                (closed, (), 1, "does not open the leaf"), (closed, own, 1, "does not open the leaf"),
                (closed, ("--unopened",), 0, "does not open the leaf"),
                (closed, ("--unopened", "--subject", self.verification["id"]), 2, "--subject")):
            with self.subTest(arguments=arguments, opened="opening" in proof):
                status, text = verify("proof", self.file(proof), "--keys", self.keys, *arguments)
                self.assertEqual(status, expected, text)
                self.assertIn(said, text)
                self.assertNotIn("erased", text)

    def test_hashes_and_a_signature_that_are_not_ours_agree(self):
        keys = dict(line.split()[:2] for line in self.keys.read_text().splitlines())
        entry, opening = base64.b64decode(self.proof["leaf"]), self.proof["opening"]
        # RFC 8785, of a record that has texts, truth values and small whole numbers alone.
        record = json.dumps(opening["record"], sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        code = hmac.new(base64.b64decode(opening["key"]), record, "sha256").digest()
        self.assertEqual(entry, b"\x01" + code)
        for place, entry, key in (
                (self.proof, entry, keys["log"]),
                (self.proof["global"], b"\x02" + hashlib.sha256(
                    Checkpoint(self.proof["checkpoint"]).text.encode()).digest(), keys["global"])):
            checkpoint = Checkpoint(place["checkpoint"])
            self.assertTrue(checkpoint.is_signed_by(key))
            self.assertEqual(root_from(place, entry, checkpoint.size), checkpoint.root)

    def test_a_flipped_bit_anywhere_is_refused(self):
        whole = json.dumps(self.proof).encode()
        for place in range(3, len(whole), len(whole) // 40):
            with self.subTest(place=place):
                altered = bytearray(whole)
                altered[place] ^= 1
                status, text = verify("proof", self.file(bytes(altered)), "--keys", self.keys, "--global")
                self.assertEqual(status, 1, text)

    def test_without_a_trusted_key_nothing_is_believed(self):
        file = self.file(self.proof)
        self.assertEqual(verify("proof", file)[0], 2)
        self.assertEqual(verify("proof", file, "--key", "no-key")[0], 1)
        other = self.server.run("log", "keys", "--tenant", "acme-pay").splitlines()
        status, text = verify("proof", file, "--key", other[-1].split()[1])
        self.assertEqual(status, 1, text)
        self.assertIn("No key is trusted", text)
        self.assertEqual(verify("proof", self.folder / "missing", "--keys", self.keys)[0], 1)

    def test_the_served_keys_are_those_that_the_operator_prints(self):
        reply = self.server.call("GET", "/v1/log/keys", self.key)
        self.assertEqual(sorted(reply.body.decode().splitlines()), sorted(self.keys.read_text().splitlines()))

    def test_a_whole_log_is_checked_from_its_tiles_and_an_altered_one_refused(self):
        for prefix in ("/v1/log", "/v1/log/global"):
            with self.subTest(log=prefix):
                folder = self.folder / prefix.replace("/", "-")
                note = self.server.call("GET", prefix + "/checkpoint", self.key)
                self.assertEqual((note.status, note.headers["Content-Type"]), (200, "text/plain; charset=utf-8"))
                size = Checkpoint(note.body.decode()).size
                for path in tile_paths(size):
                    reply = self.server.call("GET", f"{prefix}/tile/{path}", self.key)
                    self.assertEqual(reply.status, 200, path)
                    file = folder / "tile" / path
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(reply.body)
                (folder / "checkpoint").write_bytes(note.body)
                status, text = verify("log", folder, "--keys", self.keys)
                self.assertEqual(status, 0, text)
                self.assertIn(f"{size} leaves", text)
                self.assertEqual(verify("log", folder / "checkpoint", "--keys", self.keys)[0], 0)
                kept = self.folder / "first"
                kept.write_text(self.first[prefix])
                status, text = verify("log", folder, "--keys", self.keys, "--since", kept)
                self.assertEqual(status, 0, text)
                self.assertIn(f"continues the tree of {Checkpoint(self.first[prefix]).size} leaves", text)
                entries = next((folder / "tile/entries").rglob("*.p/*"))
                entries.write_bytes(entries.read_bytes()[:-1] + bytes([entries.read_bytes()[-1] ^ 1]))
                status, text = verify("log", folder, "--keys", self.keys)
                self.assertEqual(status, 1, text)
                self.assertIn("is not what the entries make", text)

    def test_what_is_no_tile_is_not_found(self):
        for path in ("0/999", "9/000", "entries/000.p/0", "0/000.p/256", "0//000", "x", "%2e%2e/checkpoint"):
            self.assertEqual(self.server.call("GET", f"/v1/log/tile/{path}", self.key).status, 404, path)

    def note(self, prefix):
        return self.server.call("GET", prefix + "/checkpoint", self.key).body.decode()

    def test_the_logs_only_grew(self):
        keys = dict(line.split()[:2] for line in self.keys.read_text().splitlines())
        notes = {prefix: self.note(prefix) for prefix in ("/v1/log", "/v1/log/global")}
        self.proven(f"/v1/verifications/{self.approved()['id']}/proof")
        for (prefix, note), key in zip(notes.items(), (keys["log"], keys["global"])):
            with self.subTest(log=prefix):
                old, kept = Checkpoint(note), self.folder / "kept"
                kept.write_text(note)
                reply = self.server.call("GET", f"{prefix}/consistency?from={old.size}", self.key).json
                new = Checkpoint(reply["checkpoint"])
                self.assertGreater(new.size, old.size)
                self.assertTrue(new.is_signed_by(key))
                self.assertEqual((reply["from"], base64.b64decode(reply["root"])), (old.size, old.root))
                self.assertEqual(roots_from(reply["consistency_path"], old, new.size), (old.root, new.root))
                file = self.folder / "grown"
                file.write_text(json.dumps(reply))
                arguments = ("--keys", self.keys, "--since", kept)
                status, text = verify("log", file, *arguments)
                self.assertEqual(status, 0, text)
                self.assertIn(f"continues the tree of {old.size} leaves", text)
                # The newest checkpoint shows nothing by itself, and is smaller than none but a newer one.
                newest = self.folder / "newest"
                newest.write_text(reply["checkpoint"])
                self.assertEqual(verify("log", newest, *arguments)[0], 1)
                self.assertEqual(verify("log", newest, "--keys", self.keys, "--since", newest)[0], 0)
                status, text = verify("log", kept, "--keys", self.keys, "--since", newest)
                self.assertEqual(status, 1, text)
                self.assertIn("lost leaves", text)
                for altered in ({"consistency_path": reply["consistency_path"][:-1]}, {"from": old.size - 1},
                                {"consistency_path": reply["consistency_path"][::-1] + [reply["root"]]}):
                    file.write_text(json.dumps(reply | altered))
                    self.assertEqual(verify("log", file, *arguments)[0], 1, altered)

    def test_a_proof_by_place_opens_nothing(self):
        proof = self.server.call("GET", "/v1/log/proof?index=0", self.key).json
        self.assertNotIn("opening", proof)
        self.assertEqual(verify("proof", self.file(proof), "--keys", self.keys)[0], 1)
        self.assertEqual(verify("proof", self.file(proof), "--keys", self.keys, "--unopened")[0], 0)

    def test_a_usage_event_is_proven(self):
        event = next(event for event in self.server.pages("/v1/usage-events", self.key)
                     if event["verification_id"] == self.verification["id"])
        proof = self.proven(f"/v1/usage-events/{event['id']}/proof")
        content = proof["opening"]["record"]["content"]
        for name in ("meter", "check_id", "outcome", "billable", "reason", "unit_price", "currency",
                     "price_book_version"):
            self.assertEqual(content[name], event[name], name)
        self.assertEqual(verify("proof", self.file(proof), "--keys", self.keys)[0], 0)

    def test_all_reasons_are_proven_to_whoever_reads_screening(self):
        path = f"/v1/verifications/{self.verification['id']}/proof/reasons"
        record = self.proven(path)["opening"]["record"]
        self.assertEqual((record["kind"], record["subject"]), ("decision_reasons", self.verification["id"]))
        decision = self.verification["decision"]
        self.assertEqual(record["content"]["decision_id"], decision["id"])
        self.assertEqual([reason["code"] for reason in record["content"]["reasons"]],
                         [reason["code"] for reason in decision["reasons"]])
        self.assertEqual(verify("proof", self.file(self.proven(path)), "--keys", self.keys, "--global",
                                "--subject", self.verification["id"])[0], 0)
        for scopes, status in (("verifications:read", 403), ("screenings:read", 403),
                               ("verifications:read,screenings:read", 200)):
            self.assertEqual(self.server.call("GET", path, self.server.key(scopes=scopes)).status, status, scopes)

    def test_proofs_are_read_with_the_resources_own_scope(self):
        path = f"/v1/verifications/{self.verification['id']}/proof"
        for scopes, statuses in (("verifications:read", (200, 403)), ("log:read", (403, 200)),
                                 ("usage:read", (403, 403))):
            key = self.server.key(scopes=scopes)
            answers = (self.server.call("GET", path, key).status,
                       self.server.call("GET", "/v1/log/checkpoint", key).status)
            self.assertEqual(answers, statuses, scopes)

    def test_another_tenants_log_is_another(self):
        other = self.server.key("acme-pay")
        for path in ("checkpoint", "proof", "consistency", "tile/0/000.p/1"):
            own, others = (self.server.call("GET", "/v1/log/" + path, key) for key in (self.key, other))
            self.assertEqual((own.status, others.status), (200, 200), path)
            self.assertNotEqual(own.body, others.body, path)

    def test_erasure_closes_a_record_and_leaves_its_proof(self):
        verification = self.approved()
        path = f"/v1/verifications/{verification['id']}/proof"
        before = self.proven(path)
        erased = self.server.call("DELETE", f"/v1/applicants/{verification['applicant_id']}", self.key)
        self.assertLess(erased.status, 300, erased)
        after = self.proven(path)
        self.assertNotIn("opening", after)
        self.assertEqual((after["leaf"], after["index"]), (before["leaf"], before["index"]))
        status, text = verify("proof", self.file(after), "--keys", self.keys, "--global", "--unopened")
        self.assertEqual(status, 0, text)

    def test_an_undecided_verification_has_no_proof_yet(self):
        waiting = self.server.verify(self.key, applicant_request("face_match=consider:face.uncertain")).json
        self.assertEqual(waiting["status"], "in_review")
        reply = self.server.call("GET", f"/v1/verifications/{waiting['id']}/proof", self.key)
        self.assertEqual((reply.status, reply.json["code"]), (409, "not_proven"))


class RestoreTests(unittest.TestCase):
    """A database that is older than what was shown, and keys that turn over."""

    def setUp(self):
        self.server = AssayServer().start()
        self.addCleanup(self.server.close)
        self.key = self.server.key()

    def checkpoint(self):
        return self.server.call("GET", "/v1/log/checkpoint", self.key)

    def wait(self, condition, what, seconds=20):
        end = time.monotonic() + seconds
        while not condition():
            self.assertLess(time.monotonic(), end, what)
            time.sleep(0.1)

    def size(self):
        reply = self.checkpoint()
        return Checkpoint(reply.body.decode()).size if reply.status == 200 else 0

    def act(self):
        """Does something, and waits until the log has it."""
        before = self.size()
        reply = self.server.verify(self.key, applicant_request(""))
        self.assertEqual(reply.json["status"], "approved")
        self.wait(lambda: self.size() > before, "nothing was signed")
        return reply.json

    def trusted(self, text):
        file = self.server.folder / "keys"
        file.write_text(text + "\n")
        return file

    def verified(self, note, keys):
        file = self.server.folder / "note"
        file.write_text(note)
        return verify("log", file, "--keys", self.trusted(keys))[0]

    def keys(self):
        return self.server.run("log", "keys", "--tenant", "demo")

    def test_a_key_that_is_replaced_signs_no_more_and_what_it_signed_stays(self):
        self.act()
        before, former = self.checkpoint().body.decode(), self.keys()
        old = next(line.split()[1] for line in former.splitlines() if line.startswith("log "))
        self.assertTrue(Checkpoint(before).is_signed_by(old))
        new = self.server.run("log", "rotate", "--tenant", "demo").strip()
        self.assertNotEqual(new, old)
        self.act()
        after = self.checkpoint().body.decode()
        self.assertTrue(Checkpoint(after).is_signed_by(new))
        with self.assertRaises(InvalidSignature):
            Checkpoint(after).is_signed_by(old)
        both = self.keys()
        self.assertEqual((self.verified(before, both), self.verified(after, both)), (0, 0))
        self.assertEqual((self.verified(before, former), self.verified(after, former)), (0, 1))
        entries = self.server.pages("/v1/audit-log", self.server.key(test=False))
        self.assertEqual([entry["action"] for entry in entries if entry["action"].startswith("log.")],
                         ["log.key_rotated"])

    def test_nothing_is_signed_that_breaks_with_what_was_shown_before_the_operator_says_so(self):
        self.act()
        shown = self.size()
        self.assertGreaterEqual(shown, 4)
        self.server.sql(
            "delete from log_tiles; delete from log_checkpoints; delete from log_taken; delete from log_leaves"
            " where kind = 'decision'; update log_leaves set position = null; update logs set size = 0, root ="
            " sha256('')")
        self.wait(lambda: b"log.refused" in self.server.log.read_bytes(), "the log was not refused")
        self.assertEqual(self.size(), 0)
        # Acts go on, and leave their leaves.
        self.assertEqual(self.server.verify(self.key, applicant_request("")).json["status"], "approved")
        folder = self.server.data / "checkpoints"
        own = next(path for path in folder.glob("ten_*.checkpoint")
                   if Checkpoint(path.read_text()).origin == f"assay/{path.stem}")
        self.assertEqual(Checkpoint(own.read_text()).size, shown)
        waiting = self.server.sql("select count(*) from log_leaves where position is null and kind = 'decision'")
        self.assertEqual(waiting, [["1"]])

        # The operator's log lost leaves, too.
        for tenant in (("--tenant", "demo"), ()):
            self.server.run("log", "adopt", *tenant)
        # What was kept stays beside, the operator's as well.
        self.assertEqual(len([path for path in folder.glob("ten_*.checkpoint.*") if path.suffix != ".lock"]), 2)
        self.server.stop()
        self.server.start()
        self.wait(lambda: self.size() > 0, "the log did not go on")
        verification = self.act()
        path = f"/v1/verifications/{verification['id']}/proof"
        self.wait(lambda: "global" in self.server.call("GET", path, self.key).json,
                  "no proof leads to the operator's log")
        file = self.server.folder / "proof.json"
        file.write_bytes(self.server.call("GET", path, self.key).body)
        status, text = verify("proof", file, "--keys", self.trusted(self.keys()), "--global")
        self.assertEqual(status, 0, text)


if __name__ == "__main__":
    unittest.main(verbosity=2)
