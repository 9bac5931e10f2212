"""Small spreadsheet files made by hand, sound and unsound. No tests here."""

import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

Value = str | float


def cell(ref: str, value: Value) -> str:
    """A cell's XML: a number, an error where the text is one (#N/A), a text otherwise."""
    if isinstance(value, float | int):
        return f'<c r="{ref}"><v>{value}</v></c>'
    if value in ("#DIV/0!", "#N/A"):
        return f'<c r="{ref}" t="e"><f>1/0</f><v>{value}</v></c>'
    return f'<c r="{ref}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def sheet_xml(rows: Sequence[Sequence[Value]], top: int = 1) -> str:
    """The XML of a worksheet of at most 26 columns, its first row at row `top`."""
    lines = "".join(
        f'<row r="{number}">'
        + "".join(cell(f"{chr(65 + i)}{number}", value) for i, value in enumerate(row) if value != "")
        + "</row>"
        for number, row in enumerate(rows, top)
    )
    return f'<worksheet xmlns="{MAIN}"><sheetData>{lines}</sheetData></worksheet>'


def xlsx(path: Path, sheets: dict[str, str], hidden: frozenset[str] = frozenset()) -> Path:
    """Writes a workbook from the XML of its sheets by name."""

    def state(name: str) -> str:
        return "hidden" if name in hidden else "visible"

    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" state="{state(name)}" r:id="rId{n}"/>'
        for n, name in enumerate(sheets, 1)
    )
    numbers = range(1, len(sheets) + 1)
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        for n in numbers
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/xl/workbook.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
            f"{types}</Types>",
        )
        book.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        book.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        )
        for n, xml in zip(numbers, sheets.values(), strict=True):
            book.writestr(f"xl/worksheets/sheet{n}.xml", xml)
    return path


def ods(path: Path, content: str) -> Path:
    """Writes an OpenDocument spreadsheet from the XML of its table rows."""
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", kind)
        book.writestr(
            "META-INF/manifest.xml",
            f'<m:manifest xmlns:m="{manifest}"><m:file-entry m:full-path="/" m:media-type="{kind}"/></m:manifest>',
        )
        book.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{office}" xmlns:table="{table}" xmlns:text="{text}">'
            f'<office:body><office:spreadsheet><table:table table:name="Asks">{content}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path
