"""`make bench`: measures a real server on this machine and rewrites RESULTS.md.

Every bar is a ratio against something that runs beside it on the same machine and database, or a figure of the issue;
a bar that is missed is shown as missed.
"""

import concurrent.futures
import os
import pathlib
import platform
import re
import statistics
import subprocess
import sys
import time

import growth
import load
import name_speed
import peer_process
import profiles
import recognisers
import zones
from results import Results
from world import ROOT, World, status_mib, wire_uuid

QUICK = bool(os.environ.get("BENCH_QUICK"))
SECONDS = 3
ROUNDS = 7


def read_script(world, verification):
    """What `GET /v1/verifications/{id}` sends, as pgbench sends it: the same statements, pipelined, prepared, with
    parameters; and their values."""
    file = "Verifications/VerificationStatements.swift"
    script = (
        f"\\startpipeline\nbegin read only;\nset local app.tenant_id = '{world.tenant}';\n"
        + load.statement(file, "view", [":tenant", ":mode", ":verification"])
        + load.statement(file, "checksOfOne", [":tenant", ":verification"])
        + load.statement(file, "decisionsOfOne", [":tenant", ":verification"]) + "commit;\n\\endpipeline\n")
    return script, {"tenant": world.tenant, "mode": "test", "verification": wire_uuid(verification)}


def write_script(world):
    """What `POST /v1/applicants` sends: idempotency key, applicant, its key and its event, in one transaction; and no
    values of parameters, since each row has its own."""
    tenant, file = f"'{world.peer_tenant}'", "Verifications/VerificationStatements.swift"
    sealed, identity = "decode(repeat('ab', 300), 'hex')", ":id"
    index = "decode(md5(random()::text || clock_timestamp()::text), 'hex')"
    return (
        "select gen_random_uuid() as id \\gset\n\\startpipeline\nbegin;\n"
        f"set local app.tenant_id = {tenant};\n"
        + load.statement("Access/Idempotency.swift", "bind", [
            tenant, "'live'", index, "decode(repeat('ab', 32), 'hex')", identity, "now()"])
        + load.statement(file, "insertApplicant", [
            tenant, identity, "'live'", index, sealed, "'unverified'", "now()"])
        + load.statement(file, "insertApplicantKeys", [tenant, identity, "'record'", "decode(repeat('ab', 60), 'hex')"])
        + load.statement("Events/EventStatements.swift", "insert", [
            tenant, "'live'", identity, "'applicant.created'", identity, "null", identity, "'{}'", "'bench'", "now()"])
        + "commit;\n\\endpipeline\n"), {}


def one_shot(world, results):
    """The whole verification, as a merchant waits for it."""
    world.verify_sample()
    alone = [world.verify_sample() for _ in range(5 if QUICK else 20)]
    p50, p95 = statistics.median(alone), sorted(alone)[int(len(alone) * 0.95)]
    results.row("One-shot sample, 1 caller, p50", f"{p50:.2f} s (p95 {p95:.2f} s)", "≤ 1.2 s", p50 <= 1.2)
    count = 16 if QUICK else 80
    with Meter(world) as meter, concurrent.futures.ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: world.verify_sample(), range(count)))
    rate = count / meter.seconds
    results.row("One-shot sample, 8 callers, sustained", f"{rate:.2f}/s", "≥ 2/s", rate >= 2)
    results.row("… CPU of one, all processes", meter.each(count, 1e3, "ms"), "", None)


class Meter:
    """CPU time by role, and time by the clock, of what runs inside."""

    def __init__(self, world):
        self.world = world

    def __enter__(self):
        self.before, self.start = self.world.cpu_seconds(), time.monotonic()
        return self

    def __exit__(self, *_):
        self.seconds = time.monotonic() - self.start
        after = self.world.cpu_seconds()
        self.used = {role: after[role] - self.before[role] for role in after}

    def each(self, count, unit, name):
        """Words on what one of `count` cost in each role that did anything."""
        figures = {role: used / count * unit for role, used in self.used.items()}
        return ", ".join(f"{role} {figure:,.0f} {name}" for role, figure in figures.items() if figure >= 1)


def race(world, requests, script, ours_by_peer):
    """Rounds of our server, pgbench and both peers in turn: the machine's moods fall on all of them alike.

    Returns our loads with their meters, pgbench's rates and the peers' rates, a list of each by round."""
    load.wrk(world.server.port, requests, 32, 2)
    met, bench, others = [], [], {peer: [] for peer in ours_by_peer}
    for _ in range(1 if QUICK else ROUNDS):
        with Meter(world) as meter:
            met.append((load.wrk(world.server.port, requests, 32, SECONDS), meter))
        bench.append(load.pgbench(world.server, *script, clients=32, seconds=SECONDS))
        for peer, asked in ours_by_peer.items():
            theirs = load.wrk(peer.port, asked, 32, SECONDS)
            if theirs.errors:
                raise RuntimeError(f"the peer failed requests: {theirs}")
            others[peer].append(theirs.rate)
    if any(figures.errors for figures, _ in met):
        raise RuntimeError(f"the server failed requests: {met}")
    return met, bench, others


def ratio(ours, theirs):
    """The middle one of the rounds' ratios."""
    return statistics.median(a / b for a, b in zip(ours, theirs))


def rows(results, what, bars, met, bench, others):
    rates = [figures.rate for figures, _ in met]
    rate, worst = statistics.median(rates), max(figures.p99 for figures, _ in met)
    least, p99, share = bars
    results.row(f"{what}, 32 connections", f"{rate:,.0f}/s", f"≥ {least:,}/s" if least else "",
                rate >= least if least else None)
    results.row("… p99 of the worst round", f"{worst:.1f} ms", f"≤ {p99} ms" if p99 else "",
                worst <= p99 if p99 else None)
    of_bench = ratio(rates, bench)
    results.row(f"… of `pgbench -f`, same statements ({statistics.median(bench):,.0f}/s)", f"{of_bench:.0%}",
                f"≥ {share:.0%}", of_bench >= share)
    for peer, theirs in others.items():
        times, workers = ratio(rates, theirs), f"{peer.workers} worker{'s' if peer.workers > 1 else ''}"
        bar = peer.workers == 1
        results.row(f"… against FastAPI + asyncpg, {workers} ({statistics.median(theirs):,.0f}/s)", f"{times:.1f} ×",
                    "≥ 3 ×" if bar else "", times >= 3 if bar else None)
    middle = sorted(met, key=lambda pair: pair[0].rate)[len(met) // 2]
    count = middle[0].rate * middle[1].seconds
    results.row("… CPU of one", middle[1].each(count, 1e6, "µs"), "", None)


def throughput(world, results, ids):
    """Reads and writes against pgbench and against the peer, with one worker, as it comes, and with one a core."""
    with peer_process.serving(world, 1) as single, peer_process.serving(world, os.cpu_count()) as several:
        reads = [("GET", f"/v1/verifications/{identity}", world.test_key) for identity in ids]
        theirs = {peer: [("GET", f"/v1/verifications/{wire_uuid(identity)}", peer.key) for identity in ids]
                  for peer in (single, several)}
        rows(results, "`GET /v1/verifications/{id}`", (8000, 15, 0.4),
             *race(world, reads, read_script(world, ids[0]), theirs))
        writes = [("POST", "/v1/applicants", world.key)]
        theirs = {peer: [("POST", "/v1/applicants", peer.key)] for peer in (single, several)}
        met, bench, others = race(world, writes, write_script(world), theirs)
        rows(results, "`POST /v1/applicants`", (None, None, 0.5), met, bench, others)
    world.server.sql("create table if not exists bench_rows (id uuid primary key, sealed bytea)")
    world.server.sql("grant insert on bench_rows to assay_server")
    single = load.pgbench(
        world.server, "insert into bench_rows values (gen_random_uuid(), decode(repeat('ab', 300), 'hex'));\n",
        seconds=SECONDS)
    share = statistics.median(figures.rate for figures, _ in met) / single
    results.row(f"… of pgbench, one bare row instead of four ({single:,.0f}/s)", f"{share:.0%}", "", None)


def resources(world, results):
    server = world.server.process.pid
    rest = status_mib(server, "VmRSS")
    results.row("Resident memory of the server after all this", f"{rest:.0f} MiB", "≤ 120 MB", rest * 1.048576 <= 120)
    largest = world.server.engines_mib("VmHWM")
    results.row("Largest engine, at its peak", f"{largest:.0f} MiB", "≤ 450 MB", largest * 1.048576 <= 450)


def idle(world, results):
    """Before any load: what load leaves behind, such as PostgreSQL's vacuum, is not idle time."""
    world.verify_sample()
    time.sleep(5)
    with Meter(world) as meter:
        time.sleep(20)
    share = sum(meter.used.values()) / meter.seconds
    results.row("Idle: CPU of server, engines and PostgreSQL", f"{share:.1%} of a core", "near zero", share < 0.03)


def main():
    results = Results(QUICK)
    world = World()
    try:
        ids = world.test_verifications(50 if QUICK else 200)
        idle(world, results)
        one_shot(world, results)
        throughput(world, results, ids)
        resources(world, results)
        results.section("Where the time goes", profiles.table(world, ids, 10))
        results.write(ROOT / "Benchmarks" / "RESULTS.md", machine())
        results.section("How cost grows", growth.table(world, ids, QUICK))
    finally:
        world.server.close()
    recognisers.measure(results)
    results.write(ROOT / "Benchmarks" / "RESULTS.md", machine())
    # Last, since peers have to be had from PyPI: without them the figures above stand.
    zones.measure(results, QUICK)
    name_speed.measure(results, QUICK)
    results.write(ROOT / "Benchmarks" / "RESULTS.md", machine())
    print(results.text())
    return 0 if results.complete else 1


def machine():
    """The machine, without its name or paths."""
    model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    postgres = subprocess.run(["psql", "--version"], capture_output=True, text=True).stdout.strip()
    return (f"{os.cpu_count()} cores ({model.group(1) if model else platform.machine()}), Linux {platform.release()}, "
            f"{postgres}, CPython {platform.python_version()}; load generators, PostgreSQL and server share the cores.")


if __name__ == "__main__":
    sys.exit(main())
