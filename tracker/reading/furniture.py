"""What surrounds a document and is no part of it: a website's menus, page numbers, advertising."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.domain.plan import Problem
from tracker.reading.blocks import Block, Document, Line
from tracker.reading.marks import STARTS_ITEM
from tracker.reading.roles import LABEL

PAGE_NUMBER = "页码"
CONTENTS = "目录"
MENU = "网页菜单或版权信息"
_PAGE_LINE = re.compile(
    r"\s*(?:[-—－–―·•~]+\s*[\d０-９]{1,4}\s*[-—－–―·•~]+|第\s*[\d０-９]+\s*页(?:\s*[/,，共]+\s*[\d０-９]+\s*页)?|"
    r"[\d０-９]{1,3}\s*/\s*[\d０-９]{1,3})\s*"
)
_PAGE_INSIDE = re.compile(r" {0,3}[—－―]{1,3} {0,3}[\d０-９]{1,3} {0,3}[—－―]{1,3} {0,3}")
_CONTENTS = re.compile(r"\s*(?P<entry>[^\t\n]{2,60}?)\s*(?P<leader>…{2,}|[.．·]{5,}|\t+)[…. \t]*\d{1,3}\s*")
_CONTENTS_HEAD = re.compile(r"\s*目\s*录\s*")
_FEWEST_TABBED = 3  # lines with a tab before their number that are no rows of a table
_MENU = re.compile(
    r"设为首页|加入收藏|收藏本[站页]|无障碍|繁體|繁体|简体|网站地图|网站声明|网站标识码|关于我们|联系我们|版权所有|备案号|"
    r"ICP\s*备|公网安备|技术支持|主办[：:]|主办单位[：:]|承办[：:]|建议使用|分辨率|Copyright|Powered by|扫一扫|"
    r"分享到|打印本页|关闭窗口|【?打印】?|字体[：:]|字号[：:]|浏览次数|点击数|阅读次数|访问量|当前位置|您的位置|您所在的位置|"
    r"上一篇|下一篇|扩展阅读|推荐阅读|相关阅读|相关链接|相关稿件|友情链接|小编为大家|欢迎访问|返回顶部|网站首页|^首页$|^登录$|"
    r"^注册$|^搜索$|客户端下载|微信公众号|责任编辑[：:]|^移动版$|^English$",
    re.IGNORECASE,
)
_AFTER_THE_END = re.compile(
    r"^\s*(?:扩展阅读|推荐阅读|相关阅读|相关稿件|相关链接|上一篇|关于我们|版权所有|网站声明)"
)
_NUMBERED = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+[章条])"
)
_LONGEST_MENU = 90


def without_furniture(document: Document) -> Document:
    """The document without page numbers and menus; what was taken stands in `furniture` with its reason."""
    blocks: list[Block] = []
    taken: list[Problem] = list(document.furniture)
    first, last = _body(document.blocks)
    contents = _contents(document.blocks)
    ended = False
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Line):
            blocks.append(block)
            continue
        outside = index < first or index > last
        ended = ended or (index > last and bool(_AFTER_THE_END.match(block.text)))
        if _PAGE_LINE.fullmatch(block.text):
            taken.append(Problem(block.place, block.text, PAGE_NUMBER))
        elif index in contents:
            taken.append(Problem(block.place, block.text, CONTENTS))
        elif ended or (outside and _is_menu(block.text)):
            taken.append(Problem(block.place, block.text, MENU))
        else:
            blocks.append(_without_page_numbers(block, taken))
    return replace(document, blocks=tuple(blocks), furniture=tuple(taken))


def _contents(blocks: Sequence[Block]) -> frozenset[int]:
    """The lines of a table of contents, 一、总体要求……1, and the word 目录 above them."""
    lines = {i: b.text for i, b in enumerate(blocks) if isinstance(b, Line)}
    found = {i: match for i, text in lines.items() if (match := _CONTENTS.fullmatch(text))}
    tabbed = [i for i, match in found.items() if "\t" in match["leader"]]
    if len(tabbed) < _FEWEST_TABBED or not any(_NUMBERED.match(lines[i]) for i in tabbed):
        found = {i: match for i, match in found.items() if i not in tabbed}
    head = {i for i, text in lines.items() if i + 1 in found and _CONTENTS_HEAD.fullmatch(text)}
    return frozenset({*found, *head})


def _body(blocks: Sequence[Block]) -> tuple[int, int]:
    """The first and the last block that is numbered or a table: menus stand outside of them.

    Labels below the last number that other items have too, 主办单位：, are its own and no website's.
    """
    inside = [i for i, b in enumerate(blocks) if not isinstance(b, Line) or _NUMBERED.match(b.text)]
    if not inside:
        return len(blocks), len(blocks)
    first, last = inside[0], inside[-1]
    used = {label for block in blocks[first:last] if (label := _label(block))}
    while used and last + 1 < len(blocks) and _label(blocks[last + 1]) in used:
        last += 1
    return first, last


def _label(block: Block) -> str:
    """The role label that a line begins with, else empty."""
    match = LABEL.match(block.text.strip()) if isinstance(block, Line) else None
    return match["label"] if match else ""


def _is_menu(text: str) -> bool:
    return len(text) <= _LONGEST_MENU and bool(_MENU.search(text.strip())) and not STARTS_ITEM.match(text)


def _without_page_numbers(line: Line, taken: list[Problem]) -> Line:
    inside = _PAGE_INSIDE.findall(line.text)
    if not inside:
        return line
    taken += [Problem(line.place, number, PAGE_NUMBER) for number in inside]
    return replace(line, text=_PAGE_INSIDE.sub("", line.text))
