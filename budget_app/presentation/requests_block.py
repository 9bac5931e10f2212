"""A block of cells in the requests grid: what it is as plain cells, and which text a paste, fill or delete means for
which cell.

What a text means, and what is refused: requests_paste.py. What must not live here: clipboards, keys, commands.
"""

from collections.abc import Sequence

import msgspec

from budget_app.presentation.amounts import ENGLISH, NumberStyle, full_money
from budget_app.presentation.tables import Cell, Column, Row, Table

Texts = Sequence[Sequence[str]]

# More is no budget: a whole sheet was copied by mistake.
MOST_CELLS = 100_000


class Block(msgspec.Struct, frozen=True):
    """Cells that lie together: keys of lines from the top, ids of columns from the left."""

    lines: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How many cells it has."""
        return len(self.lines) * len(self.columns)


class Wanted(msgspec.Struct, frozen=True):
    """Which text is meant for which cell: by line, then by column; and for lines to be drafted below the last.

    `same`: cells that say it already. `left_out`: titles of columns that nobody types into; `beyond`: columns that
    found no place to the right of the last.
    """

    lines: dict[str, dict[str, str]]
    new: tuple[dict[str, str], ...] = ()
    same: int = 0
    left_out: tuple[str, ...] = ()
    beyond: int = 0

    @property
    def size(self) -> int:
        """How many cells are meant."""
        return self.same + sum(map(len, self.lines.values())) + sum(map(len, self.new))


def copied(
    table: Table, block: Block, digits: int, style: NumberStyle = ENGLISH
) -> tuple[tuple[str, ...], ...]:
    """The block's cells as texts. Amounts stand without groups: 46000 is read alike in every language's spreadsheet.

    `digits`: minor digits of the currency. O(cells).
    """
    rows, places = _rows(table), [table.place(column) for column in block.columns]
    plain = msgspec.structs.replace(style, group="")
    return tuple(
        tuple(_copied(table.columns[n], rows[line].cells[n], digits, plain) for n in places)
        for line in block.lines
        if line in rows
    )


def pasted(table: Table, shown: Sequence[str], block: Block, texts: Texts) -> Wanted:
    """What pasting the texts at the block means; `shown`: ids of the columns in view, from the left.

    One text fills the block, and a smaller block of texts repeats where it divides it evenly; otherwise the texts go
    from the block's first cell as far as they reach, also past the last line; without a block, in new lines from the
    first column that is typed into. O(cells + rows).
    """
    if not texts or not texts[0]:
        return Wanted({})
    typed = (column.id for column in table.columns if column.typed and column.id in shown)
    from_column = shown.index(block.columns[0] if block.columns else next(typed))
    height = _repeated(len(texts), len(block.lines))
    width = _repeated(len(texts[0]), len(block.columns))
    columns = shown[from_column : from_column + width]
    below = _from(table, block.lines[0]) if block.lines else []
    cells = [[texts[y % len(texts)][x % len(texts[0])] for x in range(len(columns))] for y in range(height)]
    return _wanted(table, columns, below, cells, width - len(columns))


def emptied(table: Table, block: Block) -> Wanted:
    """What Delete means: no text in any cell that can be typed into."""
    columns = _typed(table, block)
    return _wanted(table, columns, block.lines, [[""] * len(columns)] * len(block.lines))


def filled_down(table: Table, block: Block) -> Wanted:
    """What Ctrl+D means: the block's first line in all its others; a single line is filled from the one above it."""
    first = block.lines[0] if block.lines else ""
    if len(block.lines) == 1:
        above = [row.key for row in table.rows if row.kind == "line"]
        at = above.index(first)
        return (
            filled(table, Block(tuple(above[at - 1 : at]), block.columns), block.lines) if at else Wanted({})
        )
    return filled(table, Block((first,), block.columns), block.lines[1:])


def filled(table: Table, block: Block, lines: Sequence[str]) -> Wanted:
    """What dragging the block's corner over other lines means: its own lines, one after the other, again and again."""
    rows, columns = _rows(table), _typed(table, block)
    places = [table.place(column) for column in columns]
    own = [[rows[line].cells[n].start or rows[line].cells[n].text for n in places] for line in block.lines]
    return _wanted(table, columns, lines, [own[y % len(own)] for y in range(len(lines))])


def _wanted(
    table: Table, columns: Sequence[str], lines: Sequence[str], texts: Texts, beyond: int = 0
) -> Wanted:
    """The texts row by row in these columns of the lines; those for which there is no line, as new ones."""
    rows, places = _rows(table), {column: table.place(column) for column in columns}
    typed = [column for column in columns if table.columns[places[column]].typed]
    meant: dict[str, dict[str, str]] = {}
    same, other = 0, set[str]()
    for line, cells in zip(lines, texts, strict=False):
        differs: dict[str, str] = {}
        for column, text in zip(columns, cells, strict=True):
            if _says(rows[line].cells[places[column]], text):
                same += 1
            elif typed and column not in typed:
                other.update([column] if text.strip() else [])
            else:
                differs[column] = text
        if differs:
            meant[line] = differs
    said = [
        {column: text for column, text in zip(columns, cells, strict=True) if text.strip()}
        for cells in texts[len(lines) :]
    ]
    new = [{column: text for column, text in cells.items() if column in typed} for cells in said]
    other.update(column for cells in said for column in cells if column not in typed)
    return Wanted(
        lines=meant,
        new=tuple(cells for cells in new if cells),
        same=same,
        left_out=tuple(table.columns[places[column]].title for column in columns if column in other),
        beyond=beyond,
    )


def _says(cell: Cell, text: str) -> bool:
    """Whether the cell shows the text already, and not as something that was refused."""
    return cell.tone != "refused" and text.strip() in (cell.text, cell.start or cell.text)


def _typed(table: Table, block: Block) -> tuple[str, ...]:
    """The block's columns that can be typed into; all of them where none can, so that each says why."""
    return tuple(c for c in block.columns if table.columns[table.place(c)].typed) or block.columns


def _copied(column: Column, cell: Cell, digits: int, plain: NumberStyle) -> str:
    if column.kind == "money" and isinstance(cell.data, int) and cell.tone != "refused":
        return full_money(cell.data, digits, plain)
    return cell.text


def _repeated(given: int, room: int) -> int:
    """How far `given` rows or columns reach: over the whole room where they divide it evenly."""
    return room if room > given and room % given == 0 else given


def _rows(table: Table) -> dict[str, Row]:
    return {row.key: row for row in table.rows if row.kind == "line"}


def _from(table: Table, line: str) -> list[str]:
    """The lines from this one down, as they stand."""
    lines = [row.key for row in table.rows if row.kind == "line"]
    return lines[lines.index(line) :]
