"""Files, pages, feeds, records and standard input → documents."""
