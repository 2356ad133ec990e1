"""The hash chain: SM3 (GB/T 32905-2016) over every column of every event."""

import hashlib
import json
from functools import cache
from typing import NamedTuple, Protocol

ORIGIN = "0" * 64
_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Chained(Protocol):
    """The columns of an event that its hash covers."""

    @property
    def office(self) -> str: ...
    @property
    def seq(self) -> int: ...
    @property
    def at(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def account(self) -> str: ...
    @property
    def payload(self) -> str: ...
    @property
    def previous(self) -> str: ...


class Link(NamedTuple):
    """Those columns of an event that is about to be chained."""

    office: str
    seq: int
    at: str
    kind: str
    subject: str
    account: str
    payload: str
    previous: str


def sm3(data: bytes) -> str:
    """The SM3 of `data` in hex."""
    return _from_openssl(data) if _openssl_has_sm3() else _from_cryptography(data)


def link(event: Chained) -> str:
    """The hash of an event: SM3 of its sealed bytes."""
    return sm3(sealed(event))


def sealed(event: Chained) -> bytes:
    """The bytes that are hashed: the JSON array of its columns, in this order, UTF-8, no white space."""
    columns = [
        event.office,
        event.seq,
        event.at,
        event.kind,
        event.subject,
        event.account,
        event.payload,
        event.previous,
    ]
    return _as_json(columns).encode("utf-8", "surrogatepass")


@cache
def _openssl_has_sm3() -> bool:
    try:
        hashlib.new("sm3")
    except ValueError:
        return False
    return True


def _from_openssl(data: bytes) -> str:
    return hashlib.new("sm3", data).hexdigest()


def _from_cryptography(data: bytes) -> str:
    from cryptography.hazmat.primitives import hashes

    digest = hashes.Hash(hashes.SM3())
    digest.update(data)
    return digest.finalize().hex()
