"""Drives Firefox for tests over its Marionette socket, with the standard library alone."""

import json
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
FLAGS = ["--headless", "--no-remote", "--marionette", "--remote-allow-system-access"]
NOWHERE = "127.0.0.1"  # nothing listens at its port 9, so no host can be reached
PREFERENCES = {
    "marionette.port": 0, "network.proxy.type": 1, "network.proxy.http": NOWHERE, "network.proxy.http_port": 9,
    "network.proxy.ssl": NOWHERE, "network.proxy.ssl_port": 9, "network.proxy.allow_hijacking_localhost": True,
    "browser.shell.checkDefaultBrowser": False, "datareporting.policy.dataSubmissionEnabled": False, "app.update.enabled": False,
}  # fmt: skip
WATCH = """
window.asked = [];
Services.obs.addObserver({ observe(subject) {
  const channel = subject.QueryInterface(Ci.nsIChannel);
  if (channel.loadInfo.browsingContext?.isContent) window.asked.push(channel.URI.spec);
} }, "http-on-opening-request");
"""
COMPLAINTS = """
const storage = Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage);
const said = storage.getEvents().filter((event) => event.filename.startsWith("file:")).map((event) => String(event.arguments?.[0]));
const errors = Services.console.getMessageArray().filter((message) => {
  const error = message instanceof Ci.nsIScriptError ? message : null;
  return error && (error.sourceName.startsWith("file:") || error.category === "CSP" || error.category.startsWith("content"));
});
return [...said, ...errors.map((error) => error.errorMessage)];
"""


class Firefox:
    """A Firefox without a network."""

    def __enter__(self) -> Self:
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        profile = Path(self._profile.name)
        lines = [
            f"user_pref({json.dumps(name)}, {json.dumps(value)});"
            for name, value in PREFERENCES.items()
        ]
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(
            [str(FIREFOX), *FLAGS, "--profile", str(profile)], stdout=quiet, stderr=quiet
        )
        self._socket = socket.create_connection(
            (NOWHERE, self._port(profile / "MarionetteActivePort")), timeout=120
        )
        self._stream = self._socket.makefile("rb")
        self._number = 0
        self._read()
        self.call("WebDriver:NewSession", capabilities={})
        self.privileged(WATCH)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stream.close()
        self._socket.close()
        self._process.terminate()
        self._process.wait(timeout=60)
        self._profile.cleanup()

    def open(self, path: Path) -> None:
        """Open the file and wait until it says that it is ready."""
        self.call("WebDriver:Navigate", url=path.resolve().as_uri())
        end = time.monotonic() + 60
        while not self.evaluate("return document.documentElement.dataset.ready === 'true'"):
            if time.monotonic() > end:
                raise TimeoutError(f"the page says {self.messages()}")
            time.sleep(0.1)

    def evaluate(self, script: str) -> Any:
        """Return what the body of a function gives in the page."""
        return self.call("WebDriver:ExecuteScript", script=script, args=[], sandbox=None)["value"]

    def privileged(self, script: str) -> Any:
        """Return what the body of a function gives in the browser itself."""
        self.call("Marionette:SetContext", value="chrome")
        try:
            return self.call("WebDriver:ExecuteScript", script=script, args=[], sandbox="system")[
                "value"
            ]
        finally:
            self.call("Marionette:SetContext", value="content")

    def requests(self) -> list[str]:
        """Return what pages have asked the network for."""
        return list(self.privileged("return window.asked"))

    def messages(self) -> list[str]:
        """Return what pages have written to the console, and what the browser has complained of."""
        return list(self.privileged(COMPLAINTS))

    def call(self, command: str, **parameters: Any) -> dict[str, Any]:
        """Return the answer to a command of the Marionette protocol."""
        self._number += 1
        text = json.dumps([0, self._number, command, parameters]).encode()
        self._socket.sendall(str(len(text)).encode() + b":" + text)
        _, _, error, result = self._read()
        if error:
            raise RuntimeError(f"{command}: {error.get('message')}")
        found: dict[str, Any] = result or {}
        return found

    def _read(self) -> Any:
        length = b""
        while (letter := self._stream.read(1)) != b":":
            if not letter:
                raise OSError("Firefox ended")
            length += letter
        return json.loads(self._stream.read(int(length)))

    def _port(self, file: Path) -> int:
        """Return the port that Firefox has written down, once it has."""
        end = time.monotonic() + 120
        while not (file.is_file() and file.read_text()):
            if time.monotonic() > end or self._process.poll() is not None:
                raise TimeoutError("Firefox did not start")
            time.sleep(0.1)
        return int(file.read_text())
