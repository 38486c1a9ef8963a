"""What of a Word document's XML is its text."""

from __future__ import annotations

import io
import zipfile

import pytest

from parley.transforms.ingest.formats import docx as docx_format
from tests.transforms.ingest.formats.words import (
    MARK_DELETED,
    deleted,
    inserted,
    moved,
    paragraph,
    run,
    table,
    word,
)
from tests.transforms.ingest.reading import blocks, document, refusal, texts

WATCHED = "The two sides met and parted, as told in the list below by those who watched them. "


def test_insertions_are_text_and_deletions_are_not() -> None:
    found = document(
        "a.docx",
        word(
            paragraph(run("Ghana ") + deleted("blamed") + inserted(run("thanked")) + run(" Togo.")),
            paragraph(inserted(run("Benin, it says here, will host the next round."))),
            paragraph(deleted("Nobody should read this.")),
        ),
    )
    assert texts(found) == [
        "Ghana thanked Togo.",
        "Benin, it says here, will host the next round.",
    ]


def test_moved_text_stands_where_it_was_moved_to() -> None:
    found = document(
        "a.docx",
        word(
            paragraph(moved(run("Mali left the union. "), "From") + run("Niger stayed.")),
            paragraph(run("Later ") + moved(run("Mali left the union."), "To")),
        ),
    )
    assert texts(found) == ["Niger stayed.", "Later Mali left the union."]


def test_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    found = document(
        "a.docx",
        word(
            paragraph(run("The envoys of Chad met "), MARK_DELETED),
            paragraph(run("those of Libya in Sabha.")),
        ),
    )
    assert texts(found) == ["The envoys of Chad met those of Libya in Sabha."]


def test_insertions_in_links_and_content_controls() -> None:
    link = f'<w:hyperlink w:anchor="x">{run("signed")}{inserted(run(" and sealed"))}</w:hyperlink>'
    control = f"<w:sdt><w:sdtContent>{paragraph(run('Chad agreed.'))}</w:sdtContent></w:sdt>"
    found = document("a.docx", word(paragraph(run("Egypt ") + link + run(" the pact.")), control))
    assert texts(found) == ["Egypt signed and sealed the pact.", "Chad agreed."]


def test_hidden_text_is_not_read_unless_it_is_shown_again() -> None:
    inner = run("Iran spoke.") + run(" Draft!", "<w:vanish/>")
    inner += run(" Iraq too.", '<w:vanish w:val="0"/>')
    assert texts(document("a.docx", word(paragraph(inner)))) == ["Iran spoke. Iraq too."]


def test_a_text_box_stands_behind_its_paragraph_and_once() -> None:
    content = f"<w:txbxContent>{paragraph(run('Oman hosted the envoys.'))}</w:txbxContent>"
    box = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{content}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><v:textbox>{content}</v:textbox></mc:Fallback></mc:AlternateContent>"
    )
    inner = f"{run('They met by ')}<w:r>{box}</w:r>{run('the harbour.')}"
    found = document("a.docx", word(paragraph(inner)))
    assert texts(found) == ["They met by the harbour.", "Oman hosted the envoys."]


def test_headers_tell_the_outlet_and_neither_they_nor_footers_are_text() -> None:
    data = word(
        paragraph(run("Laos and Thailand met.")),
        header="Journal of River Peace, Vol. 3 (2021)",
        footer="Confidential, draft 7",
    )
    found = document("a.docx", data)
    assert texts(found) == ["Laos and Thailand met."]
    assert found.source_name == "Journal of River Peace"


def test_notes_stand_last_as_references_and_only_those_that_the_text_refers_to() -> None:
    note = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    kept, gone = note.format(7), f'<w:del w:id="1" w:author="e">{note.format(8)}</w:del>'
    data = word(paragraph(run("Chad bombed a camp") + kept + gone + run(".")))
    found = document("a.docx", _with_footnotes(data, {7: "So the ministry.", 8: "So nobody."}))
    assert blocks(found) == [("prose", "Chad bombed a camp."), ("reference", "So the ministry.")]


def _with_footnotes(data: bytes, notes: dict[int, str]) -> bytes:
    import docx
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    kind = "footnotes"
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    inner = "".join(
        f'<w:footnote w:id="{number}">{paragraph(run(text))}</w:footnote>'
        for number, text in notes.items()
    )
    made = docx.Document(io.BytesIO(data))
    part = Part(
        PackURI(f"/word/{kind}.xml"),
        f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml",
        f'<w:footnotes xmlns:w="{space}">{inner}</w:footnotes>'.encode(),
        made.part.package,
    )
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    made.part.relate_to(part, f"{relations}/{kind}")
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def test_the_date_of_a_row_heads_its_text() -> None:
    def cell(*lines: str) -> str:
        return "".join(paragraph(run(line)) for line in lines)

    data = word(
        paragraph(run("What happened in June")),
        table(
            (cell("When"), cell("Where"), cell("What")),
            (cell("12–13 June"), cell("Lomé"), cell("Togo and Benin held talks.")),
            (cell("13 June"), cell("Cotonou"), cell("Nobody should read this.")),
            (cell("Friday, 14 June"), cell(""), cell("Ghana shut its border.", "Lorries wait.")),
            (cell("Prisoners"), cell("1,000"), cell("40 more")),
            deleted_rows=(2,),
        ),
        paragraph(run("That is all.")),
    )
    assert blocks(document("a.docx", data))[1:] == [
        ("bullet", "When"),
        ("bullet", "Where"),
        ("bullet", "What"),
        ("heading", "12–13 June, Lomé"),
        ("prose", "Togo and Benin held talks."),
        ("heading", "Friday, 14 June"),
        ("prose", "Ghana shut its border."),
        ("prose", "Lorries wait."),
        ("bullet", "Prisoners"),
        ("bullet", "1,000"),
        ("bullet", "40 more"),
        ("prose", "That is all."),
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "a.html",
            f"<html><body><article><h1>What happened in June</h1><p>{WATCHED * 4}</p><table>"
            "<tr><td>3 June 2021</td><td>Niger let the lorries of Mali pass.</td></tr></table>"
            "</article></body></html>",
        ),
        (
            "a.md",
            "| Day | Deed |\n|---|---|\n| 3 June 2021 | Niger let the lorries of Mali pass. |",
        ),
    ],
)
def test_rows_of_pages_are_read_alike(name: str, text: str) -> None:
    assert blocks(document(name, text))[-2:] == [
        ("heading", "3 June 2021"),
        ("prose", "Niger let the lorries of Mali pass."),
    ]


@pytest.mark.parametrize("limit", ["MOST_UNPACKED", "MOST_XML", "MOST_PARAGRAPHS"])
def test_a_document_beyond_its_limits_is_refused_before_it_is_parsed(
    monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    data = word(*[paragraph(run("They met."))] * 20)
    monkeypatch.setattr(docx_format, limit, 10)
    monkeypatch.setattr("docx.Document", None)
    assert refusal("a.docx", data).kind == "text_too_long"


def test_a_part_that_is_longer_than_the_archive_says_is_an_error() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w:p/>" * 1000)
    lied = data.getvalue().replace((6000).to_bytes(4, "little"), (60).to_bytes(4, "little"))
    assert refusal("a.docx", lied).kind == "broken_docx"
