"""Portraits of nobody: drawn heads, so that no photograph of a person is needed."""

from functools import lru_cache

import numpy
from PIL import Image, ImageDraw, ImageFilter

SIZE = (280, 360)
SKINS = ((244, 214, 190), (226, 184, 152), (198, 148, 112), (150, 104, 74), (108, 74, 54))
HAIRS = ((38, 30, 28), (84, 56, 36), (146, 104, 60), (188, 160, 110), (128, 126, 124))
CLOTHES = ((60, 74, 110), (96, 60, 66), (70, 96, 78), (84, 84, 90))
VARIANTS = 24


@lru_cache(maxsize=VARIANTS)
def portrait(variant: int, sex: str) -> Image.Image:
    """A head and shoulders on pale ground, the same for the same number."""
    random = numpy.random.default_rng((77, variant, ord(sex[0])))
    skin = SKINS[random.integers(len(SKINS))]
    hair = HAIRS[random.integers(len(HAIRS))]
    picture = Image.new("RGB", SIZE, (206, 212, 218))
    canvas = ImageDraw.Draw(picture)
    wide, tall = random.integers(56, 66), random.integers(76, 88)
    middle, centre = SIZE[0] // 2, 168
    if sex == "F":
        canvas.ellipse((middle - wide - 22, centre - tall - 26, middle + wide + 22, centre + tall + 66), fill=hair)
    else:
        canvas.ellipse((middle - wide - 8, centre - tall - 22, middle + wide + 8, centre + 20), fill=hair)
    canvas.rounded_rectangle((24, 286, SIZE[0] - 24, 420), 70, fill=CLOTHES[random.integers(len(CLOTHES))])
    canvas.rectangle((middle - 24, centre + 50, middle + 24, 306), fill=tuple(part - 14 for part in skin))
    canvas.ellipse((middle - wide, centre - tall, middle + wide, centre + tall), fill=skin)
    canvas.chord((middle - wide, centre - tall - 4, middle + wide, centre + 12), 190, 350, fill=hair)
    _features(canvas, middle, centre, skin, hair)
    return picture.filter(ImageFilter.GaussianBlur(2))


def _features(canvas: ImageDraw.ImageDraw, middle: int, centre: int, skin, hair) -> None:
    dark = tuple(part * 2 // 3 for part in skin)
    for side in (-1, 1):
        x = middle + side * 25
        canvas.ellipse((x - 11, centre - 8, x + 11, centre + 6), fill=(246, 246, 244))
        canvas.ellipse((x - 5, centre - 7, x + 5, centre + 4), fill=(48, 40, 40))
        canvas.line((x - 14, centre - 18, x + 14, centre - 20), fill=hair, width=5)
    canvas.line((middle, centre + 2, middle - 6, centre + 30, middle + 6, centre + 32), fill=dark, width=4)
    canvas.ellipse((middle - 22, centre + 44, middle + 22, centre + 56), fill=(176, 92, 88))
