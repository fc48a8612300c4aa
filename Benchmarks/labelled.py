"""Draws labelled pictures, and runs `assay accuracy` over folders of them."""

import json
import pathlib
import subprocess
import sys

GENERATOR = pathlib.Path(__file__).resolve().parents[1] / "Samples" / "generate.py"


def draw(name, count, seed, folder):
    """A set of drawn pictures with their labels, the same for a seed."""
    subprocess.run([sys.executable, GENERATOR, "--set", name, "--count", str(count), "--seed", str(seed), "--out", folder],
                   check=True)


def rows(program, folder, area="documents"):
    """What it measures in `folder/area`: a dictionary a figure."""
    done = subprocess.run([program, "accuracy", str(folder), "--area", area, "--json"], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"accuracy of {area}: {done.stderr[-2000:]}")
    return [json.loads(line) for line in done.stdout.splitlines()]
