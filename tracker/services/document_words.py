"""机关代字: what the numbers of the office's documents begin with."""

import re

from sqlmodel import Session

from tracker.domain.order_events import DocumentWordSet
from tracker.domain.permissions import Act
from tracker.errors import InputError, RefusedError
from tracker.ledger import tables
from tracker.services.desk import Desk

_WORD = re.compile(r"[\u4e00-\u9fffA-Z]{1,12}")


def document_word(session: Session, office: str) -> str:
    """The office's own 机关代字; the prefix of its task codes until it has set one."""
    row = session.get(tables.Office, office)
    return (row.document_word or row.prefix) if row else ""


def current_document_word(desk: Desk) -> str:
    """The 机关代字 in use."""
    with desk.reading() as session:
        return document_word(session, desk.office)


def set_document_word(desk: Desk, wanted: str) -> None:
    """Begin the numbers of documents with `wanted` from now on; issued ones keep theirs.

    Raises InputError for what cannot stand in front of 〔2020〕, RefusedError where it is in use already.
    """
    desk.require(Act.KEEP_RULES, wanted)
    if not _WORD.fullmatch(wanted):
        raise InputError(
            f"“{wanted}”不能作机关代字。", "应为1至12个汉字或大写字母，如 循扶组，不带年份和序号。"
        )
    with desk.writing() as session:
        if document_word(session, desk.office) == wanted:
            raise RefusedError(f"机关代字已是“{wanted}”，没有变化。")
        desk.append(session, [DocumentWordSet(document_word=wanted)])
