"""The one renderer: what a command has to tell, as text, JSON, GitHub's workflow commands, SARIF or a page of HTML.

Pure functions from a `Report` to text. They stand here, and not in the command line, since a delivery carries the same report.
"""
