"""How a country's documents are written in its own script: labels, names, towns, dates."""

from dataclasses import dataclass
from datetime import date

LABELS = ("family_name", "given_names", "date_of_birth", "sex", "place_of_birth", "document_number", "date_of_issue",
          "date_of_expiry", "address")
LATIN_LABELS = {
    "family_name": "Surname", "given_names": "Given names", "date_of_birth": "Date of birth", "sex": "Sex",
    "place_of_birth": "Place of birth", "document_number": "Document No.", "date_of_issue": "Date of issue",
    "date_of_expiry": "Date of expiry", "address": "Address",
}
DIGITS = {"arabic": "٠١٢٣٤٥٦٧٨٩", "persian": "۰۱۲۳۴۵۶۷۸۹", "bengali": "০১২৩৪৫৬৭৮৯", "devanagari": "०१२३४५६७८९"}


@dataclass(frozen=True)
class Native:
    """A country that writes another script than Latin, or Latin with marks of its own."""

    code: str
    script: str
    language: str
    state: str
    state_latin: str
    title: str
    labels: dict[str, str]
    sexes: tuple[str, str]
    families: tuple[tuple[str, str], ...]
    women: tuple[tuple[str, str], ...]
    men: tuple[tuple[str, str], ...]
    towns: tuple[tuple[str, str], ...]
    streets: tuple[str, ...]
    # `{d}`, `{m}`, `{y}` and their zero-filled `{dd}`, `{mm}`; `{month}` is a word; `{by}` Buddhist, `{roc}` Minguo.
    date_style: str
    months: tuple[str, ...] = ()
    own_digits: bool = False

    def printed(self, day: date) -> str:
        """The day as this country's documents have it."""
        month = self.months[day.month - 1] if self.months else ""
        text = self.date_style.format(d=day.day, m=day.month, y=day.year, dd=f"{day.day:02d}", mm=f"{day.month:02d}",
                                      month=month, by=day.year + 543, roc=day.year - 1911)
        return self.digits(text)

    def digits(self, text: str) -> str:
        """The text with the script's own digits, where the country prints those."""
        own = DIGITS.get(self.script)
        return text.translate(str.maketrans("0123456789", own)) if self.own_digits and own else text


def words(text: str) -> tuple[str, ...]:
    """Parts between bars."""
    return tuple(part.strip() for part in text.split("|"))


def pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Parts between bars, each a native form, an equals sign and its Latin form."""
    return tuple((native.strip(), latin.strip()) for native, latin in (part.split("=") for part in text.split("|")))


def labels(text: str) -> dict[str, str]:
    """The nine labels in the order of `LABELS`."""
    return dict(zip(LABELS, words(text), strict=True))
