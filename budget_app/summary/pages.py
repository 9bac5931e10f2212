"""One page of a summary as a picture: for the preview, and for printers that take no PDF.

The picture is made from the PDF itself, so that what is seen is what is saved and printed.
"""

import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

from budget_app.summary.paper import SHEETS, Paper

_NAME = "summary.pdf"
# Facts come in by name; the size keeps the page as it is, without a scaling of its own.
_PAGE = f"""
#set page(width: float(sys.inputs.width) * 1pt, height: float(sys.inputs.height) * 1pt, margin: 0pt)
#image("{_NAME}", page: int(sys.inputs.page), width: 100%, height: 100%, fit: "stretch")
"""


def page_png(pdf: bytes, paper: Paper, page: int, ppi: float) -> bytes:
    """Page `page` (from 1) as a PNG of `ppi` pixels to the inch. About 30 ms at 96, 200 ms at 300."""
    import typst  # late: it is not needed before somebody prints, and the window should not wait for it

    sheet = SHEETS[paper]
    with tempfile.TemporaryDirectory(prefix="accord-") as folder:
        (Path(folder) / _NAME).write_bytes(pdf)
        source = Path(folder) / "page.typ"
        source.write_text(_PAGE, encoding="utf-8")
        return typst.compile(
            str(source),
            root=folder,
            font_paths=_no_fonts(),
            ignore_system_fonts=True,
            format="png",
            ppi=ppi,
            sys_inputs={"page": str(page), "width": str(sheet.width), "height": str(sheet.height)},
        )


@lru_cache(maxsize=1)
def _no_fonts() -> Any:
    """The PDF brings its own; looking for the system's would take longer than the page."""
    import typst  # late, for the same reason

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
