"""Pictures of one line of text each, clean and made worse, in the scripts that documents are in."""

from pathlib import Path
from typing import Any

import numpy
from PIL import Image, ImageDraw, ImageFilter

from specimens import cards
from specimens.degradations import Random, grain
from specimens.identities import characters, choose, person
from specimens.names import COUNTRIES
from specimens.natives import LABELS, Native
from specimens.typefaces import Writing, measure, write

# A recogniser's sets call them by these names.
SCRIPT_NAMES = {"devanagari": "hindi"}
SCRIPTS = ("latin-ext", *(native.script for native in cards.NATIVES))
WAYS = ("blur", "noise", "jpeg", "low_resolution", "stripes", "skew")
PAPER, INK = (226, 229, 234), (24, 25, 30)


def text_of(random: Random, script: str) -> tuple[str, str]:
    """A line as a document has it, and its language."""
    if script == "latin-ext":
        country = choose(random, [country for country in COUNTRIES if country.code != "UTO"])
        who = person(random, country)
        house = int(random.integers(1, 140))
        return choose(random, (
            f"{who.given_names} {who.family_name}", f"{who.family_name} {who.date_of_birth:%d.%m.%Y}",
            f"{who.street} {house}, {who.town}", f"{who.postcode} {who.town}", country.name)), country.language
    native = next(native for native in cards.NATIVES if native.script == script)
    return _native_text(random, native), native.language


def _native_text(random: Random, native: Native) -> str:
    who = cards.holder(random, native)
    apart = "" if native.script in ("chinese-s", "chinese-t") else " "
    label, printed = native.labels[choose(random, LABELS)], native.printed(who.date_of_birth)
    # Digits beside letters that run from right to left may come out in two orders; such a line says only one thing.
    leftwards = native.script in ("arabic", "persian", "hebrew")
    return choose(random, (
        f"{who.family_name[0]}{apart}{who.given_names[0]}", f"{who.given_names[0]}{apart}{who.family_name[0]}",
        label if leftwards else f"{native.labels['date_of_birth']} {printed}",
        label if printed.isascii() else printed, f"{label}{apart}{who.town[0]}", who.town[0],
        choose(random, native.streets) if leftwards else who.address, native.state, native.title,
        label if leftwards else f"{native.labels['document_number']} {characters(random, '00999999')}"))


def line(random: Random, text: str, script: str) -> Image.Image:
    """The text in dark ink on pale paper with a margin."""
    writing = Writing("latin" if script == "latin-ext" else script, bool(random.random() < 0.2),
                      bool(random.random() < 0.25))
    em = int(random.integers(30, 50))
    width, height = round(measure(text, writing, em)) + 2 * em, round(2.3 * em)
    picture = Image.new("RGB", (width, height), PAPER)
    write(ImageDraw.Draw(picture), (em, round(1.45 * em)), text, writing, em, INK)
    return picture


def worsen(picture: Image.Image, way: str, strength: float, random: Random) -> Image.Image:
    """The line as a poor picture of a card has it."""
    if way == "blur":
        picture = picture.filter(ImageFilter.GaussianBlur(0.5 + 1.6 * strength))
    elif way == "low_resolution":
        scale = 0.75 - 0.35 * strength
        picture = picture.resize((round(picture.width * scale), round(picture.height * scale)),
                                 Image.Resampling.BILINEAR)
    elif way == "stripes":
        columns = numpy.sin(numpy.arange(picture.width) * 2 * numpy.pi / random.uniform(24, 60)) * (4 + 14 * strength)
        levels = numpy.asarray(picture, numpy.float32) + columns[None, :, None]
        picture = Image.fromarray(levels.clip(0, 255).astype(numpy.uint8))
    elif way == "skew":
        angle = (0.4 + 1.8 * strength) * (1 if random.random() < 0.5 else -1)
        picture = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=PAPER)
    deviation = 8 + 20 * strength if way == "noise" else 3 + 3 * strength
    return grain(picture.filter(ImageFilter.GaussianBlur(0.4)), deviation, random)


def entries(amount: int, seed: int, folder: Path) -> list[dict[str, Any]]:
    """Writes so many lines, each clean and then worse, and returns their labels."""
    labels = []
    for index in range(amount):
        number, worse = divmod(index, 2)
        script = SCRIPTS[number % len(SCRIPTS)]
        random = numpy.random.default_rng((seed, 7, number))
        text, language = text_of(random, script)
        picture = line(random, text, script)
        way, strength, quality = "none", 0.0, 95
        if worse:
            way = WAYS[(number // len(SCRIPTS) + number) % len(WAYS)]
            strength = round(float(random.uniform(0.1, 1)), 2)
            picture = worsen(picture, way, strength, random)
            quality = round(60 - 45 * strength) if way == "jpeg" else quality
        name = SCRIPT_NAMES.get(script, script)
        ending = "jpg" if way == "jpeg" else "png"
        file = f"{name}_{number:05d}_{'deg' if worse else 'clean'}.{ending}"
        if ending == "jpg":
            picture.save(folder / file, quality=quality)
        else:
            picture.save(folder / file, compress_level=3)
        labels.append({"file": file, "kind": "line", "script": name, "text": text, "language": language,
                       "degradation": {"name": way, "strength": strength}})
    return labels
