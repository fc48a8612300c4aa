"""Uploads are bounded in bytes, parts, time and memory, and each bound answers with its own problem."""

import concurrent.futures
import json
import socket
import threading
import time
import unittest

from assay_server import JPEG, AssayServer, applicant_request, multipart

MIB = 1 << 20


class UploadTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = AssayServer().start()
        cls.addClassCleanup(cls.server.close)
        cls.key = cls.server.key()

    def head(self, length, media_type="multipart/form-data; boundary=b", extra=""):
        return (f"POST /v1/verifications HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {self.key}\r\n"
                f"Content-Type: {media_type}\r\nContent-Length: {length}\r\n{extra}\r\n").encode()

    def raw(self):
        return socket.create_connection(("127.0.0.1", self.server.port), timeout=60)

    @staticmethod
    def answer(link):
        """Everything until the server closes."""
        received = b""
        try:
            while piece := link.recv(65536):
                received += piece
        except ConnectionResetError:
            pass
        return received

    def problem(self, reply, status, code):
        self.assertEqual(reply.status, status, reply)
        self.assertEqual(reply.headers["Content-Type"].split(";")[0], "application/problem+json")
        self.assertEqual(reply.json["code"], code)

    def count(self):
        return self.server.sql("select count(*) from evidence_intakes")[0][0], \
            self.server.sql("select count(*) from evidence")[0][0]

    def test_a_part_past_its_bound_is_413_and_ends_the_connection(self):
        start = b'--b\r\nContent-Disposition: form-data; name="selfie"; filename="s"\r\n\r\n' + JPEG
        before = self.count()
        with self.raw() as link:
            link.sendall(self.head(50 * MIB) + start)
            stopped = False
            try:
                for _ in range(40):
                    link.sendall(bytes(MIB))
            except (ConnectionResetError, BrokenPipeError):
                stopped = True
            received = self.answer(link)
        # Whoever goes on sending loses the answer to the reset; whoever looks has it.
        self.assertTrue(stopped or received.startswith(b"HTTP/1.1 413"), received[:300])
        self.assertEqual(self.count(), before)

    def test_a_part_one_byte_past_its_bound_is_413_and_at_its_bound_is_taken(self):
        for extra, status in ((0, 200), (1, 413)):
            with self.subTest(extra=extra):
                picture = JPEG + bytes(15 * MIB - len(JPEG) + extra)
                reply = self.server.verify(self.key, files=[("document_front", JPEG), ("selfie", picture)])
                self.assertEqual(reply.status, status, reply)
                if status == 413:
                    self.assertEqual(reply.json["code"], "too_large")
                    self.assertEqual(reply.headers["Connection"].lower(), "close")

    def test_a_dripping_body_is_408(self):
        with self.raw() as link:
            link.sendall(self.head(10_000))
            done = threading.Event()

            def drip():
                while not done.wait(0.5):
                    try:
                        link.sendall(b"-")
                    except OSError:
                        return

            dripper = threading.Thread(target=drip)
            dripper.start()
            received = self.answer(link)
            done.set()
            dripper.join()
        self.assertTrue(received.startswith(b"HTTP/1.1 408"), received[:300])
        self.assertIn(b"too_slow", received)

    def test_a_body_that_never_comes_is_408(self):
        with self.raw() as link:
            link.sendall(self.head(10_000))
            received = self.answer(link)
        self.assertTrue(received.startswith(b"HTTP/1.1 408"), received[:300])

    def test_a_form_without_boundary_is_400(self):
        body = multipart(applicant_request(), [("selfie", JPEG)])[0]
        for parameter in ("", "; boundary=", "; boundary=other"):
            media_type = "multipart/form-data" + parameter
            with self.subTest(media_type=media_type), self.raw() as link:
                link.sendall(self.head(len(body), media_type, "Connection: close\r\n") + body)
                received = self.answer(link)
                self.assertTrue(received.startswith(b"HTTP/1.1 400"), received[:300])

    def test_a_form_that_ends_early_is_400(self):
        body, media_type = multipart(applicant_request(), [("selfie", JPEG)])
        with self.raw() as link:
            link.sendall(self.head(len(body) - 10, media_type, "Connection: close\r\n") + body[:-10])
            received = self.answer(link)
        self.assertTrue(received.startswith(b"HTTP/1.1 400"), received[:300])

    def test_a_part_of_an_unknown_name_is_422(self):
        self.problem(self.server.verify(self.key, files=[("passport", JPEG)]), 422, "invalid")

    def test_two_request_parts_are_400(self):
        request = json.dumps(applicant_request()).encode()
        self.problem(self.server.verify(self.key, files=[("request", request)]), 400, "malformed")

    def test_more_than_eighty_parts_are_413(self):
        files = [("liveness_frame", JPEG)] * 80
        self.problem(self.server.verify(self.key, files=files), 413, "too_large")

    def test_a_text_file_is_415_and_leaves_nothing(self):
        before = self.count(), self.server.sql("select count(*) from verifications")
        reply = self.server.verify(self.key, files=[("document_front", b"this is a text"), ("selfie", JPEG)])
        self.problem(reply, 415, "unsupported_media_type")
        self.assertEqual((self.count(), self.server.sql("select count(*) from verifications")), before)

    def test_a_client_that_expects_100_continue_gets_it_where_its_request_was_let_in(self):
        body, media_type = multipart(applicant_request(), [("document_front", JPEG), ("selfie", JPEG)])
        extra = "Expect: 100-continue\r\nConnection: close\r\nPrefer: wait=30\r\n"
        with self.raw() as link:
            link.sendall(self.head(len(body), media_type, extra))
            link.settimeout(10)
            self.assertEqual(link.recv(65536), b"HTTP/1.1 100 Continue\r\n\r\n")
            link.settimeout(60)
            link.sendall(body)
            received = self.answer(link)
        self.assertRegex(received, rb"^HTTP/1.1 20[02]")
        for head, status in [
            (self.head(len(body), media_type, extra).replace(self.key.encode(), b"assay_test_nobody"), b"401"),
            (self.head(100 * MIB, media_type, extra), b"413"),
        ]:
            with self.raw() as link:
                link.sendall(head)
                self.assertTrue(self.answer(link).startswith(b"HTTP/1.1 " + status))

    def test_a_client_that_goes_in_the_middle_is_no_fault_of_the_server(self):
        for _ in range(20):
            with self.raw() as link:
                link.sendall(self.head(1000) + b"--b\r\n")
            with self.raw() as link:
                link.sendall(self.head(1000, "application/json") + b"{")
        end = time.monotonic() + 30
        while True:
            metrics = self.server.call("GET", "/metrics").body.decode()
            seen = [line for line in metrics.splitlines() if line.startswith("assay_http_requests_total")]
            told = sum(int(line.rsplit(" ", 1)[1]) for line in seen if 'status="400"' in line)
            if told >= 40:
                break
            self.assertLess(time.monotonic(), end, seen)
            time.sleep(0.2)
        self.assertEqual([line for line in seen if 'status="5' in line], [])

    def test_what_follows_100_continue_on_a_kept_connection_is_in_order(self):
        body = json.dumps({"given_names": "Maria"}).encode()
        head = (f"POST /v1/applicants HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {self.key}\r\n"
                f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n").encode()
        with self.raw() as link:
            link.settimeout(10)
            for _ in range(3):
                link.sendall(head + b"Expect: 100-continue\r\n\r\n")
                self.assertEqual(link.recv(65536), b"HTTP/1.1 100 Continue\r\n\r\n")
                link.sendall(body)
                self.assertTrue(link.recv(65536).startswith(b"HTTP/1.1 201"))
                link.sendall(head + b"\r\n" + body)
                self.assertTrue(link.recv(65536).startswith(b"HTTP/1.1 201"))

    def test_memory_is_bounded_under_parallel_large_uploads(self):
        picture = JPEG + bytes(15 * MIB - len(JPEG) - 1)
        peak, done = [0.0], threading.Event()

        def watch():
            while not done.wait(0.02):
                peak[0] = max(peak[0], self.server.resident_mib())

        watcher = threading.Thread(target=watch)
        watcher.start()
        with concurrent.futures.ThreadPoolExecutor(32) as pool:
            def submit(_):
                return self.server.verify(
                    self.key, files=[("document_front", JPEG), ("selfie", picture)], wait=0, headers={})
            replies = list(pool.map(submit, range(32)))
        done.set()
        watcher.join()
        print(f"peak resident memory: {peak[0]:.0f} MiB")
        self.assertEqual({reply.status for reply in replies} - {200, 202}, set())
        self.assertLess(peak[0], 250)
        self.assertEqual(self.server.call("GET", "/healthz").status, 200)


if __name__ == "__main__":
    unittest.main(verbosity=2)
