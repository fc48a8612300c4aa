"""The French identity card of 1995: 105 by 74 mm, its zone of two lines on the front, no day of expiry on that side."""

import numpy

from specimens import faces
from specimens.identities import Person, characters, person, validity
from specimens.names import COUNTRIES
from specimens.sheet import ID_2, Sheet
from specimens.sides import Side, iso_dates
from specimens.signatures import sign_sheet
from specimens.zones import Zone

FRANCE = next(country for country in COUNTRIES if country.code == "FRA")
TITLE = "CARTE NATIONALE D'IDENTITÉ"


def draw(random: numpy.random.Generator) -> Side:
    """The front of one card."""
    who = person(random, FRANCE)
    issued, expires = validity(random)
    # Year and month of issue, the department, which no card has as 000, and a number.
    number = f"{issued:%y%m}000" + characters(random, "99999")
    zone = Zone("FRA", "ID", "FRA", number, who.family_name, who.given_names, "FRA", who.date_of_birth, who.sex, expires,
                characters(random, "000999"))
    sheet = Sheet(ID_2, int(random.integers(6)), 10.0)
    sheet.heading(6, FRANCE.name, TITLE, sheet.size_mm[0] - 12)
    sheet.portrait(faces.portrait(who.face, who.sex), 6, 14, 24, 31)
    _fields(sheet, zone, who, int(random.integers(148, 201)))
    sign_sheet(sheet, random, (34, 43, 66, 52))
    sheet.zone(zone.lines(), (sheet.size_mm[0] - 36 * 2.54) / 2, 74 - 9.4)
    return Side.of(sheet, "FRA", "front", lines=zone.lines(), zone=zone.fields(), language="fr", script="latin",
                   fields=iso_dates({
                       "document_type": "identity_card", "issuing_country": "FRA", "document_number": number,
                       "family_name": who.family_name.upper(), "given_names": who.given_names.upper(), "sex": who.sex,
                       "nationality": "FRA", "date_of_birth": who.date_of_birth,
                       "place_of_birth": who.place_of_birth.upper()}))


def _fields(sheet: Sheet, zone: Zone, who: Person, height_cm: int) -> None:
    left, middle = 34, 66
    rows = [
        [("N°", zone.number, "document_number"), ("Nationalité", "Française", "nationality")],
        [("Nom", who.family_name.upper(), "family_name")],
        [("Prénom(s)", who.given_names, "given_names")],
        [("Sexe", who.sex, "sex"), ("Né(e) le", who.date_of_birth.strftime("%d.%m.%Y"), "date_of_birth")],
        [("à", who.place_of_birth.upper(), "place_of_birth"),
         ("Taille", f"{height_cm // 100},{height_cm % 100:02d}m", "height")],
    ]
    for row, cells in enumerate(rows):
        for (label, value, name), x in zip(cells, (left, middle)):
            sheet.field(x, 11.6 + row * 6.2, label, value, name, 30 if len(cells) == 2 else 64, 1.9)
