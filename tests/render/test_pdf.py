from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PIL import Image

from handout.diagnostics import RenderError, Severity, Span
from handout.inspect.read import embedded_fonts, text_runs, xmp_properties
from handout.inspect.verdict import verdict
from handout.model.artifact import PrintJob, Stylesheet
from handout.render.pages import page_images
from handout.render.pdf import PdfRenderer
from handout.render.xmp import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from handout.diagnostics import Diagnostic

PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9H0z"/></svg>'
LATO = Stylesheet("styles/base.css", "html { font-family: Lato }")


def job(
    body: str,
    *sheets: Stylesheet,
    assets: Mapping[str, bytes] | None = None,
    families: tuple[str, ...] = ("Lato",),
) -> PrintJob:
    page = f"<!doctype html><html lang=en><head><title>Test</title></head><body>{body}</body></html>"
    return PrintJob(page, (LATO, *sheets), assets or {}, families)


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> PdfRenderer:
    return PdfRenderer(tmp_path_factory.mktemp("scratch"))


def refusal(renderer: PdfRenderer, page: PrintJob) -> tuple[Diagnostic, ...]:
    with pytest.raises(RenderError) as caught:
        renderer.render(page)
    return caught.value.diagnostics


def test_page_becomes_an_accessible_pdf(renderer: PdfRenderer) -> None:
    rendered = renderer.render(job('<h1>Heel pain</h1><p style="break-before: page">Rest.</p>'))

    assert rendered.content.startswith(b"%PDF-1.7")
    assert rendered.pages == 2
    assert rendered.diagnostics == ()
    assert [run.text for run in text_runs(rendered.content)] == ["Heel pain", "Rest."]
    assert verdict(rendered.content).compliant


def test_same_job_gives_same_bytes_in_any_renderer(renderer: PdfRenderer, tmp_path: Path) -> None:
    page = replace(job("<h1>One</h1><p>Two", assets={"a.svg": PICTURE}), xmp={"version": "1.0"})

    first = renderer.render(page).content
    assert first == renderer.render(page).content
    assert first == PdfRenderer(tmp_path).render(page).content
    assert first != renderer.render(job("<h1>One</h1><p>Three")).content


def test_variable_font_is_cut_the_same_at_any_time(renderer: PdfRenderer) -> None:
    plex = Stylesheet("plex.css", "html { font-family: IBM Plex Sans }")
    page = replace(job("<p>Rest <b>well"), stylesheets=(plex,), families=("IBM Plex Sans",))

    first = renderer.render(page).content
    time.sleep(1.1)  # fontTools dates a face to the second
    assert renderer.render(page).content == first


def test_no_date_and_no_name_is_invented(renderer: PdfRenderer) -> None:
    content = renderer.render(job("<p>One")).content

    assert xmp_properties(content, "http://ns.adobe.com/xap/1.0/") == {}
    assert b"CreationDate" not in content


def test_own_properties_are_escaped(renderer: PdfRenderer) -> None:
    properties = {"documentId": "a<b & 'c'", "reviewState": "geprüft"}
    content = renderer.render(replace(job("<p>One"), xmp=properties)).content

    found = dict(xmp_properties(content, NAMESPACE))
    assert re.fullmatch("[0-9a-f]{32}", found.pop("seal"))
    assert found == properties
    assert verdict(content).compliant


# What the author got wrong: one page with one mistake, and what is said about it


def test_missing_picture_is_an_error_with_the_nearest_name(renderer: PdfRenderer) -> None:
    (finding,) = refusal(renderer, job('<img src="asset:calf.svg" alt="x">', assets={"calf1.svg": PICTURE}))

    assert finding.code == "missing-image"
    assert "'calf.svg'" in finding.message
    assert finding.hint == "did you mean 'calf1.svg'?"


def test_broken_picture_is_an_error(renderer: PdfRenderer) -> None:
    (finding,) = refusal(renderer, job('<img src="asset:a.png" alt="x">', assets={"a.png": b"no picture"}))

    assert finding.code == "broken-image"
    assert "'a.png'" in finding.message


def test_picture_without_words_is_an_error(renderer: PdfRenderer) -> None:
    (finding,) = refusal(renderer, job('<img src="asset:a.svg">', assets={"a.svg": PICTURE}))

    assert finding.code == "image-without-words"
    assert "'a.svg'" in finding.message


def test_decoration_needs_no_words(renderer: PdfRenderer) -> None:
    rendered = renderer.render(job('<p><img src="asset:a.svg" alt=""> Rest.', assets={"a.svg": PICTURE}))

    assert rendered.diagnostics == ()
    assert verdict(rendered.content).compliant


@pytest.mark.parametrize(
    ("character", "name"),
    [("☃", "U+2603 SNOWMAN"), ("😀", "U+1F600 GRINNING FACE")],
    ids=["snowman", "emoji"],
)
def test_character_without_glyph_is_an_error_that_shows_its_place(
    renderer: PdfRenderer, character: str, name: str
) -> None:
    (finding,) = refusal(renderer, job(f"<p>Take a short <b>walk</b> {character} on dry snow."))

    assert finding.code == "missing-glyph"
    assert name in finding.message
    assert f"walk {character} on dry snow" in finding.message
    assert "Lato" in finding.hint


def test_character_from_a_stylesheet_without_glyph_is_an_error(renderer: PdfRenderer) -> None:
    sheet = Stylesheet("styles/brand.css", 'p::before { content: "☃" }')
    (finding,) = refusal(renderer, job("<p>Rest.", sheet))

    assert finding.code == "missing-glyph"
    assert "style sheet" in finding.message


def test_dead_link_is_an_error(renderer: PdfRenderer) -> None:
    (finding,) = refusal(renderer, job('<p><a href="#exercises">See</a>'))

    assert finding.code == "dead-link"
    assert "#exercises" in finding.message


def test_words_in_a_see_through_box_are_an_error(renderer: PdfRenderer) -> None:
    (finding,) = refusal(renderer, job('<p style="opacity: .5">Rest.'))

    assert finding.code == "opacity"
    assert "'Rest.'" in finding.message


def test_see_through_footer_is_an_error(renderer: PdfRenderer) -> None:
    sheet = Stylesheet("a.css", "@page { @bottom-left { content: 'Page 1'; opacity: .5 } }")
    (finding,) = refusal(renderer, job("<p>Rest.", sheet))

    assert finding.code == "opacity"
    assert "'Page 1'" in finding.message


def test_all_mistakes_are_told_at_once(renderer: PdfRenderer) -> None:
    sheet = Stylesheet("styles/brand.css", "p { colour: red }")
    findings = refusal(renderer, job('<p>☃ <a href="#x">x</a> <img src="asset:a.svg" alt="x">', sheet))

    assert sorted(finding.code for finding in findings) == [
        "css-ignored",
        "dead-link",
        "missing-glyph",
        "missing-image",
    ]


# Nothing is fetched


PLACES = {
    "picture": '<img src="{}" alt="x">',
    "background": "<p style=\"background: url('{}')\">x",
    "object": '<object data="{}">x</object>',
    "sheet": '<link rel="stylesheet" href="{}"><p>x',
    "import": "<style>@import url('{}');</style><p>x",
    "attachment": '<link rel="attachment" href="{}"><p>x',
}
# A PNG of four by four red pixels.
RED_DOT = (
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEElEQVR4nGP8z4AATAxEcQAz0QEHOoQ+uAAAAABJRU5ErkJggg=="
)
ADDRESSES = (
    "https://example.com/a.png",
    "http://127.0.0.1:9/a.png",
    "file:///etc/passwd",
    "data:image/png;base64,AA",
    "ftp://example.com/a",
    "/etc/passwd",
    "a.svg",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_but_an_asset_is_refused(renderer: PdfRenderer, address: str) -> None:
    findings = refusal(renderer, job(PLACES["picture"].format(address), assets={"a.svg": PICTURE}))

    assert [finding.code for finding in findings] == ["url-refused"]
    assert address in findings[0].message


@pytest.mark.parametrize("place", PLACES)
def test_address_is_refused_wherever_it_stands(renderer: PdfRenderer, place: str) -> None:
    findings = refusal(renderer, job(PLACES[place].format(ADDRESSES[0])))

    assert "url-refused" in {finding.code for finding in findings}
    assert any(ADDRESSES[0] in finding.message for finding in findings)


@pytest.mark.parametrize("written", [RED_DOT, f"{RED_DOT[:40]}\n  {RED_DOT[40:]}"])
def test_a_picture_inside_a_picture_of_the_job_is_shown(renderer: PdfRenderer, written: str) -> None:
    """Programs that draw logos put their pixels into an SVG."""
    href = f'href="data:image/png;base64,{written}" width="9" height="9"'
    logo = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image {href}/></svg>'.encode()
    shown = job('<img src="asset:logo.svg" alt="A dot">', assets={"logo.svg": logo})
    page = Image.open(io.BytesIO(page_images(renderer.render(shown).content, 72)[0])).convert("RGB")
    assert (255, 0, 0) in {color for _, color in page.getcolors(1 << 16) or ()}
    (refused,) = refusal(renderer, job(f'<img src="data:image/png;base64,{RED_DOT}" alt="x">'))
    assert refused.code == "url-refused"


def test_address_inside_a_picture_is_refused(renderer: PdfRenderer) -> None:
    inner = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
    <image href="file:///etc/hostname" width="9" height="9"/></svg>"""
    (finding,) = refusal(renderer, job('<img src="asset:a.svg" alt="x">', assets={"a.svg": inner}))

    assert finding.code == "url-refused"
    assert "file:///etc/hostname" in finding.message


def test_address_in_a_stylesheet_is_refused_each_time(renderer: PdfRenderer) -> None:
    sheet = Stylesheet("styles/brand.css", "p { background: url(https://example.com/a.png) }")

    for _ in range(2):
        (finding,) = refusal(renderer, job("<p>x", sheet))
        assert finding.code == "url-refused"


def test_import_in_a_stylesheet_is_refused_each_time(renderer: PdfRenderer) -> None:
    sheet = Stylesheet("styles/brand.css", "@import url(https://example.com/a.css); p { margin: 0 }")

    for _ in range(2):
        (finding,) = refusal(renderer, job("<p>x", sheet))
        assert finding.code == "url-refused"
        assert finding.span == Span("styles/brand.css")


# Stylesheets


def test_ignored_css_is_a_warning_with_file_line_and_column(renderer: PdfRenderer) -> None:
    first = Stylesheet("styles/base.css", "p { margin: 0 }\n\n  h1 { colour: red }")
    second = Stylesheet("styles/brand.css", "p { margin: 0;\n    aspect-ratio: 1 }")
    rendered = renderer.render(job("<p>x", first, second))

    assert [(finding.code, finding.severity, finding.span) for finding in rendered.diagnostics] == [
        ("css-ignored", Severity.WARNING, Span("styles/base.css", 3, 8)),
        ("css-ignored", Severity.WARNING, Span("styles/brand.css", 2, 5)),
    ]
    assert "colour" in rendered.diagnostics[0].message
    assert rendered.diagnostics == renderer.render(job("<p>x", first, second)).diagnostics


def test_wrong_value_of_a_variable_is_put_down_to_the_sheet_that_uses_it(renderer: PdfRenderer) -> None:
    sheet = Stylesheet("styles/brand.css", ":root { --gap: blue }\np { margin: var(--gap) }")
    (finding,) = renderer.render(job("<p>x", sheet)).diagnostics

    assert finding.code == "css-ignored"
    assert finding.span == Span("styles/brand.css", 2, 13)


def test_counter_styles_of_a_sheet_are_used(renderer: PdfRenderer) -> None:
    sheet = Stylesheet(
        "a.css",
        '@counter-style abc { system: cyclic; symbols: "A" "B"; suffix: ") " } ol { list-style: abc }',
    )
    rendered = renderer.render(job("<ol><li>one<li>two</ol>", sheet))

    assert [run.text for run in text_runs(rendered.content) if ")" in run.text] == ["A) ", "B) "]


# Fonts


def test_family_that_is_not_installed_is_an_error(renderer: PdfRenderer) -> None:
    (finding,) = refusal(renderer, job("<p>x", families=("Lato", "No Such Font")))

    assert finding.code == "font-not-installed"
    assert finding.hint == "pip install fontpkg-no-such-font"


def test_misspelt_family_is_named_rightly(renderer: PdfRenderer) -> None:
    (finding,) = refusal(renderer, job("<p>x", families=("Lado",)))

    assert finding.hint == "did you mean 'Lato'? or pip install fontpkg-lado"


@pytest.mark.parametrize("family", ["Atkinson Hyperlegible", "serif", "DejaVu Sans"])
def test_family_that_only_the_styles_name_is_an_error(renderer: PdfRenderer, family: str) -> None:
    (finding,) = refusal(renderer, job(f"<p style=\"font-family: '{family}', Lato\">Rest well."))

    assert finding.code == "font-replaced"
    assert "'Rest well.'" in finding.message
    assert f"'{family}'" in finding.message


def test_two_brands_in_one_process_keep_to_their_own_fonts(renderer: PdfRenderer) -> None:
    lato = job("<p>x")
    slab = Stylesheet("slab.css", "html { font-family: Zilla Slab }")
    zilla = replace(lato, stylesheets=(slab,), families=("Zilla Slab",))

    for _ in range(2):
        assert embedded_fonts(renderer.render(lato).content) == ("Lato",)
        assert embedded_fonts(renderer.render(zilla).content) == ("Zilla-Slab",)


@pytest.mark.parametrize("family", ["Lato", "Atkinson Hyperlegible", "IBM Plex Sans"])
def test_bold_and_italic_are_real_faces(renderer: PdfRenderer, family: str) -> None:
    body = "<p>plain <b>bold</b> <i>slanted</i> <b><i>both</i></b>"
    sheet = Stylesheet("f.css", f"html {{ font-family: '{family}' }}")
    rendered = renderer.render(replace(job(body, families=(family,)), stylesheets=(sheet,)))
    widths = {run.text.strip(): run.right - run.left for run in text_runs(rendered.content)}

    assert len(embedded_fonts(rendered.content)) == 4
    assert widths.keys() == {"plain", "bold", "slanted", "both"}
    assert verdict(rendered.content).compliant


# The process


def run(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)  # noqa: S603
    return done.stdout


def test_module_loads_without_weasyprint() -> None:
    heavy = "('weasyprint', 'pydyf', 'fontTools', 'fontpkg', 'pikepdf', 'pypdfium2', 'page')"
    loaded = run(
        "import sys, handout.render.pdf, handout.render.pages\n"
        "import handout.inspect.verdict, handout.inspect.transcript\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )

    assert loaded.strip() == "[]"


def test_scratch_folder_is_the_only_place_written_to(tmp_path: Path) -> None:
    scratch, elsewhere = tmp_path / "scratch", tmp_path / "tmp"
    scratch.mkdir()
    elsewhere.mkdir()
    program = (
        "import pathlib, os\n"
        "from handout.render.pdf import PdfRenderer\n"
        "from tests.render.test_pdf import job\n"
        f"PdfRenderer(pathlib.Path({str(scratch)!r})).render(job('<p>x'))\n"
        "os._exit(0)"
    )
    environment = {
        **os.environ,
        "TMPDIR": str(elsewhere),
        "XDG_CACHE_HOME": str(elsewhere),
        "HOME": str(elsewhere),
    }
    subprocess.run([sys.executable, "-c", program], check=True, env=environment)  # noqa: S603 - our own program

    assert list(scratch.iterdir())
    assert list(elsewhere.iterdir()) == []
