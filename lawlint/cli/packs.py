"""`lawlint packs`: which packs there are, whether their examples hold, a new one to start from, the schema for editors."""

from __future__ import annotations

from pathlib import Path

import click

from lawlint.cli.output import emit
from lawlint.errors import EXIT_CLEAN, EXIT_FINDINGS, InputError
from lawlint.packs.locate import DEFAULT_PACK, pack_folder, packs_dir
from lawlint.packs.ruleset import RuleSet, load


@click.group(help="规则包：列出、检验、新建。", short_help="规则包：列出、检验、新建。")
def packs() -> None:
    """Packs."""


@packs.command("list", help="列出随 lawlint 提供的规则包。")
def list_packs() -> int:
    """The packs lawlint comes with."""
    from lawlint.packs.source import read_pack

    for folder in sorted(packs_dir().iterdir()):
        if (folder / "pack.yaml").is_file():
            pack = read_pack(folder)
            emit(f"{pack.head.id}  {pack.head.version}  {pack.head.title}（{len(pack.rules)}条规则）\n")
    return EXIT_CLEAN


@packs.command("test", help="运行规则包里的例子；不写文件夹就检验随 lawlint 提供的。")
@click.argument("folders", nargs=-1, metavar="[文件夹]...")
def test_packs(folders: tuple[str, ...]) -> int:
    """Run the examples of packs."""
    from lawlint.packs.compile import pack_closure
    from lawlint.packtest import cases, faults, unexamined

    own = [pack_folder(name, Path.cwd()) for name in folders]
    ruleset: RuleSet = load([str(folder) for folder in own], Path.cwd())
    chosen = own or pack_closure([pack_folder(DEFAULT_PACK)])
    every = [case for folder in chosen for case in cases(folder)]
    wrong = [(case, found) for case in every if (found := faults(case, ruleset))]
    for case, found in wrong:
        emit(f"{case.label} {case.rule.name}：{'；'.join(found)}\n")
    blind = unexamined(every, ruleset)
    for rule_id in blind:
        emit(f"{rule_id}：valid 例子里没有一处被检查到\n")
    emit(f"{len(every)}个例子，{len(wrong) + len(blind)}个不符\n")
    return EXIT_FINDINGS if wrong or blind else EXIT_CLEAN


@packs.command("new", help="新建一个规则包，里面有一条可以照着改的规则。")
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
def new_pack(folder: Path) -> int:
    """A skeleton whose examples pass."""
    from lawlint.packs.skeleton import files

    if folder.exists():
        raise InputError(f"{folder}: 已经存在，没有改动；请换一个名称")
    try:
        folder.mkdir(parents=True)
        for name, text in files(folder.resolve().name).items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError:
        raise InputError(f"{folder}: 建不了这个文件夹，请核对权限") from None
    emit(f"已建好 {folder}。检验例子：lawlint packs test {folder}\n启用：在 .lawlint.yaml 里写 packs: [{folder}]\n")
    return EXIT_CLEAN


@packs.command("schema", help="输出规则包格式的 JSON Schema，供编辑器补全。")
def schema_of_packs() -> int:
    """The schema docs/pack.schema.json holds."""
    from lawlint.packs.schema import as_text

    emit(as_text(), machine=True)
    return EXIT_CLEAN
