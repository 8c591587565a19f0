internal import CGDAL
internal import SimpleFeatures

/// One row as the library has it, freed at the end of its life.
@safe struct OGRFeature: ~Copyable {
    private let handle: OGRFeatureH

    @unsafe init(owning handle: OGRFeatureH) { unsafe self.handle = handle }

    deinit { unsafe OGR_F_Destroy(handle) }

    /// The row's number in the file, beginning with 1.
    var row: Int { unsafe Int(OGR_F_GetFID(handle)) + 1 }

    /// A copy of the row.
    ///
    /// - Throws: ``WKBError`` when the geometry is of a kind that is not read.
    func copy(_ fields: [SourceField]) throws(WKBError) -> SourceFeature {
        var values: [PropertyValue] = []
        values.reserveCapacity(fields.count)
        for (index, field) in fields.enumerated() { values.append(value(Int32(index), field.kind)) }
        guard let wkb else { return SourceFeature(row: row, geometry: nil, values: values) }
        let (geometry, droppedZM) = try WKB.decode(wkb)
        return SourceFeature(row: row, geometry: geometry, droppedZM: droppedZM, values: values)
    }

    private var wkb: [UInt8]? {
        guard let geometry = unsafe OGR_F_GetGeometryRef(handle) else { return nil }
        let size = unsafe OGR_G_WkbSizeEx(geometry)
        return unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, written in
            guard let start = buffer.baseAddress,
                unsafe OGR_G_ExportToIsoWkb(geometry, wkbNDR, start) == OGRERR_NONE
            else { return }
            written = size
        }
    }

    private func value(_ index: Int32, _ kind: SourceField.Kind) -> PropertyValue {
        guard unsafe OGR_F_IsFieldSetAndNotNull(handle, index) != 0 else { return .null }
        switch kind {
        case .integer: return unsafe .integer(OGR_F_GetFieldAsInteger64(handle, index))
        case .number:
            let number = unsafe OGR_F_GetFieldAsDouble(handle, index)
            return number.isFinite ? .number(number) : .null
        case .date: return date(index)
        case .string, .other:
            let text = unsafe fieldText(OGR_F_GetFieldAsString(handle, index))
            return text.isEmpty ? .null : .string(text)
        }
    }

    /// The date as `YYYY-MM-DD`; null when there is no such day.
    private func date(_ index: Int32) -> PropertyValue {
        var (year, month, day, hour, minute, second, zone): (Int32, Int32, Int32, Int32, Int32, Int32, Int32)
        (year, month, day, hour, minute, second, zone) = (0, 0, 0, 0, 0, 0, 0)
        guard
            unsafe OGR_F_GetFieldAsDateTime(handle, index, &year, &month, &day, &hour, &minute, &second, &zone) != 0
        else { return .null }
        return PropertyValue(isoDate(Int(year), Int(month), Int(day)))
    }
}

/// `2024-02-29`; `nil` for a day that no calendar has.
func isoDate(_ year: Int, _ month: Int, _ day: Int) -> String? {
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...9999).contains(year), (1...12).contains(month), (1...days[month - 1]).contains(day) else { return nil }
    func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: count - text.count) + text
    }
    return "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
}

/// A copy of a field's text without the spaces that fill it up, nor half a character at its end.
func fieldText(_ pointer: UnsafePointer<CChar>?) -> String {
    guard let pointer = unsafe pointer else { return "" }
    let bytes = unsafe UnsafeRawBufferPointer(start: pointer, count: strlen(pointer))
    let end = unsafe bytes.lastIndex { $0 != UInt8(ascii: " ") }.map { $0 + 1 } ?? 0
    let filled = unsafe bytes[..<end]
    return unsafe String(decoding: filled.dropLast(filled.cutUTF8Tail), as: UTF8.self)
}
