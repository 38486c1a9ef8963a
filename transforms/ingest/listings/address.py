"""Addresses of the web as the dataset writes them: one for each page, whoever links to it."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

SCHEMES = ("http", "https")
# Parameters by which sites tell where a reader came from; they name no other page.
_TRACKERS = frozenset({"fbclid", "gclid", "mc_cid", "mc_eid"})
_TRACKER = "utm_"
_LONGEST = 2_000  # characters
_USUAL_PORTS = {"http": 80, "https": 443}


def clean_address(told: str, base: str = "") -> str | None:
    """The address that TOLD names, seen from BASE; None where it is none of the web's.

    It has no fragment, no parameters that only track, and host and scheme in lower case. An address
    that carries a name and a password is none.
    """
    try:
        parts = urlsplit(urljoin(base, told.strip()))
        port = parts.port
    except ValueError:
        return None
    scheme, host = parts.scheme.lower(), (parts.hostname or "").lower()
    if not told.strip() or scheme not in SCHEMES or not host or "@" in parts.netloc:
        return None
    place = f"[{host}]" if ":" in host else host
    if port is not None and port != _USUAL_PORTS[scheme]:
        place = f"{place}:{port}"
    address = urlunsplit((scheme, place, parts.path or "/", _without_trackers(parts.query), ""))
    is_plain = address.isprintable() and " " not in address and len(address) <= _LONGEST
    return address if is_plain else None


def is_address(told: str) -> bool:
    """Whether TOLD is meant as an address ("https://...") and not as a path."""
    return "://" in told


def _without_trackers(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _tracks(name)]
    return query if len(kept) == len(pairs) else urlencode(kept)


def _tracks(name: str) -> bool:
    return name.lower() in _TRACKERS or name.lower().startswith(_TRACKER)
