"""Figures that the documents quote, one command each: `python -m benchmarks speed`, `python -m benchmarks accuracy CORPORA_DIR`."""
