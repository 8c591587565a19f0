internal import ArgumentParser
internal import Foundation
internal import GeoPackageStore
internal import SimpleFeatures
internal import InventoryExchange
internal import SiteInventory
internal import Zukunftsstandorte
internal import VectorIO

/// The failure of a command: a message for standard error and an exit code.
struct CommandFailure: Error {
    let message: String
    let code: Code

    /// Exit codes, a subset of `sysexits.h`.
    enum Code: Int32 {
        case dataRefused = 65
        case noInput = 66
        case unavailable = 69
        case software = 70
        case cannotCreate = 73
    }

    init(_ message: String, _ code: Code) {
        self.message = message
        self.code = code
    }

    /// Prints the error to standard error and exits with its code.
    static func exit(with error: any Error) -> Never {
        guard let failure = CommandFailure(error) else { Standorte.exit(withError: error) }
        if !failure.message.isEmpty { Console.error("standorte: \(failure.message)") }
        Foundation.exit(failure.code.rawValue)
    }

    /// Maps an error to a failure; `nil` for errors that ArgumentParser prints: help, version, wrong usage.
    private init?(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let fault as SourceFault: self.init(Finding.of(fault).text.en, .noInput)
        case let error as VectorIOError: self.init(error.description, .noInput)
        case let error as InventoryError: self.init(error)
        case let error as ScenarioError: self.init(error.text.en, .noInput)
        case let error as StoreError: self.init(error.description, .cannotCreate)
        case is CleanExit, is ExitCode, is ValidationError: return nil
        default:
            // ArgumentParser's parsing errors are not public types. It exits with 64 for wrong usage.
            if Standorte.exitCode(for: error) == .validationFailure { return nil }
            if Standorte.exitCode(for: error) == .success { return nil }
            self.init("\(error)", .software)
        }
    }
}
