"""The shape of the database: made, brought up to date, or refused where it is of a newer version."""

from pathlib import Path

from sqlalchemy import Engine, inspect, text

from tracker.errors import SetupError

REVISION = "0006"


def stored_revision(engine: Engine) -> str:
    """The revision of the tables that stand in the database; empty where there are none."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return ""
        return str(connection.scalar(text("SELECT version_num FROM alembic_version")) or "")


def upgrade(engine: Engine, revision: str = REVISION) -> None:
    """Bring the tables to `revision`, this version's by default. Raises SetupError where they are of a newer one."""
    stored = stored_revision(engine)
    if stored == revision:
        return
    if stored > REVISION:
        raise SetupError(
            f"这个台账由更新版本的 duban 建立（结构版本{stored}，本程序是{REVISION}）。",
            "请升级 duban 后再打开；台账没有改动。",
        )
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.execution_options(duban_writes=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
