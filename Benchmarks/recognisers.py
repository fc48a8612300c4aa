"""How much memory one engine takes that has read everything there is: cards in every script that the generator draws, each
declared as its issuer's, letters, a licence with its symbol, and a PDF, through HTTP."""

import io
import json
import pathlib
import sys
import tempfile
import uuid

import labelled
from world import ROOT, SAMPLES, AssayServer, applicant_request, status_mib

sys.path.insert(0, str(ROOT / "Samples"))

import numpy  # noqa: E402
from specimens import cards, licences  # noqa: E402
from specimens.capture import take  # noqa: E402
from specimens.degradations import Degradation  # noqa: E402

SEED = 20267
LETTERS = 8
BYTES_MAX = 600e6
TENANT = """slug: every-script
name: Every Script
documents: [{type: passport, countries: any}, {type: identity_card, countries: any}, {type: driving_licence, countries: any}]
checks: [document]
"""


def photograph(side, random):
    """A good photograph of a drawn side, as JPEG."""
    out = io.BytesIO()
    take(side.picture, side.boxes, Degradation(), random, 0).image.save(out, "JPEG", quality=90)
    return out.getvalue()


def documents():
    """For each document its type and issuer, and its pictures."""
    sides = [cards.draw(numpy.random.default_rng((SEED, index)), native) for index, native in enumerate(cards.NATIVES)]
    sides.append(licences.draw_american(numpy.random.default_rng(SEED), 10))
    random = numpy.random.default_rng(SEED)
    for front, back in sides:
        facts = front.truth["fields"]
        yield ({"type": facts["document_type"], "country": facts["issuing_country"]},
               [("document_front", photograph(front, random)), ("document_back", photograph(back, random))])
    yield {"type": "passport", "country": "UTO"}, [("document_front", (SAMPLES / "passport.pdf").read_bytes())]


def letters():
    """Letters as PDFs with text, as scans and as photographs, each with the applicant that it was sent to."""
    with tempfile.TemporaryDirectory() as place:
        labelled.draw("bills", LETTERS, SEED, place)
        for label in json.loads((pathlib.Path(place) / "labels.json").read_text()):
            yield label["fields"]["applicant"], [("proof_of_address", (pathlib.Path(place) / label["file"]).read_bytes())]


def reader(server):
    """The process id of the one engine that reads documents."""
    for pid in server.engines():
        if b"documents" in pathlib.Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0"):
            return pid
    raise RuntimeError("no engine reads documents")


def check(server, key, request, files):
    """The one check of a verification."""
    request["applicant"]["external_id"] = f"recognisers-{uuid.uuid4()}"
    made = server.verify(key, request, files)
    if made.status not in (200, 202):
        raise RuntimeError(str(made))
    return server.settled(f"/v1/verifications/{made.json['id']}", key)["checks"][-1]


class Peaks:
    """The most memory of each engine that read documents, by process id; more than one where the first was replaced."""

    def __init__(self, server):
        self.server, self.of = server, {}
        self.look()

    def look(self):
        engine = reader(self.server)
        self.of[engine] = status_mib(engine, "VmHWM")


def measure(results):
    """A row for RESULTS.md."""
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as tenant:
        tenant.write(TENANT)
        tenant.flush()
        server = AssayServer((tenant.name,), ["--document-engines", "1"])
    try:
        server.start()
        key, peaks, named, files = server.key("every-script", test=False), Peaks(server), 0, 0
        for kind, pictures in documents():
            done = check(server, key, applicant_request(checks=["document"], documents=[kind]), pictures)
            named += bool((done["extracted"] or {}).get("native_names"))
            files += len(pictures)
            peaks.look()
        for applicant, pictures in letters():
            request = applicant_request(checks=["proof_of_address"])
            request["applicant"] = dict(applicant)
            check(server, key, request, pictures)
            files += len(pictures)
            peaks.look()
    finally:
        server.close()
    peak, engines = max(peaks.of.values()), len(peaks.of)
    replaced = f", replaced {engines - 1} ×" if engines > 1 else ""
    results.row(f"One engine at its peak, {files} pictures and PDFs: cards in {len(cards.NATIVES)} scripts and variants "
                f"(native names read of {named}), a licence's symbol, a scanned PDF, letters{replaced}",
                f"{peak:.0f} MiB", "≤ 600 MB", peak * 2**20 <= BYTES_MAX and engines == 1)


if __name__ == "__main__":
    from results import Results
    table = Results(True)
    measure(table)
    sys.exit(0 if table.complete else 1)
