internal import CQL2
internal import GRDB

/// Functions that convert dates and times to seconds.
enum TimeFunctions {
    /// The seconds since 1970 in UTC. A date counts as its first moment.
    static let seconds = "cql_seconds"
    /// The seconds since 1970 in UTC. A date counts as its last moment.
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

    /// Parses a time. Also accepts times that other programs write into GeoPackages: without an offset, or with a space
    /// instead of the T.
    @Sendable private static func instant(_ text: String) -> Instant? {
        if let instant = Instant(text) { return instant }
        var bytes = Array(text.utf8)
        guard bytes.count > 10 else { return nil }
        if bytes[10] == UInt8(ascii: " ") { bytes[10] = UInt8(ascii: "T") }
        let written = String(decoding: bytes, as: UTF8.self)
        return Instant(written) ?? Instant(written + "Z")
    }
}
