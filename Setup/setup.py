#!/usr/bin/env python3
"""Brings a bare Debian 12 to where Assay builds and runs: `setup.py [--samples] [--tests] [--bench]`.

Everything goes to `.deps/` beside this folder, or to $ASSAY_HOME. A second run only looks at a stamp.
"""

import argparse
import fcntl
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import debian
import wheels
from commands import CommandFailed, run
from places import (CACHE, HOME, PYTHON, REPOSITORY, SETUP, STAMP, VENV, SetupError, Step, digest_of, digest_of_all,
                    say, write_atomically)

MANIFEST = SETUP / "manifest.json"
SAMPLES = REPOSITORY / "Samples"
REQUIREMENTS = {
    "base": SETUP / "requirements.txt",
    "samples": SAMPLES / "requirements.txt",
    "tests": REPOSITORY / "Tests" / "Python" / "requirements.txt",
}


def inputs_of(stage: str) -> list[Path]:
    """The files whose change makes the stage run again."""
    if stage == "base":
        return [MANIFEST, REQUIREMENTS["base"], SETUP / "fold_models.py", *sorted((SETUP / "licences").iterdir())]
    if stage == "samples":
        return [MANIFEST, REQUIREMENTS["samples"], *sorted(SAMPLES.glob("*.py"))]
    return [REQUIREMENTS["tests"]]


def done_stages() -> dict:
    """Stage → digest of the inputs it was last done with."""
    try:
        return json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}


def ensure_tools() -> None:
    """Makes the virtual environment of set-up's Python tools, with its own pip."""
    if PYTHON.exists() and subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True).returncode == 0:
        return
    with Step("Python environment for the tools"):
        shutil.rmtree(VENV, ignore_errors=True)
        run([python_3_11(), "-m", "venv", str(VENV)], "python3 -m venv", 300)


def python_3_11() -> str:
    """The pinned wheels are for CPython 3.11, Debian 12's own."""
    for candidate in (sys.executable, "/usr/bin/python3", shutil.which("python3.11")):
        if not candidate or not os.path.exists(candidate):
            continue
        answer = subprocess.run([candidate, "-c", "import sys, ensurepip; print(sys.version_info[:2] == (3, 11))"],
                                capture_output=True, text=True, check=False)
        if answer.stdout.strip() == "True":
            return candidate
    raise SetupError("no Python 3.11 with venv was found; on Debian 12 it is the package python3-venv")


def install_requirements(stage: str) -> None:
    """Installs the stage's pinned Python packages into the environment."""
    title = f"Python packages for {stage}"
    command = [*wheels.PIP, "install", "--quiet", "--require-hashes", "--only-binary=:all:", "--no-deps",
               "-r", str(REQUIREMENTS[stage])]
    try:
        with Step(title):
            run(command, title, 1200)
    except CommandFailed as failure:
        raise wheels.explained(failure) from failure


def fold(source: Path, target: Path) -> None:
    """Works out a face model's plain weights."""
    run([str(PYTHON), str(SETUP / "fold_models.py"), str(source), str(target)], f"folding {source.name}", 300)


def round_weights(source: Path, target: Path) -> None:
    """Makes 8-bit integers of a line reader's weights, which halves its time."""
    shutil.copyfile(source, target)
    run(["combine_tessdata", "-c", str(target)], f"rounding {source.name}", 60)


def drop_words(source: Path, target: Path) -> None:
    """Leaves a line reader's dictionary out: 89 of 90 MB of the Latin one, of which reading a model holds two copies for a
    while. Names are in none; 676 generated lines and all labelled ones were read the same without these two."""
    with tempfile.TemporaryDirectory() as folder:
        parts = f"{folder}/parts."
        run(["combine_tessdata", "-u", str(source), parts], f"taking {source.name} apart", 60)
        os.unlink(parts + "lstm-word-dawg")
        run(["combine_tessdata", parts], f"putting {source.name} together", 60)
        shutil.copyfile(parts + "traineddata", target)


def derive(models: list[dict], change: Callable[[Path, Path], None]) -> None:
    """Makes models of those that were fetched and checks that they are, to the bit, the measured ones."""
    for model in models:
        target = HOME / model["to"]
        if wheels.intact([model]):
            continue
        with Step(f"making {target.name}"):
            temporary = CACHE / f".{target.name}"
            change(HOME / model["from"], temporary)
            if digest_of(temporary) != model["sha256"]:
                raise SetupError(f"{target.name} came out as other bytes than those that were measured")
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(temporary, target)


def copy_debian_models(models: list[dict]) -> None:
    """Copies the models that Debian packages carry, so that what runs is under the home and is what was measured."""
    for model in models:
        if wheels.intact([model]):
            continue
        source, target = Path(model["from"]), HOME / model["to"]
        if not source.is_file():
            raise SetupError(f"{model['package']} is installed, yet {source} is not there")
        if digest_of(source) != model["sha256"]:
            raise SetupError(f"{source} of {model['package']} is not the model that was measured")
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = CACHE / f".{target.name}"
        shutil.copyfile(source, temporary)
        os.replace(temporary, target)


def take_wheels(manifest: dict, stage: str) -> None:
    """Fetches and unpacks the stage's wheels, except those whose files are all in place."""
    for wheel in manifest["wheels"]:
        if wheel["stage"] == stage and not wheels.intact(wheel["files"]):
            wheels.unpack(wheel, wheels.fetch(wheel))


def write_inventory(manifest: dict) -> None:
    """`.deps/manifest.json`: every pinned file with its digest, source and licence, for results to cite."""
    inventory = {}
    for wheel in manifest["wheels"]:
        if wheel["stage"] != "base":
            continue
        for file in wheel["files"]:
            if file.get("sha256"):
                inventory[file["to"]] = {"sha256": file["sha256"], "package": wheel["package"],
                                         "version": wheel["version"],
                                         "licence": file.get("licence", wheel["licence"])}
    for model in manifest["debian"]:
        inventory[model["to"]] = {key: model[key] for key in ("sha256", "package", "licence")}
    for model in derived(manifest):
        inventory[model["to"]] = dict(inventory[model["from"]], sha256=model["sha256"])
    write_atomically(HOME / "manifest.json", json.dumps(inventory, indent=1, sort_keys=True).encode() + b"\n")


def do_base(manifest: dict) -> None:
    """The runtime libraries and models."""
    ensure_tools()
    take_wheels(manifest, "base")
    install_requirements("base")
    derive(manifest["folded"], fold)
    derive(manifest["rounded"], round_weights)
    with Step("recognisers of scripts"):
        copy_debian_models(manifest["debian"])
    derive(manifest["wordless"], drop_words)
    wheels.copy_own_licences()
    write_inventory(manifest)


def do_samples(manifest: dict) -> None:
    """The specimens that `make run` and the tests use."""
    ensure_tools()
    take_wheels(manifest, "samples")
    install_requirements("samples")
    with Step("drawing the specimens"):
        run([str(PYTHON), str(SAMPLES / "generate.py"), "--home", str(HOME)], "drawing the specimens", 600)


def do_tests(manifest: dict) -> None:
    """The tools that tests and benches call."""
    ensure_tools()
    install_requirements("tests")


STAGES = {"base": do_base, "samples": do_samples, "tests": do_tests}


def set_up(stages: list[str], packages: list[str]) -> None:
    """Does each stage that was not done with these very inputs, and brings the Debian packages of the sections named
    beside theirs; one set-up at a time."""
    if platform.machine() != "x86_64" or sys.platform != "linux":
        raise SetupError("the pinned libraries are for Linux on x86-64")
    manifest = json.loads(MANIFEST.read_text())
    debian.install_missing([*stages, *packages], [model["package"] for model in manifest["debian"]])
    HOME.mkdir(parents=True, exist_ok=True)
    with open(HOME / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = done_stages()
        for stage in stages:
            digest = digest_of_all(inputs_of(stage))
            if done.get(stage) == digest and present(manifest, stage):
                continue
            STAGES[stage](manifest)
            done[stage] = digest
            write_atomically(STAMP, json.dumps(done, indent=1).encode() + b"\n")
            say(f"{stage} is ready in {HOME}")


def present(manifest: dict, stage: str) -> bool:
    """A look at names alone, so that a second run costs nothing; the digests were checked when they were written."""
    if stage == "samples":
        return (HOME / "samples" / "truth.json").is_file()
    if stage == "tests":
        return PYTHON.exists()
    files = [file for wheel in manifest["wheels"] if wheel["stage"] == stage for file in wheel["files"]]
    return all((HOME / file["to"]).exists() for file in [*files, *derived(manifest), *manifest["debian"]])


def derived(manifest: dict) -> list[dict]:
    """The models that are made of others."""
    return [*manifest["folded"], *manifest["rounded"], *manifest["wordless"]]


def main() -> int:
    """Exit codes: 0 done, 1 refused with a reason, 2 wrong usage."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--samples", action="store_true", help="also draw the sample documents")
    parser.add_argument("--tests", action="store_true", help="also install the tools of tests and benches")
    parser.add_argument("--bench", action="store_true", help="also install what peers of benchmarks are built with")
    arguments = parser.parse_args()
    stages = ["base"] + [stage for stage in ("samples", "tests") if getattr(arguments, stage)]
    try:
        set_up(stages, ["bench"] if arguments.bench else [])
    except SetupError as error:
        print(f"set-up stopped: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"set-up stopped: {error.strerror}: {error.filename or HOME}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("set-up interrupted; run it again to go on", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
