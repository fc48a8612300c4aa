"""One open reader over a folder of pictures: `zones_peer.py NAME FOLDER`, a JSON line a picture."""

import json
import os
import pathlib
import re
import sys
import time

LENGTHS = (30, 36, 44)


def passporteye():
    from passporteye import read_mrz
    options = f"-l mrz --tessdata-dir {os.environ['TESSDATA']} --oem 1 --psm 6"

    def read(path):
        found = read_mrz(str(path), extra_cmdline_params=options)
        return lines((found.aux.get("text") or "") if found else "")
    return read


def fastmrz():
    from fastmrz import FastMRZ
    reader = FastMRZ(tessdata_path=os.environ["TESSDATA"])

    def read(path):
        found = reader.get_details(str(path), ignore_parse=True)
        return lines(found if isinstance(found, str) else found.get("mrz_text", ""))
    return read


def rapidocr():
    from rapidocr import RapidOCR
    reader = RapidOCR()

    def read(path):
        return lines("\n".join(reader(str(path)).txts or ()))
    return read


def lines(text):
    """What may be a zone of a text: its long lines, cut or filled to the nearest format's length."""
    rows = [re.sub(r"[^A-Z0-9<]", "", row.upper().replace("«", "<<").replace(" ", "")) for row in text.split("\n")]
    long = [row for row in rows if len(row) >= 26 and ("<" in row or sum(map(str.isdigit, row)) >= 6)]
    if not long:
        return []
    length = min(LENGTHS, key=lambda each: abs(each - sorted(map(len, long))[len(long) // 2]))
    return [row[:length].ljust(length, "<") for row in long[-(3 if length == 30 else 2):]]


def main():
    name, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    read = {"passporteye": passporteye, "fastmrz": fastmrz, "rapidocr": rapidocr}[name]()
    files = sorted(folder.glob("*.jpg"))
    failed = 0
    for place, path in enumerate([files[0], *files]):
        start = time.perf_counter()
        try:
            found = read(path)
        except Exception as error:  # a peer that fails on a picture has not read it
            failed += 1
            print(f"{path.name}: {error}", file=sys.stderr)
            found = []
        spent = (time.perf_counter() - start) * 1000
        # The first is read twice: models are loaded with it.
        if place > 0:
            print(json.dumps({"file": path.name, "lines": found, "ms": spent}), flush=True)
    return 1 if failed == len(files) + 1 else 0


if __name__ == "__main__":
    sys.exit(main())
