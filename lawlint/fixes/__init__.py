"""Fixes: text and edits to text. Which edits there are, the checks say; which are applied, the caller."""
