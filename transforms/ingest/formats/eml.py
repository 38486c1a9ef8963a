"""EML: the body of an e-mail, with its subject, sender and date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.parser import HeaderParser
from email.policy import EmailPolicy
from typing import Any, cast

from parley.schemas.codebook.pages import Pages
from parley.schemas.errors import InputError
from parley.transforms.ingest.faults import is_ours
from parley.transforms.ingest.formats.fragments import quoted_lines
from parley.transforms.ingest.formats.quoted_mail import Message, begins_with_head, messages
from parley.transforms.ingest.formats.text import read_text
from parley.transforms.ingest.formats.web import read_html
from parley.transforms.ingest.piece import Metadata, Page
from parley.transforms.ingest.text.boilerplate import is_organisation
from parley.transforms.ingest.text.clean import normal, one_line
from parley.transforms.ingest.text.encoding import refuse_long_lines

_DEEPEST = 5  # mails attached to mails
_MOST_COVER_WORDS = 3  # "FYI" above a mail that is handed on
_LONGEST_HEADER = 2_000  # characters; the parser of headers takes the square of their length
_LONGEST_HEADS = 20_000  # characters of a plain text that are looked through for headers
_LONGEST_QUOTING = 300_000  # characters of a mail of HTML that is looked through for others
_PLAIN_TEXT = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"
_OF_A_MAIL = frozenset({"from", "subject", "date"})
_SIGNATURE = re.compile(r"^-- ?$.*", re.MULTILINE | re.DOTALL)


class _ShortHeaders(EmailPolicy):
    """Parse the beginning of a header alone, which is all of any that people write.

    What is beyond ASCII in it is UTF-8, as RFC 6532 has it.
    """

    def header_fetch_parse(self, name: str, value: str) -> Any:
        told = value[:_LONGEST_HEADER].encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        return super().header_fetch_parse(name, told)


_SHORT_HEADERS = _ShortHeaders()


def read_eml(data: bytes, words: Pages) -> list[Page]:
    """A page for each mail in the file: its own, without signature, and those it quotes.

    The body is the plain text, else the HTML. A mail that is quoted, handed on or attached has its
    own sender and date; where the file's own mail adds no words to it, it stands first.

    Raises
    ------
    InputError: `broken_mail`, or what the body's own format raises.
    """
    try:
        message = cast(EmailMessage, message_from_bytes(data, policy=_SHORT_HEADERS))
    except Exception as error:  # the parser is lenient, its headers raise whatever they meet
        if is_ours(error):
            raise
        raise _unreadable(error) from error
    if not message.keys():
        raise _broken("The file is no mail with a text.")
    pages = list(_pages(message, words, _DEEPEST))
    if not pages:
        raise _broken("The file is no mail with a text.")
    return pages


def mail_in(text: str, words: Pages) -> bytes | None:
    """The mail that is saved as plain TEXT, its head first; None where TEXT is none.

    The head is that of a mail as it is sent ("Date: ..."), or as programs show it ("Sent: ...").
    """
    text = text.lstrip()
    headers = HeaderParser(policy=_SHORT_HEADERS).parsestr(text[:_LONGEST_HEADS])
    names = {name.lower() for name in headers}
    if names >= _OF_A_MAIL:
        return ("" if "content-type" in names else _PLAIN_TEXT).encode() + text.encode()
    return f"{_PLAIN_TEXT}\n{text}".encode() if begins_with_head(text, words.mails) else None


def _pages(message: EmailMessage, words: Pages, depth: int) -> Iterator[Page]:
    try:
        part = message.get_body(preferencelist=("plain", "html"))
        content = str(part.get_content()) if part is not None else ""
        is_html = part is not None and part.get_content_subtype() == "html"
        metadata = _metadata(message, words.organisations)
        attached = [each for each in message.iter_attachments() if _is_mail(each)]
        inner = [mail for each in attached if isinstance(mail := each.get_content(), EmailMessage)]
    except Exception as error:  # headers raise whatever they meet
        if is_ours(error):
            raise
        raise _unreadable(error) from error
    if is_html and content.strip():
        plain = normal(quoted_lines(content[:_LONGEST_QUOTING]))
        if len(content) <= _LONGEST_QUOTING and len(messages(plain, words.mails)) > 1:
            yield from _of_text(plain, metadata, words)
        else:
            yield Page(read_html(content, words).pieces, metadata)
    elif content.strip():
        yield from _of_text(normal(content), metadata, words)
    for mail in inner if depth else ():
        yield from _pages(mail, words, depth - 1)


def _of_text(content: str, metadata: Metadata, words: Pages) -> Iterator[Page]:
    refuse_long_lines(content)
    mails = messages(content, words.mails)
    for mail in mails:
        text = _SIGNATURE.sub("", mail.text)
        if not text.strip() or (len(mails) > 1 and len(text.split()) <= _MOST_COVER_WORDS):
            continue
        told = metadata if mail.is_own else _told(mail, metadata, words.organisations)
        yield Page(read_text(text).pieces, told, by_page=True)


def _told(mail: Message, around: Metadata, organisations: tuple[str, ...]) -> Metadata:
    """What is told of a quoted MAIL; the subject is that of the mail AROUND it, if it has none."""
    named = [mail.sender] if mail.sender else []
    when = mail.when
    return Metadata(
        title=mail.subject or around.title,
        source_name=next((name for name in named if is_organisation(name, organisations)), None),
        authors=tuple(name for name in named if not is_organisation(name, organisations)),
        published_on=when[0] if when else None,
        published_precision=when[1] if when else None,
    )


def _is_mail(part: EmailMessage) -> bool:
    return part.get_content_type() == "message/rfc822"


def _unreadable(error: Exception) -> InputError:
    return _broken(f"The mail cannot be read ({type(error).__name__}).")


def _broken(what: str) -> InputError:
    return InputError(what, kind="broken_mail", mend="Save the message again as .eml, or as .txt.")


def _metadata(message: EmailMessage, organisations: tuple[str, ...]) -> Metadata:
    sent = getattr(message["date"], "datetime", None)
    senders = _senders(message["from"])
    return Metadata(
        title=one_line(normal(str(message["subject"] or ""))) or None,
        source_name=next((name for name in senders if is_organisation(name, organisations)), None),
        authors=tuple(name for name in senders if not is_organisation(name, organisations)),
        published_on=sent.date() if isinstance(sent, datetime) else None,
        published_precision="day" if isinstance(sent, datetime) else None,
    )


def _senders(header: Any) -> list[str]:
    addresses = getattr(header, "addresses", ())
    names = [one_line(normal(address.display_name or address.addr_spec)) for address in addresses]
    return [name for name in names if name]
