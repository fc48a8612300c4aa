"""Prints the answers that the tests of Sources/TransparencyLog know: roots and proofs of the eight leaves that
Certificate Transparency's own tests use.

Written from RFC 6962, section 2.1, as plain recursion; it shares nothing with the product.
"""

import hashlib

LEAVES = [bytes.fromhex(text) for text in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")]


def sha256(data):
    return hashlib.sha256(data).digest()


def split(count):
    """The greatest power of two below a count."""
    power = 1
    while power * 2 < count:
        power *= 2
    return power


def root(leaves):
    """MTH."""
    if not leaves:
        return sha256(b"")
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0])
    middle = split(len(leaves))
    return sha256(b"\x01" + root(leaves[:middle]) + root(leaves[middle:]))


def path(index, leaves):
    """PATH."""
    if len(leaves) == 1:
        return []
    middle = split(len(leaves))
    if index < middle:
        return path(index, leaves[:middle]) + [root(leaves[middle:])]
    return path(index - middle, leaves[middle:]) + [root(leaves[:middle])]


def subproof(old, leaves, whole):
    """SUBPROOF."""
    if old == len(leaves):
        return [] if whole else [root(leaves)]
    middle = split(len(leaves))
    if old <= middle:
        return subproof(old, leaves[:middle], whole) + [root(leaves[middle:])]
    return subproof(old - middle, leaves[middle:], False) + [root(leaves[:middle])]


def main():
    for size in range(len(LEAVES) + 1):
        print(f"root {size} {root(LEAVES[:size]).hex()}")
    for size in range(1, len(LEAVES) + 1):
        for index in range(size):
            hashes = [part.hex() for part in path(index, LEAVES[:size])]
            print(" ".join(["inclusion", str(index), str(size), *hashes]))
        for old in range(1, size):
            hashes = [part.hex() for part in subproof(old, LEAVES[:size], True)]
            print(" ".join(["consistency", str(old), str(size), *hashes]))


if __name__ == "__main__":
    main()
