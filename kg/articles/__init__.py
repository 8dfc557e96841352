"""From files to articles. Knows formats, encodings, front matter and web boilerplate; never knows spaCy."""
