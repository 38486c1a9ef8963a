"""What Great Expectations imports and we never use, put off: import this before it.

SciPy's statistics and Altair's charts are for expectations that no table of ours has, and would
take two fifths of the time that the import of Great Expectations takes. The first look into them
loads them; whoever else imports them has them themselves.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

_UNUSED = ("altair", "scipy.stats")


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


with put_off(*_UNUSED):
    import great_expectations  # noqa: F401
