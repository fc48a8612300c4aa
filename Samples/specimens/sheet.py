"""The flat drawing of one side of a document: tinted paper, labels and values, and where each value stands."""

from dataclasses import dataclass, field
from functools import lru_cache

import numpy
from PIL import Image, ImageDraw, ImageFilter, ImageOps

from specimens.typefaces import CAPITAL_OF_EM, OCR_B, OCR_B_CAPITAL_OF_EM, Face, Writing, font, measure, write

Box = tuple[float, float, float, float]
Colour = tuple[int, int, int]

INK: Colour = (26, 28, 40)
LABEL_INK: Colour = (70, 82, 118)
WARNING_INK: Colour = (168, 60, 70)
PAPERS: tuple[tuple[Colour, Colour], ...] = (
    ((234, 239, 236), (188, 208, 222)), ((240, 234, 228), (224, 196, 190)), ((230, 238, 244), (186, 200, 232)),
    ((238, 240, 226), (198, 214, 178)), ((240, 232, 240), (214, 190, 220)), ((244, 238, 222), (226, 208, 160)),
)
LETTER_PAPER: tuple[Colour, Colour] = ((251, 251, 249), (206, 212, 220))
# ISO/IEC 7810 sizes in millimetres.
ID_1, ID_2, ID_3, A4 = (85.6, 54.0), (105.0, 74.0), (125.0, 88.0), (210.0, 297.0)
MRV_A, MRV_B = (120.0, 80.0), (105.0, 74.0)
MRZ_PITCH_MM, MRZ_CAPITAL_MM, MRZ_LINE_MM = 2.54, 2.5, 6.35


@lru_cache(maxsize=96)
def paper(width: int, height: int, variant: int) -> Image.Image:
    """Paper with SPECIMEN in small pale letters all over it, as microprint, over fine waves; letters have none."""
    ground, tint = PAPERS[variant % len(PAPERS)] if variant >= 0 else LETTER_PAPER
    y, x = numpy.mgrid[0:height, 0:width].astype(numpy.float32)
    phase = (y + 9 * numpy.sin(x / (44 + 9 * variant)) + 0.07 * x) * (2 * numpy.pi / (13 + 2 * variant))
    weight = (numpy.clip((numpy.sin(phase) - 0.8) / 0.2, 0, 1) * (0.6 if variant >= 0 else 0))[..., None]
    colours = numpy.array(ground, numpy.float32) + (numpy.subtract(tint, ground)).astype(numpy.float32) * weight
    sheet = Image.fromarray(colours.astype(numpy.uint8))
    canvas = ImageDraw.Draw(sheet)
    small = font(Face("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"), 11)
    pale = tuple((part * 3 + other) // 4 for part, other in zip(tint, ground))
    for row, top in enumerate(range(4, height, 34)):
        line = "SPECIMEN NOT A DOCUMENT   " * (width // 150 + 2)
        canvas.text((-40 * (row % 4), top), line, font=small, fill=pale)
    return sheet


@dataclass
class Sheet:
    """One side, drawn in millimetres from its upper left corner; `boxes` has the pixels of each named value."""

    size_mm: tuple[float, float]
    variant: int = 0
    scale: float = 10.0
    boxes: dict[str, Box] = field(default_factory=dict)

    def __post_init__(self) -> None:
        width, height = self.pixels(self.size_mm[0]), self.pixels(self.size_mm[1])
        self.picture = paper(width, height, self.variant).copy()
        self.canvas = ImageDraw.Draw(self.picture)

    def pixels(self, millimetres: float) -> int:
        """Millimetres as pixels of the drawing."""
        return round(millimetres * self.scale)

    def text(self, left: float, baseline: float, text: str, capital: float = 2.0, writing: Writing = Writing(),
             ink: Colour = INK, name: str | None = None, width: float | None = None) -> None:
        """Writes a line whose capitals are so many millimetres high, smaller where it would be wider than `width`."""
        em = max(6, self.pixels(capital / CAPITAL_OF_EM))
        if width is not None:
            long = measure(text, writing, em)
            em = max(6, min(em, int(em * self.pixels(width) / max(long, 1))))
        box = write(self.canvas, (self.pixels(left), self.pixels(baseline)), text, writing, em, ink)
        if name:
            self.boxes[name] = box

    def field(self, left: float, top: float, label: str, value: str, name: str | None = None,
              width: float | None = None, capital: float = 2.0, writing: Writing = Writing()) -> None:
        """A small label with its value below it."""
        self.text(left, top + 1.4, label, 1.15, Writing(), LABEL_INK, width=width)
        self.text(left, top + 1.9 + capital * 1.25, value, capital, writing, INK, name, width)

    def heading(self, left: float, state: str, title: str, width: float, writing: Writing = Writing()) -> None:
        """Who issues what, and that it is a specimen."""
        bold = Writing(writing.script, True, writing.serif)
        self.text(left, 5.6, state, 2.3, bold, (40, 60, 120), "state", width)
        self.text(left, 9.6, title, 1.8, bold, (40, 60, 120), "title", width - 20)
        self.text(self.size_mm[0] - 21, 9.6, "SPECIMEN", 1.7, Writing(bold=True), WARNING_INK)

    def portrait(self, photo: Image.Image, left: float, top: float, width: float, height: float) -> None:
        """The holder's picture, printed a little into the pattern."""
        box = tuple(self.pixels(side) for side in (left, top, left + width, top + height))
        size = (box[2] - box[0], box[3] - box[1])
        ground = self.picture.crop(box)
        self.picture.paste(Image.blend(ground, photo.resize(size, Image.Resampling.BILINEAR), 0.93), box)
        self.boxes["portrait"] = box

    def ghost(self, photo: Image.Image, random: numpy.random.Generator, area_mm: Box) -> None:
        """The second, pale picture of the holder (ICAO Doc 9303 part 3), of few colours, somewhere in an area.

        One in five is larger than the portrait. What is written later stands upon it; the other drawings of a seed
        stay as they were without it.
        """
        random = random.spawn(1)[0]
        left, top, right, bottom = area_mm
        width = random.uniform(22, 25) if random.random() < 0.2 else random.uniform(8, 14)
        height = width * photo.height / photo.width
        x, y = random.uniform(left, max(left, right - width)), random.uniform(top, max(top, bottom - height))
        box = tuple(self.pixels(side) for side in (x, y, x + width, y + height))
        photo = photo.resize((box[2] - box[0], box[3] - box[1]), Image.Resampling.BOX)
        tint = tuple(int(part) for part in random.integers(20, 120, 3))
        one = ImageOps.colorize(photo.convert("L"), tint, (255, 255, 255))
        photo = Image.blend(photo, one, 1.0 if random.random() < 0.6 else 0.6)
        photo = Image.blend(self.picture.crop(box), photo, random.uniform(0.5, 0.8))
        mask = Image.new("L", photo.size, 0)
        ImageDraw.Draw(mask).ellipse((1, 1, photo.width - 2, photo.height - 2), fill=255)
        self.picture.paste(photo, box, mask.filter(ImageFilter.GaussianBlur(photo.width / 16)))
        self.boxes["ghost"] = box

    def zone(self, lines: list[str], left: float, last_centre: float) -> None:
        """The machine-readable zone on plain paper, a character to a cell, ten to the inch."""
        centres = [last_centre - MRZ_LINE_MM * (len(lines) - 1 - row) for row in range(len(lines))]
        top, right = centres[0] - 4.2, left + MRZ_PITCH_MM * len(lines[0])
        self.canvas.rectangle((0, self.pixels(top), *self.picture.size), fill=(240, 242, 240))
        typeface = font(Face(OCR_B), self.pixels(MRZ_CAPITAL_MM / OCR_B_CAPITAL_OF_EM))
        for line, centre in zip(lines, centres):
            baseline = self.pixels(centre + MRZ_CAPITAL_MM / 2)
            for index, character in enumerate(line):
                x = self.pixels(left + (index + 0.5) * MRZ_PITCH_MM)
                self.canvas.text((x, baseline), character, font=typeface, fill=(22, 22, 26), anchor="ms")
        edges = (left, centres[0] - 1.6, right, last_centre + 1.6)
        self.boxes["mrz"] = tuple(self.pixels(edge) for edge in edges)
