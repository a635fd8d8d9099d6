"""Word documents: comments on the flagged words, fixes as tracked changes.

A part is never parsed and written anew: that would lose prefixes, order and what other programs keep in it. Elements
are located in the bytes and spliced there, so that everything else stays as it was.
"""
