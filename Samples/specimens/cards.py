"""Identity cards whose visual zone is in a country's own script with Latin beside it, and a TD1 zone on the back."""

from dataclasses import dataclass
from datetime import date

import numpy

from specimens import faces
from specimens.identities import birthday, characters, choose, validity
from specimens.natives import LABELS, LATIN_LABELS, Native
from specimens.natives_east import EAST
from specimens.natives_west import WEST
from specimens.sheet import ID_1, LABEL_INK, MRZ_PITCH_MM, Sheet
from specimens.sides import Side, iso_dates
from specimens.signatures import sign_sheet
from specimens.typefaces import Writing
from specimens.zones import Zone

NATIVES: tuple[Native, ...] = WEST + EAST
TEXT_LEFT, TEXT_WIDTH = 29.0, 54.0


@dataclass(frozen=True)
class Holder:
    """An invented person with a name in two scripts."""

    family_name: tuple[str, str]
    given_names: tuple[str, str]
    town: tuple[str, str]
    address: str
    sex: str
    date_of_birth: date
    face: int


def holder(random: numpy.random.Generator, native: Native) -> Holder:
    """One more invented inhabitant."""
    sex = choose(random, "FM")
    house = native.digits(str(int(random.integers(1, 190))))
    town = choose(random, native.towns)
    apart = "" if native.script in ("chinese-s", "chinese-t", "japanese") else " "
    return Holder(choose(random, native.families), choose(random, native.women if sex == "F" else native.men), town,
                  f"{town[0]}{apart}{choose(random, native.streets)}{apart}{house}", sex, birthday(random),
                  int(random.integers(24)))


def draw(random: numpy.random.Generator, native: Native) -> list[Side]:
    """Front and back of one card."""
    who = holder(random, native)
    issued, expires = validity(random)
    zone = Zone("TD1", "I", native.code, characters(random, "ZX9999999"), who.family_name[1], who.given_names[1],
                native.code, who.date_of_birth, who.sex, expires)
    return [_front(random, native, who, zone, issued), _back(random, native, who, zone)]


def _front(random: numpy.random.Generator, native: Native, who: Holder, zone: Zone, issued: date) -> Side:
    values = {
        "family_name": who.family_name[0], "given_names": who.given_names[0],
        "date_of_birth": native.printed(who.date_of_birth), "sex": native.sexes["FM".index(who.sex)],
        "place_of_birth": who.town[0], "document_number": zone.number, "date_of_issue": native.printed(issued),
        "date_of_expiry": native.printed(zone.date_of_expiry),
    }
    latin = {"family_name": who.family_name[1].upper(), "given_names": who.given_names[1].upper(), "sex": who.sex,
             "place_of_birth": who.town[1].upper()}
    sheet = Sheet(ID_1, int(random.integers(6)), 12.0)
    writing = Writing(native.script, serif=bool(random.random() < 0.3))
    sheet.heading(4, native.state, native.title, 52, writing)
    sheet.text(57, 5.6, native.state_latin, 1.3, Writing(bold=True), (40, 60, 120), "state_latin", 26)
    photo = faces.portrait(who.face, who.sex)
    sheet.portrait(photo, 4, 13, 22.5, 29)
    sheet.ghost(photo, random, (TEXT_LEFT, 11, 84, 53))
    sign_sheet(sheet, random, (3, 43, 27.5, 51.5))
    rows = [("family_name",), ("given_names",), ("date_of_birth", "sex"), ("place_of_birth",),
            ("document_number",), ("date_of_issue", "date_of_expiry")]
    for row, names in enumerate(rows):
        for column, name in enumerate(names):
            cell = TEXT_WIDTH / len(names)
            _cell(sheet, TEXT_LEFT + column * cell, 11.9 + row * 6.8, cell - 1.5, name, native, writing, values, latin)
    script = native.script
    return Side.of(sheet, "identity_card", "front", script=script, language=native.language, native=values,
                   texts=[native.state, native.title, *(native.labels[name] for name in LABELS if name in values)],
                   fields=_facts(who, zone, issued))


def _cell(sheet: Sheet, left: float, top: float, width: float, name: str, native: Native, writing: Writing,
          values: dict[str, str], latin: dict[str, str]) -> None:
    """Both labels on one line, the native value below them, its Latin form to the right of it."""
    label = Writing(native.script)
    sheet.text(left, top + 1.7, native.labels[name], 1.3, label, LABEL_INK, width=width * 0.6)
    sheet.text(left + width * 0.63, top + 1.7, LATIN_LABELS[name], 1.05, Writing(), LABEL_INK, width=width * 0.37)
    number = name == "document_number"
    room = width * (0.56 if name in latin else 1.0)
    sheet.text(left, top + 5.1, values[name], 1.9, Writing(bold=True) if number else writing, name=name, width=room)
    if name in latin:
        sheet.text(left + width * 0.6, top + 5.1, latin[name], 1.6, Writing(), name=f"{name}_latin", width=width * 0.4)


def _back(random: numpy.random.Generator, native: Native, who: Holder, zone: Zone) -> Side:
    sheet = Sheet(ID_1, int(random.integers(6)), 12.0)
    writing = Writing(native.script)
    sheet.text(4, 4.6, "SPECIMEN", 1.7, ink=(150, 70, 80))
    sheet.text(24, 4.6, native.state, 1.7, writing, LABEL_INK, width=50)
    sheet.text(4, 9.4, native.labels["address"], 1.3, writing, LABEL_INK, width=30)
    sheet.text(36, 9.4, "Address", 1.1, Writing(), LABEL_INK)
    sheet.text(4, 13.4, who.address, 2.0, writing, name="address", width=76)
    sheet.zone(zone.lines(), (85.6 - 30 * MRZ_PITCH_MM) / 2, 54 - 6.0)
    fields = _facts(who, zone, None) | {"address": who.address}
    fields.pop("place_of_birth")
    return Side.of(sheet, "TD1", "back", script=native.script, language=native.language, lines=zone.lines(),
                   zone=zone.fields(), native={"address": who.address}, fields=fields)


def _facts(who: Holder, zone: Zone, issued: date | None) -> dict:
    return iso_dates({
        "document_type": "identity_card", "issuing_country": zone.issuer, "document_number": zone.number,
        "family_name": who.family_name[1].upper(), "given_names": who.given_names[1].upper(), "sex": who.sex,
        "nationality": zone.nationality, "date_of_birth": who.date_of_birth, "date_of_issue": issued,
        "date_of_expiry": zone.date_of_expiry, "place_of_birth": who.town[1].upper()})
