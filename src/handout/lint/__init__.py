"""The rules of plain and safe patient education, over the words that authors wrote. Pure."""
