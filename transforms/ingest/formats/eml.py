"""EML: the body of an e-mail, with its subject, sender and date."""

from __future__ import annotations

import re
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from parley.schemas.errors import InputError
from parley.transforms.ingest.faults import is_ours
from parley.transforms.ingest.formats.text import read_text
from parley.transforms.ingest.formats.web import read_html
from parley.transforms.ingest.piece import Metadata, Page
from parley.transforms.ingest.text.boilerplate import is_organisation
from parley.transforms.ingest.text.clean import normal, one_line

_SIGNATURE = re.compile(r"^-- ?$.*", re.MULTILINE | re.DOTALL)


def read_eml(data: bytes) -> Page:
    """The pieces of an e-mail's body (its plain text, else its HTML), without the signature.

    Raises
    ------
    InputError: `broken_mail`, or what the body's own format raises.
    """
    try:
        message = message_from_bytes(data, policy=policy.default)
        part = message.get_body(preferencelist=("plain", "html"))
        content = str(part.get_content()) if part is not None else ""
        is_html = part is not None and part.get_content_subtype() == "html"
        metadata = _metadata(message)
    except Exception as error:  # the parser is lenient, its headers raise whatever they meet
        if is_ours(error):
            raise
        raise _broken(f"The mail cannot be read ({type(error).__name__}).") from error
    if not message.keys() or not content.strip():
        raise _broken("The file is no mail with a text.")
    if is_html:
        return Page(read_html(content).pieces, metadata)
    return Page(read_text(_SIGNATURE.sub("", normal(content))).pieces, metadata, by_page=True)


def _broken(what: str) -> InputError:
    return InputError(what, kind="broken_mail", mend="Save the message again as .eml, or as .txt.")


def _metadata(message: EmailMessage) -> Metadata:
    sent = getattr(message["date"], "datetime", None)
    senders = _senders(message["from"])
    return Metadata(
        title=one_line(normal(str(message["subject"] or ""))) or None,
        source_name=next((name for name in senders if is_organisation(name)), None),
        authors=tuple(name for name in senders if not is_organisation(name)),
        published_on=sent.date() if isinstance(sent, datetime) else None,
        published_precision="day" if isinstance(sent, datetime) else None,
    )


def _senders(header: Any) -> list[str]:
    addresses = getattr(header, "addresses", ())
    names = [one_line(normal(address.display_name or address.addr_spec)) for address in addresses]
    return [name for name in names if name]
