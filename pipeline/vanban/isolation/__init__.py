"""Documents are parsed in a child process, so that a hostile or broken one cannot take its caller down.

The parent (``reader``) starts a child (``child``), hands it one request after another and holds a clock and a measure
of memory to it; they speak JSON over pipes (``messages``). A child that dies, hangs or grows too large on a page is
replaced, and the document is read again without that page.
"""
