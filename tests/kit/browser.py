"""Messages opened in headless Chromium, each in a frame as wide as a screen."""

from __future__ import annotations

import base64
import html
import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

CHROMIUM = ("chromium", "--headless", "--no-sandbox", "--disable-gpu")  # it runs as root where tests do
SCRIPT = Path(__file__).with_name("browser.js")


@dataclass(frozen=True)
class Text:
    """Words as they are seen.

    Attributes:
        size: of the letters, in CSS pixels.
        contrast: of the letters on their ground, 1 to 21.
        right: where they end, in CSS pixels from the left edge.
    """

    words: str
    size: float
    contrast: float
    right: float


@dataclass(frozen=True)
class Seen:
    """A message in a window.

    Attributes:
        width: of the window, in CSS pixels.
        scroll: how far it can be scrolled to the right, the window's width included.
    """

    name: str
    width: int
    dark: bool
    scroll: int
    texts: tuple[Text, ...]


def opened(messages: Iterable[tuple[str, int, str]], folder: Path, *, dark: bool) -> tuple[Seen, ...]:
    """Name, width of the window and page of each message, to what is seen of it."""
    style = "height:1200px;border:0;width:"
    frames = (
        f'<iframe title="{name}" style="{style}{width}px" srcdoc="{html.escape(page)}"></iframe>'
        for name, width, page in messages
    )
    sheet = folder / f"messages-{'dark' if dark else 'light'}.html"
    script = f"<script>{SCRIPT.read_text()}</script>"
    sheet.write_text("".join(("<!DOCTYPE html><meta charset=utf-8>", *frames, script)), encoding="utf-8")
    ran = subprocess.run(  # noqa: S603 - the browser that `make test` installs
        [*CHROMIUM, *_options(folder, dark=dark), sheet.as_uri()], capture_output=True, text=True, check=True
    )
    found = re.search(r'<pre id="seen">([^<]+)</pre>', ran.stdout)
    assert found, ran.stderr
    return tuple(
        Seen(**{**one, "texts": tuple(Text(**text) for text in one["texts"])})
        for one in json.loads(base64.b64decode(found[1]))
    )


def _options(folder: Path, *, dark: bool) -> tuple[str, ...]:
    return (
        f"--user-data-dir={folder / 'profile'}",
        f"--blink-settings=preferredColorScheme={0 if dark else 1}",
        "--virtual-time-budget=5000",
        "--dump-dom",
    )
