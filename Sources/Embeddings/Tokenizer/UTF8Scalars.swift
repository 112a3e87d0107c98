extension UnsafeBufferPointer<UInt8> {
    /// The code point that begins at `position` of valid UTF-8, and how many bytes it has.
    @inline(__always)
    func scalar(at position: Int) -> (scalar: Unicode.Scalar, width: Int) {
        let lead = UInt32(self[position])
        if lead < 0x80 { return (Unicode.Scalar(UInt8(lead)), 1) }
        let width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        var value = lead & (0x7F >> UInt32(width))
        for offset in 1..<width { value = value << 6 | UInt32(self[position + offset] & 0x3F) }
        // Valid UTF-8 holds no surrogates and nothing above U+10FFFF.
        return (Unicode.Scalar(value).unsafelyUnwrapped, width)
    }
}

extension String {
    /// Lends the text's UTF-8.
    @inline(__always)
    func withUTF8Bytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        var copy = self
        return try copy.withUTF8(body)
    }
}

extension Unicode.Scalar {
    /// White_Space, the same since Unicode 6.3.
    var isWhitespace: Bool {
        switch value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }
}
