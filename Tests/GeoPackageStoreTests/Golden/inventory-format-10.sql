CREATE TABLE access_links (
  fid INTEGER PRIMARY KEY AUTOINCREMENT,
  geom GEOMETRY,
  id TEXT NOT NULL UNIQUE,
  "site_id" TEXT,
  "road_project_id" TEXT,
  "basis" TEXT,
  "target_kind" TEXT,
  "junction_id" TEXT,
  "rank" INTEGER,
  "method" TEXT,
  "straight_line_m" DOUBLE,
  "bearing_degrees" DOUBLE,
  "road_m" DOUBLE,
  "drive_minutes" DOUBLE,
  "approach_m" DOUBLE,
  "target_approach_m" DOUBLE,
  "unreached" TEXT,
  "from" TEXT,
  "connection_state" TEXT,
  "road_status" TEXT,
  "agreement_lines" TEXT,
  "source" TEXT,
  "survey_date" DATE,
  "valid_from" DATE,
  "valid_to" DATE,
  "accuracy_m" DOUBLE,
  "note" TEXT,
  "extra" TEXT,
  "confidential" TEXT,
  recorded_from INTEGER NOT NULL
);
CREATE TABLE access_links_documents (
  fid INTEGER PRIMARY KEY REFERENCES access_links (fid),
  geojson TEXT NOT NULL,
  hectares TEXT
);
CREATE TABLE access_links_history (
  fid INTEGER NOT NULL,
  geom GEOMETRY,
  id TEXT NOT NULL,
  "site_id" TEXT,
  "road_project_id" TEXT,
  "basis" TEXT,
  "target_kind" TEXT,
  "junction_id" TEXT,
  "rank" INTEGER,
  "method" TEXT,
  "straight_line_m" DOUBLE,
  "bearing_degrees" DOUBLE,
  "road_m" DOUBLE,
  "drive_minutes" DOUBLE,
  "approach_m" DOUBLE,
  "target_approach_m" DOUBLE,
  "unreached" TEXT,
  "from" TEXT,
  "connection_state" TEXT,
  "road_status" TEXT,
  "agreement_lines" TEXT,
  "source" TEXT,
  "survey_date" DATE,
  "valid_from" DATE,
  "valid_to" DATE,
  "accuracy_m" DOUBLE,
  "note" TEXT,
  "extra" TEXT,
  "confidential" TEXT,
  recorded_from INTEGER NOT NULL,
  recorded_to INTEGER NOT NULL,
  geojson TEXT NOT NULL,
  hectares TEXT,
  PRIMARY KEY (id, recorded_from)
);
CREATE VIRTUAL TABLE access_links_history_box
  USING rtree (id, minx, maxx, miny, maxy, first_version, last_version, +fid INTEGER);
CREATE VIRTUAL TABLE access_links_public_box USING rtree (id, minx, maxx, miny, maxy);
CREATE TABLE constraints (
  fid INTEGER PRIMARY KEY AUTOINCREMENT,
  geom MULTIPOLYGON,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "kind" TEXT,
  "severity" TEXT,
  "buffer_m" DOUBLE,
  "source" TEXT,
  "survey_date" DATE,
  "valid_from" DATE,
  "valid_to" DATE,
  "accuracy_m" DOUBLE,
  "note" TEXT,
  "extra" TEXT,
  "confidential" TEXT,
  "area_ha" DOUBLE,
  recorded_from INTEGER NOT NULL
);
CREATE TABLE constraints_documents (
  fid INTEGER PRIMARY KEY REFERENCES constraints (fid),
  geojson TEXT NOT NULL,
  hectares TEXT
);
CREATE TABLE constraints_history (
  fid INTEGER NOT NULL,
  geom MULTIPOLYGON,
  id TEXT NOT NULL,
  "name" TEXT,
  "kind" TEXT,
  "severity" TEXT,
  "buffer_m" DOUBLE,
  "source" TEXT,
  "survey_date" DATE,
  "valid_from" DATE,
  "valid_to" DATE,
  "accuracy_m" DOUBLE,
  "note" TEXT,
  "extra" TEXT,
  "confidential" TEXT,
  "area_ha" DOUBLE,
  recorded_from INTEGER NOT NULL,
  recorded_to INTEGER NOT NULL,
  geojson TEXT NOT NULL,
  hectares TEXT,
  PRIMARY KEY (id, recorded_from)
);
CREATE VIRTUAL TABLE constraints_history_box
  USING rtree (id, minx, maxx, miny, maxy, first_version, last_version, +fid INTEGER);
CREATE VIRTUAL TABLE constraints_public_box USING rtree (id, minx, maxx, miny, maxy);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  min_x DOUBLE,
  min_y DOUBLE,
  max_x DOUBLE,
  max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);
CREATE TABLE gpkg_extensions (
  table_name TEXT,
  column_name TEXT,
  extension_name TEXT NOT NULL,
  definition TEXT NOT NULL,
  scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents (table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);
CREATE TABLE inventory_file_pieces (
  file_hash TEXT NOT NULL REFERENCES inventory_files (file_hash),
  piece INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (file_hash, piece)
);
CREATE TABLE inventory_files (
  file_hash TEXT NOT NULL PRIMARY KEY,
  size INTEGER NOT NULL
);
CREATE TABLE inventory_imports (
  content_hash TEXT NOT NULL,
  version INTEGER NOT NULL REFERENCES inventory_versions (version),
  collection TEXT,
  report TEXT NOT NULL,
  PRIMARY KEY (content_hash, version)
);
CREATE TABLE inventory_layer_files (
  version INTEGER NOT NULL REFERENCES inventory_versions (version),
  content_hash TEXT NOT NULL,
  name TEXT NOT NULL,
  file_hash TEXT NOT NULL REFERENCES inventory_files (file_hash),
  PRIMARY KEY (version, content_hash, name)
);
CREATE TABLE inventory_mappings (
  source TEXT NOT NULL,
  layer TEXT NOT NULL,
  mapping TEXT NOT NULL,
  PRIMARY KEY (source, layer)
);
CREATE TABLE inventory_reverts (
  reverted_version INTEGER PRIMARY KEY REFERENCES inventory_versions (version),
  version INTEGER NOT NULL REFERENCES inventory_versions (version)
);
CREATE TABLE inventory_settings (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);
CREATE TABLE inventory_versions (
  version INTEGER PRIMARY KEY AUTOINCREMENT,
  recorded_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
);
CREATE TABLE inventory_writer (is_writing INTEGER PRIMARY KEY);
CREATE TABLE junctions (
  fid INTEGER PRIMARY KEY AUTOINCREMENT,
  geom GEOMETRY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "number" TEXT,
  "road" TEXT,
  "road_project_id" TEXT,
  "source" TEXT,
  "survey_date" DATE,
  "valid_from" DATE,
  "valid_to" DATE,
  "accuracy_m" DOUBLE,
  "note" TEXT,
  "extra" TEXT,
  "confidential" TEXT,
  recorded_from INTEGER NOT NULL
);
CREATE TABLE junctions_documents (
  fid INTEGER PRIMARY KEY REFERENCES junctions (fid),
  geojson TEXT NOT NULL,
  hectares TEXT
);
CREATE TABLE junctions_history (
  fid INTEGER NOT NULL,
  geom GEOMETRY,
  id TEXT NOT NULL,
  "name" TEXT,
  "number" TEXT,
  "road" TEXT,
  "road_project_id" TEXT,
  "source" TEXT,
  "survey_date" DATE,
  "valid_from" DATE,
  "valid_to" DATE,
  "accuracy_m" DOUBLE,
  "note" TEXT,
  "extra" TEXT,
  "confidential" TEXT,
  recorded_from INTEGER NOT NULL,
  recorded_to INTEGER NOT NULL,
  geojson TEXT NOT NULL,
  hectares TEXT,
  PRIMARY KEY (id, recorded_from)
);
CREATE VIRTUAL TABLE junctions_history_box
  USING rtree (id, minx, maxx, miny, maxy, first_version, last_version, +fid INTEGER);
CREATE VIRTUAL TABLE junctions_public_box USING rtree (id, minx, maxx, miny, maxy);
CREATE TABLE municipalities (
  fid INTEGER PRIMARY KEY AUTOINCREMENT,
  geom MULTIPOLYGON,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "district" TEXT,
  "source" TEXT,
  "survey_date" DATE,
  "valid_from" DATE,
  "valid_to" DATE,
  "accuracy_m" DOUBLE,
  "note" TEXT,
  "extra" TEXT,
  "confidential" TEXT,
  recorded_from INTEGER NOT NULL
);
CREATE TABLE municipalities_documents (
  fid INTEGER PRIMARY KEY REFERENCES municipalities (fid),
  geojson TEXT NOT NULL,
  hectares TEXT
);
CREATE TABLE municipalities_history (
  fid INTEGER NOT NULL,
  geom MULTIPOLYGON,
  id TEXT NOT NULL,
  "name" TEXT,
  "district" TEXT,
  "source" TEXT,
  "survey_date" DATE,
  "valid_from" DATE,
  "valid_to" DATE,
  "accuracy_m" DOUBLE,
  "note" TEXT,
  "extra" TEXT,
  "confidential" TEXT,
  recorded_from INTEGER NOT NULL,
  recorded_to INTEGER NOT NULL,
  geojson TEXT NOT NULL,
  hectares TEXT,
  PRIMARY KEY (id, recorded_from)
);
CREATE VIRTUAL TABLE municipalities_history_box
  USING rtree (id, minx, maxx, miny, maxy, first_version, last_version, +fid INTEGER);
CREATE VIRTUAL TABLE municipalities_public_box USING rtree (id, minx, maxx, miny, maxy);
CREATE TABLE plots (
  fid INTEGER PRIMARY KEY AUTOINCREMENT,
  geom MULTIPOLYGON,
  id TEXT NOT NULL UNIQUE,
  "site_id" TEXT,
  "status" TEXT,
  "usable" BOOLEAN,
  "condition" TEXT,
  "available_from" INTEGER,
  "reserved_for_owner" BOOLEAN,
  "zoning" TEXT,
  "declared_ha" DOUBLE,
  "assumed" TEXT,
  "source" TEXT,
  "survey_date" DATE,
  "valid_from" DATE,
  "valid_to" DATE,
  "accuracy_m" DOUBLE,
  "note" TEXT,
  "extra" TEXT,
  "confidential" TEXT,
  "area_ha" DOUBLE,
  recorded_from INTEGER NOT NULL
);
CREATE TABLE plots_documents (
  fid INTEGER PRIMARY KEY REFERENCES plots (fid),
  geojson TEXT NOT NULL,
  hectares TEXT
);
CREATE TABLE plots_history (
  fid INTEGER NOT NULL,
  geom MULTIPOLYGON,
  id TEXT NOT NULL,
  "site_id" TEXT,
  "status" TEXT,
  "usable" BOOLEAN,
  "condition" TEXT,
  "available_from" INTEGER,
  "reserved_for_owner" BOOLEAN,
  "zoning" TEXT,
  "declared_ha" DOUBLE,
  "assumed" TEXT,
  "source" TEXT,
  "survey_date" DATE,
  "valid_from" DATE,
  "valid_to" DATE,
  "accuracy_m" DOUBLE,
  "note" TEXT,
  "extra" TEXT,
  "confidential" TEXT,
  "area_ha" DOUBLE,
  recorded_from INTEGER NOT NULL,
  recorded_to INTEGER NOT NULL,
  geojson TEXT NOT NULL,
  hectares TEXT,
  PRIMARY KEY (id, recorded_from)
);
CREATE VIRTUAL TABLE plots_history_box
  USING rtree (id, minx, maxx, miny, maxy, first_version, last_version, +fid INTEGER);
CREATE VIRTUAL TABLE plots_public_box USING rtree (id, minx, maxx, miny, maxy);
CREATE TABLE road_network (
  fid INTEGER PRIMARY KEY AUTOINCREMENT,
  geom MULTILINESTRING,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "road" TEXT,
  "road_class" TEXT,
  "direction" TEXT,
  "max_speed_kmh" DOUBLE,
  "source" TEXT,
  "survey_date" DATE,
  "valid_from" DATE,
  "valid_to" DATE,
  "accuracy_m" DOUBLE,
  "note" TEXT,
  "extra" TEXT,
  "confidential" TEXT,
  recorded_from INTEGER NOT NULL
);
CREATE TABLE road_network_documents (
  fid INTEGER PRIMARY KEY REFERENCES road_network (fid),
  geojson TEXT NOT NULL,
  hectares TEXT
);
CREATE TABLE road_network_history (
  fid INTEGER NOT NULL,
  geom MULTILINESTRING,
  id TEXT NOT NULL,
  "name" TEXT,
  "road" TEXT,
  "road_class" TEXT,
  "direction" TEXT,
  "max_speed_kmh" DOUBLE,
  "source" TEXT,
  "survey_date" DATE,
  "valid_from" DATE,
  "valid_to" DATE,
  "accuracy_m" DOUBLE,
  "note" TEXT,
  "extra" TEXT,
  "confidential" TEXT,
  recorded_from INTEGER NOT NULL,
  recorded_to INTEGER NOT NULL,
  geojson TEXT NOT NULL,
  hectares TEXT,
  PRIMARY KEY (id, recorded_from)
);
CREATE VIRTUAL TABLE road_network_history_box
  USING rtree (id, minx, maxx, miny, maxy, first_version, last_version, +fid INTEGER);
CREATE VIRTUAL TABLE road_network_public_box USING rtree (id, minx, maxx, miny, maxy);
CREATE TABLE road_projects (
  fid INTEGER PRIMARY KEY AUTOINCREMENT,
  geom GEOMETRY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "kind" TEXT,
  "status" TEXT,
  "status_date" DATE,
  "status_source" TEXT,
  "status_2005" TEXT,
  "target_year" INTEGER,
  "current_state" TEXT,
  "promised_by" TEXT,
  "financing" TEXT,
  "agreement_lines" TEXT,
  "source" TEXT,
  "survey_date" DATE,
  "valid_from" DATE,
  "valid_to" DATE,
  "accuracy_m" DOUBLE,
  "note" TEXT,
  "extra" TEXT,
  "confidential" TEXT,
  "sections" TEXT,
  recorded_from INTEGER NOT NULL
);
CREATE TABLE road_projects_documents (
  fid INTEGER PRIMARY KEY REFERENCES road_projects (fid),
  geojson TEXT NOT NULL,
  hectares TEXT
);
CREATE TABLE road_projects_history (
  fid INTEGER NOT NULL,
  geom GEOMETRY,
  id TEXT NOT NULL,
  "name" TEXT,
  "kind" TEXT,
  "status" TEXT,
  "status_date" DATE,
  "status_source" TEXT,
  "status_2005" TEXT,
  "target_year" INTEGER,
  "current_state" TEXT,
  "promised_by" TEXT,
  "financing" TEXT,
  "agreement_lines" TEXT,
  "source" TEXT,
  "survey_date" DATE,
  "valid_from" DATE,
  "valid_to" DATE,
  "accuracy_m" DOUBLE,
  "note" TEXT,
  "extra" TEXT,
  "confidential" TEXT,
  "sections" TEXT,
  recorded_from INTEGER NOT NULL,
  recorded_to INTEGER NOT NULL,
  geojson TEXT NOT NULL,
  hectares TEXT,
  PRIMARY KEY (id, recorded_from)
);
CREATE VIRTUAL TABLE road_projects_history_box
  USING rtree (id, minx, maxx, miny, maxy, first_version, last_version, +fid INTEGER);
CREATE VIRTUAL TABLE road_projects_public_box USING rtree (id, minx, maxx, miny, maxy);
CREATE TABLE road_sections (
  fid INTEGER PRIMARY KEY AUTOINCREMENT,
  geom GEOMETRY,
  id TEXT NOT NULL UNIQUE,
  "road_project_id" TEXT,
  "name" TEXT,
  "status" TEXT,
  "status_date" DATE,
  "status_source" TEXT,
  "target_year" INTEGER,
  "source" TEXT,
  "survey_date" DATE,
  "valid_from" DATE,
  "valid_to" DATE,
  "accuracy_m" DOUBLE,
  "note" TEXT,
  "extra" TEXT,
  "confidential" TEXT,
  recorded_from INTEGER NOT NULL
);
CREATE TABLE road_sections_documents (
  fid INTEGER PRIMARY KEY REFERENCES road_sections (fid),
  geojson TEXT NOT NULL,
  hectares TEXT
);
CREATE TABLE road_sections_history (
  fid INTEGER NOT NULL,
  geom GEOMETRY,
  id TEXT NOT NULL,
  "road_project_id" TEXT,
  "name" TEXT,
  "status" TEXT,
  "status_date" DATE,
  "status_source" TEXT,
  "target_year" INTEGER,
  "source" TEXT,
  "survey_date" DATE,
  "valid_from" DATE,
  "valid_to" DATE,
  "accuracy_m" DOUBLE,
  "note" TEXT,
  "extra" TEXT,
  "confidential" TEXT,
  recorded_from INTEGER NOT NULL,
  recorded_to INTEGER NOT NULL,
  geojson TEXT NOT NULL,
  hectares TEXT,
  PRIMARY KEY (id, recorded_from)
);
CREATE VIRTUAL TABLE road_sections_history_box
  USING rtree (id, minx, maxx, miny, maxy, first_version, last_version, +fid INTEGER);
CREATE VIRTUAL TABLE road_sections_public_box USING rtree (id, minx, maxx, miny, maxy);
CREATE VIRTUAL TABLE rtree_access_links_geom USING rtree (id, minx, maxx, miny, maxy);
CREATE VIRTUAL TABLE rtree_constraints_geom USING rtree (id, minx, maxx, miny, maxy);
CREATE VIRTUAL TABLE rtree_junctions_geom USING rtree (id, minx, maxx, miny, maxy);
CREATE VIRTUAL TABLE rtree_municipalities_geom USING rtree (id, minx, maxx, miny, maxy);
CREATE VIRTUAL TABLE rtree_plots_geom USING rtree (id, minx, maxx, miny, maxy);
CREATE VIRTUAL TABLE rtree_road_network_geom USING rtree (id, minx, maxx, miny, maxy);
CREATE VIRTUAL TABLE rtree_road_projects_geom USING rtree (id, minx, maxx, miny, maxy);
CREATE VIRTUAL TABLE rtree_road_sections_geom USING rtree (id, minx, maxx, miny, maxy);
CREATE VIRTUAL TABLE rtree_sites_geom USING rtree (id, minx, maxx, miny, maxy);
CREATE TABLE sites (
  fid INTEGER PRIMARY KEY AUTOINCREMENT,
  geom MULTIPOLYGON,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "site_kind" TEXT,
  "municipality" TEXT,
  "municipality_ags" TEXT,
  "category" TEXT,
  "competence_field" TEXT,
  "land_type" TEXT,
  "former_use" TEXT,
  "current_state" TEXT,
  "priority" TEXT,
  "funding" TEXT,
  "agreement_lines" TEXT,
  "part_of" TEXT,
  "programme" TEXT,
  "fully_marketed" BOOLEAN,
  "declared_gross_ha" DOUBLE,
  "declared_net_ha" DOUBLE,
  "declared_qualifier" TEXT,
  "area_source" TEXT,
  "representative_latitude" DOUBLE,
  "representative_longitude" DOUBLE,
  "location_confidence" TEXT,
  "source" TEXT,
  "survey_date" DATE,
  "valid_from" DATE,
  "valid_to" DATE,
  "accuracy_m" DOUBLE,
  "note" TEXT,
  "extra" TEXT,
  "confidential" TEXT,
  "status" TEXT,
  "gross_ha" DOUBLE,
  "net_ha" DOUBLE,
  "developable_ha" DOUBLE,
  "available_ha" DOUBLE,
  "conditional_ha" DOUBLE,
  "reserved_ha" DOUBLE,
  "sold_ha" DOUBLE,
  "occupied_ha" DOUBLE,
  "not_marketable_ha" DOUBLE,
  "unknown_ha" DOUBLE,
  "restricted_ha" DOUBLE,
  "restricted_severe_ha" DOUBLE,
  "restricted_minor_ha" DOUBLE,
  "largest_plot_ha" DOUBLE,
  "gross_utm32_ha" DOUBLE,
  "hectares_reason" TEXT,
  "connection_state" TEXT,
  "nearest_project_id" TEXT,
  "nearest_project_straight_line_m" DOUBLE,
  "nearest_junction_id" TEXT,
  "nearest_junction_straight_line_m" DOUBLE,
  "nearest_junction_by_road_id" TEXT,
  "nearest_junction_road_m" DOUBLE,
  "nearest_junction_drive_minutes" DOUBLE,
  "road_unreached" TEXT,
  "connected_now" BOOLEAN,
  "connection_if_built" TEXT,
  "conditions" TEXT,
  "access_links" TEXT,
  recorded_from INTEGER NOT NULL
);
CREATE TABLE sites_conditions (
  fid INTEGER NOT NULL,
  recorded_from INTEGER NOT NULL,
  condition TEXT NOT NULL,
  hectares DOUBLE NOT NULL,
  PRIMARY KEY (fid, recorded_from, condition)
);
CREATE TABLE sites_crowded_lands (
  fid INTEGER NOT NULL,
  is_crowded BOOLEAN NOT NULL,
  land TEXT NOT NULL,
  condition TEXT,
  municipality TEXT,
  hectares DOUBLE NOT NULL,
  geometry BLOB NOT NULL,
  first_version INTEGER NOT NULL,
  last_version INTEGER
);
CREATE TABLE sites_documents (
  fid INTEGER PRIMARY KEY REFERENCES sites (fid),
  geojson TEXT NOT NULL,
  hectares TEXT
);
CREATE TABLE sites_figures (
  fid INTEGER PRIMARY KEY REFERENCES sites (fid),
  reason TEXT,
  "gross_ha" DOUBLE,
  "net_ha" DOUBLE,
  "developable_ha" DOUBLE,
  "available_ha" DOUBLE,
  "conditional_ha" DOUBLE,
  "reserved_ha" DOUBLE,
  "sold_ha" DOUBLE,
  "occupied_ha" DOUBLE,
  "not_marketable_ha" DOUBLE,
  "unknown_ha" DOUBLE
);
CREATE TABLE sites_figures_history (
  fid INTEGER NOT NULL,
  recorded_from INTEGER NOT NULL,
  reason TEXT,
  "gross_ha" DOUBLE,
  "net_ha" DOUBLE,
  "developable_ha" DOUBLE,
  "available_ha" DOUBLE,
  "conditional_ha" DOUBLE,
  "reserved_ha" DOUBLE,
  "sold_ha" DOUBLE,
  "occupied_ha" DOUBLE,
  "not_marketable_ha" DOUBLE,
  "unknown_ha" DOUBLE,
  PRIMARY KEY (fid, recorded_from)
);
CREATE TABLE sites_history (
  fid INTEGER NOT NULL,
  geom MULTIPOLYGON,
  id TEXT NOT NULL,
  "name" TEXT,
  "site_kind" TEXT,
  "municipality" TEXT,
  "municipality_ags" TEXT,
  "category" TEXT,
  "competence_field" TEXT,
  "land_type" TEXT,
  "former_use" TEXT,
  "current_state" TEXT,
  "priority" TEXT,
  "funding" TEXT,
  "agreement_lines" TEXT,
  "part_of" TEXT,
  "programme" TEXT,
  "fully_marketed" BOOLEAN,
  "declared_gross_ha" DOUBLE,
  "declared_net_ha" DOUBLE,
  "declared_qualifier" TEXT,
  "area_source" TEXT,
  "representative_latitude" DOUBLE,
  "representative_longitude" DOUBLE,
  "location_confidence" TEXT,
  "source" TEXT,
  "survey_date" DATE,
  "valid_from" DATE,
  "valid_to" DATE,
  "accuracy_m" DOUBLE,
  "note" TEXT,
  "extra" TEXT,
  "confidential" TEXT,
  "status" TEXT,
  "gross_ha" DOUBLE,
  "net_ha" DOUBLE,
  "developable_ha" DOUBLE,
  "available_ha" DOUBLE,
  "conditional_ha" DOUBLE,
  "reserved_ha" DOUBLE,
  "sold_ha" DOUBLE,
  "occupied_ha" DOUBLE,
  "not_marketable_ha" DOUBLE,
  "unknown_ha" DOUBLE,
  "restricted_ha" DOUBLE,
  "restricted_severe_ha" DOUBLE,
  "restricted_minor_ha" DOUBLE,
  "largest_plot_ha" DOUBLE,
  "gross_utm32_ha" DOUBLE,
  "hectares_reason" TEXT,
  "connection_state" TEXT,
  "nearest_project_id" TEXT,
  "nearest_project_straight_line_m" DOUBLE,
  "nearest_junction_id" TEXT,
  "nearest_junction_straight_line_m" DOUBLE,
  "nearest_junction_by_road_id" TEXT,
  "nearest_junction_road_m" DOUBLE,
  "nearest_junction_drive_minutes" DOUBLE,
  "road_unreached" TEXT,
  "connected_now" BOOLEAN,
  "connection_if_built" TEXT,
  "conditions" TEXT,
  "access_links" TEXT,
  recorded_from INTEGER NOT NULL,
  recorded_to INTEGER NOT NULL,
  geojson TEXT NOT NULL,
  hectares TEXT,
  PRIMARY KEY (id, recorded_from)
);
CREATE VIRTUAL TABLE sites_history_box
  USING rtree (id, minx, maxx, miny, maxy, first_version, last_version, +fid INTEGER);
CREATE TABLE sites_overlaps (
  overlap INTEGER NOT NULL,
  fid INTEGER NOT NULL,
  land TEXT NOT NULL,
  condition TEXT,
  hectares DOUBLE NOT NULL,
  municipality TEXT,
  first_version INTEGER NOT NULL,
  last_version INTEGER,
  PRIMARY KEY (overlap, fid)
);
CREATE VIRTUAL TABLE sites_public_box USING rtree (id, minx, maxx, miny, maxy);
CREATE TABLE sites_shares (
  fid INTEGER NOT NULL,
  municipality TEXT,
  is_whole BOOLEAN NOT NULL,
  first_version INTEGER NOT NULL,
  last_version INTEGER,
  "gross_ha" DOUBLE,
  "net_ha" DOUBLE,
  "developable_ha" DOUBLE,
  "available_ha" DOUBLE,
  "conditional_ha" DOUBLE,
  "reserved_ha" DOUBLE,
  "sold_ha" DOUBLE,
  "occupied_ha" DOUBLE,
  "not_marketable_ha" DOUBLE,
  "unknown_ha" DOUBLE
);
CREATE TABLE targets (
  fid INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  "quantity" TEXT,
  "value" DOUBLE,
  "unit" TEXT,
  "qualifier" TEXT,
  "year" INTEGER,
  "scope" TEXT,
  "agreement_lines" TEXT,
  "source" TEXT,
  "survey_date" DATE,
  "valid_from" DATE,
  "valid_to" DATE,
  "accuracy_m" DOUBLE,
  "note" TEXT,
  "extra" TEXT,
  "confidential" TEXT,
  recorded_from INTEGER NOT NULL
);
CREATE TABLE targets_documents (
  fid INTEGER PRIMARY KEY REFERENCES targets (fid),
  geojson TEXT NOT NULL,
  hectares TEXT
);
CREATE TABLE targets_history (
  fid INTEGER NOT NULL,
  id TEXT NOT NULL,
  "quantity" TEXT,
  "value" DOUBLE,
  "unit" TEXT,
  "qualifier" TEXT,
  "year" INTEGER,
  "scope" TEXT,
  "agreement_lines" TEXT,
  "source" TEXT,
  "survey_date" DATE,
  "valid_from" DATE,
  "valid_to" DATE,
  "accuracy_m" DOUBLE,
  "note" TEXT,
  "extra" TEXT,
  "confidential" TEXT,
  recorded_from INTEGER NOT NULL,
  recorded_to INTEGER NOT NULL,
  geojson TEXT NOT NULL,
  hectares TEXT,
  PRIMARY KEY (id, recorded_from)
);
CREATE VIRTUAL TABLE targets_history_box
  USING rtree (id, minx, maxx, miny, maxy, first_version, last_version, +fid INTEGER);
CREATE VIRTUAL TABLE targets_public_box USING rtree (id, minx, maxx, miny, maxy);
CREATE INDEX access_links_basis ON access_links ("basis");
CREATE INDEX access_links_recorded_from ON access_links ("recorded_from");
CREATE INDEX access_links_road_project_id ON access_links ("road_project_id");
CREATE INDEX access_links_site_id ON access_links ("site_id");
CREATE INDEX access_links_without_geometry ON access_links (fid) WHERE geom IS NULL;
CREATE TRIGGER access_links_refuse_direct_delete BEFORE DELETE ON access_links
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER access_links_refuse_direct_insert BEFORE INSERT ON access_links
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER access_links_refuse_direct_update BEFORE UPDATE ON access_links
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER rtree_access_links_geom_delete AFTER DELETE ON access_links WHEN OLD.geom NOT NULL BEGIN DELETE FROM rtree_access_links_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_access_links_geom_insert AFTER INSERT ON access_links WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN INSERT OR REPLACE INTO rtree_access_links_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_access_links_geom_update1 AFTER UPDATE OF geom ON access_links WHEN OLD.fid = NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN INSERT OR REPLACE INTO rtree_access_links_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_access_links_geom_update2 AFTER UPDATE OF geom ON access_links WHEN OLD.fid = NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_access_links_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_access_links_geom_update3 AFTER UPDATE ON access_links WHEN OLD.fid != NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_access_links_geom WHERE id = OLD.fid;INSERT OR REPLACE INTO rtree_access_links_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_access_links_geom_update4 AFTER UPDATE ON access_links WHEN OLD.fid != NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_access_links_geom WHERE id IN (OLD.fid, NEW.fid); END;
CREATE TRIGGER access_links_documents_refuse_direct_delete BEFORE DELETE ON access_links_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER access_links_documents_refuse_direct_insert BEFORE INSERT ON access_links_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER access_links_documents_refuse_direct_update BEFORE UPDATE ON access_links_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE INDEX access_links_history_fid ON access_links_history ("fid");
CREATE INDEX access_links_history_recorded_to ON access_links_history ("recorded_to");
CREATE INDEX access_links_history_site_id ON access_links_history ("site_id");
CREATE TRIGGER access_links_history_refuse_direct_delete BEFORE DELETE ON access_links_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER access_links_history_refuse_direct_insert BEFORE INSERT ON access_links_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER access_links_history_refuse_direct_update BEFORE UPDATE ON access_links_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE INDEX constraints_buffer_m ON constraints ("buffer_m");
CREATE INDEX constraints_recorded_from ON constraints ("recorded_from");
CREATE INDEX constraints_without_geometry ON constraints (fid) WHERE geom IS NULL;
CREATE TRIGGER constraints_refuse_direct_delete BEFORE DELETE ON constraints
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER constraints_refuse_direct_insert BEFORE INSERT ON constraints
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER constraints_refuse_direct_update BEFORE UPDATE ON constraints
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER rtree_constraints_geom_delete AFTER DELETE ON constraints WHEN OLD.geom NOT NULL BEGIN DELETE FROM rtree_constraints_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_constraints_geom_insert AFTER INSERT ON constraints WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN INSERT OR REPLACE INTO rtree_constraints_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_constraints_geom_update1 AFTER UPDATE OF geom ON constraints WHEN OLD.fid = NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN INSERT OR REPLACE INTO rtree_constraints_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_constraints_geom_update2 AFTER UPDATE OF geom ON constraints WHEN OLD.fid = NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_constraints_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_constraints_geom_update3 AFTER UPDATE ON constraints WHEN OLD.fid != NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_constraints_geom WHERE id = OLD.fid;INSERT OR REPLACE INTO rtree_constraints_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_constraints_geom_update4 AFTER UPDATE ON constraints WHEN OLD.fid != NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_constraints_geom WHERE id IN (OLD.fid, NEW.fid); END;
CREATE TRIGGER constraints_documents_refuse_direct_delete BEFORE DELETE ON constraints_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER constraints_documents_refuse_direct_insert BEFORE INSERT ON constraints_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER constraints_documents_refuse_direct_update BEFORE UPDATE ON constraints_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE INDEX constraints_history_fid ON constraints_history ("fid");
CREATE INDEX constraints_history_recorded_to ON constraints_history ("recorded_to");
CREATE TRIGGER constraints_history_refuse_direct_delete BEFORE DELETE ON constraints_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER constraints_history_refuse_direct_insert BEFORE INSERT ON constraints_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER constraints_history_refuse_direct_update BEFORE UPDATE ON constraints_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER inventory_file_pieces_refuse_direct_delete BEFORE DELETE ON inventory_file_pieces
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER inventory_file_pieces_refuse_direct_insert BEFORE INSERT ON inventory_file_pieces
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER inventory_file_pieces_refuse_direct_update BEFORE UPDATE ON inventory_file_pieces
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER inventory_files_refuse_direct_delete BEFORE DELETE ON inventory_files
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER inventory_files_refuse_direct_insert BEFORE INSERT ON inventory_files
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER inventory_files_refuse_direct_update BEFORE UPDATE ON inventory_files
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER inventory_imports_refuse_direct_delete BEFORE DELETE ON inventory_imports
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER inventory_imports_refuse_direct_insert BEFORE INSERT ON inventory_imports
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER inventory_imports_refuse_direct_update BEFORE UPDATE ON inventory_imports
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER inventory_layer_files_refuse_direct_delete BEFORE DELETE ON inventory_layer_files
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER inventory_layer_files_refuse_direct_insert BEFORE INSERT ON inventory_layer_files
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER inventory_layer_files_refuse_direct_update BEFORE UPDATE ON inventory_layer_files
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER inventory_mappings_refuse_direct_delete BEFORE DELETE ON inventory_mappings
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER inventory_mappings_refuse_direct_insert BEFORE INSERT ON inventory_mappings
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER inventory_mappings_refuse_direct_update BEFORE UPDATE ON inventory_mappings
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER inventory_reverts_refuse_direct_delete BEFORE DELETE ON inventory_reverts
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER inventory_reverts_refuse_direct_insert BEFORE INSERT ON inventory_reverts
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER inventory_reverts_refuse_direct_update BEFORE UPDATE ON inventory_reverts
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER inventory_settings_refuse_direct_delete BEFORE DELETE ON inventory_settings
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER inventory_settings_refuse_direct_insert BEFORE INSERT ON inventory_settings
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER inventory_settings_refuse_direct_update BEFORE UPDATE ON inventory_settings
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER inventory_versions_refuse_direct_delete BEFORE DELETE ON inventory_versions
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER inventory_versions_refuse_direct_insert BEFORE INSERT ON inventory_versions
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER inventory_versions_refuse_direct_update BEFORE UPDATE ON inventory_versions
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE INDEX junctions_recorded_from ON junctions ("recorded_from");
CREATE INDEX junctions_without_geometry ON junctions (fid) WHERE geom IS NULL;
CREATE TRIGGER junctions_refuse_direct_delete BEFORE DELETE ON junctions
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER junctions_refuse_direct_insert BEFORE INSERT ON junctions
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER junctions_refuse_direct_update BEFORE UPDATE ON junctions
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER rtree_junctions_geom_delete AFTER DELETE ON junctions WHEN OLD.geom NOT NULL BEGIN DELETE FROM rtree_junctions_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_junctions_geom_insert AFTER INSERT ON junctions WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN INSERT OR REPLACE INTO rtree_junctions_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_junctions_geom_update1 AFTER UPDATE OF geom ON junctions WHEN OLD.fid = NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN INSERT OR REPLACE INTO rtree_junctions_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_junctions_geom_update2 AFTER UPDATE OF geom ON junctions WHEN OLD.fid = NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_junctions_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_junctions_geom_update3 AFTER UPDATE ON junctions WHEN OLD.fid != NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_junctions_geom WHERE id = OLD.fid;INSERT OR REPLACE INTO rtree_junctions_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_junctions_geom_update4 AFTER UPDATE ON junctions WHEN OLD.fid != NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_junctions_geom WHERE id IN (OLD.fid, NEW.fid); END;
CREATE TRIGGER junctions_documents_refuse_direct_delete BEFORE DELETE ON junctions_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER junctions_documents_refuse_direct_insert BEFORE INSERT ON junctions_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER junctions_documents_refuse_direct_update BEFORE UPDATE ON junctions_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE INDEX junctions_history_fid ON junctions_history ("fid");
CREATE INDEX junctions_history_recorded_to ON junctions_history ("recorded_to");
CREATE TRIGGER junctions_history_refuse_direct_delete BEFORE DELETE ON junctions_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER junctions_history_refuse_direct_insert BEFORE INSERT ON junctions_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER junctions_history_refuse_direct_update BEFORE UPDATE ON junctions_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE INDEX municipalities_recorded_from ON municipalities ("recorded_from");
CREATE INDEX municipalities_without_geometry ON municipalities (fid) WHERE geom IS NULL;
CREATE TRIGGER municipalities_refuse_direct_delete BEFORE DELETE ON municipalities
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER municipalities_refuse_direct_insert BEFORE INSERT ON municipalities
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER municipalities_refuse_direct_update BEFORE UPDATE ON municipalities
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER rtree_municipalities_geom_delete AFTER DELETE ON municipalities WHEN OLD.geom NOT NULL BEGIN DELETE FROM rtree_municipalities_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_municipalities_geom_insert AFTER INSERT ON municipalities WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN INSERT OR REPLACE INTO rtree_municipalities_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_municipalities_geom_update1 AFTER UPDATE OF geom ON municipalities WHEN OLD.fid = NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN INSERT OR REPLACE INTO rtree_municipalities_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_municipalities_geom_update2 AFTER UPDATE OF geom ON municipalities WHEN OLD.fid = NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_municipalities_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_municipalities_geom_update3 AFTER UPDATE ON municipalities WHEN OLD.fid != NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_municipalities_geom WHERE id = OLD.fid;INSERT OR REPLACE INTO rtree_municipalities_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_municipalities_geom_update4 AFTER UPDATE ON municipalities WHEN OLD.fid != NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_municipalities_geom WHERE id IN (OLD.fid, NEW.fid); END;
CREATE TRIGGER municipalities_documents_refuse_direct_delete BEFORE DELETE ON municipalities_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER municipalities_documents_refuse_direct_insert BEFORE INSERT ON municipalities_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER municipalities_documents_refuse_direct_update BEFORE UPDATE ON municipalities_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE INDEX municipalities_history_fid ON municipalities_history ("fid");
CREATE INDEX municipalities_history_recorded_to ON municipalities_history ("recorded_to");
CREATE TRIGGER municipalities_history_refuse_direct_delete BEFORE DELETE ON municipalities_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER municipalities_history_refuse_direct_insert BEFORE INSERT ON municipalities_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER municipalities_history_refuse_direct_update BEFORE UPDATE ON municipalities_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE INDEX plots_condition ON plots ("condition");
CREATE INDEX plots_recorded_from ON plots ("recorded_from");
CREATE INDEX plots_site_id ON plots ("site_id");
CREATE INDEX plots_status ON plots ("status");
CREATE INDEX plots_without_geometry ON plots (fid) WHERE geom IS NULL;
CREATE TRIGGER plots_refuse_direct_delete BEFORE DELETE ON plots
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER plots_refuse_direct_insert BEFORE INSERT ON plots
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER plots_refuse_direct_update BEFORE UPDATE ON plots
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER rtree_plots_geom_delete AFTER DELETE ON plots WHEN OLD.geom NOT NULL BEGIN DELETE FROM rtree_plots_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_plots_geom_insert AFTER INSERT ON plots WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN INSERT OR REPLACE INTO rtree_plots_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_plots_geom_update1 AFTER UPDATE OF geom ON plots WHEN OLD.fid = NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN INSERT OR REPLACE INTO rtree_plots_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_plots_geom_update2 AFTER UPDATE OF geom ON plots WHEN OLD.fid = NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_plots_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_plots_geom_update3 AFTER UPDATE ON plots WHEN OLD.fid != NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_plots_geom WHERE id = OLD.fid;INSERT OR REPLACE INTO rtree_plots_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_plots_geom_update4 AFTER UPDATE ON plots WHEN OLD.fid != NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_plots_geom WHERE id IN (OLD.fid, NEW.fid); END;
CREATE TRIGGER plots_documents_refuse_direct_delete BEFORE DELETE ON plots_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER plots_documents_refuse_direct_insert BEFORE INSERT ON plots_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER plots_documents_refuse_direct_update BEFORE UPDATE ON plots_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE INDEX plots_history_fid ON plots_history ("fid");
CREATE INDEX plots_history_recorded_to ON plots_history ("recorded_to");
CREATE INDEX plots_history_site_id ON plots_history ("site_id");
CREATE TRIGGER plots_history_refuse_direct_delete BEFORE DELETE ON plots_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER plots_history_refuse_direct_insert BEFORE INSERT ON plots_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER plots_history_refuse_direct_update BEFORE UPDATE ON plots_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE INDEX road_network_recorded_from ON road_network ("recorded_from");
CREATE INDEX road_network_without_geometry ON road_network (fid) WHERE geom IS NULL;
CREATE TRIGGER road_network_refuse_direct_delete BEFORE DELETE ON road_network
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER road_network_refuse_direct_insert BEFORE INSERT ON road_network
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER road_network_refuse_direct_update BEFORE UPDATE ON road_network
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER rtree_road_network_geom_delete AFTER DELETE ON road_network WHEN OLD.geom NOT NULL BEGIN DELETE FROM rtree_road_network_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_road_network_geom_insert AFTER INSERT ON road_network WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN INSERT OR REPLACE INTO rtree_road_network_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_road_network_geom_update1 AFTER UPDATE OF geom ON road_network WHEN OLD.fid = NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN INSERT OR REPLACE INTO rtree_road_network_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_road_network_geom_update2 AFTER UPDATE OF geom ON road_network WHEN OLD.fid = NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_road_network_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_road_network_geom_update3 AFTER UPDATE ON road_network WHEN OLD.fid != NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_road_network_geom WHERE id = OLD.fid;INSERT OR REPLACE INTO rtree_road_network_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_road_network_geom_update4 AFTER UPDATE ON road_network WHEN OLD.fid != NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_road_network_geom WHERE id IN (OLD.fid, NEW.fid); END;
CREATE TRIGGER road_network_documents_refuse_direct_delete BEFORE DELETE ON road_network_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER road_network_documents_refuse_direct_insert BEFORE INSERT ON road_network_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER road_network_documents_refuse_direct_update BEFORE UPDATE ON road_network_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE INDEX road_network_history_fid ON road_network_history ("fid");
CREATE INDEX road_network_history_recorded_to ON road_network_history ("recorded_to");
CREATE TRIGGER road_network_history_refuse_direct_delete BEFORE DELETE ON road_network_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER road_network_history_refuse_direct_insert BEFORE INSERT ON road_network_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER road_network_history_refuse_direct_update BEFORE UPDATE ON road_network_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE INDEX road_projects_recorded_from ON road_projects ("recorded_from");
CREATE INDEX road_projects_without_geometry ON road_projects (fid) WHERE geom IS NULL;
CREATE TRIGGER road_projects_refuse_direct_delete BEFORE DELETE ON road_projects
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER road_projects_refuse_direct_insert BEFORE INSERT ON road_projects
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER road_projects_refuse_direct_update BEFORE UPDATE ON road_projects
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER rtree_road_projects_geom_delete AFTER DELETE ON road_projects WHEN OLD.geom NOT NULL BEGIN DELETE FROM rtree_road_projects_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_road_projects_geom_insert AFTER INSERT ON road_projects WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN INSERT OR REPLACE INTO rtree_road_projects_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_road_projects_geom_update1 AFTER UPDATE OF geom ON road_projects WHEN OLD.fid = NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN INSERT OR REPLACE INTO rtree_road_projects_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_road_projects_geom_update2 AFTER UPDATE OF geom ON road_projects WHEN OLD.fid = NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_road_projects_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_road_projects_geom_update3 AFTER UPDATE ON road_projects WHEN OLD.fid != NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_road_projects_geom WHERE id = OLD.fid;INSERT OR REPLACE INTO rtree_road_projects_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_road_projects_geom_update4 AFTER UPDATE ON road_projects WHEN OLD.fid != NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_road_projects_geom WHERE id IN (OLD.fid, NEW.fid); END;
CREATE TRIGGER road_projects_documents_refuse_direct_delete BEFORE DELETE ON road_projects_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER road_projects_documents_refuse_direct_insert BEFORE INSERT ON road_projects_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER road_projects_documents_refuse_direct_update BEFORE UPDATE ON road_projects_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE INDEX road_projects_history_fid ON road_projects_history ("fid");
CREATE INDEX road_projects_history_recorded_to ON road_projects_history ("recorded_to");
CREATE TRIGGER road_projects_history_refuse_direct_delete BEFORE DELETE ON road_projects_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER road_projects_history_refuse_direct_insert BEFORE INSERT ON road_projects_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER road_projects_history_refuse_direct_update BEFORE UPDATE ON road_projects_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE INDEX road_sections_recorded_from ON road_sections ("recorded_from");
CREATE INDEX road_sections_road_project_id ON road_sections ("road_project_id");
CREATE INDEX road_sections_without_geometry ON road_sections (fid) WHERE geom IS NULL;
CREATE TRIGGER road_sections_refuse_direct_delete BEFORE DELETE ON road_sections
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER road_sections_refuse_direct_insert BEFORE INSERT ON road_sections
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER road_sections_refuse_direct_update BEFORE UPDATE ON road_sections
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER rtree_road_sections_geom_delete AFTER DELETE ON road_sections WHEN OLD.geom NOT NULL BEGIN DELETE FROM rtree_road_sections_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_road_sections_geom_insert AFTER INSERT ON road_sections WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN INSERT OR REPLACE INTO rtree_road_sections_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_road_sections_geom_update1 AFTER UPDATE OF geom ON road_sections WHEN OLD.fid = NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN INSERT OR REPLACE INTO rtree_road_sections_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_road_sections_geom_update2 AFTER UPDATE OF geom ON road_sections WHEN OLD.fid = NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_road_sections_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_road_sections_geom_update3 AFTER UPDATE ON road_sections WHEN OLD.fid != NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_road_sections_geom WHERE id = OLD.fid;INSERT OR REPLACE INTO rtree_road_sections_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_road_sections_geom_update4 AFTER UPDATE ON road_sections WHEN OLD.fid != NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_road_sections_geom WHERE id IN (OLD.fid, NEW.fid); END;
CREATE TRIGGER road_sections_documents_refuse_direct_delete BEFORE DELETE ON road_sections_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER road_sections_documents_refuse_direct_insert BEFORE INSERT ON road_sections_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER road_sections_documents_refuse_direct_update BEFORE UPDATE ON road_sections_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE INDEX road_sections_history_fid ON road_sections_history ("fid");
CREATE INDEX road_sections_history_recorded_to ON road_sections_history ("recorded_to");
CREATE TRIGGER road_sections_history_refuse_direct_delete BEFORE DELETE ON road_sections_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER road_sections_history_refuse_direct_insert BEFORE INSERT ON road_sections_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER road_sections_history_refuse_direct_update BEFORE UPDATE ON road_sections_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE INDEX sites_available_ha ON sites ("available_ha");
CREATE INDEX sites_category ON sites ("category");
CREATE INDEX sites_competence_field ON sites ("competence_field");
CREATE INDEX sites_gross_ha ON sites ("gross_ha");
CREATE INDEX sites_land_type ON sites ("land_type");
CREATE INDEX sites_municipality ON sites ("municipality");
CREATE INDEX sites_name ON sites ("name");
CREATE INDEX sites_nearest_junction_straight_line_m ON sites ("nearest_junction_straight_line_m");
CREATE INDEX sites_nearest_project_straight_line_m ON sites ("nearest_project_straight_line_m");
CREATE INDEX sites_net_ha ON sites ("net_ha");
CREATE INDEX sites_recorded_from ON sites ("recorded_from");
CREATE INDEX sites_status ON sites ("status");
CREATE INDEX sites_without_geometry ON sites (fid) WHERE geom IS NULL;
CREATE TRIGGER rtree_sites_geom_delete AFTER DELETE ON sites WHEN OLD.geom NOT NULL BEGIN DELETE FROM rtree_sites_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_sites_geom_insert AFTER INSERT ON sites WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN INSERT OR REPLACE INTO rtree_sites_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_sites_geom_update1 AFTER UPDATE OF geom ON sites WHEN OLD.fid = NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN INSERT OR REPLACE INTO rtree_sites_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_sites_geom_update2 AFTER UPDATE OF geom ON sites WHEN OLD.fid = NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_sites_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_sites_geom_update3 AFTER UPDATE ON sites WHEN OLD.fid != NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_sites_geom WHERE id = OLD.fid;INSERT OR REPLACE INTO rtree_sites_geom VALUES (
  NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_sites_geom_update4 AFTER UPDATE ON sites WHEN OLD.fid != NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN DELETE FROM rtree_sites_geom WHERE id IN (OLD.fid, NEW.fid); END;
CREATE TRIGGER sites_refuse_direct_delete BEFORE DELETE ON sites
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER sites_refuse_direct_insert BEFORE INSERT ON sites
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER sites_refuse_direct_update BEFORE UPDATE ON sites
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE INDEX sites_conditions_condition ON sites_conditions (condition);
CREATE TRIGGER sites_conditions_refuse_direct_delete BEFORE DELETE ON sites_conditions
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER sites_conditions_refuse_direct_insert BEFORE INSERT ON sites_conditions
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER sites_conditions_refuse_direct_update BEFORE UPDATE ON sites_conditions
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE INDEX sites_crowded_lands_fid ON sites_crowded_lands (fid);
CREATE TRIGGER sites_crowded_lands_refuse_direct_delete BEFORE DELETE ON sites_crowded_lands
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER sites_crowded_lands_refuse_direct_insert BEFORE INSERT ON sites_crowded_lands
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER sites_crowded_lands_refuse_direct_update BEFORE UPDATE ON sites_crowded_lands
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER sites_documents_refuse_direct_delete BEFORE DELETE ON sites_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER sites_documents_refuse_direct_insert BEFORE INSERT ON sites_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER sites_documents_refuse_direct_update BEFORE UPDATE ON sites_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER sites_figures_refuse_direct_delete BEFORE DELETE ON sites_figures
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER sites_figures_refuse_direct_insert BEFORE INSERT ON sites_figures
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER sites_figures_refuse_direct_update BEFORE UPDATE ON sites_figures
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER sites_figures_history_refuse_direct_delete BEFORE DELETE ON sites_figures_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER sites_figures_history_refuse_direct_insert BEFORE INSERT ON sites_figures_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER sites_figures_history_refuse_direct_update BEFORE UPDATE ON sites_figures_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE INDEX sites_history_fid ON sites_history ("fid");
CREATE INDEX sites_history_recorded_to ON sites_history ("recorded_to");
CREATE TRIGGER sites_history_refuse_direct_delete BEFORE DELETE ON sites_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER sites_history_refuse_direct_insert BEFORE INSERT ON sites_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER sites_history_refuse_direct_update BEFORE UPDATE ON sites_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE INDEX sites_overlaps_fid ON sites_overlaps (fid);
CREATE TRIGGER sites_overlaps_refuse_direct_delete BEFORE DELETE ON sites_overlaps
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER sites_overlaps_refuse_direct_insert BEFORE INSERT ON sites_overlaps
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER sites_overlaps_refuse_direct_update BEFORE UPDATE ON sites_overlaps
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE INDEX sites_shares_fid ON sites_shares (fid);
CREATE INDEX sites_shares_municipality ON sites_shares (municipality, fid)
  WHERE last_version IS NULL AND is_whole;
CREATE TRIGGER sites_shares_refuse_direct_delete BEFORE DELETE ON sites_shares
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER sites_shares_refuse_direct_insert BEFORE INSERT ON sites_shares
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER sites_shares_refuse_direct_update BEFORE UPDATE ON sites_shares
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE INDEX targets_recorded_from ON targets ("recorded_from");
CREATE TRIGGER targets_refuse_direct_delete BEFORE DELETE ON targets
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER targets_refuse_direct_insert BEFORE INSERT ON targets
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER targets_refuse_direct_update BEFORE UPDATE ON targets
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER targets_documents_refuse_direct_delete BEFORE DELETE ON targets_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER targets_documents_refuse_direct_insert BEFORE INSERT ON targets_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER targets_documents_refuse_direct_update BEFORE UPDATE ON targets_documents
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE INDEX targets_history_fid ON targets_history ("fid");
CREATE INDEX targets_history_recorded_to ON targets_history ("recorded_to");
CREATE TRIGGER targets_history_refuse_direct_delete BEFORE DELETE ON targets_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER targets_history_refuse_direct_insert BEFORE INSERT ON targets_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
CREATE TRIGGER targets_history_refuse_direct_update BEFORE UPDATE ON targets_history
WHEN NOT EXISTS (SELECT 1 FROM inventory_writer)
BEGIN
  SELECT RAISE(ABORT, 'This inventory keeps every version of its data and cannot be edited directly. Edit a copy (standorte export) and bring it in with: standorte import FILE');
END;
