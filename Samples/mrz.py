"""The machine-readable zone of a passport, after ICAO Doc 9303 part 3 (check digits) and part 4 (TD3)."""

from datetime import date

from people import Passport

FILLER = "<"
WEIGHTS = (7, 3, 1)


def value_of(character: str) -> int:
    """0–9 stand for themselves, A–Z for 10–35, the filler for 0 (part 3, section 4.9)."""
    return 0 if character == FILLER else int(character, 36)


def check_digit(text: str) -> str:
    """The weighted sum of the characters modulo 10."""
    return str(sum(value_of(character) * WEIGHTS[index % 3] for index, character in enumerate(text)) % 10)


def padded(text: str, length: int) -> str:
    """The text cut or filled to exactly `length` characters, with every separator as a filler."""
    plain = "".join(character if character.isalnum() else FILLER for character in text)
    return plain[:length].ljust(length, FILLER)


def short_date(day: date) -> str:
    """YYMMDD."""
    return day.strftime("%y%m%d")


def td3(passport: Passport) -> list[str]:
    """The two lines of 44 characters."""
    names = f"{padded(passport.family_name, len(passport.family_name))}<<{passport.given_names}"
    upper = "P<" + padded(passport.issuing_state, 3) + padded(names, 39)
    number = padded(passport.number, 9)
    birth, expiry = short_date(passport.date_of_birth), short_date(passport.date_of_expiry)
    personal = padded(passport.personal_number, 14)
    number += check_digit(number)
    birth += check_digit(birth)
    expiry += check_digit(expiry)
    personal += check_digit(personal)
    composite = check_digit(number + birth + expiry + personal)
    lower = number + padded(passport.nationality, 3) + birth + passport.sex + expiry + personal + composite
    return [upper, lower]
