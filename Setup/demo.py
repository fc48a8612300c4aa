"""The small parts of `make run` that are easier in Python than in a shell.

    demo.py port-is-free HOST PORT     ends with 1 when something listens there
    demo.py request TRUTH              the `request` part for the sample that TRUTH (truth.json) describes
    demo.py show-verification          prints the answer on standard input; ends with 1 unless it is an approval
"""

import datetime
import json
import pathlib
import socket
import sys


def port_is_free(host: str, port: str) -> int:
    """Binds for a moment, as the server is about to; port 0 is always free."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except OSError as error:
            print(f"{host}:{port}: {error.strerror}", file=sys.stderr)
            return 1
    return 0


def request(truth_path: str) -> int:
    """Prints what the specimen's holder tells the merchant; the consents are given now."""
    part = json.loads(pathlib.Path(truth_path).read_text())["request"]
    now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for consent in part["consents"]:
        consent["granted_at"] = now
    print(json.dumps({**part, "metadata": {"source": "make run"}}, indent=1))
    return 0


def show_verification() -> int:
    """Prints the whole answer, then the few facts a merchant looks for first."""
    text = sys.stdin.read()
    try:
        answer = json.loads(text)
    except ValueError:
        print(f"the answer is not JSON: {text[:500]!r}", file=sys.stderr)
        return 1
    print(json.dumps(answer, indent=2, ensure_ascii=False))
    if "checks" not in answer:
        return 1
    decision = answer.get("decision") or {}
    print(f"\n{answer['id']}: {answer['status']} by {decision.get('decided_by', 'nobody yet')}")
    for check in answer["checks"]:
        print(f"  {summary(check)}")
    return 0 if decision.get("outcome") == "approved" else 1


def summary(check: dict) -> str:
    """One line: what was asked, the outcome with its score and reasons, how long it took, what it costs."""
    parts = [f"{check['type']:<12} {check.get('outcome') or check['status']}"]
    if check.get("score") is not None:
        parts.append(f"score {check['score']}")
    if check.get("duration_ms") is not None:
        parts.append(f"{check['duration_ms']} ms")
    billing = check.get("billing") or {}
    if billing.get("billable"):
        price = billing.get("unit_price", billing.get("unit_price_minor"))
        parts.append(f"billed {price} {billing.get('currency', '')}".rstrip())
    else:
        parts.append("not billed")
    parts.extend(reason["code"] for reason in check.get("reasons", []))
    return " · ".join(parts)


COMMANDS = {"port-is-free": port_is_free, "request": request, "show-verification": show_verification}


def main() -> int:
    """Exit codes: 0 done, 1 refused with a reason, 2 wrong usage."""
    command, *arguments = sys.argv[1:] or [""]
    if command not in COMMANDS:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        return COMMANDS[command](*arguments)
    except (OSError, ValueError, KeyError) as error:
        print(f"demo.py {command}: {error!r}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
