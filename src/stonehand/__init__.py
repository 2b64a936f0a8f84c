"""stonehand turns a newspaper's copy into press-ready pages."""

__version__ = "0.1.0"
