# pragma version 0.4.3
# @title   Anchor of a transparency log
# @license Apache-2.0
# @notice  Remembers roots of one append-only log, each under the number of its leaves. Nobody but the owner adds one,
#          and no tree is followed by one of the same size or a smaller one: what was anchored cannot be taken back.

event Anchored:
    size: indexed(uint256)
    root: bytes32

# Who may anchor: whoever deployed it, for good.
owner: public(immutable(address))
# Leaves of the greatest tree anchored so far; 0 before the first.
size: public(uint256)
# The root anchored for a size; zero where none was.
root_of: public(HashMap[uint256, bytes32])


@deploy
def __init__():
    owner = msg.sender


@external
def anchor(size: uint256, root: bytes32):
    assert msg.sender == owner, "not the owner"
    assert size > self.size, "not a greater tree"
    assert root != empty(bytes32), "no root"
    self.size = size
    self.root_of[size] = root
    log Anchored(size=size, root=root)
