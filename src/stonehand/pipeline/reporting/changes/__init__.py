"""What changed between two builds, told: as text, JSON, GitHub's workflow commands, or a page of HTML.

Pure functions over `Changes`. They say the same things in the same words, which stand in `phrases`.
"""
