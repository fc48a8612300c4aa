"""Installs the Debian packages that are missing, and only those."""

import contextlib
import os
import shutil
import subprocess
from pathlib import Path

from commands import CommandFailed, run
from places import SETUP, SetupError, Step

LIST = SETUP / "debian-packages.txt"

# Bounded waits: a dead mirror or another package manager at work must end in a message, not in silence.
APT = ["apt-get", "-y", "-q", "-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3",
       "-o", "Acquire::http::Timeout=30", "-o", "Acquire::https::Timeout=30"]
CLUSTER_SETTINGS = Path("/etc/postgresql-common")
UNREACHABLE = ("Could not resolve", "Failed to fetch", "Unable to connect", "Connection timed out",
               "Connection failed", "Temporary failure", "Unable to locate package", "has no installation candidate")


def wanted_packages(stages: list[str], models: list[str]) -> list[str]:
    """The packages of models, and the names in debian-packages.txt: those of no section, and those below `[stage]` of a
    stage that is wanted."""
    names, section = list(models), None
    for line in (line.split("#")[0].strip() for line in LIST.read_text().splitlines()):
        if line.startswith("["):
            section = line.strip("[]")
        elif line and (section is None or section in stages):
            names.append(line)
    return names


def missing_packages(names: list[str]) -> list[str]:
    """Which of the packages are not installed on this machine."""
    try:
        answer = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *names],
            capture_output=True, text=True, check=False, timeout=60)
    except FileNotFoundError as error:
        raise SetupError("this machine has no dpkg: set-up knows Debian 12 and its descendants") from error
    installed = {line.split()[0] for line in answer.stdout.splitlines() if line.endswith(" installed")}
    return [name for name in names if name not in installed]


def install_missing(stages: list[str], models: list[str]) -> None:
    """Brings every package that the stages want, and those of models, onto the machine; does nothing when all are
    there."""
    missing = missing_packages(wanted_packages(stages, models))
    if not missing:
        return
    prefix = _administrator_prefix(missing)
    with Step(f"Debian packages {', '.join(missing)}"):
        environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        command = [*prefix, *APT, "install", "--no-install-recommends", *missing]
        try:
            try:
                run([*prefix, *APT, "update"], "apt-get update", 600, environment)
            except CommandFailed as failure:
                # One unreachable source among several is no reason to stop: the install below decides.
                if "E: " not in failure.output:
                    raise
            with no_cluster_of_its_own():
                run(command, "apt-get install", 1200, environment)
        except CommandFailed as failure:
            raise _explained(failure) from failure
    left = missing_packages(missing)
    if left:
        raise SetupError(f"apt-get ended without an error, yet {', '.join(left)} are still missing")


@contextlib.contextmanager
def no_cluster_of_its_own():
    """Keeps a first postgresql-15 from starting a server on port 5432 that nobody asked for.

    Assay runs its own private cluster. A machine that has PostgreSQL already is left as its owner set it up.
    """
    if CLUSTER_SETTINGS.exists() or os.geteuid() != 0:
        yield
        return
    setting = CLUSTER_SETTINGS / "createcluster.d" / "assay-setup.conf"
    setting.parent.mkdir(parents=True)
    setting.write_text("create_main_cluster = false\n")
    try:
        yield
    finally:
        setting.unlink(missing_ok=True)


def _administrator_prefix(missing: list[str]) -> list[str]:
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        # -n: a hidden password prompt would look like a hang.
        return ["sudo", "-n", "--preserve-env=DEBIAN_FRONTEND"]
    raise SetupError("these Debian packages are missing and this user may not install them; as root run\n"
                     f"    apt-get install --no-install-recommends {' '.join(missing)}")


def _explained(failure: CommandFailed) -> SetupError:
    if any(sign in failure.output for sign in UNREACHABLE):
        return SetupError("the Debian package archive could not be reached, or lacks a package that is needed; "
                          f"check the network and the sources of apt, then run this again\n{failure}")
    return failure
