"""The numbers of a circular. A number is its list: the text is computed from the list and from nothing else."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field

from tracker.domain.codes import in_order
from tracker.domain.printed import clean
from tracker.domain.rates import tenths


@dataclass(frozen=True, slots=True)
class Ref:
    """An entry of a list: the code of a task, and what the list says of it (its unit, 按期, 2020年5月…)."""

    code: str
    note: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "note", clean(self.note))


Refs = tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Number(ABC):
    """A number in the text; `says` names what it counts, where its list is shown apart."""

    says: str

    @property
    @abstractmethod
    def text(self) -> str:
        """The number as printed."""

    @property
    @abstractmethod
    def refs(self) -> Refs:
        """The whole list behind it."""


@dataclass(frozen=True, slots=True)
class Count(Number):
    """How many entries a list has."""

    entries: Refs = ()

    @property
    def text(self) -> str:
        return str(len(self.entries))

    @property
    def refs(self) -> Refs:
        return self.entries


@dataclass(frozen=True, slots=True)
class Units(Count):
    """How many different notes (names of units) the entries have."""

    @property
    def text(self) -> str:
        return str(len({entry.note for entry in self.entries}))


@dataclass(frozen=True, slots=True)
class Rate(Number):
    """The share of `kept` in all, in percent to one decimal, half rounded up."""

    kept: Refs = ()
    missed: Refs = ()

    @property
    def tenths(self) -> int:
        """The rate in tenths of a percent; 0 where there is nothing to divide by."""
        return tenths(len(self.kept), len(self.kept) + len(self.missed))

    @property
    def text(self) -> str:
        return f"{self.tenths // 10}.{self.tenths % 10}%"

    @property
    def refs(self) -> Refs:
        return self.kept + self.missed

    def __bool__(self) -> bool:
        return bool(self.refs)


@dataclass(frozen=True, slots=True)
class Change(Number):
    """By how many entries a list grew or shrank: what came in and what went out."""

    came: Refs = ()
    left: Refs = ()

    @property
    def by(self) -> int:
        """Growth, negative when it shrank."""
        return len(self.came) - len(self.left)

    @property
    def text(self) -> str:
        return str(abs(self.by))

    @property
    def refs(self) -> Refs:
        return self.came + self.left


@dataclass(frozen=True, slots=True)
class Points(Number):
    """By how many percentage points a rate, as printed, rose or fell."""

    now: Rate = field(default_factory=lambda: Rate(""))
    before: Rate = field(default_factory=lambda: Rate(""))

    @property
    def by(self) -> int:
        """Tenths of a point, negative when it fell."""
        return self.now.tenths - self.before.tenths

    @property
    def text(self) -> str:
        return f"{abs(self.by) // 10}.{abs(self.by) % 10}"

    @property
    def refs(self) -> Refs:
        return marked(self.before.refs, "上月：") + marked(self.now.refs, "本月：")


def marked(refs: Iterable[Ref], mark: str) -> Refs:
    """The entries with `mark` before their notes."""
    return tuple(Ref(ref.code, mark + ref.note) for ref in refs)


def change(says: str, now: Iterable[str], before: Iterable[str]) -> Change:
    """The change between two sets of task codes."""
    had, has = set(before), set(now)
    came = tuple(Ref(code, "新增") for code in sorted(has - had, key=in_order))
    return Change(says, came, tuple(Ref(code, "减少") for code in sorted(had - has, key=in_order)))
