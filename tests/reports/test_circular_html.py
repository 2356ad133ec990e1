"""The HTML circular: one file, offline, every number opens its list, and no title does anything."""

import re

from selectolax.lexbor import LexborHTMLParser

from tracker.domain.circular import Circular
from tracker.reports.circulars import Format, render


def page(circular: Circular) -> LexborHTMLParser:
    return LexborHTMLParser(render(circular, Format.HTML).decode())


def test_it_stands_alone(circular: Circular) -> None:
    html = render(circular, Format.HTML).decode()
    assert not page(circular).css("script, link, img, iframe, object, form")
    assert not re.search(r"url\(|@import|https?://", html)


def test_every_link_leads_to_something_on_the_page(circular: Circular) -> None:
    tree = page(circular)
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    assert {link.attributes["href"] for link in tree.css("a")} <= {f"#{each}" for each in ids}


def test_each_number_opens_the_list_behind_it(circular: Circular) -> None:
    tree = page(circular)
    links = tree.css("main a.n")
    assert [link.text() for link in links] == [number.text for number in circular.numbers]
    for link, number in zip(links, circular.numbers, strict=True):
        listed = tree.css(f"{link.attributes['href']} li")
        assert [each.text().split()[0] for each in listed] == [ref.code for ref in number.refs]


def test_a_named_task_leads_to_its_line_in_the_ledger(circular: Circular) -> None:
    tree = page(circular)
    link = next(each for each in tree.css("main p a.task") if each.text() == "XH2020-003")
    row = tree.css_first(link.attributes["href"])
    assert row.tag == "tr"
    assert row.css_first("td").text() == "XH2020-003"


def test_hostile_words_stay_words(hostile: Circular) -> None:
    tree = page(hostile)
    assert not tree.css("script, img, b")
    text = tree.css_first("main").text()
    assert "<script>alert(1)</script>" in text
    assert "{{ 7*7 }}" in text
    assert "\x00" not in text
    assert "\u202e" not in text


def test_the_text_is_the_circulars_own(circular: Circular) -> None:
    body = [node.text() for node in page(circular).css("main > p:not([class]), main > h3")]
    assert body == [each.text for section in circular.sections for each in section.paragraphs]
