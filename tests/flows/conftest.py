"""One Prefect server for the whole run, and the program run against it as people run it.

`prefect_test_harness` starts a server without a scheduler, so that a served schedule could not be
tested with it; starting takes most of the time, so one server with a scheduler serves all tests.
Prefect itself is never imported here: each worker of a parallel run would pay for it.
"""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

STARTING_SECONDS = 300
BUSY_TIMES = 30
LISTENER = """
import os, sys
ADDRESSES = {"socket.connect": lambda a: a[1][0] if isinstance(a[1], tuple) else None, "socket.getaddrinfo": lambda a: a[0]}
def listen(event, arguments):
    if event in ADDRESSES:
        host = ADDRESSES[event](arguments) or "localhost"
        host = host.decode() if isinstance(host, bytes) else host
        if not host.startswith("127.") and host not in ("::1", "0.0.0.0", "localhost"):
            with open(os.environ["CALLS_FILE"], "a") as file:
                file.write(f"{host} {sys.argv}\\n")
sys.addaudithook(listen)
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep these tests on one worker of a parallel run, so that one server is started."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("prefect"))


class PrefectServer:
    """A real server on a port of the system's choice. `calls` names every process that called the outside."""

    def __init__(self, folder: Path) -> None:
        self.calls = folder / "calls"
        (folder / "sitecustomize.py").write_text(LISTENER, encoding="utf-8")
        self.environment = {
            **{
                name: value
                for name, value in os.environ.items()
                if not name.startswith(("PREFECT_", "DUBAN_"))
            },
            "PREFECT_HOME": str(folder / "prefect"),
            "PREFECT_API_BLOCKS_REGISTER_ON_START": "0",
            "PREFECT_SERVER_DATABASE_TIMEOUT": "60",
            "PREFECT_SERVER_DATABASE_CONNECTION_TIMEOUT": "60",
            "PYTHONPATH": f"{folder}{os.pathsep}{Path(__file__).parents[2]}",
            "CALLS_FILE": str(self.calls),
        }
        with socket.create_server(("127.0.0.1", 0), backlog=64) as listening:
            self.url = f"http://127.0.0.1:{listening.getsockname()[1]}/api"
            self.process = subprocess.Popen(
                [sys.executable, "-c", SERVER, str(listening.fileno())],
                env={**self.environment, "PREFECT_UI_ENABLED": "0"},
                pass_fds=[listening.fileno()],
            )
        self.environment["PREFECT_API_URL"] = self.url

    def ask(self, path: str, question: Any = None) -> Any:
        """What the server answers to a POST. One that is busy (503: its SQLite is locked) is asked again,
        as Prefect's own client does."""
        request = Request(f"{self.url}{path}", json.dumps(question or {}).encode(), method="POST")
        request.add_header("Content-Type", "application/json")
        for _ in range(BUSY_TIMES):
            try:
                with urlopen(request, timeout=STARTING_SECONDS) as answer:
                    return json.loads(answer.read() or "null")
            except HTTPError as error:
                if error.code != HTTPStatus.SERVICE_UNAVAILABLE:
                    raise
                error.close()
        raise AssertionError(f"{path}: the server stayed busy")


SERVER = """
import sys
import flows
import uvicorn
uvicorn.run(
    "prefect.server.api.server:create_app", factory=True, fd=int(sys.argv[1]), log_level="error", lifespan="on"
)
"""


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrefectServer]:
    """The server, answering: a connection waits in its queue until it does."""
    server = PrefectServer(tmp_path_factory.mktemp("prefect"))
    try:
        with urlopen(f"{server.url}/health", timeout=STARTING_SECONDS) as answer:
            assert answer.status == 200
        yield server
    finally:
        server.process.terminate()
        server.process.wait()


Flows = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def flows(prefect_server: PrefectServer) -> Flows:
    """`python -m flows …` against the server."""

    def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "flows", *words],
            env={**prefect_server.environment, **environment},
            capture_output=True,
            text=True,
            timeout=STARTING_SECONDS,
            check=False,
        )

    return run
