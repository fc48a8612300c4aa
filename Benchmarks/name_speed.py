"""How fast names are screened, beside nomenklatura's logic-v2 and rapidfuzz from PyPI on the same names and queries, each
on one core with its tables warm: `python3 Benchmarks/name_speed.py`; `measure(results)` adds the rows to RESULTS.md.

Ours searches an index. The peers have none that answers one query (nomenklatura's finds duplicates in batches), so they
compare the query with every name, as their users do: logic-v2 with every entry of the query's schema, rapidfuzz's
token_set_ratio with every name in one call of its C++ loop. Both are given their preparation for nothing: entries are
made, and names lowered, before the clock starts.

The peers are installed into an environment of their own, for this measurement alone. nomenklatura needs PyICU, which is built
from source with what set-up's stage `bench` brings.
"""

import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import environments

ROOT = pathlib.Path(__file__).resolve().parents[1]
PACKAGES = ["nomenklatura==4.17.4", "rapidfuzz==3.14.6"]
# Queries that each peer is asked: enough for a mean, since logic-v2 takes seconds for one.
QUERIES = {"nomenklatura": 10, "rapidfuzz": 300}
NAMES = {"nomenklatura": "nomenklatura logic-v2", "rapidfuzz": "rapidfuzz token_set_ratio"}
CUSTOMERS = 1_000_000


def ours(data, folder, customers):
    """What `assay-engine --screening-speed` measures: one row for each kind of query and index, one for each walk through
    customers. The names and queries are left in the folder."""
    program = os.environ.get("ASSAY_PROGRAM", str(ROOT / ".build" / "release" / "assay"))
    done = subprocess.run(
        [pathlib.Path(program).with_name("assay-engine"), "--screening-speed", data, "--customers", str(customers),
         "--names", folder / "names", "--queries", folder / "queries"], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(done.stderr[-2000:])
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return ([row for row in rows if row["measure"] == "forward"], [row for row in rows if row["measure"] == "reverse"])


def theirs(python, name, folder, quick):
    """Milliseconds that a peer takes for a query, at the mean."""
    count = QUERIES[name] if not quick else 2
    done = subprocess.run(["taskset", "-c", "0", python, __file__, "--peer", name, folder, str(count)],
                          capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"{name}: {done.stderr[-2000:]}")
    return json.loads(done.stdout)["mean_ms"]


def measure(results, quick=False):
    """Rows and a section for RESULTS.md; says so where there are no lists."""
    data = os.environ.get("ASSAY_SHARED_DATA", str(ROOT.parent / "shared" / "data"))
    if not (pathlib.Path(data) / "screening").is_dir():
        print("SKIPPED: no lists (set ASSAY_SHARED_DATA to the folder of labelled data)")
        return
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        forward, reverse = ours(data, folder, CUSTOMERS // 10 if quick else CUSTOMERS)
        python = environments.python("peers-screening", PACKAGES)
        means = {name: theirs(python, name, folder, quick) for name in QUERIES}
    small = min(row["names"] for row in forward)
    for row in forward:
        bar = 1 if row["names"] == small else 5
        told = "names, dates, countries and numbers" if row["told"] else "names alone"
        results.row(f"One query over {row['names']:,} names, {told}, mean",
                    f"{row['mean_ms']:.2f} ms (p50 {row['p50_ms']:.2f}, p99 {row['p99_ms']:.1f})", f"≤ {bar} ms",
                    row["mean_ms"] <= bar)
    first = forward[0]
    for name, mean in means.items():
        times = mean / first["mean_ms"]
        bar = 50 if name == "nomenklatura" else None
        results.row(f"… against {NAMES[name]} ({mean:,.1f} ms)", f"{times:,.0f} ×", f"≥ {bar} ×" if bar else "",
                    times >= bar if bar else None)
    index, entries = first["index_bytes"], first["entry_bytes"]
    results.row(f"Memory of {small:,} names: index {index / 1e6:.1f} MB, entries {entries / 1e6:.1f} MB",
                f"{(index + entries) / 1e6:.1f} MB", "≤ 60 MB", index + entries <= 60e6)
    most = max(reverse, key=lambda row: (row["customers"], row["entries"], row["tasks"]))
    results.row(f"{most['entries']:,} changed entries against {most['customers']:,} customers, {most['tasks']} cores",
                f"{most['seconds']:.1f} s", "≤ 60 s", most["seconds"] <= 60)
    results.section("Customers screened again by what changes in a list", curve(reverse))


def curve(reverse):
    """How the walk through customers grows with them and with the change."""
    lines = ["| customers | entries | cores | seconds | alerts | bytes a customer |", "|---|---|---|---|---|---|"]
    lines += [f"| {row['customers']:,} | {row['entries']:,} | {row['tasks']} | {row['seconds']:.2f} | {row['alerts']:,} | "
              f"{row['bytes_per_customer']} |" for row in reverse]
    return "\n".join(lines)


def rows_of(path):
    return [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")]


def spread(queries, count):
    """As many queries of all kinds, evenly taken."""
    step = max(1, len(queries) // count)
    return queries[::step][:count]


def clocked(ask, queries):
    """Mean milliseconds of asking; the first query is asked once before, so that caches and tables are there."""
    ask(queries[0])
    taken = []
    for query in queries:
        start = time.perf_counter()
        ask(query)
        taken.append((time.perf_counter() - start) * 1e3)
    return {"mean_ms": statistics.mean(taken), "p50_ms": statistics.median(taken), "queries": len(taken)}


SCHEMAS = {"person": "Person", "vessel": "Vessel", "aircraft": "Airplane", "organisation": "Organization",
           "other": "LegalEntity"}


def nomenklatura(names, queries):
    """Every entry of the query's schema compared by logic-v2; those from its usual threshold on are the answer."""
    from followthemoney import EntityProxy
    from nomenklatura.matching import LogicV2
    config = LogicV2.default_config()

    def entity(key, kind, texts):
        return EntityProxy.from_dict({"id": key, "schema": SCHEMAS[kind], "properties": {"name": texts}}, cleaned=False)

    grouped = {}
    for key, kind, name in names:
        grouped.setdefault((key, kind), []).append(name)
    entries = [entity(key, kind, texts) for (key, kind), texts in grouped.items()]

    def ask(query):
        kind, name = query
        asked = entity("query", kind, [name])
        scores = [(LogicV2.compare(asked, entry, config).score, entry.id) for entry in entries
                  if entry.schema.can_match(asked.schema)]
        return sorted((pair for pair in scores if pair[0] >= 0.7), reverse=True)
    return clocked(ask, queries)


def rapidfuzz(names, queries):
    """Every name compared with the query by token_set_ratio."""
    from rapidfuzz import fuzz, process, utils
    prepared = [utils.default_process(name) for _, _, name in names]

    def ask(query):
        text = utils.default_process(query[1])
        return process.extract(text, prepared, scorer=fuzz.token_set_ratio, score_cutoff=80, limit=None)
    return clocked(ask, queries)


def main():
    if len(sys.argv) == 5 and sys.argv[1] == "--peer":
        folder = pathlib.Path(sys.argv[3])
        names, queries = rows_of(folder / "names"), spread(rows_of(folder / "queries"), int(sys.argv[4]))
        peer = {"nomenklatura": nomenklatura, "rapidfuzz": rapidfuzz}[sys.argv[2]]
        print(json.dumps(peer(names, queries)))
        return 0
    from results import Results
    results = Results(True)
    measure(results, quick=bool(os.environ.get("BENCH_QUICK")))
    print(results.text())
    return 0 if results.complete else 1


if __name__ == "__main__":
    sys.exit(main())
