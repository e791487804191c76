"""The short way to a computed value leads to WeasyPrint's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from handout.render.startup import import_weasyprint

if TYPE_CHECKING:
    from collections.abc import Callable

RULES = """
@page { margin: 1in 2cm }
:root { --ink: #123; --gap: 3mm; font: 12pt/1.4 serif; color: var(--ink) }
section { color: inherit; padding: var(--gap); margin: initial; page: wide; border: 1pt dotted }
section p { text-decoration: underline; letter-spacing: .1em; width: calc(9em + 1mm); visibility: hidden }
section p em { text-decoration: line-through; float: left; font-weight: bolder; padding-left: initial }
.logical { margin-inline-start: 7px; padding-block-end: 4px; border-inline-end: 2px solid }
.turned { direction: rtl; inset-block-start: 3px }
.turned { margin-inline-start: 9px; inline-size: 30px; border-start-end-radius: 4px }
.placed { position: absolute; display: inline; width: var(--missing); hyphens: auto; lang: none }
td { border-collapse: collapse; vertical-align: top } li::marker { color: red }
"""
BODY = """<section><p>One <em>two <b class=turned>three</b></em></p><ul><li class=logical>Four</ul></section>
<div class="turned logical">Five</div><p class=placed lang=de>Six</p><table><tr><td>Seven</table>"""


def computed(
    way: Callable[[Any, str], Any], names: list[str], setting: tuple[list[Any], object] | None = None
) -> list[list[Any]]:
    """The values of these properties, asked for in this order, of every element."""
    from weasyprint import css  # noqa: PLC0415 - see handout.render.startup
    from weasyprint.css.targets import TargetCollector  # noqa: PLC0415 - as above

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(css.ComputedStyle, "__missing__", way)
        html = import_weasyprint().HTML(string=f"<html lang=en><body>{BODY}")
        sheets, fonts = setting or in_one_setting()
        style_for = css.get_all_computed_styles(
            html, sheets, font_config=fonts, target_collector=TargetCollector()
        )
        styles = [style_for(element) for element in html.etree_element.iter()]
        assert len(styles) > 12
        return [[style[name] for name in names] for style in styles]


def in_one_setting() -> tuple[list[Any], object]:
    """Style sheets and fonts: what several documents must have in common to know each other's styles."""
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 - see handout.render.startup

    return [import_weasyprint().CSS(string=RULES)], FontConfiguration()


def test_every_value_that_is_known_from_the_document_before_is_weasyprints() -> None:
    import_weasyprint()
    from weasyprint import css  # noqa: PLC0415 - as above

    ours, names = css.StyleFor.set_computed_styles, sorted(css.INITIAL_VALUES)
    short, setting = css.ComputedStyle.__missing__, in_one_setting()
    first, second = computed(short, names, setting), computed(short, names[::-1], setting)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(css.StyleFor, "set_computed_styles", ours.__wrapped__)
        theirs = computed(short.__wrapped__, names, setting)
    assert first == theirs
    assert [values[::-1] for values in second] == theirs


def test_a_style_of_the_document_before_is_not_computed_again() -> None:
    import_weasyprint()
    from weasyprint import css  # noqa: PLC0415 - as above

    asked: list[str] = []
    short, setting = css.ComputedStyle.__missing__, in_one_setting()

    def counted(style: Any, name: str) -> Any:  # noqa: ANN401 - WeasyPrint has no types
        asked.append(name)
        return short(style, name)

    computed(counted, ["letter_spacing"], setting)
    first = asked.count("letter_spacing")
    asked.clear()
    computed(counted, ["letter_spacing"], setting)
    assert asked.count("letter_spacing") < first  # a rule sets it for one; the others inherit


@pytest.mark.parametrize("last_first", ["", "last first"])
def test_every_value_is_weasyprints(last_first: str) -> None:
    import_weasyprint()
    from weasyprint import css  # noqa: PLC0415 - as above

    names = sorted(css.INITIAL_VALUES, reverse=bool(last_first))
    ours = css.ComputedStyle.__missing__
    theirs = ours.__wrapped__
    assert ours.__code__ is not theirs.__code__
    assert computed(ours, names) == computed(theirs, names)
