"""Pages spoilt on purpose: the checker names each fault, and a sound page has none.

Each page is read twice, from the layout as a build does and from the finished PDF; both must say the same.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from handout.diagnostics import Span
from handout.inspect.drawn import qr_modules
from handout.inspect.layout import layout_faults
from handout.model.artifact import PrintJob, Stylesheet
from handout.proof.sheet import part_number
from handout.render.pdf import PdfRenderer
from handout.render.qr import qr_svg

if TYPE_CHECKING:
    from collections.abc import Callable

STYLE = """
@page { size: 6in 8in; margin: 1in }
html { font: 12pt/1.4 "Atkinson Hyperlegible" }
.tall { height: 4.8in } section { break-inside: avoid } figure { margin: 0 }
"""
LINE = "<p>Sit tall and breathe out.</p>"


@pytest.fixture(scope="module")
def faults(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., list[str]]:
    renderer = PdfRenderer(tmp_path_factory.mktemp("scratch"))

    def found(body: str, style: str = "", **assets: bytes) -> list[str]:
        html = f"<!doctype html><html lang=en><head><title>Test</title></head><body>{body}</body></html>"
        sheets = (Stylesheet("test.css", STYLE + style),)
        job = PrintJob(html, sheets, {name.replace("_", "."): item for name, item in assets.items()},
                       ("Atkinson Hyperlegible",))  # fmt: skip
        rendered = renderer.render(job)
        told = [f"{finding.code} {finding.message}" for finding in layout_faults(rendered.content)]
        # A PDF does not say where a column ends.
        laid_out = [finding for finding in rendered.layout if finding.code != "too-wide"]
        assert sorted(map(where, told)) == sorted(where(f"{f.code} {f.message}") for f in laid_out)
        return told

    return found


def where(finding: str) -> str:
    """A finding's code and page, without its measure, which the two readings round apart."""
    return finding.partition(":")[0]


def picture(pixels: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (pixels, pixels), "navy").save(out, "PNG")
    return out.getvalue()


NEXT = "<p style='break-before: page'>"
CARD = (
    "<section><h3>Bridge</h3><img src='asset:a.png' alt='A picture' style='width: 1in'>"
    "<ol><li>Lie.</ol></section>"
)


def test_a_sound_page_has_no_fault(faults: Callable[..., list[str]]) -> None:
    assert faults(f"<h1>Feet</h1>{LINE * 12}") == []
    assert faults(CARD + LINE * 6, a_png=picture(300)) == []
    assert faults(f"<h1>Feet</h1>{LINE * 9}<h2>Rest</h2>{LINE * 4}") == []


SPOILT = {
    "stranded-heading": (
        f"{LINE}<div class=tall></div><h2>Rest</h2><div class=tall>{LINE}</div>",
        "h2 { margin: 0; break-after: auto }",
    ),
    "split-block page 1: an item": ("<ul><li>" + "Words and more words. " * 90 + "</ul>", ""),
    "empty-page page 2": (f"<h1>Feet</h1>{LINE * 14}{NEXT}One.</p>{NEXT}{LINE * 9}", ""),
    "scant-last-page page 2": (f"{LINE * 14}{NEXT}One line.</p>", ""),
    "outside-margins": (f"{LINE * 9}<p style='margin-left: -0.9in'>Out here.</p>", ""),
    "off-paper": (f"{LINE * 9}<p style='margin-left: -1.5in'>Out here.</p>", ""),
    "overlap": (f"{LINE * 9}<p>First words.</p><p style='margin-top: -32pt'>Other words.</p>", ""),
    "long-line": (
        "<p>" + "many small words go on and on " * 12 + "</p>",
        "p { font-size: 8pt; margin-right: -0.8in }",
    ),
}


@pytest.mark.parametrize(("code", "page"), SPOILT.items(), ids=SPOILT)
def test_a_spoilt_page_is_told(faults: Callable[..., list[str]], code: str, page: tuple[str, str]) -> None:
    found = faults(*page)
    assert any(fault.startswith(code) for fault in found), found


def test_a_card_over_two_pages_is_told(faults: Callable[..., list[str]]) -> None:
    body = LINE * 5 + CARD.replace("<li>Lie.", "<li>Lie down and rest.<li>Lift." * 9)
    found = faults(body, "section { break-inside: auto }", a_png=picture(300))
    assert any(fault.startswith("split-block page 1: an exercise") for fault in found), found


def test_a_coarse_picture_is_told(faults: Callable[..., list[str]]) -> None:
    found = faults(CARD + LINE * 6, a_png=picture(60))
    assert found == ["coarse-image page 1: a picture has 60 pixels to the inch, 200 are needed"]


@pytest.mark.parametrize(("width", "told"), [("25mm", False), ("9mm", True)])
def test_a_qr_code_too_small_to_scan_is_told(
    faults: Callable[..., list[str]], width: str, *, told: bool
) -> None:
    code = f"<img src='asset:qr.svg' alt='A code' style='width: {width}; height: {width}'>"
    found = faults(LINE * 10 + code, qr_svg=qr_svg("https://clinic.example/h/plantar-fasciitis"))
    assert bool(found) == told
    assert all(fault.startswith("small-qr-code") for fault in found)


def test_only_a_qr_code_has_modules(tmp_path_factory: pytest.TempPathFactory) -> None:
    html = f"<!doctype html><html lang=en><head><title>T</title></head><body>{LINE}</body></html>"
    job = PrintJob(html, (Stylesheet("t.css", STYLE),), {}, ("Atkinson Hyperlegible",))
    assert qr_modules(PdfRenderer(tmp_path_factory.mktemp("q")).render(job).content) == ()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (f"{LINE * 9}<p>Pneumonoultramicroscopic</p>", []),
        (
            f"{LINE * 9}<div style='width: 1in'><p>See Pneumonoultramicroscopic</p></div>",
            ["'Pneumonoultramicroscopic' is"],
        ),
        (
            f"{LINE * 9}<p style='width: 1in; white-space: nowrap; overflow: hidden'>Doctor or therapist</p>",
            ["'Doctor or therapist' is"],
        ),
    ],
)
def test_a_word_that_its_column_has_no_room_for_is_told(
    tmp_path_factory: pytest.TempPathFactory, body: str, told: list[str]
) -> None:
    html = f"<!doctype html><html lang=en><head><title>T</title></head><body>{body}</body></html>"
    job = PrintJob(html, (Stylesheet("t.css", STYLE),), {}, ("Atkinson Hyperlegible",))
    found = PdfRenderer(tmp_path_factory.mktemp("wide")).render(job).layout
    assert [finding.code for finding in found] == ["too-wide"] * len(told)
    assert all(
        finding.message.startswith(f"page 1: {words}") for finding, words in zip(found, told, strict=True)
    )


def test_a_finding_names_the_part_of_the_handout(tmp_path_factory: pytest.TempPathFactory) -> None:
    four = f"<section data-part=4><h2>A</h2>{LINE}</section>"
    five = f"<section data-part=5><h2>B</h2>{NEXT}C.</p></section>"
    body = f"{LINE * 14}{NEXT}{LINE}{four}{five}"
    html = f"<!doctype html><html lang=en><head><title>T</title></head><body>{body}</body></html>"
    job = PrintJob(html, (Stylesheet("t.css", STYLE),), {}, ("Atkinson Hyperlegible",))
    found = PdfRenderer(tmp_path_factory.mktemp("part")).render(job).layout
    codes = {finding.code: part_number(finding.span) for finding in found}
    assert codes == {"stranded-heading": 5, "empty-page": 5, "scant-last-page": 5}
    assert part_number(Span("content/handouts/part 5.yaml", 5)) is None
    assert part_number(None) is None
