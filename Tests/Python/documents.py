"""Documents of one side and of two, as a merchant sends them and as `assay read` reads them."""

import io
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest
import uuid

from PIL import Image

from assay_server import SAMPLES, AssayServer, applicant_request, program

TRUTH = json.loads((SAMPLES / "truth.json").read_text())
SPECIMENS = pathlib.Path(__file__).resolve().parents[2] / "Samples" / "generate.py"
PASSPORT = (SAMPLES / "passport.jpg").read_bytes()


def jpeg(image):
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90)
    return out.getvalue()


def portrait_half():
    """The passport's upper part: a portrait and printed text, no machine-readable zone."""
    page = Image.open(io.BytesIO(PASSPORT))
    return jpeg(page.crop((0, 0, page.width, int(page.height * 0.7))))


def licence():
    """A drawn licence of the United States or Canada: its two pictures and what they say."""
    return drawn("licences", 7)


def drawn(kind, seed):
    """The first document of a drawn set: its two pictures and what its front says."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, SPECIMENS, "--set", kind, "--count", "2", "--seed", str(seed), "--out", folder],
                       check=True, timeout=120)
        labels = json.loads((pathlib.Path(folder) / "labels.json").read_text())
        pictures = {label["side"]: (pathlib.Path(folder) / label["file"]).read_bytes() for label in labels[:2]}
    return pictures["front"], pictures["back"], labels[0]["fields"]


def read(*arguments):
    return subprocess.run([program(), "read", *map(str, arguments)], capture_output=True, text=True, timeout=120)


class DocumentTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = AssayServer().start()
        cls.addClassCleanup(cls.server.close)
        cls.key = cls.server.key(test=False)

    def verify(self, files, applicant=None, documents=None):
        request = applicant_request(checks=["document"])
        request["applicant"] = {**(applicant or TRUTH["applicant"]), "external_id": f"documents-{uuid.uuid4()}"}
        if documents:
            request["documents"] = documents
        request["consents"] = TRUTH["request"]["consents"]
        request["metadata"] = {}
        made = self.server.verify(self.key, request, files, wait=60)
        self.assertIn(made.status, (200, 202), made)
        verification = made.json
        return verification, [check for check in verification["checks"] if check["type"] == "document"][-1]

    def test_the_zone_is_read_on_whichever_side_it_stands(self):
        for front, back in [(portrait_half(), PASSPORT), (PASSPORT, portrait_half())]:
            verification, check = self.verify([("document_front", front), ("document_back", back)])
            self.assertEqual(check["outcome"], "clear", check)
            self.assertEqual(check["extracted"]["document_number"], "XU4821907")
            listed = self.server.call("GET", f"/v1/verifications/{verification['id']}/evidence", self.key).json["data"]
            self.assertEqual(sorted(item["kind"] for item in listed), ["document_back", "document_front"])
            for item in listed:
                self.assertLessEqual({"original", "rectified", "annotated"}, set(item["views"]), item)

    def test_a_licence_is_read_by_the_barcode_on_its_back_and_the_print_on_its_front(self):
        front, back, facts = licence()
        names = {name: facts[name] for name in ("family_name", "given_names", "date_of_birth")}
        kind = [{"type": "driving_licence", "country": facts["issuing_country"]}]
        _, check = self.verify([("document_front", front), ("document_back", back)], names, kind)
        for name in ("document_number", "family_name", "date_of_birth", "date_of_expiry"):
            self.assertEqual(check["extracted"][name], facts[name], name)
        compared = check["breakdown"]["comparisons"]
        self.assertEqual({compared[name] for name in names}, {"equal"}, compared)
        self.assertNotIn("different", compared["barcode_visual_zone"].values(), compared)
        boxes = [field["box"] for field in check["breakdown"]["visual_zone"]["fields"]]
        self.assertTrue(boxes and all(len(box) == 4 for box in boxes))

    def test_the_signature_is_cut_out_and_sealed_with_the_document(self):
        verification, check = self.verify([("document_front", PASSPORT)])
        item = self.server.call("GET", f"/v1/verifications/{verification['id']}/evidence", self.key).json["data"][0]
        self.assertIn("signature", item["views"])
        got = self.server.call("GET", f"/v1/evidence/{item['id']}/content?view=signature", self.key)
        crop = Image.open(io.BytesIO(got.body))
        box = next(mark["box"] for mark in check["breakdown"]["marks"] if mark["kind"] == "signature")
        for side, extent in zip(crop.size, box[2:]):
            self.assertAlmostEqual(side, extent, delta=1)
        # The holder signs at 86 to 120 of 125 mm across and 20.2 to 30.4 of 88 mm down.
        page = Image.open(io.BytesIO(self.server.call(
            "GET", f"/v1/evidence/{item['id']}/content?view=rectified", self.key).body))
        self.assertTrue(0.69 < (box[0] + box[2] / 2) / page.width < 0.96, box)
        self.assertTrue(0.22 < (box[1] + box[3] / 2) / page.height < 0.36, box)

    def test_the_portrait_is_cut_out_and_every_field_of_the_zone_has_its_place(self):
        verification, check = self.verify([("document_front", PASSPORT)])
        item = self.server.call("GET", f"/v1/verifications/{verification['id']}/evidence", self.key).json["data"][0]
        self.assertIn("portrait", item["views"])
        crop, page = (
            Image.open(io.BytesIO(self.server.call(
                "GET", f"/v1/evidence/{item['id']}/content?view={view}", self.key).body))
            for view in ("portrait", "rectified"))
        marks = {mark["kind"]: mark["box"] for mark in check["breakdown"]["marks"]}
        for side, extent in zip(crop.size, marks["portrait"][2:]):
            self.assertAlmostEqual(side, extent, delta=1)
        zone = check["breakdown"]["machine_readable_zone"]
        self.assertEqual([line["text"] for line in zone["lines"]], check["extracted"]["mrz"])
        for line in zone["lines"]:
            self.assertEqual(len(line["confidences"]), 44)
            self.assertTrue(all(0 <= value <= 1 for value in line["confidences"]), line)
        fields = {field["field"]: field for field in zone["fields"]}
        self.assertEqual(fields["document_number"]["text"], "XU4821907")
        # Of a page of 125 by 88 mm: characters of 2.54 mm from 6 mm on, lines centred at 72.25 and 78.6 mm.
        places = (("document_number", 0, 78.6), ("date_of_birth", 13, 78.6), ("family_name", 5, 72.25))
        for name, place, centre in places:
            left, top, width, height = fields[name]["box"]
            self.assertAlmostEqual(left / page.width * 125, 6 + 2.54 * place, delta=1.27, msg=name)
            self.assertAlmostEqual(width / page.width * 125, 2.54 * len(fields[name]["text"]), delta=1.27, msg=name)
            self.assertAlmostEqual((top + height / 2) / page.height * 88, centre, delta=1.27, msg=name)
        for correction in check["breakdown"]["corrections"]:
            self.assertEqual(set(correction), {"line", "position", "from", "to", "proved_by"})
            line = check["extracted"]["mrz"][correction["line"] - 1]
            self.assertEqual(line[correction["position"] - 1], correction["to"])

    def test_a_ghost_image_is_not_taken_for_the_portrait(self):
        # The same head beside the portrait: half as wide again, and as pale as a ghost is printed.
        page = Image.open(SAMPLES / "passport.png").convert("RGB")
        millimetre = 300 / 25.4
        place = lambda *edges: tuple(round(120 + edge * millimetre) for edge in edges)
        head = page.crop(place(6.5, 16.5, 41.5, 61.5))
        box = place(60, 8, 112.5, 62)
        paper = page.crop(box).resize((1, 1)).resize((box[2] - box[0], box[3] - box[1]))
        page.paste(Image.blend(paper, head.convert("L").convert("RGB").resize(paper.size), 0.4), box)
        with tempfile.NamedTemporaryFile(suffix=".jpg") as file:
            file.write(jpeg(page))
            file.flush()
            seen = json.loads(read(file.name, "--json").stdout)
        ghosts = [mark["box"] for mark in seen["breakdown"]["marks"] if mark["kind"] == "ghost_image"]
        self.assertEqual(len(ghosts), 1, seen["breakdown"]["marks"])
        self.assertNotIn("second_portrait", [mark["kind"] for mark in seen["breakdown"]["marks"]])
        left, _, width, _ = ghosts[0]
        self.assertGreater(left + width / 2, 1600 * 0.45, ghosts)

    def test_both_sides_in_one_picture_are_read_and_compared(self):
        front, back, _ = drawn("cards", 11)
        sides = [Image.open(io.BytesIO(side)).convert("RGB") for side in (front, back)]
        both = Image.new("RGB", (max(side.width for side in sides), sum(side.height for side in sides)))
        both.paste(sides[0], (0, 0))
        both.paste(sides[1], (0, sides[0].height))
        with tempfile.NamedTemporaryFile(suffix=".jpg") as file:
            file.write(jpeg(both))
            file.flush()
            seen = json.loads(read(file.name, "--json").stdout)
        self.assertEqual(seen["outcome"], "clear", seen["reasons"])
        compared = seen["breakdown"]["comparisons"]["mrz_visual_zone"]
        for name in ("document_number", "family_name", "given_names"):
            self.assertEqual(compared[name], "equal", compared)

    def test_a_copy_without_colour_is_read_and_looked_at_by_a_person(self):
        grey = jpeg(Image.open(io.BytesIO(PASSPORT)).convert("L").convert("RGB"))
        verification, check = self.verify([("document_front", grey)])
        self.assertEqual(check["outcome"], "consider", check)
        self.assertEqual([reason["code"] for reason in check["reasons"]], ["image.no_colour"])
        self.assertEqual(check["extracted"]["document_number"], "XU4821907")
        self.assertEqual(verification["status"], "in_review")

    def test_an_edited_picture_is_looked_at_by_a_person_where_it_was_edited(self):
        picture = Image.open(io.BytesIO(PASSPORT)).convert("RGB")
        grain = Image.effect_noise((160, 160), 90).convert("RGB")
        left, top = picture.width // 2 + 3, picture.height // 3 + 5
        picture.paste(grain, (left, top))
        kept = io.BytesIO()
        picture.save(kept, "PNG")
        verification, check = self.verify([("document_front", kept.getvalue())])
        self.assertIn("document.altered", [reason["code"] for reason in check["reasons"]], check["breakdown"])
        self.assertIn("compression", [trace["kind"] for trace in check["breakdown"]["traces"]])
        self.assertEqual(verification["status"], "in_review")

    def test_a_zone_cut_out_of_its_page_is_no_document(self):
        page = Image.open(io.BytesIO(PASSPORT))
        strip = jpeg(page.crop((0, int(page.height * 0.7), page.width, page.height)))
        _, check = self.verify([("document_front", strip)])
        self.assertEqual(check["extracted"]["document_number"], "XU4821907")
        self.assertEqual(check["outcome"], "consider", check)
        self.assertEqual([reason["code"] for reason in check["reasons"]], ["evidence.missing"])

    def test_a_picture_of_a_screen_is_looked_at_by_a_person_and_one_of_print_is_not_taken_for_it(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, SPECIMENS, "--set", "screens", "--count", "4", "--seed", "1", "--out",
                            folder], check=True, timeout=120)
            labels = json.loads((pathlib.Path(folder) / "labels.json").read_text())
            seen = [json.loads(read(pathlib.Path(folder) / label["file"], "--json").stdout) for label in labels]
        # The first screen's pixels are as fine as the picture's, which hides them; the other's leave their moiré.
        self.assertEqual([label["screen"] for label in labels], ["none", "stripes", "none", "diamonds"])
        self.assertEqual((seen[3]["outcome"], seen[3]["reasons"]), ("consider", ["image.screen"]), seen[3])
        trace = next(trace for trace in seen[3]["breakdown"]["traces"] if trace["kind"] == "screen")
        self.assertTrue(len(trace["box"]) == 4 and trace["strength"] > 0, trace)
        for honest in (seen[0], seen[2]):
            self.assertNotIn("image.screen", honest["reasons"])

    def test_a_dark_picture_is_asked_for_again_in_words(self):
        dark = jpeg(Image.open(io.BytesIO(PASSPORT)).point(lambda value: value // 25))
        verification, check = self.verify([("document_front", dark)])
        self.assertEqual([reason["code"] for reason in check["reasons"]], ["image.too_dark"])
        self.assertFalse(check["billing"]["billable"])
        self.assertEqual(verification["status"], "awaiting_input")
        asked = verification["requirements"]
        self.assertEqual([(item["kind"], item["code"]) for item in asked], [("document_front", "image.too_dark")])
        self.assertIn("dark", asked[0]["message"])

    def test_a_reported_document_is_looked_at_by_a_person(self):
        with tempfile.TemporaryDirectory() as folder:
            register = pathlib.Path(folder) / "reported.csv"
            register.write_text("issuer,number\n# lost in May\nUTO,xu 4821907\n")
            server = AssayServer(arguments=("--reported-documents", str(register))).start()
            self.addCleanup(server.close)
            key = server.key(test=False)
            request = applicant_request(checks=["document"])
            request["applicant"] = {**TRUTH["applicant"], "external_id": "reported"}
            request["consents"] = TRUTH["request"]["consents"]
            made = server.verify(key, request, [("document_front", PASSPORT)], wait=60)
            check = made.json["checks"][0]
            self.assertEqual([reason["code"] for reason in check["reasons"]], ["document.reported"])
            self.assertEqual(check["breakdown"]["comparisons"]["register"], "reported")
            self.assertEqual(made.json["status"], "in_review")
            register.write_text("UTO,XU4821907\nnowhere\n")
            refused = subprocess.run([program(), "serve", "--data", folder + "/data", "--reported-documents", register],
                                     capture_output=True, text=True, timeout=120)
            self.assertEqual(refused.returncode, 1)
            self.assertIn("line 2", refused.stderr)
            self.assertFalse((pathlib.Path(folder) / "data").exists())

    def test_a_document_that_another_applicant_gave_is_looked_at_by_a_person_with_where(self):
        server = AssayServer(tenants=("acme-pay",)).start()
        self.addCleanup(server.close)
        key = server.key("acme-pay", test=False)
        found = []
        for name in ("first", "first", "second"):
            request = applicant_request(checks=["document"])
            request["applicant"] = {**TRUTH["applicant"], "external_id": name}
            request["consents"], request["metadata"] = TRUTH["request"]["consents"], {}
            made = server.verify(key, request, [("document_front", PASSPORT)], wait=60)
            found.append((made.json["id"], made.json["checks"][0]))
        for _, check in found[:2]:
            self.assertNotIn("document.seen_before", [reason["code"] for reason in check["reasons"]])
        self.assertIn("document.seen_before", [reason["code"] for reason in found[2][1]["reasons"]])
        earlier = found[2][1]["breakdown"]["comparisons"]["seen_before"]
        for kind in ("documents", "pictures", "portraits"):
            self.assertEqual(sorted(earlier[kind]), sorted(identity for identity, _ in found[:2]))
        # Saved again, and smaller, it is another file; the portrait is known again, also on a document of another number.
        page = Image.open(io.BytesIO(PASSPORT)).convert("RGB")
        smaller = jpeg(page.resize((page.width * 4 // 5, page.height * 4 // 5)))
        front, back, _ = licence()
        for name, files, documents, portraits in (
            ("third", [("document_front", smaller)], 3, 3),
            ("fourth", [("document_front", (SAMPLES / "passport_expired.jpg").read_bytes())], 0, 4),
            ("fifth", [("document_front", front), ("document_back", back)], 0, 0),
        ):
            request["applicant"]["external_id"] = name
            made = server.verify(key, request, files, wait=60)
            earlier = made.json["checks"][0]["breakdown"]["comparisons"]["seen_before"]
            self.assertEqual([len(earlier[kind]) for kind in ("documents", "pictures", "portraits")],
                             [documents, 0, portraits], (name, earlier))

    def test_the_command_line_says_what_the_check_says(self):
        _, check = self.verify([("document_front", PASSPORT)])
        with tempfile.TemporaryDirectory() as folder:
            annotated = pathlib.Path(folder) / "annotated.jpg"
            done = read(SAMPLES / "passport.jpg", "--json", "--annotated", annotated)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(annotated.read_bytes()[:3], b"\xff\xd8\xff")
        printed = json.loads(done.stdout)
        self.assertEqual(printed["outcome"], "clear")
        self.assertEqual(printed["extracted"], check["extracted"])
        for name in ("machine_readable_zone", "corrections", "check_digits", "barcodes"):
            self.assertEqual(printed["breakdown"][name], check["breakdown"][name], name)
        text = read(SAMPLES / "passport.jpg")
        self.assertIn("document_number: XU4821907", text.stdout.splitlines())
        self.assertEqual(text.stdout.splitlines()[0], "outcome: clear")

    def test_the_command_line_reads_many_behind_one_engine(self):
        good, bad = [str(SAMPLES / "passport.jpg")], [str(SAMPLES / "nothing.jpg")]
        said = "\n".join(json.dumps(line) for line in (good, bad, [], "x", good)) + "\n{\n"
        done = subprocess.run([program(), "read", "--lines"], input=said, capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual(len(answers), 6)
        self.assertEqual([answer.get("outcome") for answer in answers], ["clear", None, None, None, "clear", None])
        self.assertEqual(answers[0]["extracted"], answers[4]["extracted"])
        self.assertTrue(all("error" in answer for answer in answers if "outcome" not in answer))

    def test_the_command_line_refuses_in_words(self):
        missing = read("/nowhere/at-all.jpg")
        self.assertEqual((missing.returncode, missing.stdout), (1, ""))
        self.assertIn("/nowhere/at-all.jpg cannot be read", missing.stderr)
        self.assertEqual(read().returncode, 2)
        printed = json.loads(read(SAMPLES / "not_an_image.jpg", "--json").stdout)
        self.assertEqual((printed["outcome"], printed["reasons"]), ("not_assessed", ["image.undecodable"]))


if __name__ == "__main__":
    unittest.main(verbosity=2)
