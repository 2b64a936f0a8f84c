"""What is raised where pages could not be drawn or added up."""


class NotDrawn(Exception):
    """Why there is no ink to measure, in one sentence."""
