import CPROJ

/// The state that PROJ keeps for one thread at a time: silent on the console, and without the network.
@safe
final class ProjContext {
    private let handle: OpaquePointer
    private var lastMessage: String?

    init() throws(GeometryError) {
        guard let handle = unsafe proj_context_create() else { throw GeometryError("proj_context_create", "no memory") }
        unsafe self.handle = handle
        _ = unsafe proj_log_level(handle, PJ_LOG_ERROR)
        unsafe proj_log_func(handle, Unmanaged.passUnretained(self).toOpaque()) { context, _, message in
            guard let message = unsafe message, let context = unsafe context else { return }
            let text = unsafe String(cString: message)
            unsafe Unmanaged<ProjContext>.fromOpaque(context).takeUnretainedValue().lastMessage = text
        }
        // A grid that is fetched on one machine and not on another would move features between them.
        _ = unsafe proj_context_set_enable_network(handle, 0)
    }

    deinit { _ = unsafe proj_context_destroy(handle) }

    /// Calls PROJ; its message of a failure becomes an error when `body` returns `nil`.
    ///
    /// - Throws: ``GeometryError`` with the C function's name and `subject`, what it was asked about.
    @safe
    func call<Result>(
        _ function: String, _ subject: String, _ body: (OpaquePointer) -> Result?
    ) throws(GeometryError) -> Result {
        lastMessage = nil
        if let result = unsafe body(handle) { return result }
        // The message that PROJ logged says more than the one for its error number.
        let logged = lastMessage.map { String($0.trimmingPrefix("\(function): ")) }
        let reason = logged ?? message(unsafe proj_context_errno(handle)) ?? "it failed without a message"
        throw GeometryError(function, "\(subject): \(reason)")
    }

    /// PROJ's words for one of its error numbers; `nil` for 0, which is none.
    func message(_ number: Int32) -> String? {
        guard number != 0, let text = unsafe proj_context_errno_string(handle, number) else { return nil }
        return unsafe String(cString: text)
    }

    /// Calls a function of PROJ that makes an object, which we own from then on.
    ///
    /// - Throws: ``GeometryError`` with the C function's name and `subject`, what it was asked about.
    @safe
    func make(
        _ function: String, _ subject: String, _ body: (OpaquePointer) -> OpaquePointer?
    ) throws(GeometryError) -> ProjObject {
        unsafe ProjObject(owning: try call(function, subject, body), in: self)
    }
}

/// A coordinate reference system, an operation or an ellipsoid of PROJ; it keeps its context alive.
@safe
struct ProjObject: ~Copyable {
    let context: ProjContext
    let handle: OpaquePointer

    init(owning handle: OpaquePointer, in context: ProjContext) {
        self.context = context
        unsafe self.handle = handle
    }

    deinit { _ = unsafe proj_destroy(handle) }

    /// The name in PROJ's database or in the text that it was made from.
    var name: String { unsafe proj_get_name(handle).map { unsafe String(cString: $0) } ?? "" }
}
