"""The PDF417 symbols of licences, read by us and by ZXing from PyPI as it comes, on the same pictures: the labelled set
`barcodes`, and licences that are drawn and degraded."""

import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import labelled

ROOT = pathlib.Path(__file__).resolve().parents[1]
SEED = 20266
SET = "generated-licences"


def draw(folder, count):
    """So many pictures of licences; those of backs that carry a symbol stay, labelled with its payload alone."""
    subprocess.run([sys.executable, ROOT / "Samples" / "generate.py", "--set", "licences", "--count", str(count),
                    "--seed", str(SEED), "--out", folder], check=True)
    labels = json.loads((folder / "labels.json").read_text())
    kept = [{name: label[name] for name in ("file", "payload")} for label in labels if "payload" in label]
    (folder / "labels.json").write_text(json.dumps(kept))


def zxing(folder):
    """Share of payloads read to the byte, of payloads that are other bytes, and milliseconds at the median, of ZXing."""
    import zxingcpp
    from PIL import Image
    labels = json.loads((folder / "labels.json").read_text())
    exact, wrong, spent = 0, 0, []
    for label in labels:
        start = time.perf_counter()
        found = zxingcpp.read_barcodes(Image.open(folder / label["file"]))
        spent.append((time.perf_counter() - start) * 1e3)
        read = {symbol.bytes for symbol in found if symbol.format == zxingcpp.BarcodeFormat.PDF417}
        # A payload is bytes; the label has them as the characters of ISO/IEC 8859-1, or as UTF-8.
        truths = {label["payload"].encode(), label["payload"].encode("latin-1", "replace")}
        exact += bool(read & truths)
        wrong += bool(read - truths)
    return {"n": len(labels), "payload_exact": exact / len(labels), "payload_wrong": wrong / len(labels),
            "ms_p50": statistics.median(spent)}


def ours(rows, name):
    """The same of a set among the rows of `assay accuracy`."""
    found = {row["metric"]: row for row in rows if row["set"] == name}
    return {metric: found[metric]["value"] for metric in ("payload_exact", "payload_wrong", "ms_p50")} | {
        "n": found["payload_exact"]["n"]}


def measure(program, data, rows, count):
    """Figures by set and reader. `rows` are what `assay accuracy` said of the labelled data."""
    figures = {}
    folder = data / "documents" / "barcodes"
    if folder.is_dir():
        figures["barcodes"] = {"Assay": ours(rows, "barcodes"), "ZXing": zxing(folder)}
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place) / "documents" / SET
        draw(folder, count)
        figures[SET] = {"Assay": ours(labelled.rows(program, place), SET), "ZXing": zxing(folder)}
    return figures


def table(figures):
    """The table of ACCURACY.md."""
    lines = ["| pictures | reader | payload exact | other bytes | ms, median |", "|---|---|---|---|---|"]
    for name, readers in figures.items():
        lines += [f"| {name} | {reader} | {found['payload_exact']:.3f} ({round(found['payload_exact'] * found['n'])}/"
                  f"{found['n']}) | {round(found['payload_wrong'] * found['n'])} | {found['ms_p50']:.0f} |"
                  for reader, found in readers.items()]
    return "\n".join(lines)
