"""Pure helpers from strings to values: folding, numerals, sentences, display width, word patterns."""
