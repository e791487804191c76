"""Whatever is built from our blocks passes the rules, and is read whole and in its order."""

from __future__ import annotations

import itertools
import re
import tempfile
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from handout.inspect.tags import tag_tree
from handout.inspect.verdict import verdict
from handout.model.artifact import PrintJob, Stylesheet
from handout.render.pdf import PdfRenderer

PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9H0z"/></svg>'
STYLE = """@page { size: 90mm 70mm; margin: 8mm; @bottom-left { content: element(foot) } }
html { font: 9pt/1.2 Lato } .foot { position: running(foot) } img { width: 6mm }
ul ul, ul ul ul { list-style-type: disc } .inside { list-style-position: inside }
.row { list-style: none; padding: 0 } .row li { display: inline-block } .columns { columns: 2 }
.float { float: left } .icon::before { content: url(asset:a.svg) } .whole { break-inside: avoid }
.address a::after { content: " (" attr(href) ")" }"""

inline = st.recursive(
    st.just("WORD"),
    lambda inner: st.one_of(
        st.builds("<strong>{}</strong>".format, inner),
        st.builds('<span lang="es">{}</span>'.format, inner),
        st.builds("<sup>{}</sup>".format, inner),
        st.just('<a href="https://a.example/">WORD <em>WORD</em></a>'),
        st.just('<a href="#here">WORD</a>'),
        st.just('<img src="asset:a.svg" alt="Picture">'),
        st.just('<img src="asset:a.svg" alt="">'),
    ),
    max_leaves=3,
)
phrase = st.lists(inline, min_size=1, max_size=6).map(" ".join)
paragraph = st.builds("<p>{}</p>".format, phrase)
cell = st.builds("<td>{}</td>".format, st.one_of(st.just(""), phrase, paragraph))
row = st.builds("<tr><th>{}</th>{}{}</tr>".format, phrase, cell, cell)
table = st.lists(row, min_size=1, max_size=9).map(
    lambda rows: f"<table><thead><tr><th>WORD<th>WORD<th>WORD</thead><tbody>{''.join(rows)}</tbody></table>"
)
heading = st.builds("<h2>{}</h2>".format, phrase)


def lists(block: st.SearchStrategy[str], names: list[str]) -> st.SearchStrategy[str]:
    item = st.builds("<li>{}{}</li>".format, st.one_of(phrase, paragraph), st.one_of(st.just(""), block))
    items = st.lists(item, min_size=1, max_size=5)
    return st.builds(
        lambda tag, name, found: f'<{tag} class="{name}">{" ".join(found)}</{tag}>',
        st.sampled_from(["ul", "ol"]),
        st.sampled_from(names),
        items,
    )


def boxes(block: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, name, found: f'<{tag} class="{name}">{"".join(found)}</{tag}>',
        st.sampled_from(["div", "section", "article"]),
        st.sampled_from(["", "icon", "whole", "address"]),
        st.lists(block, min_size=1, max_size=3),
    )


card = st.builds(
    '<article class="whole"><img class="float" src="asset:a.svg" alt="x">{}{}</article>'.format,
    heading,
    paragraph,
)
flat = lists(st.nothing(), ["row", "columns"])
leaf = st.one_of(paragraph, heading, table, card, flat)
blocks = st.recursive(leaf, lambda block: st.one_of(lists(block, ["", "inside"]), boxes(block)), max_leaves=8)


@cache
def renderer() -> PdfRenderer:
    return PdfRenderer(Path(tempfile.mkdtemp(prefix="handout-test-")))


def job(body: str) -> PrintJob:
    numbers = itertools.count(1)
    while "WORD" in body:
        body = body.replace("WORD", f"w{next(numbers)}w", 1)
    page = f"""<!doctype html><html lang="en"><head><title>Test</title></head><body><p class="foot">Foot
    <a href="https://a.example/">a.example</a></p><main><h1 id="here">Top</h1>{body}</main></body></html>"""
    return PrintJob(page, (Stylesheet("a.css", STYLE),), {"a.svg": PICTURE}, ("Lato",))


@given(blocks)
@settings(max_examples=20, deadline=None)
def test_any_page_passes_and_is_read_in_order(body: str) -> None:
    page = job(body)
    rendered = renderer().render(page)
    root = tag_tree(rendered.content)
    assert root is not None

    assert verdict(rendered.content).findings == ()
    words = re.findall(r"w(\d+)w", "".join(tag.text for tag in root.walk()))
    assert words == [str(number) for number in range(1, body.count("WORD") + 1)]
