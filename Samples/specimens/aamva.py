"""The payload of a licence's PDF417 after AAMVA's DL/ID standards: version 1 (2000) to 11 (2025), annex D.

Version 1 has the whole name in DAA, dates as CCYYMMDD and no jurisdiction version in the header. Versions 2 and 3 have
DCS and DCT, versions from 4 on DCS, DAC, DAD and the marks of truncation. A jurisdiction's own subfile says SPECIMEN.
"""

from dataclasses import dataclass
from datetime import date

from specimens.jurisdictions import Jurisdiction

VERSIONS = range(1, 12)
# Compliance indicator, data element separator, record separator, segment terminator (D.12.3).
BEGINNING = "@\n\x1e\rANSI "
DESIGNATOR_LENGTH = 10


@dataclass(frozen=True)
class Licence:
    """What a licence says; heights in centimetres, weights in kilograms."""

    issuer: Jurisdiction
    subfile: str
    number: str
    family_name: str
    first_name: str
    middle_name: str
    suffix: str
    sex: str
    date_of_birth: date
    date_of_issue: date
    date_of_expiry: date
    street: str
    town: str
    postcode: str
    height_cm: int
    weight_kg: int
    eyes: str
    hair: str
    vehicle_class: str
    restrictions: str
    endorsements: str
    discriminator: str
    donor: bool

    @property
    def height_inches(self) -> int:
        """To the nearest inch."""
        return round(self.height_cm / 2.54)

    @property
    def weight_pounds(self) -> int:
        """To the nearest pound."""
        return round(self.weight_kg * 2.2046)

    @property
    def given_names(self) -> str:
        """First and middle names, as printed."""
        return f"{self.first_name} {self.middle_name}".strip()


def payload(licence: Licence, version: int, jurisdiction_version: int = 1) -> str:
    """The characters of the symbol; they are ISO/IEC 8859-1."""
    code = "Z" + licence.issuer.code[0]
    main = _subfile(licence.subfile, _elements(licence, version))
    own = _subfile(code, [(f"{code}A", "SPECIMEN")])
    header = f"{BEGINNING}{licence.issuer.number}{version:02d}"
    header += "02" if version == 1 else f"{jurisdiction_version:02d}02"
    start = len(header) + 2 * DESIGNATOR_LENGTH
    designators = f"{licence.subfile}{start:04d}{len(main):04d}{code}{start + len(main):04d}{len(own):04d}"
    return header + designators + main + own


def _subfile(kind: str, elements: list[tuple[str, str]]) -> str:
    return kind + "\n".join(name + value for name, value in elements) + "\r"


def _elements(licence: Licence, version: int) -> list[tuple[str, str]]:
    if version == 1:
        return _first_elements(licence)
    elements = [] if licence.subfile == "ID" and version >= 4 else [
        ("DCA", licence.vehicle_class), ("DCB", licence.restrictions), ("DCD", licence.endorsements)]
    elements += [("DBA", _day(licence, licence.date_of_expiry, version)), ("DCS", licence.family_name)]
    elements += _given_names(licence, version)
    elements += [
        ("DBD", _day(licence, licence.date_of_issue, version)),
        ("DBB", _day(licence, licence.date_of_birth, version)), ("DBC", _sex(licence, version)),
        ("DAY", licence.eyes), ("DAU", _height(licence)), ("DAG", licence.street), ("DAI", licence.town),
        ("DAJ", licence.issuer.code), ("DAK", _postcode(licence)), ("DAQ", licence.number),
        ("DCF", licence.discriminator), ("DCG", licence.issuer.country),
    ]
    if version in (2, 3):
        elements.append(("DCH", "NONE"))
    elements.append(("DAZ", licence.hair))
    elements.append(_weight(licence, version))
    if licence.suffix:
        elements.append(("DCU", licence.suffix))
    if version >= 4:
        elements += [("DDA", "N"), ("DDB", "01012020" if not licence.issuer.is_canadian else "20200101")]
    if version >= 5 and licence.donor:
        elements.append(("DDK", "1"))
    if version >= 11 and licence.vehicle_class in ("A", "B") and licence.subfile == "DL":
        elements.append(("DDM", "1"))
    # The licence number comes first, so that a reader that stops early has it (a practice since 2009).
    number = [element for element in elements if element[0] == "DAQ"]
    return number + [element for element in elements if element[0] != "DAQ"] if version >= 4 else elements


def _first_elements(licence: Licence) -> list[tuple[str, str]]:
    names = ",".join(part for part in (licence.family_name, licence.first_name, licence.middle_name, licence.suffix)
                     if part)
    feet, inches = divmod(licence.height_inches, 12)
    return [
        ("DAQ", licence.number), ("DAA", names), ("DAG", licence.street), ("DAI", licence.town),
        ("DAJ", licence.issuer.code), ("DAK", _postcode(licence)[:11]), ("DAR", licence.vehicle_class.ljust(4)),
        ("DAS", licence.restrictions.ljust(10)), ("DAT", licence.endorsements.ljust(5)),
        ("DAU", f"{feet}{inches:02d}"), ("DAW", f"{licence.weight_pounds:03d}"), ("DAY", licence.eyes),
        ("DAZ", licence.hair), ("DBA", licence.date_of_expiry.strftime("%Y%m%d")),
        ("DBB", licence.date_of_birth.strftime("%Y%m%d")), ("DBC", licence.sex if licence.sex in "FM" else "M"),
        ("DBD", licence.date_of_issue.strftime("%Y%m%d")),
    ]


def _given_names(licence: Licence, version: int) -> list[tuple[str, str]]:
    if version < 4:
        return [("DCT", ",".join(part for part in (licence.first_name, licence.middle_name) if part))]
    return [("DDE", "N"), ("DAC", licence.first_name), ("DDF", "N"), ("DAD", licence.middle_name or "NONE"),
            ("DDG", "N")]


def _day(licence: Licence, day: date, version: int) -> str:
    """MMDDCCYY in the United States, CCYYMMDD in Canada (D.12.5.1)."""
    return day.strftime("%Y%m%d" if licence.issuer.is_canadian else "%m%d%Y")


def _sex(licence: Licence, version: int) -> str:
    return {"M": "1", "F": "2"}.get(licence.sex, "9" if version >= 9 else "1")


def _weight(licence: Licence, version: int) -> tuple[str, str]:
    """A range until version 3, then pounds, or kilograms in Canada."""
    if version < 4:
        bounds = (31, 45, 59, 70, 86, 100, 113, 127, 145)
        return "DCE", str(sum(licence.weight_kg > bound for bound in bounds))
    if licence.issuer.is_canadian:
        return "DAX", f"{licence.weight_kg:03d}"
    return "DAW", f"{licence.weight_pounds:03d}"


def _height(licence: Licence) -> str:
    return f"{licence.height_cm:03d} cm" if licence.issuer.is_canadian else f"{licence.height_inches:03d} in"


def _postcode(licence: Licence) -> str:
    """Eleven characters; a five-digit ZIP code has zeros for the rest of its nine digits."""
    bare = licence.postcode.replace(" ", "").replace("-", "")
    return (bare if licence.issuer.is_canadian else bare.ljust(9, "0")).ljust(11)
