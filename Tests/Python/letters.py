"""Proofs of address, as a merchant sends them and as `assay read-letter` reads them."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest
import uuid

from assay_server import SAMPLES, AssayServer, applicant_request, program

TRUTH = json.loads((SAMPLES / "truth.json").read_text())
SPECIMENS = pathlib.Path(__file__).resolve().parents[2] / "Samples" / "generate.py"


def letters(count=9, seed=11):
    """Drawn letters: their bytes and what they say."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, SPECIMENS, "--set", "bills", "--count", str(count), "--seed", str(seed), "--out",
                        folder], check=True, timeout=180)
        labels = json.loads((pathlib.Path(folder) / "labels.json").read_text())
        return [((pathlib.Path(folder) / label["file"]).read_bytes(), label) for label in labels]


def applicant(fields, address=None, **changes):
    """To whom a letter was sent, changed."""
    person = fields["applicant"]
    return {**person, **changes, "address": {**person["address"], **(address or {})}}


BILL = ("Example Power", "Erika Example", "1 Sample Road", "10115 Berlin", "Electricity bill", "Bill date: 3 March 2026",
        "Units used 120")
OTHERS = ("Example Water", "Nobody Atall", "9 Other Street", "20095 Hamburg", "Water bill", "Bill date: 9 April 2019",
          "Units used 733")


def pdf(hidden, shown):
    """A page whose text layer has both, though only the second is drawn (ISO 32000-1, 9.3.6: rendering mode 3)."""
    def lines(texts, mode):
        return "".join(f"BT /F 12 Tf {mode} Tr 60 {760 - 24 * row} Td ({text}) Tj ET " for row, text in enumerate(texts))
    content = lines(shown, 0) + lines(hidden, 3)
    return pdf_of(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                   "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
                   f"<</Length {len(content)}>>stream\n{content}\nendstream",
                   "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"])


def pdf_of(bodies, trailer=""):
    """A file of objects, numbered from 1, the catalogue first (ISO 32000-1, 7.5)."""
    parts, places, size = ["%PDF-1.7\n"], [], len("%PDF-1.7\n")
    for number, body in enumerate(bodies, 1):
        places.append(size)
        parts.append(f"{number} 0 obj\n{body}\nendobj\n")
        size += len(parts[-1])
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    return ("".join(parts) + f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}trailer\n"
            f"<</Size {len(bodies) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{size}\n%%EOF\n").encode()


def page_of(catalogue="", objects=(), trailer=""):
    """One empty page whose catalogue says more; more objects are numbered from 4."""
    return pdf_of([f"<</Type/Catalog/Pages 2 0 R{catalogue}>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                   "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>", *objects], trailer)


SCRIPT = "<</S/JavaScript/JS(app.alert\\(1\\))>>"
SEALED = f"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'5A' * 32}>/U<{'5A' * 32}>>>/ID[<00><00>]"
KIDS = " ".join(f"{3 + page} 0 R" for page in range(10_000))
# What no letter and no document needs, why it is refused, and a word of what the applicant is told.
HOSTILE = {
    "scripts": (page_of(f"/OpenAction {SCRIPT}"), "file.active_content", "scripts"),
    "named scripts": (page_of("/Names<</JavaScript<</Names[(go)4 0 R]>>>>", [SCRIPT]),
                      "file.active_content", "scripts"),
    "attachments": (page_of("/Names<</EmbeddedFiles<</Names[(a.txt)4 0 R]>>>>",
                            ["<</Type/Filespec/F(a.txt)/EF<</F 5 0 R>>>>",
                             "<</Type/EmbeddedFile/Length 5>>stream\nhello\nendstream"]),
                    "file.active_content", "files"),
    "encryption": (page_of(trailer=SEALED), "file.encrypted", "password"),
    "10,000 pages": (pdf_of(["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count 10000/Kids[{KIDS}]>>",
                             *["<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"] * 10_000]),
                     "file.too_many_pages", "pages"),
}


def read_letter(content, person, *arguments):
    """What `assay read-letter` says."""
    with tempfile.TemporaryDirectory() as folder:
        letter, declared = pathlib.Path(folder) / "letter", pathlib.Path(folder) / "applicant.json"
        letter.write_bytes(content)
        declared.write_text(json.dumps(person))
        return subprocess.run([program(), "read-letter", letter, "--applicant", declared, "--age-days-max", "3650",
                               "--json", *arguments], capture_output=True, text=True, timeout=120)


class LetterTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = AssayServer().start()
        cls.addClassCleanup(cls.server.close)
        cls.key = cls.server.key(test=False)
        cls.drawn = letters()
        cls.bill, label = next(item for item in cls.drawn if item[1]["capture"] == "pdf_text")
        cls.facts = label["fields"]

    def verify(self, person, content, wait=60):
        request = applicant_request(checks=["proof_of_address"])
        request["applicant"] = {**person, "external_id": f"letters-{uuid.uuid4()}"}
        request["consents"] = TRUTH["request"]["consents"]
        request["metadata"] = {}
        made = self.server.verify(self.key, request, [("proof_of_address", content)] if content else [],
                                  wait=wait)
        self.assertIn(made.status, (200, 202), made)
        return made.json, made.json["checks"][-1]

    def test_a_pdf_that_is_not_opened_says_why_costs_nothing_and_is_asked_for_again(self):
        for kind, name in (("proof_of_address", "proof_of_address"), ("document", "document_front")):
            for what, (content, code, word) in HOSTILE.items():
                with self.subTest(what=what, check=kind):
                    request = applicant_request(checks=[kind])
                    request["applicant"] = {"family_name": "Example", "external_id": f"letters-{uuid.uuid4()}"}
                    request["consents"], request["metadata"] = TRUTH["request"]["consents"], {}
                    made = self.server.verify(self.key, request, [(name, content)], wait=60)
                    self.assertEqual(made.status, 200, made)
                    check = made.json["checks"][-1]
                    self.assertEqual((check["outcome"], check["status"]), ("not_assessed", "complete"), check)
                    self.assertEqual([(reason["code"], reason["audience"]) for reason in check["reasons"]],
                                     [(code, "applicant")])
                    self.assertEqual((check["billing"]["billable"], check["billing"]["reason"]),
                                     (False, "image_quality"))
                    self.assertEqual(made.json["status"], "awaiting_input")
                    asked = made.json["requirements"]
                    self.assertEqual([(item["kind"], item["code"]) for item in asked], [(name, code)])
                    self.assertIn(word, asked[0]["message"])
                    events = [(event["check_id"], event["billable"])
                              for event in self.server.pages("/v1/usage-events", self.key)
                              if event["verification_id"] == made.json["id"]]
                    self.assertEqual(events, [(check["id"], False)])

    def test_the_command_line_says_why_a_pdf_is_not_opened(self):
        for what, (content, code, _) in HOSTILE.items():
            with self.subTest(what=what), tempfile.NamedTemporaryFile(suffix=".pdf") as file:
                file.write(content)
                file.flush()
                document = subprocess.run([program(), "read", file.name, "--json"], capture_output=True, text=True,
                                          timeout=120)
                for done in (read_letter(content, {}), document):
                    self.assertEqual(done.returncode, 0, done.stderr)
                    said = json.loads(done.stdout)
                    self.assertEqual((said["outcome"], said["reasons"]), ("not_assessed", [code]))

    def test_a_bill_with_text_is_read_and_compared_and_metered(self):
        verification, check = self.verify(applicant(self.facts), self.bill)
        self.assertEqual(check["extracted"]["full_name"], self.facts["name"])
        self.assertEqual(check["extracted"]["address"], self.facts["address"])
        self.assertEqual(check["extracted"]["date_of_issue"], self.facts["date_of_issue"])
        self.assertEqual(set(check["breakdown"]["comparisons"]["address"].values()), {"equal"})
        self.assertTrue(check["billing"]["billable"])
        listed = self.server.call("GET", f"/v1/verifications/{verification['id']}/evidence", self.key).json["data"]
        self.assertEqual([item["kind"] for item in listed], ["proof_of_address"])
        self.assertLessEqual({"original", "rectified", "annotated"}, set(listed[0]["views"]))

    def test_a_bill_to_somebody_else_or_to_another_house_is_never_clear(self):
        street = self.facts["street"]
        number = next(word for word in street.split() if word.isdigit())
        for person, reason in [
            (applicant(self.facts, family_name="Nobody"), "document.data_mismatch"),
            (applicant(self.facts, address={"line1": street.replace(number, str(int(number) + 2))}), "address.mismatch"),
        ]:
            _, check = self.verify(person, self.bill)
            self.assertIn(reason, [item["code"] for item in check["reasons"]])
            self.assertNotEqual(check["outcome"], "clear")

    def test_a_letter_older_than_the_tenant_takes_is_rejected_with_its_age(self):
        _, check = self.verify(applicant(self.facts), self.bill)
        self.assertEqual(check["outcome"], "rejected", check)
        self.assertEqual([item["code"] for item in check["reasons"]], ["address.too_old"])
        self.assertGreater(check["breakdown"]["age"]["days"], check["breakdown"]["age"]["days_max"])

    def test_a_letter_that_is_not_there_is_asked_for(self):
        verification, check = self.verify(applicant(self.facts), None, wait=1)
        self.assertEqual(verification["status"], "collecting")
        asked = [(item["kind"], item["code"]) for item in verification["requirements"]]
        self.assertEqual(asked, [("proof_of_address", "evidence.missing")])
        self.assertIsNone(check["billing"])

    def test_photographs_and_scans_are_read_too_and_never_to_a_wrong_address(self):
        clear = 0
        for content, label in self.drawn:
            for change in ({}, {"address": {"line1": "Fontane Boulevard 7"}}):
                done = read_letter(content, applicant(label["fields"], **change))
                self.assertEqual(done.returncode, 0, done.stderr)
                outcome = json.loads(done.stdout)["outcome"]
                if change:
                    self.assertNotEqual(outcome, "clear", label["file"])
                clear += outcome == "clear"
        self.assertGreaterEqual(clear, len(self.drawn) // 2)

    def test_languages_that_a_letter_is_not_in_do_it_no_harm(self):
        many = [part for code in ("ru", "el", "ar", "th", "hi") for part in ("--language", code)]
        clear = 0
        for content, label in self.drawn:
            if label["capture"] != "photo":
                continue
            person = applicant(label["fields"])
            if json.loads(read_letter(content, person).stdout)["outcome"] == "clear":
                clear += 1
                named = json.loads(read_letter(content, person, *many).stdout)
                self.assertEqual((named["outcome"], named["reasons"]), ("clear", []), label["file"])
        self.assertGreater(clear, 0)

    def test_a_text_that_the_page_does_not_show_proves_nothing(self):
        person = {"given_names": "Erika", "family_name": "Example",
                  "address": {"line1": "1 Sample Road", "postal_code": "10115", "city": "Berlin"}}
        honest = json.loads(read_letter(pdf((), BILL), person).stdout)
        self.assertEqual(honest["outcome"], "clear", honest)
        self.assertEqual(honest["breakdown"]["legibility"]["pages"][0]["origin"], "text_layer")
        for shown in ((), OTHERS):
            seen = json.loads(read_letter(pdf(BILL, shown), person).stdout)
            self.assertNotEqual(seen["outcome"], "clear", seen)
            self.assertNotEqual((seen["extracted"] or {}).get("full_name"), "Erika Example", seen)

    def test_an_applicant_that_is_none_is_refused_in_words(self):
        for person in ([], {"family": "Example"}, {"address": {"country": "Atlantis"}}):
            done = read_letter(pdf((), BILL), person)
            self.assertEqual(done.returncode, 1, person)
            self.assertIn("applicant.json", done.stderr)
        self.assertEqual(read_letter(pdf((), BILL), {}, "--age-days-max", "0").returncode, 2)


if __name__ == "__main__":
    unittest.main()
