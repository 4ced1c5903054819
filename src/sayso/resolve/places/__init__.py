"""Where: the names of places in a statement joined to a gazetteer, told apart from governments and peoples.

`find_toponyms` finds the names, `resolve_places` says which place each means, `setting` takes a claim's own words for where it
happened. The gazetteer ships with the package (GeoNames, CC BY 4.0).
"""
