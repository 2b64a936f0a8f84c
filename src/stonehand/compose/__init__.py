"""Compose: made-up pages and galleys in, paginated HTML with print CSS out.

Every line stands where make-up put it and holds what its galley holds; the engine and the browser break nothing themselves.
"""
