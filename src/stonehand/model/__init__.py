"""The trade's nouns: frozen values that pass from stage to stage, with no file, clock or library behind them."""
