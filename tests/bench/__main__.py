"""Runs every bench in this folder and prints one table. What a bench is, rows.py says."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.bench.apart import rows_of
from tests.bench.rows import Row

FOLDER = Path(__file__).parent
HEAD = Row("what", "figure", "reach")


def bench_names() -> list[str]:
    """The modules of this folder that have `measure`, in the order of the alphabet; none of them is imported."""
    return sorted(
        path.stem for path in FOLDER.glob("*.py") if "\ndef measure(" in path.read_text(encoding="utf-8")
    )


def shown(row: Row, widths: tuple[int, int, int]) -> str:
    """One line of the table; the last column says whether the reach is met."""
    met = {True: "met", False: "NOT MET", None: ""}[row.met]
    what, figure, reach = widths
    return f"{row.what:<{what}}  {row.figure:>{figure}}  {row.reach:<{reach}}  {met}".rstrip()


def table(rows: Iterable[Row]) -> str:
    """All rows as one table with aligned columns."""
    lines = [HEAD, *rows]
    widths = (
        max(len(row.what) for row in lines),
        max(len(row.figure) for row in lines),
        max(len(row.reach) for row in lines),
    )
    return "\n".join(shown(row, widths) for row in lines)


def main(words: list[str] | None = None) -> int:
    """Measure what was asked for; 1 if a figure does not reach what it has to."""
    names = bench_names()
    parser = argparse.ArgumentParser(prog="./run bench", description="Measure what has to be fast.")
    parser.add_argument("--full", action="store_true", help="also what takes minutes")
    parser.add_argument("names", nargs="*", metavar="BENCH", help=f"only these of: {', '.join(names)}")
    asked = parser.parse_args(words)
    unknown = [name for name in asked.names if name not in names]
    if unknown:
        parser.error(f"there is no bench named {unknown[0]}; there are: {', '.join(names)}")
    rows: list[Row] = []
    for name in asked.names or names:
        print(f"measuring {name} ...", file=sys.stderr, flush=True)
        rows.extend(rows_of(name, asked.full))
    print(table(rows))
    return 1 if any(row.met is False for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
