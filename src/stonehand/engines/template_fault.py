"""What goes wrong in a template, apart from the library that finds it, so that asking for it costs no import of Jinja."""

READY = "matter"
"""The name in a context whose text is markup already; every other text is escaped."""


class TemplateFault(ValueError):
    """A template cannot be filled.

    `kind` is `syntax`, `undefined`, `escape` or `failed`; `message` says what is wrong, `line` counts from 1 in the template.
    All three are plain values, so that the fault can cross to another process as JSON.
    """

    def __init__(self, kind: str, message: str, line: int | None) -> None:
        super().__init__(kind, message, line)
        self.kind, self.message, self.line = kind, message, line
