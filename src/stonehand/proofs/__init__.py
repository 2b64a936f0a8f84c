"""Proofs: what a desk looks at. Frozen values in, drawings and sheets of HTML out."""
