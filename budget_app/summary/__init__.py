"""The summary for the planning meeting: a round's state -> facts -> typst -> PDF.

pdf.summary_pdf makes the whole; cover, decisions and closing each give one part's facts as plain data. What must not
live here: layout (resources/summary/summary.typ), and anything about windows or printers.
"""
