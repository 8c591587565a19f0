internal import CGDAL
internal import Codecs
internal import SimpleFeatures

/// How a field is read from GDAL.
enum FieldReading {
    case text, integer, number, date, dateTime, boolean, json, list, binary

    init(_ definition: OGRFieldDefnH?) {
        let subtype = unsafe OGR_Fld_GetSubType(definition)
        self =
            switch unsafe OGR_Fld_GetType(definition) {
            case OFTInteger, OFTInteger64: subtype == OFSTBoolean ? .boolean : .integer
            case OFTReal: .number
            case OFTDate: .date
            case OFTDateTime: .dateTime
            case OFTBinary: .binary
            case OFTStringList, OFTIntegerList, OFTInteger64List, OFTRealList: .list
            default: subtype == OFSTJSON ? .json : .text
            }
    }

    var kind: SourceField.Kind {
        switch self {
        case .text: .string
        case .integer: .integer
        case .number: .number
        case .date: .date
        case .dateTime, .boolean, .json, .list, .binary: .other
        }
    }
}

/// A row of GDAL. Deinitialization frees it.
@safe struct GDALFeature: ~Copyable {
    private let handle: OGRFeatureH

    @unsafe init(owning handle: OGRFeatureH) { unsafe self.handle = handle }

    deinit { unsafe OGR_F_Destroy(handle) }

    /// The feature ID that GDAL assigns to the row.
    var identifier: Int64 { unsafe Int64(OGR_F_GetFID(handle)) }

    func values(_ readings: [FieldReading]) -> [PropertyValue] {
        readings.enumerated().map { value(Int32($0.offset), $0.element) }
    }

    /// The geometry, whether heights or measures were dropped, and whether arcs were approximated by lines.
    ///
    /// - Throws: ``CodecError`` when the geometry type is not supported.
    func geometry() throws(CodecError) -> (geometry: Geometry, droppedZM: Bool, hadCurves: Bool)? {
        guard let geometry = unsafe OGR_F_GetGeometryRef(handle) else { return nil }
        guard unsafe OGR_G_HasCurveGeometry(geometry, 1) != 0 else {
            let (read, droppedZM) = try WKB.decode(unsafe wkb(geometry))
            return (read, droppedZM, false)
        }
        // With one degree of arc per line, the area changes by less than 1/20,000.
        guard let straight = unsafe OGR_G_GetLinearGeometry(geometry, 1, nil) else { throw CodecError(.arc, at: 0) }
        defer { unsafe OGR_G_DestroyGeometry(straight) }
        let (read, droppedZM) = try WKB.decode(unsafe wkb(straight))
        return (read, droppedZM, true)
    }

    private func wkb(_ geometry: OGRGeometryH) -> [UInt8] {
        let size = unsafe OGR_G_WkbSizeEx(geometry)
        return unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, written in
            guard let start = buffer.baseAddress,
                unsafe OGR_G_ExportToIsoWkb(geometry, wkbNDR, start) == OGRERR_NONE
            else { return }
            written = size
        }
    }

    private func value(_ index: Int32, _ reading: FieldReading) -> PropertyValue {
        guard unsafe OGR_F_IsFieldSetAndNotNull(handle, index) != 0 else { return .null }
        switch reading {
        case .integer: return unsafe .integer(OGR_F_GetFieldAsInteger64(handle, index))
        case .boolean: return unsafe .boolean(OGR_F_GetFieldAsInteger(handle, index) != 0)
        case .number:
            let number = unsafe OGR_F_GetFieldAsDouble(handle, index)
            return number.isFinite ? .number(number) : .null
        case .date: return PropertyValue(moment(index)?.day)
        case .dateTime: return PropertyValue(moment(index).map { "\($0.day)T\($0.time)" })
        case .json: return unsafe .json(text(OGR_F_GetFieldAsString(handle, index)) ?? "null")
        case .list: return .json(listJSON(index))
        case .text, .binary:
            let text = unsafe text(OGR_F_GetFieldAsString(handle, index)) ?? ""
            return text.isEmpty ? .null : .string(text)
        }
    }

    private func listJSON(_ index: Int32) -> String {
        let list = unsafe OGR_F_GetFieldAsStringList(handle, index)
        var json = JSONText()
        json.append(raw: "[")
        for item in 0..<Int(unsafe CSLCount(list)) {
            if item > 0 { json.append(raw: ",") }
            json.append(string: unsafe text(list?[item]) ?? "")
        }
        json.append(raw: "]")
        return json.text
    }

    /// The date as `YYYY-MM-DD` and the time as written, without time zone; `nil` for an invalid date.
    private func moment(_ index: Int32) -> (day: String, time: String)? {
        var (year, month, day, hour, minute, second, zone): (Int32, Int32, Int32, Int32, Int32, Int32, Int32)
        (year, month, day, hour, minute, second, zone) = (0, 0, 0, 0, 0, 0, 0)
        guard
            unsafe OGR_F_GetFieldAsDateTime(handle, index, &year, &month, &day, &hour, &minute, &second, &zone) != 0,
            let date = isoDate(Int(year), Int(month), Int(day))
        else { return nil }
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : String(number) }
        return (date, "\(two(hour)):\(two(minute)):\(two(second))\(zone == 100 ? "Z" : "")")
    }
}
