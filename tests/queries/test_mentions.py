"""What names a task is found by the task, without reading the log."""

import json

import pytest
from sqlmodel import select

from tracker.ledger import tables
from tracker.ledger.surroundings import strings
from tracker.services.desk import Desk

pytestmark = pytest.mark.xdist_group("lived")
E, M, T = tables.Event, tables.Mention, tables.Task


def test_every_record_that_names_a_task_is_kept_under_it(lived: Desk) -> None:
    with lived.reading() as session:
        codes = set(session.exec(select(T.code)))
        told = {(row.task, row.seq) for row in session.exec(select(M)) if row.task in codes}
        others = [row for row in session.exec(select(E)) if not row.subject.startswith(("task/", "plan/"))]
    named = {(word, row.seq) for row in others for word in strings(json.loads(row.payload)) if word in codes}
    assert named == told
