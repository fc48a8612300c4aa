"""The operator's log under the eyes of outsiders: witnesses, timestamps and a contract, each also when it fails."""

import base64
import hashlib
import json
import pathlib
import shutil
import subprocess
import tempfile
import time
import unittest

from assay_server import AssayServer, applicant_request
from log import Checkpoint, verify
from log_outsiders import Chain, TimestampAuthority, Witness

NETWORKS = ("--log-watch-networks", "127.0.0.0/8")


class Watched(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="assay-watched-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.server = AssayServer()
        self.addCleanup(self.server.close)
        self.lines = []

    def key_lines(self):
        """Public keys as the operator hands them out; asked for once, as soon as the operator's log has one."""
        if not any(line.startswith("global ") for line in self.lines):
            self.lines = self.server.run("log", "keys", "--tenant", "demo").splitlines()
        return self.lines

    def witness(self, name):
        witness = Witness(name, self.key_lines)
        self.addCleanup(witness.close)
        return witness

    def watched(self, witnesses=(), anchors=()):
        """Starts the server with a file of outsiders, which is JSON, as YAML allows."""
        file = self.folder / "watch.yaml"
        file.write_text(json.dumps({
            "witnesses": [{"key": each.verifier, "url": each.url, "every_s": 1} for each in witnesses],
            "anchors": list(anchors)}))
        self.server.arguments = ["--log-watch", str(file), *NETWORKS]
        self.server.start()
        self.key = self.server.key()

    def act(self):
        reply = self.server.verify(self.key, applicant_request(""))
        self.assertEqual(reply.json["status"], "approved", reply)
        return reply.json

    def wait(self, condition, what, seconds=40):
        end = time.monotonic() + seconds
        while True:
            found = condition()
            if found:
                return found
            self.assertLess(time.monotonic(), end, f"{what}\n{self.server.log_tail()}")
            time.sleep(0.2)

    def note(self, query=""):
        """The operator's checkpoint as it is served; None before there is one."""
        reply = self.server.call("GET", "/v1/log/global/checkpoint" + query, self.key)
        self.assertIn(reply.status, (200, 404), reply)
        return reply.body.decode() if reply.status == 200 else None

    def size(self):
        note = self.note()
        return Checkpoint(note).size if note else 0

    def cosigned(self, count, beyond=0):
        note = self.note(f"?witnesses={count}")
        return note if note and Checkpoint(note).size > beyond else None

    def anchors(self, name, state):
        listed = self.server.call("GET", "/v1/log/anchors", self.key).json["data"]
        return [each for each in listed if each["name"] == name and each["state"] == state]

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def keys(self):
        return self.file("keys", "\n".join(self.key_lines()) + "\n")

    def gauges(self, prefix):
        lines = self.server.call("GET", "/metrics").body.decode().splitlines()
        return {line.rsplit(" ", 1)[0]: float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith(prefix)}


class WitnessTests(Watched):
    def test_witnesses_cosign_what_is_served_and_one_that_is_down_catches_up(self):
        first, second = self.witness("first.example/w"), self.witness("second.example/w")
        second.is_down = True
        self.watched([first, second])
        self.act()
        self.wait(lambda: self.cosigned(1), "nobody cosigned")
        self.assertIsNone(self.cosigned(2))
        self.wait(lambda: self.gauges("assay_log_witness_failures").get(
            'assay_log_witness_failures{witness="second.example/w"}', 0) >= 2, "failures are not counted")
        second.is_down = False
        note = self.wait(lambda: self.cosigned(2), "the second did not catch up")
        checkpoint = Checkpoint(note)
        self.assertTrue(first.has_signed(checkpoint) and second.has_signed(checkpoint))
        self.wait(lambda: set(self.gauges("assay_log_witness_failures").values()) == {0}, "failures are not over")
        self.assertEqual(first.asked[0][1], "text/plain; charset=utf-8")

        path, keys = self.file("checkpoint", note), self.keys()
        both = ("--witness", first.verifier, "--witness", second.verifier)
        status, text = verify("log", path, "--keys", keys, *both, "--quorum", 2)
        self.assertEqual(status, 0, text)
        self.assertIn("cosigned by second.example/w", text)
        stranger = self.witness("stranger.example/w")
        status, text = verify(
            "log", path, "--keys", keys, "--witness", first.verifier, "--witness", stranger.verifier, "--quorum", 2)
        self.assertEqual(status, 1, text)
        self.assertIn("tooFewWitnesses", text)
        self.assertEqual(verify("log", path, "--keys", keys, "--quorum", 1)[0], 2)
        # One bit of a cosignature, in the middle of its base64.
        line = next(line for line in note.splitlines() if " second.example/w " in line)
        raw = bytearray(base64.b64decode(line.split(" ")[2]))
        raw[40] ^= 1
        altered = note.replace(line.split(" ")[2], base64.b64encode(raw).decode())
        status, text = verify("log", self.file("altered", altered), "--keys", keys, *both, "--quorum", 2)
        self.assertEqual(status, 1, text)
        self.assertIn("badSignature", text)

    def test_a_proof_leads_to_a_cosigned_checkpoint_where_that_is_asked_for(self):
        witness = self.witness("first.example/w")
        self.watched([witness])
        verification = self.act()
        path = f"/v1/verifications/{verification['id']}/proof?witnesses=1"
        proof = self.wait(
            lambda: (lambda reply: reply.json if reply.status == 200 else None)(
                self.server.call("GET", path, self.key)), "no cosigned proof")
        self.assertTrue(witness.has_signed(Checkpoint(proof["global"]["checkpoint"])))
        arguments = ("--keys", self.keys(), "--witness", witness.verifier, "--quorum", 1, "--json")
        status, text = verify("proof", self.file("proof", json.dumps(proof)), *arguments)
        self.assertEqual(status, 0, text)
        self.assertIn("global_checkpoint_is_witnessed", json.loads(text)["statements"])
        other = self.server.call("GET", f"/v1/verifications/{verification['id']}/proof?witnesses=2", self.key)
        self.assertEqual((other.status, other.json["code"]), (409, "not_proven"))

    def test_a_witness_that_cosigned_more_than_is_kept_is_caught_up_with(self):
        witness = self.witness("first.example/w")
        self.watched([witness])
        self.act()
        old = Checkpoint(self.wait(lambda: self.cosigned(1), "nobody cosigned")).size
        # As a server leaves it that dies before it keeps what it was answered.
        self.server.sql("delete from log_cosignatures; delete from log_witnesses")
        self.act()
        self.wait(lambda: self.cosigned(1, beyond=old), "not cosigned after the conflict")
        self.assertGreaterEqual(witness.conflicts, 1)
        self.assertNotIn(b"witness.disagrees", self.server.log.read_bytes())

    def test_a_restored_server_signs_nothing_that_a_witness_has_not_seen_continue(self):
        witness, other = self.witness("first.example/w"), self.witness("second.example/w")
        self.watched([witness, other])
        self.act()
        self.wait(lambda: self.cosigned(2), "nobody cosigned")
        self.server.stop()
        backup = self.folder / "backup"
        subprocess.run(["cp", "-a", str(self.server.data), str(backup)], check=True)
        self.server.start()
        before = self.size()
        self.act()
        self.wait(lambda: self.cosigned(2, beyond=before), "nothing was cosigned")
        self.server.stop()
        shown = max(size for size, _ in witness.seen.values())
        shutil.rmtree(self.server.data)
        subprocess.run(["cp", "-a", str(backup), str(self.server.data)], check=True)
        mark = self.server.log.stat().st_size
        # One witness is away, as they are when it matters: the other's word is enough.
        other.is_down = True
        self.server.start()
        restored = self.size()
        self.assertLess(restored, shown)
        for _ in range(3):
            self.act()
        self.wait(lambda: b"witness.disagrees" in self.server.log.read_bytes()[mark:], "the witness was not heard")
        self.wait(lambda: b"log.refused" in self.server.log.read_bytes()[mark:], "the log was not refused")
        time.sleep(2)
        self.assertEqual(self.size(), restored)
        self.assertEqual({each for each, _ in witness.seen.values()}, {shown})

    def test_nothing_is_signed_before_a_witness_has_said_what_it_saw(self):
        witness = self.witness("first.example/w")
        self.watched([witness])
        self.act()
        self.wait(lambda: self.cosigned(1), "nobody cosigned")
        self.server.stop()
        witness.is_down = True
        self.server.start()
        before = self.size()
        self.act()
        time.sleep(3)
        self.assertEqual(self.size(), before)
        witness.is_down = False
        self.wait(lambda: self.cosigned(1, beyond=before), "the log does not go on")


class AnchorTests(Watched):
    def authority(self, name="tsa"):
        authority = TimestampAuthority(self.folder / name)
        self.addCleanup(authority.close)
        return authority

    def chain(self):
        chain = Chain()
        self.addCleanup(chain.close)
        return chain

    @staticmethod
    def stamps(authority, name="stamps"):
        return {"name": name, "kind": "rfc3161", "url": authority.url, "every": "1m"}

    @staticmethod
    def contract(chain, name="chain", sender=None, confirmations=0):
        return {"name": name, "kind": "evm", "url": chain.url, "contract": chain.contract, "every": "1m",
                "sender": sender or chain.owner, "confirmations": confirmations}

    def test_openssl_accepts_a_token_and_no_flipped_bit_and_the_program_says_what_it_covers(self):
        authority = self.authority()
        self.watched()
        path = f"/v1/verifications/{self.act()['id']}/proof"
        self.wait(lambda: "global" in self.server.call("GET", path, self.key).json, "the decision is not proven")
        self.server.stop()
        # From here on the newest checkpoint has the decision.
        authority.is_down = True
        self.watched(anchors=[self.stamps(authority)])
        waiting = self.wait(
            lambda: [each for each in self.anchors("stamps", "waiting") if each["failures"] >= 2], "nothing is told")
        self.assertIn(waiting[0]["error"], ("unavailable", "timed_out"))
        authority.is_down = False
        placed = self.wait(lambda: self.anchors("stamps", "placed"), "nothing was stamped")[0]
        token, note = base64.b64decode(placed["token"]), placed["checkpoint"]
        checkpoint = Checkpoint(note)
        self.assertEqual(checkpoint.size, placed["size"])
        self.assertTrue(authority.accepts(token, checkpoint.text.encode()))
        # What is stamped, its number and time, then the signature; names of algorithms beside them are not signed.
        start = token.index(hashlib.sha256(checkpoint.text.encode()).digest())
        for place in (*range(start, start + 52, 4), *range(len(token) - 60, len(token), 6)):
            altered = bytearray(token)
            altered[place] ^= 1
            self.assertFalse(authority.accepts(bytes(altered), checkpoint.text.encode()), place)
        self.assertFalse(authority.accepts(token, checkpoint.text.replace("\n", " \n", 1).encode()))

        file, stamp, keys = self.file("checkpoint", note), self.file("token", token), self.keys()
        status, text = verify("log", file, "--keys", keys, "--timestamp", stamp)
        self.assertEqual(status, 0, text)
        self.assertIn("stamped at", text)
        status, text = verify("log", file, "--keys", keys, "--timestamp", self.file("half", token[:-40]))
        self.assertEqual(status, 1, text)
        self.act()
        self.wait(lambda: self.size() > placed["size"], "the log does not go on")
        later = self.file("later", self.note())
        status, text = verify("log", later, "--keys", keys, "--timestamp", stamp)
        self.assertEqual(status, 1, text)
        self.assertIn("stamps something else", text)

        # The proof of the decision, by the very checkpoint that was stamped.
        proof = self.server.call("GET", f"{path}?global_size={placed['size']}", self.key)
        self.assertEqual(proof.status, 200, proof)
        file = self.file("proof", json.dumps(proof.json))
        status, text = verify("proof", file, "--keys", keys, "--timestamp", stamp)
        self.assertEqual(status, 0, text)
        self.assertIn("ok timestamp_covers_global_checkpoint", text)
        newest = self.file("newest", json.dumps(self.server.call("GET", path, self.key).json))
        status, text = verify("proof", newest, "--keys", keys, "--timestamp", stamp)
        self.assertEqual(status, 1, text)
        ages = self.gauges("assay_log_anchor_age_seconds")
        self.assertEqual(list(ages), ['assay_log_anchor_age_seconds{anchor="stamps"}'])
        self.assertLess(abs(ages['assay_log_anchor_age_seconds{anchor="stamps"}']), 60)

    def test_an_answer_to_another_request_is_no_stamp(self):
        authority = self.authority()
        self.watched(anchors=[self.stamps(authority)])
        kept = []

        def replay(answer):
            kept.append(answer)
            return kept[0]

        # A stamp of something else, asked for by somebody else.
        query = self.folder / "query"
        subprocess.run(["openssl", "ts", "-query", "-digest", "11" * 32, "-sha256", "-cert", "-out", str(query)],
                       check=True, capture_output=True)
        kept.append(authority.answer("/", query.read_bytes())[2])
        authority.spoil = replay
        self.act()
        refused = self.wait(
            lambda: [each for each in self.anchors("stamps", "waiting") if each["failures"] >= 1], "it was taken")
        self.assertEqual((refused[0]["error"], refused[0]["token"]), ("malformed", None))
        authority.spoil = lambda answer: answer
        self.wait(lambda: self.anchors("stamps", "placed"), "nothing was stamped")

    def test_the_contract_refuses_a_rollback_and_a_stranger(self):
        chain = self.chain()
        root = bytes(31) + b"\x01"
        self.assertEqual(int(chain.read("owner()"), 16), int(chain.owner, 16))
        self.assertFalse(chain.anchor(chain.stranger, 5, root))
        self.assertTrue(chain.anchor(chain.owner, 5, root))
        for size in (5, 4, 0):
            self.assertFalse(chain.anchor(chain.owner, size, root), size)
        self.assertFalse(chain.anchor(chain.owner, 6, bytes(32)))
        self.assertTrue(chain.anchor(chain.owner, 6, root))
        self.assertEqual(int(chain.read("size()"), 16), 6)
        self.assertEqual(bytes.fromhex(chain.read("root_of(uint256)", 5)[2:]), root)
        self.assertEqual(int(chain.read("root_of(uint256)", 4), 16), 0)

    def test_a_root_stands_in_the_contract_once_enough_blocks_follow(self):
        chain = self.chain()
        self.watched(anchors=[self.contract(chain, confirmations=2)])
        self.act()
        pending = self.wait(lambda: self.anchors("chain", "pending"), "nothing was sent")[0]
        self.assertRegex(pending["reference"], "^0x[0-9a-f]{64}$")
        time.sleep(3)
        self.assertEqual(self.anchors("chain", "placed"), [])
        chain.mine(2)
        placed = self.wait(lambda: self.anchors("chain", "placed"), "it does not stand")[0]
        checkpoint = Checkpoint(placed["checkpoint"])
        self.assertEqual(placed["reference"], pending["reference"])
        self.assertEqual(bytes.fromhex(chain.read("root_of(uint256)", checkpoint.size)[2:]), checkpoint.root)
        self.assertEqual(int(chain.read("size()"), 16), checkpoint.size)

    def test_a_transaction_whose_hash_was_lost_is_found_by_what_it_did(self):
        chain = self.chain()
        chain.is_down = True
        self.watched(anchors=[self.contract(chain)])
        self.act()
        waiting = self.wait(lambda: self.anchors("chain", "waiting"), "nothing is to be anchored")[0]
        checkpoint = Checkpoint(waiting["checkpoint"])
        self.assertTrue(chain.anchor(chain.owner, checkpoint.size, checkpoint.root))
        chain.is_down = False
        placed = self.wait(lambda: self.anchors("chain", "placed"), "it was not found")[0]
        self.assertIsNone(placed["reference"])
        self.assertNotIn("eth_sendTransaction", [json.loads(body)["method"] for _, _, body in chain.asked])

    def test_a_stranger_and_a_log_that_is_older_than_the_contract_are_told(self):
        first, second = self.chain(), self.chain()
        second.anchor(second.owner, 1_000_000, bytes(31) + b"\x01")
        self.watched(anchors=[self.contract(first, "stranger", sender=first.stranger), self.contract(second, "older")])
        self.act()
        reverted = self.wait(lambda: self.anchors("stranger", "failed"), "the stranger was not refused")
        self.assertEqual(reverted[0]["error"], "reverted")
        self.assertEqual(int(first.read("size()"), 16), 0)
        older = self.wait(lambda: self.anchors("older", "failed"), "the rollback was not refused")
        self.assertEqual(older[0]["error"], "rolled_back")
        self.assertEqual(int(second.read("size()"), 16), 1_000_000)


class FileTests(Watched):
    def test_a_wrong_file_starts_nothing_and_says_where(self):
        file = self.folder / "watch.yaml"
        for content, words in (
                ("witnesses:\n  - {key: w.example+00000000+AAAA, url: 'https://w.example/'}\n", "no public key"),
                ("witnesses:\n  - {url: 'https://w.example/'}\n", "witnesses[0].key"),
                ("anchors:\n  - {name: a, kind: rfc3161, url: 'https://a.example/', every: 1s}\n", "every"),
                ("anker: []\n", "anker")):
            with self.subTest(content=content):
                file.write_text(content)
                with self.assertRaisesRegex(RuntimeError, words.replace("[", r"\[")):
                    self.server.run("serve", "--port", "0", "--log-watch", str(file))


if __name__ == "__main__":
    unittest.main(verbosity=2)
