internal import SimpleFeatures
internal import SiteInventory

// Converts the attributes of a row to the kinds of the schema, and keeps attributes without a schema field.

extension RowMapper {
    /// Returns a property for each schema field that has a column or a set value.
    mutating func properties(of source: SourceFeature) -> PropertyRow {
        var properties = PropertyRow(schema.layout)
        var kept = mapping.extra
        for (field, column) in mapping.mapped {
            let raw = source.values[column]
            let name = layer.fields[column].name
            guard isShort(raw, limit: field.maximumCharacters, named: name, row: source.row) else { continue }
            let reading = ValueReader.read(raw, as: field)
            properties[field.name] = reading.value
            if let remark = reading.remark {
                let (text, row) = (raw.text ?? "", source.row)
                addOnce(field: name, value: text) { .remark(remark, text, field, named: name, row: row) }
                if remark.keepsOriginal { kept.append(column) }
                if remark == .unreadable { hasUnreadableValue = true }
            }
        }
        for (field, value) in mapping.constants where properties[field.name]?.isNull ?? true {
            guard isShort(value, limit: field.maximumCharacters, named: field.name, row: source.row) else { continue }
            properties[field.name] = value
        }
        if !kept.isEmpty { properties[.extraAttributes] = object(of: kept, source) }
        if !mapping.confidential.isEmpty {
            properties[.confidentialAttributes] = object(of: mapping.confidential, source)
        }
        return properties
    }

    /// Returns false, and refuses the row with a finding, for a text that is too long.
    private mutating func isShort(_ value: PropertyValue, limit: Int, named name: String, row: Int) -> Bool {
        let text: String
        var limit = limit
        switch value {
        case .string(let value): text = value
        case .json(let value): (text, limit) = (value, CollectionSchema.Field.maximumJSONCharacters)
        case .null, .integer, .number, .boolean: return true
        }
        guard text.isLonger(than: limit) else { return true }
        add(.textTooLong(text, limit: limit, named: name, row: row))
        hasUnreadableValue = true
        return false
    }

    /// Returns the identifier of the row's feature. Returns `nil`, and records a finding, when the row has no valid
    /// one.
    ///
    /// - Parameter identifier: the value in the column of the identifier; `nil` for an empty cell.
    mutating func identifier(
        of source: SourceFeature, _ identifier: IdentifierText?, _ properties: PropertyRow
    ) -> FeatureID? {
        if schema.id == .accessLinks {
            // A link is identified by its site and its road project.
            guard let site = properties[.siteID]?.text, let road = properties[.roadProjectID]?.text else {
                add(.linkIncomplete(row: source.row))
                return nil
            }
            return AccessLink.documentedID(site: site, roadProject: road)
        }
        guard let column = mapping.identifier else { return nil }
        let name = layer.fields[column].name
        guard let identifier else {
            add(.missingID(named: name, row: source.row))
            return nil
        }
        let id = identifier.id(within: idScope)
        guard !identifier.text.isLonger(than: IdentifierText.mostCharacters) else {
            add(.overlongID(id.text, named: name, row: source.row))
            return nil
        }
        switch identifier.fault {
        case .rounded: add(.roundedID(identifier.text, named: name, row: source.row))
        case .malformed: add(.invalidID(identifier.text, row: source.row))
        case nil where id.text.count > IdentifierText.mostCharacters:
            add(.overlongID(id.text, named: name, row: source.row))
        case nil: return id
        }
        return nil
    }

    /// Returns the columns as a JSON object, with their own names; null when all are empty.
    ///
    /// Sorts the members by name, so that another order of columns makes no difference.
    private mutating func object(of columns: [Int], _ source: SourceFeature) -> PropertyValue {
        let limit = CollectionSchema.Field.maximumTextCharacters
        let filled = columns.filter { column in
            let (value, name) = (source.values[column], layer.fields[column].name)
            return !value.isNull && isShort(value, limit: limit, named: name, row: source.row)
        }
        guard !filled.isEmpty else { return .null }
        return .json(
            object: filled.map { (layer.fields[$0].name, source.values[$0]) }.sorted { $0.0 < $1.0 })
    }
}
