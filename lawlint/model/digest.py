"""BLAKE2b without the rest of `hashlib`, which loads OpenSSL: a twentieth of the time of checking one report."""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:  # an interpreter that keeps it elsewhere
    from hashlib import blake2b

__all__ = ["blake2b"]
