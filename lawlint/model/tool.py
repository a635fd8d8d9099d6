"""The rules of the tool itself, family Z: what it has to say of a run. They are in no pack and cannot be exempted."""

from __future__ import annotations

from types import MappingProxyType

from lawlint.model.rule import Rule


def _rule(number: str, name: str, title: str, severity: str, message: str, remedy: str) -> tuple[str, Rule]:
    rule = Rule(
        number, name, title, severity, (), message, remedy, "", None, (), "stable", (), "display", 0, "", "any", ""
    )
    return name, rule


#: Name to rule.
TOOL_RULES = MappingProxyType(
    dict(
        (
            _rule(
                "Z901",
                "internal-error",
                "检查程序内部出错",
                "error",
                "规则 {rule} 在检查时出错（{error}），本文件没有按它检查",
                "这是 lawlint 的缺陷，请把这一行连同版本号报告给维护者",
            ),
            _rule(
                "Z101", "exemption-malformed", "豁免写法有误", "error", "豁免无效{at}：{problem}", "改正这条豁免的写法"
            ),
            _rule(
                "Z102",
                "exemption-unknown-rule",
                "豁免了不存在的规则",
                "error",
                "豁免{at}里的“{rule}”不是规则名{hint}",
                "改正规则名",
            ),
            _rule("Z103", "exemption-unused", "多余的豁免", "warning", "这条豁免没有用上{at}：{rule}", "删去这条豁免"),
            _rule(
                "Z104",
                "exemption-expired",
                "过期的豁免",
                "error",
                "豁免已于{date}到期{at}：{rule}",
                "改正问题，或重新说明理由",
            ),
            _rule(
                "Z201",
                "revision-unaccepted",
                "修订尚未接受",
                "warning",
                "文中有{count}处修订尚未接受（{text}）；检查时按全部接受看待",
                "逐处接受或拒绝修订后再报送",
            ),
            _rule(
                "Z202",
                "comment-left",
                "批注留在文中",
                "warning",
                "文中留有{count}条批注（{who}：“{text}”）",
                "处理完后删去批注再报送",
            ),
            _rule(
                "Z203",
                "hidden-text",
                "隐藏文字",
                "warning",
                "文中有{count}处隐藏文字（“{text}”），没有检查",
                "删去隐藏文字，或取消隐藏",
            ),
        )
    )
)
