"""Computes the available hectares of each site with vectorised Shapely 2: with_shapely.py INVENTORY. Prints seconds and the sum.

The time includes overlays and areas, not reading. Areas are computed in the equal-area projection EPSG:3035: geodesic except for
the edges, and much faster than pyproj's geodesics.
"""
import json
import resource
import sys
import time

import inventory
import numpy
import pyproj
import shapely


def main():
    path = sys.argv[1]
    site_wkb, site_ids = zip(*inventory.rows(path, inventory.SITES))
    plot_wkb, plot_sites = zip(*inventory.rows(path, inventory.AVAILABLE))
    hard_wkb, buffers = zip(*inventory.rows(path, inventory.HARD))
    sites, plots, hard = (shapely.from_wkb(list(each)) for each in (site_wkb, plot_wkb, hard_wkb))
    to_equal_area = pyproj.Transformer.from_crs(25832, 3035, always_xy=True)
    start = time.monotonic()
    buffers = numpy.asarray(buffers, dtype=float)
    hard = numpy.where(buffers > 0, shapely.buffer(hard, buffers, quad_segs=16), hard)
    # The union of the constraints that each plot intersects.
    plot_index, hard_index = shapely.STRtree(hard).query(plots, predicate="intersects")
    order = numpy.argsort(plot_index, kind="stable")
    met, first = numpy.unique(plot_index[order], return_index=True)
    taken = numpy.array([shapely.union_all(group) for group in numpy.split(hard[hard_index[order]], first[1:])])
    free = plots.copy()
    free[met] = shapely.difference(plots[met], taken)
    # Intersected with the site.
    place = {name: number for number, name in enumerate(site_ids)}
    site_index = numpy.array([place[name] for name in plot_sites])
    free = shapely.intersection(free, sites[site_index])
    equal_area = shapely.transform(
        free, lambda points: numpy.stack(to_equal_area.transform(points[:, 0], points[:, 1]), axis=1))
    hectares = numpy.bincount(site_index, shapely.area(equal_area) / 10_000, len(sites))
    seconds = time.monotonic() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"seconds": seconds, "available_ha": hectares.sum(), "memory_mib": memory}))


main()
