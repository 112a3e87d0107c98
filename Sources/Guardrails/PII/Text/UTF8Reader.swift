/// Scalars of UTF-8 bytes; a byte that fits nowhere reads as U+FFFD.
enum UTF8Reader {
    @inline(__always)
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (UInt32) -> Void) {
        var place = 0
        let count = bytes.count
        while place < count {
            let first = UInt32(bytes[place])
            if first < 0x80 {
                body(first)
                place += 1
                continue
            }
            let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
            guard first >= 0xC2, first < 0xF5, place + length <= count else {
                body(0xFFFD)
                place += 1
                continue
            }
            var value = first & (0x7F >> UInt32(length))
            for next in 1..<length { value = value << 6 | UInt32(bytes[place + next] & 0x3F) }
            body(value)
            place += length
        }
    }
}
