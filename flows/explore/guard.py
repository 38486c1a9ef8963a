"""What a server on one's own machine must refuse, and what it tells browsers to refuse.

Any page that a browser has open can send requests to this machine. A name of the attacker's that
leads here (DNS rebinding) shows in the header Host, a request from another page in Origin.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Set as AbstractSet

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Guard:
    """An ASGI application before APP: strict headers, and only requests that are meant for it.

    NAMES are the host names, in lower case, by which it may be called besides addresses.
    """

    def __init__(self, app: ASGIApp, names: AbstractSet[str] = frozenset()) -> None:
        self.app, self.names = app, frozenset(names) | {"localhost"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, or refuse it with 403."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def strict(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        fault = self._fault(Headers(scope=scope))
        answer = PlainTextResponse(f"{fault}\n", 403) if fault else self.app
        await answer(scope, receive, strict)

    def _fault(self, headers: Headers) -> str:
        host = headers.get("host", "")
        if not self._is_ours(host):
            return "Parley does not answer to this name."
        origin = headers.get("origin")
        if origin is not None and origin != f"http://{host}":
            return "Parley does not answer to other pages."
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            # A link from elsewhere may open a page; nothing else from there may ask.
            return "" if headers.get("sec-fetch-mode") == "navigate" else "Ask from its own page."
        return ""

    def _is_ours(self, host: str) -> bool:
        """Whether HOST is an address, or one of our names: no other name can lead here honestly."""
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
        if name.lower() in self.names:
            return True
        try:
            ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
        except ValueError:
            return False
        return True
