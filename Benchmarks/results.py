"""Figures on their way into RESULTS.md."""

import datetime


class Results:
    """Rows of what was measured against its bar, and sections below them."""

    def __init__(self, quick):
        self.quick, self.rows, self.sections, self.complete = quick, [], [], True

    def row(self, what, figure, bar, holds):
        """One measurement; `holds` is None where there is no bar."""
        verdict = "" if holds is None else "holds" if holds else "**missed**"
        self.complete = self.complete and holds is not False
        self.rows.append((what, figure, bar, verdict))
        print(f"{what}: {figure} {bar} {verdict}", flush=True)

    def section(self, title, text):
        self.sections.append((title, text))
        print(f"\n{title}\n{text}", flush=True)

    def text(self):
        lines = ["| measured | figure | bar | |", "|---|---|---|---|"]
        lines += [f"| {' | '.join(row)} |" for row in self.rows]
        for title, text in self.sections:
            lines += ["", f"## {title}", "", text]
        return "\n".join(lines)

    def write(self, path, machine):
        """Rewrites the file; a smoke run leaves it alone."""
        if self.quick:
            print("BENCH_QUICK: RESULTS.md is left alone")
            return
        today = datetime.date.today().isoformat()
        path.write_text(f"""# Results

Written by `make bench` on {today}; never by hand. {machine}
Reads and writes are driven by wrk, in rounds: the server, then pgbench with the server's own statements over the same
database, then the peer, `Benchmarks/peer.py`, neither server with a log of requests. Rates and ratios are the middle ones
of the rounds. A missed bar is shown as missed.

{self.text()}
""")
