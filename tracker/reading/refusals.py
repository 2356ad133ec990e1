"""Documents that must not or cannot become a ledger: marked secret, or a report instead of a plan."""

import re
from collections.abc import Iterator

from tracker.errors import InputError
from tracker.reading.blocks import Document, Line

_HEAD_BLOCKS = 30
_SECRET = re.compile(
    r"\s*(?:密\s*级\s*[：:]?\s*)?(?P<mark>绝\s*密|机\s*密|秘\s*密)\s*(?:[★☆＊*]\s*(?:[\d０-９一二三四五六七八九十]+\s*(?:年|个?月|天)|长期)?|"
    r"(?:[\d０-９]+\s*年)|级)?\s*"
)
_SECRET_INSIDE = re.compile(r"(?P<mark>绝密|机密|秘密)\s*[★☆]")
_SECRET_LABEL = re.compile(r"密\s*级\s*[：:|\s]\s*(?P<mark>绝密|机密|秘密)")
_PLAN = re.compile(r"方案|规划|计划|意见|通知|办法|措施|要点|清单|分工|任务")
_REPORT_TITLE = re.compile(
    r"[^。；;\n]{2,60}(?:(?:工作|年度|半年|季度|阶段性?)?总结(?:报告)?|工作(?:推进|进展|开展|完成|落实)?情况(?:的?(?:报告|汇报|通报))?|"
    r"(?:推进|进展|落实|完成|整改)情况(?:的?(?:报告|汇报))?|工作(?:报告|汇报)|述职(?:述廉)?报告|自查报告|情况汇报)(?:[（(].{1,20}[)）])?"
)
_REPORTS = re.compile(r"现?将[^。\n]{2,80}?(?:情况)?(?:总结|报告|汇报)如下")
_DONE = re.compile(r"截至目前|截止目前|年初来|年初以来|今年以来|已完成|累计完成|取得[^。]{0,8}成效")


def refuse_secret(document: Document, name: str) -> None:
    """Raises InputError when the head carries a secrecy mark (保守国家秘密法实施条例, 密级标志 密级★期限)."""
    for text in _head(document):
        match = _SECRET.fullmatch(text) or _SECRET_INSIDE.search(text) or _SECRET_LABEL.search(text)
        if match:
            mark = re.sub(r"\s", "", match["mark"])
            raise InputError(
                f"文件“{name}”标有密级“{mark}”，不得导入本系统。",
                "涉密文件请按保密规定办理；如系误标，请先由定密责任人更正。",
            )


def refuse_report(document: Document, title: str, assigned: int, name: str) -> None:
    """Raises InputError when the document tells what was done instead of what is to be done."""
    if assigned or (_PLAN.search(title) and not _REPORT_TITLE.fullmatch(title)):
        return
    texts = [text for text in _head(document) if text]
    opening = "\n".join(texts)[:1500]
    titled = any(_REPORT_TITLE.fullmatch(text) for text in (title, *texts[:12]))
    told = bool(_REPORTS.search(opening)) + (len(_DONE.findall(opening)) >= 2)
    if (titled and told) or told == 2 or (titled and not _PLAN.search(title) and not assigned):
        raise InputError(
            f"文件“{name}”是工作总结或进展报告，不是方案。",
            "请提供布置任务的方案、规划或任务分工表；总结报告请在填报时使用。",
        )


def _head(document: Document) -> Iterator[str]:
    yield from (taken.quote.strip() for taken in document.furniture[:_HEAD_BLOCKS])
    for block in document.blocks[:_HEAD_BLOCKS]:
        if isinstance(block, Line):
            yield block.text.strip()
        else:
            yield from (cell.text.strip() for row in block.rows[:3] for cell in row)
