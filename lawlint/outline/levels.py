"""The level of each marker: the cheapest path over all markers of the document.

A level is inferred, not read off the marker's shape: in a draft `（2）` stands where `（二）` should and `3、` where
`三、` should. A state is the counters of the open levels. A step pays for a level that is not the shape's own, for a
number that does not follow (once as a slip, after which the count goes on as it should have been, or as a jump, after
which it goes on from what was written), for a list begun anew, and for a level opened under nothing. Nearly every
draft is read by the first pass, in which no step costs anything; the beam is for those that have something wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from lawlint.model.outline import MAX_LEVEL
from lawlint.model.span import made
from lawlint.outline.markers import Marker

LEVEL_COST = 3.0  # another level than the shape's own
TOP_COST = 1.0  # on top of it, for a line that runs into its text taken for a heading of the first level
FITTING_COST = 1.9  # on top of it, where the number would go on from one at the shape's own level
SLIP_COST = 2.5  # a wrong number, the count goes on as expected
BOTH_COST = 1.3  # a wrong number on top of a wrong shape that fits nowhere: one slip of the hand rather than two
JUMP_COST = 3.0  # a wrong number, the count goes on from it
OPENING_COST = 4.0  # a list whose first number is not one
RESTART_COST = {2: 2.2, 3: 1.2, 4: 1.0, 5: 1.0}  # a list begun anew under the same heading
SKIP_COST = 0.5  # a level opened although the one above it is closed
DOUBT_COST = 1.0  # a doubtful marker taken as a heading
PLAIN_COST = 0.2  # a doubtful marker taken as plain text
STYLE_COST = 1.5  # another level than the line's style means; below LEVEL_COST, as people style by eye
RUN_ON_COST = 2.5  # second-level numbers that run on across first-level parts: once for a document
BEAM = 8  # states kept
HORIZON = 7.0  # a state this much dearer than the best is dropped
NEARLY = 1.0  # another level this close to the best makes a marker uncertain

#: Counters of levels 1 to 5 (0: closed), then the last second-level number of the document where those run on.
State = tuple[int, ...]
_START: State = (0,) * (MAX_LEVEL + 1)


class Reading(NamedTuple):
    """What one marker was read as. `level` 0: plain text after all."""

    marker: Marker
    level: int
    number: int
    opens: bool
    uncertain: bool = False


class Readings(NamedTuple):
    """All markers of a document as read, and whether second-level numbers run on across first-level parts."""

    items: tuple[Reading, ...]
    runs_on: bool


class _Option(NamedTuple):
    """A way to read a marker in a state: level (0: as plain text), number, whether a list begins; what it leads to, at what
    price.
    """

    level: int
    number: int
    opens: bool
    target: State
    cost: float


class _Edge(NamedTuple):
    source: int
    target: int
    option: _Option


def infer(markers: Sequence[Marker], annexes: Sequence[int] = ()) -> Readings:
    """Levels for `markers`; each line number in `annexes` begins an annex, which counts anew."""
    items: list[Reading] = []
    runs_on = False
    for group in _split(_styled(markers), annexes):
        plain = _plain(group)
        if plain is None:
            cost, plain = _cheapest(group, runs_on=False)
            if _may_run_on(group):
                cost_on, read_on = _cheapest(group, runs_on=True)
                if cost_on + RUN_ON_COST < cost:
                    plain, runs_on = read_on, True
        items += plain
    return Readings(tuple(items), runs_on)


def _styled(markers: Sequence[Marker]) -> Sequence[Marker]:
    """`markers` with the styles shifted to levels of the outline: the title may be heading 1, and `一、` heading 2.

    Where styles and shapes agree on no shift, the styles were chosen for their looks and say nothing.
    """
    shifts = Counter(marker.level - marker.style for marker in markers if marker.style is not None)
    if not shifts:
        return markers
    shift, count = min(shifts.items(), key=lambda item: (-item[1], abs(item[0]), item[0]))
    agreed = count * 3 >= sum(shifts.values()) * 2
    return [
        marker._replace(style=marker.style + shift if agreed else None) if marker.style is not None else marker
        for marker in markers
    ]


def _split(markers: Sequence[Marker], annexes: Sequence[int]) -> list[list[Marker]]:
    groups: list[list[Marker]] = [[] for _ in range(len(annexes) + 1)]
    for marker in markers:
        groups[sum(line < marker.line for line in annexes)].append(marker)
    return groups


def _plain(markers: Sequence[Marker]) -> list[Reading] | None:
    """The reading in which every shape means its own level and every number follows, if there is one.

    Nothing can be cheaper: what is left to pay, a level opened under nothing or a style that means another level, costs
    less than any other level would.
    """
    counters = [0] * (MAX_LEVEL + 1)
    readings = []
    for marker in markers:
        level = marker.level
        if marker.doubtful or marker.number != counters[level] + 1:
            return None
        counters[level] = marker.number
        for deeper in range(level + 1, MAX_LEVEL + 1):
            counters[deeper] = 0
        readings.append(made(Reading, (marker, level, marker.number, marker.number == 1, False)))
    return readings


def _may_run_on(markers: Sequence[Marker]) -> bool:
    """True if some second-level list after the first does not begin with one."""
    firsts, fresh = 0, True
    for marker in markers:
        if marker.level == 1:
            firsts, fresh = firsts + 1, True
        elif marker.level == 2:
            if fresh and firsts > 1 and marker.number > 1:
                return True
            fresh = False
    return False


def _cheapest(markers: Sequence[Marker], runs_on: bool) -> tuple[float, list[Reading]]:
    """Beam search forward, keeping the edges; then costs to go backward, which tell how near other levels come."""
    states: dict[State, tuple[float, int]] = {_START: (0.0, 0)}
    layers: list[list[_Edge]] = []
    forward: list[list[float]] = [[0.0]]
    for marker in markers:
        reached: dict[State, float] = {}
        steps: list[tuple[int, _Option]] = []
        best = float("inf")
        for state, (spent, index) in states.items():
            for option in _options(state, marker, runs_on, best + HORIZON - spent):
                steps.append((index, option))
                target, total = option[3], spent + option[4]
                if target not in reached or total < reached[target]:
                    reached[target] = total
                    best = min(best, total)
        kept = sorted([(cost, state) for state, cost in reached.items() if cost <= best + HORIZON])[:BEAM]
        states = {state: (cost, index) for index, (cost, state) in enumerate(kept)}
        forward.append([cost for cost, _ in kept])
        layers.append([made(_Edge, (s, states[option[3]][1], option)) for s, option in steps if option[3] in states])
    return forward[-1][0], _trace(markers, layers, forward)


def _trace(markers: Sequence[Marker], layers: list[list[_Edge]], forward: list[list[float]]) -> list[Reading]:
    backward = [[float("inf")] * len(costs) for costs in forward]
    backward[-1] = [0.0] * len(forward[-1])
    for here, ahead, edges in zip(backward[-2::-1], backward[:0:-1], reversed(layers), strict=True):
        for source, target, option in edges:
            total = option[4] + ahead[target]
            if total < here[source]:
                here[source] = total
    least = forward[-1][0]
    readings, at = [], 0
    for step, (marker, edges) in enumerate(zip(markers, layers, strict=True)):
        ahead = backward[step + 1]
        chosen = min(
            (edge for edge in edges if edge.source == at),
            key=lambda edge: (edge.option.cost + ahead[edge.target], edge.option.level, edge.target),
        )
        level, number, opens, _, _ = chosen.option
        rivals = (
            forward[step][source] + option[4] + ahead[target] for source, target, option in edges if option[0] != level
        )
        uncertain = min(rivals, default=float("inf")) - least <= NEARLY
        readings.append(Reading(marker, level, number, opens, uncertain))
        at = chosen.target
    return readings


def _options(state: State, marker: Marker, runs_on: bool, most: float) -> list[_Option]:
    """What `marker` may be in `state` at a price of `most` at the most."""
    written, shape = marker.number, marker.level
    options = [made(_Option, (0, written, False, state, PLAIN_COST))] if marker.doubtful else []
    fits = 1 < written == state[shape - 1] + 1
    other = LEVEL_COST + (FITTING_COST if fits else 0.0)
    for level in range(1, MAX_LEVEL + 1) if other <= most else (shape,):
        own = level == shape
        count = state[level - 1]
        led_to = level == 1 or count or state[level - 2]
        if not own and not led_to:
            continue  # nobody writes a wrong shape at a level that nothing leads to
        base = 0.0 if own else other
        if marker.runs_in and level == 1 and not own:
            base += TOP_COST
        if marker.style is not None and marker.style != level:
            base += STYLE_COST
        if not led_to:
            base += SKIP_COST
        if marker.doubtful and not (count and written == count + 1):
            base += DOUBT_COST
        if base > most:
            continue
        for number, step, opens in _numbers(state, level, marker, runs_on):
            if base + step <= most:
                options.append(made(_Option, (level, number, opens, _advance(state, level, number), base + step)))
    return options


def _numbers(state: State, level: int, marker: Marker, runs_on: bool) -> list[tuple[int, float, bool]]:
    """The numbers a marker may stand for at a level: (number, cost, whether a list begins with it)."""
    count, written = state[level - 1], marker.number
    begins = not count
    if level == 2 and runs_on:
        count = state[MAX_LEVEL]
    if written == count + 1:
        return [(written, 0.0, begins)]
    if not count:
        return [(1, OPENING_COST, True), (written, OPENING_COST, True)]
    misfit = written != state[marker.level - 1] + 1 and level != marker.level
    numbers = [(count + 1, BOTH_COST if misfit else SLIP_COST, begins)]
    if level == marker.level:
        numbers.append((written, JUMP_COST, begins))
        if written == 1 and level > 1 and not begins:
            numbers.append((1, RESTART_COST[level], True))
    return numbers


def _advance(state: State, level: int, number: int) -> State:
    runs_on = number if level == 2 else state[MAX_LEVEL]
    return (*state[: level - 1], number, *(0,) * (MAX_LEVEL - level), runs_on)
