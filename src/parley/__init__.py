"""Parley: texts about conflicts and their diplomacy as an analytical dataset.

nlp = parley.load("ukraine")                      # a pipeline of spaCy
frames = parley.read(text, codebook="ukraine")    # the tables that a text makes, for pandas
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

# ONNX Runtime reports to its makers unless this stands before it is loaded, by whomever.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

if TYPE_CHECKING:
    from parley.flows.app.notebook import load, read

    __version__: str

__all__ = ["__version__", "load", "read"]


def __getattr__(name: str) -> Any:
    """`load` and `read`, which bring spaCy along, and the version, once they are asked for."""
    if name == "__version__":
        from importlib.metadata import version

        return version("parley")
    if name in ("load", "read"):
        from parley.flows.app import notebook

        return getattr(notebook, name)
    raise AttributeError(f"module 'parley' has no attribute '{name}'")
