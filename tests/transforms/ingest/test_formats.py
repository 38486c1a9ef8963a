"""HTML, DOCX, EML and Markdown, each built here."""

from __future__ import annotations

import io
from datetime import date
from email.message import EmailMessage

import pytest

from tests.transforms.ingest.reading import blocks, document, texts

PARAGRAPH = (
    "The envoys met for two hours in the old palace by the harbour, and they spoke of grain."
)

PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Envoys meet again | Harbour Post</title>
<meta name="author" content="Ada Moss"><meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2025-05-17T10:00:00Z">
<meta property="article:section" content="Op-Ed"><script>track("page");</script></head>
<body><div class="cookie">This site uses cookies. <button>Accept</button></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Envoys meet again</h1><p class="byline">By Ada Moss</p>
<figure><img src="a.jpg"><figcaption>The palace at dusk.</figcaption></figure>
<p>{PARAGRAPH} They <b>agreed</b> to <a href="x">exchange</a>&nbsp;prisoners (<i>at last</i>).</p>
<h2>What comes next</h2>
<ul><li>A list of names<ul><li>of the wounded</li></ul></li><li>Another round</li></ul>
<blockquote><p>“We are ready,” she said.</p></blockquote>
<table><tr><th>Side</th><th>Prisoners</th></tr><tr><td>North</td><td>1,000</td></tr></table>
<p>First line of a verse,<br>and its second line.</p>
<p>The minister said that the talks would go on after the holiday in June.</p>
<aside><h3>Read also</h3><ul><li><a href="1">A tale of two harbours</a></li></ul></aside>
</article><footer>© 2025 Harbour Post. All rights reserved.</footer></body></html>"""


def test_html_main_content_and_metadata() -> None:
    found = document("page.html", PAGE)
    assert (found.title, found.authors) == ("Envoys meet again", ("Ada Moss",))
    assert found.source_name == "Harbour Post"
    assert (found.published_on, found.published_precision) == (date(2025, 5, 17), "day")
    assert (found.language, found.genre) == ("en", "opinion")
    assert blocks(found) == [
        ("heading", "Envoys meet again"),
        ("caption", "The palace at dusk."),
        ("prose", f"{PARAGRAPH} They agreed to exchange prisoners (at last)."),
        ("heading", "What comes next"),
        ("bullet", "A list of names"),
        ("bullet", "of the wounded"),
        ("bullet", "Another round"),
        ("prose", "“We are ready,” she said."),
        ("bullet", "Side"),
        ("bullet", "Prisoners"),
        ("bullet", "North"),
        ("bullet", "1,000"),
        ("prose", "First line of a verse, and its second line."),
        ("prose", "The minister said that the talks would go on after the holiday in June."),
    ]


def test_html_in_the_encoding_that_it_declares() -> None:
    page = PAGE.replace("utf-8", "windows-1254").replace("harbour", "Erdoğan liman")
    found = document("page.htm", page.encode("cp1254"))
    assert "Erdoğan liman" in found.text


def test_html_names_its_encoding_where_the_text_is_too_short_to_tell() -> None:
    page = '<html><head><meta charset="cp857"></head><body><p>Söz verdi.</p></body></html>'
    assert document("page.html", page.encode("cp857")).text == "Söz verdi."


def test_markdown() -> None:
    found = document(
        "a.md",
        f"""---
title: "Envoys meet"
source_name: Harbour Post
authors: [Ada Moss, Jo Stone]
published_on: 2025-05-17
genre: analysis
language: en
---
# Envoys meet

{PARAGRAPH[:40]}
{PARAGRAPH[40:]} It was *not* [the first time](https://a.example).

## The **terms**

1. Grain,
   and gas
2. Names
   - of the wounded
   - of the fallen

> “We are
> ready,” she said.

| Side | Prisoners |
|---|---|
| North | 1,000 |

![map](a.png)

<!-- a remark --><div>A box in <b>HTML</b>.</div>

---
The end\\
came soon.
""",
    )
    assert found.title == "Envoys meet"
    assert found.source_name == "Harbour Post"
    assert found.authors == ("Ada Moss", "Jo Stone")
    assert (found.published_on, found.genre) == (date(2025, 5, 17), "analysis")
    assert blocks(found) == [
        ("heading", "Envoys meet"),
        ("prose", f"{PARAGRAPH} It was not the first time."),
        ("heading", "The terms"),
        ("bullet", "Grain, and gas"),
        ("bullet", "Names"),
        ("bullet", "of the wounded"),
        ("bullet", "of the fallen"),
        ("prose", "“We are ready,” she said."),
        ("bullet", "Side"),
        ("bullet", "Prisoners"),
        ("bullet", "North"),
        ("bullet", "1,000"),
        ("prose", "A box in HTML."),
        ("prose", "The end came soon."),
    ]


def test_docx() -> None:
    import docx

    word = docx.Document()
    word.core_properties.title = "Envoys meet"
    word.core_properties.author = "Ada Moss; Jo Stone"
    word.add_heading("Envoys meet", 0)
    word.add_paragraph("Harbour Briefing Notes, 20 April 2022", style="Subtitle")
    word.add_heading("What happened?", 1)
    paragraph = word.add_paragraph(PARAGRAPH + " They ")
    paragraph.add_run("agreed").bold = True
    paragraph.add_run(" on names.")
    word.add_paragraph("the wounded", style="List Bullet")
    word.add_paragraph("the fallen", style="List Number")
    word.add_paragraph("The palace at dusk", style="Caption")
    table = word.add_table(1, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "North"
    table.cell(0, 2).text = "1,000"
    word.add_paragraph("That is all.")
    data = io.BytesIO()
    word.save(data)
    found = document("note.docx", data.getvalue())
    assert (found.title, found.authors) == ("Envoys meet", ("Ada Moss", "Jo Stone"))
    assert found.source_name == "Harbour Briefing Notes"
    assert found.published_on == date(2022, 4, 20)
    assert blocks(found) == [
        ("heading", "Envoys meet"),
        ("heading", "Harbour Briefing Notes, 20 April 2022"),
        ("heading", "What happened?"),
        ("prose", f"{PARAGRAPH} They agreed on names."),
        ("bullet", "the wounded"),
        ("bullet", "the fallen"),
        ("caption", "The palace at dusk"),
        ("bullet", "North"),
        ("bullet", "1,000"),
        ("prose", "That is all."),
    ]


def test_docx_of_the_template_has_no_author() -> None:
    import docx

    word = docx.Document()
    word.add_paragraph("The envoys met.")
    data = io.BytesIO()
    word.save(data)
    assert document("note.docx", data.getvalue()).authors == ()


def mail(sender: str, **bodies: str) -> bytes:
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "press@list.example"
    message["Subject"] = "Statement on the talks – second round"
    message["Date"] = "Tue, 03 Jun 2025 23:15:00 +0300"
    message.set_content(bodies.get("plain", ""))
    if "html" in bodies:
        message.add_alternative(bodies["html"], subtype="html")
    message.add_attachment(b"\x00\x01", maintype="application", subtype="octet-stream")
    return message.as_bytes()


def test_eml_of_an_office() -> None:
    body = f"{PARAGRAPH}\n\nWe call on both:\n\n- to talk;\n- to stop.\n\n-- \nPress office\n+1 23"
    found = document("s.eml", mail("Harbour Forum <press@forum.example>", plain=body))
    assert found.title == "Statement on the talks – second round"
    assert (found.source_name, found.authors) == ("Harbour Forum", ())
    assert (found.published_on, found.published_precision) == (date(2025, 6, 3), "day")
    assert texts(found) == [PARAGRAPH, "We call on both:", "to talk;", "to stop."]


def test_eml_of_a_person_in_html_alone() -> None:
    message = EmailMessage()
    message["From"] = "Ada Moss <ada@moss.example>"
    message.set_content(f"<html><body><p>{PARAGRAPH}</p></body></html>", subtype="html")
    found = document("s.eml", message.as_bytes())
    assert (found.source_name, found.authors) == (None, ("Ada Moss",))
    assert texts(found) == [PARAGRAPH]


@pytest.mark.parametrize("name", ["a.TXT", "a.text", "a.MD", "a.markdown"])
def test_suffixes_in_any_case(name: str) -> None:
    assert texts(document(name, "The envoys met.")) == ["The envoys met."]
