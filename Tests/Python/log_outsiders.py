"""Outsiders of the operator's log that tests run: witnesses, a timestamp authority, and a chain with a signing node.

Written from C2SP tlog-witness and tlog-cosignature, RFC 6962, RFC 3161 and the Ethereum JSON-RPC specification; no code
is shared with the product.
"""

import argparse
import base64
import hashlib
import http.server
import json
import pathlib
import struct
import subprocess
import threading
import time

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CONTRACT = pathlib.Path(__file__).resolve().parents[2] / "Contracts" / "LogAnchor.vy"


class Outsider:
    """An HTTP server on a free port whose `answer(path, body)` returns status, media type and bytes."""

    def __init__(self):
        self.is_down = False
        self.asked = []
        outsider = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if outsider.is_down:
                    self.close_connection = True
                    return
                outsider.asked.append((self.path, self.headers["Content-Type"], body))
                status, media, answer = outsider.answer(self.path, body)
                self.send_response(status)
                self.send_header("Content-Type", media)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server.server_address[1]}/"

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def is_consistent(old_size, old_root, new_size, new_root, path):
    """RFC 9162, section 2.1.4.2."""
    if old_size == 0:
        return not path
    if old_size == new_size:
        return not path and old_root == new_root
    if not path:
        return False
    path = list(path)
    if old_size & (old_size - 1) == 0:
        path.insert(0, old_root)
    first, last = old_size - 1, new_size - 1
    while first & 1:
        first, last = first >> 1, last >> 1
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if first & 1 or first == last:
            old, new = node(sibling, old), node(sibling, new)
            while first and not first & 1:
                first, last = first >> 1, last >> 1
        else:
            new = node(new, sibling)
        first, last = first >> 1, last >> 1
    return last == 0 and (old, new) == (old_root, new_root)


class Witness(Outsider):
    """Cosigns what continues the last checkpoint that it cosigned."""

    def __init__(self, name, log_keys):
        self.name, self.log_keys = name, log_keys
        self.key = Ed25519PrivateKey.generate()
        material = b"\x04" + self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.key_id = hashlib.sha256(name.encode() + b"\n" + material).digest()[:4]
        self.verifier = f"{name}+{self.key_id.hex()}+{base64.b64encode(material).decode()}"
        # By origin: size and root of the last checkpoint cosigned.
        self.seen = {}
        self.conflicts = 0
        super().__init__()

    def is_signed(self, text, signatures):
        for line in self.log_keys():
            role, verifier = line.split()[:2]
            name, _, material = verifier.split("+", 2)
            if role != "global" or name != text.split("\n")[0]:
                continue
            for _, signer, signature in (entry.split(" ") for entry in signatures):
                if signer != name:
                    continue
                try:
                    Ed25519PublicKey.from_public_bytes(base64.b64decode(material)[1:]).verify(
                        base64.b64decode(signature)[4:], text.encode())
                    return True
                except InvalidSignature:
                    pass
        return False

    def answer(self, path, body):
        plain = "text/plain; charset=utf-8"
        if path != "/add-checkpoint":
            return 404, plain, b""
        head, note = body.decode().split("\n\n", 1)
        old, *hashes = head.split("\n")
        text, signatures = note.rsplit("\n\n", 1)
        text += "\n"
        origin, size, root = text.splitlines()[:3]
        old, size, root = int(old.removeprefix("old ")), int(size), base64.b64decode(root)
        if not self.is_signed(text, signatures.splitlines()):
            return 403, plain, b""
        if old > size:
            return 400, plain, b""
        last_size, last_root = self.seen.get(origin, (0, None))
        if old != last_size or (old == size and old and root != last_root):
            self.conflicts += 1
            return 409, "text/x.tlog.size", f"{last_size}\n".encode()
        if not is_consistent(old, last_root, size, root, [base64.b64decode(line) for line in hashes]):
            return 422, plain, b""
        self.seen[origin] = (size, root)
        return 200, plain, self.cosign(text).encode()

    def cosign(self, text):
        now = int(time.time())
        signature = self.key.sign(f"cosignature/v1\ntime {now}\n{text}".encode())
        return f"— {self.name} {base64.b64encode(self.key_id + struct.pack('>Q', now) + signature).decode()}\n"

    def has_signed(self, checkpoint):
        """Whether a checkpoint carries this witness's cosignature; raises where the line is false."""
        for _, signer, signature in checkpoint.signatures:
            raw = base64.b64decode(signature)
            if signer != self.name or raw[:4] != self.key_id:
                continue
            (when,) = struct.unpack(">Q", raw[4:12])
            message = f"cosignature/v1\ntime {when}\n{checkpoint.text}".encode()
            self.key.public_key().verify(raw[12:], message)
            return True
        return False


class TimestampAuthority(Outsider):
    """`openssl ts -reply` behind HTTP, with a certificate of its own authority."""

    CONFIGURATION = """
[req]
distinguished_name = name
prompt = no
[name]
CN = Test
[authority]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign
[stamping]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = tsa_section
[tsa_section]
serial = {folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ordering = no
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir()
        self.lock = threading.Lock()
        # What a dishonest or broken authority makes of its answers.
        self.spoil = lambda answer: answer
        (self.folder / "conf").write_text(self.CONFIGURATION.format(folder=self.folder))
        (self.folder / "serial").write_text("01\n")
        self.openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30",
                     "-config", "conf", "-extensions", "authority", "-subj", "/CN=Authority",
                     "-keyout", "ca.key", "-out", "ca.pem")
        self.openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-config", "conf",
                     "-subj", "/CN=Stamps", "-keyout", "tsa.key", "-out", "tsa.csr")
        self.openssl("x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
                     "-days", "30", "-extfile", "conf", "-extensions", "stamping", "-out", "tsa.pem")
        super().__init__()

    def openssl(self, *arguments):
        done = subprocess.run(["openssl", *arguments], cwd=self.folder, capture_output=True, text=True, timeout=60)
        if done.returncode != 0:
            raise RuntimeError(f"openssl {arguments[0]}: {done.stderr}")

    def answer(self, _, body):
        with self.lock:
            (self.folder / "query").write_bytes(body)
            self.openssl("ts", "-reply", "-config", "conf", "-section", "tsa_section", "-queryfile", "query",
                         "-inkey", "tsa.key", "-signer", "tsa.pem", "-out", "reply")
            return 200, "application/timestamp-reply", self.spoil((self.folder / "reply").read_bytes())

    def accepts(self, token, text):
        """Whether openssl, trusting the authority, accepts a token for a text."""
        (self.folder / "token").write_bytes(token)
        (self.folder / "text").write_bytes(text)
        done = subprocess.run(
            ["openssl", "ts", "-verify", "-token_in", "-in", "token", "-data", "text", "-CAfile", "ca.pem"],
            cwd=self.folder, capture_output=True, text=True, timeout=60)
        return done.returncode == 0


class Chain(Outsider):
    """py-evm with the anchors' contract, compiled here, behind a node that signs for its accounts."""

    def __init__(self):
        import vyper
        from eth_tester import EthereumTester, PyEVMBackend

        self.tester = EthereumTester(PyEVMBackend())
        self.lock = threading.Lock()
        self.owner, self.stranger, *_ = self.tester.get_accounts()
        made = vyper.compile_code(CONTRACT.read_text(), output_formats=["bytecode", "method_identifiers"])
        self.selectors = made["method_identifiers"]
        deployed = self.tester.send_transaction({"from": self.owner, "data": made["bytecode"], "gas": 1_000_000})
        self.contract = self.tester.get_transaction_receipt(deployed)["contract_address"]
        super().__init__()

    def anchor(self, sender, size, root):
        """Calls the contract without the product; whether it took the root."""
        data = self.selectors["anchor(uint256,bytes32)"] + f"{size:064x}" + root.hex()
        with self.lock:
            sent = self.tester.send_transaction({"from": sender, "to": self.contract, "data": data, "gas": 200_000})
            return self.tester.get_transaction_receipt(sent)["status"] == 1

    def read(self, method, *words):
        data = self.selectors[method] + "".join(f"{word:064x}" for word in words)
        with self.lock:
            return self.tester.call({"from": self.owner, "to": self.contract, "data": data, "gas": 200_000})

    def mine(self, count=1):
        with self.lock:
            self.tester.mine_blocks(count)

    def answer(self, _, body):
        request = json.loads(body)
        with self.lock:
            try:
                answer = {"result": getattr(self, request["method"])(*request["params"])}
            except Exception as error:  # A node tells its caller whatever went wrong.
                answer = {"error": {"code": -32000, "message": str(error)}}
        return 200, "application/json", json.dumps({"jsonrpc": "2.0", "id": request["id"], **answer}).encode()

    def eth_sendTransaction(self, transaction):
        return self.tester.send_transaction({**transaction, "gas": 200_000})

    def eth_getTransactionReceipt(self, sent):
        from eth_tester.exceptions import TransactionNotFound

        try:
            receipt = self.tester.get_transaction_receipt(sent)
        except TransactionNotFound:
            return None
        return {"status": hex(receipt["status"]), "blockNumber": hex(receipt["block_number"]), "transactionHash": sent}

    def eth_call(self, call, block):
        assert block == "latest"
        return self.tester.call({**call, "from": self.owner, "gas": 200_000})

    def eth_blockNumber(self):
        return hex(self.tester.get_block_by_number("latest")["number"])

    def eth_getBlockByNumber(self, number, is_full):
        assert is_full is False
        block = self.tester.get_block_by_number(number if number == "latest" else int(number, 16))
        return {"number": hex(block["number"]), "timestamp": hex(block["timestamp"])}


class Told(Outsider):
    """Answers what its path says: `/STATUS/HEX/…` is that status with those bytes, `-` for none; a JSON line of each."""

    def __init__(self, log):
        self.log = log
        super().__init__()

    def answer(self, path, body):
        line = {"path": path, "headers": {"content-type": self.asked[-1][1]}, "body": base64.b64encode(body).decode()}
        print(json.dumps(line), file=self.log, flush=True)
        status, content = path.split("/")[1:3]
        return int(status), "text/plain", b"" if content == "-" else bytes.fromhex(content)


def main():
    """`log_outsiders.py --log FILE`: one that is told, for tests of the adapters; prints `listening PORT`."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--log", required=True)
    told = Told(open(parser.parse_args().log, "w"))
    print("listening", told.server.server_address[1], flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main()
