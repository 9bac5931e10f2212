"""Where each tower of the Decide page stands: lines to decide large and on one scale, decided ones small below.

Geometry in px only; painting lives in decide_paint.py, behaviour in decide_towers.py.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

from PySide6.QtCore import QRectF

from budget_app.presentation.decide import Group
from budget_app.presentation.decide_lines import DecideLine

Size = Literal["large", "medium", "small"]

INSET, HEAD, BETWEEN = 16, 26, 12
COLUMNS, LARGE, MEDIUM = 8, 94, 74
UNDER: dict[Size, int] = {"large": 90, "medium": 40, "small": 20}
ABOVE, ABOVE_SMALL = 10, 6
LEAST: dict[Size, int] = {"large": 96, "medium": 130}
LOWEST_ROW = 26
# The tallest tower: in px, or as a share of a very high field. From so many px on the field holds one more row.
HIGHEST, SHARE, ROW_EVERY = 460, 0.42, 1400
SMALL_STEPS, SMALL_TOWER, TILE_ROOM, GROUP_GAP, WIDE = (44, 31, 29, 27), 46, 25, 20, 1000


@dataclass(frozen=True, slots=True)
class Cell:
    """A line's place: its whole column, and in it the column in which the tower stands."""

    line: DecideLine
    column: QRectF
    tower: QRectF
    scale: int
    size: Size


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side on one ground. `tiles`: where a department's tile stands, with a line of it."""

    top: float
    bottom: float
    ground: float
    spans: tuple[tuple[float, float], ...]
    cells: tuple[Cell, ...]
    tiles: tuple[tuple[QRectF, DecideLine], ...] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A group's title and note, on the line at `middle`."""

    middle: float
    group: Group


@dataclass
class Layout:
    """Everything, from top to bottom; rows in rising order."""

    rows: list[Row] = field(default_factory=list[Row])
    headings: list[Heading] = field(default_factory=list[Heading])
    height: float = 0.0

    def cells(self) -> Iterator[Cell]:
        """All cells in reading order."""
        for row in self.rows:
            yield from row.cells

    def at(self, x: float, y: float) -> Cell | None:
        """The cell under a point."""
        for row in self.rows:
            if row.top <= y < row.bottom:
                return next((c for c in row.cells if c.column.left() <= x < c.column.right()), None)
        return None

    def of(self, line: str) -> Cell | None:
        """The cell of a line."""
        return next((cell for cell in self.cells() if cell.line.id == line), None)


def laid_out(groups: Sequence[Group], width: float, height: float) -> Layout:
    """The groups in a field of this size; higher than `height` where they do not fit. O(lines).

    The first group's heading belongs to the page. One scale holds for all lines to decide, one for all decided lines.
    """
    made = Layout()
    room = width - 2 * INSET
    to_decide = [g for g in groups if g.key == "open" and g.lines]
    decided = [g for g in groups if g.key != "open" and g.lines]
    step = _small_step(decided, room)
    flows = [(g, _flow(g.lines, room, step)) for g in decided]
    # No small tower may look like more money than a large one: the tallest of all sets the scale.
    scale = max((line.top for g in groups for line in g.lines), default=0) or 1
    shares = [_share(row, scale) for _g, rows in flows for row in rows]
    small = _small_height(shares, len(flows), height, bool(to_decide))
    below = (
        sum(_row_height(small, share) + UNDER["small"] + ABOVE_SMALL for share in shares) + len(flows) * HEAD
    )
    y = 0.0
    for group in to_decide:
        y = _place_large(made, group, room, max(height - below, 0))
    for group, rows in flows:
        made.headings.append(Heading(y + HEAD / 2 + 2, group))
        y += HEAD
        for row in rows:
            y = _place_small(made, row, y, step, small, scale)
    made.height = y
    return made


def _small_step(groups: Sequence[Group], room: float) -> int:
    """From line to line: as wide as lets each group stand in one row, never under the 24 px that a mouse needs."""
    steps = SMALL_STEPS if room >= WIDE else SMALL_STEPS[1:]
    fits = (step for step in steps if all(len(_flow(g.lines, room, step)) == 1 for g in groups))
    return next(fits, steps[0])


def _share(row: Sequence[Sequence[DecideLine]], scale: int) -> float:
    """How high the tallest tower of a row is, of the tallest of all."""
    return max(line.top for lines in row for line in lines) / scale


def _row_height(small: float, share: float) -> float:
    return max(round(small * share), LOWEST_ROW)


def _small_height(shares: Sequence[float], groups: int, height: float, beside_large: bool) -> float:
    """Small beside lines to decide; as high as there is room where all is decided."""
    if beside_large or not shares:
        return SMALL_TOWER if height < 700 else SMALL_TOWER + 16
    free = height - groups * HEAD - len(shares) * (UNDER["small"] + ABOVE_SMALL)
    return min(max(free / sum(shares), SMALL_TOWER), 150)


def _place_large(made: Layout, group: Group, room: float, height: float) -> float:
    columns = _columns(len(group.lines), room)
    size: Size = "large"
    if not _has_room(group, columns, height):
        columns, size = max(int(room // MEDIUM), 1), "medium"
    step = room / columns
    rows = list(_chunks(group.lines, columns))
    tops = [max(line.top for line in row) for row in rows]
    fixed = len(rows) * (UNDER[size] + ABOVE) + BETWEEN
    highest = max(tops) or 1
    # One scale for all rows: what is left of the height, shared by the money of each row's tallest tower. Low rows keep
    # a least height, which the others make up for.
    tower = max(HIGHEST, height * SHARE)
    for _again in range(4):
        taken = fixed + sum(max(tower * top / highest, LOWEST_ROW) for top in tops)
        tower -= max(taken - height, 0) * highest / (sum(tops) or 1)
    tower = float(max(int(tower), LEAST[size]))
    y = 0.0
    for row, top in zip(rows, tops, strict=True):
        ground = y + ABOVE + max(round(tower * top / highest), LOWEST_ROW)
        cells = tuple(
            Cell(
                line,
                QRectF(INSET + n * step, y, step, ground + UNDER[size] - y),
                QRectF(INSET + n * step, ground - tower, step, tower),
                highest,
                size,
            )
            for n, line in enumerate(row)
        )
        bottom = ground + UNDER[size]
        made.rows.append(Row(y, bottom, ground, ((INSET, INSET + room),), cells, strong=True))
        y = bottom
    return y + BETWEEN


def _columns(count: int, room: float) -> int:
    """How many towers stand side by side: as many as there is room for, the last row no shorter than it must be.

    On a very broad field more rows than needed, so that the towers stand in it and not in a line along its top.
    """
    most = max(COLUMNS, min(count, int(room // LARGE)))
    rows = max(-(-count // most), min(-(-count // COLUMNS), int(room // ROW_EVERY)))
    return max(COLUMNS, -(-count // rows))


def _has_room(group: Group, columns: int, height: float) -> bool:
    """Whether large towers, at most three rows of them, can be seen without scrolling."""
    rows = list(_chunks(group.lines, columns))
    tops = [max(line.top for line in row) for row in rows]
    fixed = len(rows) * (UNDER["large"] + ABOVE) + BETWEEN
    least = LEAST["large"] * sum(tops) / (max(tops) or 1)
    return len(rows) == 1 or (len(rows) <= 3 and fixed + least <= height)


def _place_small(
    made: Layout, row: list[list[DecideLine]], y: float, step: int, height: float, scale: int
) -> float:
    own = _row_height(height, _share(row, scale))
    ground, bottom = y + ABOVE_SMALL / 2 + own, y + ABOVE_SMALL + own + UNDER["small"]
    x, cells, tiles, spans = float(INSET), [], [], []
    for lines in row:
        tiles.append((QRectF(x, ground - 16, 14, 14), lines[0]))
        x += TILE_ROOM
        spans.append((x - 5, x + len(lines) * step - 5))
        for line in lines:
            cells.append(
                Cell(
                    line,
                    QRectF(x - 4, y, step, bottom - y),
                    QRectF(x, ground - height, step - 9, height),
                    scale,
                    "small",
                )
            )
            x += step
        x += GROUP_GAP
    made.rows.append(Row(y, bottom, ground, tuple(spans), tuple(cells), tuple(tiles)))
    return bottom


def _flow(lines: Sequence[DecideLine], room: float, step: int) -> list[list[list[DecideLine]]]:
    """Rows of departments' lines, side by side where they fit; a department too wide for a row begins a new one."""
    by_department: dict[str, list[DecideLine]] = {}
    for line in sorted(lines, key=lambda line: line.sign.order):
        by_department.setdefault(line.department, []).append(line)
    rows: list[list[list[DecideLine]]] = [[]]
    left = room
    for own in by_department.values():
        most = max(int((room - TILE_ROOM) // step), 1)
        for part in _chunks(own, most):
            needs = TILE_ROOM + len(part) * step
            if needs > left and rows[-1]:
                rows.append([])
                left = room
            rows[-1].append(list(part))
            left -= needs + GROUP_GAP
    return rows


def _chunks(lines: Sequence[DecideLine], size: int) -> Iterator[tuple[DecideLine, ...]]:
    ahead = iter(lines)
    while part := tuple(islice(ahead, size)):
        yield part
