"""A new pack to start from: what `lawlint packs new` writes. Its examples pass."""

from __future__ import annotations

import json
from collections.abc import Mapping

_PACK = """\
# 本单位的规则包。格式见 ARCHITECTURE.md 的 Packs 一节；lawlint packs schema 输出供编辑器补全的格式说明。
pack:
  id: {id}
  title: {title}
  version: 0.1.0
  format: 1
  applies_to: any          # any：一切公文；report：只用于年度报告
  extends: [common]

# 每条规则都要写明依据；strength 是其效力：规定、标准或通行做法。
sources:
  house: {{title: 本单位公文写作要求, strength: 通行做法}}

# 改动所继承规则包里的规则：换级别、关掉、加词。
# override:
#   - {{rule: export-residue, severity: warning}}
"""

_RULES = """\
rules:
  - id: XX001                # 两个以上大写字母加三位数字，不重复使用
    name: old-office-name    # 小写英文词，用连字符隔开
    title: 用了机构的旧称
    severity: warning        # error、warning 或 info
    message: “{found}”是旧称{note}
    remedy: 改用现在的名称
    why: 机构改革后仍用旧称，读者找不到承办单位。
    basis: [{source: house}]
    check:
      kind: residue          # 在全文里找这些字
      marks:
        - {term: '[乡镇|街道]司法办', use: 司法所, note: ，现称司法所}
    fix: unsafe              # safe：--fix 就改；unsafe：加 --unsafe-fixes 才改；display：只显示
    valid:                   # 这些文字不应标出
      - 司法所受理申请12件，由司法办公室汇总。
    invalid:                 # 这些文字应标出 flag 所写的字
      - text: 街道司法办受理申请12件。
        expect: [{flag: 街道司法办, says: 现称司法所}]
        fixed: 司法所受理申请12件。
"""


def files(name: str) -> Mapping[str, str]:
    """The files of a pack called `name`, by their names."""
    quoted = json.dumps(name, ensure_ascii=False)
    return {"pack.yaml": _PACK.format(id=quoted, title=quoted), "rules.yaml": _RULES}
