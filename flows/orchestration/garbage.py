"""How often Python looks for garbage in processes of our own.

What a run imports and knows are hundreds of thousands of objects that stay, and each full search
goes through all of them: a seventh of the time until the first text is read. Only what owns its
process calls this; a notebook's process is not ours.
"""

from __future__ import annotations

import gc

# Of Python's own (700, 10, 10) the first alone: garbage waits for a tenth of a gigabyte at most.
_RARELY = (10_000, 10, 10)


def search_rarely() -> None:
    """Search for garbage in this process less often, from now on."""
    gc.set_threshold(*_RARELY)


def keep_all() -> None:
    """Let what this process has loaded stay until it ends: no search goes through it again."""
    gc.collect()
    gc.freeze()
