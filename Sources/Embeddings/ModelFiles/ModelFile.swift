import CEmbeddingKernels

/// A packed model, memory-mapped: shape, vocabulary, normaliser and tensors in one little-endian file (`E5S1`).
///
/// In order: a header of 72 bytes; piece offsets (u32), piece scores (f32) and piece texts; the normaliser's rules; the
/// tensor directory; the tensors, each on a 64-byte boundary. Opening reads all but the tensors and checks that the
/// parts fit together; nothing later has to look again.
struct ModelFile: Sendable {
    /// Where the pieces lie, and the ids that have a meaning of their own.
    struct Pieces: Sendable {
        var count = 0
        var bos: Int32 = 0
        var eos: Int32 = 0
        var pad: Int32 = 0
        var unknown: Int32 = 0
        var offsets = 0..<0
        var scores = 0..<0
        var texts = 0..<0
    }

    enum Encoding: UInt8, Sendable {
        case float32 = 0
        case fourBit = 1

        /// Bytes of `count` elements; `nil` where they do not fill whole blocks.
        func bytes(of count: Int) -> Int? {
            switch self {
            case .float32: return count * 4
            case .fourBit:
                let (blocks, rest) = count.quotientAndRemainder(dividingBy: EK_BLOCK_WEIGHTS)
                return rest == 0 ? blocks * EK_BLOCK_BYTES : nil
            }
        }
    }

    struct Tensor: Sendable {
        let encoding: Encoding
        let count: Int
        let range: Range<Int>
    }

    let mapping: MappedFile
    let shape: NetworkShape
    let pieces: Pieces
    /// Sorted by code point.
    let rules: [Normalizer.Rule]
    let tensors: [String: Tensor]
    /// Where the first tensor begins: everything before it is small and was read.
    let dataStart: Int

    init(path: String) throws(EmbeddingError) {
        mapping = try MappedFile(path: path)
        var reader = ByteReader(mapping)
        (shape, pieces) = try Self.header(&reader, path: path)
        rules = try Self.rules(&reader, path: path)
        tensors = try Self.directory(&reader, path: path)
        dataStart = tensors.values.map(\.range.lowerBound).min() ?? reader.offset
        try checkLayout(directoryEnd: reader.offset)
    }

    private static func header(
        _ reader: inout ByteReader, path: String
    ) throws(EmbeddingError) -> (NetworkShape, Pieces) {
        guard try reader.ascii(4) == "E5S1" else { throw .foreign(path, found: "no E5S1 header") }
        let version = try reader.value(as: UInt32.self)
        guard version == 1 else { throw .foreign(path, found: "version \(version)") }
        var shape = NetworkShape()
        shape.width = try reader.count("hidden size")
        shape.layers = try reader.count("layers")
        shape.heads = try reader.count("heads")
        shape.inner = try reader.count("ffn size")
        shape.tokens = try reader.count("embedding rows")
        shape.positions = try reader.count("positions")
        shape.tokenTypes = try reader.count("token types")
        shape.epsilon = try reader.value()
        let block = try reader.count("block length")
        guard block == EK_BLOCK_WEIGHTS else { throw .foreign(path, found: "blocks of \(block)") }
        var pieces = Pieces()
        pieces.count = try reader.count("pieces")
        pieces.bos = try reader.value()
        pieces.eos = try reader.value()
        pieces.pad = try reader.value()
        pieces.unknown = try reader.value()
        let textBytes = try reader.value(as: UInt64.self)
        try check(shape, pieces, path: path)
        pieces.offsets = try reader.skip((pieces.count + 1) * 4)
        pieces.scores = try reader.skip(pieces.count * 4)
        pieces.texts = try reader.skip(Int(clamping: textBytes))
        return (shape, pieces)
    }

    /// The bounds keep every product of sizes far from overflow and every id inside 18 bits.
    private static func check(_ shape: NetworkShape, _ pieces: Pieces, path: String) throws(EmbeddingError) {
        let sizes = [shape.width, shape.layers, shape.heads, shape.inner, shape.positions, shape.tokenTypes]
        let block = EK_BLOCK_WEIGHTS
        guard sizes.allSatisfy({ (1...65_536).contains($0) }), shape.width % shape.heads == 0,
            shape.width % block == 0, shape.inner % block == 0, shape.epsilon >= 0, shape.epsilon < 1
        else { throw .tampered(path, part: "network sizes") }
        guard (5...EK_MAX_PIECES).contains(pieces.count), shape.positions > 2,
            (pieces.count...1 << 24).contains(shape.tokens)
        else { throw .tampered(path, part: "vocabulary sizes") }
        let specials = [pieces.bos, pieces.eos, pieces.pad, pieces.unknown]
        guard Set(specials).count == 4, specials.allSatisfy({ (0..<Int32(pieces.count)).contains($0) }) else {
            throw .tampered(path, part: "special tokens")
        }
    }

    private static func rules(
        _ reader: inout ByteReader, path: String
    ) throws(EmbeddingError) -> [Normalizer.Rule] {
        let count = try reader.count("normaliser rules")
        let length = try Int(reader.value(as: UInt32.self))
        let start = reader.offset
        var rules: [Normalizer.Rule] = []
        rules.reserveCapacity(min(count, 65_536))
        for _ in 0..<count {
            let scalar = try Self.scalar(&reader, path: path)
            if let last = rules.last, last.scalar >= scalar { throw .tampered(path, part: "order of normaliser rules") }
            var replacement: [Unicode.Scalar] = []
            for _ in 0..<(try reader.value(as: UInt8.self)) { replacement.append(try Self.scalar(&reader, path: path)) }
            rules.append(Normalizer.Rule(scalar: scalar, replacement: replacement))
        }
        guard reader.offset - start == length else { throw .tampered(path, part: "length of normaliser rules") }
        return rules
    }

    private static func scalar(
        _ reader: inout ByteReader, path: String
    ) throws(EmbeddingError) -> Unicode.Scalar {
        let value = try reader.value(as: UInt32.self)
        guard let scalar = Unicode.Scalar(value) else { throw .tampered(path, part: "code point \(value)") }
        return scalar
    }

    private static func directory(
        _ reader: inout ByteReader, path: String
    ) throws(EmbeddingError) -> [String: Tensor] {
        var tensors: [String: Tensor] = [:]
        for _ in 0..<(try reader.count("tensors")) {
            let name = try reader.ascii(Int(reader.value(as: UInt16.self)))
            let type = try reader.value(as: UInt8.self)
            let count = try Int(reader.value(as: UInt32.self))
            let start = try Int(clamping: reader.value(as: UInt64.self))
            let length = try Int(clamping: reader.value(as: UInt64.self))
            let (end, overflow) = start.addingReportingOverflow(length)
            guard let encoding = Encoding(rawValue: type), count > 0, encoding.bytes(of: count) == length, !overflow,
                start % 64 == 0, tensors[name] == nil
            else { throw .tampered(path, part: "directory entry of tensor \(tensors.count)") }
            tensors[name] = Tensor(encoding: encoding, count: count, range: start..<end)
        }
        return tensors
    }

    /// The tensors follow the directory, overlap nowhere and end with the file.
    private func checkLayout(directoryEnd: Int) throws(EmbeddingError) {
        var end = directoryEnd
        let ranges = tensors.values.map(\.range)
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            guard range.lowerBound >= end else { throw .tampered(mapping.path, part: "overlapping tensors") }
            end = range.upperBound
        }
        let size = mapping.bytes.count
        guard end <= size else { throw .truncated(mapping.path, bytes: size, needed: end) }
        guard end == size else { throw .tampered(mapping.path, part: "\(size - end) bytes after the last tensor") }
    }
}
