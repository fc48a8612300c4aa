"""Passports, cards and visas with a machine-readable zone: TD1, TD2, TD3, MRV-A and MRV-B."""

from collections.abc import Callable
from datetime import date

import numpy

from specimens import faces
from specimens.identities import Person, characters, choose, person, validity
from specimens.names import COUNTRIES, Country
from specimens.sheet import ID_1, ID_2, ID_3, MRV_A, MRV_B, Sheet
from specimens.sides import Side, iso_dates
from specimens.signatures import sign_sheet
from specimens.zones import Zone

FORMATS = ("TD1", "TD2", "TD3", "MRVA", "MRVB")
SIZES = {"TD1": ID_1, "TD2": ID_2, "TD3": ID_3, "MRVA": MRV_A, "MRVB": MRV_B}
CODES = {"TD1": ("I", "ID", "A", "C"), "TD2": ("I", "ID", "A"), "TD3": ("P", "PD", "PP"), "MRVA": ("V", "VA"),
         "MRVB": ("V", "VC")}
NAMES = {"TD1": "identity_card", "TD2": "identity_card", "TD3": "passport", "MRVA": "visa", "MRVB": "visa"}
TITLES = {"TD1": "IDENTITY CARD", "TD2": "IDENTITY CARD", "TD3": "PASSPORT", "MRVA": "VISA", "MRVB": "VISA"}
SCALES = {"TD1": 12.0, "TD2": 10.0, "TD3": 9.0, "MRVA": 9.0, "MRVB": 10.0}


def printed(day: date) -> str:
    """Day, month and year with points."""
    return day.strftime("%d.%m.%Y")


def random_zone(random: numpy.random.Generator, form: str, country: Country, who: Person) -> tuple[Zone, date]:
    """A zone about somebody, and the day on which the document was issued."""
    issued, expires = validity(random)
    patterns = ["ZZ9999999", "X0*******", "SP99999", "ZX**9**9*"]
    if form in ("TD1", "TD2"):
        # Longer than its field: the rest of it goes into the optional data.
        patterns.append("ZZ999999999999" if form == "TD1" else "ZZ999999999")
    optional = choose(random, ("", "", "ZE999999", "0099A")) if form != "TD2" else choose(random, ("", "ZE999"))
    number = characters(random, choose(random, patterns))
    if len(number) > 9:
        optional = ""
    zone = Zone(
        format=form, code=choose(random, CODES[form]), issuer=country.code, number=number,
        family_name=who.family_name, given_names=who.given_names,
        nationality=country.code if random.random() < 0.85 else choose(random, COUNTRIES).code,
        date_of_birth=who.date_of_birth, sex="X" if random.random() < 0.06 else who.sex, date_of_expiry=expires,
        optional=characters(random, optional),
        more_optional=characters(random, choose(random, ("", "ZM999999"))) if form == "TD1" else "")
    return zone, issued


def facts(zone: Zone, who: Person, issued: date) -> dict:
    """The values under the names of the API."""
    return iso_dates({
        "document_type": NAMES[zone.format], "issuing_country": zone.issuer, "document_number": zone.number,
        "family_name": zone.family_name.upper(), "given_names": zone.given_names.upper(), "sex": zone.sex,
        "nationality": zone.nationality, "date_of_birth": zone.date_of_birth, "date_of_issue": issued,
        "date_of_expiry": zone.date_of_expiry, "place_of_birth": who.place_of_birth.upper(),
    })


def draw_with_zone(random: numpy.random.Generator, form: str) -> Side:
    """The side that carries the zone: a TD1 card's back, otherwise the only side."""
    country = choose(random, COUNTRIES)
    who = person(random, country)
    zone, issued = random_zone(random, form, country, who)
    if form == "TD1":
        return card_back(random, country, who, zone)
    sheet = Sheet(SIZES[form], int(random.integers(6)), SCALES[form])
    sheet.heading(6, country.name, TITLES[form], sheet.size_mm[0] - 12)
    height = 36 if form in ("TD3", "MRVA") else 30
    sheet.portrait(faces.portrait(who.face, who.sex), 6, 13, height * 0.78, height)
    _fields(sheet, zone, who, issued, 6 + height * 0.78 + 5)
    places = {"TD2": [(5, 43.5, 31, 53)], "TD3": [(5, 50, 36, 62), (40, 59.5, 80, 67.5), (82, 59.5, 121, 67.5)]}
    # Visas carry no signature of the holder.
    if form in places:
        sign_sheet(sheet, random, *places[form])
    bottom = {"TD2": 74 - 9.4, "TD3": 88 - 9.4, "MRVA": 80 - 9.4, "MRVB": 74 - 9.4}[form]
    sheet.zone(zone.lines(), {"TD2": 5.0, "TD3": 6.0, "MRVA": 4.0, "MRVB": 5.0}[form], bottom)
    return Side.of(sheet, form, "front", lines=zone.lines(), zone=zone.fields(), fields=facts(zone, who, issued),
                   language=country.language, script="latin")


def _fields(sheet: Sheet, zone: Zone, who: Person, issued: date, left: float) -> None:
    half = (sheet.size_mm[0] - left - 4) / 2
    second = left + half
    rows = [
        [("Document No.", zone.number, "document_number")],
        [("Surname", zone.family_name.upper(), "family_name")],
        [("Given names", zone.given_names.upper(), "given_names")],
        [("Nationality", zone.nationality, "nationality"), ("Sex", zone.sex, "sex")],
        [("Date of birth", printed(zone.date_of_birth), "date_of_birth"),
         ("Place of birth", who.place_of_birth.upper(), "place_of_birth")],
        [("Date of issue", printed(issued), "date_of_issue"),
         ("Date of expiry", printed(zone.date_of_expiry), "date_of_expiry")],
    ]
    step = 5.9 if sheet.size_mm[1] < 78 else 6.7
    for row, cells in enumerate(rows):
        for (label, value, name), x in zip(cells, (left, second)):
            width = half - 2 if len(cells) == 2 else 2 * half
            sheet.field(x, 11.6 + row * step, label, value, name, width, 1.9)


def card_front(random: numpy.random.Generator, country: Country, who: Person, zone: Zone, issued: date) -> Side:
    """The side of a TD1 card with the portrait; its zone is on the back."""
    sheet = Sheet(ID_1, int(random.integers(6)), 12.0)
    sheet.heading(4, country.name, TITLES["TD1"], 78)
    photo = faces.portrait(who.face, who.sex)
    sheet.portrait(photo, 4, 13, 23, 30)
    sheet.ghost(photo, random, (31, 11, 84, 53))
    sign_sheet(sheet, random, (3, 43.5, 29, 50.5))
    _fields(sheet, zone, who, issued, 31)
    sheet.text(4, 53, "NOT A DOCUMENT", 1.6, ink=(150, 70, 80))
    return Side.of(sheet, "identity_card", "front", fields=facts(zone, who, issued), language=country.language,
                   script="latin")


def card_back(random: numpy.random.Generator, country: Country, who: Person, zone: Zone, width: float = 74,
              place: Callable[[Sheet], None] | None = None) -> Side:
    """The side of a TD1 card with the zone; print above it is so many millimetres wide, `place` draws what else there is."""
    sheet = Sheet(ID_1, int(random.integers(6)), 12.0)
    sheet.text(4, 4.6, "SPECIMEN  " + country.name, 1.6, ink=(150, 70, 80), width=77)
    address = f"{who.street} {1 + who.face}, {who.postcode} {who.town}"
    sheet.field(4, 7, "Address", address, "address", width)
    sheet.field(4, 13.5, "Authority", "SPECIMEN OFFICE " + country.code, "authority", width)
    if place:
        place(sheet)
    sheet.zone(zone.lines(), (85.6 - 30 * 2.54) / 2, 54 - 6.0)
    kind = "TD1"
    return Side.of(sheet, kind, "back", lines=zone.lines(), zone=zone.fields(), language=country.language,
                   script="latin", fields=iso_dates({
                       "document_type": "identity_card", "issuing_country": zone.issuer, "address": address,
                       "document_number": zone.number, "sex": zone.sex, "nationality": zone.nationality,
                       "date_of_birth": zone.date_of_birth, "date_of_expiry": zone.date_of_expiry}))


def draw_card(random: numpy.random.Generator) -> list[Side]:
    """Both sides of one card of a country that writes Latin letters."""
    country = choose(random, COUNTRIES)
    who = person(random, country)
    zone, issued = random_zone(random, "TD1", country, who)
    return [card_front(random, country, who, zone, issued), card_back(random, country, who, zone)]
