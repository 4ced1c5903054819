"""Compiles the gazetteer that the package ships: from published GeoNames packages to the files of `sayso.resolve.places`.

The repository holds no GeoNames data. Building the package (`hatch_build.py`) runs this with the packages that `pyproject.toml`
pins; `python -m gazetteer` runs it by hand.
"""
