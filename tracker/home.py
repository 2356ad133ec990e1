"""One folder holds an office's things: ledger.db, the session, evidence, outbox and circulars."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tracker.errors import SetupError

CONFIG = "duban.toml"


@dataclass(frozen=True, slots=True)
class Home:
    """The folder `path` (DUBAN_HOME). `practice_day` is set in a ledger made to practise on."""

    path: Path
    office: str = ""
    practice_day: date | None = None

    @property
    def database_url(self) -> str:
        """Where the ledger is, unless DUBAN_DATABASE_URL says otherwise."""
        return f"sqlite:///{self.path / 'ledger.db'}"

    @property
    def session_file(self) -> Path:
        """The token of whoever is signed in on the command line."""
        return self.path / "session"

    @property
    def evidence(self) -> Path:
        """Evidence files, each under the SM3 of its content."""
        return self.path / "evidence"

    @property
    def outbox(self) -> Path:
        """Reminders as files, for whoever carries them on."""
        return self.path / "outbox"

    @property
    def circulars(self) -> Path:
        """Circulars and their annexes."""
        return self.path / "circulars"

    @property
    def orders(self) -> Path:
        """Printed orders: 提醒函, 催办单, 督办单, 约谈建议."""
        return self.path / "orders"

    def write_config(self) -> None:
        """Write the folder's own settings: which office it is of, and the practice day if it has one."""
        lines = [f'office = "{self.office}"']
        if self.practice_day:
            lines.append(f"practice_day = {self.practice_day.isoformat()}")
        self.make()
        (self.path / CONFIG).write_text("\n".join(lines) + "\n", encoding="utf-8")

    def make(self) -> None:
        """Create the folder, readable by its owner only."""
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise SetupError(
                f"不能建立目录“{self.path}”：{error.strerror}。", "请检查 DUBAN_HOME。"
            ) from error


def open_home(path: Path) -> Home:
    """The home at `path` with its settings, if it has any. Raises SetupError where they cannot be read."""
    config = path / CONFIG
    if not config.exists():
        return Home(path)
    try:
        values = tomllib.loads(config.read_text(encoding="utf-8"))
        day = values.get("practice_day")
        if day is not None and type(day) is not date:
            raise ValueError("practice_day")
        return Home(path, str(values.get("office", "")), day)
    except (OSError, ValueError) as error:
        raise SetupError(
            f"设置文件“{config}”不能读取：{error}。", "请改正该文件，或删除后用 duban init 重建。"
        ) from error
