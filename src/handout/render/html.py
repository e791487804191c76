"""A handout as HTML: once for the printed page, once as one self-contained page for the web."""

from __future__ import annotations

import base64
import functools
from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec.structs import replace

from handout import resources
from handout.diagnostics import Diagnostic, RenderError, Span, error
from handout.model.artifact import Booklet, PrintJob, Stylesheet
from handout.model.content import Sides
from handout.model.document import (
    CareBlock,
    ChecklistBlock,
    ExerciseBlock,
    LogBlock,
    SourcesBlock,
    TextBlock,
)
from handout.model.figure import Ink
from handout.model.options import Paper
from handout.model.style import Imposition
from handout.render.cards import cards, drawn, painted, titles
from handout.render.columns import halves
from handout.render.compiled import CompiledTemplates
from handout.render.css import BLEED, FOLDED_FROM, brand_css
from handout.render.dates import long_date
from handout.render.jinja import ImmutableSandboxedEnvironment, jinja2
from handout.render.prose import prose
from handout.render.qr import qr_strokes, qr_svg
from handout.render.record import footer_mark, properties
from handout.render.review import review_state

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from handout.model.artifact import Strokes
    from handout.model.content import ChecklistGroup, Passage
    from handout.model.document import Card, Handout
    from handout.model.style import Logo
    from handout.render.prose import Prose

_KINDS: Mapping[type, str] = {
    TextBlock: "text",
    ExerciseBlock: "exercise",
    LogBlock: "log",
    ChecklistBlock: "checklist",
    CareBlock: "care",
    SourcesBlock: "sources",
}
_QR = "qr.svg"
_SUFFIXES = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg"}


def print_job(handout: Handout) -> PrintJob:
    """The page, its stylesheets and its pictures, ready for the PDF renderer."""
    return replace(unpainted(handout), drawings=drawings(handout))


def drawings(handout: Handout) -> dict[str, Strokes]:
    """What is painted on its page, by the name under which the page knows it."""
    strokes = {_drawing_name(name): strokes for name, strokes in painted(handout).items()}
    if handout.address:
        strokes[_QR] = qr_strokes(handout.address)
    return strokes


def unpainted(handout: Handout) -> PrintJob:
    """The same as `print_job` without the `drawings`, which take half of the time."""
    shown, logo = titles(handout), logo_asset(_printed_logo(handout))
    names = [*map(_figure_name, cards(handout)), *([_QR] if handout.address else []), *logo]
    html = page(
        handout,
        "print.html",
        shown.__getitem__,
        {name: f"asset:{name}" for name in names},
        pointer=handout.labels["get-help-pointer"],
        printed="yes",
    )
    faces = handout.brand.typefaces
    return PrintJob(
        html=html,
        stylesheets=_stylesheets(handout),
        assets=logo | {f"icons/{name}": content for name, content in handout.look.icons.items()},
        families=tuple(dict.fromkeys((faces.base, faces.headings))),
        xmp=properties(handout),
        booklet=_booklet(handout),
        bleed=BLEED if handout.bleed else 0.0,
        copyfit=handout.edition.copyfit,
    )


def _booklet(handout: Handout) -> Booklet | None:
    if handout.edition.imposition is not Imposition.BOOKLET:
        return None
    width, height = FOLDED_FROM[handout.paper]
    title = handout.labels["booklet-title"].format(title=handout.title)
    return Booklet(
        width, height, handout.edition.paper_thickness, title, handout.labels["booklet-description"]
    )


def web_page(handout: Handout) -> str:
    """One self-contained page: styles inside, pictures as `data:` addresses, nothing fetched, no script."""
    drawings = drawn(handout)
    pictures = {_drawing_name(name): drawing.svg.encode() for name, drawing in drawings.items()}
    if handout.address:
        pictures[_QR] = qr_svg(handout.address)
    pictures |= logo_asset(handout.brand.logo)
    addresses = {name: data_address(name, content) for name, content in pictures.items()}
    css = Markup(web_css(handout).replace("</", "<\\/"))  # noqa: S704  # cannot close its element
    return page(
        handout,
        "web.html",
        lambda exercise: drawings[exercise].title,
        addresses,
        pointer=handout.labels["get-help-pointer-web"],
        printed="",
        css=css,
    )


def web_css(handout: Handout) -> str:
    """The web page's stylesheet with its icons inside."""
    css = handout.look.web_css + brand_css(handout, page_rules=False)
    for name, content in handout.look.icons.items():
        css = css.replace(f"asset:icons/{name}", data_address(name, content))
    return css


def data_address(name: str, content: bytes) -> str:
    """The bytes of a picture as a `data:` URL (RFC 2397)."""
    suffix = name.rsplit(".", 1)[-1]
    media_type = {known: kind for kind, known in _SUFFIXES.items()}[suffix]
    return f"data:{media_type};base64,{base64.b64encode(content).decode('ascii')}"


def page(
    handout: Handout,
    template: str,
    title: Callable[[str], str],
    addresses: Mapping[str, str],
    **words: str,
) -> str:
    """The handout in `template`, each picture with its title and address, and the template's own `words`.

    Args:
        handout: what it shows.
        template: its file's name.
        title: of the picture of an exercise.
        addresses: of pictures, by their names.
        words: for the template alone.

    Raises:
        RenderError: a project's own template does not work, or reaches for what templates may not.
    """
    names = _names(handout, prose(_numbers(handout)), title, addresses)
    overrides = tuple(sorted(handout.look.templates.items()))
    try:
        return environment(overrides).get_template(template).render(names, **words)
    except jinja2.TemplateError as fault:
        raise RenderError(template_fault(fault, handout.look.templates)) from fault


def template_fault(fault: jinja2.TemplateError, overrides: Mapping[str, str]) -> Diagnostic:
    """A mistake in a project's own template: at its line, or in the folder where Jinja tells no more."""
    message = f"a template does not work: {fault}"
    if isinstance(fault, jinja2.TemplateSyntaxError) and fault.name:
        return error("template", message, Span(f"templates/{fault.name}", fault.lineno, 1))
    hint = f"the project's own are {', '.join(overrides)}" if overrides else ""
    return error("template", message, Span("templates"), hint)


@functools.cache
def environment(overrides: tuple[tuple[str, str], ...]) -> jinja2.Environment:
    """The sandbox that templates run in: the project's own over the package's, everything escaped."""
    loader = jinja2.ChoiceLoader(
        [jinja2.DictLoader(dict(overrides)), jinja2.FileSystemLoader(resources.templates())]
    )
    return ImmutableSandboxedEnvironment(
        loader=loader,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=False,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=CompiledTemplates(resources.compiled()),
    )


def _names(
    handout: Handout, words: Prose, title: Callable[[str], str], addresses: Mapping[str, str]
) -> dict[str, object]:
    def inline(passage: Passage) -> Markup:
        return Markup(words.inline(passage.text))  # noqa: S704  # sanitised by nh3

    def block_prose(passage: Passage) -> Markup:
        return Markup(words.block(passage.text))  # noqa: S704  # sanitised by nh3

    def plain(passage: Passage) -> str:
        return inline(passage).striptags()

    return {
        "handout": handout,
        "labels": handout.labels,
        "inline": inline,
        "prose": block_prose,
        "plain": plain,
        "kind": lambda block: _KINDS[type(block)],
        "date": lambda day: long_date(day, handout.labels),
        "review_state": review_state(handout),
        "fingerprint": footer_mark(handout),
        "has_care": any(isinstance(block, CareBlock) for block in handout.blocks),
        "group_halves": lambda groups: halves(groups, _group_length),
        "source_halves": lambda listed: halves(listed, lambda one: _lines(one.citation)),
        "shows_side": handout.side is None and _turns(handout),
        "asset": lambda name: addresses[name],
        "logo": _logo_name(handout.brand.logo),
        "figure": _figure_name,
        "figure_title": lambda card: title(card.exercise.id),
        "address_words": handout.address.removeprefix("https://").removeprefix("http://"),
    }


def _lines(text: str) -> int:
    """About how many lines of a half-width column the text takes; 46 characters of 9 to 12 pt fill one."""
    return -(-len(text) // 46)


def _group_length(group: ChecklistGroup) -> int:
    heading = 2 if group.heading else 0
    return heading + sum(_lines(item.text.text) + bool(item.reason) + 1 for item in group.items)


def _turns(handout: Handout) -> bool:
    """Whether a drawing shows one side while the words leave the side open."""
    return any(card.exercise.sides is Sides.ONE for card in cards(handout))


def _numbers(handout: Handout) -> dict[str, int]:
    lists = [block.references for block in handout.blocks if isinstance(block, SourcesBlock)]
    return {
        reference.id: number for references in lists for number, reference in enumerate(references, start=1)
    }


def logo_asset(logo: Logo | None) -> dict[str, bytes]:
    """The logo's name as an asset, and its bytes."""
    return {_logo_name(logo): logo.content} if logo else {}


def _printed_logo(handout: Handout) -> Logo | None:
    logo = handout.brand.logo
    if logo is None or handout.edition.ink == Ink.COLOR:
        return logo
    from handout.render.grey_logo import in_greys  # noqa: PLC0415 - 4 ms that pages in colour do not pay

    return in_greys(logo)


def _figure_name(card: Card) -> str:
    return _drawing_name(card.exercise.id)


def _drawing_name(exercise: str) -> str:
    return f"figures/{exercise}.svg"


def _logo_name(logo: Logo | None) -> str:
    return f"logo.{_SUFFIXES[logo.media_type]}" if logo else ""


def _stylesheets(handout: Handout) -> tuple[Stylesheet, ...]:
    brand, edition = handout.brand, handout.edition
    small = edition.small_stylesheet if handout.paper is Paper.A5 else ""
    sheets = (
        Stylesheet("styles/print.css", handout.look.print_css),
        Stylesheet(f"styles/brands/{brand.id}/_brand.yml", brand_css(handout)),
        Stylesheet(f"styles/editions/{edition.id}, on A5", small),
        Stylesheet(f"styles/editions/{edition.id}", edition.stylesheet),
        Stylesheet(f"styles/brands/{brand.id}/brand.css", brand.stylesheet),
    )
    return tuple(sheet for sheet in sheets if sheet.text.strip())
