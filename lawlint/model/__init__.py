"""Frozen data every layer shares. Standard library only, no behaviour beyond invariants and derived values.

Values are NamedTuples rather than dataclasses: a run imports them all, and a NamedTuple costs a fifth of the import
time of a frozen dataclass with slots (bench/startup.py shows the sum).
"""
