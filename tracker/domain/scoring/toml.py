"""A scoring table as TOML, which an office can write itself.

name = "河长制责任单位考核"
source = "…"                        # whose practice it is
audience = "departments"            # or "townships"
[[section]]
name = "通用考核"
[[section.term]]
key = "monthly"                     # short, of its own in the whole table
name = "每月上报进展"
full = 5                            # points at most
each = -0.5                         # points a time; without it the office gives 0 to full
of = "missing_filing"               # counted from the log; left out: the office enters how often
[[section]]
name = "差异考核"
units = ["slj"]                     # for these units alone
[[section.term]]
key = "share"
name = "退养完成比例"
full = 4
share = true                        # full points times the percent that the office enters
"""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from tracker.domain.scoring.happenings import HappeningKind
from tracker.domain.scoring.table import Audience, Rule, ScoreTable, Section, Term
from tracker.domain.toml_places import Mistakes, read_toml

OLD_TABLE_HOLDS = "请改正后重试，原来的评分表继续有效。"
WORDS = ("name", "source", "audience", "section")
SECTION_WORDS = ("name", "units", "term")
TERM_WORDS = ("key", "name", "full", "each", "of", "what", "share", "uncapped")
COUNTED = "、".join(f"{kind.value}（{kind.word}）" for kind in HappeningKind)
AUDIENCES = "、".join(f"{one.value}（{one.word}）" for one in Audience)


def table_from_toml(text: str, source: str) -> ScoreTable:
    """The scoring table in `text`; `source` is the file's name for messages.

    Raises InputError that names the file, and each mistake with where it is and what was expected.
    """
    name = f"评分表“{source}”"
    values = read_toml(text, name, OLD_TABLE_HOLDS)
    reading = _Reading(Mistakes(text))
    table = reading.table(values)
    reading.mistakes.refuse(name, OLD_TABLE_HOLDS)
    return table


@dataclass(slots=True)
class _Reading:
    mistakes: Mistakes

    def table(self, values: dict[str, Any]) -> ScoreTable:
        self.known(values, WORDS, "", "")
        audience = values.get("audience")
        if audience not in tuple(Audience):
            self.mistakes.add(f"audience 应是{AUDIENCES}之一，写的是“{audience}”", "audience")
            audience = Audience.DEPARTMENTS
        sections = values.get("section", [])
        if not isinstance(sections, list) or not sections:
            self.mistakes.add("至少应写一个 [[section]]", "section")
            sections = []
        found = tuple(self.section(at, each) for at, each in enumerate(sections, 1))
        self.own_keys(found)
        return ScoreTable(
            self.words(values, "name", "", ""),
            str(values.get("source", "")),
            Audience(audience),
            found,
        )

    def section(self, at: int, values: Any) -> Section:
        where = f"第{at}个 [[section]]"
        if not isinstance(values, dict):
            self.mistakes.add(f"{where}应是一段", "section")
            return Section("", ())
        self.known(values, SECTION_WORDS, "section", where)
        terms, units = values.get("term", []), values.get("units", [])
        if not isinstance(terms, list) or not terms:
            self.mistakes.add(f"{where}没有 [[section.term]]", "section")
            terms = []
        if not isinstance(units, list) or not all(isinstance(unit, str) for unit in units):
            self.mistakes.add(f'{where}的 units 应是单位代码的列表，如 ["jyj"]', "section", "units")
            units = []
        name = self.words(values, "name", "section", where)
        return Section(name, tuple(self.term(name, each) for each in terms), tuple(units))

    def term(self, section: str, values: Any) -> Term:
        if not isinstance(values, dict):
            self.mistakes.add(f"“{section}”的 term 应是一段", "section.term")
            return Term("", "", Decimal(0))
        where = f"“{section}”的“{values.get('key') or values.get('name', '')}”"
        self.known(values, TERM_WORDS, "section.term", where)
        each = self.number(values, "each", where)
        share, of = values.get("share", False), values.get("of")
        if share and each:
            self.mistakes.add(f"{where}的 each 和 share 只能写一个", "section.term")
        if of is not None and of not in tuple(HappeningKind):
            self.mistakes.add(f"{where}的 of 应是{COUNTED}之一，写的是“{of}”", "section.term")
            of = None
        if of is not None and not each:
            self.mistakes.add(f"{where}写了 of 就应写 each，即每次加减几分", "section.term")
        full = self.number(values, "full", where)
        if full < 0 or (full == 0 and not values.get("uncapped")):
            self.mistakes.add(f"{where}的 full 应大于0", "section.term")
        return Term(
            key=self.words(values, "key", "section.term", where),
            name=self.words(values, "name", "section.term", where),
            full=full,
            rule=Rule.EACH if each else Rule.SHARE if share else Rule.GIVEN,
            each=each,
            of=HappeningKind(of) if of else None,
            what=str(values.get("what", "")),
            uncapped=values.get("uncapped") is True,
        )

    def known(self, values: dict[str, Any], words: tuple[str, ...], table: str, where: str) -> None:
        for word in values:
            if word not in words:
                self.mistakes.add(
                    f"{where}没有“{word}”这一项，可用的是{'、'.join(words)}", table or word, word
                )

    def words(self, values: dict[str, Any], key: str, table: str, where: str) -> str:
        found = values.get(key)
        if isinstance(found, str) and found.strip():
            return found.strip()
        self.mistakes.add(f"{where}没有写 {key}", table or key, key if table else "")
        return ""

    def number(self, values: dict[str, Any], key: str, where: str) -> Decimal:
        found = values.get(key, 0)
        try:
            if isinstance(found, bool):
                raise InvalidOperation
            number = Decimal(str(found))
        except InvalidOperation:
            number = Decimal("NaN")
        if number.is_finite():
            return number
        self.mistakes.add(f"{where}的 {key} 应是数字，写的是“{found}”", "section.term")
        return Decimal(0)

    def own_keys(self, sections: tuple[Section, ...]) -> None:
        keys = [term.key for section in sections for term in section.terms if term.key]
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            self.mistakes.add(f"key “{key}”用了{keys.count(key)}次，每一项应各有一个", "section.term")
