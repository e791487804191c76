"""Templates compiled at installation: taken where they fit, done without where they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2

from handout.render import html
from handout.render.compiled import CompiledTemplates, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest


def _environment(templates: Path, compiled: CompiledTemplates | None) -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates), autoescape=True, bytecode_cache=compiled
    )


def test_a_compiled_template_is_taken_until_its_source_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates, to = tmp_path / "templates", tmp_path / "compiled"
    templates.mkdir()
    (templates / "a.html").write_text("one {{ x }}")
    compiled = CompiledTemplates(to)
    assert write(_environment(templates, None), compiled, to) == 1
    compiles: list[str] = []
    compile_: Callable[..., object] = jinja2.Environment.compile

    def counted(self: jinja2.Environment, source: str, *names: str | None) -> object:
        compiles.append(source)
        return compile_(self, source, *names)

    monkeypatch.setattr(jinja2.Environment, "compile", counted)
    assert _environment(templates, compiled).get_template("a.html").render(x="<") == "one &lt;"
    assert not compiles
    (templates / "a.html").write_text("two {{ x }}")
    assert _environment(templates, compiled).get_template("a.html").render(x=1) == "two 1"
    assert compiles == ["two {{ x }}"]


def test_a_broken_compiled_template_is_no_obstacle_and_a_build_writes_none(tmp_path: Path) -> None:
    templates, to = tmp_path / "templates", tmp_path / "compiled"
    templates.mkdir()
    (templates / "a.html").write_text("one")
    compiled = CompiledTemplates(to)
    assert _environment(templates, compiled).get_template("a.html").render() == "one"
    assert not to.exists()
    write(_environment(templates, None), compiled, to)
    (file,) = to.iterdir()
    for spoilt in (b"", b"j2", file.read_bytes()[:40], bytes(len(file.read_bytes()))):
        file.write_bytes(spoilt)
        assert _environment(templates, compiled).get_template("a.html").render() == "one"


def test_all_of_the_packages_templates_can_be_compiled(tmp_path: Path) -> None:
    environment = html.environment(())
    assert write(environment, CompiledTemplates(tmp_path), tmp_path) == len(list(tmp_path.iterdir())) >= 8
