"""Signatures of nobody: a pen led along a spline through seeded points, thicker where it moves slowly."""

import numpy
from PIL import Image, ImageDraw

from specimens.sheet import Box, Colour, Sheet

INKS: tuple[Colour, ...] = ((24, 26, 34), (30, 40, 96), (20, 44, 120), (44, 48, 60))
# A ball pen's line is 0.3 to 0.7 mm wide; documents print signatures at half their size or larger.
PEN_MM = (0.18, 0.42)
POINTS_PER_SPAN = 14


def sign_sheet(sheet: Sheet, random: numpy.random.Generator, *places_mm: Box) -> None:
    """Signs in one of the places of a sheet; the other drawings of a seed stay as they were without a signature."""
    random = random.spawn(1)[0]
    place = places_mm[random.integers(len(places_mm))]
    sheet.boxes["signature"] = sign(sheet.picture, random, place, sheet.scale)


def sign(page: Image.Image, random: numpy.random.Generator, place_mm: Box, scale: float) -> Box:
    """Signs inside a place given in millimetres; the box of the ink in pixels."""
    left, top, right, bottom = (part * scale for part in place_mm)
    width = (right - left) * random.uniform(0.62, 1.0)
    height = (bottom - top) * random.uniform(0.7, 1.0)
    start = left + random.uniform(0, right - left - width)
    upper = top + random.uniform(0, bottom - top - height)
    strokes = [_fitted(stroke, (start, upper, width, height)) for stroke in _whole(_strokes(random))]
    # Drawn at twice the size and shrunk, so that edges are soft.
    mask = Image.new("L", (page.width * 2, page.height * 2), 0)
    canvas = ImageDraw.Draw(mask)
    pen = random.uniform(*PEN_MM) * scale
    for stroke in strokes:
        _ink(canvas, stroke, pen)
    mask = mask.resize(page.size, Image.Resampling.BOX)
    page.paste(INKS[random.integers(len(INKS))], (0, 0), mask.point(lambda value: value * 23 // 25))
    return tuple(mask.point(lambda value: 255 if value > 60 else 0).getbbox() or (0, 0, 0, 0))


def _strokes(random: numpy.random.Generator) -> list[numpy.ndarray]:
    """One to three strokes: capitals with loops, a running hand that flattens out, and perhaps a flourish below."""
    strokes, at = [], 0.0
    for _ in range(int(random.integers(1, 3))):
        letters = int(random.integers(4, 10))
        points = [(at + random.uniform(0, 0.4), random.uniform(0.3, 0.8)), (at + 0.3, random.uniform(-0.9, -0.5)),
                  (at + random.uniform(0.7, 1.1), random.uniform(0.5, 1.0))]
        at += 1.0
        for letter in range(letters):
            tall = random.uniform(0.6, 1.0) if random.random() < 0.25 else random.uniform(0.15, 0.45)
            tall *= 1 - 0.5 * letter / letters
            deep = random.uniform(0.9, 1.3) if random.random() < 0.12 else random.uniform(0.35, 0.55)
            points += [(at + random.uniform(0.05, 0.25), -tall + 0.2), (at + random.uniform(-0.15, 0.1), deep * 0.7),
                       (at + random.uniform(0.2, 0.4), 0.35)]
            at += random.uniform(0.32, 0.6)
        at += 0.15
        strokes.append(_spline(points))
    if random.random() < 0.45:
        far = at * random.uniform(0.7, 1.05)
        strokes.append(_spline([(far, 0.5), (far * 0.6, random.uniform(0.6, 0.9)), (at * 0.1, random.uniform(0.8, 1.1)),
                                (far * 0.5, random.uniform(0.6, 0.9)), (far, random.uniform(0.3, 0.8))]))
    slant = random.uniform(0.0, 0.5)
    return [numpy.column_stack((stroke[:, 0] - slant * stroke[:, 1], stroke[:, 1])) for stroke in strokes]


def _spline(points: list[tuple[float, float]]) -> numpy.ndarray:
    """A Catmull-Rom curve through the points, its ends at rest."""
    knots = numpy.array([points[0], *points, points[-1]], numpy.float64)
    t = numpy.linspace(0, 1, POINTS_PER_SPAN, endpoint=False)[:, None]
    spans = []
    for index in range(len(points) - 1):
        a, b, c, d = knots[index:index + 4]
        spans.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    return numpy.concatenate((*spans, knots[-1:]))


def _whole(strokes: list[numpy.ndarray]) -> list[numpy.ndarray]:
    """The strokes moved and stretched into the unit square, together."""
    every = numpy.concatenate(strokes)
    low, high = every.min(axis=0), every.max(axis=0)
    return [(stroke - low) / (high - low) for stroke in strokes]


def _fitted(stroke: numpy.ndarray, place: Box) -> numpy.ndarray:
    return stroke * numpy.array(place[2:]) + numpy.array(place[:2])


def _ink(canvas: ImageDraw.ImageDraw, stroke: numpy.ndarray, pen: float) -> None:
    steps = numpy.hypot(*numpy.diff(stroke, axis=0).T)
    slow = 1 - numpy.clip(steps / (numpy.median(steps) * 3 + 1e-6), 0, 1)
    for (x, y), (u, v), weight in zip(stroke, stroke[1:], slow):
        half = pen * (0.7 + 0.5 * weight)
        canvas.line((2 * x, 2 * y, 2 * u, 2 * v), fill=255, width=max(1, round(2 * half)))
        canvas.ellipse((2 * u - half, 2 * v - half, 2 * u + half, 2 * v + half), fill=255)
