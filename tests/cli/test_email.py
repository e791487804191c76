"""A kit for a mail tool, from the command line."""

from __future__ import annotations

import email
import email.policy
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

FILES = {
    "README.txt",
    "email.html",
    "email.txt",
    "handout.pdf",
    "manifest.json",
    "message.eml",
    "preview.png",
    "preview@2x.png",
}


def kit(command: Callable[..., Ran], clinic: Path, out: Path, *words: str) -> Path:
    ran = command("--project", clinic, "email", "walking", "--out", out, *words)
    assert ran.code == 0, ran.err
    return Path(ran.out.strip())


def test_a_kit_is_whole_and_its_manifest_is_true(
    command: Callable[..., Ran], clinic: Path, tmp_path: Path
) -> None:
    folder = kit(command, clinic, tmp_path / "out")
    assert {path.name for path in folder.iterdir()} == FILES
    listed = json.loads((folder / "manifest.json").read_text())["files"]
    assert {one["name"] for one in listed} == FILES
    for one in listed:
        if one["name"] != "manifest.json":
            content = (folder / one["name"]).read_bytes()
            assert (one["bytes"], one["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    assert [path.name for path in (tmp_path / "out").iterdir()] == [folder.name]


def test_the_message_is_alternatives_with_the_preview_inside(
    command: Callable[..., Ran], clinic: Path, tmp_path: Path
) -> None:
    folder = kit(command, clinic, tmp_path, "--attach")
    made = email.message_from_bytes((folder / "message.eml").read_bytes(), policy=email.policy.default)
    assert [part.get_content_type() for part in made.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
        "application/pdf",
    ]
    assert made["subject"] == "A handout from your clinic"


def test_a_web_site_may_be_a_folder(command: Callable[..., Ran], clinic: Path, tmp_path: Path) -> None:
    facts = clinic / "styles/brands/mill/clinic.yaml"
    facts.write_text(facts.read_text().replace("web: mill.example", "web: mill.example/care/"))
    folder = kit(command, clinic, tmp_path)
    slug = folder.name.removesuffix("-eml")
    text = (folder / "email.txt").read_text()
    assert f"\nhttps://mill.example/care/{slug}/handout.pdf\n" in text
