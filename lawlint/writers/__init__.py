"""Writers: edits and diagnostics back into the bytes of a draft, for formats whose text is not the file itself.

A writer changes nothing it was not asked to: what it does not touch stays byte for byte.
"""
