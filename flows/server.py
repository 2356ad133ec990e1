"""The Prefect server that PREFECT_API_URL names: asked before Prefect is imported, which takes seconds."""

from http.client import HTTPException
from urllib.request import urlopen

from pydantic_settings import BaseSettings, SettingsConfigDict

from tracker.errors import SetupError

ANSWER_SECONDS = 10
REMEDY = (
    "请先在另一个终端运行 python -m flows server，再设置环境变量 "
    "PREFECT_API_URL=http://127.0.0.1:4200/api，然后重新运行。"
)


class ServerSettings(BaseSettings):
    """Where the server is, if one is named."""

    model_config = SettingsConfigDict(env_prefix="PREFECT_", extra="ignore", env_ignore_empty=True)

    api_url: str | None = None


def named_server() -> str:
    """The URL of the server that is named; empty when none is. Raises SetupError for one that does not answer."""
    url = ServerSettings().api_url
    if url is None:
        return ""
    try:
        with urlopen(f"{url.rstrip('/')}/health", timeout=ANSWER_SECONDS):  # noqa: S310 - the office's own server
            return url
    except (OSError, ValueError, HTTPException) as error:
        raise SetupError(f"Prefect 服务“{url}”没有应答，没有运行。", REMEDY) from error


def refuse_without_server() -> None:
    """Raise SetupError without a server: serving would wait for ever and never run anything."""
    if not named_server():
        raise SetupError("没有设置 PREFECT_API_URL，定时任务不会运行，没有启动。", REMEDY)
