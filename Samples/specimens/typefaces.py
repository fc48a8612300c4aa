"""Which font writes which script, and how a line of mixed scripts is put together from runs of one font each."""

from dataclasses import dataclass
from functools import lru_cache

from PIL import ImageDraw, ImageFont

NOTO = "/usr/share/fonts/truetype/noto/Noto{}-{}.ttf"
NOTO_CJK = "/usr/share/fonts/opentype/noto/NotoSansCJK-{}.ttc"
DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVu{}.ttf"
OCR_B = "/usr/share/fonts/opentype/ocr-b/OCRB.otf"
# Noto's capitals and OCR-B's, as shares of the em.
CAPITAL_OF_EM = 0.714
OCR_B_CAPITAL_OF_EM = 0.722

# Scripts whose letters join, stack or run from right to left need the shaping engine.
SHAPED = {"arabic", "persian", "hebrew", "devanagari", "bengali", "thai"}
OWN_FONT = {
    "arabic": ("SansArabic", "NaskhArabic"), "persian": ("SansArabic", "NaskhArabic"),
    "devanagari": ("SansDevanagari", "SerifDevanagari"), "bengali": ("SansBengali", "SerifBengali"),
    "thai": ("SansThai", "SerifThai"), "georgian": ("SansGeorgian", "SerifGeorgian"),
    "armenian": ("SansArmenian", "SerifArmenian"),
}
CJK_INDEX = {"japanese": 0, "korean": 1, "chinese-s": 2, "chinese-t": 3}
# Their Noto fonts have neither digits nor points; those come from Noto Sans.
WITHOUT_DIGITS = {"thai", "georgian", "armenian"}
# Noto's Arabic has none of these; a line with one is written in DejaVu.
LACKING = frozenset("/()-")


@dataclass(frozen=True)
class Face:
    """A font file, the face in it, and whether it needs shaping."""

    path: str
    index: int = 0
    shaped: bool = False


def face(script: str, bold: bool = False, serif: bool = False) -> Face:
    """The face for a script's own letters."""
    weight = "Bold" if bold else "Regular"
    if script in CJK_INDEX:
        return Face(NOTO_CJK.format(weight), CJK_INDEX[script])
    if script == "hebrew":
        # Noto's Hebrew has no digits, and a line that runs from right to left is best left in one font.
        return Face(DEJAVU.format("Sans-Bold" if bold else "Sans"), shaped=True)
    if script in OWN_FONT:
        return Face(NOTO.format(OWN_FONT[script][serif], weight), shaped=script in SHAPED)
    return Face(NOTO.format("Serif" if serif else "Sans", weight))


@lru_cache(maxsize=512)
def font(chosen: Face, em: int) -> ImageFont.FreeTypeFont:
    """The face at so many pixels an em."""
    engine = ImageFont.Layout.RAQM if chosen.shaped else ImageFont.Layout.BASIC
    return ImageFont.truetype(chosen.path, em, index=chosen.index, layout_engine=engine)


def runs(text: str, script: str) -> list[tuple[bool, str]]:
    """The text in pieces: whether each is written with the script's own font, and its characters."""
    if script not in WITHOUT_DIGITS:
        return [(True, text)]
    pieces: list[tuple[bool, str]] = []
    for character in text:
        own = ord(character) > 0x7F or character == " "
        if pieces and (pieces[-1][0] == own or character == " "):
            pieces[-1] = (pieces[-1][0], pieces[-1][1] + character)
        else:
            pieces.append((own, character))
    return pieces


@dataclass(frozen=True)
class Writing:
    """How a piece of text is written."""

    script: str = "latin"
    bold: bool = False
    serif: bool = False


def measure(text: str, writing: Writing, em: int) -> float:
    """The advance of the text in pixels."""
    return sum(font(chosen, em).getlength(piece) for chosen, piece in _faces(text, writing))


def write(canvas: ImageDraw.ImageDraw, place: tuple[float, float], text: str, writing: Writing, em: int,
          ink: tuple[int, int, int]) -> tuple[float, float, float, float]:
    """Writes the text with its left end and baseline at the place; returns the box of its ink."""
    x, y = place
    boxes = []
    for chosen, piece in _faces(text, writing):
        typeface = font(chosen, em)
        canvas.text((x, y), piece, font=typeface, fill=ink, anchor="ls")
        left, top, right, bottom = typeface.getbbox(piece, anchor="ls")
        boxes.append((x + left, y + top, x + right, y + bottom))
        x += typeface.getlength(piece)
    if not boxes:
        return (x, y, x, y)
    lefts, tops, rights, bottoms = zip(*boxes)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def _faces(text: str, writing: Writing) -> list[tuple[Face, str]]:
    if writing.script in ("arabic", "persian") and not LACKING.isdisjoint(text):
        return [(Face(DEJAVU.format("Sans-Bold" if writing.bold else "Sans"), shaped=True), text)]
    own = face(writing.script, writing.bold, writing.serif)
    other = face("latin", writing.bold, writing.serif)
    return [(own if is_own else other, piece) for is_own, piece in runs(text, writing.script)]
