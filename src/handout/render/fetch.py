"""What a page may load while it is laid out: the job's own assets, by name, and what is inside of them."""

from __future__ import annotations

import base64
import mimetypes
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from handout.diagnostics import Diagnostic, did_you_mean, error

if TYPE_CHECKING:
    from collections.abc import Mapping

_SCHEME = "asset:"
# The address of a picture that stands inside another one: its media type, and what it is.
EMBEDDED = re.compile(r"data:(image/(?:png|jpeg));base64,(.*)", re.IGNORECASE | re.DOTALL)


class RefusedError(ValueError):
    """The page asked for something that it may not have, or that is not there."""


class AssetShelf:
    """The assets of one job, and a record of what was asked for in vain.

    The record matters because the layout engine swallows a refusal inside an SVG picture.
    """

    def __init__(self, assets: Mapping[str, bytes]) -> None:
        self._assets = assets
        self._refused: dict[str, None] = {}
        self._missing: dict[str, None] = {}

    def open(self, url: str) -> tuple[bytes, str]:
        """The bytes and the media type behind `asset:NAME`, or of a picture that an asset has inside.

        Raises:
            RefusedError: any other address, or a name that is not on the shelf.
        """
        if (embedded := EMBEDDED.fullmatch(url)) and self._holds(url):
            return base64.b64decode(embedded[2]), embedded[1].lower()
        if not url.lower().startswith(_SCHEME):
            self._refused[url] = None
            message = "only assets of the job can be loaded"
            raise RefusedError(message)
        name = unquote(url[len(_SCHEME) :])
        if name not in self._assets:
            self._missing[name] = None
            message = f"there is no asset '{name}'"
            raise RefusedError(message)
        return self._assets[name], mimetypes.guess_type(name)[0] or "application/octet-stream"

    def _holds(self, address: str) -> bool:
        written = "".join(address.split()).encode()
        return any(written in b"".join(content.split()) for content in self._assets.values())

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was asked for in vain, each once: errors `url-refused` and `missing-image`."""
        refused = (refusal(url) for url in self._refused)
        missing = (
            error("missing-image", f"there is no picture '{name}'", hint=did_you_mean(name, self._assets))
            for name in self._missing
        )
        return (*refused, *missing)


def refusal(address: str) -> Diagnostic:
    """The error `url-refused` for an address that is no asset's."""
    hint = "only the project's own files can be used, by name"
    return error("url-refused", f"the page may not load '{address}'", hint=hint)
