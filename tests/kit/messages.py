"""Messages of the library's handouts in any brand and dialect, without their PDFs."""

from __future__ import annotations

import base64
import datetime as dt
import functools
import io
from typing import TYPE_CHECKING

from PIL import Image

from handout.assemble import assemble
from handout.load import load_project
from handout.model.kit import LogoPicture, Mailing, Pictures, Place
from handout.model.options import Options
from handout.render.email import email_html
from handout.render.email_text import email_text
from handout.render.preview import WIDTH
from handout.render.teaser import teaser
from handout.resources import bundled

if TYPE_CHECKING:
    from handout.model.project import Project

ADDRESS = "https://clinic.example/h/handout-3f9a1c"
TODAY = dt.date(2026, 11, 22)


@functools.cache
def project() -> Project:
    return load_project(bundled(), None).project


def mailing(brand: str = "riverside", dialect: str = "eml") -> Mailing:
    """The longest message there is: with the topic in it."""
    options = Options(brand, "standard", "en", None, None)
    handout = assemble(project(), "plantar-fasciitis", options, TODAY).handout
    place, tool = Place(ADDRESS, 108_207), project().dialects[dialect]
    return Mailing(handout, teaser(handout, None), place, tool, LogoPicture(_png(44, 44), 44, 44))


def _png(width: int, height: int) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(file, "PNG")
    return file.getvalue()


def page(brand: str = "riverside", dialect: str = "eml") -> str:
    """`email.html` as it stands on the web."""
    made = mailing(brand, dialect)
    return email_html(made, made.place.pictures)


def text(dialect: str = "eml") -> str:
    """`email.txt`."""
    return email_text(mailing(dialect=dialect))


def shown(brand: str = "riverside") -> str:
    """The same page with pictures that need no network."""
    made = mailing(brand)
    assert made.logo
    pictures = (_png(WIDTH, WIDTH * 11 // 17), made.logo.content)
    plain, logo = (f"data:image/png;base64,{base64.b64encode(png).decode()}" for png in pictures)
    return email_html(made, Pictures(plain, logo=logo))
