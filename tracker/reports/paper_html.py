"""A paper of the office as one HTML file: opens offline, prints on A4."""

from tracker.domain.paper import Paper
from tracker.reports.circular_html import environment
from tracker.reports.titles import title_lines


def as_html(paper: Paper) -> bytes:
    """The paper as HTML in UTF-8, without scripts and without anything fetched from elsewhere."""
    template = environment().get_template("paper.html.j2")
    html = template.render(paper=paper, title_lines=title_lines(paper.title))
    return (html.rstrip() + "\n").encode()
