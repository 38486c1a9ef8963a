"""Parley: texts about conflicts and their diplomacy as an analytical dataset."""

from __future__ import annotations

from importlib.metadata import version

__version__ = version("parley")
