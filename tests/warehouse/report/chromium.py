"""A headless Chromium that tests talk to by its own protocol (DevTools), without a driver."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import time
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any

from websockets.sync.client import connect

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
_KEYS = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowRight": 39, "ArrowDown": 40}
_SHIFT = 8


class Browser:
    """One page of a headless Chromium. `faults` are what its console told since `open`."""

    def __init__(self, home: Path) -> None:
        """Start Chromium with HOME, an empty folder, as its own."""
        self._process = subprocess.Popen(
            [str(CHROMIUM), "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
             "--remote-debugging-port=0", f"--user-data-dir={home}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self._process.stderr is not None
        for line in self._process.stderr:
            if told := re.search(r"DevTools listening on (ws://\S+)", line):
                break
        self._socket = connect(told[1], max_size=None)
        self._numbers = count(1)
        self._session: str | None = None
        self.faults: list[str] = []
        (page,) = [
            each for each in self.call("Target.getTargets")["targetInfos"] if each["type"] == "page"
        ][:1]
        attached = self.call("Target.attachToTarget", targetId=page["targetId"], flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.call(f"{domain}.enable")

    def __enter__(self) -> Browser:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._socket.close()
        self._process.terminate()
        self._process.wait()

    def call(self, method: str, **parameters: Any) -> Any:
        """Send METHOD of the protocol, and return its result."""
        number = next(self._numbers)
        sent = {"id": number, "method": method, "params": parameters}
        self._socket.send(
            json.dumps(sent | ({"sessionId": self._session} if self._session else {}))
        )
        while True:
            told = json.loads(self._socket.recv(timeout=60))
            if told.get("id") == number:
                assert "error" not in told, told["error"]
                return told["result"]
            self._hear(told.get("method", ""), told.get("params", {}))

    def _hear(self, method: str, told: dict[str, Any]) -> None:
        """Keep what a console would show in red."""
        if method == "Runtime.exceptionThrown":
            self.faults.append(json.dumps(told["exceptionDetails"])[:500])
        elif method == "Log.entryAdded" and told["entry"]["level"] == "error":
            self.faults.append(told["entry"]["text"])
        elif method == "Runtime.consoleAPICalled" and told["type"] in ("error", "assert"):
            self.faults.append(json.dumps(told["args"])[:500])

    def look(self, width: int, height: int = 900, *, scheme: str = "light") -> None:
        """Take a window of WIDTH by HEIGHT pixels, and the colour SCHEME (light, dark)."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=width < 600,
        )  # fmt: skip
        self.call(
            "Emulation.setEmulatedMedia",
            features=[{"name": "prefers-color-scheme", "value": scheme}],
        )

    def open(self, address: str) -> None:
        """Go to ADDRESS, and wait until it is loaded and its charts are drawn."""
        self.faults = []
        self.call("Page.navigate", url=address)
        self.wait("document.readyState === 'complete'")

    def wait(self, condition: str, seconds: float = 30) -> None:
        """Wait until CONDITION, in JavaScript, holds."""
        end = time.monotonic() + seconds
        while not self.ask(f"Boolean({condition})"):
            assert time.monotonic() < end, f"{condition} does not come true"
            time.sleep(0.05)

    def ask(self, expression: str) -> Any:
        """What EXPRESSION, in JavaScript, is worth, as JSON; a promise is waited for."""
        told = self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    def press(self, key: str, *, shift: bool = False) -> None:
        """Press KEY, by its name in JavaScript."""
        code = {"windowsVirtualKeyCode": _KEYS[key]} if key in _KEYS else {}
        text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        modifiers = _SHIFT if shift else 0
        for kind in ("keyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent", type=kind, key=key, code=key, modifiers=modifiers,
                **code, **({"text": text} if text and kind == "keyDown" else {}),
            )  # fmt: skip

    def picture(self, path: Path, *, whole: bool = False) -> None:
        """Write what is seen, or the WHOLE page, to PATH as PNG."""
        told = self.call("Page.captureScreenshot", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(told["data"]))
