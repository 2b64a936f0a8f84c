"""What is raised for bytes that are no PDF, by itself, so that those who only catch it need not import pikepdf."""


class Unreadable(ValueError):
    """The bytes are no PDF, or one too broken to be read; the message says why."""
