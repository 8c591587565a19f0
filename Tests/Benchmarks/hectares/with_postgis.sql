-- Available hectares of each site by PostGIS. Tables sites, plots and constraints are loaded, indexed and analysed.
CREATE TEMP TABLE hard AS
  SELECT CASE WHEN buffer_m > 0 THEN ST_Buffer(geom, buffer_m, 'quad_segs=16') ELSE geom END AS geom
  FROM constraints WHERE severity = 'hard';
CREATE INDEX ON hard USING gist (geom);
ANALYZE hard;
WITH land AS (
  SELECT site_id, ST_Union(geom) AS geom FROM plots WHERE status = 'available' AND usable GROUP BY site_id
), free AS (
  SELECT ST_Intersection(CASE WHEN h.geom IS NULL THEN l.geom ELSE ST_Difference(l.geom, h.geom) END, s.geom) AS geom
  FROM land AS l JOIN sites AS s ON s.id = l.site_id
  LEFT JOIN LATERAL (SELECT ST_Union(c.geom) AS geom FROM hard AS c WHERE ST_Intersects(c.geom, l.geom)) AS h ON true
)
SELECT sum(ST_Area(ST_Transform(geom, 4258)::geography)) / 10000 FROM free;
