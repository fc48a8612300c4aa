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


def applicant(fields, **changes):
    given, family = fields["name"].rsplit(" ", 1)
    code, city = fields["place"].split(" ", 1)
    address = {"line1": fields["street"], "postal_code": code, "city": city, "country": fields["country"]}
    person = {"given_names": given, "family_name": family, "address": address}
    person["address"].update(changes.pop("address", {}))
    return {**person, **changes}


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
        with tempfile.TemporaryDirectory() as folder:
            for index, (content, label) in enumerate(self.drawn):
                letter, person = pathlib.Path(folder) / f"{index}", pathlib.Path(folder) / f"{index}.json"
                letter.write_bytes(content)
                for change in ({}, {"address": {"line1": "Fontane Boulevard 7"}}):
                    person.write_text(json.dumps(applicant(label["fields"], **change)))
                    done = subprocess.run([program(), "read-letter", letter, "--applicant", person, "--age-days-max",
                                           "3650", "--json"], capture_output=True, text=True, timeout=120)
                    self.assertEqual(done.returncode, 0, done.stderr)
                    outcome = json.loads(done.stdout)["outcome"]
                    if change:
                        self.assertNotEqual(outcome, "clear", label["file"])
                    clear += outcome == "clear"
        self.assertGreaterEqual(clear, len(self.drawn) // 2)


if __name__ == "__main__":
    unittest.main()
