import Foundation
import Testing

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// A target as `Package.swift` declares it.
private struct Target: CustomTestStringConvertible {
    var name: String
    /// Its folder in the repository.
    var path: String
    /// The names of modules.
    var dependencies: Set<String>

    var testDescription: String { name }

    static let all: [Target] = {
        guard let text = try? String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8) else {
            return []
        }
        let manifest = text.replacing(/\/\/ .*/, with: "")
        return manifest.matches(of: /\.(target|executableTarget|testTarget)\(/).compactMap { match in
            let body = manifest[match.range.upperBound...].upToClosing("(", ")")
            return Target(body, isTest: match.output.1 == "testTarget")
        }
    }()

    private init?(_ body: Substring, isTest: Bool) {
        guard let name = body.firstMatch(of: /name: "([^"]+)"/)?.output.1 else { return nil }
        self.name = String(name)
        path =
            body.firstMatch(of: /path: "([^"]+)"/).map { String($0.output.1) }
            ?? "\(isTest ? "Tests" : "Sources")/\(name)"
        let list = body.firstRange(of: "dependencies: [").map { body[$0.upperBound...].upToClosing("[", "]") } ?? ""
        let products = list.matches(of: /\.product\(name: "([^"]+)"/).map { String($0.output.1) }
        let ours = list.replacing(/\.product\([^)]*\)/, with: "").matches(of: /"([^"]+)"/).map { String($0.output.1) }
        dependencies = Set(products + ours)
    }

    /// The modules that its files import, but for those of the toolchain.
    func imports() throws -> Set<String> {
        let folder = root.appending(path: path)
        let names = FileManager.default.enumerator(atPath: folder.path())?.compactMap { $0 as? String } ?? []
        var imports: Set<String> = []
        for name in names where name.hasSuffix(".swift") {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            let pattern =
                /^(?:@\w+ )?(?:public |package |internal |private )?import (?:(?:struct|class|enum|func) )?(\w+)/
            imports.formUnion(text.matches(of: pattern.anchorsMatchLineEndings()).map { String($0.output.1) })
        }
        return imports.subtracting([
            "Dispatch", "Foundation", "FoundationNetworking", "Glibc", "RegexBuilder", "Synchronization", "Testing",
        ])
    }
}

extension Substring {
    /// The text before the parenthesis that closes the one before the text.
    fileprivate func upToClosing(_ opening: Character, _ closing: Character) -> Substring {
        var depth = 1
        for index in indices {
            if self[index] == opening { depth += 1 }
            if self[index] == closing { depth -= 1 }
            if depth == 0 { return self[..<index] }
        }
        return self
    }
}

@Suite struct ManifestTests {
    /// Programs that tests run and do not import.
    private static let programs: [String: Set<String>] = [
        "EndToEndTests": ["ShapefileToHectares", "standorte"], "ImportWorkerTests": ["WorkerHelper"],
        "LibraryTests": ["WorkerHelper"],
    ]

    @Test func `the manifest is read`() {
        #expect(Target.all.count > 25)
        #expect(Target.all.first { $0.name == "GeoPackageStore" }?.dependencies.contains("GRDB") == true)
    }

    @Test(arguments: Target.all)
    fileprivate func `a target declares the modules that it imports, and no others`(target: Target) throws {
        let imports = try target.imports()
        let declared = target.dependencies.subtracting(Self.programs[target.name] ?? [])
        #expect(imports.subtracting(declared) == [], "imported and not declared in Package.swift")
        #expect(declared.subtracting(imports) == [], "declared in Package.swift and not imported")
    }
}
