"""The reader's PDF: pages as the engine tagged them become one file that can be read aloud, searched, followed and jumped about in.

What PDF/UA-1 (ISO 14289-1) asks of a file is done here and not left to the engine, which knows one page at a time and nothing
of stories: one structure for the whole issue in reading order (`issue`, `story`, `blocks`), content marked as part of it or as
an artifact (`content`), links, destinations and bookmarks (`links`), and all of it written down (`write`, `bind`).
"""
