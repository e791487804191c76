"""Stand-ins for modules: nothing is loaded before it is used, and then all is as if it had been."""

from __future__ import annotations

import base64
import io
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageCms

from handout.render.deferred import deferred
from handout.render.fonts import installed_families

if TYPE_CHECKING:
    from pathlib import Path

MODULE = """
from handout_stood_in import tools
from handout_stood_in.tools import Fault, double
from handout_stood_in import limits
limits.most = 5

def tried(value):
    try:
        return double(value)
    except Fault:
        return "caught"
"""
PACKAGE = {
    "handout_stood_in/__init__.py": "",
    "handout_stood_in/limits.py": "most = 1",
    "handout_stood_in/tools.py": """
from handout_stood_in import limits

class Fault(Exception):
    pass

def double(value):
    if value > limits.most:
        raise Fault
    return 2 * value
""",
    "handout_user.py": MODULE,
}
NAMES = ("handout_stood_in", "handout_stood_in.tools", "handout_stood_in.limits")

PRINT = """
import hashlib, os, pathlib, sys, tempfile
from handout.render.fonts import fontconfig_file, installed_families
folder = tempfile.TemporaryDirectory()
os.environ["FONTCONFIG_FILE"] = str(fontconfig_file(installed_families(["Lato"]), pathlib.Path(folder.name)))
os.environ["SOURCE_DATE_EPOCH"] = "0"
if sys.argv[1] == "deferred":
    from handout.render.startup import import_weasyprint
    import_weasyprint()
    assert not {"PIL", "fontTools", "ssl"} & sys.modules.keys()
import weasyprint
page = weasyprint.HTML(string=sys.stdin.read()).write_pdf(pdf_variant="pdf/ua-1", uncompressed_pdf=True)
print(hashlib.sha256(page).hexdigest(), *({"PIL", "fontTools", "ssl"} & sys.modules.keys()))
if "PIL" in sys.modules:
    assert sys.modules["PIL.EpsImagePlugin"].gs_binary is False
    assert sys.modules["PIL.ImageFile"].LOAD_TRUNCATED_IMAGES
    assert weasyprint.images.Image is sys.modules["PIL.Image"]
    assert weasyprint.css.ImageCmsProfile is sys.modules["PIL.ImageCms"].ImageCmsProfile
if "fontTools" in sys.modules:
    assert issubclass(weasyprint.pdf.fonts.TTLibError, Exception)
    assert weasyprint.pdf.fonts.ttFont is sys.modules["fontTools.ttLib.ttFont"]
import http.client, urllib.request
assert urllib.request.HTTPSHandler(context=http.client.ssl.create_default_context())
assert issubclass(http.client.ssl.SSLError, OSError)
"""


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in PACKAGE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    for name in (*NAMES, "handout_user"):
        monkeypatch.delitem(sys.modules, name, raising=False)


@pytest.mark.usefixtures("user")
def test_the_first_use_loads_a_whole_group_with_what_was_set_in_it() -> None:
    with deferred(NAMES):
        import handout_user  # type: ignore[import-not-found]  # noqa: PLC0415 - made by the fixture
    assert not {*NAMES} & sys.modules.keys()
    assert handout_user.tried(5) == 10
    assert {*NAMES} <= sys.modules.keys()
    assert handout_user.tried(6) == "caught"
    assert handout_user.tools is sys.modules["handout_stood_in.tools"]
    assert handout_user.Fault is handout_user.tools.Fault


@pytest.mark.usefixtures("user")
def test_a_use_while_others_import_loads_too() -> None:
    with deferred(NAMES):
        import handout_user  # noqa: PLC0415 - made by the fixture

        assert handout_user.tried(6) == "caught"
        assert handout_user.tools is sys.modules["handout_stood_in.tools"]


@pytest.mark.usefixtures("user")
def test_a_group_that_is_partly_there_is_left_alone() -> None:
    import handout_stood_in.limits  # type: ignore[import-not-found]  # noqa: PLC0415 - made by the fixture

    with deferred(NAMES):
        import handout_user  # noqa: PLC0415 - made by the fixture
    assert handout_user.tools is sys.modules["handout_stood_in.tools"]
    assert handout_stood_in.limits.most == 5


def picture(kind: str, **options: object) -> str:
    made = io.BytesIO()
    Image.linear_gradient("L").resize((8, 8)).convert("RGB").save(made, kind, **options)
    return f'<img alt=Fade src="data:image/{kind};base64,{base64.b64encode(made.getvalue()).decode()}">'


def web_font(flavor: str) -> str:
    (family,) = installed_families(["Atkinson Hyperlegible"])
    made = io.BytesIO()
    font = TTFont(family.faces[0])
    font.flavor = flavor
    font.save(made)
    address = f"data:font/{flavor};base64,{base64.b64encode(made.getvalue()).decode()}"
    return f"<style>@font-face {{ font-family: Own; src: url({address}) }} p {{ font-family: Own }}</style>"


def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def printed(page: str, way: str) -> list[str]:
    command = [sys.executable, "-W", "error", "-c", PRINT, way]
    text = f"<!doctype html><html lang=en><title>t</title><body style='font-family: Lato'>{page}<p>Rest"
    done = subprocess.run(command, check=True, capture_output=True, text=True, input=text)  # noqa: S603 - our own
    return done.stdout.split()


@pytest.mark.parametrize(
    ("page", "loads"),
    [
        ("<p lang=en style='hyphens: auto; width: 2em'>hyphenation", set()),
        ("<img alt=Dot src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>\">", set()),
        (picture("png", icc_profile=profile()), {"PIL"}),
        (picture("jpeg", icc_profile=profile(), quality=60), {"PIL"}),
        (picture("gif"), {"PIL"}),
        (web_font("woff"), {"fontTools"}),
        (web_font("woff2"), {"fontTools"}),
    ],
    ids=["hyphens", "svg", "png", "jpeg", "gif", "woff", "woff2"],
)
def test_pages_that_need_them_are_the_same(page: str, loads: set[str]) -> None:
    digest, *loaded = printed(page, "deferred")
    assert {*loaded} == loads
    assert printed(page, "plain")[0] == digest
    assert printed("", "deferred")[0] != digest
