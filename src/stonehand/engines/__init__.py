"""Engines: thin wrappers round the libraries that set, measure, draw and read; stages call them, they call no stage."""
