"""One act on many tasks: those that are named, or with --all those that can be meant, narrowed by plan, unit and light."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from inspect import Signature, signature
from typing import Annotated, Any

import typer

from tracker.cli.acts import do_all
from tracker.cli.commands import command
from tracker.cli.narrowing import LIGHTS
from tracker.cli.seat import desk
from tracker.cli.task_list import code_of
from tracker.cli.values import one_of
from tracker.domain.commands import Command
from tracker.domain.lights import Colour
from tracker.domain.permissions import CLOSING, ON_TASKS, Act
from tracker.errors import NotFoundError
from tracker.queries.inbox import closed_by_others
from tracker.queries.tasks import TaskFilter, closers_of, find
from tracker.queries.view import View
from tracker.services.desk import Desk
from tracker.services.views import look

Codes = Annotated[list[str] | None, typer.Argument(metavar="编号", help="任务编号，可写几个。")]
Everything = Annotated[
    bool, typer.Option("--all", help="全部等着这一步的任务，可用 --plan、--unit、--light 缩小。")
]
OfPlan = Annotated[
    str, typer.Option("--plan", metavar="方案", help="与 --all 合用：只办这个方案的，如 P001。")
]
OfUnit = Annotated[
    str, typer.Option("--unit", metavar="单位", help="与 --all 合用：只办这个单位承担的，代码或名称。")
]
OfLight = Annotated[
    Colour | None,
    typer.Option("--light", parser=one_of(LIGHTS), metavar="灯", help="与 --all 合用：只办亮这种灯的。"),
]
WAITED_FOR = {
    Act.DISPATCH: Act.DISPATCH,
    Act.ACCEPT: Act.ACCEPT,
    Act.RETURN: Act.ACCEPT,
    Act.VERIFY: Act.VERIFY,
    Act.REFUSE: Act.VERIFY,
    Act.CLOSE: Act.CLOSE,
    Act.DECIDE_EXTENSION: Act.DECIDE_EXTENSION,
}


@dataclass(frozen=True, slots=True)
class Batch:
    """An act and the tasks that it is to be done on, by whoever sits at the desk."""

    desk: Desk
    act: Act
    codes: list[str]

    def do(self, make: Callable[[str], Command]) -> None:
        """Do it on each on its own; `make` gives the command for a code."""
        do_all(self.desk, self.act, self.codes, make)

    def one_only(self, said: object, words: str) -> None:
        """Raise a usage error where something was said that holds for one task only, and there are several."""
        if said and len(self.codes) > 1:
            raise typer.BadParameter(words)


def batch(
    app: typer.Typer, act: Act, name: str, help: str, example: str, *more: str
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Put a command into `app` that chooses tasks as `chosen` does and hands them to the function as a Batch.

    The function's other parameters, all by keyword, are the command's own options.
    """

    def put(function: Callable[..., None]) -> Callable[..., None]:
        def run(**given: Any) -> None:
            opened = desk()
            codes = chosen(opened, act, **{each.name: given.pop(each.name) for each in CHOOSING})
            function(Batch(opened, act, codes), **given)

        own = list(signature(function).parameters.values())[1:]
        run.__signature__ = Signature([*CHOOSING, *own])  # type: ignore[attr-defined]
        run.__name__, run.__doc__ = function.__name__, function.__doc__
        command(app, name, help, example, *more)(run)
        return function

    return put


def chosen(
    opened: Desk,
    act: Act,
    codes: Codes = None,
    everything: Everything = False,
    plan: OfPlan = "",
    unit: OfUnit = "",
    light: OfLight = None,
) -> list[str]:
    """The codes of the tasks that the act is done on, each once.

    Raises a usage error where neither or both ways of choosing were used, or where --all would take tasks that
    nothing waits for without any narrowing; NotFoundError where --all finds none.
    """
    narrowed = bool(plan or unit or light)
    if not everything:
        if narrowed:
            raise typer.BadParameter("--plan、--unit、--light 要与 --all 合用。")
        return given(codes)
    if codes:
        raise typer.BadParameter("写了任务编号就不用 --all。")
    if act not in WAITED_FOR and not narrowed:
        raise typer.BadParameter(f"“{act.word}”用 --all 时，请写 --plan、--unit 或 --light 缩小范围。")
    with look(opened) as view:
        wanted = TaskFilter(plan=plan, unit=code_of(view, unit), light=light)
        found = meant(view, act, wanted)
    if not found:
        raise NotFoundError(f"没有可以“{act.word}”的任务。", "可以用 duban task list 查看。")
    return found


def meant(view: View, act: Act, wanted: TaskFilter) -> list[str]:
    """The tasks that wait for the act, or that are in a state that admits it; none that a team closes itself."""
    waited = WAITED_FOR.get(act)
    states = () if waited else tuple(sorted(ON_TASKS[act].states))
    wanted = replace(wanted, waits_for=(waited.value,) if waited else (), states=states)
    codes = [each.facts.code for each in find(view, wanted).rows]
    if act not in CLOSING:
        return codes
    teams = closers_of(view)
    return [code for code in codes if not closed_by_others(view, teams, code)]


CHOOSING = list(signature(chosen).parameters.values())[2:]


def given(codes: list[str] | None) -> list[str]:
    """The codes, each once; a usage error where there is none."""
    if not codes:
        raise typer.BadParameter("请写任务编号，或用 --all。", param_hint="--all")
    return list(dict.fromkeys(codes))
