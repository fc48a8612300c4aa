"""The machine-readable zones of ICAO Doc 9303: TD1 (part 5), TD2 (part 6), TD3 (part 4), MRV-A and MRV-B (part 7); and that
of the French identity card of 1995, which has a layout of its own."""

import unicodedata
from dataclasses import dataclass
from datetime import date

from mrz import FILLER, check_digit, padded, short_date

NAMES_LENGTH = {"TD1": 30, "TD2": 31, "TD3": 39, "MRVA": 39, "MRVB": 31}
# Of the French card: the family name's places on the first line, the given names' on the second.
FRENCH_FAMILY, FRENCH_GIVEN = 25, 14
# Doc 9303 part 3, section 6 A: letters that a zone writes with other letters than their bare form.
TRANSLITERATIONS = {
    "Ä": "AE", "Ö": "OE", "Ü": "UE", "Å": "AA", "Æ": "AE", "Ø": "OE", "Œ": "OE", "ß": "SS", "ẞ": "SS", "Đ": "D",
    "Ł": "L", "Þ": "TH", "Ð": "D", "Ħ": "H", "ı": "I", "’": "", "'": "",
}


@dataclass(frozen=True)
class Zone:
    """What a machine-readable zone says; `number` may be longer than nine in TD1 and TD2, and has twelve digits in FRA.

    In FRA `optional` is the office that issued the card, six characters.
    """

    format: str
    code: str
    issuer: str
    number: str
    family_name: str
    given_names: str
    nationality: str
    date_of_birth: date
    sex: str
    date_of_expiry: date
    optional: str = ""
    more_optional: str = ""

    def lines(self) -> list[str]:
        """The lines as printed."""
        if self.format == "FRA":
            return self._french_lines()
        names = written_names(self.family_name, self.given_names, NAMES_LENGTH[self.format])
        if self.format == "TD1":
            return self._three_lines(names)
        upper = padded(self.code, 2) + padded(self.issuer, 3) + names
        number, optional = self._number_and_optional()
        lower = number + padded(self.nationality, 3) + self._birth() + self._sex() + self._expiry()
        if self.format == "TD3":
            optional = padded(self.optional, 14)
            optional += check_digit(optional)
        length = {"TD2": 7, "TD3": 15, "MRVA": 16, "MRVB": 8}[self.format]
        lower += padded(optional, length)
        if self.format in ("TD2", "TD3"):
            lower += check_digit(lower[0:10] + lower[13:20] + lower[21:])
        return [upper, lower]

    def fields(self) -> dict[str, str]:
        """The parts as they stand in the zone, under short names."""
        if self.format == "FRA":
            first, second = self.lines()
            return {"code": first[:2], "iss": first[2:5], "num": self.number, "sur": _words(first[5:30]),
                    "giv": _words(second[13:27]), "dob": short_date(self.date_of_birth), "sex": self._sex(),
                    "opt": first[30:]}
        names = written_names(self.family_name, self.given_names, NAMES_LENGTH[self.format]).rstrip(FILLER)
        family, _, given = names.partition("<<")
        lines = self.lines()
        optional = {"TD1": lines[0][15:] + lines[1][18:29], "TD2": lines[1][28:35], "TD3": lines[1][28:42],
                    "MRVA": lines[1][28:], "MRVB": lines[1][28:]}[self.format]
        return {
            "code": padded(self.code, 2), "iss": padded(self.issuer, 3), "num": self.number,
            "sur": family.replace(FILLER, " "), "giv": given.replace(FILLER, " "), "nat": padded(self.nationality, 3),
            "dob": short_date(self.date_of_birth), "sex": self._sex(), "exp": short_date(self.date_of_expiry),
            "opt": optional,
        }

    def _three_lines(self, names: str) -> list[str]:
        number, optional = self._number_and_optional()
        first = padded(self.code, 2) + padded(self.issuer, 3) + number + padded(optional, 15)
        second = self._birth() + self._sex() + self._expiry() + padded(self.nationality, 3)
        second += padded(self.more_optional, 11)
        return [first, second + check_digit(first[5:] + second[0:7] + second[8:15] + second[18:29]), names]

    def _french_lines(self) -> list[str]:
        """Names on both lines, given ones apart by two fillers; the composite digit covers everything before it."""
        given = "<<".join(plain(self.given_names).split())
        first = (padded(self.code, 2) + padded(self.issuer, 3) + padded(plain(self.family_name), FRENCH_FAMILY)
                 + padded(self.optional, 6))
        second = (self.number + check_digit(self.number) + padded(given, FRENCH_GIVEN) + self._birth() + self._sex())
        return [first, second + check_digit(first + second)]

    def _number_and_optional(self) -> tuple[str, str]:
        """Part 5, section 4.2.2, note j: a long number goes on in the optional data, where its check digit stands."""
        if len(self.number) <= 9:
            number = padded(self.number, 9)
            return number + check_digit(number), self.optional
        return self.number[:9] + FILLER, self.number[9:] + check_digit(self.number) + FILLER + self.optional

    def _birth(self) -> str:
        return short_date(self.date_of_birth) + check_digit(short_date(self.date_of_birth))

    def _expiry(self) -> str:
        return short_date(self.date_of_expiry) + check_digit(short_date(self.date_of_expiry))

    def _sex(self) -> str:
        return self.sex if self.sex in ("F", "M") else FILLER


def plain(name: str) -> str:
    """A name in the letters of a zone, its parts apart by one space."""
    letters = "".join(TRANSLITERATIONS.get(character, character) for character in name.upper())
    bare = unicodedata.normalize("NFD", letters)
    kept = (character if character.isascii() and character.isalpha() else " " for character in bare
            if not unicodedata.combining(character))
    return " ".join("".join(kept).split())


def _words(part: str) -> str:
    return " ".join(word for word in part.split(FILLER) if word)


def written_names(family_name: str, given_names: str, length: int) -> str:
    """The field of names; one that is cut ends in a letter, which is how a reader sees that it was (part 3, 4.6)."""
    family, given = plain(family_name).replace(" ", FILLER), plain(given_names).replace(" ", FILLER)
    whole = f"{family}<<{given}" if given else family
    if len(whole) > length:
        # Room for two fillers and a letter of the given names, as the standard wants.
        family = family[:length - 3].rstrip(FILLER)
        whole = f"{family}<<{given}"[:length]
        while whole.endswith(FILLER):
            family = family[:-1].rstrip(FILLER)
            whole = f"{family}<<{given}"[:length]
    return whole.ljust(length, FILLER)
