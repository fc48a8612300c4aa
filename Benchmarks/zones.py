"""Machine-readable zones of drawn pictures, read by us and by the open readers from PyPI in one run, each on one core with
its models warm: `measure(results)` adds the rows to RESULTS.md; `make zones` runs it alone and rewrites Benchmarks/ZONES.md.
ZONES_PICTURES sets how many pictures (60 unless told).

The peers are installed into an environment of their own, for this measurement alone: one of them is under the AGPL. Each
gets what helps it: the model of the zone's letters for the two that use Tesseract, and for the general reader its lines
put together to the formats' lengths.
"""

import datetime
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

import labelled
import environments
from environments import HOME, ONE_CORE, ROOT
from results import Results

SEED = 20263
# The longer side of every picture, in pixels: the bars are for a photograph of that size.
SIDE = 1600
ZONE_MS_MAX, DOCUMENT_MS_MAX = 150, 700
# How many times faster than the fastest peer of half the accuracy.
FASTER_MIN = 3
PEERS = ("passporteye", "fastmrz", "rapidocr")
PACKAGES = ["passporteye==2.2.2", "fastmrz==2.1.2", "rapidocr==3.10.0", "onnxruntime==1.32.0",
            "opencv-python-headless==5.0.0.93"]


def pictures(folder, count):
    """Drawn pictures with a zone, each made larger or smaller to the one size, as `assay accuracy` takes them."""
    whole, drawn = folder / "whole", folder / "documents" / "drawn"
    labelled.draw("mrz", count, SEED, whole)
    labels = json.loads((whole / "labels.json").read_text())
    drawn.mkdir(parents=True)
    from PIL import Image
    for label in labels:
        picture = Image.open(whole / label["file"]).convert("RGB")
        scale = SIDE / max(picture.size)
        picture = picture.resize([round(side * scale) for side in picture.size], Image.Resampling.LANCZOS)
        label["file"] = pathlib.Path(label["file"]).with_suffix(".jpg").name
        picture.save(drawn / label["file"], "JPEG", quality=92)
    # Places in the picture as it was drawn are none in this one.
    labels = [{name: label[name] for name in ("file", "kind", "lines")} for label in labels]
    (drawn / "labels.json").write_text(json.dumps(labels))
    return labels, drawn


def ours(folder):
    """Share read exactly, and the milliseconds that half the pictures take, of `assay accuracy`: zones, and documents."""
    program = os.environ.get("ASSAY_PROGRAM", str(ROOT / ".build" / "release" / "assay"))
    done = subprocess.run(["taskset", "-c", "0", program, "accuracy", folder, "--area", "documents", "--json"],
                          capture_output=True, text=True, check=True)
    found = {row["metric"]: row["value"] for row in map(json.loads, done.stdout.splitlines())}
    return {"Assay, the zone": (found["mrz_exact"], found["zone_ms_p50"]),
            "Assay, the whole document": (found["mrz_exact"], found["ms_p50"])}


def theirs(python, name, drawn, labels):
    """The same of a peer."""
    environment = {**os.environ, **ONE_CORE, "TESSDATA": str(HOME / "models" / "float")}
    done = subprocess.run(["taskset", "-c", "0", python, pathlib.Path(__file__).with_name("zones_peer.py"), name, drawn],
                          capture_output=True, text=True, env=environment)
    if done.returncode != 0:
        raise RuntimeError(f"{name}: {done.stderr[-2000:]}")
    rows = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    truth = {label["file"]: label["lines"] for label in labels}
    exact = sum(row["lines"] == truth[row["file"]] for row in rows)
    return exact / len(rows), statistics.median(row["ms"] for row in rows)


def readings(count):
    """Share read exactly and milliseconds at the median, by reader; ours come first."""
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        labels, drawn = pictures(folder, count)
        found = ours(folder)
        python = environments.python("peers", PACKAGES)
        for name in PEERS:
            found[name] = theirs(python, name, drawn, labels)
            print(name, found[name], flush=True)
    return found


def measure(results, quick=False):
    """Rows and a section, of RESULTS.md as of ZONES.md."""
    count = 10 if quick else int(os.environ.get("ZONES_PICTURES", "60"))
    found = readings(count)
    (exact, zone), (_, document) = found["Assay, the zone"], found["Assay, the whole document"]
    results.row(f"Zone of a photograph of {SIDE:,} pixels, one core, p50", f"{zone:.0f} ms", f"≤ {ZONE_MS_MAX} ms",
                zone <= ZONE_MS_MAX)
    results.row("Whole document with one script, one core, p50", f"{document:.0f} ms", f"≤ {DOCUMENT_MS_MAX} ms",
                document <= DOCUMENT_MS_MAX)
    able = {name: found[name][1] for name in PEERS if found[name][0] >= exact / 2}
    if able:
        name = min(able, key=able.get)
        faster = able[name] / zone
        results.row(f"… the zone against the fastest peer of half its accuracy, {name} ({able[name]:,.0f} ms)",
                    f"{faster:.1f} ×", f"≥ {FASTER_MIN} ×", faster >= FASTER_MIN)
    else:
        results.row("… peers that read half as many zones", "none", "", None)
    rows = "\n".join(f"| {name} | {share:.3f} | {milliseconds:.0f} |" for name, (share, milliseconds) in found.items())
    results.section("Zones beside the open readers", f"""{count} pictures of passports, cards and visas drawn with seed {SEED}, which nothing was tuned to, in twelve degradations
or none, the longer side {SIDE:,} pixels; each reader on one core with warm models. Ours reads a zone with two readers; the whole
document is page, zone, symbols, portrait, print and traces of editing. Theirs is the zone alone.

| reader | zones exact | ms, median |
|---|---|---|
{rows}""")


def main():
    quick = bool(os.environ.get("BENCH_QUICK"))
    results = Results(quick)
    measure(results, quick)
    if not quick:
        (ROOT / "Benchmarks" / "ZONES.md").write_text(f"""# Zones

Written by `make zones` on {datetime.date.today().isoformat()}; never by hand. A missed bar is shown as missed.

{results.text()}
""")
    return 0 if results.complete else 1


if __name__ == "__main__":
    sys.exit(main())
