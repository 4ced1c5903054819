"""Statement to spaCy Doc: one compact encoder with heads for sentence ends, tags, lemmas, dependencies and names.

`pipeline.load_reader` gives the reader, `language.detect_language` the language, `models.check_weights` the state of the weights.
Nothing is imported here, so that a command that reads nothing starts at once.
"""
