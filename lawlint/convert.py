"""Old binary formats through LibreOffice, where it is installed: .doc, .wps and .rtf to a format there is a reader for.

The only module that starts another program. The draft is copied into a temporary folder with a profile of its own, so
that a LibreOffice the user has open is not disturbed and nothing is written beside the draft; macros never run, links
are not followed, and after a minute the whole process group is ended.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from lawlint.errors import InputError
from lawlint.model.document import Document
from lawlint.readers import READERS, UnreadableError

#: Suffixes that need conversion, lower case.
CONVERTIBLE = frozenset({".doc", ".wps", ".rtf"})
_SECONDS = 60
_LARGEST = 100_000_000  # bytes of a converted draft
_ZIP, _OLE, _RTF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf"
_WORD_STREAM = "WordDocument".encode("utf-16-le")

#: Suffix of what is converted to, best first, and what LibreOffice calls it.
_TARGETS = ((".docx", "docx"), (".txt", "txt:Text (encoded):UTF8"))

#: A profile in which macros are off, links are not updated and untrusted ones not loaded.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""  # noqa: E501


def office() -> str | None:
    """The path of LibreOffice's command, None if it is not on PATH."""
    import shutil

    return shutil.which("soffice") or shutil.which("libreoffice")


def read_converted(data: bytes, name: str) -> Document:
    """The document in `data`, a draft called `name` in one of the CONVERTIBLE formats; read only.

    `meta["converted"]` names what converted it. Raises InputError with one Chinese line.
    """
    suffix = Path(name).suffix.lower()
    really = _in_truth(data)
    if really is not None:
        return _read(data, name, really, "")
    target, filter_name = next(entry for entry in _TARGETS if entry[0] in READERS)
    command = office()
    if command is None:
        raise InputError(
            f"{name}: {suffix} 是旧格式，要先转换：装上 LibreOffice（命令 soffice）再检查，或在 Word、WPS 里另存为 {target}"
        )
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="lawlint-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        converted = _convert(command, data, home, suffix, target, filter_name, name)
    return _read(converted, name, target, f"LibreOffice 把 {suffix} 转为 {target} ")


def _in_truth(data: bytes) -> str | None:
    """The suffix `data` should have had where it is no old binary format: drafts are often exported under a wrong one."""
    if data.startswith((_OLE, _RTF)):
        return None
    if data.startswith(_ZIP):
        return ".docx" if ".docx" in READERS else None
    if data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<html", b"<!doctype html")):
        return ".html"
    return ".txt"  # or nothing at all, which its reader says


def _read(data: bytes, name: str, target: str, converted_by: str) -> Document:
    try:
        document = READERS[target].read(data, name)
    except UnreadableError as error:
        raise InputError(f"{name}: {error}") from None
    return Document(
        path=document.path,
        format=document.format,
        text=document.text,
        folded=document.folded,
        blocks=document.blocks,
        segments=document.segments,
        exemptions=document.exemptions,
        remarks=document.remarks,
        prose=document.prose,
        markup=document.markup,
        meta={**document.meta, "read_only": "yes", **({"converted": converted_by} if converted_by else {})},
    )


def _convert(command: str, data: bytes, home: Path, suffix: str, target: str, filter_name: str, name: str) -> bytes:
    # A .wps of WPS Office holds what a .doc holds; by its own suffix LibreOffice would take it for Microsoft Works.
    draft = home / f"draft{'.doc' if _WORD_STREAM in data else suffix}"
    draft.write_bytes(data)
    user = home / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    profile = f"-env:UserInstallation={user.parent.as_uri()}"
    arguments = [command, profile, "--headless", "--norestore", "--nolockcheck", "--nodefault"]
    # Named, for what LibreOffice cannot load as what it is it loads as text: noise that no rule objects to.
    if _WORD_STREAM in data or data.startswith(_RTF):
        arguments.append(f"--infilter={'Rich Text Format' if data.startswith(_RTF) else 'MS Word 97'}")
    arguments += ["--convert-to", filter_name, "--outdir", str(home / "out"), str(draft)]
    save_as = f"请在 Word、WPS 里另存为 {target} 再检查"
    try:
        if not _ended(arguments, home):
            raise InputError(f"{name}: LibreOffice 在{_SECONDS}秒内没有转换完，{save_as}")
        result = home / "out" / f"draft{target}"
        if result.stat().st_size > _LARGEST:
            raise InputError(f"{name}: 转换出来的文件太大，{save_as}")
        return result.read_bytes()
    except OSError:
        raise InputError(f"{name}: LibreOffice 转换不了这个文件（可能已损坏或加密），{save_as}") from None


def _ended(arguments: list[str], home: Path) -> bool:
    """Run to the end; False if the time limit came first. The process group does not outlive this function."""
    import subprocess  # costs more than all of this module, and few drafts need it

    quiet = subprocess.DEVNULL
    process = subprocess.Popen(arguments, cwd=home, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, 9)
            process.wait()
    return True
