"""Draws pictures that were edited or taken of a screen, and honest ones; counts what `assay accuracy` finds in each."""

import pathlib
import tempfile

import labelled

SEED = 20264
SAVED = ("png", "98", "95", "90")
KINDS = ("compression", "copy", "glyph_height", "noise")


def measure(program, count):
    """The measures by their names."""
    with tempfile.TemporaryDirectory() as place:
        for name in ("edited", "screens"):
            folder = pathlib.Path(place) / "documents" / name
            labelled.draw(name, count, SEED, folder)
        return {row["metric"]: row for row in labelled.rows(program, place)}


def table(rows):
    """One row a way of editing, and one a kind of trace for honest pictures."""
    def share(metric):
        row = rows.get(metric)
        return f"{row['value']:.2f} ({round(row['value'] * row['n'])}/{row['n']})" if row else ""
    ways = [name.removeprefix("found_") for name in rows if name.startswith("found_") and name.count("_") == 1]
    found = "\n".join(f"| {way} | {share(f'found_{way}')} | "
                      + " | ".join(share(f"found_{way}_{saved}") for saved in SAVED) + " |" for way in ways)
    alarms = "\n".join(f"| {kind} | {share(f'suspected_honest_by_{kind}') or share_of_none(rows)} |" for kind in KINDS)
    return f"""| way of editing | found at its place | as PNG | JPEG 98 | JPEG 95 | JPEG 90 |
|---|---|---|---|---|---|
{found}

| kind of trace | honest pictures suspected |
|---|---|
{alarms}
| any | {share("suspected_honest")} |"""


def screens(rows):
    """One row for honest pictures, one a layout of screens and one a size of their pixels."""
    names = [name for name in rows if name.startswith("screen_found") or name == "screen_suspected_honest"]
    return "| pictures | told for a screen's |\n|---|---|\n" + "\n".join(
        f"| {name.removeprefix('screen_').replace('_', ' ')} | {rows[name]['value']:.2f} "
        f"({round(rows[name]['value'] * rows[name]['n'])}/{rows[name]['n']}) |" for name in names)


def share_of_none(rows):
    """A kind that suspected nobody has no row of its own."""
    return f"0.00 (0/{rows['suspected_honest']['n']})"
