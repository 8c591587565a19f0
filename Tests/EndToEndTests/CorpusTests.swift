import Foundation
import Testing

extension EndToEnd {
    /// Imports of damaged and unusual files: each has the expected findings and is stored completely or not at all.
    @Suite(.geodata, .corpus, .requires(.python))
    struct CorpusTests {
        /// The prefixes of case names.
        static let themes = [
            "valid", "file", "zip", "companions", "table", "encoding", "crs", "mapping", "value", "geometry", "id",
            "mode", "reference", "csv", "geojson", "gpkg", "flatgeobuf",
        ]

        @Test(arguments: themes)
        func `every import has the expected findings and is stored completely or not at all`(
            _ theme: String
        ) async throws {
            let corpus = try Corpus.generated
            let geodata = try Geodata.imported
            let before = try await geodata.content()
            var cases = corpus.cases.filter { $0.theme == theme }[...]
            #expect(!cases.isEmpty)
            await withTaskGroup(of: Void.self) { group in
                for _ in 1...4 {
                    guard let next = cases.popFirst() else { break }
                    group.addTask { await corpus.tryOut(next, geodata, before) }
                }
                while await group.next() != nil {
                    if let next = cases.popFirst() { group.addTask { await corpus.tryOut(next, geodata, before) } }
                }
            }
        }

        @Test func `every case has a known theme, and valid deliveries are well represented`() throws {
            let cases = try Corpus.generated.cases
            #expect(cases.filter { !Self.themes.contains($0.theme) }.map(\.name) == [])
            #expect(cases.count >= 120)
            #expect(cases.count { $0.theme == "valid" } >= 20)
        }

        /// Codes that no small file can cause, with the suite that tests them.
        static let exceptions: [String: String] = [
            "reader-warning": "GDAL warnings without a code of their own: VectorIOTests",
            "file-unreadable": "CI runs as root, which can read every file: VectorIOTests",
            "row-broken": "needs a file that GDAL opens but cannot read completely: VectorIOTests",
            "disk-full": "needs a full disk: CompressionTests",
            "worker-unavailable": "ImportWorkerTests", "worker-crashed": "ImportWorkerTests",
            "worker-timeout": "ImportWorkerTests", "worker-memory": "ImportWorkerTests",
            "worker-cpu": "ImportWorkerTests", "worker-output-invalid": "ImportWorkerTests",
            "crs-ambiguous": "no two coordinate systems of the region have the same coordinates: SiteInventoryTests",
            "file-not-found": "printed to standard error without a code",
            "not-a-file": "printed to standard error without a code",
        ]

        @Test func `every finding code occurs in a case`() throws {
            let codes = try Set(
                ["InventoryExchange/Import/Findings/FindingCode.swift", "SimpleFeatures/SourceFaultKind.swift"].flatMap
                {
                    path in
                    let source = try Data(contentsOf: package.appending(path: "Sources/\(path)"))
                    let text = String(decoding: source, as: UTF8.self)
                    return text.matches(of: #/case \w+ = "([a-z0-9-]+)"/#).map { String($0.output.1) }
                })
            let expected = Set(try Corpus.generated.cases.filter { $0.wrong == nil }.flatMap(\.codes))
            #expect(codes.count > 100)
            #expect(codes.subtracting(expected).subtracting(Self.exceptions.keys).sorted() == [])
            #expect(expected.subtracting(codes) == [], "unknown codes")
            #expect(Set(Self.exceptions.keys).intersection(expected) == [], "exceptions that occur in a case")
        }
    }
}

extension Corpus {
    /// Runs `check` and records its errors, so that the other cases run too.
    func tryOut(_ example: Example, _ geodata: Geodata, _ original: JSON) async {
        do { try await check(example, geodata, original) } catch { Issue.record(error, "\(example)") }
    }

    /// Imports a case into a new inventory and compares the result with the expectations.
    private func check(_ example: Example, _ geodata: Geodata, _ original: JSON) async throws {
        try await withTemporaryFolder { folder in
            let geodata = try geodata.copy(to: folder)
            var before = original
            if let first = example.before {
                let run = try await deliver(first, into: geodata, in: folder)
                #expect(run.code == 0, "\(example): \(run.errors)")
                before = try await geodata.content()
            }
            let run = try await deliver(example.delivery, into: geodata, in: folder)
            let outcome = try ImportedCase(run, example, files: self.folder.path, inventory: folder.path)
            guard example.wrong == nil else {
                // A known deviation: only the exit code and the inventory are checked.
                return #expect([0, 65, 66].contains(run.code), "\(example): \(run.code) \(run.errors)")
            }
            outcome.check()
            if run.code != 0 || example.isDryRun {
                #expect(try await geodata.content() == before, "\(example): not kept, and yet something is stored")
            }
            try await checkStored(example, geodata)
            let left = folder.files(below: "tmp").filter { !$0.hasSuffix("lock") }
            #expect(left == [], "\(example): files remain")
            if example.isChecked {
                let check = try await standorte("recompute", "--check", "--inventory", geodata.inventory)
                #expect(check.code == 0, "\(example): \(check.output)\(check.errors)")
            }
        }
    }

    private func deliver(
        _ delivery: Example.Delivery, into geodata: Geodata, in folder: Folder
    ) async throws -> Subprocess {
        let files = self.folder.path(delivery.folder)
        let isElsewhere = delivery.path.hasPrefix("/") || delivery.path.contains(":")
        let path = isElsewhere ? delivery.path : delivery.path.isEmpty ? files : "\(files)/\(delivery.path)"
        return try await Subprocess.run(
            try Built.standorte,
            ["import", path, "--inventory", geodata.inventory, "--json"] + delivery.options,
            environment: ["TMPDIR": try folder.folder("tmp").path], killedAfter: .seconds(1800))
    }

    private func checkStored(_ example: Example, _ geodata: Geodata) async throws {
        for (feature, fields) in example.stored {
            let parts = feature.split(separator: "/", maxSplits: 1)
            let names = ["id"] + (fields.object ?? [:]).keys.sorted()
            let row = try await rows(
                "SELECT \(names.joined(separator: ", ")) FROM \(parts[0]) WHERE id = '\(parts[1])'",
                in: geodata.inventory
            ).first
            guard let fields = fields.object else {
                #expect(row == nil, "\(example): \(feature) is there")
                continue
            }
            let stored = try #require(row, "\(example): \(feature) is not there")
            for (name, value) in fields {
                #expect(stored[name] == value, "\(example): \(name) of \(feature)")
            }
        }
    }
}

extension Folder {
    /// The names of all files at any depth below a subfolder.
    fileprivate func files(below name: String) -> [String] {
        let all = FileManager.default.enumerator(at: url.appending(path: name), includingPropertiesForKeys: nil)
        return (all?.compactMap { $0 as? URL } ?? []).filter { !$0.hasDirectoryPath }.map(\.lastPathComponent)
    }
}
