"""The numbering grammar: body blocks become a tree of sections."""
