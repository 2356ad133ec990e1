"""Whatever is changed behind the program's back is found."""

from collections.abc import Callable

import pytest
from sqlmodel import SQLModel, select

from tracker.domain.permissions import Role
from tracker.errors import DamagedError
from tracker.ledger import tables
from tracker.ledger.verification import verify
from tracker.services.accounts import NewAccount, open_account
from tracker.services.desk import Desk

Tamper = Callable[..., None]
EVENT_COLUMNS = [column.name for column in SQLModel.metadata.tables["event"].columns]


def damaged(desk: Desk, match: str = "") -> None:
    with pytest.raises(DamagedError, match=match or None):
        verify(desk.engine, desk.office)


def test_an_untouched_ledger_holds_and_says_how_much_it_has(lively: Desk) -> None:
    verified = verify(lively.engine, lively.office)
    with lively.reading() as session:
        events = session.exec(select(tables.Event)).all()
    assert verified.events == len(events)
    assert verified.head == events[-1].hash


@pytest.mark.parametrize("column", EVENT_COLUMNS)
@pytest.mark.parametrize("row", [1, -1])
def test_one_byte_flipped_in_any_column_of_an_event_is_found(
    lively: Desk, tamper: Tamper, column: str, row: int
) -> None:
    with lively.reading() as session:
        seqs = session.exec(select(tables.Event.seq).order_by(tables.Event.seq)).all()
    seq = seqs[row]
    flipped = "seq + 1000" if column == "seq" else flip(column)
    tamper(lively, f"UPDATE event SET {column} = {flipped} WHERE seq = {seq}")
    damaged(lively)


def flip(column: str) -> str:
    """SQL for the column with the lowest bit of its last byte flipped."""
    head = f"substr(CAST({column} AS BLOB), 1, length(CAST({column} AS BLOB)) - 1)"
    last = f"unicode(substr({column}, -1))"
    return f"CAST({head} || CAST(char(({last} | 1) - ({last} & 1)) AS BLOB) AS TEXT)"


def test_a_byte_that_is_no_text_any_more_is_found(lively: Desk, tamper: Tamper) -> None:
    tamper(lively, "UPDATE event SET payload = CAST(x'ff' || CAST(payload AS BLOB) AS TEXT) WHERE seq = 9")
    damaged(lively, "第8条之后")


def test_a_deleted_event_is_found_in_the_middle(lively: Desk, tamper: Tamper) -> None:
    tamper(lively, "DELETE FROM event WHERE seq = 5")
    damaged(lively, "第5条不见了")


def test_two_events_that_changed_places_are_found(lively: Desk, tamper: Tamper) -> None:
    tamper(
        lively,
        "UPDATE event SET seq = 100005 WHERE seq = 5",
        "UPDATE event SET seq = 5 WHERE seq = 6",
        "UPDATE event SET seq = 6 WHERE seq = 100005",
    )
    damaged(lively, "第5条与上一条接不上")


def test_a_deleted_tail_is_found_by_the_hash_kept_from_before(lively: Desk, tamper: Tamper) -> None:
    head = verify(lively.engine, lively.office).head
    assert verify(lively.engine, lively.office, expect=head).head == head
    with lively.reading() as session:
        last = session.exec(select(tables.Event).order_by(tables.Event.seq.desc())).first()  # type: ignore[attr-defined]
        assert last is not None
    tamper(lively, f"DELETE FROM event WHERE seq = {last.seq}")
    with pytest.raises(DamagedError, match="没有校验值"):
        verify(lively.engine, lively.office, expect=head)


@pytest.mark.parametrize("table", [str(table.__tablename__) for table in tables.COMPUTED])
def test_an_edit_in_any_column_of_a_computed_table_is_found(lively: Desk, tamper: Tamper, table: str) -> None:
    first = f'WHERE rowid = (SELECT min(rowid) FROM "{table}")'
    for column in map(str, SQLModel.metadata.tables[table].columns.keys()):
        edit = f"""CASE
            WHEN "{column}" IS NULL THEN '7'
            WHEN typeof("{column}") IN ('integer', 'real') THEN "{column}" + 1000
            WHEN json_valid("{column}") AND substr("{column}", 1, 1) IN ('[', '{{') THEN '["改"]'
            WHEN "{column}" GLOB '????-??-??' THEN '1999-01-01'
            ELSE "{column}" || '改' END"""
        keep = f'CREATE TABLE kept AS SELECT rowid AS row, "{column}" AS value FROM "{table}" {first}'
        tamper(lively, keep, f'UPDATE "{table}" SET "{column}" = {edit} {first}')
        try:
            damaged(lively)
        except pytest.fail.Exception as missed:
            raise AssertionError(f"{table}.{column}") from missed
        back = (
            f'UPDATE "{table}" SET "{column}" = (SELECT value FROM kept) WHERE rowid = (SELECT row FROM kept)'
        )
        tamper(lively, back, "DROP TABLE kept")
    verify(lively.engine, lively.office)


@pytest.mark.parametrize("table", ["task", "part", "deadline", "filing", "unit", "account"])
def test_a_row_taken_out_of_a_computed_table_is_found(lively: Desk, tamper: Tamper, table: str) -> None:
    tamper(lively, f'DELETE FROM "{table}" WHERE rowid = (SELECT min(rowid) FROM "{table}")')
    damaged(lively, "缺少" if table != "account" else "")


def test_a_row_without_an_event_is_found(lively: Desk, tamper: Tamper) -> None:
    tamper(
        lively,
        "INSERT INTO deadline (office, subject, task, version, day, since, reason) "
        "VALUES ('xunhua', 'task/XH2020-001', 'XH2020-001', 9, '2021-01-01', '2020-03-16', '')",
    )
    damaged(lively, "多出一行")


def test_a_password_hash_put_in_place_of_another_is_found(lively: Desk, tamper: Tamper) -> None:
    open_account(lively, NewAccount("audit", "审计", Role.AUDITOR), "another-long-password")
    tamper(
        lively,
        "UPDATE credential SET hash = (SELECT hash FROM credential WHERE account = 'audit') "
        "WHERE account = 'office'",
    )
    damaged(lively, "密码摘要被替换")


def test_missing_triggers_are_found(lively: Desk) -> None:
    with lively.engine.execution_options(duban_writes=True).begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER event_refuses_update")
    damaged(lively, "触发器")
