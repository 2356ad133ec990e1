"""Whatever is changed behind the program's back is found."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, SQLModel, select

from tracker.domain.permissions import Role
from tracker.errors import DamagedError
from tracker.ledger import tables
from tracker.ledger.verification import verify
from tracker.services.accounts import NewAccount, open_account
from tracker.services.desk import Desk

Tampered = Callable[..., Engine]
OFFICE = "xunhua"
EVENT_COLUMNS = [column.name for column in SQLModel.metadata.tables["event"].columns]


def damaged(engine: Engine, match: str = "") -> None:
    with pytest.raises(DamagedError, match=match or None):
        verify(engine, OFFICE)


def seqs(engine: Engine) -> list[int]:
    with Session(engine) as session:
        return list(session.exec(select(tables.Event.seq).order_by(tables.Event.seq)))


def test_an_untouched_ledger_holds_and_says_how_much_it_has(lively: Desk) -> None:
    verified = verify(lively.engine, lively.office)
    with lively.reading() as session:
        events = session.exec(select(tables.Event)).all()
    assert verified.events == len(events)
    assert verified.head == events[-1].hash


@pytest.mark.parametrize("column", EVENT_COLUMNS)
@pytest.mark.parametrize("row", [0, 1, -1])
def test_one_byte_flipped_in_any_column_of_an_event_is_found(
    tampered: Tampered, column: str, row: int
) -> None:
    seq = seqs(tampered())[row]
    flipped = "seq + 1000" if column == "seq" else flip(column)
    damaged(tampered(f"UPDATE event SET {column} = {flipped} WHERE seq = {seq}"))


def flip(column: str) -> str:
    """SQL for the column with the lowest bit of its last byte flipped."""
    head = f"substr(CAST({column} AS BLOB), 1, length(CAST({column} AS BLOB)) - 1)"
    last = f"unicode(substr({column}, -1))"
    return f"CAST({head} || CAST(char(({last} | 1) - ({last} & 1)) AS BLOB) AS TEXT)"


def test_a_byte_that_is_no_text_any_more_is_found(tampered: Tampered) -> None:
    no_text = "CAST(x'ff' || CAST(payload AS BLOB) AS TEXT)"
    damaged(tampered(f"UPDATE event SET payload = {no_text} WHERE seq = 9"), "第8条之后")


def test_a_deleted_event_is_found_in_the_middle(tampered: Tampered) -> None:
    damaged(tampered("DELETE FROM event WHERE seq = 5"), "第5条不见了")


def test_two_events_that_changed_places_are_found(tampered: Tampered) -> None:
    changed = tampered(
        "UPDATE event SET seq = 100005 WHERE seq = 5",
        "UPDATE event SET seq = 5 WHERE seq = 6",
        "UPDATE event SET seq = 6 WHERE seq = 100005",
    )
    damaged(changed, "第5条与上一条接不上")


def test_a_deleted_tail_is_found_by_the_hash_kept_from_before(tampered: Tampered) -> None:
    whole = tampered()
    head = verify(whole, OFFICE).head
    assert verify(whole, OFFICE, expect=head).head == head
    cut = tampered(f"DELETE FROM event WHERE seq = {seqs(whole)[-1]}")
    with pytest.raises(DamagedError, match="没有校验值"):
        verify(cut, OFFICE, expect=head)


@pytest.mark.parametrize("table", [str(table.__tablename__) for table in tables.COMPUTED])
def test_an_edit_in_any_column_of_a_computed_table_is_found(tampered: Tampered, table: str) -> None:
    first = f'WHERE rowid = (SELECT min(rowid) FROM "{table}")'
    for column in map(str, SQLModel.metadata.tables[table].columns.keys()):
        edit = f"""CASE
            WHEN "{column}" IS NULL THEN '7'
            WHEN typeof("{column}") IN ('integer', 'real') THEN "{column}" + 1000
            WHEN json_valid("{column}") AND substr("{column}", 1, 1) IN ('[', '{{') THEN '["改"]'
            WHEN "{column}" GLOB '????-??-??' THEN '1999-01-01'
            ELSE "{column}" || '改' END"""
        try:
            damaged(tampered(f'UPDATE "{table}" SET "{column}" = {edit} {first}'))
        except pytest.fail.Exception as missed:
            raise AssertionError(f"{table}.{column}") from missed


@pytest.mark.parametrize("table", ["task", "part", "deadline", "filing", "unit", "account"])
def test_a_row_taken_out_of_a_computed_table_is_found(tampered: Tampered, table: str) -> None:
    without = tampered(f'DELETE FROM "{table}" WHERE rowid = (SELECT min(rowid) FROM "{table}")')
    damaged(without, "缺少" if table != "account" else "")


def test_a_row_without_an_event_is_found(tampered: Tampered) -> None:
    more = tampered(
        "INSERT INTO deadline (office, subject, task, version, day, since, reason) "
        "VALUES ('xunhua', 'task/XH2020-001', 'XH2020-001', 9, '2021-01-01', '2020-03-16', '')",
    )
    damaged(more, "多出一行")


def test_a_password_hash_put_in_place_of_another_is_found(lively: Desk) -> None:
    open_account(lively, NewAccount("audit", "审计", Role.AUDITOR), "another-long-password")
    with lively.engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE credential SET hash = (SELECT hash FROM credential WHERE account = 'audit') "
            "WHERE account = 'office'"
        )
    damaged(lively.engine, "密码摘要被替换")


def test_missing_triggers_are_found(lively: Desk) -> None:
    with lively.engine.execution_options(duban_writes=True).begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER event_refuses_update")
    damaged(lively.engine, "触发器")
