import Hummingbird
import HTTPTypes
import SimpleFeatures
import InventoryExchange
import SiteInventory

/// Changes of single features (OGC API Features, Part 4), by the rules of imports. Computed properties follow.
enum Editing {
    /// The endpoints that change features of the collection.
    static func endpoints(_ schema: CollectionSchema) -> [Endpoint] {
        let items = "\(schema.path)/items"
        let item = "\(items)/{featureId}"
        let title = schema.title.en
        let confirmations = ImportParameters.confirmations
        return [
            Endpoint(
                items, "\(title): add a feature", response: .feature(of: schema), method: .post,
                parameters: confirmations, right: .write, requestBody: FeatureBody.newFeature(of: schema),
                success: .created
            ) { try await create($0, schema) },
            Endpoint(
                item, "\(title): replace a feature", response: .feature(of: schema), method: .put,
                parameters: [.featureID] + confirmations, right: .write,
                requestBody: FeatureBody.description(.feature, of: schema), success: .noContent
            ) { try await replace($0, schema) },
            Endpoint(
                item, "\(title): update a feature", response: .feature(of: schema), method: .patch,
                parameters: [.featureID] + confirmations, right: .write,
                requestBody: FeatureBody.description(.patch, of: schema), success: .noContent
            ) { try await update($0, schema) },
            Endpoint(
                item, "\(title): delete a feature", response: .feature(of: schema), method: .delete,
                parameters: [.featureID], right: .write, success: .noContent
            ) { try await end($0, schema) },
        ]
    }

    private static func create(_ call: Call, _ schema: CollectionSchema) async throws -> ResourceResponse {
        let body = try await FeatureBody.read(call.request, as: .feature, of: schema)
        let outcome = try await make(.create(id: body.id, body.content), call, schema)
        let itemPath = "\(schema.path)/items/\(Links.item(outcome.id))"
        var response = try await respond(outcome, call.at(itemPath, schema), schema, empty: .created, whole: .created)
        response.location = call.links.base + itemPath
        return response
    }

    private static func replace(_ call: Call, _ schema: CollectionSchema) async throws -> ResourceResponse {
        let id = try call.featureID()
        let body = try await FeatureBody.read(call.request, as: .feature, of: schema)
        return try await changed(try await make(.replace(id, body.content), call, schema), call, schema)
    }

    private static func update(_ call: Call, _ schema: CollectionSchema) async throws -> ResourceResponse {
        let id = try call.featureID()
        let body = try await FeatureBody.read(call.request, as: .patch, of: schema)
        if let newID = body.id, newID != id { throw Problem.unfitID(newID.text) }
        return try await changed(try await make(.update(id, body.content), call, schema), call, schema)
    }

    private static func end(_ call: Call, _ schema: CollectionSchema) async throws -> ResourceResponse {
        _ = try await make(.end(try call.featureID()), call, schema)
        return ResourceResponse(status: .noContent)
    }

    private static func changed(
        _ outcome: FeatureOrderOutcome, _ call: Call, _ schema: CollectionSchema
    ) async throws -> ResourceResponse {
        try await respond(outcome, call.at(call.links.path, schema), schema, empty: .noContent, whole: .ok)
    }

    /// Orders the change.
    private static func make(
        _ change: FeatureOrder.Change, _ call: Call, _ schema: CollectionSchema
    ) async throws -> FeatureOrderOutcome {
        let method = call.request.method.rawValue
        var order = FeatureOrder(
            collection: schema.id, change: change, origin: "\(method) \(call.links.path)")
        try ImportParameters.confirm(&order, call.parameters)
        let condition = EntityTagCondition(call.request.headers[.ifMatch])
        do {
            return try await call.importService.edit(order) { since in
                guard let condition else { return true }
                return since.map(condition.holds(forVersion:)) ?? false
            }
        } catch let failure as FeatureOrderFailure {
            throw Problem(failure, in: schema.id, call.language)
        } catch let conflict as ImportConflict {
            throw Problem(conflict, in: call.language)
        }
    }

    /// An empty response with the validator of the new version, or the feature when the client prefers that (RFC 7240).
    ///
    /// A change with findings links to them in its head.
    private static func respond(
        _ outcome: FeatureOrderOutcome, _ call: Call, _ schema: CollectionSchema, empty: HTTPResponse.Status,
        whole: HTTPResponse.Status
    ) async throws -> ResourceResponse {
        let id = outcome.id
        let findings = outcome.findings.isEmpty ? [] : [call.links.findings(ofImport: outcome.version, call.language)]
        guard let feature = try await call.source.feature(id, in: schema.id) else {
            return ResourceResponse(status: empty, links: findings)
        }
        let preference = ["representation", "minimal"].first { word in
            call.request.headers[.prefer]?.contains("return=\(word)") == true
        }
        var response = try Item.respond(feature, id, call, schema)
        if preference == "representation" {
            response.status = whole
        } else {
            response = ResourceResponse(status: empty, validator: response.validator)
        }
        response.links += findings
        response.appliedPreference = preference.map { "return=\($0)" }
        return response
    }
}

extension Call {
    /// The same call as if its address were that of the feature.
    fileprivate func at(_ path: String, _ schema: CollectionSchema) -> Call {
        var call = self
        call.links = Links(base: links.base, path: path)
        call.endpoint = Item.endpoint(schema)
        return call
    }
}

extension Links {
    /// The findings of a stored change.
    fileprivate func findings(ofImport version: Int64, _ language: Language) -> Link {
        let title = LocalizedText(de: "Befunde dieser Änderung", en: "Findings of this change")
        return to("/imports/\(version)/findings", rel: "related", .json, title: title[language])
    }
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
                detail:
                    "\(id.text.quoted) is of another version than If-Match names. Get it again, and change that version."
            )
        case .computed(let id):
            self.init(
                kind: .conflict, detail: "\(id.text.quoted) is computed from other features. Change those.")
        case .refused(let findings):
            let errors = findings.filter { $0.severity == .error }
            self.init(
                kind: .unprocessable, detail: errors.map { $0.text[language] }.joined(separator: " "))
            self.findings = findings
        }
    }
}
