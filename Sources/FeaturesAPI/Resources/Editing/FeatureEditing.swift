import HTTPTypes
import Hummingbird
import SimpleFeatures
import SiteInventory

/// Changes of single features (OGC API Features, Part 4): by the rules of imports, with what follows from them computed.
enum FeatureEditing {
    static func create(_ call: Call, _ schema: CollectionSchema) async throws -> Response {
        let body = try await FeatureBody.read(call.request, as: .feature, of: schema)
        let id = try await make(.create(id: body.id, body.content), call, schema)
        let itemPath = "\(schema.path)/items/\(PercentEncoding.encode(id.text))"
        var response = try await answer(id, call.at(itemPath), schema, empty: .created, whole: .created)
        response.headers[.location] = call.links.base + itemPath
        return response
    }

    static func replace(_ call: Call, _ schema: CollectionSchema) async throws -> Response {
        let id = try call.featureID()
        let body = try await FeatureBody.read(call.request, as: .feature, of: schema)
        return try await changed(try await make(.replace(id, body.content), call, schema), call, schema)
    }

    static func update(_ call: Call, _ schema: CollectionSchema) async throws -> Response {
        let id = try call.featureID()
        let body = try await FeatureBody.read(call.request, as: .patch, of: schema)
        if let told = body.id, told != id { throw Problem.unfitID(told.text) }
        return try await changed(try await make(.update(id, body.content), call, schema), call, schema)
    }

    static func end(_ call: Call, _ schema: CollectionSchema) async throws -> Response {
        _ = try await make(.end(try call.featureID()), call, schema)
        return Response(status: .noContent)
    }

    private static func changed(_ id: FeatureID, _ call: Call, _ schema: CollectionSchema) async throws -> Response {
        try await answer(id, call.at(call.links.path), schema, empty: .noContent, whole: .ok)
    }

    /// Has the change made, and gives the feature's id.
    private static func make(
        _ change: FeatureOrder.Change, _ call: Call, _ schema: CollectionSchema
    ) async throws -> FeatureID {
        let method = call.request.method.rawValue
        var order = FeatureOrder(
            collection: schema.id, change: change, origin: "\(method) \(call.links.path)")
        try ImportParameters.confirm(&order, call.parameters)
        let condition = EntityTagCondition(call.request.headers[.ifMatch])
        do {
            return try await call.desk.edit(order) { since in
                guard let condition else { return true }
                return since.map(condition.holds(forVersion:)) ?? false
            }.id
        } catch let failure as FeatureOrderFailure {
            throw Problem(failure, in: schema.id, call.language)
        } catch let conflict as ImportConflict {
            throw Problem(conflict, in: call.language)
        }
    }

    /// Nothing but what tells the new state, or the feature where that is preferred (RFC 7240).
    private static func answer(
        _ id: FeatureID, _ call: Call, _ schema: CollectionSchema, empty: HTTPResponse.Status,
        whole: HTTPResponse.Status
    ) async throws -> Response {
        guard let feature = try await call.source.feature(id, in: schema.id) else { return Response(status: empty) }
        let preference = ["representation", "minimal"].first { word in
            call.request.headers[.prefer]?.contains("return=\(word)") == true
        }
        var response = try Item.response(of: feature, id, call, schema)
        if preference == "representation" {
            response.status = whole
        } else {
            let validator = Validator(of: response)
            response = Response(status: empty)
            if let validator { response = response.validated(by: validator) }
        }
        response.headers[.preferenceApplied] = preference.map { "return=\($0)" }
        return response
    }
}

extension Call {
    /// The call as if it had asked for the feature at this path.
    fileprivate func at(_ path: String) -> Call {
        var call = self
        call.links = Links(base: links.base, path: path)
        call.format = .geoJSON
        call.formats = Answer.feature.formats
        return call
    }
}

extension HTTPField.Name {
    static let contentCrs = token("Content-Crs")
    static let prefer = token("Prefer")
    static let preferenceApplied = token("Preference-Applied")
}

extension Problem {
    fileprivate init(_ failure: FeatureOrderFailure, in collection: CollectionID, _ language: Language) {
        switch failure {
        case .notFound(let id): self = .noFeature(id, in: collection)
        case .exists(let id):
            self.init(
                kind: .conflict,
                detail: "\(collection.rawValue) has a feature with the id \(id.text.quoted). Replace it with PUT.")
        case .changedSince(let id):
            self.init(
                kind: .preconditionFailed,
                detail: "\(id.text.quoted) is not as If-Match says. Get it again, and change what is there now.")
        case .computed(let id):
            self.init(
                kind: .conflict, detail: "\(id.text.quoted) is computed, and changes with what it is computed from.")
        case .refused(let findings):
            let errors = findings.filter { $0.severity == .error }
            self.init(
                kind: .unprocessable, detail: errors.map { $0.text[language] }.joined(separator: " "))
            self.findings = findings
        }
    }
}
