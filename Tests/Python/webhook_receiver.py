"""A webhook receiver that behaves as its path says: `webhook_receiver.py [--port N] [--log FILE] [--tls CERTIFICATE KEY]`.

It prints `listening PORT`, and writes one JSON line a request to FILE, or else after that line: path, headers (names in
lower case), body in base64.

    /ok            204                     /status/N       N
    /redirect      302 to /ok              /retry-after/N  503 with `Retry-After: N`
    /hang          no answer, 10 minutes   /drip           200, then a byte a second
    /big           200 and 10 MB           /close          closes the connection without an answer
"""

import argparse
import base64
import http.server
import json
import ssl
import sys
import time


class Receiver(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", "0")))
        headers = {name.lower(): value for name, value in self.headers.items()}
        line = {"path": self.path, "headers": headers, "body": base64.b64encode(body).decode()}
        print(json.dumps(line), file=self.server.log, flush=True)
        self.close_connection = True
        verb, *values = self.path.strip("/").split("/")
        getattr(self, "answer_" + verb.replace("-", "_"), self.answer_ok)(*values)

    def answer_ok(self) -> None:
        self.head(204)

    def answer_status(self, status: str) -> None:
        self.head(int(status), {"content-length": "0"})

    def answer_redirect(self) -> None:
        self.head(302, {"location": "/ok", "content-length": "0"})

    def answer_retry_after(self, seconds: str) -> None:
        self.head(503, {"retry-after": seconds, "content-length": "0"})

    def answer_hang(self) -> None:
        time.sleep(600)

    def answer_drip(self) -> None:
        self.head(200, {"content-length": "600"})
        for _ in range(600):
            self.wfile.write(b".")
            time.sleep(1)

    def answer_big(self) -> None:
        self.head(200, {"content-length": str(10_000_000)})
        for _ in range(1000):
            self.wfile.write(bytes(10_000))

    def answer_close(self) -> None:
        pass

    def head(self, status: int, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_) -> None:
        """Silent: the log carries the requests alone."""


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    log = sys.stdout

    def handle_error(self, request, client_address) -> None:
        """A sender that hangs up early is what some of the paths are for."""


def main() -> None:
    parser = argparse.ArgumentParser(description="A webhook receiver that behaves as its path says.")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--log", metavar="FILE")
    parser.add_argument("--tls", nargs=2, metavar=("CERTIFICATE", "KEY"))
    arguments = parser.parse_args()
    server = Server(("127.0.0.1", arguments.port), Receiver)
    if arguments.log:
        server.log = open(arguments.log, "a", encoding="utf-8")
    if arguments.tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*arguments.tls)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    print(f"listening {server.server_address[1]}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
