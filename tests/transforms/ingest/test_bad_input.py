"""What cannot be used is refused, with a kind and with what to do."""

from __future__ import annotations

import io
import random

import pytest

from parley.transforms.ingest.read import SUFFIXES
from tests.transforms.ingest.reading import document, read, refusal

RUSSIAN = (
    "Делегации встретились в столице, чтобы обсудить обмен пленными. Переговоры продолжались два "
    "часа, и стороны договорились обменять тысячу человек с каждой стороны."
)
TURKISH = "Görüşmelerden sonra bakan, iki tarafın da esir değişimi konusunda anlaştığını söyledi."
ENGLISH = "“The talks” – the envoy’s word – were a “café” meeting, and they went on for two hours."


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
@pytest.mark.parametrize("data", [b"", b" \n\t\r\n "])
def test_empty_files(suffix: str, data: bytes) -> None:
    found = refusal(f"a{suffix}", data)
    assert found.kind == "empty_file"
    assert found.uri == f"in/a{suffix}"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl", "a.csv"])
@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(200),
        b"%PDF-1.7\n" + b"text " * 50,
        b"PK\x03\x04" + b"x" * 100,
        random.Random(5).randbytes(4000),
        bytes(100),
    ],
    ids=["png", "pdf", "zip", "random", "zeros"],
)
def test_binary_files_named_as_text(name: str, data: bytes) -> None:
    found = refusal(name, data)
    assert found.kind == "binary_file"
    assert "text" in found.message


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (RUSSIAN, "utf-16-be"),
        (ENGLISH, "utf-32"),
        (ENGLISH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (TURKISH, "cp1254"),
        (TURKISH, "iso8859-9"),
    ],
)
def test_other_encodings_are_told_by_their_bytes(text: str, encoding: str) -> None:
    assert document("a.txt", text.encode(encoding)).text == text


def test_an_encoding_that_the_manifest_names() -> None:
    assert document("a.txt", "Söz".encode("cp857"), encoding="cp857").text == "Söz"
    assert refusal("a.txt", b"\xff\xfe\xfd a", encoding="utf-8").kind == "bad_encoding"
    assert refusal("a.txt", b"abc", encoding="no-such").kind == "bad_encoding"


def test_damaged_utf8_is_refused_with_its_line() -> None:
    found = refusal("a.txt", "Türkiye – Erdoğan\n– Çavuşoğlu".encode() + b"\n\xe2\x80 end")
    assert found.kind == "bad_encoding"
    assert "line 3" in found.message


def test_bytes_of_no_encoding_are_refused() -> None:
    data = bytes(random.Random(3).choice(range(0x80, 0x100)) for _ in range(600))
    assert refusal("a.txt", data).kind == "bad_encoding"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_line_of_50_megabytes(name: str) -> None:
    found = refusal(name, b"first\n" + b"a word " * 7_500_000)
    assert found.kind == "line_too_long"
    assert "Line 2" in found.message


def test_a_long_line_of_jsonl_is_refused_alone() -> None:
    long = b'{"text": "' + b"a word " * 2_000_000 + b'"}'
    reading = read("a.jsonl", long + b'\n{"text": "A short one."}\n')
    assert [(each.uri, each.kind) for each in reading.refusals] == [
        ("in/a.jsonl#1", "line_too_long")
    ]
    assert [each.text for each in reading.documents] == ["A short one."]


def pdf_of_a_picture() -> bytes:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_page()
    pdf.rect(10, 10, 50, 50)
    return bytes(pdf.output())


def locked_pdf(password: str, algorithm: str) -> bytes:
    import pypdf
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    pdf.cell(text="The envoys met.")
    writer = pypdf.PdfWriter(io.BytesIO(bytes(pdf.output())))
    writer.encrypt(user_password=password, owner_password="owner", algorithm=algorithm)
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def test_pdf_without_text() -> None:
    found = refusal("a.pdf", pdf_of_a_picture())
    assert found.kind == "no_text_in_pdf"
    assert "OCR" in found.message


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_locked_pdfs(algorithm: str) -> None:
    assert refusal("a.pdf", locked_pdf("secret", algorithm)).kind == "encrypted_pdf"
    assert document("a.pdf", locked_pdf("", algorithm)).text == "The envoys met."


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.pdf", b"%PDF-1.7 and nothing that follows", "broken_pdf"),
        ("a.pdf", pdf_of_a_picture()[:300], "broken_pdf"),
        ("a.pdf", b"The envoys met.", "broken_pdf"),
        ("a.docx", b"The envoys met.", "broken_docx"),
        ("a.docx", b"PK\x03\x04 and nothing that follows", "broken_docx"),
        ("a.eml", b"The envoys met.", "broken_mail"),
        ("a.eml", b"Subject: no body\n\n", "broken_mail"),
        (
            "a.html",
            b"<html><head><title>T</title></head><body></body></html>",
            "no_content_in_html",
        ),
        ("a.html", b"<nav><a href=1>Home</a> <a href=2>World</a></nav>", "no_content_in_html"),
        ("a.html", b"<script>let text = 'The envoys met.'</script>", "no_content_in_html"),
        ("a.doc", b"The envoys met.", "unknown_format"),
        ("a", b"The envoys met.", "unknown_format"),
        (".txt", b"The envoys met.", "unknown_format"),
        ("a.txt", "*** — ***\n\n🔗".encode(), "no_prose"),
        ("a.txt", b"Short link:\nContact us", "no_prose"),
        ("a.txt", b"---\ntitle: [open\n---\nThe envoys met.", "broken_front_matter"),
        ("a.md", b"---\ntitle: a: b\n---\nThe envoys met.", "broken_front_matter"),
        ("a.md", b"---\npublished_on: 2025-31-31\n---\nThe envoys met.", "broken_front_matter"),
        ("a.md", b"---\ngenre: gossip\n---\nThe envoys met.", "broken_front_matter"),
    ],
)
def test_faults_have_a_kind_and_a_remedy(name: str, data: bytes, kind: str) -> None:
    found = refusal(name, data)
    assert found.kind == kind
    assert found.message.count(".") >= 2  # what is wrong, and what to do


def test_front_matter_tells_the_line() -> None:
    found = refusal("a.md", "---\ntitle: fine\nauthors: [open\n---\nThe envoys met.")
    assert "line 3" in found.message or "line 4" in found.message


def test_lines_between_rules_are_no_front_matter() -> None:
    found = document("a.txt", "---\nA remark between rules\n---\nThe envoys met.")
    assert found.text == "A remark between rules\n\nThe envoys met."


def test_a_bad_row_of_a_manifest_refuses_its_file() -> None:
    assert refusal("a.txt", "The envoys met.", genre="gossip").kind == "bad_metadata"
