"""`duban task show`."""

from tracker.cli import output, task_page
from tracker.cli.commands import command, shelf
from tracker.cli.seat import desk
from tracker.cli.values import AsJson, AsOf, Code
from tracker.services.task_page import task_page as page_of
from tracker.services.tasks import acts_offered

app = shelf()


@command(
    app,
    "show",
    "显示一项任务：内容、各单位、时限、进度、填报、延期、履历，以及你现在能办什么。",
    "duban task show XH2020-012",
    "duban task show XH2020-012 --as-of 2020-05-31",
)
def show(code: Code, as_of: AsOf = None, as_json: AsJson = False) -> None:
    """Print the page of a task."""
    opened = desk()
    page = page_of(opened, code, as_of)
    acts = () if as_of else acts_offered(opened, page.task)
    if as_json:
        output.print_json(task_page.as_json(page, acts))
        return
    for line in task_page.lines(page, acts):
        output.write(line)
