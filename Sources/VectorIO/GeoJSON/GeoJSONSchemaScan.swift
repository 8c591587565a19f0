internal import Codecs
internal import SimpleFeatures

/// The fields and the encoding, determined in one pass over all features.
struct GeoJSONSchemaScan {
    private var names = GeoJSONFieldNames()
    private var fields: [SourceField] = []
    private var hasIdentifiers = false
    private var identifierKind = SourceField.Kind.integer
    /// The number of features, and the reason why the first other object is not a feature.
    private(set) var features = 0
    private(set) var failure: SyntaxReason?
    private(set) var detector = EncodingDetector()
    private(set) var head: [UInt8] = []
    /// The first `crs` member in a feature or a geometry; `nil` without one.
    private(set) var featureCRS: GeoJSONCRS?
    private(set) var count = 0
    private let decoder: TextDecoder

    /// The field of the identifiers, if any, then those of the properties.
    var allFields: [SourceField] {
        guard hasIdentifiers else { return fields }
        var names = UniqueNames()
        for field in fields { _ = names.add(field.name) }
        return [SourceField(name: names.add("id"), kind: identifierKind)] + fields
    }

    init(_ path: FilePath, _ decoder: TextDecoder) throws(SourceFault) {
        self.decoder = decoder
        var items = try GeoJSONFeatureStream(path)
        while let item = try items.next() {
            detector.add(item, in: 0..<item.count, isWide: false)
            add(item)
            try LayerLimits.check(columns: fields.count, in: path)
        }
        head = items.head
        count = items.count
    }

    private mutating func add(_ item: [UInt8]) {
        let feature: GeoJSONFeature
        do throws(CodecError) { feature = try GeoJSONFeature(item, decoder) } catch {
            failure = failure ?? error.reason
            return
        }
        features += 1
        featureCRS = featureCRS ?? feature.crs
        if !feature.identifier.isNull {
            hasIdentifiers = true
            if feature.identifier.kind != .integer { identifierKind = .string }
        }
        for (name, value) in feature.properties {
            let column = names.place(of: name)
            guard column < fields.count else {
                fields.append(SourceField(name: names.fieldNames[column], kind: value.kind ?? .other))
                isUnknown.append(value.isNull)
                continue
            }
            guard let kind = value.kind else { continue }
            fields[column].kind = isUnknown[column] ? kind : fields[column].kind.joined(with: kind)
            isUnknown[column] = false
        }
    }

    /// True for each column that has had no value so far.
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
