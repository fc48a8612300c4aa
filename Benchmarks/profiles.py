"""Where the time goes while the server is read from: by process, and by function where `perf` can look."""

import re
import shutil
import subprocess
import threading

import load


def table(world, ids, seconds):
    """Markdown: CPU by process, then the server's functions."""
    requests = [("GET", f"/v1/verifications/{identity}", world.test_key) for identity in ids]
    before = world.cpu_seconds()
    report = {}
    recorder = threading.Thread(target=lambda: report.update(text=record(world.server.process.pid, seconds)))
    recorder.start()
    met = load.wrk(world.server.port, requests, 32, seconds + 1)
    recorder.join()
    after = world.cpu_seconds()
    lines = [f"32 connections read verifications ({met.rate:,.0f}/s under the profiler). CPU seconds a second:", "",
             "| process | cores |", "|---|---|"]
    lines += [f"| {role} | {(after[role] - before[role]) / (seconds + 1):.2f} |" for role in after]
    return "\n".join(lines + ["", report["text"]])


def record(pid, seconds):
    """The server's hottest functions, by perf's samples."""
    if not shutil.which("perf"):
        return "perf (Debian: linux-perf) is not installed: no functions."
    with_file = f"/tmp/assay-perf-{pid}"
    done = subprocess.run(
        ["perf", "record", "-F", "499", "-g", "-o", with_file, "-p", str(pid), "--", "sleep", str(seconds)],
        capture_output=True, text=True)
    if done.returncode != 0:
        return f"perf could not look: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else 'no reason'}"
    shown = subprocess.run(
        ["perf", "report", "-i", with_file, "--no-children", "-g", "none", "--percent-limit", "0.7", "--stdio",
         "--sort", "dso,symbol"], capture_output=True, text=True).stdout
    subprocess.run(["rm", "-f", with_file])
    rows = []
    for line in shown.splitlines():
        found = re.match(r"\s+([0-9.]+)%\s+(\S+)\s+\[[.k]\] (.*?)(?:\s+-\s+-)?\s*$", line)
        if found:
            rows.append((float(found.group(1)), found.group(2), demangle(found.group(3).strip())))
    lines = ["| share | library | function |", "|---|---|---|"]
    return "\n".join(lines + [f"| {share:.1f} % | {library} | `{name[:90]}` |" for share, library, name in rows[:25]])


def demangle(name):
    if not name.startswith("$s") or not shutil.which("swift-demangle"):
        return name
    return subprocess.run(["swift-demangle", "-compact", "-simplified", name], capture_output=True,
                          text=True).stdout.strip().replace("|", "\\|")
