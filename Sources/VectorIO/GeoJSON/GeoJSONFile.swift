internal import SimpleFeatures

/// Reads GeoJSON, whole collections or one object after the other, without the library, which takes what it does not
/// understand for a feature without geometry.
struct GeoJSONFile {
    private let path: FilePath
    private let encoding: SourceEncoding
    private let head: [UInt8]
    private let count: Int
    /// The names and kinds of all properties, in the order in which they are met.
    private let fields: [SourceField]
    private let columns: [String: Int]
    private let hasIdentifiers: Bool

    /// - Throws: ``SourceFault`` when it is no GeoJSON, or breaks off.
    init(_ path: FilePath, _ format: FileFormat, encoding said: String?) throws(SourceFault) {
        try format.check(path)
        self.path = path
        let option = try SourceEncoding(option: said, file: path.label)
        var survey = try GeoJSONSurvey(path, TextDecoder(option?.name ?? "UTF-8"))
        guard survey.count > 0 || !survey.head.isEmpty else {
            throw SourceFault(.formatMismatch, file: path.label, value: path.label.fileEnding, detail: "json")
        }
        guard survey.features > 0 || survey.count == 0 else {
            throw SourceFault(.fileBroken, file: path.label, detail: survey.failure)
        }
        encoding = option ?? .assumed(survey.evidence)
        // Names of properties are text too.
        if option == nil, encoding.name != "UTF-8" { survey = try GeoJSONSurvey(path, TextDecoder(encoding.name)) }
        head = survey.head
        count = survey.count
        hasIdentifiers = survey.hasIdentifiers
        columns = survey.columns
        let identifier = SourceField(name: "id".unused(by: survey.names), kind: survey.identifierKind)
        fields = (hasIdentifiers ? [identifier] : []) + survey.fields
    }

    func layer() -> SourceLayer {
        SourceLayer(
            name: path.label.lastPathPart.withoutEnding, path: path.label, fields: fields, crs: crs, hasGeometry: true,
            featureCount: count, encoding: encoding)
    }

    /// What the file states, as people did before RFC 7946; else what that says: longitude and latitude.
    private var crs: SourceCRS? {
        guard let named = namedCRS else { return SourceCRS(srid: 4326) }
        if named.hasSuffix("CRS84") { return SourceCRS(srid: 4326) }
        return named.split(separator: ":").last.flatMap { Int($0) }.flatMap { SourceCRS(srid: $0) }
    }

    private var namedCRS: String? {
        guard let crs = member("crs", of: head), let properties = member("properties", of: crs),
            let name = member("name", of: properties), name.count > 2
        else { return nil }
        return String(decoding: name.dropFirst().dropLast(), as: UTF8.self)
    }

    private func member(_ wanted: String, of object: [UInt8]) -> [UInt8]? {
        var scanner = JSONScanner(object)
        var found: [UInt8]?
        try? scanner.members { (scanner, name) throws(JSONScanner.Failure) in
            let place = try scanner.value()
            if name.elementsEqual(wanted.utf8) { found = Array(scanner.bytes[place]) }
        }
        return found
    }

    func forEachFeature(warn: (SourceFault) -> Void, _ body: (SourceFeature) throws -> Void) throws {
        if encoding.rule == .content || encoding.rule == .fallback {
            warn(SourceFault(.encodingGuessed, file: path.label, value: encoding.name))
        }
        if crs == nil { warn(SourceFault(.crsUnreadable, file: path.label, value: namedCRS)) }
        let decoder = TextDecoder(encoding.name)
        var tally = FaultTally()
        var items = try GeoJSONItems(path)
        while let item = try items.next() {
            guard let feature = feature(item, items.count, decoder, &tally, warn) else { continue }
            try body(feature)
        }
        for fault in tally.faults { warn(fault) }
    }

    /// The row; `nil` when it was refused, with what `warn` was told.
    private func feature(
        _ item: [UInt8], _ row: Int, _ decoder: TextDecoder, _ tally: inout FaultTally, _ warn: (SourceFault) -> Void
    ) -> SourceFeature? {
        let feature: GeoJSONFeature
        let read: (geometry: Geometry, droppedZM: Bool)?
        do throws(JSONScanner.Failure) {
            feature = try GeoJSONFeature(item, decoder)
            read = try feature.geometry()
        } catch {
            warn(SourceFault(.geometryUnreadable, file: path.label, row: row, detail: error.reason))
            return nil
        }
        let values = values(of: feature, row, &tally)
        guard let read else { return SourceFeature(row: row, geometry: nil, values: values) }
        var mender = GeometryMender(file: path.label, row: row)
        do throws(SourceFault) {
            let mended = try mender.mended(read.geometry)
            for fault in mender.faults { warn(fault) }
            return SourceFeature(row: row, geometry: mended, droppedZM: read.droppedZM, values: values)
        } catch {
            warn(error)
            return nil
        }
    }

    private func values(of feature: GeoJSONFeature, _ row: Int, _ tally: inout FaultTally) -> [PropertyValue] {
        var values = [PropertyValue](repeating: .null, count: fields.count)
        let first = hasIdentifiers ? 1 : 0
        if hasIdentifiers { values[0] = feature.identifier }
        for (name, value) in feature.properties {
            guard let column = columns[name] else { continue }
            values[first + column] = value
            if case .string(let text) = value, !text.utf8.isASCII, text.isMojibake {
                tally.add(SourceFault(.textMojibake, file: path.label, row: row, field: name, value: text))
            }
        }
        for text in feature.damaged {
            tally.add(SourceFault(.textUndecodable, file: path.label, row: row, value: text))
        }
        return values
    }
}

/// What one pass over the features tells of their properties.
private struct GeoJSONSurvey {
    private(set) var columns: [String: Int] = [:]
    private(set) var fields: [SourceField] = []
    private(set) var hasIdentifiers = false
    private(set) var identifierKind = SourceField.Kind.integer
    /// How many items were features, and why the first other one was not.
    private(set) var features = 0
    private(set) var failure: String?
    private(set) var evidence = TextEvidence()
    private(set) var head: [UInt8] = []
    private(set) var count = 0
    private let decoder: TextDecoder

    var names: [String] { fields.map(\.name) }

    init(_ path: FilePath, _ decoder: TextDecoder) throws(SourceFault) {
        self.decoder = decoder
        var items = try GeoJSONItems(path)
        while let item = try items.next() {
            evidence.add(item, in: 0..<item.count, isWide: false)
            add(item)
        }
        head = items.head
        count = items.count
    }

    private mutating func add(_ item: [UInt8]) {
        let feature: GeoJSONFeature
        do throws(JSONScanner.Failure) { feature = try GeoJSONFeature(item, decoder) } catch {
            failure = failure ?? error.reason
            return
        }
        features += 1
        if !feature.identifier.isNull {
            hasIdentifiers = true
            if feature.identifier.kind != .integer { identifierKind = .string }
        }
        for (name, value) in feature.properties {
            guard let column = columns[name] else {
                columns[name] = fields.count
                fields.append(SourceField(name: name, kind: value.kind ?? .other))
                isUnknown.append(value.isNull)
                continue
            }
            guard let kind = value.kind else { continue }
            fields[column].kind = isUnknown[column] ? kind : fields[column].kind.joined(with: kind)
            isUnknown[column] = false
        }
    }

    /// True for columns that were null up to now.
    private var isUnknown: [Bool] = []
}

extension PropertyValue {
    /// `nil` for null.
    fileprivate var kind: SourceField.Kind? {
        switch self {
        case .null: nil
        case .string: .string
        case .integer: .integer
        case .number: .number
        case .boolean, .json: .other
        }
    }
}

extension SourceField.Kind {
    fileprivate func joined(with other: Self) -> Self {
        if self == other { return self }
        return [self, other].allSatisfy { $0 == .integer || $0 == .number } ? .number : .string
    }
}
