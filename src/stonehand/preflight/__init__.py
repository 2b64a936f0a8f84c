"""Preflight: a finished file is looked at as the printer sees it."""
