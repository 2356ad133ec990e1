"""Several names typed in one field."""

SEPARATORS = str.maketrans(dict.fromkeys("，,;；\n\t ", "、"))


def listed(text: str) -> tuple[str, ...]:
    """教育局、fpb，县水利局 as names, as they were typed: a group may hold a 、 of its own."""
    return tuple(name for name in text.translate(SEPARATORS).split("、") if name)
