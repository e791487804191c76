"""The tags of finished PDFs: what WeasyPrint gets wrong and we mend."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from handout.inspect.tags import tag_tree
from handout.inspect.verdict import verdict
from handout.model.artifact import PrintJob, Stylesheet
from handout.render.pdf import PdfRenderer

if TYPE_CHECKING:
    from handout.model.tags import Tag

PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9H0z"/></svg>'
BASE = "@page { size: 100mm 100mm; margin: 10mm } html { font: 10pt/12pt Lato } body, p { margin: 0 }"


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> PdfRenderer:
    return PdfRenderer(tmp_path_factory.mktemp("scratch"))


def written(renderer: PdfRenderer, body: str, css: str = "") -> bytes:
    """The body as a PDF that passes the rules."""
    page = f"<!doctype html><html lang=en><head><title>Test</title></head><body>{body}</body></html>"
    job = PrintJob(page, (Stylesheet("a.css", BASE + css),), {"a.svg": PICTURE}, ("Lato",))
    content = renderer.render(job).content
    assert verdict(content).findings == ()
    return content


def outline(tag: Tag) -> str:
    """A tag and its kids in one line: `L(LI(Lbl LBody))`; words and the spans around them are left out."""
    kids = " ".join(filter(None, (outline(child) for child in tag.children)))
    if tag.role in ("", "Span", "NonStruct"):
        return kids
    return f"{tag.role}({kids})" if kids else tag.role


def tags(content: bytes) -> Tag:
    root = tag_tree(content)
    assert root is not None
    (document,) = root.children
    return document


def targets(content: bytes) -> list[dict[str, str]]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        notes: list[Any] = [note for page in pdf.pages for note in page.get("/Annots", [])]
        return [{"words": str(note.Contents), "to": str(note.get("/Dest") or note.A.URI)} for note in notes]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<ul><li>a</li></ul>", "L(LI(Lbl LBody))"),
        ("<ul><li><p>a</p></li></ul>", "L(LI(Lbl LBody(P)))"),
        ("<ol><li><p>a</p><p>b</p></li></ol>", "L(LI(Lbl LBody(P P)))"),
        (
            "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
            "L(LI(Lbl LBody(L(LI(Lbl LBody)))) LI(Lbl LBody))",
        ),
        ("<ul style='list-style: none'><li>a</li></ul>", "L(LI(LBody))"),
        ("<ul style='list-style-position: inside'><li>a</li></ul>", "L(LI(Lbl LBody))"),
        ("<ul class=row><li>a</li> <li>b</li></ul>", "L(LI(LBody) LI(LBody))"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "L(LI(LBody) LI(LBody))"),
    ],
)
def test_lists_hold_items_with_labels_and_bodies(renderer: PdfRenderer, body: str, expected: str) -> None:
    css = ".row { list-style: none } .row li { display: inline-block } ul ul { list-style-type: disc }"

    assert outline(tags(written(renderer, body, css))) == f"Document({expected})"


@pytest.mark.parametrize(
    ("body", "numbering"),
    [("<ul><li>a", "Disc"), ("<ol><li>a", "Decimal"), ("<ul style='list-style: none'><li>a", "None")],
)
def test_lists_say_how_they_count(renderer: PdfRenderer, body: str, numbering: str) -> None:
    (items,) = tags(written(renderer, body)).children

    assert items.attributes["ListNumbering"] == numbering


@pytest.mark.parametrize(
    "body",
    [
        '<p><a href="https://a.example/">the <strong>foot</strong> page</a></p>',
        '<p><a href="https://a.example/"><strong>the foot page</strong></a></p>',
        '<p><strong><a href="https://a.example/">the foot page</a></strong></p>',
        '<a href="https://a.example/" style="display: block"><p>the foot page</p></a>',
    ],
)
def test_link_is_one_annotation_named_by_its_words(renderer: PdfRenderer, body: str) -> None:
    content = written(renderer, body)
    (link,) = (tag for tag in tags(content).walk() if tag.role == "Link")

    assert link.words() == "the foot page"
    assert targets(content) == [{"words": "the foot page", "to": "https://a.example/"}]


def test_link_over_two_lines_is_one_link_with_two_targets(renderer: PdfRenderer) -> None:
    words = "a link that is so long that it goes on in the second line of its paragraph"
    content = written(renderer, f'<p>Here is <a href="https://a.example/">{words}</a>.</p>')

    assert [tag.words() for tag in tags(content).walk() if tag.role == "Link"] == [words]
    assert [note["words"] for note in targets(content)] == [words] * 2


def test_link_around_a_picture_holds_the_figure(renderer: PdfRenderer) -> None:
    content = written(renderer, '<p><a href="#x"><img src="asset:a.svg" alt="Code"></a> <b id=x>x</b></p>')

    assert outline(tags(content)) == "Document(P(Link(Figure)))"
    assert len(targets(content)) == 1


def test_link_in_a_running_footer_is_no_target(renderer: PdfRenderer) -> None:
    css = "@page { @bottom-left { content: element(foot) } } .foot { position: running(foot) }"
    content = written(
        renderer, '<p class=foot><a href="https://a.example/">a.example</a></p><p>Rest.</p>', css
    )

    assert targets(content) == []
    assert tags(content).words() == "Rest."


def test_header_cells_say_what_they_head(renderer: PdfRenderer) -> None:
    body = """<table><thead>
    <tr><th rowspan=2>A</th><th colspan=2>B</th></tr><tr><th>C</th><th>D</th></tr></thead>
    <tbody><tr><th rowspan=2>E</th><td>1</td><td>2</td></tr><tr><td>3</td><td></td></tr></tbody></table>"""
    content = written(renderer, body)
    cells = [tag for tag in tags(content).walk() if tag.role in ("TH", "TD")]

    scopes = {cell.words(): cell.attributes["Scope"] for cell in cells if cell.role == "TH"}
    assert scopes == {"A": "Column", "B": "Column", "C": "Column", "D": "Column", "E": "Row"}
    assert [cell.words() for cell in cells if cell.role == "TD"] == ["1", "2", "3", ""]
    assert all("Headers" not in cell.attributes for cell in cells)


def test_what_a_page_break_cuts_is_read_as_one(renderer: PdfRenderer) -> None:
    sentence = "A band runs under your foot. "
    content = written(renderer, f"<main><section><p>{sentence * 60}</p></section></main>")

    assert outline(tags(content)) == "Document(Part(Sect(P)))"
    assert tags(content).words() == (sentence * 60).strip()


def test_what_a_column_break_cuts_is_read_as_one(renderer: PdfRenderer) -> None:
    items = "".join(f"<li>Item {number} of the list of things to know.</li>" for number in range(9))
    content = written(renderer, f"<section><ol>{items}</ol></section>", "ol { columns: 2 }")

    item = "LI(Lbl LBody)"
    assert outline(tags(content)) == f"Document(Sect(L({' '.join([item] * 9)})))"


def test_item_that_a_page_break_cuts_keeps_one_label(renderer: PdfRenderer) -> None:
    content = written(renderer, f"<ol><li>{'A band runs under your foot. ' * 60}</li><li>Next.</li></ol>")

    assert outline(tags(content)) == "Document(L(LI(Lbl LBody) LI(Lbl LBody)))"


def test_table_that_goes_on_is_read_as_one_with_one_header(renderer: PdfRenderer) -> None:
    rows = "".join(f"<tr><th>Row {row}</th><td>x</td></tr>" for row in range(40))
    body = f"<table><thead><tr><th>Name</th><th>Value</th></tr></thead><tbody>{rows}</tbody></table>"
    content = written(renderer, body)
    (table,) = tags(content).children

    assert [part.role for part in table.children] == ["THead", "TBody"]
    assert [row.words() for row in table.children[1].children] == [f"Row {row} x" for row in range(40)]
    assert table.words().count("Name") == 1


def test_neighbours_of_one_kind_are_not_joined(renderer: PdfRenderer) -> None:
    body = "<section><p>a</p><p>a</p></section><section style='break-before: page'><p>a</p></section>"

    assert outline(tags(written(renderer, body))) == "Document(Sect(P P) Sect(P))"


def test_row_that_a_page_break_cuts_keeps_its_cells(renderer: PdfRenderer) -> None:
    words = "A band runs under your foot. " * 20
    content = written(renderer, f"<table><tr><th>Row</th><td>{words}</td><td>{words}</td></tr></table>")
    (line,) = (tag for tag in tags(content).walk() if tag.role == "TR")

    assert [cell.words() for cell in line.children] == ["Row", words.strip(), words.strip()]


def test_list_in_an_item_goes_on_behind_a_page_break(renderer: PdfRenderer) -> None:
    items = "".join(f"<li>{'A band runs under your foot. ' * 9}</li>" for _ in range(9))
    content = written(renderer, f"<ol><li>One<ol>{items}</ol></li><li>Two</li></ol>")

    inner = " ".join(["LI(Lbl LBody)"] * 9)
    assert outline(tags(content)) == f"Document(L(LI(Lbl LBody(L({inner}))) LI(Lbl LBody)))"


def test_boxes_that_html_has_not_are_dissolved(renderer: PdfRenderer) -> None:
    body = '<article><img src="asset:a.svg" alt="x"><p>a</p></article>'

    assert outline(tags(written(renderer, body, "article { display: grid }"))) == "Document(Art(Figure P))"


def test_words_in_another_language_say_so(renderer: PdfRenderer) -> None:
    body = """<p>Say <span lang="fr">bonjour</span>.</p>
    <section lang="es"><p>Hola, <a href="#a">ven</a></p></section>"""
    spoken = {
        tag.words(): tag.language
        for tag in tags(written(renderer, body + "<i id=a>x</i>")).walk()
        if tag.language
    }

    assert spoken == {"bonjour": "fr", "Hola,": "es", "ven": "es"}


def test_figure_has_its_box_in_points_from_the_foot(renderer: PdfRenderer) -> None:
    css = "img { position: absolute; left: 0; top: 0; width: 20mm; height: 10mm }"
    content = written(renderer, '<img src="asset:a.svg" alt="x"><p>x</p>', css)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        (figure,) = (
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"
        )
        box = [float(edge) for edge in figure.A.BBox.as_list()]

    millimetre = 72 / 25.4
    assert box == pytest.approx([edge * millimetre for edge in (10, 80, 30, 90)], abs=0.06)


def test_every_piece_of_content_has_an_owner_or_is_an_artifact(renderer: PdfRenderer) -> None:
    css = "@page { @bottom-left { content: 'Page ' counter(page) } } h1::before { content: url(asset:a.svg) }"
    css += "h1::before, img { display: inline-block; width: 5mm }"
    content = written(renderer, "<h1>One</h1><p>Two <img src='asset:a.svg' alt=''></p>", css)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        (page,) = pdf.pages
        operators = pikepdf.parse_content_stream(page)
        marked = [item.operands for item in operators if str(item.operator) == "BDC"]
        owners = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
        owned = {number for number, owner in enumerate(owners) if owner is not None}

    artifacts = [operands for operands in marked if operands[0] == "/Artifact"]
    assert len(artifacts) == 3  # the footer, the icon and the decoration
    assert {int(operands[1].MCID) for operands in marked if operands[0] != "/Artifact"} == owned
