"""Proofs of address: the same letter as a PDF with text, as a scan in a PDF, and as a photograph."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy

from specimens import cards, pdf
from specimens.identities import TODAY, characters, choose, person
from specimens.letters import KINDS, SCRIPTS, WORDINGS, Wording
from specimens.names import COUNTRIES
from specimens.pdf import Run
from specimens.sheet import A4, Sheet
from specimens.sides import Side, iso_dates
from specimens.typefaces import CAPITAL_OF_EM, Writing

PIXELS_PER_MM = 5.9
MM_PER_POINT = 25.4 / 72
FORMATS = ("pdf_text", "pdf_scan", "photo")


@dataclass(frozen=True)
class Receiver:
    """To whom a letter goes; invented."""

    given_names: str
    family_name: str
    street: str
    postal_code: str
    town: str
    country: str

    @property
    def name(self) -> str:
        """As letters address people."""
        return f"{self.given_names} {self.family_name}"

    @property
    def place(self) -> str:
        """The line below the street."""
        return f"{self.postal_code} {self.town}"

    @property
    def applicant(self) -> dict:
        """As the API takes them."""
        address = {"line1": self.street, "postal_code": self.postal_code, "city": self.town, "country": self.country}
        return {"given_names": self.given_names, "family_name": self.family_name, "address": address}

    @property
    def address(self) -> str:
        """The lines below the name, joined by commas."""
        return f"{self.street}, {self.place}"


@dataclass(frozen=True)
class Letter:
    """A letter as pieces of text on a page, and what it says."""

    runs: tuple[Run, ...]
    facts: dict


def draw(random: numpy.random.Generator, index: int) -> list[Side]:
    """The letter of an index: three formats in turn, of each all kinds, of each all languages."""
    form, kind = index % 3, (index // 3) % 3
    wording = WORDINGS[(index // 9 + index) % len(WORDINGS)]
    letter = compose(random, KINDS[kind], wording)
    truth = {"language": wording.language, "script": SCRIPTS.get(wording.language, "latin"), "fields": letter.facts,
             "texts": [run.text for run in letter.runs]}
    sheet = Sheet(A4, -1, PIXELS_PER_MM)
    if FORMATS[form] == "pdf_text":
        return [Side(sheet.picture, KINDS[kind], "front", truth, pdf=pdf.written(list(letter.runs)))]
    for run in letter.runs:
        ink = (30, 30, 36)
        writing = Writing(truth["script"] if not run.text.isascii() else "latin", run.bold)
        sheet.text(run.left, run.baseline, run.text, run.points * MM_PER_POINT * CAPITAL_OF_EM, writing, ink, run.name)
    side = Side.of(sheet, KINDS[kind], "front", **truth)
    side.in_pdf = FORMATS[form] == "pdf_scan"
    side.scanner = 1.0 if side.in_pdf else 0.0
    return [side]


def receiver(random: numpy.random.Generator, language: str) -> Receiver:
    """Somebody invented who lives where the language is spoken."""
    for native in cards.NATIVES:
        if native.language == language:
            who = cards.holder(random, native)
            street, house = choose(random, native.streets), int(random.integers(1, 190))
            return Receiver(who.given_names[0], who.family_name[0], f"{street} {house}", characters(random, "00999"),
                            who.town[0], native.code)
    country = choose(random, [country for country in COUNTRIES if country.language == language])
    who = person(random, country)
    street = f"{who.street} {int(random.integers(1, 190))}"
    if language in ("en", "fr"):
        street = f"{int(random.integers(1, 190))} {who.street}"
    return Receiver(who.given_names, who.family_name, street, who.postcode, who.town, country.iso)


def compose(random: numpy.random.Generator, kind: str, wording: Wording) -> Letter:
    """A letter of the kind to somebody invented."""
    which, to = KINDS.index(kind), receiver(random, wording.language)
    issued = TODAY - timedelta(days=int(random.integers(3, 420)))
    number = characters(random, "SP-0099 9999")
    left = 20 + 2 * int(random.integers(3))
    runs = [
        Run(left, 22, wording.senders[which], 15, True, "issuer"),
        Run(left, 28, wording.specimen, 8), Run(left, 52, to.name, 11, False, "name"),
        Run(left, 58, to.street, 11, False, "street"), Run(left, 64, to.place, 11, False, "place"),
        Run(left, 92, wording.titles[which], 14, True, "title"),
    ]
    right = [(wording.day, _day(issued, wording), "date_of_issue"), (wording.number, number, "customer_number"),
             (wording.period, _period(issued, kind, wording), "period")]
    for row, (label, value, name) in enumerate(right):
        runs += [Run(122, 52 + 10 * row, label + ":", 9), Run(122, 56.5 + 10 * row, value, 10, False, name)]
    runs.append(Run(left, 101, wording.bodies[which], 10))
    amounts, total = [], 0
    for row in range(int(random.integers(4, 9))):
        amount = int(random.integers(150, 48_000))
        total += amount
        runs += [Run(left, 116 + 7 * row, _day(issued - timedelta(days=9 * row + 4), wording), 9),
                 Run(left + 32, 116 + 7 * row, choose(random, wording.entries), 9),
                 Run(156, 116 + 7 * row, _money(amount, wording), 9)]
        amounts.append(amount)
    last = 116 + 7 * len(amounts) + 5
    runs += [Run(left, last, wording.total + ":", 11, True), Run(153, last, _money(total, wording), 11, True, "total"),
             Run(left, 284, f"{wording.senders[which]} · {wording.specimen}", 7)]
    facts = iso_dates({
        "document_type": kind, "issuer": wording.senders[which], "name": to.name, "street": to.street,
        "place": to.place, "address": to.address, "country": to.country, "applicant": to.applicant,
        "date_of_issue": issued,
        "customer_number": number, "total": _money(total, wording)})
    return Letter(tuple(runs), facts)


def _day(day: date, wording: Wording) -> str:
    return day.strftime(wording.date_format)


def _period(issued: date, kind: str, wording: Wording) -> str:
    if kind == "tax_letter":
        return str(issued.year - 1)
    return f"{_day(issued - timedelta(days=33), wording)} – {_day(issued - timedelta(days=4), wording)}"


def _money(cents: int, wording: Wording) -> str:
    point = "." if wording.language == "en" else ","
    return wording.money.format(f"{cents // 100}{point}{cents % 100:02d}")
