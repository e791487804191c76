"""Fixtures that several parts use."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.deliver.servers import Authority


# How long an example takes says more about the machine than about the code. A fresh clone is checked with the
# same examples each time; at a desk, each run looks at new ones.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave a test out whose programs are not on this machine: `needs("chromium")`."""
    wanted = {program for mark in item.iter_markers("needs") for program in mark.args}
    if missing := sorted(program for program in wanted if shutil.which(program) is None):
        pytest.skip(f"there is no {' and no '.join(missing)} here")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say plainly what was not checked; `.ci/run` takes it for a failure."""
    left = Counter(
        (report.nodeid.partition("::")[0], report.longrepr[2].removeprefix("Skipped: "))
        for report in terminalreporter.stats.get("skipped", ())
        if isinstance(report.longrepr, tuple)
    )
    if left:
        terminalreporter.section("NOT CHECKED")
    for (file, reason), count in sorted(left.items()):
        terminalreporter.line(f"{file}: {count} left out, for {reason}")


@pytest.fixture
def make_project(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Mapping[str, str | bytes]], Path]:
    """A function that writes files below a new folder and returns the folder."""

    def make(files: Mapping[str, str | bytes]) -> Path:
        root = tmp_path_factory.mktemp("project")
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return root

    return make


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Who signs the certificates of the tests' mail servers; no machine trusts it."""
    from tests.deliver.servers import new_authority  # noqa: PLC0415 - few tests need what it imports

    return new_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def trusted(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """The same, trusted here as a clinic's machine trusts its own authority."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    return authority
