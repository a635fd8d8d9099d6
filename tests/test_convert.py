"""Old formats through LibreOffice: a fake one on PATH, and the real one where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lawlint import convert
from lawlint.api import read_file
from lawlint.cli import run
from lawlint.discover import Target
from lawlint.errors import InputError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fake program is a script")

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + b"\0" * 64
DRAFT = "青石镇2022年度法治政府建设情况报告\n一、主要工作\n排查33件，调处成功32件，调处成功率为100%。\n"
_REAL = shutil.which("soffice")


def fake(folder: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """Put a `soffice` on PATH, alone there, that runs `body` with `out` and `draft` set."""
    program = folder / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(
        f"#!{sys.executable}\nimport sys, pathlib\n"
        "args = sys.argv[1:]\nout = pathlib.Path(args[args.index('--outdir') + 1])\ndraft = pathlib.Path(args[-1])\n"
        f"out.mkdir(exist_ok=True)\n{body}\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))


def writes(text: str = DRAFT) -> str:
    """A body that writes `text` as the converted draft."""
    return f"(out / 'draft.txt').write_text({text!r}, encoding='utf-8-sig')"


@pytest.fixture(autouse=True)
def only_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Convert to text, whatever other readers there are: the fake writes nothing else."""
    monkeypatch.setattr(convert, "_TARGETS", convert._TARGETS[-1:])


def draft(folder: Path, name: str = "报告.doc", data: bytes = OLE) -> Target:
    """A file `name` in `folder`."""
    path = folder / name
    path.write_bytes(data)
    return Target(name, path)


def test_a_doc_is_converted_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fake(tmp_path, monkeypatch, writes())
    target = draft(tmp_path)
    assert (
        run(["check", "--isolated", "--select", "percentage-mismatch", "--output-format", "concise", str(target.path)])
        == 1
    )
    captured = capsys.readouterr()
    assert f"{target.path}: 已用 LibreOffice 把 .doc 转为 .txt 后检查" in captured.err
    assert ":3:" in captured.out and "F001" in captured.out
    assert target.path.read_bytes() == OLE


@pytest.mark.parametrize("name", ["报告.wps", "报告.DOC", "报告.rtf"])
def test_what_the_program_is_given(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "log"
    fake(tmp_path, monkeypatch, writes() + f"\npathlib.Path({str(log)!r}).write_text('\\n'.join(args))")
    document = read_file(draft(tmp_path, name))
    assert document.text.splitlines()[1] == "一、主要工作"
    assert document.path == name
    arguments = log.read_text(encoding="utf-8").split("\n")
    assert "--headless" in arguments
    assert any(argument.startswith("-env:UserInstallation=file:///") for argument in arguments)
    assert arguments[-1].endswith("draft.doc")  # the content is Word's, whatever the suffix
    assert not Path(arguments[-1]).exists()  # the copy is gone, with its folder


def test_without_libreoffice_one_line_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    target = draft(tmp_path)
    assert run(["check", "--isolated", str(target.path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "soffice" in captured.err and "另存为 .txt" in captured.err


def test_folders_hold_old_formats_only_where_they_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    drafts = tmp_path / "稿"
    drafts.mkdir()
    draft(drafts)
    draft(drafts, "附.txt", DRAFT.encode("utf-8"))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run(["check", "--isolated", "--show-files", str(drafts)]) == 0
    assert capsys.readouterr().out == f"{drafts}/附.txt\n"
    fake(tmp_path, monkeypatch, writes())
    assert run(["check", "--isolated", "--show-files", str(drafts)]) == 0
    assert f"{drafts}/报告.doc\n" in capsys.readouterr().out


def test_a_conversion_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, monkeypatch, "sys.exit(1)")
    with pytest.raises(InputError, match="转换不了"):
        read_file(draft(tmp_path))


def test_a_conversion_that_hangs_is_ended_with_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = tmp_path / "child"
    body = (
        "import subprocess, time\n"
        f"child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"pathlib.Path({str(seen)!r}).write_text(str(child.pid))\ntime.sleep(60)"
    )
    fake(tmp_path, monkeypatch, body)
    monkeypatch.setattr(convert, "_SECONDS", 2)
    started = time.monotonic()
    with pytest.raises(InputError, match="2秒内没有转换完"):
        read_file(draft(tmp_path))
    assert time.monotonic() - started < 20
    state = Path(f"/proc/{seen.read_text(encoding='utf-8')}/stat")
    while state.exists() and state.read_text(encoding="utf-8").split()[2] != "Z" and time.monotonic() - started < 20:
        time.sleep(0.05)  # a killed process is gone a moment later
    assert not state.exists() or state.read_text(encoding="utf-8").split()[2] == "Z"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (DRAFT.encode("gb18030"), "一、主要工作"),
        (f"<html><body><p>{DRAFT.split()[0]}</p><p>一、主要工作</p></body></html>".encode(), "一、主要工作"),
        (b"", ""),
    ],
)
def test_a_text_or_page_under_an_old_name_needs_no_conversion(
    data: bytes, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    document = read_file(draft(tmp_path, data=data))
    assert line in document.text
    assert "converted" not in document.meta
    assert document.meta["read_only"] == "yes"


@pytest.mark.skipif(_REAL is None, reason="LibreOffice is not installed")
def test_the_real_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "稿.txt").write_text(DRAFT, encoding="utf-8-sig")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        _REAL or "",
        profile,
        "--headless",
        "--convert-to",
        "doc",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "稿.txt"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    arguments = ["check", "--isolated", "--select", "percentage-mismatch", "--output-format", "concise"]
    assert run([*arguments, str(tmp_path / "稿.doc")]) == 1
    assert "F001" in capsys.readouterr().out
    (tmp_path / "坏.doc").write_bytes(OLE)
    assert run([*arguments, str(tmp_path / "坏.doc")]) == 2
