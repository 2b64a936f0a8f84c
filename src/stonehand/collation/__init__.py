"""Collation: two impressions held against each other. What changed, page by page and word by word."""
