"""Breaking a title into lines (GB/T 9704-2012, 7.3.1): words stay whole, the lines are even."""

WIDTH = 20  # characters of 二号 to a line of 156 mm


def title_lines(words: str) -> list[str]:
    """The lines of a title: broken after 》 or ” where that fits, else of even length."""
    if len(words) <= WIDTH:
        return [words]
    for closing in "》”":
        head, mark, tail = words.rpartition(closing)
        if mark and len(head) + 1 <= WIDTH and 0 < len(tail) <= WIDTH:
            return [head + mark, tail]
    count = -(-len(words) // WIDTH)
    size = -(-len(words) // count)
    return [words[start : start + size] for start in range(0, len(words), size)]
