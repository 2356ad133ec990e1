"""A revised plan against the tasks of the one before: what is unchanged, changed, new and gone.

A task is compared as the plans describe it: what the office assigned or extended since is not the
plan's doing, and a new version that says the same does not undo it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from tracker.domain.arrangement_events import UnitsRecognised
from tracker.domain.case import chinese
from tracker.domain.events import PartDraft, RemovedFromPlan, Revised, TargetDraft, TaskDrafted, TaskEvent
from tracker.domain.evolve import evolve
from tracker.domain.likeness import likeness_in, pairs
from tracker.domain.printed import figure
from tracker.domain.task import Part, PartRole, State, Task, TaskTarget
from tracker.domain.unit_names import plain

# Items cut by a third and given a foreign clause keep 0.4 or more; two items of one plan share 0.28 at most,
# in a list of like procedures 0.54, where the best pair comes first.
ALIKE = 0.4


class Kind(StrEnum):
    """What became of an item; the value is the word that people see."""

    UNCHANGED = "未变"
    CHANGED = "有变化"
    NEW = "新增"
    GONE = "不再列入"


SETTLED = (State.CLOSED, State.CANCELLED)


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs: the thing (时限), as it was and as it is."""

    what: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Compared:
    """An item of the new version and the task that it goes on with; either may be missing.

    `left` says that the task stays as it is: the office decided so, or it is closed.
    """

    kind: Kind
    item: str = ""
    task: str = ""
    title: str = ""
    differences: tuple[Difference, ...] = ()
    left: bool = False


def as_planned(events: Iterable[TaskEvent], as_read: TaskDrafted | None = None) -> Task | None:
    """The task as the plans alone describe it; `as_read` is its draft as it would be without corrections."""
    task: Task | None = None
    for event in events:
        if isinstance(event, TaskDrafted):
            task = evolve(None, as_read or event)
        elif isinstance(event, Revised | RemovedFromPlan | UnitsRecognised):
            task = evolve(task, event)
    return task


def compare(
    drafts: Mapping[str, TaskDrafted],
    planned: Mapping[str, Task],
    states: Mapping[str, State],
    ties: Mapping[str, str],
    left: Iterable[str],
    by_hand: Collection[str] = (),
) -> tuple[Compared, ...]:
    """Items (key → what would be drafted) against tasks (code → as planned; and its state).

    `ties` are the office's own matches (item → task, or empty for a new one), `left` the tasks that it
    decided to leave, `by_hand` those that no plan ever had. Items in their order, then the tasks that are gone.
    """
    staying = set(left) | {code for code, state in states.items() if state in SETTLED}
    matched = matches(drafts, planned, ties)
    found = []
    for key, draft in drafts.items():
        code = matched.get(key, "")
        if not code:
            found.append(Compared(Kind.NEW, key, "", draft.title))
            continue
        differing = tuple(differences(planned[code], draft))
        back = bool(planned[code].removed_by)
        kind = Kind.CHANGED if differing or back else Kind.UNCHANGED
        found.append(Compared(kind, key, code, draft.title, differing, code in staying))
    for code, task in planned.items():
        if code not in matched.values() and code not in by_hand and not task.removed_by:
            found.append(Compared(Kind.GONE, "", code, task.title, (), code in staying))
    return tuple(found)


def matches(
    drafts: Mapping[str, TaskDrafted], planned: Mapping[str, Task], ties: Mapping[str, str]
) -> dict[str, str]:
    """Item → task: as the office said; same words; same number and title; same title; then the most alike."""
    found = {key: code for key, code in ties.items() if key in drafts and code in planned}
    items = {key: draft for key, draft in drafts.items() if key not in ties}
    tasks = {code: task for code, task in planned.items() if code not in found.values()}
    for same in (
        lambda each: (plain(each.title), plain(each.text)),
        lambda each: (each.number, plain(each.title)),
        lambda each: plain(each.title),
    ):
        of_items, of_tasks = only_ones(items, same), only_ones(tasks, same)
        for sign in of_items.keys() & of_tasks.keys():
            key, code = of_items[sign], of_tasks[sign]
            found[key] = code
            del items[key], tasks[code]
    return found | alike(items, tasks)


def only_ones(named: Mapping[str, Any], sign: Any) -> dict[Any, str]:
    """What each sign stands for, where it stands for one thing only."""
    signs: dict[Any, list[str]] = {}
    for name, each in named.items():
        signs.setdefault(sign(each), []).append(name)
    return {found: names[0] for found, names in signs.items() if len(names) == 1}


def alike(items: Mapping[str, TaskDrafted], tasks: Mapping[str, Task]) -> dict[str, str]:
    """The pairs whose words are most alike, best first, each item and task once."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for score, key, code in sorted(scores(items, tasks), key=lambda each: -each[0]):
        if score >= ALIKE and key not in found and code not in taken:
            found[key] = code
            taken.add(code)
    return found


def scores(items: Mapping[str, TaskDrafted], tasks: Mapping[str, Task]) -> Iterator[tuple[float, str, str]]:
    """How alike each item is to each task with which it shares any words (as `Likeness.of`, in one pass)."""
    words = {key: f"{each.title}\n{each.text}" for key, each in items.items()}
    earlier = {code: f"{each.title}\n{each.text}" for code, each in tasks.items()}
    likeness = likeness_in([*words.values(), *earlier.values()])
    total, holding = dict[str, float](), dict[str, list[str]]()
    for code, text in earlier.items():
        own = pairs(text)
        total[code] = likeness.total(own)
        for pair in sorted(own):
            holding.setdefault(pair, []).append(code)
    for key, text in words.items():
        own, shared = pairs(text), dict[str, float]()
        for pair in sorted(own):
            weight = likeness.weight(pair)
            for code in holding.get(pair, ()):
                shared[code] = shared.get(code, 0.0) + weight
        whole = likeness.total(own)
        yield from ((score / (min(whole, total[code]) or 1), key, code) for code, score in shared.items())


def differences(task: Task, draft: TaskDrafted) -> Iterator[Difference]:
    """What the draft says otherwise than the plans said of the task until now."""
    if plain(task.title) != plain(draft.title):
        yield Difference("标题", task.title, draft.title)
    if plain(task.text) != plain(draft.text):
        yield Difference("正文", task.text, draft.text)
    if who(task.parts) != who(draft.parts):
        yield Difference("单位", parts_in_words(task.parts), parts_in_words(draft.parts))
    if task.deadline != draft.deadline:
        yield Difference("时限", day_in_words(task.deadline), new_day(task.deadline, draft.deadline))
    if numbers(task.targets) != numbers(draft.targets):
        yield Difference("目标", targets_in_words(task.targets), targets_in_words(draft.targets))


def revised(draft: TaskDrafted, found: Compared, plan: str) -> Revised:
    """The event that brings the task up to the new version: what differs, and nothing else."""
    what = {each.what for each in found.differences}
    fields: dict[str, Any] = {}
    if "标题" in what:
        fields |= {"title": draft.title, "initials": draft.initials}
    if "正文" in what:
        fields["text"] = draft.text
    if "单位" in what:
        fields |= {"parts": draft.parts, "assignment": draft.assignment}
    if "时限" in what and draft.deadline:
        fields |= {"deadline": draft.deadline, "deadline_words": draft.deadline_words}
    if "目标" in what:
        fields["targets"] = draft.targets
    changed = tuple(each.what for each in found.differences) or ("重新列入",)
    return Revised(task=found.task, day=draft.day, plan=plan, number=draft.number, changed=changed, **fields)


def renumbered(drafts: Sequence[TaskDrafted], codes: Iterable[str]) -> list[TaskDrafted]:
    """These drafts under these codes, in their order."""
    return [draft.model_copy(update={"task": code}) for draft, code in zip(drafts, codes, strict=False)]


def who(parts: Iterable[Part | PartDraft]) -> list[tuple[str, str]]:
    """Roles and units in order, whatever the registry calls them now."""
    return [(PartRole(part.role).value, part.unit or part.name) for part in parts]


def parts_in_words(parts: Iterable[Part | PartDraft]) -> str:
    """Role and names: 牵头单位县教育局；责任单位各乡镇党委、政府."""
    said: dict[PartRole, list[str]] = {}
    for part in parts:
        said.setdefault(PartRole(part.role), []).append(part.group or part.name)
    return "；".join(f"{role.word}{'、'.join(dict.fromkeys(names))}" for role, names in said.items()) or "空"


def numbers(targets: Iterable[TaskTarget | TargetDraft]) -> list[tuple[Any, ...]]:
    """What targets ask for, without the words around."""
    return [(each.name, each.op, each.value, each.upper, each.unit, each.shares) for each in targets]


def targets_in_words(targets: Iterable[TaskTarget | TargetDraft]) -> str:
    """The targets as the plan prints them."""
    return "；".join(dict.fromkeys(map(target_in_words, targets))) or "空"


def target_in_words(target: TaskTarget | TargetDraft) -> str:
    """新建公厕36座，分解为24、12."""
    divided = "、".join(figure(value) for _, value in target.shares)
    return f"{target.text or target.name}{f'，分解为{divided}' if divided else ''}"


def day_in_words(day: date | None) -> str:
    """A deadline in words."""
    return chinese(day) or "没有时限"


def new_day(was: date | None, now: date | None) -> str:
    """The new deadline in words; a deadline once set is not taken away by silence."""
    return day_in_words(now) if now or not was else f"没有写明，保留{chinese(was)}"
