internal import CQL2
internal import GRDB

/// Dates and times as seconds.
enum TimeFunctions {
    /// Since 1970 in UTC; of a day its first moment.
    static let seconds = "cql_seconds"
    /// The same; of a day its last moment.
    static let lastSecond = "cql_last_second"

    static func register(in db: Database) {
        for (name, ofDay) in [(seconds, 0), (lastSecond, 86_399.999_999)] {
            db.add(
                function: DatabaseFunction(name, argumentCount: 1, pure: true) { values in
                    switch String.fromDatabaseValue(values[0]).flatMap(instant) {
                    case .date(let date): Instant.date(date).seconds + ofDay
                    case .timestamp(let timestamp): timestamp.secondsSince1970
                    case nil: nil
                    }
                })
        }
    }

    /// Also accepts times as other programs write them into GeoPackages: without an offset, or with a space for the T.
    @Sendable private static func instant(_ text: String) -> Instant? {
        if let instant = Instant(text) { return instant }
        var bytes = Array(text.utf8)
        guard bytes.count > 10 else { return nil }
        if bytes[10] == UInt8(ascii: " ") { bytes[10] = UInt8(ascii: "T") }
        let written = String(decoding: bytes, as: UTF8.self)
        return Instant(written) ?? Instant(written + "Z")
    }
}
