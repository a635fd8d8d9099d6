"""Reading a web page: source → tree of elements (tree) → the article in it (article) → its lines (lines)."""
