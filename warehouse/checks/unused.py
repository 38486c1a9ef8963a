"""What Great Expectations imports and we never use, put off: import this before it.

SciPy's statistics are for expectations that no table of ours has, and take a quarter of the time
that the import of Great Expectations takes. They are loaded by the first look into them.
"""

from __future__ import annotations

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec

_UNUSED = "scipy.stats"


def _put_off() -> None:
    spec = None if _UNUSED in sys.modules else find_spec(_UNUSED)
    if spec is None or spec.loader is None:
        return
    spec.loader = LazyLoader(spec.loader)
    module = sys.modules[_UNUSED] = module_from_spec(spec)
    spec.loader.exec_module(module)
    package, _, name = _UNUSED.rpartition(".")
    setattr(sys.modules[package], name, module)


_put_off()
