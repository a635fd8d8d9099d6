"""A package with some parts replaced or added; all others keep their bytes, their order and their dates."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lawlint.readers.docx.package import Package


def repacked(package: Package, changed: Mapping[str, bytes]) -> bytes:
    """The bytes of `package` with `changed` parts; those it does not have yet are added at the end."""
    buffer = io.BytesIO()
    names = {name.lower(): content for name, content in changed.items()}
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in package.archive.infolist():
            content = names.pop(entry.filename.lower(), None)
            info = zipfile.ZipInfo(entry.filename, entry.date_time)
            info.external_attr, info.create_system = entry.external_attr, entry.create_system
            # Pictures are compressed already: trying again costs time and saves nothing.
            packed = content is None and entry.compress_size > entry.file_size * 0.9
            info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            target.writestr(info, package.raw(entry) if content is None else content)
        for name, content in changed.items():
            if name.lower() in names:
                info = zipfile.ZipInfo(name)
                info.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(info, content)
    return buffer.getvalue()
