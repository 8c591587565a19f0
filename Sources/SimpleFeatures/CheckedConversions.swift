// Converting a number that does not fit, such as NaN, traps. In this module such conversions do not compile: these
// initializers hide those of the standard library, and a deprecation is an error. Every module links to this file,
// since an extension in another module would not hide them in a file that does not import it.

extension FixedWidthInteger {
    /// The value without its fraction, or the nearest one that fits; 0 for NaN.
    init(saturating value: Double) {
        let whole = value.rounded(.towardZero)
        self = Self(exactly: whole) ?? (whole > 0 ? .max : whole < 0 ? .min : 0)
    }
}

extension Int {
    @available(*, deprecated, message: "it traps on NaN and large values; use Int(exactly:) or Int(saturating:)")
    init(_ value: Double) { self.init(saturating: value) }

    @available(*, deprecated, message: "it traps on large values; use Int(exactly:) or Int(clamping:)")
    init(_ value: UInt64) { self.init(clamping: value) }

    @available(*, deprecated, message: "it traps on large values; use Int(exactly:) or Int(clamping:)")
    init(_ value: UInt) { self.init(clamping: value) }
}

extension Int64 {
    @available(*, deprecated, message: "it traps on NaN and large values; use Int64(exactly:) or Int64(saturating:)")
    init(_ value: Double) { self.init(saturating: value) }

    @available(*, deprecated, message: "it traps on large values; use Int64(exactly:) or Int64(clamping:)")
    init(_ value: UInt64) { self.init(clamping: value) }
}

extension Int32 {
    @available(*, deprecated, message: "it traps on NaN and large values; use Int32(exactly:) or Int32(saturating:)")
    init(_ value: Double) { self.init(saturating: value) }
}

extension UInt64 {
    @available(
        *, deprecated, message: "it traps on NaN and negative values; use UInt64(exactly:) or UInt64(saturating:)"
    )
    init(_ value: Double) { self.init(saturating: value) }
}

extension UInt32 {
    @available(
        *, deprecated, message: "it traps on NaN and negative values; use UInt32(exactly:) or UInt32(saturating:)"
    )
    init(_ value: Double) { self.init(saturating: value) }
}

extension UInt8 {
    @available(*, deprecated, message: "it traps on NaN and large values; use UInt8(exactly:) or UInt8(saturating:)")
    init(_ value: Double) { self.init(saturating: value) }
}
