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
import peer_process
import profiles
from results import Results
from world import ROOT, World, status_mib, wire_uuid

QUICK = bool(os.environ.get("BENCH_QUICK"))
SECONDS = 3 if QUICK else 10


def read_script(world, verification):
    """What `GET /v1/verifications/{id}` sends, as pgbench sends it: the same statements, pipelined, prepared."""
    tenant, identity = f"'{world.tenant}'", wire_uuid(verification)
    file = "Verifications/VerificationStatements.swift"
    return (
        f"\\startpipeline\nbegin;\nset local app.tenant_id = {tenant};\n"
        + load.statement(file, "view", [tenant, "'test'", f"'{identity}'"])
        + load.statement(file, "checksOfOne", [tenant, f"'{identity}'"])
        + load.statement(file, "decisionsOfOne", [tenant, f"'{identity}'"]) + "commit;\n\\endpipeline\n")


def write_script(world):
    """What `POST /v1/applicants` sends: idempotency key, applicant, its key and its event, in one transaction."""
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
        + "commit;\n\\endpipeline\n")


def one_shot(world, results):
    """The whole verification, as a merchant waits for it."""
    world.verify_sample()
    alone = [world.verify_sample() for _ in range(5 if QUICK else 20)]
    p50, p95 = statistics.median(alone), sorted(alone)[int(len(alone) * 0.95)]
    results.row("One-shot sample, 1 caller, p50", f"{p50:.2f} s (p95 {p95:.2f} s)", "≤ 1.2 s", p50 <= 1.2)
    count, start = (16 if QUICK else 80), time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: world.verify_sample(), range(count)))
    rate = count / (time.monotonic() - start)
    results.row("One-shot sample, 8 callers, sustained", f"{rate:.2f}/s", "≥ 2/s", rate >= 2)


def reads(world, results, ids):
    requests = [("GET", f"/v1/verifications/{identity}", world.test_key) for identity in ids]
    load.wrk(world.server.port, requests, 32, 2)
    met = load.wrk(world.server.port, requests, 32, SECONDS)
    bench = load.pgbench(world.server, read_script(world, ids[0]), 32, SECONDS)
    results.row("`GET /v1/verifications/{id}`, 32 connections", f"{met.rate:,.0f}/s", "≥ 8,000/s", met.rate >= 8000)
    results.row("… p99", f"{met.p99:.1f} ms", "≤ 15 ms", met.p99 <= 15)
    results.row(f"… of `pgbench -f`, same statements ({bench:,.0f}/s)", f"{met.rate / bench:.0%}", "≥ 40 %",
                met.rate >= 0.4 * bench)
    return met


def writes(world, results):
    requests = [("POST", "/v1/applicants", world.key)]
    load.wrk(world.server.port, requests, 32, 2)
    met = load.wrk(world.server.port, requests, 32, SECONDS)
    world.server.sql("create table if not exists bench_rows (id uuid primary key, sealed bytea)")
    world.server.sql("grant insert on bench_rows to assay_server")
    single = load.pgbench(
        world.server, "insert into bench_rows values (gen_random_uuid(), decode(repeat('ab', 300), 'hex'));\n", 32,
        SECONDS)
    same = load.pgbench(world.server, write_script(world), 32, SECONDS)
    results.row("`POST /v1/applicants`, 32 connections", f"{met.rate:,.0f}/s (p99 {met.p99:.1f} ms)", "", None)
    results.row(f"… of pgbench, one durable insert ({single:,.0f}/s)", f"{met.rate / single:.0%}", "≥ 50 %",
                met.rate >= 0.5 * single)
    results.row(f"… of `pgbench -f`, same statements ({same:,.0f}/s)", f"{met.rate / same:.0%}", "≥ 50 %",
                met.rate >= 0.5 * same)
    return met


def peers(world, results, ids, read, write):
    with peer_process.serving(world) as peer:
        theirs = load.wrk(
            peer.port, [("GET", f"/v1/verifications/{wire_uuid(identity)}", peer.key) for identity in ids], 32, SECONDS)
        made = load.wrk(peer.port, [("POST", "/v1/applicants", peer.key)], 32, SECONDS)
    if theirs.errors or made.errors:
        raise RuntimeError(f"the peer failed requests: {theirs} {made}")
    for what, ours, other in (("Reads", read, theirs), ("Writes", write, made)):
        results.row(f"{what} against FastAPI + asyncpg ({other.rate:,.0f}/s)", f"{ours.rate / other.rate:.1f} ×",
                    "≥ 3 ×", ours.rate >= 3 * other.rate)


def resources(world, results):
    server = world.server.process.pid
    rest = status_mib(server, "VmRSS")
    results.row("Resident memory of the server after all this", f"{rest:.0f} MiB", "≤ 120 MB", rest * 1.048576 <= 120)
    largest = max(status_mib(pid, "VmHWM") for pid in world.server.engines())
    results.row("Largest engine, at its peak", f"{largest:.0f} MiB", "≤ 450 MB", largest * 1.048576 <= 450)
    before = world.cpu_seconds()
    time.sleep(10)
    after = world.cpu_seconds()
    idle = sum(after[role] - before[role] for role in after) / 10
    results.row("Idle: CPU of server, engines and PostgreSQL", f"{idle:.1%} of a core", "near zero", idle < 0.03)


def main():
    results = Results(QUICK)
    world = World()
    try:
        ids = world.test_verifications(50 if QUICK else 200)
        one_shot(world, results)
        read = reads(world, results, ids)
        write = writes(world, results)
        peers(world, results, ids, read, write)
        resources(world, results)
        results.section("Where the time goes", profiles.table(world, ids, SECONDS))
        results.write(ROOT / "Benchmarks" / "RESULTS.md", machine())
        results.section("How cost grows", growth.table(world, ids, QUICK))
    finally:
        world.server.close()
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
