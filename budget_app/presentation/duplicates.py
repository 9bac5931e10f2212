"""Likely duplicates: lines of two departments that ask for the same thing. Kept from edit to edit; plain inputs, pure.

How alike two lines are goes from 0 to 100: the words of the title in any order (70 %), of the function (10 %), the
goals in common (10 %) and the months in common (10 %); what either does not say counts for nothing, and the rest is
taken for the whole. Two lines are likely the same where the titles alone reach TITLE and all together reach ALIKE: on
45 labelled pairs (tests/presentation/test_duplicates.py) that finds 20 of 21 and is wrong once in 24. A title that more
than COMMON lines bear but for its numbers, as in a budget by categories, names a kind of spending: compared with none.

What is done about a pair: joint_line.py. The words: line_warnings.py.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec
import numpy as np
from rapidfuzz import fuzz, process, utils

from budget_app.domain.lines import Line, Requests

TITLE, ALIKE, COMMON = 76, 75, 8
_WEIGHTS = (0.7, 0.1, 0.1, 0.1)
_AT_ONCE = 64


class Told(msgspec.Struct, frozen=True):
    """What of a line is compared: words in order of the alphabet, live goals, months; made once a line."""

    line: Line
    title: str
    kind: str  # the title without its numbers
    function: str
    goals: frozenset[str]
    start: str
    end: str


class Twin(msgspec.Struct, frozen=True):
    """The other line of a pair, and how alike the two are, 0 to 100."""

    line: str
    score: int


class Known(msgspec.Struct, frozen=True):
    """All lines compared so far, and the pairs found, from either side; never changed, only made anew."""

    told: Mapping[str, Told] = {}
    twins: Mapping[str, tuple[Twin, ...]] = {}
    common: frozenset[str] = frozenset()
    round_period: tuple[str, str] = ("", "")
    retired: frozenset[str] = frozenset()

    def of(self, line: str) -> tuple[Twin, ...]:
        """The likely duplicates of a line, the likeliest first."""
        return self.twins.get(line, ())


def compared(known: Known, state: Requests) -> Known:
    """The same for the lines as they stand: only what changed is compared, with all lines of other departments.

    About 1 ms for one line that changed among 2,000. New ones are compared with all lines of other departments; titles
    of a kind of spending cost nothing, so that 5,413 positions of a city take 25 ms.
    """
    retired = frozenset(goal.id for goal in state.goals.values() if goal.retired)
    period = (state.start[:7], state.end[:7])
    if (retired, period) != (known.retired, known.round_period):
        known = Known(round_period=period, retired=retired)
    told: dict[str, Told] = {}
    changed: list[str] = []
    for line in state.lines.values():
        before = known.told.get(line.id)
        if not line.is_live:
            continue
        if before is None or before.line is not line:
            told[line.id] = _told(line, retired)
            if before is None or _differs(before, told[line.id]):
                changed.append(line.id)
        else:
            told[line.id] = before
    gone = known.told.keys() - told.keys()
    if not changed and not gone:
        return msgspec.structs.replace(known, told=told)
    common = frozenset(kind for kind, n in Counter(each.kind for each in told.values()).items() if n > COMMON)
    anew = common ^ known.common
    stale = set(changed)
    changed += [name for name, each in told.items() if each.kind in anew and name not in stale]
    return Known(told, _paired(known, told, changed, gone, common), common, period, retired)


def likeness(one: Told, other: Told, period: tuple[str, str]) -> int:
    """How alike two lines are, 0 to 100."""
    parts = (
        fuzz.ratio(one.title, other.title),
        fuzz.ratio(one.function, other.function) if one.function and other.function else None,
        _common(one.goals, other.goals) if one.goals and other.goals else None,
        _months(one, other, period),
    )
    stated = [(part, weight) for part, weight in zip(parts, _WEIGHTS, strict=True) if part is not None]
    return int(sum(part * weight for part, weight in stated) / sum(weight for _part, weight in stated))


def _paired(
    known: Known,
    told: dict[str, Told],
    changed: Sequence[str],
    gone: Collection[str],
    common: Collection[str],
) -> dict[str, tuple[Twin, ...]]:
    stale = {*changed, *gone}
    twins: dict[str, list[Twin]] = {}
    for line, pairs in known.twins.items():
        kept = [twin for twin in pairs if twin.line not in stale]
        if line not in stale and kept:
            twins[line] = kept
    titles: dict[str, dict[str, str]] = {}
    for name, each in told.items():
        if each.title and each.kind not in common:
            titles.setdefault(each.line.department, {})[name] = each.title
    done: set[str] = set()
    ones = [told[name] for name in changed if told[name].title and told[name].kind not in common]
    for name, others in _candidates(ones, titles):
        done.add(name)
        for other in others:
            score = 0 if other in done else likeness(told[name], told[other], known.round_period)
            if score >= ALIKE:
                twins.setdefault(name, []).append(Twin(other, score))
                twins.setdefault(other, []).append(Twin(name, score))
    return {
        line: tuple(sorted(pairs, key=lambda twin: (-twin.score, twin.line))) for line, pairs in twins.items()
    }


def _candidates(
    ones: Sequence[Told], titles: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, list[str]]]:
    """Each of these lines, with those of departments that do not stand behind it whose title is much like its.

    Some lines at a time against all, outside the interpreter's lock, so that no window waits for it.
    """
    names = {department: list(theirs) for department, theirs in titles.items()}
    words = {department: list(theirs.values()) for department, theirs in titles.items()}
    for start in range(0, len(ones), _AT_ONCE):
        some = ones[start : start + _AT_ONCE]
        queries = [one.title for one in some]
        alike = {
            department: process.cdist(
                queries, words[department], scorer=fuzz.ratio, score_cutoff=TITLE, dtype=np.float32
            )
            for department in titles
        }
        for row, one in enumerate(some):
            yield (
                one.line.id,
                [
                    names[department][place]
                    for department in titles
                    if department not in one.line.departments
                    for place in np.flatnonzero(alike[department][row])
                ],
            )


def _told(line: Line, retired: frozenset[str]) -> Told:
    goals = frozenset(link.goal for link in line.links if link.goal not in retired)
    title = _words(line.title)
    kind = " ".join(word for word in title.split() if not any(map(str.isdigit, word)))
    return Told(line, title, kind, _words(line.function), goals, line.start, line.end)


def _differs(one: Told, other: Told) -> bool:
    return (one.title, one.function, one.goals, one.start, one.end, one.line.departments) != (
        other.title,
        other.function,
        other.goals,
        other.start,
        other.end,
        other.line.departments,
    )


def _words(text: str) -> str:
    return " ".join(sorted(utils.default_process(text).split()))


def _common(one: frozenset[str], other: frozenset[str]) -> float:
    return 100 * len(one & other) / len(one | other)


def _months(one: Told, other: Told, period: tuple[str, str]) -> float | None:
    """The months in common over all months of both; None where neither says when."""
    if not any((one.start, one.end, other.start, other.end)):
        return None
    spans = [(_number(t.start or period[0]), _number(t.end or period[1])) for t in (one, other)]
    common = min(end for _start, end in spans) - max(start for start, _end in spans) + 1
    whole = max(end for _start, end in spans) - min(start for start, _end in spans) + 1
    return 100 * max(common, 0) / max(whole, 1)


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) if month else 0
