"""Draws documents that nothing was tuned to, reads each as a user would, and counts: by degradation and by script."""

import collections
import concurrent.futures
import itertools
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
SEED = 20261
# Of so many pictures, the share of each set.
SHARES = {"mrz": 0.45, "cards": 0.3, "licences": 0.25}
FIELDS = ("document_number", "family_name", "given_names", "date_of_birth", "date_of_expiry", "sex")
# Reasons that hand what was read to a person: its fields are not accepted.
DOUBTS = {"document.unreadable", "document.check_digit", "document.data_mismatch", "document.front_back_mismatch",
          "document.not_accepted"}
PARTS = {"equal", "partial", "compatible", "similar"}


def documents(folder):
    """The labels of a set, one document's sides together."""
    labels = json.loads((folder / "labels.json").read_text())
    for _, sides in itertools.groupby(labels, key=lambda label: label["document"]):
        yield folder, sorted(sides, key=lambda side: side["side"] != "front")


def read(program, folder, sides):
    """What `assay read` says of a document's pictures."""
    files = [str(folder / side["file"]) for side in sides]
    done = subprocess.run([program, "read", *files, "--json"], capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        raise RuntimeError(f"{files}: {done.stderr}")
    return json.loads(done.stdout)


def plain(value):
    """As zones write a value: capitals, no marks between words."""
    return "".join(letter for letter in str(value).upper() if letter.isalnum())


def truth(sides):
    """What a document says, under the names of the API; a zone's spelling before the print's."""
    facts = {}
    for side in sides:
        facts |= side.get("fields", {})
    for zone in (side["zone"] for side in sides if "zone" in side):
        facts |= {"family_name": zone["sur"], "given_names": zone["giv"]}
    return facts


class Tally:
    """Counts of one group of documents."""

    def __init__(self):
        self.pictures = self.zones = self.exact = self.symbols = self.decoded = 0
        self.accepted = self.wrong = self.printed = self.confirmed = self.contradicted = 0

    def add(self, sides, seen):
        """Counts a document."""
        extracted, breakdown = seen["extracted"] or {}, seen["breakdown"]
        self.pictures += len(sides)
        lines = next((side["lines"] for side in sides if side.get("lines")), None)
        self.zones += lines is not None
        self.exact += lines is not None and extracted.get("mrz") == lines
        payload = any(side.get("payload") for side in sides)
        self.symbols += payload
        self.decoded += payload and "barcode" in breakdown
        proven = lines is not None or payload
        if proven and seen["outcome"] != "not_assessed" and not DOUBTS & set(seen["reasons"]):
            facts = truth(sides)
            for field in FIELDS:
                if extracted.get(field) is not None and field in facts:
                    self.accepted += 1
                    self.wrong += not same(field, extracted[field], facts[field])
        for part, compared in breakdown.get("comparisons", {}).items():
            if part.endswith("_visual_zone") and isinstance(compared, dict):
                self.printed += len(compared)
                self.confirmed += sum(verdict in PARTS for verdict in compared.values())
                self.contradicted += sum(verdict == "different" for verdict in compared.values())

    def row(self, name):
        """A line of the table."""
        def share(hits, of):
            return f"{hits / of:.3f} ({hits}/{of})" if of else ""
        return (f"| {name} | {self.pictures} | {share(self.exact, self.zones)} | {share(self.decoded, self.symbols)} | "
                f"{share(self.wrong, self.accepted)} | {share(self.confirmed, self.printed)} | "
                f"{share(self.contradicted, self.printed)} |")


def same(field, read_value, fact):
    """Whether a value is the label's; zones transliterate names and may cut them short."""
    left, right = plain(read_value), plain(fact)
    return left == right or (field.endswith("names") and len(left) > 20 and right.startswith(left))


def measure(program, pictures):
    """Tallies by set, degradation and script; names of the wrong pictures are printed, not kept."""
    groups = {kind: collections.defaultdict(Tally) for kind in ("set", "degradation", "script")}
    with tempfile.TemporaryDirectory() as place:
        for name, share in SHARES.items():
            folder = pathlib.Path(place) / name
            count = max(2, round(pictures * share))
            subprocess.run([sys.executable, ROOT / "Samples" / "generate.py", "--set", name, "--count", str(count),
                            "--seed", str(SEED), "--out", folder], check=True)
            with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
                jobs = [(sides, pool.submit(read, program, where, sides)) for where, sides in documents(folder)]
                for sides, job in jobs:
                    seen = job.result()
                    for kind, key in (("set", name), ("degradation", sides[0]["degradation"]["name"]),
                                      ("script", sides[0].get("script", "latin"))):
                        groups[kind][key].add(sides, seen)
            print(groups["set"][name].row(name), flush=True)
    return groups


def table(groups):
    """The tables of ACCURACY.md."""
    lines = []
    for kind, tallies in groups.items():
        lines += ["", f"| {kind} | pictures | zone exact | symbol read | accepted fields wrong | print agrees | "
                  "print contradicts |", "|---|---|---|---|---|---|---|"]
        lines += [tally.row(name) for name, tally in sorted(tallies.items())]
    return "\n".join(lines)


def plot(groups):
    """Zones read exactly by degradation, as bars."""
    tallies = sorted((name, tally) for name, tally in groups["degradation"].items() if tally.zones)
    rows = []
    for place, (name, tally) in enumerate(tallies):
        share, top = tally.exact / tally.zones, 20 + 24 * place
        rows.append(f'<text x="150" y="{top + 13}" text-anchor="end">{name}</text>'
                    f'<rect x="160" y="{top}" width="{400 * share:.0f}" height="16" fill="#3b6ea5"/>'
                    f'<text x="{166 + 400 * share:.0f}" y="{top + 13}">{share:.2f}</text>')
    height = 40 + 24 * len(tallies)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="640" height="{height}" font-family="sans-serif" '
            f'font-size="12">{"".join(rows)}</svg>\n')
