"""CPU of checking 1,000 reports in one process: `python bench/throughput.py [reports]`.

The reports are generated: 3,300 characters, about 70 numerals, 25 markers and 10 citations each, all different.
"""

from __future__ import annotations

import gc
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from lawlint.engine import lint, read
from lawlint.filters.select import selected
from lawlint.model.settings import Settings
from lawlint.packs.ruleset import load
from lawlint.readers import READERS
from lawlint.text.numerals import to_chinese

_FIGURES = (
    "围绕{topic}组织专题学习{a}次，参加干部{b}人次。",
    "受理{topic}事项{b}件，办结{a}件。",
    "开展{topic}检查{a}次，整改{topic}问题{d}个。",
    "发放{topic}资料{c}余份，张贴{topic}标语{d}条。",
    "审查{topic}文件{a}件、{topic}合同{d}份。",
)
_LAWFUL = (
    "严格落实{law}，规范{topic}各环节。",
    "认真贯彻{law}，细化{topic}责任清单。",
)
_PLAIN = (
    "聚焦{topic}重点领域，压实工作责任，完善制度机制，推动各项任务走深走实，群众满意度不断提升。",
    "坚持把{topic}摆在突出位置，定期听取汇报，及时研究解决工作中的困难和问题，形成齐抓共管的格局。",
    "严格按照权责清单履行职责，健全{topic}责任体系，做到有部署、有落实、有督促、有考核。",
    "充分发挥法律顾问和公职律师作用，重大事项集体讨论，推动{topic}与业务工作深度融合。",
    "坚持问题导向，补齐{topic}短板，加强队伍建设，持续提高干部运用法治思维和法治方式的能力。",
    "统筹各方力量，把{topic}纳入年度目标任务，推动服务重心下移、资源下沉、保障下倾。",
)
_TOPICS = (
    "行政执法", "普法宣传", "人民调解", "政务公开", "依法决策", "综合治理", "营商环境", "社会救助", "安全生产", "应急管理",
    "乡村建设", "生态保护", "食品监管", "市场秩序", "校园周边", "道路交通", "文化市场", "房屋安全", "农民工权益", "公共法律服务",
)  # fmt: skip
_LAWS = (
    "《中华人民共和国行政处罚法》", "《民法典》", "《信访工作条例》", "《行政复议法》", "《法律援助法》", "宪法",
    "《重大行政决策程序暂行条例》", "《行政许可法》", "《安全生产法》", "《优化营商环境条例》",
)  # fmt: skip


def report(seed: int) -> str:
    """A township's report of about 3,300 characters; the same for the same seed."""
    chance = random.Random(seed)

    # No sentence stands twice, as in a real draft: repeated figures and paragraphs are what some rules look for.
    figures = [template.replace("{topic}", topic) for template in _FIGURES for topic in _TOPICS]
    plain = [template.replace("{topic}", topic) for template in _PLAIN for topic in _TOPICS]
    for sentences in (figures, plain):
        chance.shuffle(sentences)
    laws = [
        template.format(topic=topic, law=law)
        for template, topic, law in zip(_LAWFUL * 5, chance.sample(_TOPICS, 10), _LAWS, strict=True)
    ]

    def paragraph(size: int) -> str:
        parts: list[str] = []
        while sum(len(part) for part in parts) < size:
            b = chance.randint(20, 400)
            values = {"a": chance.randint(2, b), "b": b, "c": 100 * chance.randint(2, 60), "d": chance.randint(2, 90)}
            parts.append(figures.pop().format(**values) if len(parts) % 3 == 1 else plain.pop())
            if laws and chance.random() < 0.3:
                parts.append(laws.pop())
        return "".join(parts)

    town = chance.choice("青白柳石桃") + chance.choice("石河林桥溪") + "镇"
    lines = [f"云岭县{town}人民政府关于2023年度法治政府建设情况的报告", "", "县委、县政府："]
    lines.append(f"2023年，{town}坚持以习近平法治思想为指导，扎实推进法治政府建设。现将有关情况报告如下：")
    titles = ("主要举措和成效", "存在的不足和原因", "党政主要负责人履行第一责任人职责情况", "下一年度主要安排")
    for number, title in enumerate(titles, 1):
        lines.append(f"{to_chinese(number)}、推进法治政府建设{title}")
        for second in range(1, 8 if number == 1 else 4):
            lines.append(f"（{to_chinese(second)}）抓实{chance.choice(_TOPICS)}，提升治理水平")
            if number == 1 and second < 5:
                lines += [f"{item}.推进{chance.choice(_TOPICS)}。" + paragraph(70) for item in (1, 2)]
            else:
                lines.append(paragraph(150))
    lines += ["", f"{town}人民政府", "2024年1月15日"]
    return "\n".join(lines) + "\n"


_SLICE = ("S001", "S004", "N003", "F001", "L001", "R001")  # the rules of the first version


def _cpu(work: Callable[[bytes], object], texts: Sequence[bytes]) -> float:
    """Seconds of CPU for all of `texts`; nothing is kept but the last result."""
    start = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - start


def _command(texts: Sequence[bytes]) -> float:
    """Seconds of CPU of `lawlint check` on a folder of files, start and JSON included."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            Path(folder, f"{number:05}.txt").write_bytes(text)
        command = [sys.executable, "-m", "lawlint", "check", "--isolated", "--output-format", "json", folder]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print CPU seconds for the stages before the rules, for six rules, for all, and for the command; and the memory."""
    gc.disable()  # as the command does
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    texts = [report(seed).encode() for seed in range(count)]
    ruleset, settings, reader = load(), Settings(), READERS[".txt"]
    every = selected(ruleset.pack.rules, settings)
    some = selected(ruleset.pack.rules, Settings(select=_SLICE))
    lint(reader.read(texts[0], "first"), ruleset, every, settings)  # decode options, read registers

    stages = _cpu(lambda text: read(reader.read(text, "x"), ruleset, settings), texts)
    six = _cpu(lambda text: lint(reader.read(text, "x"), ruleset, some, settings), texts)
    whole = _cpu(lambda text: lint(reader.read(text, "x"), ruleset, every, settings), texts)
    size = sum(len(text.decode()) for text in texts) // count
    print(f"{count} reports of {size} characters, CPU of one process")
    print(f"read, outline, identity   {stages:6.2f} s")
    print(f"{len(some):3} rules                 {six:6.2f} s   ({six / whole:.2f} of all)")
    print(f"{len(every):3} rules                 {whole:6.2f} s   ({whole / count * 1000:.2f} ms a report)")
    print(f"the command, with JSON    {_command(texts):6.2f} s")
    print(f"memory, without command   {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:6.0f} MB")


if __name__ == "__main__":
    main()
