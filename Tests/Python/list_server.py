"""A publisher of lists that behaves as its path says: `list_server.py --log FILE`. It prints `listening PORT`, and
writes one JSON line a request to FILE: path and headers (names in lower case).

    /list/NAME       200 with an ETag and Last-Modified, or 304 to whoever has them
    /plain/NAME      200 without either
    /hop/N/PATH      302 to /hop/N-1/PATH, and from 0 to /PATH
    /away/URL        302 to the URL, percent-encoded        /nowhere   302 without a Location
    /status/N        N                                      /short     ends before its Content-Length
    /chunked         in chunks                              /torn      in chunks, broken off
    /drip            a byte a second                        /hang      no answer
    /big/N           N bytes, their number told             /endless   bytes without end or Content-Length
"""

import argparse
import http.server
import json
import time
import urllib.parse

BODY = b"id,name\n1,Sample Person\n"


class Publisher(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        print(json.dumps({"path": self.path, "headers": headers, "body": ""}), file=self.server.log, flush=True)
        self.close_connection = True
        verb, *values = self.path.strip("/").split("?")[0].split("/")
        getattr(self, "answer_" + verb)(*values)

    def answer_list(self, name: str) -> None:
        marks = {"etag": '"v1"', "last-modified": "Sun, 06 Nov 1994 08:49:37 GMT"}
        if self.headers.get("if-none-match") == '"v1"':
            return self.head(304, marks)
        self.head(200, marks | {"content-length": str(len(BODY))})
        self.wfile.write(BODY)

    def answer_plain(self, name: str) -> None:
        self.head(200, {"content-length": str(len(BODY))})
        self.wfile.write(BODY)

    def answer_hop(self, count: str, *path: str) -> None:
        rest = "/" + "/".join(path)
        self.head(302, {"location": rest if count == "0" else f"/hop/{int(count) - 1}{rest}", "content-length": "0"})

    def answer_away(self, url: str) -> None:
        self.head(302, {"location": urllib.parse.unquote(url), "content-length": "0"})

    def answer_nowhere(self) -> None:
        self.head(302, {"content-length": "0"})

    def answer_status(self, status: str) -> None:
        self.head(int(status), {"content-length": "0"})

    def answer_short(self) -> None:
        self.head(200, {"content-length": "1000"})
        self.wfile.write(BODY)

    def answer_chunked(self, ends: bool = True) -> None:
        self.head(200, {"transfer-encoding": "chunked"})
        for part in (BODY[:7], BODY[7:]):
            self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
        if ends:
            self.wfile.write(b"0\r\n\r\n")

    def answer_torn(self) -> None:
        self.answer_chunked(ends=False)

    def answer_drip(self) -> None:
        self.head(200, {"content-length": "600"})
        for _ in range(600):
            self.wfile.write(b".")
            time.sleep(1)

    def answer_hang(self) -> None:
        time.sleep(600)

    def answer_big(self, count: str) -> None:
        self.head(200, {"content-length": count})
        self.wfile.write(bytes(int(count)))

    def answer_endless(self) -> None:
        self.head(200, {"connection": "close"})
        while True:
            self.wfile.write(bytes(65_536))

    def head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_) -> None:
        """Silent: the log carries the requests alone."""


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address) -> None:
        """A reader that hangs up early is what some of the paths are for."""


def main() -> None:
    parser = argparse.ArgumentParser(description="A publisher of lists that behaves as its path says.")
    parser.add_argument("--log", metavar="FILE", required=True)
    server = Server(("127.0.0.1", 0), Publisher)
    server.log = open(parser.parse_args().log, "a", encoding="utf-8")
    print("listening", server.server_address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
