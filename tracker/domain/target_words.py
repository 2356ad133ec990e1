"""A target in words and shares: what it is called, what it asks, how far a number has come towards it."""

from tracker.domain.printed import clip, figure
from tracker.domain.task import Task, TaskTarget

__all__ = ["figure"]
OP_WORDS = {">=": "不低于", ">": "高于", "<=": "不高于", "<": "低于", "=": "", "range": ""}
PERCENT = ("%", "％", "‰")
WHOLE = 100  # percent


def counted(target: TaskTarget) -> bool:
    """Whether the target is a quantity that adds up over the months, not a share or a ceiling."""
    return target.op in (">=", ">", "=") and target.unit not in PERCENT and target.value > 0


def unmet(target: TaskTarget, value: float) -> bool:
    """Whether `value` falls short of the target."""
    match target.op:
        case ">=" | "=":
            return value < target.value
        case ">":
            return value <= target.value
        case "<=":
            return value > target.value
        case "<":
            return value >= target.value
        case "range":
            return not target.value <= value <= (target.upper if target.upper is not None else target.value)
    return False


def share_tenths(value: float, whole: float) -> int:
    """value / whole in tenths of a percent, at most 2000, half rounded up, without binary fractions in the way."""
    scale = 10**6
    part, all_of_it = round(max(0.0, min(value, 2 * whole)) * scale), round(whole * scale)
    return (2000 * part + all_of_it) // (2 * all_of_it) if all_of_it else 0


def divided(task: Task, target: TaskTarget) -> str:
    """积石镇24座、白庄镇12座: who is to reach how much of it; empty for a target that is not divided."""
    names = {part.unit: part.name for part in task.parts}
    shares = (f"{names.get(unit, unit)}{figure(value)}{target.unit}" for unit, value in target.shares)
    return "、".join(shares)


def name(target: TaskTarget) -> str:
    """What the target is called."""
    return clip(target.name or target.text, 20)


def reported(target: TaskTarget) -> str:
    """The number reported, with its unit."""
    return f"{figure(target.reported or 0)}{target.unit}"


def aim(target: TaskTarget) -> str:
    """The number to be reached: 不低于96%, 20至30个."""
    upper = f"至{figure(target.upper)}" if target.op == "range" and target.upper is not None else ""
    return f"{OP_WORDS.get(target.op, '')}{figure(target.value)}{upper}{target.unit}"
