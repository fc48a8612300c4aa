"""Photographs of documents that a screen shows, beside photographs of documents whose print has fine coloured lines."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy
from PIL import Image, ImageFilter

from photograph import perspective
from specimens import cards, licences, travel
from specimens.capture import _held_corners, _size_of_photo, take
from specimens.degradations import NAMES, Degradation, Random, grain
from specimens.sheet import Box

WAYS = ("none", *NAMES)
LAYOUTS = ("stripes", "diamonds")
# Pixels of the picture to one of the screen: a telephone held over a monitor, its photograph sent whole or made smaller.
PITCHES = (0.7, 4.0)
# Inks of security print: process colours, and the mixed ones that issuers like.
INKS = ((0, 150, 190), (190, 40, 120), (210, 180, 30), (90, 60, 150), (30, 130, 90), (200, 110, 60))
Component = tuple[float, float, complex]


def entries(amount: int, seed: int, folder: Path) -> Iterator[dict[str, Any]]:
    """Writes so many pictures, every second one of a screen, the others in all degradations; yields their labels."""
    for index in range(amount):
        random = numpy.random.default_rng((seed, 78, index))
        page, boxes = _page(random, index)
        label: dict[str, Any] = {"document": f"{index:05d}"}
        if index % 2:
            layout = LAYOUTS[index // 2 % len(LAYOUTS)]
            pitch = round(float(numpy.exp(random.uniform(*numpy.log(PITCHES)))), 2)
            picture, quality = shown(page, layout, pitch, random), int(random.integers(75, 96))
            label |= {"screen": layout, "pitch": pitch, "degradation": "none"}
        else:
            way = WAYS[index // 2 % len(WAYS)]
            how = Degradation(way, round(float(random.uniform(0.1, 1)), 2) if way != "none" else 0.0)
            taken = take(page, boxes, how, random, scanner=0.2)
            picture, quality = taken.image, taken.quality
            label |= {"screen": "none", "degradation": way}
        file = folder / f"{index:05d}_{label['screen']}_{label['degradation']}.jpg"
        picture.save(file, quality=quality, subsampling=2)
        yield {"file": file.name, **label}


def _page(random: Random, index: int) -> tuple[Image.Image, dict[str, Box]]:
    """One side of a document, three in four with fine lines printed over all of it."""
    draws = (lambda: travel.draw_with_zone(random, travel.FORMATS[index % len(travel.FORMATS)]),
             lambda: cards.draw(random, cards.NATIVES[index % len(cards.NATIVES)])[0],
             lambda: licences.draw(random, index)[0])
    side = draws[index % len(draws)]()
    return (secured(side.picture, random) if random.random() < 0.75 else side.picture), side.boxes


def secured(page: Image.Image, random: Random) -> Image.Image:
    """Line work of one to three inks over a page, as offset presses print it: waves, rosettes or straight rules.

    Lines of several inks often lie side by side at a fixed distance, as the colours of a screen's pixel do.
    """
    rows, columns = numpy.mgrid[0:page.height, 0:page.width].astype(numpy.float32)
    form = int(random.integers(4))
    angle, period = random.uniform(0, numpy.pi), random.uniform(3.2, 11)
    along = columns * numpy.cos(angle) + rows * numpy.sin(angle)
    across = rows * numpy.cos(angle) - columns * numpy.sin(angle)
    middle = (random.uniform(0.2, 0.8) * page.width, random.uniform(0.2, 0.8) * page.height)
    radius = numpy.hypot(columns - middle[0], rows - middle[1])
    turn = numpy.arctan2(rows - middle[1], columns - middle[0])
    wave = page.width * random.uniform(0.08, 0.4)
    place = (across + random.uniform(3, 20) * numpy.sin(along * 2 * numpy.pi / wave),
             radius + random.uniform(6, 30) * numpy.sin(turn * int(random.integers(5, 14))),
             across + random.uniform(3, 20) * numpy.sin(along * 2 * numpy.pi / wave) * numpy.sin(across / wave),
             across)[form]
    sheet = numpy.asarray(page, numpy.float32)
    count, apart = int(random.integers(1, 4)), random.choice((0.0, 1 / 3, 0.5, random.uniform(0, 1)))
    for number in range(count):
        ink = numpy.array(INKS[int(random.integers(len(INKS)))], numpy.float32)
        weight = random.uniform(0.15, 0.5) * numpy.clip(
            numpy.cos(2 * numpy.pi * (place / period + number * apart)) * 2 - random.uniform(0, 1), 0, 1)
        sheet = sheet * (1 - weight[..., None] * (1 - ink / 255))
    return Image.fromarray(sheet.clip(0, 255).astype(numpy.uint8))


def shown(page: Image.Image, layout: str, pitch: float, random: Random) -> Image.Image:
    """The page on a screen, photographed: what is left of the screen's grid behind lens and sensor, in linear light."""
    size = _size_of_photo(page)
    zoom = float(random.choice((1.0, 1.0, 1.5)))
    taken = (round(size[0] * zoom), round(size[1] * zoom))
    how = Degradation("perspective" if random.random() < 0.4 else "rotation" if random.random() < 0.5 else "none",
                      float(random.uniform(0, 0.5)))
    corners = [(x * zoom, y * zoom) for x, y in _held_corners(page, size, how, random)]
    span = float(numpy.hypot(corners[1][0] - corners[0][0], corners[1][1] - corners[0][1]))
    # The viewer scales the page to the screen's pixels; around it is the viewer's own ground.
    wide = round(span / (pitch * zoom))
    tall = round(wide * page.height / page.width)
    scaled = page.resize((wide, tall), Image.Resampling.LANCZOS)
    matrix = perspective(corners, scaled.size)
    ground = tuple(int(part) for part in numpy.full(3, random.choice((30, 60, 235, 250))))
    seen = scaled.transform(taken, Image.Transform.PERSPECTIVE, matrix, Image.Resampling.BILINEAR, fillcolor=ground)
    light = (numpy.asarray(seen.filter(ImageFilter.GaussianBlur(0.4)), numpy.float32) / 255) ** 2.2
    light = light * grid(layout, matrix, taken, float(random.uniform(0.35, 0.75)))
    if random.random() < 0.7:
        light = demosaiced(light)
    level = random.uniform(0.75, 1.1) * light.clip(0, 1.3)
    picture = Image.fromarray((255 * level.clip(0, 1) ** (1 / 2.2)).astype(numpy.uint8))
    picture = grain(picture, random.uniform(1.5, 4), random)
    return picture.resize(size, Image.Resampling.LANCZOS) if zoom != 1 else picture


def grid(layout: str, matrix: list[float], size: tuple[int, int], blur: float) -> numpy.ndarray:
    """By how much each colour's light is raised or lowered at each pixel of the picture, 1 on average.

    Waves that are finer than the pixels stand in it as their moiré, since they are looked at where pixels are.
    """
    y, x = numpy.mgrid[0:size[1], 0:size[0]].astype(numpy.float32) + 0.5
    a, b, c, d, e, f, g, h = matrix
    weight = g * x + h * y + 1
    across, down = (a * x + b * y + c) / weight, (d * x + e * y + f) / weight
    # How fast the screen's pixels pass, in the middle of the picture, tells what lens and sensor leave of a wave.
    my, mx = size[1] // 2, size[0] // 2
    steps = numpy.array([[across[my, mx + 1] - across[my, mx], across[my + 1, mx] - across[my, mx]],
                         [down[my, mx + 1] - down[my, mx], down[my + 1, mx] - down[my, mx]]])
    result = numpy.ones((*across.shape, 3), numpy.float32)
    for colour, waves in enumerate(_waves(layout)):
        for u, v, amount in waves:
            fx, fy = u * steps[0] + v * steps[1]
            left = amount * numpy.sinc(fx) * numpy.sinc(fy) * numpy.exp(-2 * (numpy.pi * blur) ** 2 * (fx * fx + fy * fy))
            if abs(left) < 0.004:
                continue
            phase = 2 * numpy.pi * (u * across + v * down) + numpy.angle(left)
            result[..., colour] += 2 * abs(left) * numpy.cos(phase)
    return result


@lru_cache(maxsize=2)
def _waves(layout: str) -> tuple[tuple[Component, ...], ...]:
    """For each colour the waves of half a plane that make up its lattice: frequency along and down a pixel, amount."""
    if layout == "stripes":
        # Three bars side by side, each a quarter of the pixel wide and four fifths of it high.
        return tuple(
            tuple((u, v, numpy.sinc(u * 0.25) * numpy.sinc(v * 0.8) * numpy.exp(-2j * numpy.pi * u * (0.5 + colour) / 3))
                  for u in range(0, 4) for v in range(-1, 2) if u > 0 or v > 0)
            for colour in range(3))
    # Green in each pixel, red and blue in every second one of a chequerboard.
    def lattice(step: float, place: tuple[float, float], even: bool) -> tuple[Component, ...]:
        waves = []
        for m in range(0, 5):
            for n in range(-4, 5):
                if (m, n) <= (0, 0) or even and (m + n) % 2:
                    continue
                u, v = m * step, n * step
                waves.append((u, v, numpy.sinc(u * 0.4) * numpy.sinc(v * 0.4)
                              * numpy.exp(-2j * numpy.pi * (u * place[0] + v * place[1]))))
        return tuple(waves)
    return (lattice(0.5, (0.25, 0.25), True), lattice(1.0, (0.75, 0.75), False), lattice(0.5, (1.25, 0.25), True))


def demosaiced(light: numpy.ndarray) -> numpy.ndarray:
    """What a sensor behind a Bayer mosaic sees, each colour filled in from its neighbours."""
    result = numpy.empty_like(light)
    for colour, sites in enumerate((((0, 0),), ((0, 1), (1, 0)), ((1, 1),))):
        mask = numpy.zeros(light.shape[:2], numpy.float32)
        for row, column in sites:
            mask[row::2, column::2] = 1
        result[..., colour] = _spread(light[..., colour] * mask) / _spread(mask)
    return result


def _spread(field: numpy.ndarray) -> numpy.ndarray:
    padded = numpy.pad(field, 1, mode="reflect")
    rows = padded[:-2] + 2 * padded[1:-1] + padded[2:]
    return rows[:, :-2] + 2 * rows[:, 1:-1] + rows[:, 2:]
