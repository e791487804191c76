"""What cannot be checked on a machine is left out, and said."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_a_check_without_its_program_is_named_at_the_end(tmp_path: Path) -> None:
    one = ("tests/kit/test_mail_programs.py", "-k", "pale_small")
    ran = subprocess.run(  # noqa: S603  our own tests
        [sys.executable, "-m", "pytest", *one, "-p", "no:cacheprovider"],
        cwd=ROOT,
        env={**os.environ, "PATH": str(tmp_path), "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert f"{one[0]}: 1 left out, for there is no chromium here" in ran.stdout
    # What `.ci/run` takes for a failure.
    assert re.search(r"^=+ 1 skipped.* =+$", ran.stdout, re.MULTILINE)
