"""Python environments of peers: each is installed apart from the project's own, for measurements alone."""

import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
HOME = pathlib.Path(os.environ.get("ASSAY_HOME", ROOT / ".deps"))
# One core, whichever library counts threads.
ONE_CORE = {"OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def python(name, packages):
    """The Python of an environment with these packages, installed where they are not there yet."""
    place, wanted = HOME / name, "\n".join(packages) + "\n"
    program, stamp = place / "bin" / "python", place / "packages"
    if not stamp.exists() or stamp.read_text() != wanted:
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
        subprocess.run([program, "-m", "pip", "install", "-q", *packages], check=True)
        # Last: an installation that was cut off is done again.
        stamp.write_text(wanted)
    return program
