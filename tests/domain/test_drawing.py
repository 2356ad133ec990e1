"""A draw can be done again by anybody, with nothing but sha256sum and sort."""

import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.drawing import drawn, lots

NAMES = st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=12, unique=True)


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum 不在这台机器上")
def test_standard_tools_give_the_same_draw() -> None:
    candidates = ("jyj", "slj", "czj", "积石镇")
    script = (
        'for each in "$@"; do '
        'printf \'%s %s\\n\' "$(printf \'%s\' "2020-05-11:$each" | sha256sum | cut -c1-64)" "$each"; '
        "done | sort | head -n 2 | cut -d' ' -f2"
    )
    found = subprocess.run(
        ["sh", "-c", script, "sh", *candidates], capture_output=True, text=True, check=True
    )
    assert tuple(found.stdout.split()) == drawn("2020-05-11", candidates, 2)


@given(seed=st.text(max_size=8), candidates=NAMES, data=st.data())
def test_the_order_of_the_list_does_not_matter(seed: str, candidates: list[str], data: st.DataObject) -> None:
    count = data.draw(st.integers(0, len(candidates)))
    shuffled = data.draw(st.permutations(candidates))
    assert drawn(seed, candidates, count) == drawn(seed, shuffled, count)


@given(seed=st.text(max_size=8), candidates=NAMES, data=st.data())
def test_as_many_are_drawn_as_were_asked_for_and_each_has_its_number(
    seed: str, candidates: list[str], data: st.DataObject
) -> None:
    count = data.draw(st.integers(0, len(candidates)))
    found = lots(seed, candidates, count)
    assert sorted(lot.candidate for lot in found) == sorted(candidates)
    assert sum(lot.drawn for lot in found) == count
    assert [lot.number for lot in found] == sorted(lot.number for lot in found)


def test_every_candidate_is_drawn_under_some_seed() -> None:
    candidates = ("a", "b", "c", "d", "e")
    times = [drawn(str(seed), candidates, 1)[0] for seed in range(500)]
    assert all(60 < times.count(each) < 140 for each in candidates)
