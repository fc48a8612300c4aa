"""Judges messages with the public `standardwebhooks` package.

Reads a JSON list of {"secret", "headers", "body" (base64)} on standard input and prints, for each, whether the package
accepts it: a JSON list of booleans in the same order.
"""

import base64
import json
import sys

from standardwebhooks import Webhook, WebhookVerificationError


def accepts(case: dict) -> bool:
    """Tells whether the package takes the message as signed by this secret, now."""
    try:
        # The package takes the body as text or bytes, and any JSON text in it; the signature is over the bytes.
        Webhook(case["secret"]).verify(base64.b64decode(case["body"]), case["headers"])
    except (WebhookVerificationError, UnicodeDecodeError, json.JSONDecodeError):
        return False
    return True


if __name__ == "__main__":
    print(json.dumps([accepts(case) for case in json.load(sys.stdin)]))
