"""Widgets that know nothing of conflicts: the table drawn by lines, the bars at top and bottom, charts."""
