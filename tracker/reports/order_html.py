"""An order as one HTML file: opens offline, prints on A4."""

from tracker.domain.order_paper import HEADINGS, OrderPaper
from tracker.reports.circular_html import environment
from tracker.reports.titles import title_lines


def as_html(paper: OrderPaper) -> bytes:
    """The order as HTML in UTF-8, without scripts and without anything fetched from elsewhere."""
    html = (
        environment()
        .get_template("order.html.j2")
        .render(paper=paper, title_lines=title_lines(paper.title), headings=HEADINGS)
    )
    return (html.rstrip() + "\n").encode()
