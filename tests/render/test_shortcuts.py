"""Short ways through WeasyPrint lead to the same pages: page by page, line by line, length by length."""

from __future__ import annotations

import itertools
import re
from contextlib import contextmanager
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from handout.model.artifact import PrintJob, Stylesheet
from handout.render.flow import is_in_normal_flow
from handout.render.footnotes import spare_footnotes
from handout.render.glyphs import _Memory
from handout.render.lines import remembered, style_number
from handout.render.pdf import PdfRenderer
from handout.render.references import kept_references
from handout.render.shaped import kept_shaped, taken
from handout.render.shortcuts import Patterns
from handout.render.startup import import_weasyprint
from handout.render.variables import remembered_values

if TYPE_CHECKING:
    from collections.abc import Iterator

FACE = "Atkinson Hyperlegible"
CSS = f"""
@page {{ size: 90mm 120mm; margin: 8mm 5%; @bottom-left {{ content: counter(page) }} }}
@page wide {{ size: 140mm 90mm }}
:root {{ --edge: 1pt; --ink: #135; --grey: #888; --all: 2pt dotted teal }}
html {{ font: 11pt/1.4 "{FACE}"; color: var(--ink) }}
* {{ box-sizing: border-box }} ul {{ list-style-type: disc }} li::marker {{ color: var(--grey) }}
.narrow {{ width: 38%; float: left; border: var(--edge) solid var(--grey); padding: 2% 1mm }}
.narrow {{ margin-right: 3% }}
.narrow + p {{ text-align: justify; hyphens: auto }}
.box {{ clear: both; border: var(--all); outline: var(--edge) dashed; margin: calc(1mm + 1%) auto }}
.box {{ max-width: 80% }} .shade {{ background: linear-gradient(var(--grey), var(--ink) 50%); height: 2em }}
.high {{ height: 30mm; min-height: 20%; box-sizing: content-box }}
.high p {{ height: 50%; max-height: 90%; background: #eee }}
.pre {{ white-space: pre-wrap; tab-size: 4 }} .one {{ white-space: nowrap; overflow: hidden }}
.line {{ text-overflow: ellipsis; overflow: hidden; width: 20mm; white-space: nowrap }}
.wide {{ page: wide }} .spaced {{ letter-spacing: .2em; word-spacing: 3px }}
.broken {{ overflow-wrap: anywhere }}
.under {{ text-decoration: underline }} .thin {{ min-width: auto; min-height: auto }}
.table {{ border-collapse: collapse; width: 100% }} .table td {{ border: 2px solid; width: 25% }}
.placed {{ position: absolute; right: 0; top: 10%; width: 15mm }} .kept {{ break-inside: avoid }}
.noted {{ position: relative; left: 2mm }}
"""
WORDS = "Warm up for five minutes. Then bend both of your knees, slowly, and breathe. "
LONG = "A" * 60
BODY = f"""<h1>Knees</h1><div class=narrow>{WORDS}</div><p>{WORDS * 3}extraordinarily&shy;long</p>
<div class="box thin"><p class=under>One <b>two</b> <a href="#end">three</a></p>
<p class=spaced>{WORDS}</p></div><div class=high><p>{WORDS}</p></div>
<p class=pre>a\tb\n  c</p><p class=one>{WORDS}</p><p class=line>{WORDS}</p>
<ol><li>{WORDS}<li>{WORDS}<ul><li>Deep</ul></ol><p class=broken>{LONG}</p>
<table class=table><tr><td>1<td>{WORDS}<tr><td>2<td>3</table>
<div class=placed>Here</div><div class=shade></div><div class=shade></div><div class=kept>{WORDS * 6}</div>
<div class=wide><p>{WORDS}</p></div><p id=end class=noted>End"""

SHORT_WAYS = (
    "styles known before", "styles", "styles of anonymous boxes", "shorthands", "lengths", "lines", "struts",
    "ends of lines", "markers", "lines below floats", "floats", "names of pages", "backgrounds", "drawn text",
    "shaped lines", "outlines",
)  # fmt: skip


def job(body: str = BODY, css: str = CSS) -> PrintJob:
    page = f"<!doctype html><html lang=en><head><title>T</title></head><body>{body}</body></html>"
    return PrintJob(page, (Stylesheet("t.css", css),), {}, (FACE,))


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> PdfRenderer:
    renderer = PdfRenderer(tmp_path_factory.mktemp("scratch"))
    renderer.render(job("<p>Loads WeasyPrint"))
    return renderer


def places() -> dict[str, list[tuple[Any, str]]]:
    """Where each of the short ways stands."""
    import weasyprint.layout as at  # noqa: PLC0415 - see handout.render.startup
    from weasyprint import css, draw  # noqa: PLC0415 - as above
    from weasyprint.css.validation.expanders import PendingExpander  # noqa: PLC0415 - as above
    from weasyprint.formatting_structure.boxes import ParentBox  # noqa: PLC0415 - as above
    from weasyprint.text import line_break  # noqa: PLC0415 - as above

    layouts = (at.absolute, at.block, at.column, at.float, at.grid, at.inline, at.page, at.percent, at.table)
    return {
        "styles known before": [(css.StyleFor, "set_computed_styles")],
        "styles": [(css.ComputedStyle, "__missing__")],
        "styles of anonymous boxes": [(css.AnonymousStyle, "__missing__")],
        "shorthands": [(PendingExpander, "validate")],
        "lengths": [(module, "resolve_percentages") for module in layouts],
        "lines": [(at.inline, "split_first_line"), (at.preferred, "split_first_line")],
        "struts": [(at.inline, "strut")],
        "ends of lines": [(at.inline, "can_break_text"), (at.preferred, "can_break_text")],
        "markers": [(module, "shrink_to_fit") for module in (at.absolute, at.float, at.inline)],
        "lines below floats": [(at.inline, "get_next_linebox")],
        "floats": [(module, "avoid_collisions") for module in (at.block, at.float, at.inline)],
        "names of pages": [(ParentBox, "page_values")],
        "backgrounds": [(at.background, "layout_box_backgrounds")],
        "drawn text": [(draw, "draw_text")],
        "shaped lines": [(line_break, "first_line_metrics")],
        "outlines": [(draw, "draw_outline"), (draw.border, "draw_outline")],
    }


@contextmanager
def long_ways(names: list[str]) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for owner, name in itertools.chain(*(places()[which] for which in names)):
            patch.setattr(owner, name, getattr(owner, name).__wrapped__)
        yield


def own_way(renderer: PdfRenderer, page: PrintJob) -> bytes:
    """A page as WeasyPrint makes it by itself."""
    with long_ways(list(places())):
        return renderer.render(page).content


@pytest.fixture(scope="module")
def own(renderer: PdfRenderer) -> bytes:
    """The page as WeasyPrint makes it by itself."""
    return own_way(renderer, job())


def test_all_short_ways_together_give_the_same_pages(renderer: PdfRenderer, own: bytes) -> None:
    assert [renderer.render(job()).content == own for _ in range(2)] == [True, True]  # anew, and from memory


def test_every_short_way_is_tried_by_itself() -> None:
    assert {*SHORT_WAYS} == places().keys()


@pytest.mark.parametrize("one", SHORT_WAYS)
def test_each_short_way_gives_the_same_pages(renderer: PdfRenderer, own: bytes, one: str) -> None:
    with long_ways([name for name in places() if name != one]):
        assert [renderer.render(job()).content == own for _ in range(2)] == [True, True]


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("glyphs", "_MOST"),
        ("shaped", "_MOST"),
        ("lengths", "_MOST"),
        ("styles", "_MOST"),
        ("styles", "_MOST_SETS"),
    ],
)
def test_a_memory_that_is_always_full_gives_the_same_pages(
    renderer: PdfRenderer, own: bytes, module: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"handout.render.{module}.{name}", 1)
    assert [renderer.render(job()).content == own for _ in range(2)] == [True, True]


def test_a_line_is_shaped_once_to_be_measured_and_drawn(
    renderer: PdfRenderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    anew: list[str] = []
    shape = _Memory._anew  # noqa: SLF001 - the only sign of it

    def noted(memory: _Memory, textbox: Any) -> object:  # noqa: ANN401 - WeasyPrint has no types
        anew.append(textbox.text)
        return shape(memory, textbox)

    monkeypatch.setattr(_Memory, "_anew", noted)
    page = job("<p>Nobody has set these very words before.")
    renderer.render(page)
    assert anew == []
    with long_ways(["shaped lines"]):
        renderer.render(job("<p>Nor has anybody set these."))
    assert anew == ["Nor has anybody set these."]


@pytest.mark.parametrize(("text", "single"), [("Warm up", True), ("Warm\nup", False)])
def test_what_was_shaped_as_two_lines_is_not_drawn_as_one(
    renderer: PdfRenderer, text: str, *, single: bool
) -> None:
    from weasyprint.text.ffi import ffi, gobject, pango  # noqa: PLC0415 - see handout.render.startup

    (fonts,) = renderer._fonts.values()  # noqa: SLF001 - Pango needs some
    context = ffi.gc(pango.pango_font_map_create_context(fonts.font_map), gobject.g_object_unref)
    shaped = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
    pango.pango_layout_set_text(shaped, text.encode(), -1)
    style = _Style(fonts)
    measured = kept_shaped(lambda *_: ())
    measured(None, text, SimpleNamespace(layout=shaped, style=style, text=text))
    number = style_number(style)
    assert number is not None
    assert taken(text, number) == (shaped if single else None)
    assert taken(text, number) is None  # the first to ask has it


def test_references_are_made_anew_where_a_page_was_added() -> None:
    made = []

    class Pdf(SimpleNamespace):
        @property
        def own(self) -> tuple[int, ...]:
            made.append(1)
            return tuple(self.pages["Kids"][::3])

    references = kept_references(Pdf.own)  # type: ignore[arg-type]  # a property, seen from the class
    pdf = Pdf(pages={"Kids": [3, 0, "R"]})
    assert [references.__get__(pdf) for _ in range(2)] == [(3,), (3,)]
    pdf.pages["Kids"] += [5, 0, "R"]
    assert [references.__get__(pdf) for _ in range(2)] == [(3, 5), (3, 5)]
    assert len(made) == 2


def test_what_was_rendered_before_changes_nothing(renderer: PdfRenderer, own: bytes) -> None:
    """The same words in other sizes, the same characters in other words, the same styles elsewhere."""
    others = (
        job(BODY.replace(WORDS, "Off\u00a0fi ffl "), CSS.replace("11pt", "10.3pt")),
        job(BODY, CSS.replace("11pt", "10.7pt").replace("--ink: #135", "--ink: #531")),
        job("<ol><li><p class=one>Then bend</ol>" + BODY),
    )
    for other in others:
        renderer.render(other)
        assert renderer.render(job()).content == own
    assert renderer.render(others[0]).content == own_way(renderer, others[0])


def test_lengths_that_hang_on_the_first_page_are_not_those_of_the_document_before(
    renderer: PdfRenderer,
) -> None:
    css = f"{CSS} .tenth {{ width: 20vw; border-left: 1vw solid }}"
    body = "<p class=first>Warm up.<p class=tenth>Then bend both knees and breathe."
    narrow, wide = job(body, css), job(body.replace("first", "wide"), css)
    for one in (narrow, wide, narrow, wide):
        assert renderer.render(one).content == own_way(renderer, one)


def test_characters_of_one_glyph_are_those_that_stand_first_in_each_document(renderer: PdfRenderer) -> None:
    """All spaces look alike: what a reader copies hangs on this page alone, not on those before."""
    hard, soft = job("<p>Warm\u00a0up"), job("<p>Warm up")
    for one in (hard, soft, job("<p>Warm up<p>Warm\u00a0up"), job("<p>Warm\u00a0up<p>Warm up"), hard):
        assert renderer.render(one).content == own_way(renderer, one)


def test_the_page_has_what_the_short_ways_are_about(renderer: PdfRenderer, own: bytes) -> None:
    assert renderer.render(job(css=CSS.replace("--edge: 1pt", "--edge: 2pt"))).content != own
    assert renderer.render(job(css=CSS.replace("hyphens: auto", "hyphens: none"))).content != own
    assert renderer.render(job(css=CSS.replace("max-height: 90%", "max-height: 9%"))).content != own


def test_every_used_length_is_weasyprints(renderer: PdfRenderer, monkeypatch: pytest.MonkeyPatch) -> None:
    checked = 0
    short = places()["lengths"][0][0].resolve_percentages

    def both(box: Any, containing_block: Any) -> None:  # noqa: ANN401 - WeasyPrint has no types
        nonlocal checked
        theirs = box.copy()
        short.__wrapped__(theirs, containing_block)
        short(box, containing_block)
        assert {**vars(box), "style": 0} == {**vars(theirs), "style": 0}
        checked += 1

    for module, name in places()["lengths"]:
        monkeypatch.setattr(module, name, both)
    renderer.render(job())
    assert checked > 200


def test_a_line_is_broken_once_and_drawn_from_a_copy() -> None:
    made = []

    class Layout:
        pass

    def split(text: str, *_: object, **__: object) -> tuple[Any, ...]:
        made.append(text)
        return Layout(), len(text), None, 1.0, 2.0, 3.0

    style = _Style(font_config="fonts")
    ours = remembered(split, most=2)
    first, second = ours("Knee", style, None, 9, 0), ours("Knee", style, None, 9, 0)
    assert made == ["Knee"]
    assert first[1:] == second[1:]
    assert first[0] is not second[0]
    ours("Knee", style, None, 8, 0)  # narrower
    ours("Knee", style, None, 9, 0, minimum=True)  # a third: the first two are forgotten
    ours("Knee", style, None, 9, 0)
    assert made == ["Knee"] * 4
    underlined = _Style(font_config="fonts", text_decoration_line={"underline"})
    assert ours("Knee", underlined, None, 9, 0)[1:] == first[1:]


class _Style(dict[str, object]):
    def __init__(self, font_config: object, **values: object) -> None:
        super().__init__(values)
        self.font_config = font_config

    def __missing__(self, name: str) -> str:
        return "normal"


@pytest.mark.parametrize(
    "changed", ["font_size", "hyphens", "lang", "letter_spacing", "white_space", "font_weight"]
)
def test_another_style_is_another_line(changed: str) -> None:
    made = []

    def split(*_: object) -> tuple[Any, ...]:
        made.append(1)
        return SimpleNamespace(), 1

    ours = remembered(split)
    for style in (_Style("fonts"), _Style("fonts", **{changed: "other"}), _Style("other fonts")):
        ours("Knee", style, None, 9, 0)
    assert len(made) == 3


def test_all_that_a_line_hangs_on_is_in_its_key() -> None:
    """Whatever WeasyPrint's code reads of a style while it breaks a line."""
    import inspect  # noqa: PLC0415 - for this test alone

    from weasyprint.text import fonts, line_break  # noqa: PLC0415 - see handout.render.startup

    from handout.render import lines  # noqa: PLC0415 - its private names

    sources = [line_break.split_first_line.__code__, line_break.Layout, line_break.create_layout]
    sources += [line_break.first_line_metrics, line_break.line_size, fonts.get_font_description]
    text = "".join(inspect.getsource(part) for part in sources)
    read = {*re.findall(r"style\['(\w+)'\]", text)}
    assert {"hyphens", "font_size", "word_spacing"} <= read
    assert read <= {*lines._OF_LINES}  # noqa: SLF001 - this test is about it
    key = inspect.getsource(line_break._font_style_cache_key)  # noqa: SLF001 - as above
    assert {*re.findall(r"style\['(\w+)'\]", key)} == {*lines._OF_STRUTS}  # noqa: SLF001 - as above


def test_normal_flow_is_weasyprints() -> None:
    from weasyprint.formatting_structure.boxes import Box  # noqa: PLC0415 - see handout.render.startup

    floats = ("none", "left", "right", "inline-start", "inline-end", "footnote")
    running = (("running()", "foot"), ("note()", "side"))
    for one, position in itertools.product(floats, ("static", "relative", "absolute", "fixed", *running)):
        box = Box.__new__(Box)
        box.style = {"float": one, "position": position}
        theirs = not (
            box.is_floated()
            or box.is_absolutely_positioned()
            or box.is_running()
            or box.is_footnote()
            or box.is_note()
        )
        assert is_in_normal_flow(box) is theirs, (one, position)
        assert box.is_in_normal_flow() is theirs


@pytest.mark.parametrize(("name", "runs"), [("border", 1), ("background", 2), ("border-image", 2)])
def test_a_shorthand_is_read_once_unless_the_layout_changes_its_value(name: str, runs: int) -> None:
    made = []

    def validate(pending: object, tokens: list[object], wanted: str, base_url: object) -> object:
        made.append((pending, base_url))
        return wanted, tokens[0]

    ours, pending = (
        remembered_values(validate),
        SimpleNamespace(validator=SimpleNamespace(keywords={"name": name})),
    )
    red, blue = object(), object()
    assert ours(pending, [red], "color", "") == ours(pending, [red], "color", "") == ("color", red)
    assert len(made) == runs
    assert ours(pending, [blue], "color", "") == ("color", blue)
    assert ours(pending, [red], "style", "") == ("style", red)


def test_values_that_are_never_met_again_are_not_kept_for_ever() -> None:
    pending = SimpleNamespace(validator=SimpleNamespace(keywords={"name": "margin"}))
    ours = remembered_values(lambda _pending, tokens, _wanted, _base: tokens)
    for _ in range(1000):
        ours(pending, [object()], "margin-top", "")
    assert len(pending.known) <= 256


def test_patterns_are_those_of_the_parser() -> None:
    patterns = Patterns()
    until, only = patterns[frozenset("<&"), False], patterns[frozenset("ab"), True]
    assert until.match("knee<b").group() == "knee"  # type: ignore[union-attr]
    assert only.match("abba c").group() == "abba"  # type: ignore[union-attr]
    assert patterns[frozenset("<&"), False] is until


NOTE = "<p>One<span class=note>Two</span></p>"


def test_footnotes_are_still_there_for_a_page_that_asks_for_them(renderer: PdfRenderer) -> None:
    plain = f'@page {{ size: 80mm 60mm }} html {{ font: 11pt "{FACE}" }}'
    noted = renderer.render(job(NOTE, plain + ".note { float: footnote }"))
    assert noted.content != renderer.render(job(NOTE, plain)).content
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("handout.render.pdf.spare_footnotes", lambda _page, _texts: None)
        assert noted.content == renderer.render(job(NOTE, plain + ".note { float: footnote }")).content


@pytest.mark.parametrize(
    ("text", "spared"),
    [
        ("p { float: left }", True),
        (".own-notes { }", True),
        ("p { float: FOOTNOTE }", False),
        ("p { position: note(side) }", False),
        ("p::note-call { color: red }", False),
    ],
)
def test_rules_for_footnotes_are_left_out_where_nothing_asks_for_them(text: str, *, spared: bool) -> None:
    page = import_weasyprint().HTML(string="<p>One")
    (before,) = page._ua_stylesheets()  # noqa: SLF001 - WeasyPrint's way to them
    spare_footnotes(page, ("<p>One", text))
    (after,) = page._ua_stylesheets()  # noqa: SLF001 - as above
    fewer = len(before.matcher.other_selectors) - len(after.matcher.other_selectors)
    assert fewer == (5 if spared else 0)
    assert after.matcher.other_selectors
