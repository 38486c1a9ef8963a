"""PDFs that the tests make up."""

from __future__ import annotations


def pdf(pages: list[list[tuple[str, str, int]]], **properties: str) -> bytes:
    """A PDF of pages of (text, style, size), with a running header and page numbers."""
    from fpdf import FPDF

    class Journal(FPDF):
        def header(self) -> None:
            self.set_font("Helvetica", "I", 9)
            self.cell(0, 8, "Harbour Journal of Peace Vol. 4 2024", align="C")
            self.ln(12)

        def footer(self) -> None:
            self.set_y(-15)
            self.set_font("Helvetica", "I", 8)
            self.cell(0, 10, f"Page {self.page_no()} of {len(pages)}", align="C")

    document = Journal()
    if "title" in properties:
        document.set_title(properties["title"])
    if "author" in properties:
        document.set_author(properties["author"])
    for page in pages:
        document.add_page()
        for text, style, size in page:
            document.set_font("Helvetica", style, size)
            document.multi_cell(0, size * 0.5, text, new_x="LMARGIN", new_y="NEXT", align="L")
            document.ln(3)
    return bytes(document.output())
