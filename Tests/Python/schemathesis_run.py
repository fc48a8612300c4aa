"""Schemathesis over the served OpenAPI document: all phases, seeded, bounded; its findings are this script's failure.

Two runs: with a key of every scope, and with a member's session, which alone may use the review desk.
"""

import os
import pathlib
import subprocess
import sys

from assay_server import AssayServer, applicant_request

SEED = os.environ.get("ASSAY_SEED", "20260101")
CHECKS = ("not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,"
          "response_headers_conformance")
# Whole-run bounds in seconds. The key that makes the run must outlive it, so nothing may revoke keys.
KEY_SECONDS = int(os.environ.get("ASSAY_SCHEMATHESIS_SECONDS", "240"))
MEMBER_SECONDS = KEY_SECONDS // 4
# What the server may hold afterwards: DESIGN's bound at rest is 120 MB, and a run ends with bodies just read.
RESIDENT_MIB_MAX = 160


def schemathesis(server, headers, seconds, extra=()):
    """One run; returns its exit code."""
    tool = pathlib.Path(sys.executable).with_name("schemathesis")
    command = [
        str(tool), "run", f"http://127.0.0.1:{server.port}/openapi.json", "--checks", CHECKS, "--seed", SEED,
        "--phases", "examples,coverage,fuzzing,stateful", "--max-examples", "30", "--continue-on-failure",
        "--no-shrink", "--request-timeout", "60", "--workers", "1", "--output-truncate", "false", "--warnings", "off",
        "--max-time", str(seconds), "--generation-database", "none", "--no-color", *extra,
    ]
    for name, value in headers.items():
        command += ["--header", f"{name}:{value}"]
    return subprocess.run(command, cwd=server.folder, timeout=seconds * 3 + 60).returncode


def main():
    # Refusals for haste would hide what is behind them.
    server = AssayServer(arguments=["--key-rate", "100000", "--tenant-rate", "100000"]).start()
    try:
        key = server.key()
        # Something for the links between operations to find.
        for magic in ("", "face_match=consider:face.uncertain", "document=not_assessed:image.blurred"):
            server.verify(key, applicant_request(magic))
        codes = [schemathesis(server, {"Authorization": f"Bearer {key}"}, KEY_SECONDS,
                              ("--exclude-operation-id", "revokeAPIKey",
                               # It writes neither of the media types that rows are sent in.
                               "--exclude-operation-id", "sendImportRows"))]
        if "/v1/reviews" in server.call("GET", "/openapi.json").json["paths"]:
            token = server.member("demo", "fuzz@example.org", "admin,reviewer,compliance")
            tenant = server.call("GET", "/v1/tenant", key).json["id"]
            headers = {"Authorization": f"Bearer {token}", "Assay-Tenant": tenant, "Assay-Mode": "test"}
            codes.append(schemathesis(
                server, headers, MEMBER_SECONDS, ("--include-path-regex", "^/v1/(reviews|members|me|sessions)",
                                                  "--exclude-operation-id", "deleteSession")))
        alive = server.call("GET", "/readyz").status
        resident = server.resident_mib()
        print(f"exit codes {codes}; ready afterwards: {alive}; resident {resident:.0f} MiB (at most {RESIDENT_MIB_MAX})")
        return 0 if not any(codes) and alive == 200 and resident <= RESIDENT_MIB_MAX else 1
    finally:
        server.close()


if __name__ == "__main__":
    sys.exit(main())
