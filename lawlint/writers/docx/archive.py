"""A package with some parts replaced or added; all others are copied as they are packed, never opened."""

from __future__ import annotations

import copy
import io
import struct
import zipfile
from collections.abc import Mapping

from lawlint.readers.base import UnreadableError
from lawlint.readers.docx.package import Package

_LOCAL_HEADER = 30  # bytes before the name and the extra field of an entry
_HAS_DESCRIPTOR = 0x08


def repacked(package: Package, changed: Mapping[str, bytes]) -> bytes:
    """The bytes of `package` with `changed` parts; those it does not have yet are added at the end."""
    buffer = io.BytesIO()
    rest = {name.lower(): (name, content) for name, content in changed.items()}
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in package.archive.infolist():
            given = rest.pop(entry.filename.lower(), None)
            if given is None:
                _copy(target, buffer, entry, package.data)
            else:
                _write(target, entry.filename, entry.date_time, given[1])
        for name, content in rest.values():
            _write(target, name, (1980, 1, 1, 0, 0, 0), content)
    return buffer.getvalue()


def _write(target: zipfile.ZipFile, name: str, date: tuple[int, int, int, int, int, int], content: bytes) -> None:
    info = zipfile.ZipInfo(name, date)
    info.compress_type = zipfile.ZIP_DEFLATED
    target.writestr(info, content)


def _copy(target: zipfile.ZipFile, buffer: io.BytesIO, entry: zipfile.ZipInfo, data: bytes) -> None:
    """Copy an entry packed: pictures are not packed again, and a bomb among them does not go off."""
    head = data[entry.header_offset : entry.header_offset + _LOCAL_HEADER]
    if len(head) < _LOCAL_HEADER:
        raise UnreadableError("文件已损坏，没有改动")
    name_length, extra_length = struct.unpack("<HH", head[26:])
    start = entry.header_offset + _LOCAL_HEADER + name_length + extra_length
    info = copy.copy(entry)
    info.flag_bits &= ~_HAS_DESCRIPTOR  # sizes stand in the header now, not behind the data
    info.extra = b""
    info.header_offset = target.start_dir
    buffer.seek(target.start_dir)
    buffer.write(info.FileHeader(zip64=False))
    buffer.write(data[start : start + entry.compress_size])
    target.filelist.append(info)
    target.NameToInfo[info.filename] = info
    target.start_dir = buffer.tell()
