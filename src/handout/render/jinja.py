"""Jinja without its compiler, which is loaded where a template is not compiled yet."""

from __future__ import annotations

from handout.render.deferred import deferred

with deferred(("jinja2.compiler", "jinja2.lexer", "jinja2.parser")):
    import jinja2
    from jinja2.sandbox import ImmutableSandboxedEnvironment

__all__ = ["ImmutableSandboxedEnvironment", "jinja2"]
