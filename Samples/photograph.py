"""Makes a flat drawing look like something a phone took: a desk, an angle, light, blur, grain, compression."""

from dataclasses import dataclass

import numpy
from PIL import Image, ImageDraw, ImageFilter


@dataclass(frozen=True)
class Conditions:
    """How a photograph was taken. Blur in pixels (standard deviation), grain in levels of 255."""

    seed: int
    blur: float = 0.7
    grain: float = 3.0
    glare: tuple[float, float, float, float] | None = None
    shading: float = 0.18
    quality: int = 90


def desk(size: tuple[int, int], random: numpy.random.Generator) -> Image.Image:
    """A wooden table top: long soft streaks."""
    width, height = size
    streaks = Image.fromarray(random.integers(0, 255, (height // 3, 14), dtype=numpy.uint8))
    veins = numpy.asarray(streaks.resize(size, Image.Resampling.BICUBIC), numpy.float32) / 255 - 0.5
    wood = numpy.empty((height, width, 3), numpy.float32)
    wood[:] = (112, 82, 58)
    wood += veins[..., None] * numpy.array((46, 38, 30), numpy.float32)
    return Image.fromarray(wood.clip(0, 255).astype(numpy.uint8))


def perspective(corners: list[tuple[float, float]], size: tuple[int, int]) -> list[float]:
    """The eight coefficients that take a point of the photograph back to a point of the page.

    Corners are where the page's upper left, upper right, lower right and lower left lie in the photograph.
    """
    width, height = size
    rows, values = [], []
    for (x, y), (u, v) in zip(corners, [(0, 0), (width, 0), (width, height), (0, height)]):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return list(numpy.linalg.solve(numpy.array(rows, float), numpy.array(values, float)))


def lay(page: Image.Image, size: tuple[int, int], corners: list[tuple[float, float]],
        random: numpy.random.Generator) -> Image.Image:
    """The page on a desk, seen at an angle, with a soft shadow under it."""
    # Shrinking by more than two in one step would alias the fine print.
    span = max(abs(corners[1][0] - corners[0][0]), 1)
    page = page.resize((round(span * 1.25), round(span * 1.25 * page.height / page.width)), Image.Resampling.LANCZOS)
    outline = Image.new("L", page.size, 0)
    ImageDraw.Draw(outline).rounded_rectangle((0, 0, page.width - 1, page.height - 1), page.width // 45, fill=255)
    matrix = perspective(corners, page.size)
    how = (size, Image.Transform.PERSPECTIVE, matrix, Image.Resampling.BICUBIC)
    mask, seen = outline.transform(*how), page.transform(*how)
    picture = desk(size, random)
    shadow = Image.new("L", size, 0)
    shadow.paste(mask, (10, 14))
    picture.paste((30, 22, 16), (0, 0), shadow.filter(ImageFilter.GaussianBlur(14)).point(lambda level: level * 0.6))
    picture.paste(seen, (0, 0), mask)
    return picture


def expose(picture: Image.Image, conditions: Conditions, random: numpy.random.Generator) -> Image.Image:
    """Uneven light, glare, the lens's blur and the sensor's grain, in the order in which they happen."""
    light = numpy.asarray(picture, numpy.float32)
    height, width = light.shape[:2]
    y, x = numpy.mgrid[0:height, 0:width].astype(numpy.float32)
    slope = 1 + conditions.shading * (0.5 - (0.7 * x / width + 0.3 * y / height))
    light = light * slope[..., None]
    if conditions.glare:
        left, top, across, down = conditions.glare
        distance = ((x / width - left) / across) ** 2 + ((y / height - top) / down) ** 2
        light = light + 330 * numpy.exp(-distance)[..., None]
    picture = Image.fromarray(light.clip(0, 255).astype(numpy.uint8))
    picture = picture.filter(ImageFilter.GaussianBlur(conditions.blur))
    grain = random.normal(0, conditions.grain, (height, width, 3))
    grain += random.normal(0, conditions.grain * 0.6, (height, width, 1))
    return Image.fromarray((numpy.asarray(picture, numpy.float32) + grain).clip(0, 255).astype(numpy.uint8))
