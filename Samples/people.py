"""The people and papers of Utopia: every name, number and date that a specimen shows."""

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True)
class Crop:
    """A rectangle of a portrait photograph, in its pixels."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True)
class Sitter:
    """Somebody whose photograph is in the public domain, and where the head is in it."""

    file: str
    portrait: Crop
    selfie: Crop


@dataclass(frozen=True)
class Passport:
    """What a passport says, as values; `mrz.py` and `passport.py` put it on paper."""

    number: str
    family_name: str
    given_names: str
    nationality: str
    date_of_birth: date
    sex: str
    place_of_birth: str
    personal_number: str
    date_of_issue: date
    date_of_expiry: date
    authority: str
    issuing_state: str = "UTO"


# Eileen Collins, photographed by NASA; Grace Hopper, photographed by the United States Navy. The specimens do not
# carry their names: what stands on them is invented.
ASTRONAUT = Sitter("astronaut.png", Crop(135, 0, 180, 231), Crop(30, 0, 384, 512))
ADMIRAL = Sitter("grace_hopper.jpg", Crop(140, 20, 260, 334), Crop(30, 0, 450, 600))

VALID = Passport(
    number="XU4821907", family_name="LINDQVIST", given_names="MARIA ELENA", nationality="UTO",
    date_of_birth=date(1986, 11, 19), sex="F", place_of_birth="ZENITH", personal_number="ZE184226B",
    date_of_issue=date(2024, 6, 3), date_of_expiry=date(2034, 6, 2), authority="PASSPORT OFFICE ZENITH")
EXPIRED = replace(
    VALID, number="XU1093355", date_of_issue=date(2012, 3, 15), date_of_expiry=date(2022, 3, 14))
