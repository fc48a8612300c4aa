#!/usr/bin/env python3
"""Draws specimens; the same seed gives the same pictures.

    generate.py --home HOME                                      the demonstration's, into HOME/samples
    generate.py --set mrz|licences|cards|bills|symbols|edited|lines|screens --count N --seed S --out DIR
                                                                 N pictures with labels.json, for measurements
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import numpy
from PIL import Image

import mrz
import passport
import selfie
from people import ADMIRAL, ASTRONAUT, EXPIRED, VALID, Passport, Sitter
from photograph import Conditions, expose, lay
from specimens import sets

SEED = 9303
PHOTO = (2000, 1500)
CORNERS = [(186, 196), (1822, 232), (1794, 1368), (214, 1352)]
# A later answer to a request for another picture is another picture: same page, other angle.
OTHER_CORNERS = [(212, 236), (1800, 188), (1826, 1330), (180, 1362)]
SCAN_PIXELS_PER_MM = 300 / 25.4
# Names and dates inside PDF files would otherwise change with each run.
FIXED_TIME = time.gmtime(1_700_000_000)


def portrait(home: Path, sitter: Sitter) -> Image.Image:
    """The sitter's photograph in full."""
    return Image.open(home / "portraits" / sitter.file).convert("RGB")


def photograph(page: Image.Image, corners, conditions: Conditions) -> Image.Image:
    """The page, laid on a desk and taken with a phone."""
    random = numpy.random.default_rng(conditions.seed)
    return expose(lay(page, PHOTO, corners, random), conditions, random)


def scan(page: Image.Image) -> Image.Image:
    """The page as a flatbed scanner at 300 dpi sees it, with a white margin."""
    size = (round(125 * SCAN_PIXELS_PER_MM), round(88 * SCAN_PIXELS_PER_MM))
    sheet = Image.new("RGB", (size[0] + 240, size[1] + 240), (250, 250, 250))
    sheet.paste(page.resize(size, Image.Resampling.LANCZOS), (120, 120))
    return sheet


def save_jpeg(picture: Image.Image, path: Path, quality: int = 90) -> None:
    """Writes with full colour resolution, as phones' best setting does."""
    picture.save(path, quality=quality, subsampling=0, dpi=(72, 72))


def save_heic(picture: Image.Image, path: Path) -> bool:
    """Writes HEIC through Debian's heif-enc; False where that is not installed."""
    encoder = shutil.which("heif-enc")
    if encoder is None:
        return False
    source = path.with_suffix(".heic.png")
    picture.save(source)
    try:
        subprocess.run([encoder, "-q", "80", "-o", str(path), str(source)], check=True, capture_output=True,
                       timeout=120)
    finally:
        source.unlink()
    return True


def facts(paper: Passport) -> dict:
    """What a reader should find, under the names of the API."""
    return {
        "document_type": "passport", "issuing_country": paper.issuing_state, "document_number": paper.number,
        "family_name": paper.family_name, "given_names": paper.given_names,
        "date_of_birth": paper.date_of_birth.isoformat(), "date_of_expiry": paper.date_of_expiry.isoformat(),
        "date_of_issue": paper.date_of_issue.isoformat(), "sex": paper.sex, "nationality": paper.nationality,
        "personal_number": paper.personal_number, "place_of_birth": paper.place_of_birth,
        "authority": paper.authority, "mrz": mrz.td3(paper),
    }


def request(paper: Passport) -> dict:
    """The `request` part of a one-shot verification of this person."""
    consent = {"granted": True, "granted_at": "2026-01-05T09:30:00Z", "text_version": "demo-1", "language": "en"}
    return {
        "applicant": {
            "external_id": "sample-1", "given_names": "Maria Elena", "family_name": "Lindqvist",
            "date_of_birth": paper.date_of_birth.isoformat(), "nationality": paper.nationality, "sex": paper.sex,
        },
        "documents": [{"type": "passport", "country": paper.issuing_state}],
        "consents": [{"purpose": purpose, **consent} for purpose in ("biometric", "document")],
        "language": "en",
    }


def entry(kind: str, paper: Passport | None = None, legible: bool = True, corners=None, notes: str = "") -> dict:
    """One picture's line in the ground truth."""
    line = {"kind": kind, "legible": legible}
    if paper:
        line["fields"] = facts(paper)
    if corners:
        line["page_corners"] = corners
    if notes:
        line["notes"] = notes
    return line


def draw_documents(home: Path, folder: Path) -> dict:
    """Every picture of a passport, and what each shows."""
    holder = selfie.crop(portrait(home, ASTRONAUT), ASTRONAUT.portrait)
    valid, expired = passport.draw(VALID, holder), passport.draw(EXPIRED, holder)
    plain = Conditions(seed=SEED)
    photo = photograph(valid, CORNERS, plain)
    save_jpeg(photo, folder / "passport.jpg", plain.quality)
    save_jpeg(photograph(valid, OTHER_CORNERS, Conditions(seed=SEED + 1)), folder / "passport_retake.jpg")
    save_jpeg(photograph(expired, CORNERS, Conditions(seed=SEED + 2)), folder / "passport_expired.jpg")
    save_jpeg(photograph(valid, CORNERS, Conditions(seed=SEED + 3, blur=12)), folder / "passport_blurred.jpg")
    glare = Conditions(seed=SEED + 4, glare=(0.52, 0.80, 0.24, 0.16))
    save_jpeg(photograph(valid, CORNERS, glare), folder / "passport_glare.jpg")
    photo.save(folder / "passport.webp", quality=88)
    scan(valid).save(folder / "passport.png", dpi=(300, 300))
    scan(valid).save(folder / "passport.pdf", resolution=300, quality=90, creationDate=FIXED_TIME, modDate=FIXED_TIME)
    truth = {
        "passport.jpg": entry("photograph", VALID, corners=CORNERS),
        "passport_retake.jpg": entry("photograph", VALID, corners=OTHER_CORNERS),
        "passport_expired.jpg": entry("photograph", EXPIRED, corners=CORNERS),
        "passport_blurred.jpg": entry("photograph", VALID, False, CORNERS, "out of focus: no line can be read"),
        "passport_glare.jpg": entry("photograph", VALID, False, CORNERS, "a reflection covers part of the zone"),
        "passport.webp": entry("photograph", VALID, corners=CORNERS),
        "passport.png": entry("scan", VALID),
        "passport.pdf": entry("scan", VALID, notes="one page"),
    }
    if save_heic(photo, folder / "passport.heic"):
        truth["passport.heic"] = entry("photograph", VALID, corners=CORNERS)
    return truth


def draw_selfies(home: Path, folder: Path) -> dict:
    """The holder's selfie and somebody else's."""
    same = selfie.take(portrait(home, ASTRONAUT), ASTRONAUT, Conditions(seed=SEED + 10, blur=1.6, grain=4, quality=82))
    save_jpeg(same, folder / "selfie.jpg", 82)
    other = selfie.take(portrait(home, ADMIRAL), ADMIRAL, Conditions(seed=SEED + 11, blur=1.2, grain=4, quality=82))
    save_jpeg(other, folder / "selfie_other.jpg", 82)
    (folder / "not_an_image.jpg").write_text("This is a text file whose name says otherwise.\n")
    return {
        "selfie.jpg": entry("selfie", notes="the same photograph as the portrait: a demonstration, not a measurement"),
        "selfie_other.jpg": entry("selfie", notes="another person"),
        "not_an_image.jpg": entry("text", legible=False),
    }


def draw_demonstration(home: Path) -> None:
    """Draws into a new folder and puts it in place whole."""
    fresh, place = home / ".samples", home / "samples"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    pictures = draw_documents(home, fresh) | draw_selfies(home, fresh)
    truth = {"seed": SEED, "applicant": request(VALID)["applicant"], "request": request(VALID), "files": pictures}
    (fresh / "truth.json").write_text(json.dumps(truth, indent=1, sort_keys=True) + "\n")
    shutil.rmtree(place, ignore_errors=True)
    os.replace(fresh, place)


def main() -> None:
    """One of the two uses; anything else ends with an explanation."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    use = parser.add_mutually_exclusive_group(required=True)
    use.add_argument("--home", type=Path, help="the folder with portraits/; samples/ goes there")
    use.add_argument("--set", choices=sets.SETS, help="which set of labelled pictures to draw")
    parser.add_argument("--count", type=int, default=100, help="how many pictures of the set")
    parser.add_argument("--seed", type=int, default=SEED, help="another seed draws other people")
    parser.add_argument("--out", type=Path, help="the folder for the set; what is in it stays")
    arguments = parser.parse_args()
    if arguments.home:
        draw_demonstration(arguments.home)
    elif arguments.out is None or arguments.count < 1 or arguments.seed < 0:
        parser.error("--set needs --out, a --count of at least 1 and a --seed of at least 0")
    else:
        sets.write_set(arguments.set, arguments.count, arguments.seed, arguments.out)


if __name__ == "__main__":
    sys.exit(main())
