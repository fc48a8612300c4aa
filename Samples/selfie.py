"""Takes a second picture out of the first: another crop, another light, a tilted phone.

It is the same photograph as the portrait's, so it demonstrates the way and measures nothing.
"""

import numpy
from PIL import Image

from people import Crop, Sitter
from photograph import Conditions, expose

SIZE = (960, 1280)
TILT_DEGREES = 3.5
WARMTH = numpy.array((1.06, 1.0, 0.90), numpy.float32)


def crop(photo: Image.Image, part: Crop) -> Image.Image:
    """The named rectangle of the photograph."""
    return photo.crop((part.left, part.top, part.left + part.width, part.top + part.height))


def take(photo: Image.Image, sitter: Sitter, conditions: Conditions) -> Image.Image:
    """A portrait-format picture, tilted, warm and a little under-exposed."""
    random = numpy.random.default_rng(conditions.seed)
    picture = crop(photo, sitter.selfie).resize(SIZE, Image.Resampling.LANCZOS)
    # Turned about its middle and enlarged so that no empty corner shows.
    picture = picture.rotate(TILT_DEGREES, Image.Resampling.BICUBIC)
    margin = round(SIZE[0] * 0.05)
    picture = picture.crop((margin, margin, SIZE[0] - margin, SIZE[1] - margin)).resize(SIZE, Image.Resampling.LANCZOS)
    light = 255 * (numpy.asarray(picture, numpy.float32) / 255) ** 1.15 * WARMTH
    return expose(Image.fromarray(light.clip(0, 255).astype(numpy.uint8)), conditions, random)
