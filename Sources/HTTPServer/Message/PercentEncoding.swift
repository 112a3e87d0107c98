/// RFC 3986 §2.1.
enum PercentEncoding {
    /// The text with every `%XX` undone; `nil` where an escape is broken, the result is not UTF-8, or holds a NUL.
    static func decoded(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String? {
        let source = text.utf8
        if !source.contains(UInt8(ascii: "%")), !plusIsSpace { return String(text) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.count)
        var index = source.startIndex
        while index < source.endIndex {
            let byte = source[index]
            source.formIndex(after: &index)
            switch byte {
            case UInt8(ascii: "%"):
                guard index < source.endIndex, let high = nibble(source[index]) else { return nil }
                source.formIndex(after: &index)
                guard index < source.endIndex, let low = nibble(source[index]) else { return nil }
                source.formIndex(after: &index)
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        guard !bytes.contains(0) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func nibble(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
