"""Jinja, kept in its sandbox: a layout's master and the facts of a page go in, markup comes out.

A template sees the names it is given and nothing else: no loader, no file, no clock, no attribute that leads out of a
value, and no name that is not there. It can still loop for ever or swell without end, so whoever fills templates from a
layout does so in a process with limits of time and memory.
"""

from collections.abc import Mapping
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from stonehand.engines.template_fault import READY, TemplateFault

_FAULTS = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)


def render_template(source: str, name: str, context: Mapping[str, Any]) -> str:
    """Fill a template.

    Raises:
        TemplateFault: it is no Jinja, uses a name it was not given, reaches out of the sandbox, or fails on the way.
    """
    ready = {READY: Markup(context[READY])} if READY in context else {}  # noqa: S704 - our own markup, escaped when made
    try:
        return _environment().from_string(source).render({**context, **ready})
    except _FAULTS as fault:
        line = fault.lineno if isinstance(fault, TemplateSyntaxError) else _line(fault)
        raise TemplateFault(_kind(fault), str(fault) or f"{name}: {type(fault).__name__}", line) from fault


def _kind(fault: Exception) -> str:
    """Sort a fault; a name that is not there is told from an operation that failed, as is a way out of the sandbox."""
    kinds = {TemplateSyntaxError: "syntax", UndefinedError: "undefined", SecurityError: "escape"}
    return next((kind for sort, kind in kinds.items() if isinstance(fault, sort)), "failed")


def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=False
    )


def _line(fault: BaseException) -> int | None:
    """Find the template's line in the traceback, which Jinja rewrites so that it names lines of the template."""
    line, step = None, fault.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == "<template>":
            line = step.tb_lineno
        step = step.tb_next
    return line
