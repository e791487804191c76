"""`handout verify` on PDFs that `handout build` made: current, outdated, altered, foreign, hostile."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import zlib
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from handout.cli.boundary import exit_code
from handout.cli.main import handout
from handout.diagnostics import HandoutError
from handout.inspect.read import text_runs, xmp_properties
from handout.inspect.record import Contents, read_record
from handout.inspect.verdict import verdict
from handout.model.record import digest
from handout.render.xmp import NAMESPACE
from tests.cli.conftest import CLINIC

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

LINKED = CLINIC["content/sections/first-steps.md"] + "See [our page](https://mill.example/walk) too.\n"
SECTION = "content/sections/first-steps.md"


def build(project: Path, out: Path, *words: str, today: str = "2026-11-22") -> None:
    named = ["--project", str(project), "--today", today, "build", "--out", str(out), *words]
    cache = os.environ.get("HANDOUT_CACHE")
    os.environ["HANDOUT_CACHE"] = ""
    try:
        assert exit_code(lambda: handout.main(named, standalone_mode=False) or 0) == 0
    finally:
        del os.environ["HANDOUT_CACHE"]
        if cache is not None:
            os.environ["HANDOUT_CACHE"] = cache


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a link, a bitmap logo and a booklet, and in `out` what was built from it."""
    root = tmp_path_factory.mktemp("original")
    logo = io.BytesIO()
    Image.new("RGBA", (24, 24), (15, 118, 110, 128)).save(logo, "PNG")
    brand = (
        CLINIC["styles/brands/mill/_brand.yml"]
        + "logo: {medium: {path: logo.png, alt: Mill Street Clinic}}\n"
    )
    files = {**CLINIC, SECTION: LINKED, "styles/brands/mill/_brand.yml": brand}
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "styles/brands/mill/logo.png").write_bytes(logo.getvalue())
    build(root, root / "out", "--edition", "standard", "--edition", "booklet", "--side", "left")
    return root


@pytest.fixture
def project(original: Path, tmp_path: Path) -> Path:
    return shutil.copytree(original, tmp_path / "project")


@pytest.fixture
def verified(command: Callable[..., Ran], project: Path, tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Verify the left-foot handout, or these bytes in its place; gives the JSON and the exit code."""

    def run(content: bytes | None = None, name: str = "walking.left.pdf") -> dict[str, Any]:
        path = project / "out/mill/en" / name
        if content is not None:
            path = tmp_path / "other.pdf"
            path.write_bytes(content)
        ran = command("--project", project, "verify", path, "--json")
        assert ran.err == ""
        return {"code": ran.code, **json.loads(ran.out)}

    return run


def codes(found: dict[str, Any]) -> list[str]:
    return [finding["code"] for finding in found["findings"]]


def states(found: dict[str, Any]) -> dict[str, str]:
    return {source["file"]: source["state"] for source in found["sources"] if source["state"] != "same"}


def rewrite(project: Path, name: str, old: str, new: str) -> None:
    text = (project / name).read_text(encoding="utf-8")
    assert old in text
    (project / name).write_text(text.replace(old, new), encoding="utf-8")


# What it says of a file that is as the project makes it


def test_a_new_pdf_names_its_sources(verified: Callable[..., dict[str, Any]], project: Path) -> None:
    found = verified()
    assert (found["code"], codes(found)) == (0, [])
    assert (found["current"], found["contents"], found["version"]) == (True, "intact", "1.0")
    record = found["record"]
    chosen = {name: record[name] for name in ("documentId", "brand", "edition", "language", "paper", "side")}
    assert chosen == {
        "documentId": "walking",
        "brand": "mill",
        "edition": "standard",
        "language": "en",
        "paper": "letter",
        "side": "left",
    }
    digests = {source["file"]: source["digest"] for source in found["sources"]}
    assert digests[SECTION] == digest((project / SECTION).read_bytes())
    assert {"content/handouts/walking.yaml", "styles/brands/mill/logo.png", "library:styles/print.css"} <= {
        *digests
    }
    assert not any("exercises" in name or "heel-pain" in name for name in digests)


def test_people_read_the_same(command: Callable[..., Ran], project: Path) -> None:
    ran = command("--project", project, "verify", project / "out/mill/en/walking.left.pdf")
    assert ran.code == 0
    assert "walking, version 1.0, fingerprint " in ran.out
    assert "this is what the project makes now" in ran.out
    assert re.search(rf"^  same     [0-9a-f]{{32}}  {SECTION}$", ran.out, re.MULTILINE)


def test_the_footer_begins_the_fingerprint_of_the_metadata(original: Path) -> None:
    pdf = (original / "out/mill/en/walking.left.pdf").read_bytes()
    record = xmp_properties(pdf, NAMESPACE)
    printed = " ".join(" ".join(run.text for run in text_runs(pdf)).split())
    assert re.fullmatch("[0-9a-f]{32}", record["fingerprint"])
    assert f"walking · Version 1.0 · November 22, 2026 · {record['fingerprint'][:6]}" in printed
    assert verdict(pdf).compliant


def test_every_property_is_described_for_archives(original: Path) -> None:
    pdf = (original / "out/mill/en/walking.left.pdf").read_bytes()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        described = document.Root.Metadata.read_bytes().decode()
    named = re.findall(r"<pdfaProperty:name>(\w+)<", described)
    assert named == list(xmp_properties(pdf, NAMESPACE))
    assert len(named) > 10
    assert described.count("<pdfaProperty:category>internal<") == len(named)
    assert f"<pdfaSchema:namespaceURI>{NAMESPACE}<" in described


# The same sources, the same bytes


def test_the_version_comes_back_to_the_byte(project: Path, tmp_path: Path) -> None:
    """After a change, with another program's memory, on another day: the day leaves no trace."""
    before = (project / "out/mill/en/walking.left.pdf").read_bytes()
    rewrite(project, SECTION, "flat ground", "soft ground")
    build(project, tmp_path / "changed", "--side", "left")
    rewrite(project, SECTION, "soft ground", "flat ground")
    build(project, tmp_path / "again", "--side", "left", today="2031-02-03")
    assert (tmp_path / "changed/mill/en/walking.left.pdf").read_bytes() != before
    assert (tmp_path / "again/mill/en/walking.left.pdf").read_bytes() == before


# Is there a newer one


def test_a_changed_section_is_named(verified: Callable[..., dict[str, Any]], project: Path) -> None:
    rewrite(project, SECTION, "flat ground", "soft ground")
    found = verified()
    assert (found["code"], codes(found), found["current"]) == (1, ["newer"], False)
    assert states(found) == {SECTION: "changed"}
    assert found["findings"][0]["hint"] == f"changed since: {SECTION}"
    assert found["contents"] == "intact"


def test_a_new_version_is_named(verified: Callable[..., dict[str, Any]], project: Path) -> None:
    rewrite(project, "content/handouts/walking.yaml", 'version: "1.0"', 'version: "1.1"')
    (finding,) = verified()["findings"]
    assert finding["message"] == "the project now makes version 1.1; this is 1.0"


def test_a_part_that_came_and_one_that_went_are_named(
    verified: Callable[..., dict[str, Any]], project: Path
) -> None:
    rewrite(
        project,
        "content/handouts/walking.yaml",
        "checklist: before-you-go",
        "section: what-is-plantar-fasciitis",
    )
    changed = states(verified())
    assert changed["content/checklists/before-you-go.md"] == "gone"
    assert changed["library:content/sections/what-is-plantar-fasciitis.md"] == "added"
    assert changed["content/handouts/walking.yaml"] == "changed"


def test_what_the_handout_does_not_use_makes_it_no_older(
    verified: Callable[..., dict[str, Any]], project: Path
) -> None:
    sources = "NEW1:\n  citation: A new study.\nNHS-PF:\n  citation: Another edition.\n"
    (project / "content/sources.yaml").write_text(sources, encoding="utf-8")
    other = CLINIC["content/handouts/walking.yaml"].replace("Walking again", "Running again")
    (project / "content/handouts/running.yaml").write_text(other, encoding="utf-8")
    assert (verified()["code"], verified()["current"]) == (0, True)


def test_a_handout_that_is_no_more_is_said(verified: Callable[..., dict[str, Any]], project: Path) -> None:
    place = project / "content/handouts/walking.yaml"
    place.rename(place.with_name("walks.yaml"))
    found = verified()
    assert (found["code"], codes(found), found["version"]) == (1, ["not-made-any-more"], "")


def test_a_broken_project_is_no_verdict(command: Callable[..., Ran], project: Path) -> None:
    rewrite(project, SECTION, "title: First steps", "titel: First steps")
    ran = command("--project", project, "verify", project / "out/mill/en/walking.left.pdf")
    assert ran.code == 3
    assert "[unknown-key]" in ran.err


def test_the_sheets_of_a_booklet_are_known_and_the_reading_copy_is_sealed(
    verified: Callable[..., dict[str, Any]],
) -> None:
    sheets, copy = (
        verified(name="walking.booklet.left.pdf"),
        verified(name="walking.booklet-reading.left.pdf"),
    )
    assert (sheets["code"], sheets["current"], sheets["contents"]) == (0, True, "unsealed")
    assert (copy["code"], copy["current"], copy["contents"]) == (0, True, "intact")


# Was it altered


def saved(document: pikepdf.Pdf, **how: Any) -> bytes:  # noqa: ANN401 - pikepdf's options
    out = io.BytesIO()
    document.save(out, **how)
    return out.getvalue()


def opened(original: Path) -> pikepdf.Pdf:
    return pikepdf.open(original / "out/mill/en/walking.left.pdf")


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"linearize": True},
        {"object_stream_mode": pikepdf.ObjectStreamMode.disable},
        {"qdf": True},
    ],
    ids=["saved", "linearized", "unpacked-objects", "qdf"],
)
def test_another_file_structure_is_no_alteration(original: Path, how: dict[str, Any]) -> None:
    content = saved(opened(original), **how)
    assert read_record(content, NAMESPACE).contents is Contents.INTACT


def _words(document: pikepdf.Pdf) -> None:
    contents = document.pages[0].Contents
    content = contents.read_bytes()
    assert b"] TJ" in content
    contents.write(content.replace(b"] TJ", b"9] TJ", 1))  # one gap between letters


def _stamp(document: pikepdf.Pdf) -> None:
    document.pages[0].contents_add(document.make_stream(b"0 0 9 9 re f"))


def _link(document: pikepdf.Pdf) -> None:
    links = [note for page in document.pages for note in page.get("/Annots", []) if "/A" in note]
    links[0].A.URI = pikepdf.String("https://evil.example")


def _note(document: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[9, 9, 20, 20])
    page = document.pages[-1]
    page.Annots = pikepdf.Array([*page.get("/Annots", []), document.make_indirect(note)])


def _one_page_less(document: pikepdf.Pdf) -> None:
    del document.pages[-1]


def _one_page_more(document: pikepdf.Pdf) -> None:
    document.add_blank_page()


def _font(document: pikepdf.Pdf) -> None:
    font = next(entry.FontFile2 for entry in document.objects if "/FontFile2" in _dictionary(entry))
    font.write(font.read_bytes() + b"\0x")


def _dictionary(entry: Any) -> Any:  # noqa: ANN401 - any PDF object
    return entry if isinstance(entry, pikepdf.Dictionary) else {}


def _picture(document: pikepdf.Pdf) -> None:
    picture = next(
        entry
        for entry in document.objects
        if isinstance(entry, pikepdf.Stream) and entry.get("/Subtype") == "/Image"
    )
    picture.write(bytes(24 * 24 * 3))


def _version(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as metadata:
        metadata[f"{{{NAMESPACE}}}version"] = "9.9"


MUTANTS = (_words, _stamp, _link, _note, _one_page_less, _one_page_more, _font, _picture, _version)


@pytest.mark.parametrize("alter", MUTANTS, ids=lambda alter: alter.__name__.strip("_"))
def test_an_alteration_is_seen(
    original: Path, verified: Callable[..., dict[str, Any]], alter: Callable[[pikepdf.Pdf], None]
) -> None:
    document = opened(original)
    alter(document)
    found = verified(saved(document))
    assert found["code"] == 1
    assert found["contents"] == "altered"
    assert codes(found) == ["altered"]


# What is not ours, and what is not well


def _foreign() -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    return saved(document)


def _locked(content: bytes) -> bytes:
    return saved(pikepdf.open(io.BytesIO(content)), encryption=pikepdf.Encryption(owner="a", user="b", R=6))


def _bomb(content: bytes) -> bytes:
    document = pikepdf.open(io.BytesIO(content))
    packed = zlib.compressobj(9)
    zeros = b"".join([packed.compress(bytes(1_000_000)) for _ in range(101)]) + packed.flush()
    document.pages[0].Contents.write(zeros, filter=pikepdf.Name.FlateDecode)
    return saved(document)


def _by_hand(metadata: bytes, more: bytes = b"") -> bytes:
    """A PDF without a table of its objects, which readers make up for."""
    pages = (
        b"2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj\n3 0 obj <</Type/Page/Parent 2 0 R>> endobj\n"
    )
    catalog = b"1 0 obj <</Type/Catalog/Pages 2 0 R/Metadata %s>> endobj\n" % metadata
    return b"%PDF-1.7\n" + catalog + pages + more + b"trailer <</Root 1 0 R/Size 5>>\n%%EOF\n"


def _with_xmp(xmp: bytes) -> bytes:
    return _by_hand(b"4 0 R", b"4 0 obj <</Length %d>> stream\n%s\nendstream endobj\n" % (len(xmp), xmp))


def _entities() -> bytes:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return _with_xmp(f'<!DOCTYPE x [<!ENTITY l0 "ha">{levels}]><x>&l11;</x>'.encode())


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda _: b"", "pdf-unreadable"),
        (lambda _: b"Heel pain\n", "pdf-unreadable"),
        (lambda content: content[: len(content) // 3], "pdf-unreadable"),
        (_locked, "pdf-unreadable"),
        (_bomb, "pdf-unreadable"),
        (lambda _: _entities(), "pdf-unreadable"),
        (lambda _: _with_xmp(b"<x>" * 50_000), "pdf-unreadable"),
        (lambda _: _by_hand(b"(metadata)"), "no-record"),
        (lambda _: _by_hand(b"<</Metadata 1 0 R>>"), "no-record"),
        (lambda _: _by_hand(b"9 0 R"), "no-record"),
        (lambda _: _with_xmp(b"<x/>"), "no-record"),
        (lambda _: _foreign(), "no-record"),
    ],
    ids=[
        "empty",
        "words",
        "truncated",
        "locked",
        "bomb",
        "entities",
        "depth",
        "word",
        "circle",
        "nothing",
        "other",
        "foreign",
    ],
)
def test_what_cannot_be_judged_is_said(
    original: Path,
    verified: Callable[..., dict[str, Any]],
    make: Callable[[bytes], bytes],
    code: str,
) -> None:
    found = verified(make((original / "out/mill/en/walking.left.pdf").read_bytes()))
    assert (found["code"], codes(found)) == (3, [code])


def test_a_record_from_outside_names_no_file_and_moves_no_terminal(
    original: Path, command: Callable[..., Ran], project: Path, tmp_path: Path
) -> None:
    document = opened(original)
    with document.open_metadata() as metadata:
        metadata[f"{{{NAMESPACE}}}documentId"] = "../../etc/passwd"
        metadata[f"{{{NAMESPACE}}}brand"] = "\u202eevil"
        metadata[f"{{{NAMESPACE}}}side"] = "middle"
        metadata[f"{{{NAMESPACE}}}sources"] = "not base64!"
    (tmp_path / "evil.pdf").write_bytes(saved(document))
    ran = command("--project", project, "verify", tmp_path / "evil.pdf")
    assert ran.code == 1
    assert "[altered]" in ran.out
    assert "[not-made-any-more]" in ran.out
    assert "\u202e" not in ran.out


@settings(max_examples=60)
@given(data=st.data())
def test_no_damage_brings_a_traceback(original: Path, data: st.DataObject) -> None:
    content = bytearray((original / "out/mill/en/walking.left.pdf").read_bytes())
    for _ in range(data.draw(st.integers(1, 12))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(len(content) // 2, len(content)))
    with contextlib.suppress(HandoutError):
        assert read_record(bytes(content[:end]), NAMESPACE).properties["documentId"]
