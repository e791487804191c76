"""Names, formats, products, results and refusals of `handout build`."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import pty
import resource
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from msgspec.structs import replace

from handout.cli import head_start, native
from handout.cli.exits import Exit
from handout.render.pdf import PdfRenderer, Rendered
from tests.publish.elsewhere import as_nobody, in_child, open_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

__all__ = ["open_folder"]

HANDOUT = "content/handouts/walking.yaml"


def outputs(folder: Path) -> list[str]:
    """The places of all files but the manifest."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != ".handout.json")
    return sorted(path.relative_to(folder).as_posix() for path in files)


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ((), "walking.txt"),
        (("--edition", "standard", "--brand", "mill", "--lang", "en"), "walking.txt"),
        (("--paper", "letter"), "walking.txt"),  # the usual sheet of the clinic's region
        (("--paper", "a4"), "walking.a4.txt"),
        (("--side", "left"), "walking.left.txt"),
        (("--side", "RIGHT", "--paper", "A5"), "walking.a5.right.txt"),
    ],
)
def test_the_name_leaves_out_what_is_the_default(
    command: Callable[..., Ran], clinic: Path, tmp_path: Path, options: tuple[str, ...], name: str
) -> None:
    ran = command("--project", clinic, "build", "--to", "txt", "--out", tmp_path / "out", *options)
    assert ran.out == f"{tmp_path}/out/mill/en/{name}\n"
    assert outputs(tmp_path / "out") == [f"mill/en/{name}"]


def test_every_format_and_what_json_says_of_it(
    command: Callable[..., Ran], clinic: Path, tmp_path: Path
) -> None:
    ran = command(
        "--project", clinic, "build", "--to", "pdf,png,html,txt", "--out", tmp_path, "--format", "json"
    )
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    names = ["walking.pdf", "walking-1.png", "walking.html", "walking.txt"]
    starts = [b"%PDF-", b"\x89PNG", b"<!DOCTYPE html>", b"Walking again"]
    assert [one["path"] for one in found] == [f"{tmp_path}/mill/en/{name}" for name in names]
    for one, start in zip(found, starts, strict=True):
        content = (tmp_path / "mill" / "en" / os.path.basename(one["path"])).read_bytes()  # noqa: PTH119 - a word of JSON
        assert start in content[:2000]
        assert one["bytes"] == len(content)
        assert one["sha256"] == hashlib.sha256(content).hexdigest()
        assert one["state"] == "built"
    assert [one["pages"] for one in found] == [1, 1, 0, 0]


def test_the_same_inputs_give_the_same_bytes(
    command: Callable[..., Ran], clinic: Path, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        command("--project", clinic, "build", "--to", "pdf,png,html,txt", "--out", tmp_path / name)
    assert len(outputs(tmp_path / "one")) == 4
    assert outputs(tmp_path / "one") == outputs(tmp_path / "two")
    for name in outputs(tmp_path / "one"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_several_brands_are_built_once_each(
    command: Callable[..., Ran], clinic: Path, tmp_path: Path
) -> None:
    brands = ("--brand", "mill", "--brand", "riverside", "--brand", "mill")
    ran = command("--project", clinic, "build", "--to", "txt", "--out", tmp_path, *brands)
    assert ran.out.splitlines() == [f"{tmp_path}/mill/en/walking.txt", f"{tmp_path}/riverside/en/walking.txt"]
    assert "Riverside" in (tmp_path / "riverside/en/walking.txt").read_text(encoding="utf-8")


def test_a_name_that_is_none_is_a_usage_error(command: Callable[..., Ran], clinic: Path) -> None:
    ran = command("--project", clinic, "build", "wakling", "--brand", "mil", "--lang", "xx")
    assert ran.code == 2
    assert "there is no handout 'wakling' (did you mean 'walking'?)" in ran.err
    assert "there is no brand 'mil' (did you mean 'mill'?)" in ran.err
    assert "there is no language 'xx' (known: en" in ran.err


def test_a_name_that_may_be_unknown_for_a_mistake_elsewhere_is_the_projects_fault(
    command: Callable[..., Ran], clinic: Path
) -> None:
    (clinic / "styles/brands/mill/clinic.yaml").write_text("name: 3\n", encoding="utf-8")
    ran = command("--project", clinic, "build", "--brand", "mill")
    assert ran.code == 3
    assert "styles/brands/mill/clinic.yaml" in ran.err


def test_a_handout_that_cannot_be_read_is_known_and_failed(
    command: Callable[..., Ran], clinic: Path, tmp_path: Path
) -> None:
    (clinic / "content/handouts/walking.yaml").write_text("", encoding="utf-8")
    ran = command(
        "--project", clinic, "build", "walking", "--to", "pdf,png", "--out", tmp_path, "--format", "json"
    )
    assert ran.code == 3
    assert [(one["path"], one["state"], one["sha256"], one["bytes"]) for one in json.loads(ran.out)] == [
        (f"{tmp_path}/mill/en/walking.pdf", "failed", "", 0),
        (f"{tmp_path}/mill/en/walking-1.png", "failed", "", 0),
    ]


def test_findings_become_annotations_on_github(
    command: Callable[..., Ran], clinic: Path, tmp_path: Path
) -> None:
    (clinic / "content/handouts/walking.yaml").write_text("", encoding="utf-8")
    ran = command("--project", clinic, "build", "--out", tmp_path, "--format", "github")
    assert (
        "::error file=content/handouts/walking.yaml,title=empty-file::the file is empty"
        in ran.err.splitlines()
    )


def test_warnings_stop_it_only_when_asked(command: Callable[..., Ran], clinic: Path, tmp_path: Path) -> None:
    css = "styles/brands/mill/brand.css"
    (clinic / css).write_text("p { colour: red }", encoding="utf-8")
    words = ("--project", clinic, "--quiet", "build", "--out", tmp_path / "out")
    ran = command(*words, "--fail-on", "warning")
    assert ran.code == 3
    assert css in ran.err
    assert outputs(tmp_path) == []
    ran = command(*words)
    assert ran.code == 0
    assert css in ran.err
    assert outputs(tmp_path) == ["out/mill/en/walking.pdf"]


def test_progress_is_plain_lines_in_a_pipe_and_nothing_when_quiet(
    command: Callable[..., Ran], clinic: Path, tmp_path: Path
) -> None:
    ran = command("--project", clinic, "build", "--to", "txt", "--out", tmp_path)
    assert ran.err == "[1/1] mill/en/walking\n1 file built\n"
    ran = command("--project", clinic, "--quiet", "build", "--to", "txt", "--out", tmp_path)
    assert (ran.err, ran.out) == ("", f"{tmp_path}/mill/en/walking.txt\n")


def test_a_full_disk_is_exit_5_and_the_last_good_file_stays(
    command: Callable[..., Ran], clinic: Path, tmp_path: Path
) -> None:
    words = ("--project", clinic, "build", "--to", "txt,html", "--out", tmp_path / "out")
    assert command(*words).code == 0
    before = (tmp_path / "out/mill/en/walking.html").read_bytes()
    section = clinic / "content/sections/first-steps.md"
    section.write_text(section.read_text(encoding="utf-8") + "\nNew words.\n", encoding="utf-8")
    limit = len(before) - 1000

    def with_little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        ran = command(*words)
        assert ran.code == 5
        assert f"error: cannot write {tmp_path}/out/mill/en/walking.html: File too large" in ran.err
        assert "Traceback" not in ran.err
        assert ran.out == f"{tmp_path}/out/mill/en/walking.txt\n"  # what fits is written

    assert in_child(with_little_room) == 0
    assert (tmp_path / "out/mill/en/walking.html").read_bytes() == before
    assert outputs(tmp_path / "out") == ["mill/en/walking.html", "mill/en/walking.txt"]


def test_a_folder_without_permission_is_exit_5(
    command: Callable[..., Ran], clinic: Path, tmp_path: Path, open_folder: Path
) -> None:
    project = open_folder / "clinic"
    clinic.rename(project)
    project.chmod(0o755)
    words = ("--project", project, "build", "--to", "txt", "--out")
    command(*words, tmp_path)  # imports all that it needs, from places that only we may read
    open_folder.chmod(0o555)

    def write_there() -> None:
        ran = command(*words, open_folder / "out")
        assert ran.code == 5
        assert (
            ran.err
            == f"error: cannot write {open_folder}/out: Permission denied [cannot-write]\n0 files built\n"
        )

    assert as_nobody(write_there) == 0


def test_a_folder_of_somebody_else_keeps_its_last_good_files(
    command: Callable[..., Ran], clinic: Path, open_folder: Path
) -> None:
    project, out = open_folder / "clinic", open_folder / "out"
    clinic.rename(project)
    project.chmod(0o755)
    words = ("--project", project, "build", "--to", "txt,html", "--out", out)
    assert command(*words).code == 0
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    section = project / "content/sections/first-steps.md"
    section.write_text(section.read_text(encoding="utf-8") + "\nNew words.\n", encoding="utf-8")
    for path in (out, out / "mill", out / "mill/en"):
        path.chmod(0o755)  # ours, and open to read for whoever builds next

    def write_there() -> None:
        ran = command(*words)
        assert (ran.code, ran.out) == (5, "")
        assert f"error: cannot write {out}: Permission denied [cannot-write]" in ran.err
        assert "Traceback" not in ran.err

    assert as_nobody(write_there) == 0
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("limit", "what"), [(200, "error: the disk refuses "), (5_000, "error: cannot write {last_good}: ")]
)
def test_a_pdf_that_has_no_room_is_exit_5_and_the_last_good_one_stays(
    clinic: Path, tmp_path: Path, limit: int, what: str
) -> None:
    last_good = tmp_path / "out/mill/en/walking.pdf"
    last_good.parent.mkdir(parents=True)
    last_good.write_bytes(b"the last good file")
    words = ("--project", clinic, "build", "--to", "pdf", "--out", tmp_path / "out")
    started = [sys.executable, "-m", "handout", *map(str, words)]

    def with_little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    ran = subprocess.run(  # noqa: S603 - our own interpreter
        started,
        preexec_fn=with_little_room,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 5, ran.stderr
    assert "Traceback" not in ran.stderr
    assert what.format(last_good=last_good) in ran.stderr
    assert "File too large" in ran.stderr
    assert last_good.read_bytes() == b"the last good file"
    assert outputs(tmp_path / "out") == ["mill/en/walking.pdf"]


def test_an_output_folder_that_is_a_file_is_exit_5(
    command: Callable[..., Ran], clinic: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").write_bytes(b"mine")
    ran = command("--project", clinic, "build", "--out", tmp_path / "out", "--format", "json")
    assert (ran.code, ran.out) == (5, "[]\n")
    assert (tmp_path / "out").read_bytes() == b"mine"


def test_the_process_leaves_nothing_in_the_temporary_folder(clinic: Path, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    ran = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "handout", "--project", clinic, "build", "--out", tmp_path / "out"],
        env=os.environ | {"TMPDIR": str(scratch)},
        capture_output=True,
        check=True,
    )
    assert ran.stdout.decode() == f"{tmp_path}/out/mill/en/walking.pdf\n"
    assert list(scratch.iterdir()) == []


def test_a_pdf_that_fails_the_check_is_not_published(
    command: Callable[..., Ran], clinic: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = PdfRenderer.pages

    def without_language(renderer: PdfRenderer, *given: Any) -> Rendered:  # noqa: ANN401 - as `pages`
        rendered, spoilt = sound(renderer, *given), io.BytesIO()
        with pikepdf.open(io.BytesIO(rendered.content)) as pdf:
            del pdf.Root.Lang
            pdf.save(spoilt)
        return replace(rendered, content=spoilt.getvalue())

    monkeypatch.setattr(PdfRenderer, "pages", without_language)
    ran = command("--project", clinic, "--quiet", "build", "--to", "pdf,txt", "--out", tmp_path / "out")
    assert (ran.code, ran.out) == (3, "")
    assert all(
        line.startswith(f"{HANDOUT}: error: mill/en/walking.pdf: rule ") for line in ran.err.splitlines()
    )
    assert "[pdf-ua]" in ran.err
    assert outputs(tmp_path) == []


def test_on_a_terminal_a_bar_comes_and_goes(clinic: Path, tmp_path: Path) -> None:
    terminal, its_end = pty.openpty()
    ran = subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "handout", "--project", clinic, "build", "--to", "txt", "--out", tmp_path],
        env=os.environ | {"TERM": "xterm", "COLUMNS": "80"},
        stdout=subprocess.PIPE,
        stderr=its_end,
    )
    os.close(its_end)
    said = read_to_the_end(terminal).decode()
    told, _ = ran.communicate()
    assert ran.returncode == 0
    assert told.decode() == f"{tmp_path}/mill/en/walking.txt\n"
    assert "mill/en/walking" in said
    assert "\x1b[?25h" in said.partition("1 file built")[0]  # the cursor is back (DEC private mode 25)


def read_to_the_end(terminal: int) -> bytes:
    """All that is written to a terminal until its other end is closed, which Linux tells as an error."""
    said = b""
    with contextlib.suppress(OSError):
        while chunk := os.read(terminal, 4096):
            said += chunk
    os.close(terminal)
    return said


def test_a_kept_project_builds_the_same_and_a_spoilt_one_is_read_anew(clinic: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    built = [built_with(cache, clinic, tmp_path / name) for name in ("first", "second")]
    entries = list(cache.iterdir())
    assert len(entries) == 3  # the project, the page, and what the rules found
    for number, entry in enumerate(entries):
        entry.write_bytes(entry.read_bytes()[:-1])
        built.append(built_with(cache, clinic, tmp_path / str(number)))
    assert len(set(built)) == 1
    assert set(cache.iterdir()) == set(entries)


def built_with(cache: Path, project: Path, out: Path) -> bytes:
    subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "handout", "--project", str(project), "build", "--out", str(out)],
        check=True,
        capture_output=True,
        env={**os.environ, "HANDOUT_CACHE": str(cache)},
    )
    return (out / "mill/en/walking.pdf").read_bytes()


def test_a_pale_brand_colour_is_darkened_and_told(
    clinic: Path, tmp_path: Path, command: Callable[..., Ran]
) -> None:
    brand = clinic / "styles/brands/mill/_brand.yml"
    brand.write_text(brand.read_text(encoding="utf-8").replace("#0f766e", "#ffd54a"), encoding="utf-8")
    ran = command("--project", clinic, "--quiet", "build", "--out", tmp_path)
    assert ran.code == 0
    assert "[contrast-corrected]" in ran.err
    assert ran.err.startswith("styles/brands/mill/_brand.yml:1:19: warning: the primary colour #ffd54a")


LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4H0z" fill="#0b3d3a"/></svg>'
)


@pytest.mark.parametrize(("words", "code"), [(("build", "--to", "txt"), 0), (("lint",), 1), (("list",), 0)])
def test_a_logo_that_nobody_will_see_is_told_without_a_page(
    clinic: Path, tmp_path: Path, command: Callable[..., Ran], words: tuple[str, ...], code: int
) -> None:
    folder = clinic / "styles/brands/mill"
    (folder / "logo.svg").write_text(LOGO, encoding="utf-8")
    with (folder / "_brand.yml").open("a", encoding="utf-8") as brand:
        brand.write("logo: {medium: {path: logo.svg, alt: A mill}}\ndefaults: {handout: {header: band}}\n")
    out = ("--out", tmp_path) if "build" in words else ()
    for _ in range(2):  # read anew, and kept
        ran = command("--project", clinic, *words, *out)
        assert ran.code == code
        said = (ran.out + ran.err).count("styles/brands/mill/_brand.yml:6:23: warning: the logo is too dark")
        assert said == 1


def test_a_brands_warning_stops_its_handouts_where_warnings_do(
    clinic: Path, tmp_path: Path, command: Callable[..., Ran]
) -> None:
    brand = clinic / "styles/brands/mill/_brand.yml"
    brand.write_text(brand.read_text(encoding="utf-8").replace("#0f766e", "#ffd54a"), encoding="utf-8")
    ran = command("--project", clinic, "build", "--fail-on", "warning", "--out", tmp_path)
    assert ran.code == 3
    assert not [*tmp_path.rglob("*.pdf")]


def test_a_project_lays_its_own_template_over_ours(
    clinic: Path, tmp_path: Path, command: Callable[..., Ran]
) -> None:
    own = clinic / "templates/blocks/text.html"
    own.parent.mkdir(parents=True)
    own.write_text("<section><h2>Ours: {{ block.title }}</h2></section>", encoding="utf-8")
    assert command("--project", clinic, "build", "--to", "html", "--out", tmp_path).code == 0
    assert "<h2>Ours: First steps</h2>" in (tmp_path / "mill/en/walking.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "template",
    [
        "{{ block.title",
        "{% nonsense %}",
        "{{ block.no_such_thing }}",
        "{{ ''.__class__.__mro__ }}",
        "{% include 'x' %}",
    ],
)
def test_a_template_that_does_not_work_is_the_projects_mistake(
    clinic: Path, tmp_path: Path, command: Callable[..., Ran], template: str
) -> None:
    own = clinic / "templates/blocks/text.html"
    own.parent.mkdir(parents=True)
    own.write_text(template, encoding="utf-8")
    ran = command("--project", clinic, "--quiet", "build", "--to", "pdf,html", "--out", tmp_path)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("templates")
    assert "blocks/text.html" in ran.err
    assert "[template]" in ran.err
    assert "Traceback" not in ran.err
    assert outputs(tmp_path) == []


@pytest.mark.parametrize("apart", [True, False])
def test_a_missing_library_is_told_and_stops_what_is_printed_alone(
    command: Callable[..., Ran],
    clinic: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    apart: bool,
) -> None:
    absent = native.Library("Pango", ("libno-such-library.so.0",), "libpango-1.0-0")
    monkeypatch.setattr(native, "LIBRARIES", (absent,))
    monkeypatch.setattr(head_start, "can_fork", lambda: apart)
    for words in (["build", "walking"], ["build"], ["email", "walking"]):
        ran = command("--project", clinic, *words, "--out", tmp_path / "out")
        assert ran.code == Exit.CANNOT_WRITE
        assert "error: this machine cannot make a PDF without Pango" in ran.err
        assert "apt-get install" in ran.err
    assert command("--project", clinic, "build", "--to", "html", "--out", tmp_path / "out").code == Exit.OK
