"""The sets that can be asked for, and how they are written: pictures and one labels.json."""

import json
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

import numpy

from specimens import bills, cards, edits, french, licences, lines, pdf, screens, symbols, travel
from specimens.capture import take
from specimens.degradations import NAMES, Degradation
from specimens.sides import Side

WAYS = ("none", *NAMES)
Drawer = Callable[[numpy.random.Generator, int], list[Side]]


def draw_zone(random: numpy.random.Generator, index: int) -> list[Side]:
    """One side with a machine-readable zone; ICAO's five formats in turn, and France's own."""
    turn = index % (len(travel.FORMATS) + 1)
    return [french.draw(random) if turn == len(travel.FORMATS) else travel.draw_with_zone(random, travel.FORMATS[turn])]


def draw_card(random: numpy.random.Generator, index: int) -> list[Side]:
    """A card in a native script, all in turn; each round ends with one that is in Latin alone."""
    turn = index % (len(cards.NATIVES) + 1)
    return travel.draw_card(random) if turn == len(cards.NATIVES) else cards.draw(random, cards.NATIVES[turn])


DRAWERS: dict[str, Drawer] = {"mrz": draw_zone, "licences": licences.draw, "cards": draw_card, "bills": bills.draw,
                             "symbols": symbols.draw}
# Sets that write their own pictures.
WRITERS = {"edited": edits.entries, "lines": lines.entries, "screens": screens.entries}
SETS = (*DRAWERS, *WRITERS)
# What tells the sets' random draws apart; another order would draw other pictures.
TAGS = ("bills", "cards", "licences", "lines", "mrz", "symbols")


def write_set(name: str, amount: int, seed: int, folder: Path) -> None:
    """Writes so many pictures and their labels; each document depends on the seed and its own index alone."""
    folder.mkdir(parents=True, exist_ok=True)
    writer = WRITERS.get(name)
    entries = writer(amount, seed, folder) if writer else _entries(name, amount, seed, folder)
    labels = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    (folder / "labels.json").write_text(f"[\n{labels}\n]\n", encoding="utf-8")


def _entries(name: str, amount: int, seed: int, folder: Path) -> Iterator[dict[str, Any]]:
    tag = TAGS.index(name)
    for index, (document, side) in enumerate(islice(_sides(name, seed), amount)):
        random = numpy.random.default_rng((seed, tag, 2, index))
        way = WAYS[index % len(WAYS)]
        how = Degradation(way, round(float(random.uniform(0.1, 1)), 2) if way != "none" else 0.0)
        yield _written(f"{index:05d}_{side.kind}_{side.side}", document, side, how, folder, random)


def _sides(name: str, seed: int) -> Iterator[tuple[int, Side]]:
    tag = TAGS.index(name)
    for document in count():
        for side in DRAWERS[name](numpy.random.default_rng((seed, tag, 1, document)), document):
            yield document, side


def _written(stem: str, document: int, side: Side, how: Degradation, folder: Path,
             random: numpy.random.Generator) -> dict[str, Any]:
    entry = {"file": "", "document": f"{document:05d}", "kind": side.kind, "side": side.side, **side.truth}
    if side.pdf is not None:
        file = folder / f"{stem}_text.pdf"
        file.write_bytes(side.pdf)
        none = Degradation()
        return entry | {"file": file.name, "capture": "pdf_text", "degradation": {"name": none.name, "strength": 0.0}}
    taken = take(side.picture, side.boxes, how, random, side.scanner)
    file = folder / f"{stem}_{how.name}.{'pdf' if side.in_pdf else 'jpg'}"
    if side.in_pdf:
        pdf.save_scan(taken.image, file, taken.quality)
    else:
        taken.image.save(file, quality=taken.quality, subsampling=0 if taken.quality > 60 else 2)
    entry |= {"file": file.name, "capture": f"pdf_{taken.capture}" if side.in_pdf else taken.capture,
              "degradation": {"name": how.name, "strength": how.strength},
              "size": list(taken.image.size), "page_corners": taken.corners, "boxes": taken.boxes}
    return entry | ({"covered": taken.covered} if taken.covered else {})
