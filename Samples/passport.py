"""Draws the data page of a Utopian passport: ID-3, 125 × 88 mm, zones after ICAO Doc 9303 part 4."""

import numpy
from PIL import Image, ImageDraw, ImageFont

import mrz
from people import Passport
from specimens import signatures

PIXELS_PER_MM = 16
PAGE_MM = (125, 88)
PORTRAIT_MM = (6.5, 16.5, 35, 45)
SIGNATURE_MM = (86, 20.2, 120, 30.4)
PAPER = (236, 240, 236)
INK = (28, 30, 44)
LABEL_INK = (72, 84, 120)

# The zone is 23.2 mm high; OCR-B at ten characters to the inch, first one 6 mm from the edge (part 4, section 4.2).
MRZ_LEFT_MM, MRZ_PITCH_MM, MRZ_CAPITAL_MM = 6.0, 2.54, 2.5
MRZ_LINE_CENTRES_MM = (88 - 15.75, 88 - 9.4)

OCR_B = "/usr/share/fonts/opentype/ocr-b/OCRB.otf"
SANS = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
BOLD = "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"


def px(millimetres: float) -> int:
    """Millimetres on the page as pixels of the drawing."""
    return round(millimetres * PIXELS_PER_MM)


def font(path: str, capital_mm: float) -> ImageFont.FreeTypeFont:
    """The font at the size at which its capital H is so many millimetres high."""
    probe = ImageFont.truetype(path, 1000, layout_engine=ImageFont.Layout.BASIC)
    left, top, right, bottom = probe.getbbox("H")
    size = round(1000 * capital_mm * PIXELS_PER_MM / (bottom - top))
    # Pillow otherwise lays text out with whichever engine the machine happens to have, and the pictures differ.
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def draw(passport: Passport, portrait: Image.Image) -> Image.Image:
    """The whole page, upright and unspoilt."""
    page = Image.fromarray(background())
    canvas = ImageDraw.Draw(page)
    draw_heading(canvas, passport)
    draw_portrait(page, portrait)
    draw_fields(canvas, passport)
    draw_signature(page, canvas, passport)
    draw_zone(page, canvas, mrz.td3(passport))
    return page


def background() -> numpy.ndarray:
    """Paper under fine wavy lines in two tints, as security printing has."""
    width, height = px(PAGE_MM[0]), px(PAGE_MM[1])
    y, x = numpy.mgrid[0:height, 0:width].astype(numpy.float32)
    paper = numpy.empty((height, width, 3), numpy.float32)
    paper[:] = PAPER
    waves = [(23, 9, 310, (196, 214, 226)), (31, 15, 470, (226, 206, 210)), (41, 22, 730, (204, 224, 204))]
    for period, swing, length, tint in waves:
        phase = (y + swing * numpy.sin(2 * numpy.pi * x / length) + 0.06 * x) * 2 * numpy.pi / period
        weight = numpy.clip((numpy.sin(phase) - 0.86) / 0.14, 0, 1)[..., None] * 0.55
        paper += (numpy.array(tint, numpy.float32) - paper) * weight
    return paper.astype(numpy.uint8)


def draw_heading(canvas: ImageDraw.ImageDraw, passport: Passport) -> None:
    """Zone I: the state, the kind of document, and that it is a specimen."""
    canvas.text((px(6.5), px(4.2)), "UTOPIA", font=font(BOLD, 3.4), fill=(40, 60, 120))
    canvas.text((px(6.5), px(10.2)), "SPECIMEN", font=font(SANS, 1.7), fill=(150, 70, 80))
    canvas.text((px(46), px(4.2)), "PASSPORT", font=font(BOLD, 2.6), fill=(40, 60, 120))


def draw_portrait(page: Image.Image, portrait: Image.Image) -> None:
    """Zone V: the holder, printed a little into the paper's pattern."""
    left, top, width, height = (px(side) for side in PORTRAIT_MM)
    box = (left, top, left + width, top + height)
    photo = portrait.resize((width, height), Image.Resampling.LANCZOS)
    page.paste(Image.blend(page.crop(box), photo, 0.93), box)


def fields(passport: Passport) -> list[tuple[float, float, str, str]]:
    """Zones II and III: left edge and top in millimetres, label, value."""
    return [
        (46, 10.0, "Type", "P"),
        (58, 10.0, "Code of issuing State", passport.issuing_state),
        (88, 10.0, "Passport No.", passport.number),
        (46, 17.2, "Surname", passport.family_name),
        (46, 24.4, "Given names", passport.given_names),
        (46, 31.6, "Nationality", "UTOPIAN"),
        (88, 31.6, "Personal No.", passport.personal_number),
        (46, 38.8, "Date of birth", printed_date(passport.date_of_birth)),
        (88, 38.8, "Sex", passport.sex),
        (46, 46.0, "Place of birth", passport.place_of_birth),
        (88, 46.0, "Date of issue", printed_date(passport.date_of_issue)),
        (46, 53.2, "Authority", passport.authority),
        (88, 53.2, "Date of expiry", printed_date(passport.date_of_expiry)),
    ]


def printed_date(day) -> str:
    """Day, month in capitals, year in full."""
    return day.strftime("%d %b %Y").upper()


def draw_fields(canvas: ImageDraw.ImageDraw, passport: Passport) -> None:
    """Each label small, its value below it."""
    label_font, value_font = font(SANS, 1.25), font(SANS, 2.0)
    for left, top, label, value in fields(passport):
        canvas.text((px(left), px(top)), label, font=label_font, fill=LABEL_INK)
        canvas.text((px(left), px(top + 2.4)), value, font=value_font, fill=INK)


def draw_signature(page: Image.Image, canvas: ImageDraw.ImageDraw, passport: Passport) -> None:
    """Zone IV: the holder's signature, the same on each passport of the holder."""
    canvas.text((px(88), px(17.2)), "Holder's signature", font=font(SANS, 1.25), fill=LABEL_INK)
    random = numpy.random.default_rng([ord(letter) for letter in passport.family_name])
    signatures.sign(page, random, SIGNATURE_MM, PIXELS_PER_MM)


def draw_zone(page: Image.Image, canvas: ImageDraw.ImageDraw, lines: list[str]) -> None:
    """The machine-readable zone on plain paper, each character in its own cell."""
    canvas.rectangle((0, px(88 - 23.2), page.width, page.height), fill=(240, 242, 240))
    typeface = font(OCR_B, MRZ_CAPITAL_MM)
    for line, centre in zip(lines, MRZ_LINE_CENTRES_MM):
        for index, character in enumerate(line):
            x = px(MRZ_LEFT_MM + (index + 0.5) * MRZ_PITCH_MM)
            canvas.text((x, px(centre + MRZ_CAPITAL_MM / 2)), character, font=typeface, fill=(22, 22, 26), anchor="ms")
