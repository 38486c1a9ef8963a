"""Mails: parts in parts, heads without end, and names that lie."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile.case import READ, Case, case, cut
from tests.hostile.signs import ACTIVE, SENTENCE

_HEAD = (
    "From: Ada Moss <ada@post.example>\nDate: Fri, 3 May 2024 10:00:00 +0000\nSubject: A truce\n"
)
_GOOD = (
    f'{_HEAD}MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="b"\n\n--b\n'
    f"Content-Type: text/plain; charset=utf-8\n\n{SENTENCE}\n\n--b\nContent-Type: text/html\n\n"
    f"<p>{SENTENCE}</p>\n--b--\n"
)


def _mail(text: str = SENTENCE, **head: str) -> str:
    lines = {
        "From": "Ada Moss <ada@post.example>",
        "Subject": "A truce",
        "Date": "Fri, 3 May 2024 10:00:00 +0000",
    }
    lines |= {name.replace("_", "-"): value for name, value in head.items()}
    return "".join(f"{name}: {value}\n" for name, value in lines.items()) + f"\n{text}\n"


def _nested(depth: int) -> str:
    inner = f"Content-Type: text/plain\n\n{SENTENCE}\n"
    for number in range(depth):
        inner = f'Content-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\n{inner}\n--b{number}--\n'
    return _HEAD + inner


def _attached(depth: int) -> str:
    mail = f"{_HEAD}\n{SENTENCE}\n"
    for number in range(depth):
        mail = (
            f'{_HEAD}Content-Type: multipart/mixed; boundary="c{number}"\n\n--c{number}\n\nSee below.\n'
            f"--c{number}\nContent-Type: message/rfc822\n\n{mail}\n--c{number}--\n"
        )
    return mail


def broken_mails() -> Iterator[Case]:
    """Mails cut short, with broken codes, and with a head that is none."""
    yield from cut("good.eml", _GOOD.encode(), 8)
    wrote = "On 3 May 2024 Jo <a@b.example> wrote:\n"
    yield case("introductions.eml", f"From: a\n\n{wrote * 1_000}{SENTENCE}")
    yield case("no-head.eml", f"\n{SENTENCE}", "broken_mail")
    yield case("no-body.eml", _HEAD, "broken_mail")
    yield case("head-goes-on.eml", f"{_HEAD} {SENTENCE}\n\n{SENTENCE}", READ)
    yield case(
        "mailbox.eml", f"From ada Fri May  3 10:00:00 2024\n{_GOOD}\nFrom bo Fri May  3\n{_GOOD}"
    )
    yield case(
        "boundary-missing.eml", f"{_HEAD}Content-Type: multipart/mixed\n\n--x\n\n{SENTENCE}\n"
    )
    yield case(
        "boundary-open.eml",
        f"{_HEAD}Content-Type: multipart/mixed; boundary=x\n\n--x\n\n{SENTENCE}\n",
    )
    yield case(
        "boundary-empty.eml",
        f'{_HEAD}Content-Type: multipart/mixed; boundary=""\n\n--\n\n{SENTENCE}\n',
    )
    yield case("type-unknown.eml", _mail(Content_Type="text/x-nothing; charset=bogus"))
    yield case("type-odd.eml", _mail(Content_Type=';;;=/==;charset="""; x*0*=a\'\'%ZZ'))
    yield case("type-partial.eml", _mail(Content_Type='message/partial; id="x"; number=1; total=9'))
    yield case(
        "type-outside.eml",
        _mail(Content_Type='message/external-body; access-type=local-file; name="/etc/passwd"'),
    )
    yield case("charset-unknown.eml", _mail(Content_Type="text/plain; charset=bogus"))
    yield case("charset-rot13.eml", _mail(Content_Type="text/plain; charset=rot13"))
    yield case("charset-zlib.eml", _mail(Content_Type="text/plain; charset=zlib_codec"))
    yield case(
        "base64-broken.eml",
        _mail("QUJD!!!!REVG=====", Content_Transfer_Encoding="base64", Content_Type="text/plain"),
    )
    yield case(
        "base64-of-noise.eml",
        _mail("////" * 500, Content_Transfer_Encoding="base64", Content_Type="text/plain"),
    )
    yield case(
        "quoted-broken.eml",
        _mail(f"=ZZ=4{SENTENCE}=\n=", Content_Transfer_Encoding="quoted-printable"),
        READ,
    )
    yield case("coding-unknown.eml", _mail(Content_Transfer_Encoding="x-uuencode-of-old"))
    yield case("nul.eml", _mail(f"{SENTENCE}\x00{SENTENCE}"), READ)
    for name, date in {
        "words": "yesterday",
        "far": "Fri, 3 May 99999 10:00:00 +0000",
        "zone": "Fri, 3 May 2024 10:00:00 +9999",
        "digits": "9" * 5_000,
        "empty": "",
    }.items():
        yield case(f"date-{name}.eml", _mail(Date=date), READ)
    for name, sender in {
        "nobody": "<>", "bare": "ada", "many": ", ".join(f"a{n} <a{n}@b.example>" for n in range(2_000)),
        "open": '"Ada <', "group": "undisclosed:;", "long": "x" * 50_000, "turned": "\u202eada <a@b>",
        "coded": "=?utf-8?B?//////8=?= <a@b.example>", "coded-many": "=?utf-8?Q?a?= " * 2_000,
        "brackets": "(" * 500 + "<a@b>", "address": "a@" + "[" * 500,
    }.items():  # fmt: skip
        yield case(f"from-{name}.eml", _mail(From=sender))


def deep_mails() -> Iterator[Case]:
    """Parts in parts, mails in mails, and quotations in quotations."""
    for depth in (20, 150):
        yield case(f"parts-{depth}.eml", _nested(depth))
        yield case(f"attached-{depth}.eml", _attached(min(depth, 60)))
        yield case(
            f"quoted-{depth}.eml",
            _mail("\n".join(f"{'> ' * n}{SENTENCE} {n}" for n in range(depth))),
        )
        yield case(
            f"wrote-{depth}.eml",
            _mail("\n".join(f"{'> ' * n}On 3 May 2024, Ada Moss wrote:" for n in range(depth))),
        )
        yield case(f"handed-on-{depth}.eml", _mail(
            "\n".join(f"-----Original Message-----\nFrom: A{n}\nSent: 3 May 2024\nSubject: x\n\nTalk {n}." for n in range(depth))
        ))  # fmt: skip
    yield case("head-many.eml", "".join(f"X-{n}: y\n" for n in range(3_000)) + _mail(), READ)
    yield case("head-long.eml", _mail(X_Long="x" * 1_000_000), READ)
    yield case("subject-long.eml", _mail(Subject="word " * 20_000))
    yield case("received-many.eml", "Received: from a by b; x\n" * 5_000 + _mail(), READ)
    boundary = 'Content-Type: multipart/mixed; boundary="x"\n\n'
    yield case("parts-many.eml", _HEAD + boundary + f"--x\n\n{SENTENCE}\n" * 500 + "--x--\n", READ)
    yield case("attachments-climb.eml", _HEAD + boundary + f"--x\n\n{SENTENCE}\n" + "".join(
        f'--x\nContent-Type: application/x; name="{name}"\nContent-Disposition: attachment; filename="{name}"\n\nx\n'
        for name in ("../../etc/passwd", "/tmp/x", "a\x00b", "\u202egnp.exe")
    ) + "--x--\n", READ)  # fmt: skip


def active_mails() -> Iterator[Case]:
    """Subjects, senders and texts that something would run."""
    for name in ("script", "image", "formula", "sql", "template", "path"):
        payload = ACTIVE[name]
        yield case(
            f"mail-{name}.eml",
            _mail(f"{payload} {SENTENCE}", Subject=payload, From=f'"{payload}" <a@b.example>'),
        )
    html = _mail(
        f"<p>{SENTENCE}</p><script>alert(1)</script><img src=x onerror=alert(1)>",
        Content_Type="text/html",
    )
    yield case("mail-of-html.eml", html)
    yield case("subject-breaks.eml", _mail(Subject="=?utf-8?Q?A=0D=0ABcc:_x@y.example?="), READ)
