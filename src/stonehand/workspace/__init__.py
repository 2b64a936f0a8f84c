"""The one door to the world: files of the workspace, fonts, built-in layouts, the output folder, the date and the environment.

Stages get texts and bytes by workspace path and never open anything. What comes in is checked at this door (nothing outside the
workspace, no devices, no giants), what goes out appears whole or not at all.
"""
