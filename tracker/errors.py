"""One error tree: what happened, what to do, and the exit code of the command line.

Every error that a person can meet carries a Chinese sentence. Front ends print it; they never
print a traceback for it.
"""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of `duban`, in one place."""

    OK = 0
    FAILED = 1  # something outside (disk, database) went wrong
    USAGE = 2  # the call's words are wrong (Typer's own code)
    INPUT = 3  # a document or a value cannot be used
    NOT_FOUND = 4  # no such task, plan, unit, account
    REFUSED = 5  # the rules or the permissions say no
    STALE = 6  # somebody else was faster
    DAMAGED = 7  # the log does not verify
    SIGN_IN = 8  # nobody is signed in, or the password is wrong
    INTERRUPTED = 130


class DubanError(Exception):
    """What happened (`message`) and what to do about it (`remedy`), both in Chinese."""

    exit_code = Exit.FAILED

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}{self.remedy}"


class InputError(DubanError):
    """A document, a file or a value cannot be used."""

    exit_code = Exit.INPUT


class SeveralPlansError(InputError):
    """A file holds several plans where one is wanted; `titles` are theirs, in order."""

    def __init__(self, message: str, remedy: str, titles: tuple[str, ...]) -> None:
        super().__init__(message, remedy)
        self.titles = titles


class NotFoundError(DubanError):
    """There is no such thing in this ledger."""

    exit_code = Exit.NOT_FOUND


class RefusedError(DubanError):
    """A rule or a permission forbids the act."""

    exit_code = Exit.REFUSED


class StaleError(DubanError):
    """The act was decided on a version that somebody has changed since."""

    exit_code = Exit.STALE


class DamagedError(DubanError):
    """The log or a table computed from it does not hold."""

    exit_code = Exit.DAMAGED


class SignInError(DubanError):
    """Nobody is signed in, or name and password do not match."""

    exit_code = Exit.SIGN_IN


class SetupError(DubanError):
    """The place where the ledger lives cannot be used."""

    exit_code = Exit.FAILED
