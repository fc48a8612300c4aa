"""Synthetic documents by the hundred, each with the exact truth of what it shows. Nobody in them exists."""
