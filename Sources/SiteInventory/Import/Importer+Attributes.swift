internal import SimpleFeatures

// The attributes of a row: read into the schema's kinds, and kept beside it where the schema has no place for them.

extension Importer {
    /// One property for each field that the layer has a column for.
    mutating func properties(of source: SourceFeature) -> [String: PropertyValue] {
        var properties: [String: PropertyValue] = [:]
        var kept = mapping.extra
        for (field, column) in mapping.mapped {
            let raw = source.values[column]
            let name = layer.fields[column].name
            guard let value = ValueReader.read(raw, as: field) else {
                addOnce(.invalidValue(raw.text ?? "", field, named: name, row: source.row))
                properties[field.name] = .null
                kept.append(column)
                continue
            }
            if let finding = Self.unknownInDisguise(value, field, named: name, row: source.row) {
                addOnce(finding)
                properties[field.name] = .null
            } else {
                properties[field.name] = value
            }
        }
        if !kept.isEmpty { properties["extra"] = object(of: kept, source) }
        if !mapping.confidential.isEmpty { properties["confidential"] = object(of: mapping.confidential, source) }
        return properties
    }

    /// The identifier of the row's feature; `nil`, with a finding, when it has none that is usable.
    mutating func identifier(of source: SourceFeature, _ properties: [String: PropertyValue]) -> FeatureID? {
        if schema.id == .accessLinks {
            // A link is known by what it links.
            guard let site = properties["site_id"]?.text, let road = properties["road_project_id"]?.text else {
                add(.linkIncomplete(row: source.row))
                return nil
            }
            return AccessLink.documentedID(site: site, roadProject: road)
        }
        guard let column = mapping.identifier else { return nil }
        guard let text = source.values[column].text?.trimmed, !text.isEmpty else {
            add(.missingID(named: layer.fields[column].name, row: source.row))
            return nil
        }
        // A tilde joins the ids of links; dots alone mean folders in addresses.
        let isUsable =
            !text.contains("~") && text.contains { $0 != "." }
            && !text.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
        guard isUsable else {
            add(.invalidID(text, row: source.row))
            return nil
        }
        return FeatureID(text)
    }

    /// The finding that a value only stands for "unknown"; `nil` for a value that means itself.
    private static func unknownInDisguise(
        _ value: PropertyValue, _ field: CollectionSchema.Field, named name: String, row: Int
    ) -> Finding? {
        switch field.unit {
        case "ha" where value.number == 0: return .zeroHectares(named: name, row: row)
        case "year":
            // A far year stands: land that is free in 9999 must not become land that is free now.
            guard let year = value.integer, year < 1900 else { return nil }
            return .invalidYear(year, named: name, row: row)
        default: return nil
        }
    }

    /// The columns as a JSON object, under their own names; null when they are all empty.
    private func object(of columns: [Int], _ source: SourceFeature) -> PropertyValue {
        let filled = columns.filter { !source.values[$0].isNull }
        guard !filled.isEmpty else { return .null }
        return .json(object: filled.map { (layer.fields[$0].name, source.values[$0]) })
    }
}
