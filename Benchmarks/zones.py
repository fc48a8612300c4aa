"""`make zones`: machine-readable zones of drawn pictures, read by us and by the open readers from PyPI in one run, each on
one core with its models warm; rewrites Benchmarks/ZONES.md. ZONES_PICTURES sets how many (60 unless told).

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

ROOT = pathlib.Path(__file__).resolve().parents[1]
HOME = pathlib.Path(os.environ.get("ASSAY_HOME", ROOT / ".deps"))
SEED = 20263
# How many times faster than the fastest peer of half the accuracy.
FASTER_MIN = 3
PEERS = ("passporteye", "fastmrz", "rapidocr")
PACKAGES = ["passporteye==2.2.2", "fastmrz==2.1.2", "rapidocr==3.10.0", "onnxruntime==1.32.0",
            "opencv-python-headless==5.0.0.93"]
ONE_CORE = {"OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def peers():
    """The peers' Python, installed where it is not there yet."""
    python = HOME / "peers" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", HOME / "peers"], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], check=True)
    return python


def pictures(folder, count):
    """Drawn pictures with a zone, no side longer than 1,600 pixels, as `assay accuracy` takes them."""
    whole, drawn = folder / "whole", folder / "documents" / "drawn"
    subprocess.run([sys.executable, ROOT / "Samples" / "generate.py", "--set", "mrz", "--count", str(2 * count), "--seed",
                    str(SEED), "--out", whole], check=True)
    labels = [label for label in json.loads((whole / "labels.json").read_text()) if label.get("lines")][:count]
    drawn.mkdir(parents=True)
    from PIL import Image
    for label in labels:
        picture = Image.open(whole / label["file"])
        picture.thumbnail((1600, 1600))
        label["file"] = pathlib.Path(label["file"]).with_suffix(".jpg").name
        picture.convert("RGB").save(drawn / label["file"], "JPEG", quality=92)
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


def main():
    count = int(os.environ.get("ZONES_PICTURES", "60"))
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        labels, drawn = pictures(folder, count)
        results = ours(folder)
        print(results, flush=True)
        python = peers()
        for name in PEERS:
            results[name] = theirs(python, name, drawn, labels)
            print(name, results[name], flush=True)
    exact, time = results["Assay, the zone"]
    able = [results[name] for name in PEERS if results[name][0] >= exact / 2]
    faster = min(able, key=lambda peer: peer[1])[1] / time if able else float("inf")
    ratio = f"{faster:.1f} ×, {'holds' if faster >= FASTER_MIN else '**missed**'}" if able else "no peer does"
    rows = "\n".join(f"| {name} | {share:.3f} | {milliseconds:.0f} |" for name, (share, milliseconds) in results.items())
    (ROOT / "Benchmarks" / "ZONES.md").write_text(f"""# Zones beside the open readers

Written by `make zones` on {datetime.date.today().isoformat()}; never by hand. {len(labels)} pictures of passports, cards and visas drawn with
seed {SEED}, which nothing was tuned to, in twelve degradations or none, no side longer than 1,600 pixels; each reader on one
core with warm models. Ours reads a zone with two readers; the whole document is page, zone, symbols, portrait, print and traces
of editing. Theirs is the zone alone.

| reader | zones exact | ms, median |
|---|---|---|
{rows}

Against the fastest peer that reads half as many: {ratio} (bar: {FASTER_MIN} ×).
""")
    return 0


if __name__ == "__main__":
    sys.exit(main())
