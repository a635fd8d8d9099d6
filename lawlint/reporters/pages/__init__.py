"""The parts of the HTML report: the draft with its marks, the list of findings, the tables, and the style sheet."""
