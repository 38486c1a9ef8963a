"""Where requests may go: to addresses of the public internet, unless a setting allows others."""

from __future__ import annotations

import ipaddress
import socket
import ssl
from functools import cache

import httpx

from parley.flows.sources.answer import NotFetched

_Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class GuardedTransport(httpx.BaseTransport):
    """A transport that looks a host up once, checks where it leads, and goes to that very place.

    So no name can lead to a private address, nor to another one when it is looked up again. It
    knows no proxies.
    """

    def __init__(self, *, allow_private: bool) -> None:
        # A connection that is kept would serve another host at the same place unchecked.
        self._inner = httpx.HTTPTransport(
            verify=_certificates(),
            trust_env=False,
            limits=httpx.Limits(max_keepalive_connections=0),
        )
        self._allow_private = allow_private

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send REQUEST to the address that its host stands for.

        Raises
        ------
        NotFetched: that is no public address.
        httpx.TransportError: there is no such host, or it cannot be reached.
        """
        host = request.url.host
        place = self._place(
            host, request.url.port or (443 if request.url.scheme == "https" else 80)
        )
        sent = httpx.Request(
            request.method,
            request.url.copy_with(host=place),
            headers=request.headers,  # with the name of the host
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": host},
        )
        return self._inner.handle_request(sent)

    def close(self) -> None:
        """Close all connections."""
        self._inner.close()

    def _place(self, host: str, port: int) -> str:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpx.ConnectError(f"the host '{host}' is not known ({error})") from error
        places = [str(each[4][0]) for each in found]
        if not self._allow_private:
            for place in places:
                _refuse_private(host, place)
        return places[0]


@cache
def _certificates() -> ssl.SSLContext:
    """Whom to trust; loading it takes a tenth of a second."""
    return httpx.create_ssl_context(trust_env=False)


def _refuse_private(host: str, place: str) -> None:
    if not is_public(place):
        raise NotFetched(
            "private_address",
            f"'{host}' leads to {place}, which is no address of the public internet. "
            "PARLEY_PRIVATE_ADDRESSES=true allows such.",
        )


def is_public(place: str) -> bool:
    """Whether the IP address PLACE is one of the public internet, also where it wraps another."""
    ip: _Ip = ipaddress.ip_address(place.partition("%")[0])
    inner: _Ip | None = None
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1]) or None
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return all(each.is_global and not each.is_multicast for each in (inner or ip,))
