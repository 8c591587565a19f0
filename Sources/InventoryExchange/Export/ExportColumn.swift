internal import SimpleFeatures
internal import SiteInventory

/// A column of an exported file: the source of its values, and its type and width.
struct ExportColumn {
    enum Source: Hashable {
        case identifier
        case field(CollectionSchema.Field)
        /// An attribute of the source without a schema field, by its name in the source.
        case extra(String)
        case confidential(String)
    }

    let source: Source
    let target: TargetField
    private let format: VectorFormat

    /// The maximum length of a text in a DBF file, in bytes.
    static let mostTextBytes = 254
    /// The maximum width and number of decimals of a DBF number that every program can read.
    private static let (mostPlaces, mostDecimals) = (24, 17)

    init(_ name: String, _ source: Source, _ survey: ColumnSurvey, _ format: VectorFormat) {
        self.source = source
        self.format = format
        let kind: TargetField.Kind =
            switch source {
            case .identifier: .string
            case .field(let field): field.targetKind
            case .extra, .confidential: survey.kind
            }
        target =
            format.hasWidths
            ? Self.narrow(name, kind, survey, leastDecimals: source.leastDecimals) : TargetField(name: name, kind: kind)
    }

    /// The name of the schema field, `id`, or the name of the attribute in the source.
    var origin: String {
        switch source {
        case .identifier: "id"
        case .field(let field): field.name
        case .extra(let name), .confidential(let name): name
        }
    }

    /// Returns a column that is only as wide as its values require, since tables with many columns are large.
    private static func narrow(
        _ name: String, _ kind: TargetField.Kind, _ survey: ColumnSurvey, leastDecimals: Int
    ) -> TargetField {
        switch kind {
        case .string, .json, .boolean:
            return TargetField(name: name, kind: .string, width: min(max(survey.mostBytes, 4), mostTextBytes))
        case .integer:
            return TargetField(
                name: name, kind: .integer, width: min(max(survey.mostWholeDigits, 9), ColumnSurvey.mostDigits))
        case .number:
            let whole = max(min(survey.mostWholeDigits, ColumnSurvey.mostDigits), 6)
            let decimals = min(max(survey.mostDecimals, leastDecimals), mostDecimals, mostPlaces - 1 - whole)
            return TargetField(name: name, kind: .number, width: whole + 1 + decimals, decimals: decimals)
        case .date: return TargetField(name: name, kind: .date)
        }
    }

    /// Converts a value to the column. Records losses.
    func fit(_ value: PropertyValue, of id: FeatureID, _ losses: inout ExportLosses) -> PropertyValue {
        guard !value.isNull else { return .null }
        let spelled = format.spelled(value, of: field)
        let fitted = fitted(spelled, id, &losses)
        if !fitted.isNull, comesBackAsText(value, fitted) {
            losses.note(.typeChanged, field: origin, example: "\(id): \(value.text ?? "")")
        }
        return fitted
    }

    /// True for a figure that is derived again on import, so that rounding it loses no information.
    private var isExactEnough: Bool { field?.isDerived ?? false && target.decimals >= 12 }

    /// The schema field; `nil` for other columns.
    var field: CollectionSchema.Field? {
        if case .field(let field) = source { field } else { nil }
    }

    /// True when an import of the file would read a number, a truth value or a list as text. A column without a schema
    /// field has no type of its own.
    private func comesBackAsText(_ value: PropertyValue, _ fitted: PropertyValue) -> Bool {
        guard field == nil else { return false }
        switch value {
        case .null, .string: return false
        case .json: return format != .geoJSON || target.kind != .json
        case .integer, .number, .boolean:
            if case .string = fitted { return true }
            return format.isUntyped
        }
    }

    private func fitted(_ value: PropertyValue, _ id: FeatureID, _ losses: inout ExportLosses) -> PropertyValue {
        switch (target.kind, value) {
        case (_, .null): return .null
        case (.string, .json(let text)) where format.hasWidths && text.utf8.count > target.width:
            losses.note(.valueLeftOut, field: origin, example: "\(id): \(text)")
            return .null
        case (.json, .json), (.boolean, .boolean): return value
        case (.string, _), (.date, _), (.json, _), (.boolean, _): return self.text(value, id, &losses)
        case (.integer, _), (.number, _): return number(value, id, &losses)
        }
    }

    private func text(_ value: PropertyValue, _ id: FeatureID, _ losses: inout ExportLosses) -> PropertyValue {
        guard let whole = value.text else { return .null }
        // Readers remove trailing blanks, and a null character ends a text in C.
        var text = whole.replacing("\0", with: "").withoutTrailingBlanks
        if text != whole || text.isEmpty { losses.note(.textTrimmed, field: origin, example: "\(id)") }
        if text.isEmpty { return .null }
        if let most = format.mostCellCharacters, text.utf8.count > most, text.utf16.count > most {
            // A cut text would be a wrong value.
            losses.note(.cellLeftOut, field: origin, example: "\(id): \(text)")
            return .null
        }
        if format.hasWidths, target.kind == .string, text.utf8.count > target.width {
            losses.note(.textCut, field: origin, example: "\(id): \(text)")
            text = text.cut(toBytes: target.width).withoutTrailingBlanks
        }
        if format == .excelCSV, text.isFormulaInExcel {
            losses.note(.formulaGuarded, field: origin, example: "\(id): \(text)")
            text = text.guardedForExcel
        }
        return .string(text)
    }

    private func number(_ value: PropertyValue, _ id: FeatureID, _ losses: inout ExportLosses) -> PropertyValue {
        guard let number = value.number, number.isFinite else {
            losses.note(.valueLeftOut, field: origin, example: "\(id): \(value.text ?? "")")
            return .null
        }
        guard format.hasWidths else { return target.kind == .integer ? value : .number(number) }
        if case .integer(let integer) = value, target.kind == .integer {
            if String(integer).utf8.count <= target.width { return value }
            losses.note(.valueLeftOut, field: origin, example: "\(id): \(integer)")
            return .null
        }
        let digits = DecimalDigits(number)
        guard digits.whole <= target.width - target.decimals - (target.decimals > 0 ? 1 : 0) else {
            losses.note(.valueLeftOut, field: origin, example: "\(id): \(number)")
            return .null
        }
        if digits.decimals > target.decimals, !isExactEnough {
            losses.note(.numberRounded, field: origin, example: "\(id): \(number)")
        }
        return .number(number)
    }
}

extension ExportColumn.Source {
    /// The minimum number of decimals, so that users can enter more exact values in the file.
    fileprivate var leastDecimals: Int {
        guard case .field(let field) = self else { return 0 }
        return switch field.unit {
        case .hectares: 4
        case .degrees: 7
        default: 2
        }
    }
}

extension CollectionSchema.Field {
    fileprivate var targetKind: TargetField.Kind {
        switch kind {
        case .string: .string
        case .integer: .integer
        case .number: .number
        case .boolean: .boolean
        case .date: .date
        case .json: .json
        }
    }
}

extension String {
    /// True for a text that Excel would evaluate as a formula.
    fileprivate var isFormulaInExcel: Bool { unicodeScalars.first.map("=+-@\t\r".unicodeScalars.contains) ?? false }

    /// The text with an apostrophe before a formula, so that Excel does not evaluate it.
    var guardedForExcel: String { isFormulaInExcel ? "'" + self : self }

    fileprivate var withoutTrailingBlanks: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
