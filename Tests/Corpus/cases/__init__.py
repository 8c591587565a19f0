"""The cases, a module for each theme."""
from . import (archives, archives_that_lie, companions, csv_files, encodings, files, geojson, geometry, gpkg, honest,
               identifiers, mapping, modes, reference_systems, references, tables, values)

MODULES = [honest, files, archives, archives_that_lie, companions, tables, encodings, reference_systems, mapping,
           values, geometry, identifiers, modes, references, csv_files, geojson, gpkg]
