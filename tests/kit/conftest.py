"""The library's dialects with their engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handout.load import load_project
from handout.resources import bundled
from tests.kit.engines import Engine, Listmonk, SendGrid, engines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handout.model.dialect import Dialect


@pytest.fixture(scope="session")
def dialects() -> Mapping[str, Dialect]:
    return load_project(bundled(), None).project.dialects


@pytest.fixture(scope="session")
def tools() -> Iterator[Mapping[str, Engine]]:
    running = engines()
    yield running
    for engine in running.values():
        if isinstance(engine, (Listmonk, SendGrid)):
            engine.process.end()
