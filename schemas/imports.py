"""What libraries import and we never use: put off, or not seen, so that programs start sooner.

Each layer has a library that loads far more than we ask of it. This is here because all layers may
import it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.abc import MetaPathFinder
from types import ModuleType
from typing import Any


class _StandIn(ModuleType):
    """Stands for a module until somebody looks into it.

    (`importlib.util.LazyLoader` loads a package as soon as it is imported a second time.)
    """

    def __getattr__(self, name: str) -> Any:
        if name == "__file__":  # `inspect` asks all modules for theirs
            raise AttributeError(name)
        self.leave()
        return getattr(import_module(self.__name__), name)

    def leave(self) -> None:
        """Let whoever imports it next have the module itself."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]


@contextmanager
def put_off(*names: str) -> Iterator[None]:
    """Let those who import the modules NAMES meanwhile load them by the first look into them."""
    stand_ins = {name: _StandIn(name) for name in names if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for each in stand_ins.values():
            each.leave()


@contextmanager
def put_off_until_called(module: str, function: str) -> Iterator[None]:
    """Let those who import FUNCTION of MODULE meanwhile load the module by the first call of it."""

    def call(*arguments: Any, **named: Any) -> Any:
        return getattr(import_module(module), function)(*arguments, **named)

    if module in sys.modules:
        yield
        return
    stand_in = ModuleType(module)
    setattr(stand_in, function, call)
    sys.modules[module] = stand_in
    try:
        yield
    finally:
        del sys.modules[module]


@contextmanager
def unseen(*names: str) -> Iterator[None]:
    """Let who imports the packages NAMES meanwhile find them not installed.

    For what a library takes where it is there and does without elsewhere. Packages that are loaded
    already stay seen.
    """
    finder = _Unseen(names)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


class _Unseen(MetaPathFinder):
    """Tells who imports packages that they are not installed."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = frozenset(names)

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:
        """Find nothing; of these packages let nobody else look for them either."""
        if fullname.partition(".")[0] in self._names:
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)
