"""A handout's message as HTML, for the mail tools and programs that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from handout.diagnostics import RenderError, Span, error
from handout.model.color import readable
from handout.model.palette import logo_ground, palette
from handout.model.style import Header
from handout.render.email_words import words
from handout.render.html import environment, template_fault
from handout.render.jinja import jinja2
from handout.render.merge_tags import MergeTexts
from handout.render.preview import WIDTH

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2.runtime import Context

    from handout.model.document import Handout
    from handout.model.kit import Mailing, Pictures
    from handout.model.style import Brand

_TEMPLATE = "email/message.mjml"
_DARK_GROUND = "#1d2127"  # of the message's card in dark mode, as in the template
_DARK_CONTRAST = (
    7.0  # WCAG 2.2, 1.4.6: at the least that 1.4.3 asks for, a saturated colour looks dull on black
)
_RADIUS = {"round": "8px", "soft": "4px", "square": "0px"}


def email_html(mailing: Mailing, pictures: Pictures) -> str:
    """The message as one page: styles inlined, media queries for phones and dark mode in its head.

    Raises:
        RenderError: a project's own template does not work, or is no MJML.
    """
    handout, texts = mailing.handout, MergeTexts(mailing.dialect, "held-", "-held")

    def written(value: object) -> str:
        return mailing.dialect.literals.in_html(str(escape(value)))

    def held(text: str) -> str:
        return Markup(texts.stand_in(text))  # noqa: S704  # a stand-in

    names = {
        **words(mailing, held, written),
        "handout": handout,
        "labels": handout.labels,
        "clinic": handout.brand.clinic,
        "teaser": mailing.teaser,
        "colors": {name: Markup(color) for name, color in _colors(handout.brand).items()},  # noqa: S704  # `#rrggbb`
        "radius": Markup(_RADIUS[handout.brand.corners]),  # noqa: S704  # our own
        "picture": pictures.plain,
        "sharp": pictures.sharp,
        "width": Markup(WIDTH),  # noqa: S704  # a number
        "logo": pictures.logo if mailing.logo else "",
        "logo_width": Markup(mailing.logo.width if mailing.logo else 0),  # noqa: S704  # as above
        "logo_height": Markup(mailing.logo.height if mailing.logo else 0),  # noqa: S704  # as above
    }

    # With a context, constants are taken when a template runs, not when it is compiled and kept.
    @jinja2.pass_context
    def finalize(_: Context, value: object) -> object:
        return value if isinstance(value, Markup) else held(written(value))

    return texts.html(_inlined(_html(_mjml(handout, names, finalize))))


def _mjml(handout: Handout, names: Mapping[str, object], finalize: Callable[..., object]) -> str:
    """The filled template; each of its values as `finalize` gives it back."""
    templates = handout.look.templates
    try:
        sandbox = environment(tuple(sorted(templates.items()))).overlay(finalize=finalize)
        return sandbox.get_template(_TEMPLATE).render(names)
    except jinja2.TemplateError as fault:
        raise RenderError(template_fault(fault, templates)) from fault


def _html(mjml: str) -> str:
    import mrml  # noqa: PLC0415 - only kits have to pay for it

    try:
        # Without a list of fonts of ours, mrml would link to some on the web.
        return mrml.to_html(mjml, render_options=mrml.RenderOptions(fonts={})).content
    except OSError as fault:
        message = f"a template does not work: {fault}"
        raise RenderError(error("template", message, Span(f"templates/{_TEMPLATE}"))) from fault


def _inlined(html: str) -> str:
    import css_inline  # noqa: PLC0415 - as above

    inliner = css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True)
    return inliner.inline(html)


def _colors(brand: Brand) -> Mapping[str, str]:
    used = palette(brand)
    return {
        "brand": used.brand,
        "ink": used.ink,
        "heading": used.heading,
        "head": logo_ground(brand),
        "name": used.heading if brand.header is Header.RULE else used.ink,
        "dark_heading": readable(brand.colors.primary, _DARK_GROUND, _DARK_CONTRAST),
    }
