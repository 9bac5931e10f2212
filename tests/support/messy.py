"""A budget sheet as people send it, made up: titles, two rows of headings, sums between, remarks, three problems.

What must not live here: tests.
"""

from pathlib import Path

import xlsxwriter

# The third row of headings' first line spans the two tiers; 12.5 is one figure with two readings, "tbd" is none.
ROWS = (
    ("Budget requests, fiscal year 2027",),
    ("all amounts in euro, as of November",),
    (),
    ("", "", "", "FY27", "", "Strategy", ""),
    ("Dept", "Item", "Category", "Minimum", "Budget request", "Objective", "Comment"),
    ("Sales", "Trade fair stand, spring", "Events", 18000, 26000, "G1", "two days, with product"),
    ("Sales", "Key account dinners", "Field", 6000, 9500, "G2", ""),
    ("Sales", "Demo laptops", "Tools", "", "tbd", "G3", "price to follow"),
    ("", "Subtotal Sales", "", 24000, 35500, "", ""),
    (),
    ("Marketing", "Customer film", "Content", 12000, 22000, "G1", ""),
    ("Marketing", "Search campaign, spring", "Brand", 30000, 48000, "G5", "runs March to May"),
    ("Markting", "Partner newsletter", "Content", 2000, 3500, "G2", ""),
    ("Marketing", "Launch event", "Events", 60000, 90000, "G9", "hall is reserved"),
    ("", "Subtotal Marketing", "", 104000, 163500, "", ""),
    (),
    ("", "Grand total", "", 128000, 199000, "", ""),
    (),
    ("Source: planning sheets of both teams",),
)
ROWS_BELOW = len(ROWS) - 5
GOOD = 5


def messy_budget(path: Path) -> Path:
    """Writes the sheet as a workbook beside a hidden one and an empty one."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Requests 2027")
        for at, row in enumerate(ROWS):
            sheet.write_row(at, 0, row)
        sheet.merge_range("D4:E4", "FY27")
        old = book.add_worksheet("Last year")
        old.write_row(0, 0, ("title", "department", "requested"))
        old.write_row(1, 0, ("Field days", "Sales", 4600))
        old.hide()
        book.add_worksheet("Notes")
    return path
