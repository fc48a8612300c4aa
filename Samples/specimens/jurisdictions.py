"""Some of the issuers of AAMVA's list: number, postal code, name, and the shape of a licence number."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Jurisdiction:
    """An issuer of driving licences in North America. Marks of the pattern are those of `identities.characters`."""

    number: str
    code: str
    name: str
    pattern: str
    language: str = "en"
    country: str = "USA"

    @property
    def is_canadian(self) -> bool:
        """Whether units are metric and postcodes have letters."""
        return self.country == "CAN"


# Issuer identification numbers as AAMVA publishes them. Licence numbers begin with zeros or with letters that none has.
JURISDICTIONS: tuple[Jurisdiction, ...] = (
    Jurisdiction("636000", "VA", "VIRGINIA", "T00999999"),
    Jurisdiction("636001", "NY", "NEW YORK", "000999999"),
    Jurisdiction("636014", "CA", "CALIFORNIA", "Z0999999"),
    Jurisdiction("636015", "TX", "TEXAS", "00099999"),
    Jurisdiction("636010", "FL", "FLORIDA", "Z000999999999"),
    Jurisdiction("636035", "IL", "ILLINOIS", "Z00099999999"),
    Jurisdiction("636045", "WA", "WASHINGTON", "WDLZZ00999Z9"),
    Jurisdiction("636025", "PA", "PENNSYLVANIA", "00099999"),
    Jurisdiction("636023", "OH", "OHIO", "ZZ099999"),
    Jurisdiction("636032", "MI", "MICHIGAN", "Z000999999999"),
    Jurisdiction("636006", "CT", "CONNECTICUT", "000999999"),
    Jurisdiction("636020", "CO", "COLORADO", "000999999"),
    Jurisdiction("636012", "ON", "ONTARIO", "Z0009-99999-99999", "en", "CAN"),
    Jurisdiction("636028", "BC", "BRITISH COLUMBIA", "0009999", "en", "CAN"),
    Jurisdiction("604432", "AB", "ALBERTA", "000099999", "en", "CAN"),
    Jurisdiction("604428", "QC", "QUÉBEC", "Z0009-999999-99", "fr", "CAN"),
    Jurisdiction("636013", "NS", "NOVA SCOTIA", "ZZZZZ000999999", "en", "CAN"),
)
