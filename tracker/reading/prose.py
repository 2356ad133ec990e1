"""Assignments that stand in the middle of a sentence: 由省数据局牵头，会同相关部门共同推进.

`支持龙头企业牵头组建联合体` and `链主牵头` assign nothing: only whole names of units behind 由 or at the
beginning of a sentence do.
"""

import re

from tracker.reading import organs
from tracker.reading.clause import Clause
from tracker.reading.names import unit_names

_DOUBT = "由正文的表述判断，原文没有单列责任单位，请核对"
_LED = re.compile(
    r"(?:由|(?<=[。；;\n])|^)(?P<lead>[^，,。；;：:（）()\n由]{2,60}?)(?:负责)?牵头(?!单位|部门|组建|企业|领导|抓总作用)"
    r"(?:[，,]?(?:会同|联合|协同)(?P<others>[^，,。；;：:（）()\n]{2,80}?)(?=共同|按|研究|制定|推进|组织|开展|建立|排查|做好|抓好|落实|"
    r"实施|负责|成立|统筹|[，,。；;\n]|$))?(?:[，,](?P<helpers>[^，,。；;：:\n]{2,80}?)(?:配合|参与|协助))?"
)
_SENTENCE = re.compile(r"[^。；;\n]*")


def prose_assignment(words: str) -> tuple[Clause, str] | None:
    """Who leads and who helps, and the sentence that says so; None where no sentence names a unit."""
    for match in _LED.finditer(words):
        lead = unit_names(match["lead"])
        if not lead or not all(map(organs.is_surely_a_unit, lead)):
            continue
        if not match[0].startswith("由") and not (match["others"] or match["helpers"]):
            continue  # A牵头抓总 alone speaks of everything, not of this item
        named = unit_names("，".join(filter(None, (match["others"], match["helpers"]))))
        others = tuple(name for name in named if organs.ends_like_a_unit(name))
        return Clause(lead=lead, responsible=others, doubts=(_DOUBT,)), _sentence(words, match.start())
    return None


def _sentence(words: str, at: int) -> str:
    start = max(words.rfind(end, 0, at) for end in "。；;\n") + 1
    match = _SENTENCE.match(words, start)
    return (match[0] if match else "").strip()
