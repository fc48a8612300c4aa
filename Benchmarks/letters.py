"""Draws proofs of address, reads each as a user would with the right applicant and with wrong ones, and counts."""

import collections
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import tempfile

import labelled

SEED = 20262
# Applicants that the letter was not sent to.
WRONG = ("another house", "another code", "another street", "another person")


def applicant(fields, change):
    """To whom a letter was sent, or somebody that differs in one thing."""
    person = {**fields["applicant"], "address": dict(fields["applicant"]["address"])}
    address, code = person["address"], person["address"]["postal_code"]
    if change == "another house":
        address["line1"] = re.sub(r"\d+", lambda number: str(int(number[0]) + 2), address["line1"])
    if change == "another code":
        address["postal_code"] = code[:-2] + f"{(int(code[-2:]) + 37) % 100:02d}"
    if change == "another street":
        address["line1"] = "Fontane Boulevard 7"
    if change == "another person":
        person["family_name"] = "Zwierlein"
    return person


def read(program, folder, label, change):
    """What `assay read-letter` says of a letter."""
    declared = folder / f"{label['document']}-{change.replace(' ', '-')}.json"
    declared.write_text(json.dumps(applicant(label["fields"], change)))
    done = subprocess.run([program, "read-letter", folder / label["file"], "--applicant", declared, "--age-days-max",
                           "3650", "--json"], capture_output=True, text=True, timeout=180)
    if done.returncode != 0:
        raise RuntimeError(f"{label['file']}: {done.stderr}")
    return json.loads(done.stdout)


def measure(program, count):
    """For each way of capture: letters, clear ones, days and kinds that are right and wrong, and false clears."""
    tallies = collections.defaultdict(collections.Counter)
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        labelled.draw("bills", count, SEED, folder)
        labels = json.loads((folder / "labels.json").read_text())
        # Every letter with the right applicant, and each in turn with one of the wrong ones.
        jobs = [(label, change) for index, label in enumerate(labels)
                for change in ("nothing", WRONG[index % len(WRONG)])]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            results = pool.map(lambda job: read(program, folder, *job), jobs)
            for (label, change), seen in zip(jobs, results):
                tally, extracted = tallies[label["capture"]], seen["extracted"] or {}
                if change != "nothing":
                    tally["wrong"] += 1
                    tally["false_clear"] += seen["outcome"] == "clear"
                    continue
                tally["letters"] += 1
                tally["clear"] += seen["outcome"] == "clear"
                for name, field in (("day", "date_of_issue"), ("kind", "document_type")):
                    tally[f"{name}_right"] += extracted.get(field) == label["fields"][field]
                    tally[f"{name}_false"] += extracted.get(field) not in (None, label["fields"][field])
    return tallies


def table(tallies):
    """The table of ACCURACY.md."""
    lines = ["| capture | letters | clear for the receiver | clear for somebody else | day right | day wrong | kind right "
             "| kind wrong |", "|---|---|---|---|---|---|---|---|"]
    for name, tally in sorted(tallies.items()):
        lines.append(f"| {name} | {tally['letters']} | {tally['clear']} | {tally['false_clear']} of {tally['wrong']} | "
                     f"{tally['day_right']} | {tally['day_false']} | {tally['kind_right']} | {tally['kind_false']} |")
    return "\n".join(lines)
