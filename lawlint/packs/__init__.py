"""Packs: YAML to validated rules, or an error with file and line. Packs are data; nothing in them is ever run."""
