"""How a list says that its last part is all the rest."""

from __future__ import annotations

from lawlint.text.regex import regex

#: What ends so names all there is, and each of it once: 其他事项, not 其他部门移送的.
THE_REST = regex(
    "其[他它余](?:各?类|涉法)?"
    "(?:类|类型|事项|事务|案件|问题|纠纷|领域|方面|文件|文稿|文书|材料|合同|协议|事件|矛盾|诉求|信访|工单)?"
)
