"""Press: the engine's raw pages become PDF/X, one finishing pass for each, and are bound into the book."""
