"""Where stories are: in the seeds, a frame and chapters."""

import tomllib

from seeds import seed_text
from tracker.domain.story import Story, story_from_toml
from tracker.errors import NotFoundError


def story_told(seed: str) -> Story:
    """The story of a seed (xunhua-2020). Raises NotFoundError where it has none, InputError for a bad one."""
    try:
        frame = seed_text(f"{seed}/story/frame.toml")
        names = [f"{seed}/story/{name}.toml" for name in tomllib.loads(frame)["frame"]["chapters"]]
        chapters = [(name, seed_text(name)) for name in names]
    except OSError as error:
        raise NotFoundError(f"样本“{seed}”没有演示过程：{error}。") from error
    return story_from_toml([(f"{seed}/story/frame.toml", frame), *chapters])
