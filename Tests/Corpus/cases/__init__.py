"""The cases, a module for each theme."""
from . import (archives, forged_archives, companions, csv_files, encodings, files, geojson, geometry, gpkg, valid,
               identifiers, mapping, modes, reference_systems, references, tables, values)

MODULES = [valid, files, archives, forged_archives, companions, tables, encodings, reference_systems, mapping,
           values, geometry, identifiers, modes, references, csv_files, geojson, gpkg]
