extension UInt8 {
    /// The byte as two hexadecimal digits.
    package var hexadecimal: String {
        let digits = String(self, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }
}
