"""Mails that quote and hand on others."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest

from tests.transforms.ingest.reading import document, read, texts

OWN = "The two sides met in Harar on Tuesday and agreed to reopen the road."
OTHER = "The rebels attacked a convoy near Jijiga and took nine lorries."
HEAD = (
    "From: Ada Moss <ada@post.example>\nTo: desk@post.example\nSubject: Re: Harar\n"
    "Date: Mon, 6 May 2024 09:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n"
)


@pytest.mark.parametrize(
    "quotation",
    [
        f"On Fri, 3 May 2024 at 18:20, Jo Stone <jo@x.example> wrote:\n\n> {OTHER}\n",
        f"On Friday, 3 May 2024, Jo Stone\n<jo@x.example> wrote:\n> {OTHER}\n",
        f"Am 03.05.2024 um 18:20 schrieb Jo Stone:\n> {OTHER}\n",
        f"Le 2024-05-03, Jo Stone a écrit :\n> {OTHER}\n",
        f"-----Original Message-----\nFrom: Jo Stone\nSent: Friday, 3 May 2024 18:20\n\n{OTHER}\n",
        f"______\nFrom: Jo Stone <jo@x.example>\nSent: 3 May 2024\nTo: Ada\nCc: Eve\n\n{OTHER}",
        f"Begin forwarded message:\n\n> From: Jo Stone <jo@x.example>\n> Date: May 3, 2024\n>\n"
        f"> {OTHER}",
        f"-- \nAda Moss, Harar\n\nOn 3 May 2024, Jo Stone wrote:\n> {OTHER}",
    ],
)
def test_a_quotation_has_its_own_sender_and_date(quotation: str) -> None:
    reading = read("a.eml", f"{HEAD}{OWN}\n\n{quotation}")
    assert reading.refusals == []
    own, other = reading.documents
    assert (own.uri, own.text, own.authors) == ("in/a.eml", OWN, ("Ada Moss",))
    assert own.published_on == date(2024, 5, 6)
    assert (other.uri, other.text, other.authors) == ("in/a.eml#2", OTHER, ("Jo Stone",))
    assert other.published_on == date(2024, 5, 3)


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{OWN}</div><div><div>On Fri, May 3, 2024 at 6:20 PM Jo Stone &lt;<a>jo@x.example</a>"
        f"&gt; wrote:<br></div><blockquote><div>{OTHER}</div></blockquote></div>",
        f"<p>{OWN}</p><div><p><b>From:</b> Jo Stone &lt;jo@x.example&gt;<br><b>Sent:</b> 3 May 2024"
        f"<br><b>To:</b> Ada<br><b>Subject:</b> Harar</p></div><p>{OTHER}</p>",
        f"<p>{OWN}</p><p>On Friday, May 3, 2024 at 06:20 PM GMT+1, Jo Stone &lt;jo@x.example&gt; "
        f"wrote:</p><p>{OTHER}</p>",
    ],
)
def test_a_quotation_in_a_mail_of_html(body: str) -> None:
    head = HEAD.replace("text/plain", "text/html")
    own, other = read("a.eml", f"{head}<html><body>{body}</body></html>").documents
    assert (own.text, own.authors) == (OWN, ("Ada Moss",))
    assert (other.text, other.authors) == (OTHER, ("Jo Stone",))
    assert other.published_on == date(2024, 5, 3)


def test_what_is_handed_on_without_a_word_stands_first() -> None:
    body = (
        "FYI\n\n---------- Forwarded message ---------\nFrom: Harbour Forum <press@forum.example>\n"
        f"Date: Fri, May 3, 2024 at 6:20 PM\nSubject: Statement\nTo: <desk@post.example>\n\n{OTHER}"
    )
    found = document("a.eml", HEAD + body)
    assert (found.uri, found.title, found.text) == ("in/a.eml", "Statement", OTHER)
    assert (found.source_name, found.authors) == ("Harbour Forum", ())


def test_quotations_in_quotations_and_answers_between_them() -> None:
    body = (
        f"{OWN}\n\nOn 3 May 2024, Jo Stone wrote:\n> {OTHER}\n>\n> On 1 May 2024, Eve Hill wrote:\n"
        ">> Did Kenya send monitors to Moyale?\n\nNobody was hurt, says the army.\n"
    )
    reading = read("a.eml", HEAD + body)
    assert [(each.authors, each.text) for each in reading.documents] == [
        (("Ada Moss",), f"{OWN}\n\nNobody was hurt, says the army."),
        (("Jo Stone",), OTHER),
        (("Eve Hill",), "Did Kenya send monitors to Moyale?"),
    ]


def test_a_mail_that_is_attached() -> None:
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "Jo Stone <jo@x.example>", "Convoy"
    inner.set_content(OTHER)
    outer = EmailMessage()
    outer["From"] = "Ada Moss <ada@post.example>"
    outer.set_content(OWN)
    outer.add_attachment(inner)
    reading = read("a.eml", outer.as_bytes())
    assert [(each.title, each.authors) for each in reading.documents] == [
        (None, ("Ada Moss",)),
        ("Convoy", ("Jo Stone",)),
    ]


def test_a_statement_that_somebody_wrote_is_no_quotation() -> None:
    found = document("a.eml", f"{HEAD}The minister wrote:\n\n{OWN}")
    assert texts(found) == ["The minister wrote:", OWN]


def test_what_is_told_of_a_file_is_not_of_the_mails_in_it() -> None:
    body = f"{OWN}\n\nOn 3 May 2024, Jo Stone wrote:\n> {OTHER}"
    own, other = read("a.eml", HEAD + body, authors="Eve Hill").documents
    assert (own.authors, other.authors) == (("Eve Hill",), ("Jo Stone",))
