"""The summary for the planning meeting: a round's state -> facts -> typst -> PDF.

pdf.make_summary makes the whole; cover, decisions and closing each give one part's facts as plain data; pages.page_pngs
makes pictures of the pages. What must not live here: layout (resources/summary/summary.typ), windows and printers.
"""
