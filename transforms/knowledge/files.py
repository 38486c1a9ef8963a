"""Codebook files as validated entries; every fault is named with its file, line and mend."""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Iterator
from functools import partial
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from parley.schemas.codebook.actors import Entry
from parley.schemas.errors import CodebookError

E = TypeVar("E", bound=BaseModel)
Lines = dict[tuple[str | int, ...], int]


class _Loader(yaml.CSafeLoader):
    """YAML in which only true and false are truth values, so that 'no' and 'on' are words."""


_Loader.yaml_implicit_resolvers = {
    letter: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:bool"]
    for letter, pairs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|false|False)$"), list("tTfF")
)


def parse_yaml(model: type[E], text: str, where: str) -> tuple[E, Lines]:
    """A YAML file as MODEL, and the line of each of its nodes by its path.

    Raises
    ------
    CodebookError: the file is no YAML, a key stands twice, or an entry does not fit MODEL.
    """
    values, lines, doubles = _read_yaml(text, where)
    for fault in doubles:
        raise fault
    try:
        return model.model_validate(values if values is not None else {}), lines
    except ValidationError as error:
        at = partial(_place, where, lines)
        raise _fault(error.errors()[0], at, model) from error


def yaml_faults(model: type[BaseModel], text: str, where: str) -> Iterator[CodebookError]:
    """Yield each fault for which `parse_yaml` would refuse the file."""
    try:
        values, lines, doubles = _read_yaml(text, where)
    except CodebookError as error:
        yield error
        return
    yield from doubles
    try:
        model.model_validate(values if values is not None else {})
    except ValidationError as error:
        at = partial(_place, where, lines)
        yield from (_fault(each, at, model) for each in error.errors())


def _read_yaml(text: str, where: str) -> tuple[Any, Lines, list[CodebookError]]:
    """What a YAML file holds, the line of each of its nodes, and the keys that stand twice.

    None and no lines of no node.
    """
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None, {}, []
        lines: Lines = {}
        doubles = list(_double_keys(node, where))
        _note_lines(lines, node, (), node.start_mark.line + 1)  # a merge (<<) changes the nodes
        return loader.construct_document(node), lines, doubles
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CodebookError(
            f"this is no YAML: {error.problem or error}.",
            where=f"{where}:{line}",
            mend="Mind the indentation, and put quotes around text with ': ' or '#'.",
        ) from error
    finally:
        loader.dispose()


def _place(where: str, lines: Lines, path: tuple[str | int, ...]) -> str:
    return f"{where}:{line_of(lines, path)}"


def _double_keys(node: yaml.Node, where: str) -> Iterator[CodebookError]:
    """A fault for each key that stands twice in one mapping below NODE: the last alone counts."""
    if isinstance(node, yaml.MappingNode):
        lines: dict[str, int] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if key.value in lines:
                yield CodebookError(
                    f"the key '{key.value}' stands here twice (line {lines[key.value]}); only "
                    "the last would count.",
                    where=f"{where}:{line}",
                    mend="Join the two.",
                )
            lines[key.value] = line
            yield from _double_keys(value, where)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _double_keys(value, where)


def parse_csv(model: type[E], text: str, where: str) -> list[tuple[E, int]]:
    """The rows of a CSV file as MODEL, each with its line.

    Raises
    ------
    CodebookError: the header lacks a column or has one more, or a row does not fit MODEL.
    """
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    known = {field.alias or name for name, field in model.model_fields.items()}
    required = {f.alias or n for n, f in model.model_fields.items() if f.is_required()}
    header = set(reader.fieldnames or ())
    if header - known or required - header:
        raise CodebookError(
            f"the header lacks {sorted(required - header)}, has besides {sorted(header - known)}.",
            where=f"{where}:1",
            mend=f"The columns are {', '.join(sorted(known))}.",
        )
    entries = []
    try:
        for row in reader:
            line = reader.line_num
            if None in row or None in row.values():
                raise CodebookError(
                    f"this row has not as many cells as the header ({len(header)}).",
                    where=f"{where}:{line}",
                    mend="Put quotes around a cell that holds a comma.",
                )
            cells = {key: value.strip() for key, value in row.items()}
            entries.append((_row(model, cells, f"{where}:{line}"), line))
    except csv.Error as error:
        raise CodebookError(
            f"this is no CSV: {error}.",
            where=f"{where}:{reader.line_num + 1}",
            mend="Close the quotes that open in this row; inside a cell, double them.",
        ) from error
    return entries


def _row(model: type[E], cells: dict[str, str], at: str) -> E:
    try:
        return model.model_validate(cells)
    except ValidationError as error:
        raise _fault(error.errors()[0], lambda _: at, model) from error


def _fault(first: ErrorDetails, at: Any, model: type[BaseModel]) -> CodebookError:
    """A fault that pydantic found, in words for whoever edits the file."""
    path = tuple(first["loc"])
    key = ".".join(str(part) for part in path if not isinstance(part, int))
    message, mend = first["msg"].removeprefix("Value error, "), ""
    if first["type"] == "extra_forbidden":
        message = f"'{path[-1]}' is no key here."
        near = difflib.get_close_matches(str(path[-1]), _keys(model), 1, 0.6)
        mend = (
            f"Did you mean '{near[0]}'?" if near else "Take it out, or look at the other entries."
        )
    elif first["type"] == "missing":
        message = f"'{path[-1]}' is missing."
        mend = "Add it."
    elif first["type"] == "string_pattern_mismatch":
        mend = f"It must match {first['ctx']['pattern']}."
        message = f"'{first['input']}' is no valid {key}."
    elif first["type"] == "literal_error":
        message = f"'{first['input']}' is no valid {key}."
        mend = f"It must be {first['ctx']['expected']}."
    elif not key:
        message = f"{message}."
    else:
        message = f"{key}: {message} (it is {first['input']!r})."
    return CodebookError(message, where=at(path), mend=mend)


def _keys(model: type[BaseModel]) -> list[str]:
    """The keys of MODEL and of the entries inside it."""
    found = list(model.model_fields)
    for field in model.model_fields.values():
        for inner in getattr(field.annotation, "__args__", ()):
            if isinstance(inner, type) and issubclass(inner, Entry) and inner is not model:
                found += _keys(inner)
    return found


def line_of(lines: Lines, path: tuple[str | int, ...]) -> int:
    """The line of the node at PATH, or of the nearest one above it."""
    for length in range(len(path), -1, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return 1


def _note_lines(lines: Lines, node: yaml.Node, path: tuple[str | int, ...], line: int) -> None:
    """Put into LINES where NODE at PATH stands, which begins on LINE, and all below it."""
    lines[path] = line
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            _note_lines(lines, value, (*path, key.value), key.start_mark.line + 1)
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            _note_lines(lines, value, (*path, place), value.start_mark.line + 1)
