"""Reading text from page images: cleaning, recognition, ruled tables."""
