"""Drives Chromium for tests over its debugging pipe, with the standard library alone."""

import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--remote-debugging-pipe",
]  # fmt: skip
READY = "document.documentElement?.dataset.ready === 'true'"
KEYS = {
    "Tab": ("Tab", 9, ""),
    "Enter": ("Enter", 13, "\r"),
    " ": ("Space", 32, " "),
    "ArrowDown": ("ArrowDown", 40, ""),
}  # code, number, text
# Chromium reads commands from descriptor 3 and answers on 4.
START = "import os, sys; os.dup2(int(sys.argv[1]), 3); os.dup2(int(sys.argv[2]), 4); os.execv(sys.argv[3], sys.argv[3:])"


class Browser:
    """A Chromium without a network beyond this machine; one page at a time."""

    def __enter__(self) -> Self:
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        commands, self._send = os.pipe()
        self._receive, answers = os.pipe()
        wrapper = [sys.executable, "-c", START, str(commands), str(answers)]
        command = [*wrapper, str(CHROMIUM), *FLAGS, f"--user-data-dir={self._profile.name}"]
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(
            command, pass_fds=(commands, answers), stdout=quiet, stderr=quiet
        )
        os.close(commands)
        os.close(answers)
        self._buffer, self._number, self._session = b"", 0, ""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._session = ""
            self.call("Browser.close")
        except OSError:
            self._process.kill()
        self._process.wait(timeout=20)
        os.close(self._send)
        os.close(self._receive)
        self._profile.cleanup()

    def open(
        self,
        path: Path | str,
        fragment: str = "",
        width: int = 1440,
        height: int = 900,
        dark: bool = False,
        ready: str = READY,
    ) -> None:
        """Open a file or an address in a new tab and wait until it says that it is ready."""
        self._session = ""
        self.requests: list[str] = []
        self.messages: list[str] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.call(f"{domain}.enable")
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call(
            "Emulation.setEmulatedMedia",
            features=[scheme, {"name": "prefers-reduced-motion", "value": "reduce"}],
        )
        self.call(
            "Page.navigate",
            url=(path.resolve().as_uri() if isinstance(path, Path) else path) + fragment,
        )
        self.wait_for(ready)

    def enter(self, target: str) -> None:
        """Speak to a frame that runs in a process of its own."""
        self._session = ""
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        self.call("Runtime.enable")

    def wait_for(self, condition: str, seconds: float = 30) -> None:
        """Wait until the condition holds in the page."""
        end = time.monotonic() + seconds
        while not self.evaluate(condition):
            if time.monotonic() > end:
                raise TimeoutError(f"{condition}; the page says {self.messages}")
            time.sleep(0.05)

    def evaluate(self, script: str) -> Any:
        """Return what the script gives, as plain values."""
        answer = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(
                answer["exceptionDetails"].get("exception", {}).get("description", "script failed")
            )
        return answer["result"].get("value")

    def screenshot(self, path: Path, whole: bool = False) -> None:
        """Write a picture of the page."""
        answer = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(answer["data"]))

    def click(self, x: float, y: float) -> None:
        """Press and release the mouse."""
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Press the mouse at one place, move it and release it at another."""
        self.call(
            "Input.dispatchMouseEvent",
            type="mousePressed",
            x=start[0],
            y=start[1],
            button="left",
            clickCount=1,
        )
        for step in range(1, 6):
            x, y = (one + (other - one) * step / 5 for one, other in zip(start, end, strict=True))
            self.call(
                "Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y, button="left", buttons=1
            )
        self.call(
            "Input.dispatchMouseEvent",
            type="mouseReleased",
            x=end[0],
            y=end[1],
            button="left",
            clickCount=1,
        )

    def type(self, text: str) -> None:
        """Write text into the field that has the focus."""
        self.call("Input.insertText", text=text)

    def press(self, key: str) -> None:
        """Press a key by its DOM name."""
        code, number, text = KEYS.get(key, (key, 0, ""))
        known = {"key": key, "code": code, "windowsVirtualKeyCode": number}
        self.call(
            "Input.dispatchKeyEvent", type="keyDown", **known, **({"text": text} if text else {})
        )
        self.call("Input.dispatchKeyEvent", type="keyUp", **known)

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Return the answer to a command of the DevTools protocol."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._send, data) :]
        while (answer := self._next()).get("id") != self._number:
            self._note(answer)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            piece = os.read(self._receive, 1 << 20)
            if not piece:
                raise OSError("Chromium ended")
            self._buffer += piece
        message, self._buffer = self._buffer.split(b"\0", 1)
        found: dict[str, Any] = json.loads(message)
        return found

    def _note(self, event: dict[str, Any]) -> None:
        """Keep what the page asks for and what it says."""
        if event.get("sessionId") != self._session:
            return
        method, told = event.get("method"), event.get("params", {})
        if method == "Network.requestWillBeSent":
            self.requests.append(told["request"]["url"])
        elif method == "Runtime.consoleAPICalled":
            self.messages.append(
                " ".join(str(part.get("value", part.get("description"))) for part in told["args"])
            )
        elif method == "Runtime.exceptionThrown":
            self.messages.append(json.dumps(told["exceptionDetails"]))
        elif method == "Log.entryAdded":
            self.messages.append(told["entry"]["text"])
