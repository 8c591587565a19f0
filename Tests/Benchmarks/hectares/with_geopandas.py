"""Computes the available hectares of each site with geopandas' overlay: with_geopandas.py INVENTORY. Prints seconds and the sum.

The time includes overlays and areas, not reading. Areas are computed in the equal-area projection EPSG:3035.
"""
import json
import resource
import sys
import time
import warnings

import geopandas
import inventory
import numpy

warnings.simplefilter("ignore")


def frame(path, sql, column):
    shapes, values = zip(*inventory.rows(path, sql))
    return geopandas.GeoDataFrame(
        {column: values}, geometry=geopandas.GeoSeries.from_wkb(list(shapes)), crs="EPSG:25832")


def main():
    path = sys.argv[1]
    sites = frame(path, inventory.SITES, "id")
    plots = frame(path, inventory.AVAILABLE, "site_id")
    hard = frame(path, inventory.HARD, "buffer_m")
    start = time.monotonic()
    buffered = hard["buffer_m"].to_numpy(dtype=float) > 0
    hard.loc[buffered, "geometry"] = hard.geometry[buffered].buffer(hard["buffer_m"][buffered])
    free = geopandas.overlay(plots, hard, how="difference")
    free = geopandas.overlay(free, sites, how="intersection")
    free = free[free["site_id"] == free["id"]]
    hectares = (free.to_crs(3035).area / 10_000).groupby(free["site_id"]).sum()
    seconds = time.monotonic() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"seconds": seconds, "available_ha": float(numpy.sum(hectares)), "memory_mib": memory}))


main()
