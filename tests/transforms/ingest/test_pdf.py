from __future__ import annotations

from datetime import date

from tests.transforms.ingest.pdfs import pdf
from tests.transforms.ingest.reading import blocks, document

PARAGRAPH = (
    "The envoys met for two hours in the old palace by the harbour, and they spoke of grain."
)


def test_pdf_paragraphs_without_furniture() -> None:
    long = " ".join([PARAGRAPH] * 5)
    found = document(
        "paper.pdf",
        pdf(
            [
                [
                    ("A title so long that it has to be printed on two lines of the page", "B", 20),
                    ("Ada Moss and Jo Stone", "I", 11),
                    ("Abstract", "B", 12),
                    (f"This article asks why the delega-\ntions met. {long}", "", 11),
                    ("1. What they wanted", "B", 12),
                    (f"{long} They went to the", "", 11),
                ],
                [
                    (f"harbour. {long}", "", 11),
                    ("- the names of all of the wounded on either side, of whom there are many, "
                     "and those of the fallen", "", 11),
                    ("- grain", "", 11),
                    ("References", "B", 12),
                    ("Moss, A. (2020). A book on harbours that has so long a title that it does "
                     "not fit on one line. Harbour Press.", "", 11),
                    ("Roe, R. (2021). Another book. Press.", "", 11),
                ],
            ],
            author="Ada Moss; Jo Stone",
        ),
    )  # fmt: skip
    title = "A title so long that it has to be printed on two lines of the page"
    assert found.title == title
    assert found.authors == ("Ada Moss", "Jo Stone")
    assert found.source_name == "Harbour Journal of Peace"
    assert (found.published_on, found.published_precision) == (date(2024, 1, 1), "year")
    assert blocks(found) == [
        ("heading", title),
        ("heading", "Ada Moss and Jo Stone"),
        ("heading", "Abstract"),
        ("prose", f"This article asks why the delegations met. {long}"),
        ("heading", "1. What they wanted"),
        ("prose", f"{long} They went to the harbour. {long}"),
        (
            "bullet",
            "the names of all of the wounded on either side, of whom there are many, and those of "
            "the fallen",
        ),
        ("bullet", "grain"),
        ("heading", "References"),
        (
            "reference",
            "Moss, A. (2020). A book on harbours that has so long a title that it does not fit on "
            "one line. Harbour Press.",
        ),
        ("reference", "Roe, R. (2021). Another book. Press."),
    ]


def test_pdf_title_from_its_properties_unless_it_is_a_file_name() -> None:
    page = [[("A heading in the text", "B", 16), (PARAGRAPH, "", 11)]]
    assert document("a.pdf", pdf(page, title="A proper title")).title == "A proper title"
    assert document("a.pdf", pdf(page, title="Microsoft Word - x.docx")).title == (
        "A heading in the text"
    )
