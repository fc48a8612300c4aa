"""The report on a verification for people: a PDF that says what the API says, to whom it may say it."""

import pathlib
import subprocess
import tempfile
import unittest
import uuid

from assay_server import SAMPLES, AssayServer, applicant_request

PASSPORT = (SAMPLES / "passport.jpg").read_bytes()
READER = "verifications:read"


def tool(name, pdf, *arguments):
    """What a tool of poppler's says of a file."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "report.pdf"
        file.write_bytes(pdf)
        return subprocess.run([name, *arguments, file, *(["-"] if name == "pdftotext" else [])], capture_output=True,
                              text=True, check=True, timeout=60).stdout


def pictures(pdf):
    """How many pictures a file shows; masks of pictures are none."""
    return sum(line.split()[2] == "image" for line in tool("pdfimages", pdf, "-list").splitlines()[2:])


class ReportTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = AssayServer(tenants=("demo", "acme-pay")).start()
        cls.addClassCleanup(cls.server.close)
        cls.key = cls.server.key(test=False)
        request = applicant_request(checks=["document"])
        request["applicant"]["external_id"] = f"reports-{uuid.uuid4()}"
        cls.made = cls.server.verify(cls.key, request, [("document_front", PASSPORT)]).json
        cls.path = f"/v1/verifications/{cls.made['id']}/report.pdf"

    def report(self, key=None, query="", headers=None):
        reply = self.server.call("GET", self.path + query, key or self.key, headers=headers)
        self.assertEqual(reply.status, 200, reply)
        self.assertEqual(reply.headers["Content-Type"], "application/pdf")
        self.assertTrue(reply.body.startswith(b"%PDF-"), reply.body[:20])
        return reply

    def test_it_says_what_the_answer_says_and_shows_the_annotated_page(self):
        reply = self.report()
        self.assertIn("no-store", reply.headers["Cache-Control"])
        text = tool("pdftotext", reply.body, "-layout")
        self.assertIn(self.made["id"], text)
        check = self.made["checks"][0]
        self.assertIn(check["extracted"]["family_name"], text)
        self.assertEqual(check["outcome"], "clear")
        self.assertIn(check["extracted"]["document_number"], text)
        self.assertGreaterEqual(pictures(reply.body), 1)

    def test_its_properties_name_nobody(self):
        said = tool("pdfinfo", self.report().body)
        for word in ("Lindqvist", "LINDQVIST", "Maria", self.made["applicant_id"]):
            self.assertNotIn(word, said)

    def test_it_is_in_the_language_asked_for(self):
        for query, headers in [("?language=de", {}), ("", {"Accept-Language": "de-AT, en;q=0.5"})]:
            reply = self.report(query=query, headers=headers)
            self.assertEqual(reply.headers["Content-Language"], "de")
            self.assertIn("Seite 1", tool("pdftotext", reply.body, "-layout"))
        for language in ("ar", "zh-Hans", "fr", "es"):
            self.assertEqual(self.report(query=f"?language={language}").headers["Content-Language"], language)

    def test_a_key_that_may_not_see_evidence_gets_no_pictures(self):
        self.assertEqual(pictures(self.report(self.server.key(scopes=READER, test=False)).body), 0)

    def test_nobody_else_gets_it(self):
        other = self.server.call("GET", self.path, self.server.key("acme-pay", test=False))
        self.assertEqual(other.status, 404, other)
        unable = self.server.call("GET", self.path, self.server.key(scopes="usage:read", test=False))
        self.assertEqual(unable.status, 403, unable)

    def test_each_picture_in_it_is_an_entry_of_the_audit_log(self):
        count = "select count(*) from audit_log where action = 'evidence.read.annotated'"
        before = int(self.server.sql(count)[0][0])
        self.report()
        self.assertEqual(int(self.server.sql(count)[0][0]), before + 1)

    def test_evidence_that_was_erased_is_said_to_be(self):
        selfie = (SAMPLES / "selfie.jpg").read_bytes()
        made = self.server.verify(self.key, None, [("document_front", PASSPORT), ("selfie", selfie)]).json
        withdrawn = {"purpose": "biometric", "granted": False, "granted_at": "2026-02-01T00:00:00Z",
                     "text_version": "1", "language": "en"}
        reply = self.server.call(
            "POST", f"/v1/applicants/{made['applicant_id']}/consents", self.key, {"consents": [withdrawn]})
        self.assertLess(reply.status, 300, reply)
        reply = self.server.call("GET", f"/v1/verifications/{made['id']}/report.pdf", self.key)
        self.assertEqual(reply.status, 200, reply)
        text = tool("pdftotext", reply.body, "-layout")
        self.assertIn("This evidence was erased.", text)
        self.assertGreaterEqual(pictures(reply.body), 1)


if __name__ == "__main__":
    unittest.main(verbosity=2)
