"""`make accuracy`: runs `assay accuracy` over every labelled folder that is there, reads generated documents, and
rewrites ACCURACY.md. ACCURACY_PICTURES sets how many are generated (2,000 unless told); a tenth as many letters, as many
edited pictures, half as many lines and a quarter as many pictures with symbols come with them."""

import datetime
import os
import pathlib
import sys

import generated
import labelled
import letters
import lines
import symbols
import traces

ROOT = pathlib.Path(__file__).resolve().parents[1]
# What the shipped engines promise: metric, or metric of a set, to (least or most, bound).
BARS = {"mrz_exact": ("≥", 0.94), ("mrz-synthetic", "mrz_exact"): ("≥", 0.97), "eer": ("≤", 0.005),
        "far_at_clear": ("≤", 0.001), "payload_exact": ("≥", 0.9), "payload_wrong": ("≤", 0.0),
        "cer_clean": ("≤", 0.015), "cer_degraded": ("≤", 0.03), "pairs_f1": ("≥", 0.82), "recall": ("≥", 0.965),
        "worst_class_recall": ("≥", 0.75), "fpr": ("≤", 0.01), "un_recall": ("≥", 0.99), "pep_recall": ("≥", 0.97),
        "evidence_order": ("≥", 0.99), "ofac_within_5": ("≥", 0.9)}

HEAD = """| area | set | metric | value | n | interval | bar |
|---|---|---|---|---|---|---|"""

# Of the fields that are accepted without a person's look.
FIELDS_WRONG_MAX = 0.002


def judged(row):
    """A row of `assay accuracy` as a line of the table, and whether its bar, where it has one, holds."""
    sign, bound = BARS.get((row["set"], row["metric"])) or BARS.get(row["metric"], ("", None))
    kept = bound is None or (row["value"] >= bound if sign == "≥" else row["value"] <= bound)
    interval = "" if row["ci_low"] is None else f"{row['ci_low']:.4f}–{row['ci_high']:.4f}"
    bar = "" if bound is None else f"{sign} {bound} {verdict(kept)}"
    return (f"| {row['area']} | {row['set']} | {row['metric']} | {row['value']:.4f} | {row['n']} | {interval} | {bar} |",
            kept)


def verdict(holds):
    return "holds" if holds else "**missed**"


def main():
    data = pathlib.Path(os.environ.get("ASSAY_SHARED_DATA", ROOT.parent / "shared" / "data"))
    if not data.is_dir():
        print("SKIPPED: no labelled data (set ASSAY_SHARED_DATA to its folder); ACCURACY.md is left as it is")
        return 0
    program = os.environ.get("ASSAY_PROGRAM", str(ROOT / ".build" / "release" / "assay"))
    known, of_labelled, holds = [], [], True
    for area in ("documents", "faces", "screening"):
        known += labelled.rows(program, data, area)
    for row in known:
        line, kept = judged(row)
        holds = holds and kept
        of_labelled.append(line)
        print(line, flush=True)
    pictures = int(os.environ.get("ACCURACY_PICTURES", "2000"))
    groups = generated.measure(program, pictures)
    count = {name: generated.total(groups, name)
             for name in ("pictures", "legible", "legible_exact", "accepted", "wrong")}
    exact_enough = count["legible_exact"] >= generated.ZONES_EXACT_MIN * count["legible"]
    right_enough = count["wrong"] <= FIELDS_WRONG_MAX * count["accepted"]
    holds = holds and exact_enough and right_enough
    posts = letters.measure(program, max(9, pictures // 10))
    false_clears = sum(tally["false_clear"] for tally in posts.values())
    holds = holds and false_clears == 0
    edited = traces.measure(program, max(24, pictures // 10))
    read = lines.measure(program, pictures // 2)
    of_lines = [judged(row) for row in read]
    holds = holds and all(kept for _, kept in of_lines)
    readers = symbols.measure(program, data, known, max(12, pictures // 4))
    all_true = symbols.wrong(readers) == 0
    holds = holds and all_true
    (ROOT / "Benchmarks" / "generated.svg").write_text(generated.plot(groups))
    (ROOT / "Benchmarks" / "ACCURACY.md").write_text(f"""# Accuracy

Written by `make accuracy` on {datetime.date.today().isoformat()}; never by hand. Intervals are Wilson's, 95 %.
The labelled sets are not part of the repository; engines were developed on these pictures, so that the figures are
upper bounds for pictures from elsewhere.

{HEAD}
{chr(10).join(of_labelled)}

## Generated documents

{count["pictures"]} pictures drawn by `Samples/generate.py` with seed {generated.SEED}, which nothing was tuned to, each
degraded in one of 12 ways or none, read by `assay read`. A zone is legible where nothing covers any of it and a character has
{generated.PIXELS_MIN:.0f} pixels, by what was drawn and not by what was read; blur, noise and glare of every strength count as legible. Of
{count["legible"]} legible zones {count["legible_exact"]} are read exactly (bar: at least {generated.ZONES_EXACT_MIN:.0%}, {verdict(exact_enough)}; a row below it is
marked). An accepted field is one of a document that no reason hands to a person, whether a zone, a symbol or print alone says it;
of {count["accepted"]} such fields {count["wrong"]} are wrong (bar: at most {FIELDS_WRONG_MAX:.1%}, {verdict(right_enough)}).
Print agrees where a printed field says what the zone or the symbol says, by whatever spelling or with one letter misread.
{generated.table(groups)}

![Zones read exactly, by degradation and by script](generated.svg)

## Lines of print

Lines of {lines.scripts(read)} scripts and their variants drawn with seed {lines.SEED}, each clean and degraded, read by the recogniser of its script;
`cer_clean` and `cer_degraded` are the means over these of the rates of misread characters.

{HEAD}
{chr(10).join(line for line, _ in of_lines)}

## Symbols beside ZXing

The PDF417 symbols of the labelled set, those of licences and the QR and Aztec ones of cards drawn with seed {symbols.SEED}, these degraded in
12 ways to any strength, read by `assay accuracy` and by ZXing from PyPI (zxing-cpp, as it comes) on the same pictures. The bar of exact
payloads is the labelled set's, above; that no payload is made up is the bar of all ({verdict(all_true)}).

{symbols.table(readers)}

## Proofs of address

Letters in eight languages drawn with seed {letters.SEED}, as PDFs with text, as scans and as photographs in the same degradations, read by
`assay read-letter`, each with the applicant that it was sent to and with one who differs in house, postal code, street or name (bar: none of
these is clear, {verdict(false_clears == 0)}).

{letters.table(posts)}

## Traces of editing

Photographs drawn with seed {traces.SEED}, kept as JPEGs of qualities 70 to 95, then edited in five ways or not, and saved again. Thresholds were
set on other seeds. A trace is found where its middle lies in the edited place, or the other way round. Specimens of the labelled sets
(`traces_suspected` above) are put together by graphic designers and are no honest photographs; how often real people's are suspected
is not known.

{traces.table(edited)}

## Pictures of a screen

Documents drawn with seed {traces.SEED}, every second one shown on a screen and photographed: pixels of .7 to 4 of the picture's, as stripes or
diamonds, behind lens, mosaic and JPEG. The honest ones are in 12 degradations, three in four of them under fine lines of one to three inks.

{traces.screens(edited)}
""")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
