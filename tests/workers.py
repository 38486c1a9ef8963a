"""How tests are dealt out to several workers."""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

_FLOWS = "tests/flows/"
_OWN_SERVERS = frozenset({f"{_FLOWS}test_schedule.py", f"{_FLOWS}orchestration/test_workers.py"})


class Modules(LoadScopeScheduling):
    """A module is one piece of work, and so are those that share the Prefect server of a session.

    (The marks of xdist's own `loadgroup` go unseen by xdist 3.8 under pytest 9.2.)
    """

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)


def group_of(nodeid: str) -> str:
    """The piece of work to which a test belongs."""
    module = nodeid.partition("::")[0]
    return _FLOWS if module.startswith(_FLOWS) and module not in _OWN_SERVERS else module
