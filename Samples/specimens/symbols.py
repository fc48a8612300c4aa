"""QR and Aztec symbols, with the machine-readable zone inside, on the back of cards."""

import numpy
import zxingcpp
from PIL import Image

from specimens import travel
from specimens.identities import choose, person
from specimens.names import COUNTRIES
from specimens.sheet import Sheet
from specimens.sides import Side

# What labels and answers call them, and what the library does.
KINDS = {"qr": "QRCode", "aztec": "Aztec"}
SIDE_MM, LEFT_MM, TOP_MM = 21.0, 62.0, 6.5


def picture(payload: str, kind: str, side: int) -> Image.Image:
    """The symbol, black on white with its quiet zone, at most so many pixels wide; every module as wide as another."""
    made = zxingcpp.create_barcode(payload, zxingcpp.barcode_format_from_str(KINDS[kind])).to_image()
    modules = Image.fromarray(numpy.array(made))
    return modules.resize([part * (side // modules.width) for part in modules.size], Image.Resampling.NEAREST)


def draw(random: numpy.random.Generator, index: int) -> list[Side]:
    """The back of a TD1 card, both kinds of symbols in turn."""
    kind = tuple(KINDS)[index % len(KINDS)]
    country = choose(random, COUNTRIES)
    who = person(random, country)
    zone, _ = travel.random_zone(random, "TD1", country, who)
    payload = "\n".join(zone.lines())

    def place(sheet: Sheet) -> None:
        symbol = picture(payload, kind, sheet.pixels(SIDE_MM)).convert("RGB")
        left, top = sheet.pixels(LEFT_MM), sheet.pixels(TOP_MM)
        sheet.picture.paste(symbol, (left, top))
        sheet.boxes["barcode"] = (left, top, left + symbol.width, top + symbol.height)

    side = travel.card_back(random, country, who, zone, 56, place)
    # First in the label: a set with a payload is one of symbols.
    side.truth = {"payload": payload, "symbology": kind} | side.truth
    return [side]
