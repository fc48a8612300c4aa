"""Photographs of documents that somebody changed afterwards, beside ones that were only saved again."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy
from PIL import Image, ImageDraw, ImageFilter

from specimens import travel
from specimens.capture import Picture, take
from specimens.degradations import Degradation, Point, Random
from specimens.identities import characters
from specimens.typefaces import CAPITAL_OF_EM, face, font

# How the changed picture is kept: a PNG, or a JPEG of some quality.
SAVED = ("png", 98, 95, 90)
# What the camera wrote; telephones and messengers lie between these.
CAMERA_QUALITIES = (70, 95)
VALUES = ("document_number", "family_name", "given_names", "date_of_birth", "date_of_expiry")
FORMATS = ("TD2", "TD3", "MRVA", "MRVB")
Upright = tuple[int, int, int, int]


def entries(amount: int, seed: int, folder: Path) -> Iterator[dict[str, Any]]:
    """Writes so many pictures, every way of editing in turn and each saved in every way, and yields their labels."""
    for index in range(amount):
        random = numpy.random.default_rng((seed, 77, index))
        way = WAYS[index % len(WAYS)]
        saved = SAVED[index // len(WAYS) % len(SAVED)]
        quality = int(random.integers(*CAMERA_QUALITIES, endpoint=True))
        taken, lines = _photograph(random, index, quality)
        other, _ = _photograph(random, index, int(random.integers(*CAMERA_QUALITIES, endpoint=True)))
        name = str(random.choice(VALUES))
        picture, box = way(taken, other, name, random) if way else (taken.image, None)
        kind = way.__name__ if way else "none"
        file = folder / f"{index:05d}_{kind}_{saved}.{'png' if saved == 'png' else 'jpg'}"
        options = {} if saved == "png" else {"quality": saved, "subsampling": 0 if saved > 90 else 2}
        picture.save(file, **options)
        yield {"file": file.name, "document": f"{index:05d}", "side": "front", "lines": lines,
               "boxes": taken.boxes, "edit": kind, "camera_quality": quality, "saved": str(saved),
               **({"edit_box": list(box), "edit_value": "portrait" if kind == "portrait" else name} if box else {})}


def _photograph(random: Random, index: int, quality: int) -> tuple[Picture, list[str]]:
    """A photograph as the camera's JPEG gives it back."""
    side = travel.draw_with_zone(random, FORMATS[index % len(FORMATS)])
    taken = take(side.picture, side.boxes, Degradation(), random, scanner=0)
    file = io.BytesIO()
    taken.image.save(file, "JPEG", quality=quality, subsampling=2)
    seen = Image.open(file).convert("RGB")
    return Picture(seen, taken.capture, quality, taken.corners, taken.boxes, taken.covered), side.truth["lines"]


def retyped(taken: Picture, other: Picture, name: str, random: Random) -> tuple[Image.Image, Upright]:
    """The value is painted over in its background's colour and typed anew in a font of its height."""
    picture, box = taken.image.copy(), _upright(taken.boxes[name], 3, taken.image)
    pixels = numpy.asarray(picture.crop(box)).reshape(-1, 3)
    order = pixels.sum(axis=1).argsort()
    ground, ink = (tuple(int(part) for part in numpy.median(pixels[order[part]], axis=0))
                   for part in (slice(len(order) // 2, None), slice(0, max(8, len(order) // 40))))
    height = box[3] - box[1] - 6
    patch = Image.new("RGB", (box[2] - box[0], box[3] - box[1]), ground)
    text = characters(random, "Z99999999" if name == "document_number" else "AAAAAAAA")
    writing = font(face("latin"), max(8, round(height / CAPITAL_OF_EM)))
    ImageDraw.Draw(patch).text((3, patch.height - 3), text, font=writing, fill=ink, anchor="ls")
    soft = patch.filter(ImageFilter.GaussianBlur(0.5))
    tilt = numpy.degrees(numpy.arctan2(*_direction(taken.boxes[name])[::-1]))
    mask = Image.new("L", patch.size, 255)
    picture.paste(soft.rotate(-tilt, Image.Resampling.BICUBIC, fillcolor=ground), box[:2],
                  mask.filter(ImageFilter.GaussianBlur(1)))
    return picture, box


def copied(taken: Picture, other: Picture, name: str, random: Random) -> tuple[Image.Image, Upright]:
    """A character of the value is laid over another one of it."""
    picture, box = taken.image.copy(), _upright(taken.boxes[name], 2, taken.image)
    height = box[3] - box[1]
    wide = min(round(0.9 * height), (box[2] - box[0]) // 3)
    start = box[0] + int(random.integers(0, max(1, (box[2] - box[0]) // 3 - wide + 1)))
    goal = box[2] - wide - int(random.integers(0, max(1, wide // 2)))
    rise = round((goal - start) * _direction(taken.boxes[name])[1] / _direction(taken.boxes[name])[0])
    top = min(max(0, box[1] + rise), picture.height - height)
    picture.paste(picture.crop((start, box[1], start + wide, box[3])), (goal, top))
    return picture, (goal, top, goal + wide, top + height)


def spliced(taken: Picture, other: Picture, name: str, random: Random) -> tuple[Image.Image, Upright]:
    """The value of another photograph is laid over this one's."""
    picture, box = taken.image.copy(), _upright(taken.boxes[name], 4, taken.image)
    source = _upright(other.boxes[name], 4, other.image)
    return _laid(picture, other.image.crop(source), box), box


def portrait(taken: Picture, other: Picture, name: str, random: Random) -> tuple[Image.Image, Upright]:
    """The portrait of another photograph is laid over this one's."""
    picture, box = taken.image.copy(), _upright(taken.boxes["portrait"], 0, taken.image)
    return _laid(picture, other.image.crop(_upright(other.boxes["portrait"], 0, other.image)), box), box


def _laid(picture: Image.Image, piece: Image.Image, box: Upright) -> Image.Image:
    size = (box[2] - box[0], box[3] - box[1])
    mask = Image.new("L", size, 0)
    ImageDraw.Draw(mask).rectangle((1, 1, size[0] - 2, size[1] - 2), fill=255)
    picture.paste(piece.resize(size, Image.Resampling.BICUBIC), box[:2], mask.filter(ImageFilter.GaussianBlur(0.7)))
    return picture


def _upright(corners: list[Point], margin: int, image: Image.Image) -> Upright:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return (max(0, round(min(xs)) - margin), max(0, round(min(ys)) - margin),
            min(image.width, round(max(xs)) + margin), min(image.height, round(max(ys)) + margin))


def _direction(corners: list[Point]) -> tuple[float, float]:
    return corners[1][0] - corners[0][0], corners[1][1] - corners[0][1]


def resized(taken: Picture, other: Picture, name: str, random: Random) -> tuple[Image.Image, Upright]:
    """The last third of the value is laid over with a larger or smaller copy of another photograph's."""
    picture, box = taken.image.copy(), _upright(taken.boxes[name], 3, taken.image)
    start = box[2] - (box[2] - box[0]) // 3
    rise = round((start - box[0]) * _direction(taken.boxes[name])[1] / _direction(taken.boxes[name])[0])
    goal = (start, box[1] + rise, box[2], min(box[3] + rise, picture.height))
    source = _upright(other.boxes[name], 3, other.image)
    piece = other.image.crop((source[2] - (source[2] - source[0]) // 3, source[1], source[2], source[3]))
    inset = round((goal[3] - goal[1]) * random.uniform(0.1, 0.14))
    return _laid(picture, piece.crop((0, inset, piece.width, piece.height - inset)), goal), goal


Way = Callable[[Picture, Picture, str, Random], tuple[Image.Image, Upright]]
WAYS: tuple[Way | None, ...] = (None, retyped, copied, spliced, portrait, resized)
