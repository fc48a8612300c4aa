"""Twelve ways in which a picture gets worse, each by a strength from 0 (hardly) to 1 (badly)."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy
from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter, ImageOps

Random = numpy.random.Generator
Point = tuple[float, float]

# The first two bend the page before it is seen; `capture.py` does those.
NAMES = ("perspective", "rotation", "blur", "motion_blur", "noise", "glare", "darkness", "jpeg", "low_resolution",
         "shadow", "finger", "photocopy")
# A flatbed scanner can do these; the others need a camera.
ON_SCANNER = {"blur", "noise", "jpeg", "low_resolution", "photocopy"}
GRAIN_TILE = 512
# Skin in daylight, from very light to very dark; the steps are about even to the eye.
SKINS = ((244, 210, 190), (232, 188, 160), (214, 164, 132), (190, 138, 104), (160, 110, 80), (124, 82, 60),
         (92, 60, 46), (66, 44, 36))


@dataclass(frozen=True)
class Degradation:
    """A way and its strength; the name is `none` for a good picture."""

    name: str = "none"
    strength: float = 0.0

    @property
    def quality(self) -> int:
        """Quality of the JPEG that the picture becomes."""
        return round(48 - 40 * self.strength) if self.name == "jpeg" else 90

    @property
    def scale(self) -> float:
        """By how much the picture is made smaller."""
        return 0.75 - 0.45 * self.strength if self.name == "low_resolution" else 1.0


@dataclass(frozen=True)
class Degraded:
    """A picture that got worse, and what now hides a part of it: a polygon, or nothing."""

    picture: Image.Image
    hidden: tuple[Point, ...] = ()


def degrade(picture: Image.Image, how: Degradation, page: tuple[Point, ...], random: Random) -> Degraded:
    """The picture, worse; `page` are the corners of the page in it, for what happens on the page alone."""
    if how.name == "finger":
        return finger(picture, how.strength, page, random)
    way = WAYS.get(how.name)
    return Degraded(way(picture, how.strength, page, random) if way else picture)


def blur(picture: Image.Image, strength: float, page: tuple[Point, ...], random: Random) -> Image.Image:
    """Out of focus."""
    return picture.filter(ImageFilter.GaussianBlur((0.6 + 3.2 * strength) * picture.width / 1280))


def motion_blur(picture: Image.Image, strength: float, page: tuple[Point, ...], random: Random) -> Image.Image:
    """The hand moved along a line while the shutter was open."""
    length = (3 + 15 * strength) * picture.width / 1280
    angle = random.uniform(0, numpy.pi)
    steps = max(3, round(length))
    mixed = picture
    for step in range(1, steps):
        way = step / (steps - 1) - 0.5
        aside, down = round(length * way * numpy.cos(angle)), round(length * way * numpy.sin(angle))
        moved = ImageChops.offset(picture, aside, down)
        mixed = Image.blend(mixed, moved, 1 / (step + 1))
    return mixed


def noise(picture: Image.Image, strength: float, page: tuple[Point, ...], random: Random) -> Image.Image:
    """A sensor in poor light."""
    return grain(picture, 6 + 34 * strength, random)


def glare(picture: Image.Image, strength: float, page: tuple[Point, ...], random: Random) -> Image.Image:
    """A lamp reflects in the laminate: white where it is strongest."""
    x, y = _inside(page, random)
    across = (0.06 + 0.12 * strength) * picture.width
    down = across * random.uniform(0.5, 1.1)
    size = (picture.width // 4, picture.height // 4)
    rows, columns = numpy.mgrid[0:size[1], 0:size[0]].astype(numpy.float32) * 4
    light = (140 + 200 * strength) * numpy.exp(-((columns - x) / across) ** 2 - ((rows - y) / down) ** 2)
    spot = Image.fromarray(light.clip(0, 255).astype(numpy.uint8)).resize(picture.size, Image.Resampling.BILINEAR)
    return ImageChops.add(picture, Image.merge("RGB", (spot, spot, spot)))


def darkness(picture: Image.Image, strength: float, page: tuple[Point, ...], random: Random) -> Image.Image:
    """Too little light: dark, flat and grainy."""
    dim = ImageEnhance.Brightness(picture).enhance(0.62 - 0.5 * strength)
    return grain(dim, 3 + 5 * strength, random)


def shadow(picture: Image.Image, strength: float, page: tuple[Point, ...], random: Random) -> Image.Image:
    """Light from one side, and the edge of a phone's shadow across the page."""
    size = (picture.width // 8, picture.height // 8)
    rows, columns = numpy.mgrid[0:size[1], 0:size[0]].astype(numpy.float32)
    x, y = (value / 8 for value in _inside(page, random))
    angle = random.uniform(0, 2 * numpy.pi)
    distance = (columns - x) * numpy.cos(angle) + (rows - y) * numpy.sin(angle)
    edge = 1 / (1 + numpy.exp(-distance / (1.5 + 4 * random.random())))
    slope = 1 - 0.35 * strength * (distance - distance.min()) / float(numpy.ptp(distance))
    level = 255 * slope * (1 - (0.25 + 0.5 * strength) * edge)
    light = Image.fromarray(level.clip(0, 255).astype(numpy.uint8)).resize(picture.size, Image.Resampling.BILINEAR)
    return ImageChops.multiply(picture, Image.merge("RGB", (light, light, light)))


def photocopy(picture: Image.Image, strength: float, page: tuple[Point, ...], random: Random) -> Image.Image:
    """Grey toner: no colour, hard contrast, streaks and specks."""
    grey = ImageOps.autocontrast(picture.convert("L"), cutoff=(1, 8))
    slope, middle = 1.2 + 2.6 * strength, 150 - 20 * strength
    grey = grey.point([int(min(255, max(0, (level - middle) * slope + middle))) for level in range(256)])
    canvas = ImageDraw.Draw(grey)
    for _ in range(round(20 + 320 * strength)):
        x, y = random.uniform(0, grey.width), random.uniform(0, grey.height)
        size = random.uniform(0.3, 1.4)
        canvas.ellipse((x - size, y - size, x + size, y + size), fill=int(random.integers(20, 90)))
    for _ in range(round(3 * strength)):
        x = random.uniform(0, grey.width)
        canvas.line((x, 0, x + random.uniform(-6, 6), grey.height), fill=200, width=1)
    return grain(grey.convert("RGB"), 2 + 4 * strength, random, coloured=False)


def finger(picture: Image.Image, strength: float, page: tuple[Point, ...], random: Random) -> Degraded:
    """A finger, or a thumb with its nail, that holds the page lies over its edge."""
    side = int(random.integers(4))
    (ax, ay), (bx, by) = page[side], page[(side + 1) % 4]
    along = random.uniform(0.2, 0.8)
    edge = numpy.array((ax + (bx - ax) * along, ay + (by - ay) * along))
    inward = numpy.mean(page, axis=0) - edge
    inward /= numpy.hypot(*inward)
    span = float(numpy.hypot(page[1][0] - page[0][0], page[1][1] - page[0][1]))
    width, reach = span * (0.035 + 0.03 * strength), span * (0.05 + 0.17 * strength)
    across = numpy.array((-inward[1], inward[0]))
    turns = numpy.linspace(-numpy.pi / 2, numpy.pi / 2, 15)
    tip = [edge + inward * (reach - width + width * numpy.cos(turn)) + across * width * numpy.sin(turn)
           for turn in turns]
    outline = [edge - inward * span - across * width * 1.2, *tip, edge - inward * span + across * width * 1.2]
    polygon = tuple((float(x), float(y)) for x, y in outline)
    small = (picture.width // 2, picture.height // 2)
    mask = Image.new("L", small, 0)
    ImageDraw.Draw(mask).polygon([(x / 2, y / 2) for x, y in polygon], fill=255)
    # The shadow falls away from the light, which also says which flank of the finger is the bright one.
    light = random.uniform(0, 2 * numpy.pi)
    aside = (round(width * 0.12 * numpy.cos(light)), round(width * 0.12 * numpy.sin(light)))
    fallen = ImageChops.offset(mask, *aside).filter(ImageFilter.GaussianBlur(max(2.0, width * 0.14)))
    dark = fallen.point(lambda level: 255 - level * 2 // 5).resize(picture.size)
    held = ImageChops.multiply(picture, Image.merge("RGB", (dark, dark, dark)))
    flank = -float(numpy.cos(light) * across[0] + numpy.sin(light) * across[1])
    flesh = _flesh(small, (edge + inward * reach) / 2, inward, width / 2, flank, random)
    held.paste(flesh.resize(picture.size, Image.Resampling.BILINEAR), (0, 0),
               mask.filter(ImageFilter.GaussianBlur(0.8)).resize(picture.size, Image.Resampling.BILINEAR))
    return Degraded(held, polygon)


def _flesh(size: tuple[int, int], tip: numpy.ndarray, inward: numpy.ndarray, width: float, flank: float,
           random: Random) -> Image.Image:
    """Skin over the whole picture as it looks on a finger of half that width whose end is `tip`."""
    skin = numpy.array(SKINS[int(random.integers(len(SKINS)))], numpy.float32) * random.uniform(0.96, 1.03, 3)
    rows, columns = numpy.mgrid[0:size[1], 0:size[0]].astype(numpy.float32) + 0.5
    # Half widths from the end, backward, and from the middle line.
    back = -((columns - tip[0]) * inward[0] + (rows - tip[1]) * inward[1]) / width
    off = (-(columns - tip[0]) * inward[1] + (rows - tip[1]) * inward[0]) / width
    round_ = numpy.sqrt(numpy.clip(numpy.clip(1 - back, 0, 1) ** 2 + off ** 2, 0, 1))
    level = 0.62 + 0.42 * numpy.sqrt(1 - round_ ** 2) + 0.16 * flank * off
    # Creases over the joint, and the fine grain of skin.
    for place in (random.uniform(2.6, 3.4), random.uniform(3.0, 3.8)):
        level -= 0.09 * numpy.exp(-((back - place - 0.12 * off ** 2) / 0.07) ** 2)
    grains = Image.fromarray((random.standard_normal((size[1] // 3, size[0] // 3)) * 30 + 128).clip(0, 255)
                             .astype(numpy.uint8)).resize(size, Image.Resampling.BILINEAR)
    level += (numpy.asarray(grains, numpy.float32) - 128) / 255 * 0.09
    # Blood shows at the end and along the flanks.
    blush = 0.1 * numpy.exp(-(back / 0.9) ** 2) + 0.06 * round_ ** 4
    colour = skin * (1 - numpy.stack((blush * 0, blush, blush * 0.8), axis=-1))
    if random.random() < 0.5:
        ring = numpy.hypot(off / 0.66, (back - 1.0) / 0.82) ** 2.6
        nail = 1 / (1 + numpy.exp(numpy.clip((ring - 1) * 14, -30, 30)))[..., None]
        colour = colour * (1 - nail) + (skin * 0.72 + numpy.array((72, 58, 58), numpy.float32)) * nail
        level = level - 0.13 * numpy.exp(-((ring - 1) / 0.16) ** 2)
        shine = numpy.exp(-((off - 0.28 * flank) / 0.12) ** 2 - ((back - 0.95) / 0.45) ** 2) * nail[..., 0]
        colour = colour + (70 * shine)[..., None]
    return Image.fromarray((colour * level[..., None]).clip(0, 255).astype(numpy.uint8))


def grain(picture: Image.Image, deviation: float, random: Random, coloured: bool = True) -> Image.Image:
    """Adds grain of so many levels; a tile of it is turned and moved about, for making it anew takes too long."""
    tile = _grain(int(random.integers(4)))
    if not coloured:
        tile = tile[..., :1]
    wide, tall = -(-picture.width // GRAIN_TILE) + 1, -(-picture.height // GRAIN_TILE) + 1
    x, y = random.integers(0, GRAIN_TILE, 2)
    levels = (tile * (deviation / 32)).astype(numpy.int16)
    field = numpy.tile(levels, (tall, wide, 1))[y:y + picture.height, x:x + picture.width]
    return Image.fromarray((numpy.asarray(picture, numpy.int16) + field).clip(0, 255).astype(numpy.uint8))


@lru_cache(maxsize=4)
def _grain(variant: int) -> numpy.ndarray:
    """Grain with a standard deviation of 32 in every colour, most of it common to the three."""
    random = numpy.random.default_rng((512, variant))
    own = random.standard_normal((GRAIN_TILE, GRAIN_TILE, 3), dtype=numpy.float32)
    common = random.standard_normal((GRAIN_TILE, GRAIN_TILE, 1), dtype=numpy.float32)
    return 32 * (own * 0.85 + common * 0.53)


def _inside(page: tuple[Point, ...], random: Random) -> Point:
    """Some point of the page, not too near its edge."""
    u, v = random.uniform(0.15, 0.85, 2)
    upper, lower = [numpy.array(page[a]) * (1 - u) + numpy.array(page[b]) * u for a, b in ((0, 1), (3, 2))]
    x, y = upper * (1 - v) + lower * v
    return float(x), float(y)


WAYS: dict[str, Callable[[Image.Image, float, tuple[Point, ...], Random], Image.Image]] = {
    "blur": blur, "motion_blur": motion_blur, "noise": noise, "glare": glare, "darkness": darkness,
    "shadow": shadow, "photocopy": photocopy,
}
