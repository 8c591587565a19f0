internal import CGDAL
internal import SimpleFeatures

/// The rows of a GeoPackage layer whose geometry header names another reference system than the layer.
///
/// GDAL reads all geometries in the system of the layer. A header without a system (0 or -1) means that of the layer.
struct GeoPackageRowSystems {
    /// The system by feature ID of GDAL, such as `EPSG:4326`. Empty for a layer without a known system.
    private(set) var systems: [Int64: String] = [:]

    init() {}

    init(_ dataset: borrowing GDALDataset, layer: String, columns: (geometry: String, identifier: String)) {
        for row in dataset.rows(of: Self.query(layer, columns)) {
            guard let identifier = Int64(row[0]) else { continue }
            systems[identifier] = row[1]
        }
    }

    /// Names the rows whose header has a system with another code than the layer's. Views may have no identifier: GDAL
    /// numbers their rows from 0.
    private static func query(_ layer: String, _ columns: (geometry: String, identifier: String)) -> String {
        let identifier = columns.identifier.isEmpty ? "row_number() OVER () - 1" : quoted(columns.identifier)
        return """
            WITH own AS (
                SELECT srs_id FROM gpkg_geometry_columns
                WHERE lower(table_name) = lower(\(literal(layer))) AND srs_id > 0),
            named AS (
                SELECT CAST(\(identifier) AS TEXT) AS row, ST_SRID(\(quoted(columns.geometry))) AS srs
                FROM \(quoted(layer))),
            known AS (
                SELECT srs_id, upper(organization) || ':' || organization_coordsys_id AS code
                FROM gpkg_spatial_ref_sys)
            SELECT named.row, coalesce(known.code, 'srs_id ' || named.srs)
            FROM own, named LEFT JOIN known ON known.srs_id = named.srs
            WHERE named.srs > 0 AND named.srs <> own.srs_id AND coalesce(known.code, '') NOT IN (
                SELECT code FROM known WHERE srs_id = own.srs_id)
            """
    }

    private static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

    private static func literal(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }
}
