"""What the drawing rooms hand over: a flat picture of one side with the truth about it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PIL import Image

from specimens.sheet import Box, Sheet


@dataclass
class Side:
    """One side of a document, upright and unspoilt; `truth` goes into labels.json as it is."""

    picture: Image.Image
    kind: str
    side: str
    truth: dict[str, Any]
    boxes: dict[str, Box] = field(default_factory=dict)
    # How likely a scanner made the picture rather than a phone, and whether the picture is a page of a PDF.
    scanner: float = 0.35
    in_pdf: bool = False
    # A PDF whose text can be selected is written as it is: no camera sees it.
    pdf: bytes | None = None

    @classmethod
    def of(cls, sheet: Sheet, kind: str, side: str, **truth: Any) -> "Side":
        """A side from its drawing."""
        return cls(sheet.picture, kind, side, truth, dict(sheet.boxes))


def iso_dates(values: dict[str, Any]) -> dict[str, Any]:
    """The values with dates as labels.json has them, and without those that are not there."""
    return {name: value.isoformat() if isinstance(value, date) else value
            for name, value in values.items() if value not in (None, "")}
