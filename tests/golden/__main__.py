"""Write every golden file anew."""

from __future__ import annotations

from tests.golden import FOLDER, FORMATS, examples, golden, output

kept = set()
for example in examples():
    for format_name in FORMATS:
        path = golden(example, format_name)
        path.write_text(output(example, format_name), encoding="utf-8", newline="\n")
        kept.add(path)
for path in FOLDER.iterdir():
    if path.suffix in FORMATS.values() and path not in kept:
        path.unlink()
print(f"{len(kept)} files written")
