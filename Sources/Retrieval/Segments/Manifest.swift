/// What a folder's index consists of: its segments, which of their rows are left, and the number of the last change.
///
/// A file of 64-bit little-endian words that is replaced as a whole: whoever opens the folder finds the state before
/// a change or the state after it.
///
///     "KAYNAKMF" · version, dimension · sequence · bytes of the model's name · the name, filled up with zeros
///     segments · for each its name, its header's checksum, words of its bitmap (0 where every row is left), the bitmap
///     zeros up to a multiple of 64 bytes, the last word of which is the checksum of all before
struct Manifest: Equatable {
    static let magic: UInt64 = 0x464D_4B41_4E59_414B
    static let version: UInt64 = 1

    struct Entry: Equatable {
        /// The file is `<16 hexadecimal digits>.segment`.
        let name: UInt64
        /// The segment's header ends with it: another file under the same name is none of this index.
        let fingerprint: UInt64
        /// The bitmap of the rows that are left; empty where all are.
        let live: [UInt64]
    }

    var dimension: Int
    var model: String
    var sequence: Int64
    var segments: [Entry]

    func encoded() -> [UInt64] {
        let name = Array(model.utf8)
        var words: [UInt64] = [
            Manifest.magic, Manifest.version | UInt64(dimension) << 32, UInt64(bitPattern: sequence),
            UInt64(name.count),
        ]
        for start in stride(from: 0, to: name.count, by: 8) {
            words.append(name[start..<min(start + 8, name.count)].reversed().reduce(0) { $0 << 8 | UInt64($1) })
        }
        words.append(UInt64(segments.count))
        for segment in segments {
            words += [segment.name, segment.fingerprint, UInt64(segment.live.count)] + segment.live
        }
        repeat { words.append(0) } while words.count % 8 != 0
        words[words.count - 1] = words.withUnsafeBytes(Checksum.of)
        return words.map(\.littleEndian)
    }

    /// - Returns: `nil` for anything that ``encoded()`` did not give.
    init?(_ file: [UInt64]) {
        var words = file.map(UInt64.init(littleEndian:))
        guard words.count >= 8, words.count % 8 == 0, let checksum = words.last else { return nil }
        words[words.count - 1] = 0
        guard words.withUnsafeBytes(Checksum.of) == checksum else { return nil }
        var rest = words.dropLast()[...]
        guard rest.popFirst() == Manifest.magic, let head = rest.popFirst(), head & 0xFFFF_FFFF == Manifest.version,
            let sequence = rest.popFirst(), let nameLength = rest.popFirst(), nameLength <= rest.count * 8
        else { return nil }
        let nameWords = rest.prefix((Int(nameLength) + 7) / 8)
        let name = nameWords.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
        rest = rest.dropFirst(nameWords.count)
        dimension = Int(head >> 32)
        model = String(decoding: name.prefix(Int(nameLength)), as: UTF8.self)
        self.sequence = Int64(bitPattern: sequence)
        segments = []
        guard let count = rest.popFirst() else { return nil }
        for _ in 0..<count {
            guard let name = rest.popFirst(), let fingerprint = rest.popFirst(), let length = rest.popFirst(),
                length <= rest.count
            else { return nil }
            segments.append(Entry(name: name, fingerprint: fingerprint, live: Array(rest.prefix(Int(length)))))
            rest = rest.dropFirst(Int(length))
        }
        guard rest.allSatisfy({ $0 == 0 }) else { return nil }
    }

    init(dimension: Int, model: String, sequence: Int64, segments: [Entry]) {
        self.dimension = dimension
        self.model = model
        self.sequence = sequence
        self.segments = segments
    }
}
