"""A finding (问题) is a task that was not planned: where it comes from, what is asked, and who closes it."""

from dataclasses import dataclass
from enum import StrEnum


class Source(StrEnum):
    """Who found it."""

    INSPECTION = "inspection"
    STATE = "state"
    PROVINCE = "province"
    CITY = "city"
    AUDIT = "audit"
    OWN = "own"

    @property
    def word(self) -> str:
        """The source as people say it."""
        return SOURCE_WORDS[self]


SOURCE_WORDS = {
    Source.INSPECTION: "督查发现",
    Source.STATE: "国家反馈",
    Source.PROVINCE: "省级反馈",
    Source.CITY: "市级反馈",
    Source.AUDIT: "审计发现",
    Source.OWN: "自查发现",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """What a finding has beyond any task.

    `document` is the paper that it stands in, `measures` 整改措施. `closers` are the accounts that verify and
    close it (the team of its inspection); where there are none, the office does. `inspection` is a code,
    `earlier` the closed finding that came back as this one, `again` the one as which this one came back.
    """

    source: Source
    document: str
    measures: str
    raised_by: str
    closers: tuple[str, ...] = ()
    inspection: str = ""
    earlier: str = ""
    again: str = ""
