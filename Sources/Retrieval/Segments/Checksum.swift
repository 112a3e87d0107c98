/// A 64-bit checksum of 64-byte blocks, the same however the blocks are handed over: it tells damage, not forgery.
///
/// Each word goes through steps that can be undone, so that a change of any one word changes the result for certain.
/// Four lanes keep the multiplier busy: it reads about as fast as memory does.
struct Checksum {
    static let blockSize = 64

    private var first: UInt64 = 0x243F_6A88_85A3_08D3
    private var second: UInt64 = 0x1319_8A2E_0370_7344
    private var third: UInt64 = 0xA409_3822_299F_31D0
    private var fourth: UInt64 = 0x082E_FA98_EC4E_6C89

    /// - Parameter blocks: whole blocks, aligned to eight bytes.
    mutating func add(_ blocks: UnsafeRawBufferPointer) {
        precondition(blocks.count % Checksum.blockSize == 0)
        guard let words = blocks.baseAddress?.assumingMemoryBound(to: UInt64.self) else { return }
        var (a, b, c, d) = (first, second, third, fourth)
        var index = 0
        while index < blocks.count / 8 {
            a = Checksum.mix(a, words[index])
            b = Checksum.mix(b, words[index + 1])
            c = Checksum.mix(c, words[index + 2])
            d = Checksum.mix(d, words[index + 3])
            index += 4
        }
        (first, second, third, fourth) = (a, b, c, d)
    }

    var value: UInt64 {
        [second, third, fourth].reduce(first) { Checksum.mix($0, $1) }
    }

    static func of(_ blocks: UnsafeRawBufferPointer) -> UInt64 {
        var checksum = Checksum()
        checksum.add(blocks)
        return checksum.value
    }

    private static func mix(_ state: UInt64, _ word: UInt64) -> UInt64 {
        let product = (state ^ word) &* 0x9E37_79B9_7F4A_7C15
        return product ^ (product >> 29)
    }
}
