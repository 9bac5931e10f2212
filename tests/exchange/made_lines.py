"""Lines of every sort that people might write, for trying whether they come back as they were. No tests here."""

import string
from typing import Any

import msgspec
from hypothesis import strategies as st

from budget_app.domain.imports import ImportedLine, ImportLines
from budget_app.domain.lines import Kind, Line, LineFields, Link
from budget_app.domain.texts import clean
from budget_app.exchange.columns import COLUMNS, Form, column_named

NASTY = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "'",
    "'=x",
    "''",
    '"',
    ";",
    "a;b|c\td,e",
    "\\",
    '\\"x',
    "𝔘 שלום 预算",
    "a\nb",
    "1.234",
]
TEXTS = st.one_of(
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20),
    st.sampled_from(NASTY),
    st.text(alphabet="=+-@'\";|,\\\n a", max_size=8),
).map(clean)
TITLES = st.one_of(TEXTS.filter(bool), st.just("Total"))
HEADINGS = TEXTS.filter(lambda text: bool(text.strip("'")) and column_named(text.lstrip("'")) is None)
TEXT_FIELDS = [c.field for c in COLUMNS if c.form is Form.TEXT and c.field not in ("title", "as_of")]
AMOUNTS = st.integers(1, 10**15)
RESULTS = st.one_of(st.floats(0, 1e300), st.sampled_from([1.234, 12.345, 0.001, 1e-7, 1e22, 3.0]))
SHARES = st.one_of(st.none(), st.floats(0, 1), st.integers(0, 100).map(lambda percent: percent / 100))
MONTHS = st.builds("{:04d}-{:02d}".format, st.integers(2026, 2029), st.integers(1, 12))
CODES = st.text(alphabet=string.ascii_letters + string.digits + "-=+@'._", min_size=1, max_size=12)


@st.composite
def links(draw: st.DrawFn) -> tuple[Link, ...]:
    goals = draw(st.lists(st.sampled_from(["g1", "g3", "g4", "g5", "g6"]), unique=True, max_size=3))
    found: list[Link] = []
    for goal in goals:
        results = iter(sorted(draw(st.tuples(RESULTS, RESULTS, RESULTS))))
        given = draw(st.tuples(st.booleans(), st.booleans(), st.booleans()))
        minimum, requested, stretch = (next(results) if is_given else None for is_given in given)
        cannot_say = not any(given) and draw(st.booleans())
        found.append(Link(goal, minimum, requested, stretch, draw(SHARES), cannot_say))
    return tuple(found)


@st.composite
def fields(draw: st.DrawFn, others: list[str]) -> LineFields:
    tiers = sorted(draw(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS)))
    start, end = sorted(draw(st.tuples(MONTHS, MONTHS)))
    texts: Any = draw(st.dictionaries(st.sampled_from(TEXT_FIELDS), TEXTS))
    ties = draw(st.lists(st.sampled_from(others), unique=True, max_size=4)) if others else []
    cut = draw(st.integers(0, len(ties)))
    is_period = draw(st.booleans())
    return LineFields(
        title=draw(TITLES),
        kind=draw(st.sampled_from(Kind)),
        start=start if is_period else "",
        end=end if is_period else draw(st.sampled_from(["", end])),
        months=draw(st.sampled_from([(), (2,)])) if is_period else (),
        minimum=draw(st.sampled_from([None, tiers[0]])),
        requested=tiers[1],
        stretch=draw(st.sampled_from([None, tiers[2]])),
        recurring=draw(st.booleans()),
        full_year=draw(st.one_of(st.none(), AMOUNTS)),
        last_budget=draw(st.one_of(st.none(), st.integers(0, 10**15))),
        last_actual=draw(st.one_of(st.none(), st.just(0))),
        requires=tuple(ties[:cut]),
        excludes=tuple(ties[cut:]),
        extra=draw(st.dictionaries(HEADINGS, TEXTS.filter(bool), max_size=3)),
        **texts,
    )


@st.composite
def imports(draw: st.DrawFn) -> ImportLines:
    codes = draw(st.lists(CODES, unique=True, min_size=1, max_size=4))
    return ImportLines(
        lines=tuple(
            ImportedLine(
                code=code,
                department=draw(st.sampled_from("SM")),
                fields=draw(fields([other for other in codes if other != code])),
                links=draw(links()),
                sponsors=draw(st.sampled_from([(), ("S",), ("M",), ("M", "S")])),
            )
            for code in codes
        )
    )


def facts(lines: dict[str, Line]) -> list[dict[str, object]]:
    """Lines without the ids that differ from round to round."""
    codes = {key: line.code for key, line in lines.items()}
    plain = [msgspec.to_builtins(line) | {"id": ""} for line in lines.values()]
    for line in plain:
        line.update({name: [codes[ref] for ref in line[name]] for name in ("requires", "excludes")})
    return plain
