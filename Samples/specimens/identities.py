"""Invented people, drawn at random from a country's names. Every number begins with zeros or letters that say so."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy

from specimens.names import Country

DIGITS, LETTERS = "0123456789", "ABCDEFGHJKLMNPRSTUVWXYZ"
TODAY = date(2026, 1, 15)


@dataclass(frozen=True)
class Person:
    """Somebody who does not exist."""

    family_name: str
    given_names: str
    sex: str
    date_of_birth: date
    place_of_birth: str
    street: str
    town: str
    postcode: str
    face: int


def choose(random: numpy.random.Generator, values):
    """One of the values."""
    return values[int(random.integers(len(values)))]


def characters(random: numpy.random.Generator, pattern: str) -> str:
    """`9` becomes a digit, `A` a letter, `*` either; everything else stays."""
    pools = {"9": DIGITS, "A": LETTERS, "*": DIGITS + LETTERS}
    return "".join(choose(random, pools[mark]) if mark in pools else mark for mark in pattern)


def birthday(random: numpy.random.Generator) -> date:
    """A day between 18 and 88 years ago."""
    return TODAY - timedelta(days=int(random.integers(18 * 366, 88 * 365)))


def validity(random: numpy.random.Generator, years: int = 10) -> tuple[date, date]:
    """Days of issue and expiry; one paper in eight or so has run out."""
    issued = TODAY - timedelta(days=int(random.integers(20, round(years * 365 * 1.15))))
    return issued, _years_on(issued, years) - timedelta(days=1)


def person(random: numpy.random.Generator, country: Country) -> Person:
    """One more invented inhabitant."""
    sex = choose(random, "FM")
    return Person(
        family_name=choose(random, country.families),
        given_names=choose(random, country.women if sex == "F" else country.men), sex=sex,
        date_of_birth=birthday(random), place_of_birth=choose(random, country.towns),
        street=choose(random, country.streets), town=choose(random, country.towns),
        postcode=characters(random, "00999"), face=int(random.integers(24)))


def _years_on(day: date, years: int) -> date:
    if (day.month, day.day) == (2, 29):
        day = day - timedelta(days=1)
    return day.replace(year=day.year + years)
