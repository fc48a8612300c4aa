"""Runs `assay accuracy` over labelled folders."""

import json
import subprocess


def rows(program, folder, area="documents"):
    """What it measures in `folder/area`: a dictionary a figure."""
    done = subprocess.run([program, "accuracy", str(folder), "--area", area, "--json"], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"accuracy of {area}: {done.stderr[-2000:]}")
    return [json.loads(line) for line in done.stdout.splitlines()]
