#!/usr/bin/python3
"""A typical planner's script for a shapefile of sites: reproject, check, compute geodesic hectares, write a GeoPackage.

    geopandas_hectares.py SITES.shp OUTPUT.gpkg
"""
import sys

import geopandas
import pyproj

source, output = sys.argv[1:]
# Uses the grids of Debian's proj-data. A pyproj from PyPI has no BeTA2007 grid and would be off by metres.
pyproj.datadir.append_data_dir("/usr/share/proj")
sites = geopandas.read_file(source).to_crs("EPSG:25832")
sites["valid"] = sites.is_valid
geod = pyproj.Geod(ellps="GRS80")
sites["hectares"] = [abs(geod.geometry_area_perimeter(shape)[0]) / 10_000 for shape in sites.to_crs("EPSG:4258").geometry]
sites.to_file(output, driver="GPKG")
