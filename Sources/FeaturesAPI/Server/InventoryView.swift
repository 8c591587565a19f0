import Hummingbird
import SiteInventory

/// The inventory that a request asks about: as it is, as it was known at a time, or as it would be in a scenario.
struct InventoryView: Sendable {
    let source: any FeatureSource
    /// What was asked for with `as_of`, and the version that it gives.
    let asOf: (requested: String, state: RecordedState)?
    let scenario: Scenario
    /// What the scenario assumes; `nil` without one.
    let assumption: Assumption?

    init(_ query: QueryParameters, _ service: Service) async throws {
        var source = service.source
        if let text = query.text("as_of") {
            let state = try await source.recordedState(at: Self.time(text))
            asOf = (text, state)
            source = source.at(version: state.version)
        } else {
            asOf = nil
        }
        (scenario, assumption) = try await Self.scenario(query, source)
        self.source = scenario.isAsIs ? source : ScenarioSource(source, scenario, service.scenarios)
    }

    private static func time(_ text: String) throws(Problem) -> RecordedTime {
        do {
            return try RecordedTime(text)
        } catch {
            throw .invalid("as_of", "as_of=\(error.message.en)")
        }
    }

    private static func scenario(
        _ query: QueryParameters, _ source: any FeatureSource
    ) async throws -> (Scenario, Assumption?) {
        let availableBy = try query.text("available_by").map { text throws(Problem) in
            guard let year = Int(text), Scenario.years.contains(year) else {
                throw .invalid("available_by", "available_by=\(text.quoted) is no year like 2030.")
            }
            return year
        }
        let open = query.parts("open") ?? []
        guard availableBy != nil || !open.isEmpty else { return (.asIs, nil) }
        let crs = source.crs
        do {
            return try await source.read { snapshot in
                let scenario = try Scenario(availableBy: availableBy, open: open, snapshot)
                return (scenario, try ScenarioSites(snapshot, scenario, crs: crs).assumption)
            }
        } catch let error as ScenarioError {
            throw Problem.invalid("open", error.text.en, nearest: error.nearest)
        }
    }

    /// What an answer says of itself, as members of a JSON object; empty for the inventory as it is.
    var remarks: [UInt8] {
        get throws {
            if asOf == nil, assumption == nil { return [] }
            let remarks = Remarks(asOf: asOf.map(Remarks.AsOf.init), assumption: assumption)
            return Array(try JSON.encode(remarks).dropFirst().dropLast())
        }
    }

    /// A JSON object with what time it is of, where one was asked for.
    func dating(_ object: [UInt8]) throws -> [UInt8] {
        guard let asOf, object.count > 2 else { return object }
        let remark = try JSON.encode(Remarks(asOf: Remarks.AsOf(asOf), assumption: nil))
        return remark.dropLast() + Array(",".utf8) + object.dropFirst()
    }

    /// A problem that is one of that time is told as such.
    func explain(_ problem: Problem) -> Problem {
        guard let asOf, problem.kind == .notFound else { return problem }
        var explained = problem
        let then = asOf.state.recordedAt.map { "That was asked of version \(asOf.state.version), recorded at \($0)." }
        explained.detail += " \(asOf.state.emptiness?.en ?? then ?? "")"
        return explained
    }
}

/// What stands beside the data.
private struct Remarks: Encodable {
    var asOf: AsOf?
    var assumption: Assumption?

    enum CodingKeys: String, CodingKey {
        case asOf = "as_of"
        case assumption
    }

    struct AsOf: Encodable {
        var requested: String
        var version: Int64
        var recordedAt: String?
        /// Why nothing is there.
        var note: String?

        init(_ asked: (requested: String, state: RecordedState)) {
            requested = asked.requested
            version = asked.state.version
            recordedAt = asked.state.recordedAt
            note = asked.state.emptiness?.en
        }

        enum CodingKeys: String, CodingKey {
            case requested, version, note
            case recordedAt = "recorded_at"
        }
    }
}

extension Parameter {
    static let asOf = Parameter(
        name: "as_of",
        summary: """
            The inventory as it was known then: a day, which stands for its end in UTC, or a time of RFC 3339. Before the first \
            import it was empty
            """,
        schema: ["type": "string", "example": "2026-06-30"], isShared: true)

    static let availableBy = Parameter(
        name: "available_by",
        summary: """
            As if this year had come, and with it every road section, and every project without sections, whose target year it \
            is, or an earlier one. Nothing of it is stored
            """,
        schema: [
            "type": "integer", "minimum": .integer(Scenario.years.lowerBound),
            "maximum": .integer(Scenario.years.upperBound),
        ], isShared: true)

    static let open = Parameter(
        name: "open",
        summary:
            "As if these road projects, with all their sections, or sections were open: R04,R06. Nothing is stored",
        schema: ["type": "array", "items": ["type": "string"]], isShared: true)
}

extension [Parameter] {
    /// What a resource takes that hectares stand in.
    static let scenario: [Parameter] = [.availableBy, .open]
}
