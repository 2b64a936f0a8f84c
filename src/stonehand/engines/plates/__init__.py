"""The ink of pages: drawn in four inks by an outside program, or added up from operators and pictures, and measured."""
