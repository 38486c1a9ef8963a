"""INPUT as sources: addresses of the web, and files that declare sources."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, NamedTuple, Self

from pydantic import Field, StringConstraints, model_validator

from parley.flows.inputs.sources import uri_of
from parley.schemas.codebook.actors import Entry
from parley.schemas.errors import CodebookError, ConfigurationError, InputError
from parley.transforms.ingest.listings.address import clean_address, is_address
from parley.transforms.ingest.text.encoding import decode
from parley.transforms.knowledge.files import Lines, line_of, parse_yaml

_SUFFIXES = {".yaml", ".yml"}
_Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class DeclaredSource(Entry):
    """A source as a file declares it: an address, a file that lists addresses, or a path."""

    url: _Line | None = None
    """Address of a feed, a sitemap, a list of addresses, or of one text."""
    list: _Line | None = None
    """A file with an address a line."""
    path: _Line | None = None
    """A file, folder or pattern; a file is read again only when it has changed."""
    name: _Line | None = None
    """The outlet of its texts; else what each text tells."""
    only: tuple[_Line, ...] = ()
    """Parts of addresses: those listed that hold none of them are left out."""
    authorization: Annotated[str, Field(pattern=r"^[A-Za-z_]\w*$")] | None = None
    """The environment variable that holds the value of the header Authorization."""

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if sum(each is not None for each in (self.url, self.list, self.path)) != 1:
            raise ValueError("a source has one of url, list and path")
        return self


class DeclaredSources(Entry):
    """A file of sources."""

    sources: tuple[DeclaredSource, ...]


@dataclass(frozen=True)
class WebSource:
    """A source on the web: what it is known by, and the addresses that it begins with."""

    key: str
    addresses: tuple[str, ...]
    name: str | None = None
    only: tuple[str, ...] = ()
    authorization: str | None = None

    @property
    def secret(self) -> str:
        """The value of its header Authorization; empty where it has none.

        Raises
        ------
        ConfigurationError: the environment does not hold it.
        """
        if self.authorization is None:
            return ""
        if value := os.environ.get(self.authorization):
            return value
        raise ConfigurationError(
            "the environment holds no such variable, which a source asks for.",
            where=self.authorization,
            mend="Set it to the value of the header Authorization, such as 'Bearer ...'.",
        )


@dataclass(frozen=True)
class WatchedPath:
    """Files, of which only those are read that are new or have changed."""

    key: str
    path: str
    name: str | None = None


class Asked(NamedTuple):
    """What the inputs of a run name: paths that are read as they are, and sources."""

    paths: list[str]
    web: list[WebSource]
    watched: list[WatchedPath]

    @property
    def has_sources(self) -> bool:
        """Whether there is more to read than paths."""
        return bool(self.web or self.watched)


def asked_for(inputs: Sequence[str]) -> Asked:
    """INPUTS, told apart; nothing is fetched. Each source stands once.

    Raises
    ------
    InputError: an address is none of the web's, or a file of sources is not there or has a fault.
    """
    paths: list[str] = []
    found: dict[str, WebSource | WatchedPath] = {}
    for given in inputs:
        if is_address(given):
            address = _checked(given, given)
            found.setdefault(address, WebSource(address, (address,)))
        elif Path(given).suffix.lower() in _SUFFIXES and Path(given).is_file():
            for source in read_sources(Path(given)):
                found[source.key] = source
        else:
            paths.append(given)
    return Asked(
        paths,
        [each for each in found.values() if isinstance(each, WebSource)],
        [each for each in found.values() if isinstance(each, WatchedPath)],
    )


def read_sources(path: Path) -> Iterator[WebSource | WatchedPath]:
    """The sources that the file PATH declares.

    Raises
    ------
    InputError: the file cannot be read or has a fault; the error names the line.
    """
    where = uri_of(path)
    try:
        declared, lines = parse_yaml(DeclaredSources, decode(path.read_bytes()), where)
    except CodebookError as error:
        raise InputError(error.what, where=error.where, mend=error.mend) from error
    except OSError as error:
        raise InputError(f"it cannot be read ({error.strerror}).", where=where) from error
    for number, source in enumerate(declared.sources):
        yield _of_file(source, path.parent, f"{where}:{_line(lines, number)}")


def _line(lines: Lines, number: int) -> int:
    return line_of(lines, ("sources", number))


def _of_file(source: DeclaredSource, folder: Path, where: str) -> WebSource | WatchedPath:
    if source.path is not None:
        path = folder / Path(source.path).expanduser()
        return WatchedPath(uri_of(path), str(path), source.name)
    told = (source.name, source.only, source.authorization)
    if source.url is not None:
        address = _checked(source.url, where)
        return WebSource(address, (address,), *told)
    path = folder / Path(source.list or "").expanduser()
    try:
        lines = decode(path.read_bytes()).splitlines()
    except OSError as error:
        raise InputError(
            f"the list {path} cannot be read ({error.strerror}).", where=where
        ) from error
    return WebSource(uri_of(path), tuple(_of_list(lines, uri_of(path))), *told)


def _of_list(lines: Iterable[str], where: str) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield _checked(line, f"{where}:{number}")


def _checked(told: str, where: str) -> str:
    address = clean_address(told)
    if address is None:
        raise InputError(
            "this is no address that can be fetched.",
            where="" if "@" in told and where == told else where,  # it may hold a password
            mend="Write https://host/path, without a name and a password in it: 'authorization' in "
            "a file of sources names the variable that holds them.",
        )
    return address
