"""`make fuzz-entries`: coverage-guided fuzzing (libFuzzer with AddressSanitizer) of every entry at which bytes from
outside arrive, for FUZZ_SECONDS (400 unless told) an entry, FUZZ_JOBS (one a core unless told) at once; rewrites
Benchmarks/FUZZING.md. With names as arguments only those entries are run, and the record is left alone.

Each begins with the corpus that is kept in Tests/Fuzzing/Corpus; what it finds lies in .build-fuzz/corpus, inputs that
ended the program in .build-fuzz/crashes.
"""

import concurrent.futures
import dataclasses
import datetime
import os
import pathlib
import re
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
PLACE = ROOT / ".build-fuzz"
CORPUS = ROOT / "Tests" / "Fuzzing" / "Corpus"
# What the issue asks for.
HOURS_MIN = 2


@dataclasses.dataclass
class Run:
    """One entry's run."""

    entry: str
    seeds: int
    runs: int
    edges: int
    inputs: int
    crashes: int
    seconds: float
    status: int


def build():
    """The program, instrumented, and the names of its entries."""
    subprocess.run(["swift", "build", "-c", "release", "--scratch-path", PLACE, "-Xswiftc", "-enable-testing", "--product",
                    "assay-fuzz"], check=True, cwd=ROOT, env={**os.environ, "ASSAY_FUZZ": "1"})
    program = PLACE / "release" / "assay-fuzz"
    # Without an entry it lists them and leaves with 2.
    listed = subprocess.run([program], capture_output=True, text=True)
    if listed.returncode != 2:
        raise RuntimeError(f"assay-fuzz lists nothing: {listed.stderr[-2000:]}")
    return program, listed.stdout.split()


def fuzz(program, entry, seconds):
    """Runs one entry; CPU time is its own process's."""
    found, kept, crashes = PLACE / "corpus" / entry, CORPUS / entry, PLACE / "crashes"
    for folder in (found, crashes, PLACE / "logs"):
        folder.mkdir(parents=True, exist_ok=True)
    started, log = time.time(), PLACE / "logs" / f"{entry}.log"
    with open(log, "wb") as output:
        process = subprocess.Popen(
            [program, f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=4096", "-detect_leaks=0",
             "-print_final_stats=1", f"-artifact_prefix={crashes}/{entry}-", found, kept],
            stdout=output, stderr=subprocess.STDOUT, env={**os.environ, "ASSAY_FUZZ_ENTRY": entry})
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    text = log.read_text(errors="replace")
    runs, edges = re.findall(r"number_of_executed_units:\s*(\d+)", text), re.findall(r"\bcov: (\d+)", text)
    # `slow-unit-` is an input that took long and ended nothing.
    kind = re.compile(rf"{re.escape(entry)}-(crash|oom|timeout|leak)-\w+")
    ended = [path for path in crashes.iterdir() if kind.fullmatch(path.name) and path.stat().st_mtime >= started]
    # A program that never got to an input has fuzzed nothing, whatever it left with.
    if not runs and not ended:
        raise RuntimeError(f"{entry}: {text[-2000:]}")
    return Run(entry, len(list(kept.iterdir())), int(runs[-1]) if runs else 0, int(edges[-1]) if edges else 0,
               len(list(found.iterdir())), len(ended), used.ru_utime + used.ru_stime, process.returncode)


def record(runs, seconds):
    """Rewrites FUZZING.md."""
    hours = sum(run.seconds for run in runs) / 3600
    rows = "\n".join(f"| {run.entry} | {run.seeds} | {run.runs:,} | {run.edges:,} | {run.inputs:,} | {run.crashes} | "
                     f"{run.seconds:,.0f} |" for run in runs)
    crashes = sum(run.crashes for run in runs)
    time_holds, none_ended = ("holds" if kept else "**missed**" for kept in (hours >= HOURS_MIN, crashes == 0))
    (ROOT / "Benchmarks" / "FUZZING.md").write_text(f"""# Coverage-guided fuzzing

Written by `make fuzz-entries` on {datetime.date.today().isoformat()}; never by hand. libFuzzer with AddressSanitizer,
{seconds} s an entry: every decoder and parser at which bytes from outside arrive, but for PDF417, which Debian's library
reads beyond its memory for. Kept inputs are those of `Tests/Fuzzing/Corpus`, with which a run begins and which `make test`
feeds to the same entries; found ones have piled up since. Edges are those of the instrumented program; Debian's libraries
are not instrumented.

| | figure | bar | |
|---|---|---|---|
| CPU time, hours | {hours:.2f} | ≥ {HOURS_MIN} | {time_holds} |
| runs | {sum(run.runs for run in runs):,} | | |
| inputs that ended the program | {crashes} | 0 | {none_ended} |

| entry | kept | runs | edges covered | found | crashes | CPU seconds |
|---|---|---|---|---|---|---|
{rows}
""")


def main():
    seconds = int(os.environ.get("FUZZ_SECONDS", "400"))
    jobs = int(os.environ.get("FUZZ_JOBS", os.cpu_count()))
    program, known = build()
    wanted = sys.argv[1:] or known
    if strange := set(wanted) - set(known):
        print(f"fuzz-entries: no such entry: {', '.join(sorted(strange))}", file=sys.stderr)
        return 2
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        runs = []
        for run in pool.map(lambda entry: fuzz(program, entry, seconds), wanted):
            runs.append(run)
            print(f"{run.entry:<14} {run.runs:>12,} runs  {run.edges:>6,} edges  {run.seconds:>6.0f} s of CPU time  "
                  f"{run.crashes} crashes", flush=True)
    if wanted == known:
        record(runs, seconds)
    failed = [run.entry for run in runs if run.status != 0]
    if failed:
        print(f"fuzz-entries: ended by an input: {' '.join(failed)}; see .build-fuzz/crashes and .build-fuzz/logs",
              file=sys.stderr)
        return 1
    print(f"fuzz-entries: {len(runs)} entries, {seconds} s each, none ended by an input")
    return 0


if __name__ == "__main__":
    sys.exit(main())
