"""`python -m tui`: the ledger of DUBAN_HOME in the terminal."""

import sys

from tracker.errors import DubanError, SignInError
from tracker.services.accounts import resume
from tracker.services.desk import Desk, open_desk


def desk_of_session() -> Desk:
    """The ledger, with whoever is signed in on the command line, or nobody."""
    desk = open_desk()
    try:
        return resume(desk)
    except SignInError:
        return desk


def main() -> int:
    """Run the program; the exit code says how it ended."""
    try:
        desk = desk_of_session()
    except DubanError as error:
        sys.stderr.write(f"{error}\n")
        return int(error.exit_code)
    from tui.app import DubanApp

    app = DubanApp(desk)
    app.run()
    return app.return_code or 0


if __name__ == "__main__":
    raise SystemExit(main())
