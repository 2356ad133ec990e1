"""Who could lead an item that names nobody: proposals with their points and reasons, for people to decide.

A proposal is never taken over by itself. Its points are the sum of its terms, and each term says what it
rests on: the usual remit of such an organ, the items of the ledger that speak of the same, the plan's
title, the unit's own name.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tracker.domain.matters import Matter, Vocabulary, vocabulary_of
from tracker.domain.remits import Organ, names_of
from tracker.domain.units import Unit, UnitKind

OWN, SHARES, OWN_NAME, THEME, PRECEDENT = 3.0, 1.0, 3.0, 0.5, 4.0
IN_TITLE, IN_NAME = "方案标题中有", "单位名称中有"
HELPERS = {UnitKind.COMPANY, UnitKind.COMMUNITY, UnitKind.TOWNSHIP}
PROPOSED = 3
FEWEST_POINTS = 1.0
WORDS_SHOWN = 4
ROUNDING = 0.5  # what rounding the terms to tenths may add


_Ground = tuple[str, float, str]  # the kind of organ, the points of a word, why: 教育主管


@dataclass(frozen=True, slots=True)
class Term:
    """One reason and what it counts, to a tenth of a point."""

    reason: str
    points: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """A unit that could lead, and why; the strongest reason stands first."""

    unit: Unit
    terms: tuple[Term, ...]

    @property
    def points(self) -> float:
        """The sum of the terms."""
        return round(sum(term.points for term in self.terms), 1)

    @property
    def sentence(self) -> str:
        """The reasons with their points in one sentence."""
        return "；".join(f"{term.reason}（{term.points:+.1f}）" for term in self.terms)


class _Held(NamedTuple):
    """A word of the matter in question, what it counts, and why (教育主管)."""

    word: str
    points: float
    label: str


class _Led(NamedTuple):
    """A word, and how many of the ledger's matters with it one unit leads."""

    word: str
    times: int
    of: int
    points: float


@dataclass(slots=True)
class _Alike:
    """The ledger's matters with one word: how many there are, and how many each unit leads."""

    total: int = 0
    led: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Proposer:
    """What proposals are made from: see `proposer`.

    `rests_on` is, for each word, the kinds of organs that own or share it; `own_names` the words that only
    one unit's names have; `theme` what the plan's title speaks for, `rarity` what a word counts among the
    items of the plan, `holding` which matters of the ledger speak of it.
    """

    units: tuple[Unit, ...]
    organs: Mapping[str, tuple[str, ...]]
    own_names: Mapping[str, frozenset[str]]
    vocabulary: Vocabulary
    rests_on: Mapping[str, tuple[_Ground, ...]]
    theme: frozenset[str]
    rarity: Mapping[str, float]
    known: Mapping[Matter, Mapping[str, float]]
    ledger: Mapping[str, Matter]
    holding: Mapping[str, _Alike]

    def propose(self, matter: Matter) -> tuple[Proposal, ...]:
        """At most three units, the likeliest first; none where nothing speaks for anybody.

        Where the item itself names units, only these are weighed.
        """
        strengths = self.known.get(matter) or self.vocabulary.strengths(matter)
        words = {word: held * self.rarity.get(word, 1.0) for word, held in strengths.items()}
        grounds = self._grounds(words)
        precedents = self._precedents(matter, words)
        totals = {organ: sum(held.points for held in of_organ) for organ, of_organ in grounds.items()}
        by_ledger = {code: sum(led.points for led in of_unit) for code, of_unit in precedents.items()}

        def at_most(unit: Unit) -> float:
            own = sum(OWN_NAME * words[word] for word in self.own_names.get(unit.code, ()) if word in words)
            held = sum(totals.get(organ, 0.0) for organ in self.organs[unit.code])
            return held + own + by_ledger.get(unit.code, 0.0) + ROUNDING

        admitted = [
            (at_most(unit), unit) for unit in self.units if unit.code in (matter.among or self.organs)
        ]
        admitted.sort(key=lambda each: (-each[0], each[1].code))
        found: list[Proposal] = []
        for most, unit in admitted:
            if most < FEWEST_POINTS or (len(found) == PROPOSED and most < found[-1].points):
                break
            found.append(self._weighed(unit, words, grounds, precedents.get(unit.code, [])))
            found.sort(key=lambda each: (-each.points, each.unit.code))
            del found[PROPOSED:]
        return tuple(proposal for proposal in found if proposal.points >= FEWEST_POINTS)

    def _grounds(self, words: Mapping[str, float]) -> dict[str, list[_Held]]:
        """What speaks for each kind of organ."""
        grounds: dict[str, list[_Held]] = {}
        for word, strength in words.items():
            for organ, points, label in self.rests_on.get(word, ()):
                grounds.setdefault(organ, []).append(_Held(word, points * strength, label))
        for word in self.theme:
            for organ, points, _ in self.rests_on.get(word, ()):
                grounds.setdefault(organ, []).append(_Held(word, THEME * points, IN_TITLE))
        return grounds

    def _weighed(
        self, unit: Unit, words: Mapping[str, float], grounds: Mapping[str, list[_Held]], led: list[_Led]
    ) -> Proposal:
        best: dict[tuple[str, bool], _Held] = {}
        for organ in self.organs[unit.code]:
            for held in grounds.get(organ, ()):
                key = (held.word, held.label == IN_TITLE)
                if key not in best or held.points > best[key].points:
                    best[key] = held
        own = self.own_names.get(unit.code, frozenset()) & words.keys()
        held_by_name = (_Held(word, OWN_NAME * words[word], IN_NAME) for word in own)
        terms = [*_word_terms((*best.values(), *held_by_name)), *_precedent_terms(unit, led)]
        total = sum(term.points for term in terms)
        if unit.kind in HELPERS and total:
            terms.append(Term(f"{unit.kind.value}多为配合，减半", -round(total / 2, 1)))
        return Proposal(unit, tuple(sorted(terms, key=lambda term: -term.points)))

    def _precedents(self, matter: Matter, words: Iterable[str]) -> dict[str, list[_Led]]:
        """What the ledger's matters of the same words say of each unit; a word of most of them says nothing."""
        found: dict[str, list[_Led]] = {}
        own = self.ledger.get(matter.key)
        size = len(self.ledger) - (own is not None)
        for word in words:
            alike = self.holding.get(word)
            if alike is None:
                continue
            itself = own is not None and word in self.known[own]
            of = alike.total - itself
            if not 0 < of <= size / 2:
                continue
            weight = PRECEDENT * math.log(size / of) / math.log(size) / (of + 1)
            for code, led in alike.led.items():
                times = led - (itself and own is not None and code in own.leads)
                if times:
                    found.setdefault(code, []).append(_Led(word, times, of, weight * times))
        return found


def proposer(
    organs: Sequence[Organ],
    units: Sequence[Unit],
    matters: Sequence[Matter],
    *,
    theme: str = "",
    ledger: Sequence[Matter] = (),
) -> Proposer:
    """Who proposes leads for `matters`, the items of one plan titled `theme`.

    A word that stands in most of these items says little. `ledger` are matters with their lead units; one
    with the key of the matter in question is left out.
    """
    kinds = {unit.code: tuple(organ.name for organ in organs if organ.includes(unit)) for unit in units}
    own_names = _own_names([unit for unit in units if not kinds[unit.code]], units)
    rests_on = _rests_on(organs)
    vocabulary = vocabulary_of([*rests_on, *(word for words in own_names.values() for word in words)])
    known = {matter: vocabulary.strengths(matter) for matter in (*matters, *ledger)}
    holding: dict[str, _Alike] = {}
    for matter in ledger:
        for word in known[matter]:
            alike = holding.setdefault(word, _Alike())
            alike.total += 1
            alike.led.update(matter.leads)
    return Proposer(
        units=tuple(units),
        organs=kinds,
        own_names=own_names,
        vocabulary=vocabulary,
        rests_on=rests_on,
        theme=frozenset(vocabulary.found(theme)),
        rarity=_rarity([known[matter] for matter in matters]),
        known=known,
        ledger={matter.key: matter for matter in ledger},
        holding=holding,
    )


def _rests_on(organs: Sequence[Organ]) -> dict[str, tuple[_Ground, ...]]:
    """For each word the organs it speaks for; a word that many own says less about each."""
    owners = Counter(word for organ in organs for word in set(organ.own))
    found: dict[str, list[_Ground]] = {}
    for organ in organs:
        own, shares = dict.fromkeys(organ.own), dict.fromkeys(organ.shares)
        for words, points, label in ((own, OWN, "主管"), (shares.keys() - own.keys(), SHARES, "常参与")):
            for word in words:
                each = points / math.sqrt(max(1, owners[word]))
                found.setdefault(word, []).append((organ.name, each, f"{organ.name}{label}"))
    return {word: tuple(grounds) for word, grounds in found.items()}


def _rarity(held: Sequence[Iterable[str]]) -> dict[str, float]:
    """What each word counts: 1 where one matter of many speaks of it, little where most do."""
    times = Counter(word for words in held for word in words)
    most = math.log(1 + len(held))
    return {word: math.log(1 + len(held) / count) / most for word, count in times.items()}


def _own_names(nameless: Sequence[Unit], units: Sequence[Unit]) -> dict[str, frozenset[str]]:
    """The pairs of characters that only this unit's names have, for units of no known kind of organ."""
    pairs = {
        unit.code: {name[i : i + 2] for name in names_of(unit) for i in range(len(name) - 1)}
        for unit in units
    }
    held = Counter(pair for of_unit in pairs.values() for pair in of_unit)
    return {
        unit.code: frozenset(pair for pair in pairs[unit.code] if held[pair] == 1)
        for unit in nameless
        if unit.kind not in HELPERS
    }


def _word_terms(held: Iterable[_Held]) -> list[Term]:
    """The words of one label as one term."""
    labelled: dict[str, dict[str, float]] = {}
    for each in held:
        labelled.setdefault(each.label, {})[each.word] = each.points
    return [
        Term(f"{label}{_listed(points)}", round(sum(points.values()), 1))
        for label, points in labelled.items()
    ]


def _precedent_terms(unit: Unit, led: Sequence[_Led]) -> list[Term]:
    if not led:
        return []
    best = max(led, key=lambda each: (each.points, each.times))
    others = f"，另有{len(led) - 1}个词也是" if len(led) > 1 else ""
    reason = f"{best.word}：台账中{best.of}个同类事项有{best.times}个由{unit.name}牵头{others}"
    return [Term(reason, round(sum(each.points for each in led), 1))]


def _listed(points: Mapping[str, float]) -> str:
    ranked = sorted(points, key=lambda word: (-points[word], word))
    return "、".join(f"“{word}”" for word in ranked[:WORDS_SHOWN]) + (
        "等" if len(ranked) > WORDS_SHOWN else ""
    )
