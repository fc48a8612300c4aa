"""A credit bureau that speaks Docs/PROVIDERS.md, for demonstrations and tests:
`credit_bureau.py --secret whsec_… [--port N] [--log FILE]`. It prints `listening PORT`, and writes one JSON line a
request to FILE: path, headers (names in lower case), body in base64, `status` as answered, and `charged`: whether this
request was the first with its idempotency key, which alone is charged.

Who signs wrongly is 401. What it knows of a person is told by the family name:

    CLEAR…       a long file without anything in it           DEFAULT…     one default that is not settled
    BANKRUPT…    a discharged insolvency                      LOWSCORE…    420 of 300 through 850
    LATE…        two payments 60 days late, a year ago        THIN…        no score, an account of three months
    UNKNOWN…     no file                                      TWINS…       three files that may be meant
    anything else is CLEAR

How it answers is told by the path:

    /                200 with the answer                      /slow/N      the same after N seconds
    /status/N        N, without an answer                     /flaky/N     503 to a key's first N requests, then /
    /text            200, no JSON                             /other       200, an answer to another request
    /lacking         200, an answer without its reference     /scale       200, a score outside its own scale
    /big             200 and 10 MB                            /drip        200, then a byte a second
    /close           closes the connection without an answer  /redirect    302 to /
    /charge-close/N  charges, and closes the connection of a key's first N requests without an answer; then the answer
"""

import argparse
import base64
import datetime
import hashlib
import hmac
import http.server
import json
import threading
import time

INTERFACE = "assay.credit_history/1"


def file(**told):
    """A file of somebody who pays, but for what is told."""
    return {
        "score": {"value": 780, "min": 300, "max": 850}, "delinquencies": [],
        "bankruptcies": {"open": 0, "discharged": 0}, "open_defaults": 0, "oldest_account_months": 148,
        "enquiries": {"months": 6, "count": 1},
    } | told


KNOWN = {
    "CLEAR": file(),
    "DEFAULT": file(open_defaults=1),
    "BANKRUPT": file(bankruptcies={"open": 0, "discharged": 1}),
    "LOWSCORE": file(score={"value": 420, "min": 300, "max": 850}),
    "LATE": file(delinquencies=[{"severity": "days_60", "age": "months_24", "count": 2}]),
    "THIN": file(score=None, oldest_account_months=3),
}


def answer(request):
    """The answer to a request, the same for the same person."""
    subject = request["subject"]
    name = (subject["family_name"] or subject["full_name"] or "").upper()
    told = {
        "interface": INTERFACE, "request_id": request["request_id"],
        "reference": "SIM-" + hashlib.sha256(request["request_id"].encode()).hexdigest()[:12],
        "as_of": datetime.datetime.now(datetime.timezone.utc).date().isoformat(),
    }
    if name.startswith("UNKNOWN"):
        return told | {"result": "not_found"}
    if name.startswith("TWINS"):
        return told | {"result": "ambiguous", "candidates": 3}
    kind = next((kind for kind in KNOWN if name.startswith(kind)), "CLEAR")
    return told | {"result": "found", "file": KNOWN[kind]}


class Bureau(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.close_connection = True
        self.body = self.rfile.read(int(self.headers.get("content-length", "0")))
        self.key = self.headers.get("idempotency-key", "")
        self.charged = False
        if not self.is_signed():
            return self.send(401, {"error": "signature"})
        verb, *values = self.path.strip("/").split("/")
        getattr(self, "answer_" + verb.replace("-", "_"), self.answer_)(*values)

    def is_signed(self) -> bool:
        """As Standard Webhooks signs: HMAC-SHA256 of `id.timestamp.body`, no older than five minutes."""
        signed_at = self.headers.get("webhook-timestamp", "0")
        secret = base64.b64decode(self.server.secret.removeprefix("whsec_"))
        message = f"{self.headers.get('webhook-id')}.{signed_at}.".encode() + self.body
        expected = "v1," + base64.b64encode(hmac.new(secret, message, hashlib.sha256).digest()).decode()
        given = self.headers.get("webhook-signature", "").split(" ")
        return (any(hmac.compare_digest(expected, one) for one in given) and self.headers.get("webhook-id") == self.key
                and abs(time.time() - int(signed_at)) < 300)

    def charge(self) -> dict:
        """The answer under this key: made and charged by its first request, told again to every later one."""
        with self.server.lock:
            if self.key not in self.server.answers:
                self.server.answers[self.key] = answer(json.loads(self.body))
                self.charged = True
            return self.server.answers[self.key]

    def seen(self) -> int:
        """How many requests with this key came, this one included."""
        with self.server.lock:
            self.server.seen[self.key] = self.server.seen.get(self.key, 0) + 1
            return self.server.seen[self.key]

    def answer_(self) -> None:
        self.send(200, self.charge())

    def answer_slow(self, seconds: str) -> None:
        told = self.charge()
        self.log_request_line(200)
        time.sleep(float(seconds))
        self.reply(200, json.dumps(told).encode())

    def answer_status(self, status: str) -> None:
        if status == "204":
            self.log_request_line(204)
            return self.head(204, {})
        self.send(int(status), {"error": "status"})

    def answer_flaky(self, count: str) -> None:
        if self.seen() <= int(count):
            return self.send(503, {"error": "down"})
        self.send(200, self.charge())

    def answer_charge_close(self, count: str) -> None:
        told = self.charge()
        if self.seen() <= int(count):
            return self.log_request_line(0)
        self.send(200, told)

    def answer_text(self) -> None:
        self.log_request_line(200)
        self.reply(200, b"<html>sorry</html>")

    def answer_other(self) -> None:
        self.send(200, self.charge() | {"request_id": "chk_00000000000000000000000000"})

    def answer_lacking(self) -> None:
        self.send(200, {name: value for name, value in self.charge().items() if name != "reference"})

    def answer_scale(self) -> None:
        self.send(200, self.charge() | {"result": "found", "file": file(score={"value": 9, "min": 10, "max": 20})})

    def answer_big(self) -> None:
        self.log_request_line(200)
        self.reply(200, bytes(10_000_000))

    def answer_drip(self) -> None:
        self.log_request_line(200)
        self.head(200, {"content-length": "600"})
        for _ in range(600):
            self.wfile.write(b" ")
            time.sleep(1)

    def answer_close(self) -> None:
        self.log_request_line(0)

    def answer_redirect(self) -> None:
        self.log_request_line(302)
        self.head(302, {"location": "/", "content-length": "0"})

    def send(self, status: int, document: dict) -> None:
        self.log_request_line(status)
        self.reply(status, json.dumps(document).encode())

    def reply(self, status: int, body: bytes) -> None:
        self.head(status, {"content-type": "application/json", "content-length": str(len(body))})
        self.wfile.write(body)

    def head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_request_line(self, status: int) -> None:
        """Before the answer: whoever has read that knows that the line is there."""
        if not self.server.log:
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        line = {"path": self.path, "headers": headers, "body": base64.b64encode(self.body).decode(), "status": status,
                "charged": self.charged}
        with self.server.lock:
            print(json.dumps(line), file=self.server.log, flush=True)

    def log_message(self, *_) -> None:
        """Silent: the log carries the requests alone."""


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    log = None

    def __init__(self, port: int, secret: str):
        super().__init__(("127.0.0.1", port), Bureau)
        self.secret, self.lock, self.answers, self.seen = secret, threading.Lock(), {}, {}

    def handle_error(self, request, client_address) -> None:
        """A server that hangs up early is what some of the paths are for."""


def main() -> None:
    parser = argparse.ArgumentParser(description="A credit bureau for demonstrations and tests.")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--secret", required=True)
    parser.add_argument("--log", metavar="FILE")
    arguments = parser.parse_args()
    server = Server(arguments.port, arguments.secret)
    if arguments.log:
        server.log = open(arguments.log, "a", encoding="utf-8")
    print(f"listening {server.server_address[1]}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
