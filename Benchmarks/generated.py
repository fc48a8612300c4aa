"""Draws documents that nothing was tuned to, reads each as a user would, and counts: by degradation and by script."""

import collections
import concurrent.futures
import contextlib
import itertools
import json
import math
import os
import pathlib
import queue
import subprocess
import tempfile
import unicodedata

import labelled

SEED = 20261
# Of so many pictures, the share of each set.
SHARES = {"mrz": 0.45, "cards": 0.3, "licences": 0.25}
# Of zones that can be read: what the issue asks for on the labelled synthetic set.
ZONES_EXACT_MIN = 0.97
# Fewest pixels a character of a zone that can be read, as `assay accuracy` has it.
PIXELS_MIN = 6.0
# Every field that an answer has and a label tells.
FIELDS = ("document_type", "issuing_country", "document_number", "family_name", "given_names", "date_of_birth",
          "date_of_issue", "date_of_expiry", "sex", "nationality", "personal_number", "address",
          "native_family_name", "native_given_names")
# Reasons that hand what was read to a person: its fields are not accepted.
DOUBTS = {"document.unreadable", "document.check_digit", "document.data_mismatch", "document.front_back_mismatch",
          "document.not_accepted"}
PARTS = {"equal", "partial", "compatible", "similar"}


def documents(folder):
    """The labels of a set, one document's sides together."""
    labels = json.loads((folder / "labels.json").read_text())
    for _, sides in itertools.groupby(labels, key=lambda label: label["document"]):
        yield folder, sorted(sides, key=lambda side: side["side"] != "front")


class Reader:
    """One `assay read --lines`: documents in, what it says of each out."""

    def __init__(self, program):
        self.process = subprocess.Popen([program, "read", "--lines"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(30)

    def read(self, folder, sides):
        files = [str(folder / side["file"]) for side in sides]
        print(json.dumps(files), file=self.process.stdin, flush=True)
        said = json.loads(self.process.stdout.readline() or "{}")
        if "outcome" not in said:
            raise RuntimeError(f"{files}: {said.get('error', 'the program ended')}")
        return said


def read_all(program, documents):
    """What `assay read` says of each document, in their order, one a core at once."""
    readers = queue.SimpleQueue()
    workers = os.cpu_count() or 1
    with contextlib.ExitStack() as stack:
        for _ in range(workers):
            readers.put(stack.enter_context(Reader(program)))

        def read(document):
            reader = readers.get()
            try:
                return reader.read(*document)
            finally:
                readers.put(reader)

        pool = stack.enter_context(concurrent.futures.ThreadPoolExecutor(workers))
        yield from zip(documents, pool.map(read, documents))


def plain(value):
    """As zones write a value: capitals, no marks between words."""
    text = unicodedata.normalize("NFC", str(value)).upper()
    return "".join(letter for letter in text if letter.isalnum() or unicodedata.combining(letter))


def truth(sides):
    """What a document says, under the names of the API; a zone's spelling before the print's."""
    facts = {}
    for side in sides:
        native = side.get("native", {})
        facts |= side.get("fields", {}) | {f"native_{name}": native[name] for name in ("family_name", "given_names")
                                           if name in native}
    for zone in (side["zone"] for side in sides if "zone" in side):
        facts |= {"family_name": zone["sur"], "given_names": zone["giv"], "personal_number": zone["opt"]}
    if "street" in facts:
        facts["address"] = f"{facts['street']} {facts['town']}"
    return facts


def read_values(extracted):
    """The fields of an answer, those in the document's own script beside the Latin ones."""
    native = extracted.get("native_names") or {}
    return extracted | {f"native_{name}": native.get(name) for name in ("family_name", "given_names")}


def legible(side):
    """Whether a zone can be read at all, by what was drawn: nothing covers any of it, and it has pixels enough."""
    if "mrz" in side.get("covered", []):
        return False
    left, right = side["boxes"]["mrz"][:2]
    return math.dist(left, right) >= PIXELS_MIN * len(side["lines"][0])


class Tally:
    """Counts of one group of documents."""

    def __init__(self):
        self.pictures = self.zones = self.exact = self.legible = self.legible_exact = self.symbols = self.decoded = 0
        self.printed = self.confirmed = self.contradicted = 0
        # By field: how many were accepted, and how many of them are wrong.
        self.accepted, self.wrong = collections.Counter(), collections.Counter()

    def add(self, sides, seen):
        """Counts a document."""
        extracted, breakdown = seen["extracted"] or {}, seen["breakdown"]
        self.pictures += len(sides)
        for side in (side for side in sides if side.get("lines")):
            exact, can_be_read = extracted.get("mrz") == side["lines"], legible(side)
            self.zones += 1
            self.exact += exact
            self.legible += can_be_read
            self.legible_exact += can_be_read and exact
        payload = any(side.get("payload") for side in sides)
        self.symbols += payload
        self.decoded += payload and "barcode" in breakdown
        if seen["outcome"] != "not_assessed" and not DOUBTS & set(seen["reasons"]):
            facts, values = truth(sides), read_values(extracted)
            for field in FIELDS:
                if values.get(field) is not None and field in facts:
                    self.accepted[field] += 1
                    self.wrong[field] += not same(field, values[field], facts[field])
        for part, compared in breakdown.get("comparisons", {}).items():
            if part.endswith("_visual_zone") and isinstance(compared, dict):
                self.printed += len(compared)
                self.confirmed += sum(verdict in PARTS for verdict in compared.values())
                self.contradicted += sum(verdict == "different" for verdict in compared.values())

    def row(self, name):
        """A line of the table."""
        holds = self.legible_exact >= ZONES_EXACT_MIN * self.legible
        legible = f"{share(self.legible_exact, self.legible)} {'' if holds else '**missed**'}".strip()
        return (f"| {name} | {self.pictures} | {share(self.exact, self.zones)} | {legible} | "
                f"{share(self.decoded, self.symbols)} | {share(self.wrong.total(), self.accepted.total())} | "
                f"{share(self.confirmed, self.printed)} | {share(self.contradicted, self.printed)} |")


def share(hits, of):
    return f"{hits / of:.3f} ({hits}/{of})" if of else ""


def same(field, read_value, fact):
    """Whether a value is the label's; zones transliterate names and may cut them short."""
    left, right = plain(read_value), plain(fact)
    if field == "address":
        return {plain(word) for word in fact.split()} <= {plain(word) for word in read_value.split()}
    if field == "personal_number":
        # One of several pieces of optional data, whole.
        return left in {plain(part) for part in fact.replace(" ", "<").split("<") if part} | {right}
    # A zone's code for Germany is its own; answers have ISO 3166-1's.
    right = "DEU" if field in ("issuing_country", "nationality") and right == "D" else right
    left = "DEU" if field in ("issuing_country", "nationality") and left == "D" else left
    return left == right or (field.endswith("names") and len(left) > 20 and right.startswith(left))


def told(sides, seen):
    """Prints which accepted fields of a document are wrong, for who looks into it."""
    alone = Tally()
    alone.add(sides, seen)
    if alone.wrong.total():
        print(f"wrong: {[side['file'] for side in sides]} {[field for field, count in alone.wrong.items() if count]}",
              flush=True)


def measure(program, pictures):
    """Tallies by set, degradation and script; names of the wrong pictures are printed, not kept."""
    groups = {kind: collections.defaultdict(Tally) for kind in ("set", "degradation", "script")}
    with tempfile.TemporaryDirectory() as place:
        for name, share in SHARES.items():
            folder = pathlib.Path(place) / name
            count = max(2, round(pictures * share))
            labelled.draw(name, count, SEED, folder)
            for (_, sides), seen in read_all(program, list(documents(folder))):
                told(sides, seen)
                for kind, key in (("set", name), ("degradation", sides[0]["degradation"]["name"]),
                                  ("script", sides[0].get("script", "latin"))):
                    groups[kind][key].add(sides, seen)
            print(groups["set"][name].row(name), flush=True)
    return groups


def total(groups, name):
    """A count over all sets; of fields, over all fields."""
    counts = [getattr(tally, name) for tally in groups["set"].values()]
    return sum(count.total() if isinstance(count, collections.Counter) else count for count in counts)


def table(groups):
    """The tables of ACCURACY.md."""
    lines = []
    for kind, tallies in groups.items():
        lines += ["", f"| {kind} | pictures | zone exact | of legible ones | symbol read | accepted fields wrong | "
                  "print agrees | print contradicts |", "|---|---|---|---|---|---|---|---|"]
        lines += [tally.row(name) for name, tally in sorted(tallies.items())]
    accepted, wrong = (sum((getattr(tally, name) for tally in groups["set"].values()), collections.Counter())
                       for name in ("accepted", "wrong"))
    lines += ["", "| accepted field | wrong |", "|---|---|"]
    lines += [f"| {field} | {share(wrong[field], accepted[field])} |" for field in FIELDS if accepted[field]]
    return "\n".join(lines)


def plot(groups):
    """Zones read exactly, by degradation and by script, as bars."""
    rows, top = [], 10
    for kind in ("degradation", "script"):
        rows.append(f'<text x="160" y="{top + 14}" font-weight="bold">by {kind}</text>')
        top += 24
        for name, tally in sorted(groups[kind].items()):
            if not tally.zones:
                continue
            exact = tally.exact / tally.zones
            rows.append(f'<text x="150" y="{top + 13}" text-anchor="end">{name}</text>'
                        f'<rect x="160" y="{top}" width="{400 * exact:.0f}" height="16" fill="#3b6ea5"/>'
                        f'<text x="{166 + 400 * exact:.0f}" y="{top + 13}">{exact:.2f} of {tally.zones}</text>')
            top += 24
        top += 12
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="660" height="{top}" font-family="sans-serif" '
            f'font-size="12">{"".join(rows)}</svg>\n')
