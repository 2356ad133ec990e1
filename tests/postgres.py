"""A real PostgreSQL for the tests, from Debian's package, on a free port, gone afterwards."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# As an office's database is: it sorts ~ before the digits. Since PostgreSQL 15.
CHINESE = ("--locale-provider=icu", "--icu-locale=zh")


def programs() -> Path | None:
    """The folder of initdb and pg_ctl; None where PostgreSQL is not installed."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return versions[-1].parent if versions else None


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """The URL of a server whose data lie in `folder`. PostgreSQL refuses root, so it runs as nobody then."""
    bin_folder = programs()
    assert bin_folder is not None
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder.chmod(0o755)
    data = folder / "data"
    data.mkdir()
    user = "nobody" if os.geteuid() == 0 else None
    if user:
        shutil.chown(data, user)
        for parent in [*folder.parents][:3]:
            if parent.stat().st_uid == os.geteuid() and parent != Path("/tmp"):
                parent.chmod(parent.stat().st_mode | 0o011)

    def run(*command: str | Path, check: bool = True) -> None:
        subprocess.run(command, check=check, user=user, cwd=data, capture_output=True, timeout=60)

    run(
        bin_folder / "initdb",
        *CHINESE,
        "--no-sync",
        "-A",
        "trust",
        "-U",
        "duban",
        "-E",
        "UTF8",
        "-D",
        data / "db",
    )
    options = f"-F -p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={data}"
    log = data / "log"
    run(bin_folder / "pg_ctl", "-w", "-D", data / "db", "-l", log, "-o", options, "start")
    try:
        yield f"postgresql://duban@127.0.0.1:{port}/postgres"
    finally:
        # A server whose folder another run has cleared away has stopped by itself.
        run(bin_folder / "pg_ctl", "-D", data / "db", "-m", "immediate", "stop", check=False)
