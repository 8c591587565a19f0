import SiteInventory

/// The parameter `as_of`: the inventory as it was known at a time.
enum TimeParameter {
    /// - Returns: `nil` when the parameter is not given.
    static func state(_ parameters: QueryParameters, _ source: any FeatureSource) async throws -> RecordedState? {
        guard let text = parameters.text(Parameter.asOf.name) else { return nil }
        return try await source.recordedState(at: time(text))
    }

    private static func time(_ text: String) throws(Problem) -> RecordedTime {
        do {
            return try RecordedTime(text)
        } catch {
            throw .invalid("as_of", "as_of=\(error.message.en)")
        }
    }
}

extension Parameter {
    static let asOf = Parameter(
        name: "as_of",
        summary: """
            The inventory as it was known at this time: a day, which means its end in UTC, or a time of RFC 3339. Before the \
            first import, the inventory is empty
            """,
        schema: ["type": "string", "example": "2026-06-30"], isShared: true)
}
