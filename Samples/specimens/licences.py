"""Driving licences: of the United States and Canada, with a PDF417 on the back, and of the European Union."""

from datetime import date

import numpy
import pdf417gen
from PIL import Image

from specimens import faces
from specimens.aamva import VERSIONS, Licence, payload
from specimens.identities import characters, choose, person, validity
from specimens.jurisdictions import JURISDICTIONS
from specimens.names import AMERICAN, COUNTRIES
from specimens.sheet import ID_1, LABEL_INK, Sheet
from specimens.sides import Side, iso_dates
from specimens.signatures import sign_sheet
from specimens.typefaces import Writing
from specimens.zones import plain

SCALE = 12.0
MODULE_PIXELS, ROW_PIXELS = 3, 9
# Distinguishing signs of the issuing states (Directive 2006/126/EC, annex I, section 3).
SIGNS = {"D": "D", "FRA": "F", "ESP": "E", "POL": "PL", "SWE": "S", "CZE": "CZ", "ROU": "RO", "PRT": "P"}
EYES, HAIRS = ("BRO", "BLU", "GRN", "HAZ", "GRY"), ("BRO", "BLK", "BLN", "RED", "GRY")


def random_licence(random: numpy.random.Generator, version: int) -> Licence:
    """An invented driver's licence, or identification card, of one of the jurisdictions."""
    issuer, who = choose(random, JURISDICTIONS), person(random, AMERICAN)
    first, _, middle = who.given_names.upper().partition(" ")
    middle = middle or choose(random, ("", "", "TEST", "Q", "SPECIMEN LEE"))
    issued, expires = validity(random, 8 if not issuer.is_canadian else 5)
    postcode = characters(random, "X0X 0X9") if issuer.is_canadian else characters(random, "00999")
    family = who.family_name.upper()
    if issuer.language == "fr":
        family, first = choose(random, (("BÉLANGER-MODÈLE", "ÉLOÏSE"), ("SPÉCIMEN", "FRANÇOIS"), ("CÔTÉ", "ZOÉ")))
    return Licence(
        issuer=issuer, subfile="DL" if random.random() < 0.85 else "ID",
        number=characters(random, issuer.pattern).replace("-", ""), family_name=family, first_name=first,
        middle_name=middle, suffix=choose(random, ("", "", "", "JR", "III")) if who.sex == "M" else "",
        sex="X" if version >= 9 and random.random() < 0.1 else who.sex,
        date_of_birth=who.date_of_birth, date_of_issue=issued, date_of_expiry=expires,
        street=f"{int(random.integers(1, 9900))} {who.street.upper()}", town=who.town.upper(), postcode=postcode,
        height_cm=int(random.integers(148, 201)), weight_kg=int(random.integers(46, 130)), eyes=choose(random, EYES),
        hair=choose(random, HAIRS), vehicle_class=choose(random, ("D", "C", "A", "B", "M")),
        restrictions=choose(random, ("NONE", "B", "K")), endorsements=choose(random, ("NONE", "H", "PS")),
        discriminator=characters(random, "SPECIMEN99999*9*9"), donor=bool(random.integers(2)))


def facts(licence: Licence) -> dict:
    """The values under the names of the API."""
    return iso_dates({
        "document_type": "driving_licence" if licence.subfile == "DL" else "identity_card",
        "issuing_country": licence.issuer.country, "issuing_region": licence.issuer.code,
        "document_number": licence.number, "family_name": licence.family_name, "given_names": licence.given_names,
        "suffix": licence.suffix, "sex": licence.sex, "date_of_birth": licence.date_of_birth,
        "date_of_issue": licence.date_of_issue, "date_of_expiry": licence.date_of_expiry,
        "street": licence.street, "town": licence.town, "postcode": licence.postcode,
        "vehicle_class": licence.vehicle_class, "eyes": licence.eyes, "height_cm": licence.height_cm,
    })


def draw_american(random: numpy.random.Generator, version: int) -> list[Side]:
    """Front and back of one North American licence whose symbol is of the version."""
    licence = random_licence(random, version)
    variant, face = int(random.integers(6)), int(random.integers(24))
    return [_american_front(licence, variant, face, random), _american_back(licence, version, variant, random)]


def _american_front(licence: Licence, variant: int, face: int, random: numpy.random.Generator) -> Side:
    sheet = Sheet(ID_1, variant, SCALE)
    title = "DRIVER LICENSE" if licence.subfile == "DL" else "IDENTIFICATION CARD"
    if licence.issuer.is_canadian:
        title = "DRIVER'S LICENCE  PERMIS DE CONDUIRE" if licence.subfile == "DL" else "IDENTIFICATION CARD"
    sheet.heading(4, licence.issuer.name, title, 60)
    sheet.text(73, 5.6, licence.issuer.country, 2.0, Writing(bold=True), (40, 60, 120), "country")
    sheet.portrait(faces.portrait(face, licence.sex), 4, 13, 24, 31)
    sign_sheet(sheet, random, (13, 44.3, 30, 52.5), (32, 48.4, 58, 53), (58, 48.4, 84, 53))
    for left, baseline, label, value, name in _american_rows(licence):
        sheet.text(left, baseline, label, 1.2, Writing(), LABEL_INK)
        size = 2.1 if name in ("document_number", "family_name", "given_names") else 1.75
        sheet.text(left + 1.05 * len(label) + 1.4, baseline, value, size, Writing(bold=size > 2), name=name,
                   width=84 - left - 1.05 * len(label) - 1.4)
    return Side.of(sheet, _kind(licence), "front", fields=facts(licence), script="latin",
                   language=licence.issuer.language)


def _kind(licence: Licence) -> str:
    return "ca_licence" if licence.issuer.is_canadian else "us_licence"


def _american_rows(licence: Licence) -> list[tuple[float, float, str, str, str]]:
    """Left end, baseline, label, value and name of every field of the front."""
    metric = licence.issuer.is_canadian
    feet, inches = divmod(licence.height_inches, 12)
    height = f"{licence.height_cm} cm" if metric else f"{feet}'-{inches:02d}\""
    weight = f"{licence.weight_kg} kg" if metric else f"{licence.weight_pounds} lb"
    region = f"{licence.town}, {licence.issuer.code} {licence.postcode}"

    def day(when: date) -> str:
        return when.strftime("%Y/%m/%d" if metric else "%m/%d/%Y")

    return [
        (31, 15.5, "4d LIC NO" if not metric else "4d NUMBER", licence.number, "document_number"),
        (31, 19.4, "1 LN", licence.family_name + (f" {licence.suffix}" if licence.suffix else ""), "family_name"),
        (31, 23.2, "2 FN", licence.given_names, "given_names"),
        (31, 26.8, "8", licence.street, "street"), (34, 29.8, "", region, "town"),
        (31, 33.6, "3 DOB", day(licence.date_of_birth), "date_of_birth"), (60, 33.6, "15 SEX", licence.sex, "sex"),
        (31, 37.2, "4a ISS", day(licence.date_of_issue), "date_of_issue"),
        (57, 37.2, "4b EXP", day(licence.date_of_expiry), "date_of_expiry"),
        (31, 40.8, "9 CLASS", licence.vehicle_class, "vehicle_class"),
        (46, 40.8, "12 REST", licence.restrictions, "restrictions"),
        (66, 40.8, "9a END", licence.endorsements, "endorsements"), (31, 44.4, "16 HGT", height, "height"),
        (49, 44.4, "17 WGT", weight, "weight"), (67, 44.4, "18 EYES", licence.eyes, "eyes"),
        (31, 48.0, "5 DD", licence.discriminator, "discriminator"),
        (4, 48.0, "", "DONOR" if licence.donor else "", "donor"),
    ]


def _american_back(licence: Licence, version: int, variant: int, random: numpy.random.Generator) -> Side:
    sheet = Sheet(ID_1, variant, SCALE)
    content = payload(licence, version, int(random.integers(0, 12)))
    symbol = pdf417(content.encode("latin-1"), columns=choose(random, (11, 12, 13)), security=5)
    left, top = (sheet.picture.width - symbol.width) // 2, sheet.pixels(5)
    quiet = 2 * MODULE_PIXELS
    sheet.canvas.rectangle((left - quiet, top - quiet, left + symbol.width + quiet, top + symbol.height + quiet),
                           fill=(250, 250, 248))
    sheet.picture.paste(symbol, (left, top))
    sheet.boxes["barcode"] = (left, top, left + symbol.width, top + symbol.height)
    sheet.text(5, 45, "SPECIMEN  NOT A LICENCE", 1.7, ink=(150, 70, 80))
    sheet.text(5, 49.5, "CLASS: " + licence.vehicle_class + "   RESTRICTIONS: " + licence.restrictions, 1.5)
    return Side.of(sheet, _kind(licence), "back", payload=content, aamva_version=version, symbology="pdf417",
                   fields=facts(licence), script="latin", language=licence.issuer.language)


def pdf417(content: bytes, columns: int, security: int) -> Image.Image:
    """The symbol, black on white, three times as high a row as a module is wide."""
    rows = pdf417gen.encode(content, columns=columns, security_level=security)
    bits = numpy.array([[int(bit) for word in row for bit in f"{word:b}"] for row in rows], numpy.uint8)
    modules = numpy.kron(1 - bits, numpy.ones((ROW_PIXELS, MODULE_PIXELS), numpy.uint8)) * 255
    return Image.fromarray(modules).convert("RGB")


def draw_european(random: numpy.random.Generator) -> Side:
    """The front of a licence after Directive 2006/126/EC, annex I: fields by number, no words."""
    country = choose(random, [country for country in COUNTRIES if country.code in SIGNS])
    who = person(random, country)
    issued, expires = validity(random)
    number = characters(random, choose(random, ("Z0999999", "X00ZZ999999", "ZZ/009999/99")))
    sheet = Sheet(ID_1, 5 if random.random() < 0.5 else 4, SCALE)
    titles = {"de": "FÜHRERSCHEIN", "fr": "PERMIS DE CONDUIRE", "es": "PERMISO DE CONDUCCIÓN", "pl": "PRAWO JAZDY",
              "sv": "KÖRKORT", "cs": "ŘIDIČSKÝ PRŮKAZ", "ro": "PERMIS DE CONDUCERE", "pt": "CARTA DE CONDUÇÃO"}
    sheet.heading(16, country.name, titles[country.language], 62)
    sheet.canvas.rectangle(tuple(sheet.pixels(edge) for edge in (4, 2.5, 13, 9)), fill=(30, 60, 150))
    sheet.text(5.6, 7.2, SIGNS[country.code], 2.4, Writing(bold=True), (250, 220, 60))
    sheet.portrait(faces.portrait(who.face, who.sex), 4, 15, 24, 31)
    categories = choose(random, ("AM/B", "A1/A/B", "B/BE", "AM/A2/B/C1"))
    authority = "SPECIMEN " + plain(who.town)
    address = f"{who.street} {int(random.integers(1, 140))}, {who.postcode} {who.town}"
    rows = [
        ("1.", who.family_name, "family_name"), ("2.", who.given_names, "given_names"),
        ("3.", f"{_dotted(who.date_of_birth)} {who.place_of_birth}", "birth"),
        ("4a.", _dotted(issued), "date_of_issue"), ("4c.", authority, "authority"),
        ("4b.", _dotted(expires), "date_of_expiry"), ("5.", number, "document_number"),
        ("8.", address, "address"), ("9.", categories, "categories"),
    ]
    for row, (label, value, name) in enumerate(rows):
        sheet.text(31, 16 + row * 3.95, label, 1.5, Writing(), LABEL_INK)
        sheet.text(37, 16 + row * 3.95, value, 1.9, Writing(), name=name, width=46)
    sheet.text(31, 16 + len(rows) * 3.95, "7.", 1.5, Writing(), LABEL_INK)
    sign_sheet(sheet, random, (36, 48.2, 66, 53))
    return Side.of(sheet, "eu_licence", "front", script="latin", language=country.language, fields=iso_dates({
        "document_type": "driving_licence", "issuing_country": country.iso, "document_number": number,
        "family_name": who.family_name, "given_names": who.given_names, "date_of_birth": who.date_of_birth,
        "place_of_birth": who.place_of_birth, "date_of_issue": issued, "date_of_expiry": expires,
        "authority": authority, "address": address, "categories": categories}))


def _dotted(day: date) -> str:
    return day.strftime("%d.%m.%Y")


def draw(random: numpy.random.Generator, index: int) -> list[Side]:
    """The licence of an index: two American to one European, every version of the symbol in turn."""
    if index % 3 == 2:
        return [draw_european(random)]
    return draw_american(random, VERSIONS[(index - index // 3) % len(VERSIONS)])
