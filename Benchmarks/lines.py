"""Draws lines of print in every script that the generator writes, and counts what `assay accuracy` misreads of them."""

import pathlib
import tempfile

import labelled

SEED = 20265
# Enough for a line of each script, clean and degraded.
PICTURES_MIN = 40


def measure(program, count):
    """Rows of `assay accuracy`: character error rates, their means over scripts first of clean and of degraded lines."""
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place) / "documents" / "generated-lines"
        labelled.draw("lines", max(count, PICTURES_MIN), SEED, folder)
        return labelled.rows(program, place)


def scripts(rows):
    """How many scripts the lines are in."""
    return sum(row["metric"].startswith("cer_clean_") for row in rows)
