"""How a flat drawing gets in front of a lens: a scanner's glass or a desk, and where the page then lies."""

from dataclasses import dataclass
from functools import lru_cache

import numpy
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from photograph import desk, perspective
from specimens.degradations import ON_SCANNER, Degradation, Degraded, Point, Random, degrade, grain
from specimens.sheet import Box

DESKS = 6


@dataclass(frozen=True)
class Picture:
    """A finished picture, the corners of the page in it, and where values stand and what hides them."""

    image: Image.Image
    capture: str
    quality: int
    corners: list[Point]
    boxes: dict[str, list[Point]]
    covered: list[str]


def take(page: Image.Image, boxes: dict[str, Box], how: Degradation, random: Random,
         scanner: float = 0.35) -> Picture:
    """The page, made worse; scanned with the given probability, if a scanner can do that, and always if photocopied."""
    scanned = how.name == "photocopy" or how.name in ON_SCANNER | {"none"} and random.random() < scanner
    size = _size_of_scan(page) if scanned else _size_of_photo(page)
    corners = _flat_corners(page, size) if scanned else _held_corners(page, size, how, random)
    if scanned:
        seen = Image.new("RGB", size, (249, 249, 249))
        seen.paste(page, tuple(round(part) for part in corners[0]))
    else:
        seen = lay_quickly(page, size, corners, random)
    worse = degrade(seen, how, tuple(corners), random)
    return _finish(worse, page.size, corners, boxes, how, "scan" if scanned else "photo", random)


def lay_quickly(page: Image.Image, size: tuple[int, int], corners: list[Point], random: Random) -> Image.Image:
    """The page on a desk, as `photograph.lay` has it, at a fifth of the time: one transform, shadows in small."""
    picture = _desk(size, int(random.integers(DESKS))).copy()
    left, top = (max(0, int(min(corner[axis] for corner in corners)) - 1) for axis in (0, 1))
    right, bottom = (min(size[axis], int(max(corner[axis] for corner in corners)) + 2) for axis in (0, 1))
    part = (right - left, bottom - top)
    moved = [(x - left, y - top) for x, y in corners]
    # A page that shrinks much would alias: a mild shrink beforehand costs less than a big one later.
    span = float(numpy.hypot(corners[1][0] - corners[0][0], corners[1][1] - corners[0][1]))
    if page.width > 1.35 * span:
        page = page.resize((round(span * 1.15), round(span * 1.15 * page.height / page.width)), Image.Resampling.BOX)
    seen = page.transform(part, Image.Transform.PERSPECTIVE, perspective(moved, page.size), Image.Resampling.BILINEAR)
    small = Image.new("L", (size[0] // 4, size[1] // 4), 255)
    ImageDraw.Draw(small).polygon([((x + 10) / 4, (y + 14) / 4) for x, y in corners], fill=110)
    shade = small.filter(ImageFilter.GaussianBlur(3.5)).resize(size, Image.Resampling.BILINEAR)
    picture = ImageChops.multiply(picture, Image.merge("RGB", (shade, shade, shade)))
    mask = Image.new("L", (part[0] * 2, part[1] * 2), 0)
    ImageDraw.Draw(mask).polygon([(2 * x, 2 * y) for x, y in moved], fill=255)
    picture.paste(seen, (left, top), mask.resize(part, Image.Resampling.BOX))
    return picture


def _finish(worse: Degraded, page_size: tuple[int, int], corners: list[Point], boxes: dict[str, Box],
            how: Degradation, capture: str, random: Random) -> Picture:
    image = worse.picture
    if capture == "photo" and how.name not in ("noise", "darkness", "photocopy"):
        image = grain(image, 2.5, random)
    if how.scale != 1:
        smaller = (round(image.width * how.scale), round(image.height * how.scale))
        image = image.resize(smaller, Image.Resampling.LANCZOS)
    # `perspective` leads from the picture to the page; its inverse leads from the page to the picture.
    forward = numpy.linalg.inv(numpy.array([*perspective(corners, page_size), 1]).reshape(3, 3))
    placed = {name: [_moved(forward, point, how.scale) for point in _corners_of(box)] for name, box in boxes.items()}
    hidden = [(x * how.scale, y * how.scale) for x, y in worse.hidden]
    covered = sorted(name for name, box in placed.items() if name != "portrait" and _touches(box, hidden, image.size))
    ends = [(round(x * how.scale, 1), round(y * how.scale, 1)) for x, y in corners]
    return Picture(image, capture, how.quality, ends, placed, covered)


@lru_cache(maxsize=3 * DESKS)
def _desk(size: tuple[int, int], variant: int) -> Image.Image:
    return desk(size, numpy.random.default_rng((93, variant)))


def _size_of_scan(page: Image.Image) -> tuple[int, int]:
    return page.width + 80, page.height + 80


def _size_of_photo(page: Image.Image) -> tuple[int, int]:
    return (1280, 960) if page.width > page.height else (1260, 1680)


def _flat_corners(page: Image.Image, size: tuple[int, int]) -> list[Point]:
    left, top = (size[0] - page.width) // 2, (size[1] - page.height) // 2
    return [(left, top), (left + page.width, top), (left + page.width, top + page.height), (left, top + page.height)]


def _held_corners(page: Image.Image, size: tuple[int, int], how: Degradation, random: Random) -> list[Point]:
    """Where the page's corners come to lie: a little askew, much more so where that is the degradation."""
    angle = random.uniform(-2.5, 2.5)
    if how.name == "rotation":
        angle = (4 + 26 * how.strength) * (1 if random.random() < 0.5 else -1)
    bend = 0.012 + (0.13 * how.strength if how.name == "perspective" else 0)
    turn = numpy.deg2rad(angle)
    cosine, sine = abs(numpy.cos(turn)), abs(numpy.sin(turn))
    room = min(size[0] / (page.width * cosine + page.height * sine),
               size[1] / (page.width * sine + page.height * cosine))
    room *= random.uniform(0.84, 0.93)
    width, height = page.width * room, page.height * room
    middle = numpy.array(size) / 2
    matrix = numpy.array(((numpy.cos(turn), -numpy.sin(turn)), (numpy.sin(turn), numpy.cos(turn))))
    corners = []
    # One side of the page is farther away, and each corner is off by a little of its own.
    far, amount = int(random.integers(4)), bend * random.uniform(0.8, 1.0)
    for index, (x, y) in enumerate(((-1, -1), (1, -1), (1, 1), (-1, 1))):
        shrink = 1 - amount if index in (far, (far + 1) % 4) else 1
        point = numpy.array((x * width / 2, y * height / 2)) * (1 - abs(random.normal(0, bend / 3))) * shrink
        corners.append(tuple(float(value) for value in matrix @ point + middle))
    return corners


def _corners_of(box: Box) -> list[Point]:
    left, top, right, bottom = box
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _moved(matrix: numpy.ndarray, point: Point, scale: float) -> Point:
    x, y, weight = matrix @ numpy.array((*point, 1.0))
    return round(float(x / weight * scale), 1), round(float(y / weight * scale), 1)


def _touches(box: list[Point], hidden: list[Point], size: tuple[int, int]) -> bool:
    """Whether the polygon hides any of the box, on a mask a quarter as large."""
    if not hidden:
        return False
    masks = []
    for polygon in (box, hidden):
        mask = Image.new("L", (size[0] // 4, size[1] // 4), 0)
        ImageDraw.Draw(mask).polygon([(x / 4, y / 4) for x, y in polygon], fill=255)
        masks.append(mask)
    return ImageChops.multiply(*masks).getbbox() is not None
