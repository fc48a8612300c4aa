"""Symbols, read by us and by ZXing from PyPI as it comes, on the same pictures: the PDF417 ones of the labelled set
`barcodes` and of licences that are drawn and degraded, and the QR and Aztec ones of drawn cards, which hold the zone."""

import json
import pathlib
import statistics
import tempfile
import time

import labelled

SEED = 20266
# The generator's sets, and what part of the pictures is drawn of each.
SHARES = {"licences": 0.8, "symbols": 0.2}
FORMATS = {"pdf417": "PDF417", "qr": "QRCode", "aztec": "Aztec"}


def draw(place, name, count):
    """Pictures of a set; those that carry a symbol stay, in a folder for each symbology, labelled with the payload alone."""
    whole = place / name
    labelled.draw(name, count, SEED, whole)
    kept = {}
    for label in json.loads((whole / "labels.json").read_text()):
        if "payload" in label:
            kept.setdefault(label["symbology"], []).append({part: label[part] for part in ("file", "payload", "symbology")})
    for symbology, labels in kept.items():
        folder = place / "documents" / f"generated-{symbology}"
        folder.mkdir(parents=True)
        for label in labels:
            (whole / label["file"]).rename(folder / label["file"])
        (folder / "labels.json").write_text(json.dumps(labels))


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
        wanted = zxingcpp.barcode_format_from_str(FORMATS[label.get("symbology", "pdf417")])
        read = {symbol.bytes for symbol in found if symbol.format == wanted}
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
    with tempfile.TemporaryDirectory() as name:
        place = pathlib.Path(name)
        for part, share in SHARES.items():
            draw(place, part, max(8, round(count * share)))
        found = labelled.rows(program, place)
        for folder in sorted((place / "documents").iterdir()):
            figures[folder.name] = {"Assay": ours(found, folder.name), "ZXing": zxing(folder)}
    return figures


def wrong(figures):
    """How many payloads of all sets we made up."""
    return sum(round(readers["Assay"]["payload_wrong"] * readers["Assay"]["n"]) for readers in figures.values())


def table(figures):
    """The table of ACCURACY.md."""
    lines = ["| pictures | reader | payload exact | other bytes | ms, median |", "|---|---|---|---|---|"]
    for name, readers in figures.items():
        lines += [f"| {name} | {reader} | {found['payload_exact']:.3f} ({round(found['payload_exact'] * found['n'])}/"
                  f"{found['n']}) | {round(found['payload_wrong'] * found['n'])} | {found['ms_p50']:.0f} |"
                  for reader, found in readers.items()]
    return "\n".join(lines)
