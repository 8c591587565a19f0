internal import Codecs
internal import GeometryEngine
internal import SimpleFeatures

extension HectaresReport {
    /// The steps with their land as GeoJSON (RFC 7946), longitude before latitude.
    ///
    /// A step without land, such as slivers, is a feature without a geometry.
    ///
    /// - Throws: `GeometryError` when a position has no longitude and latitude.
    public func geoJSON() throws -> [UInt8] {
        let toPublic = try CoordinateTransformer(from: inputs.crs, to: .crs84)
        var json = JSONText(capacity: 4096)
        json.append(raw: #"{"type":"FeatureCollection","site_id":"#)
        json.append(string: statement.siteID)
        json.append(raw: #","features":["#)
        for (number, step) in lands.enumerated() {
            if number > 0 { json.append(raw: ",") }
            var geometry: Geometry?
            if let land = step.land { geometry = try toPublic.transform(land) }
            json.append(
                raw: GeoJSONWriter.feature(
                    id: FeatureID("\(statement.siteID)/\(number)"), geometry: geometry,
                    properties: step.step.cells(number)))
        }
        json.append(raw: "]}")
        return json.bytes
    }

    /// The steps as a table (RFC 4180).
    public var csv: [UInt8] {
        let rows = lands.enumerated().map { number, land in
            [statement.siteID] + land.step.cells(number).map(\.value.text)
        }
        let columns = WaterfallStep(kind: .gross, hectares: 0, shown: 0, running: 0).cells(0).map(\.name)
        return CSVTable(columns: ["site_id"] + columns, rows: rows).bytes
    }
}

extension WaterfallStep {
    /// - Parameter number: the number of the step; gross is 0.
    fileprivate func cells(_ number: Int) -> [(name: String, value: PropertyValue)] {
        [
            ("step", .integer(Int64(number))),
            ("kind", .string(kind.rawValue)),
            ("id", PropertyValue(id)),
            ("constraint_kind", PropertyValue(constraintKind?.rawValue)),
            ("condition", PropertyValue(condition)),
            ("hectares", .number(hectares)),
            ("already_taken_ha", PropertyValue(alreadyTaken)),
            ("shown_ha", .number(shown)),
            ("running_ha", .number(running)),
        ]
    }
}
