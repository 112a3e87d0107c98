/// A file of named tensors, memory-mapped: the safetensors format.
///
/// Eight bytes with the header's length, the header as JSON, then the tensors one after another without gaps. Opening
/// checks that the header's sizes, places and the file's length agree; nothing later has to look again.
struct SafetensorsFile: Sendable {
    struct Tensor: Sendable {
        /// `F32`, `BF16`, …
        let type: String
        let shape: [Int]
        /// Where it lies in the file; may be unaligned.
        let range: Range<Int>
    }

    let mapping: MappedFile
    let tensors: [String: Tensor]
    /// Where the first tensor begins.
    let dataStart: Int

    /// An encoder's header has some ten kilobytes.
    private static let longestHeader = 16 << 20

    init(path: String) throws(EmbeddingError) {
        mapping = try MappedFile(path: path)
        dataStart = try Self.headerEnd(mapping)
        tensors = try Self.directory(mapping, dataStart: dataStart)
        try checkLayout()
    }

    private static func headerEnd(_ mapping: MappedFile) throws(EmbeddingError) -> Int {
        let path = mapping.path
        guard !mapping.bytes.starts(with: "version https://git-lfs".utf8) else {
            throw .foreign(path, found: "a pointer of Git LFS; fetch the file itself")
        }
        var reader = ByteReader(mapping)
        let length = try Int(clamping: reader.value(as: UInt64.self))
        guard length <= longestHeader else { throw .foreign(path, found: "no safetensors header") }
        let header = try reader.skip(length)
        guard mapping.bytes[header].first == UInt8(ascii: "{") else {
            throw .foreign(path, found: "no safetensors header")
        }
        return header.upperBound
    }

    private static func directory(
        _ mapping: MappedFile, dataStart: Int
    ) throws(EmbeddingError) -> [String: Tensor] {
        let header: JSONValue
        do {
            header = try JSONValue(parsing: UnsafeRawBufferPointer(rebasing: mapping.bytes[8..<dataStart]))
        } catch {
            throw .tampered(mapping.path, part: "header: JSON at byte \(8 + error.offset)")
        }
        var tensors: [String: Tensor] = [:]
        for (name, entry) in header.object ?? [] where name != "__metadata__" {
            guard tensors[name] == nil, let tensor = Tensor(entry, dataStart: dataStart) else {
                throw .tampered(mapping.path, part: "directory entry of tensor \(name.prefix(80))")
            }
            tensors[name] = tensor
        }
        return tensors
    }

    /// The tensors follow the header, each where the one before it ends, and end with the file.
    private func checkLayout() throws(EmbeddingError) {
        var end = dataStart
        let ranges = tensors.values.map(\.range)
        for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            guard range.lowerBound >= end else { throw .tampered(mapping.path, part: "overlapping tensors") }
            guard range.lowerBound == end else { throw .tampered(mapping.path, part: "a gap between tensors") }
            end = range.upperBound
        }
        let size = mapping.bytes.count
        guard end <= size else { throw .truncated(mapping.path, bytes: size, needed: end) }
        guard end == size else { throw .tampered(mapping.path, part: "\(size - end) bytes after the last tensor") }
    }
}

extension SafetensorsFile.Tensor {
    /// Bytes of a number, for the types that have whole ones; the format goes on growing, and a tensor of another type
    /// is not for this network.
    private static let widths = [
        "F64": 8, "I64": 8, "U64": 8, "F32": 4, "I32": 4, "U32": 4, "F16": 2, "BF16": 2, "I16": 2, "U16": 2, "I8": 1,
        "U8": 1, "BOOL": 1,
    ]

    /// `nil` where type, shape and place do not fit together.
    fileprivate init?(_ entry: JSONValue, dataStart: Int) {
        guard let type = entry["dtype"].string, let shape = entry["shape"].sizes,
            let offsets = entry["data_offsets"].sizes, offsets.count == 2, offsets[0] <= offsets[1]
        else { return nil }
        let (end, overflow) = offsets[1].addingReportingOverflow(dataStart)
        guard !overflow else { return nil }
        if let width = Self.widths[type] {
            var bytes = width
            for size in shape {
                let (product, overflow) = bytes.multipliedReportingOverflow(by: size)
                guard !overflow else { return nil }
                bytes = product
            }
            guard bytes == offsets[1] - offsets[0] else { return nil }
        }
        self.type = type
        self.shape = shape
        range = offsets[0] + dataStart..<end
    }
}

extension JSONValue {
    /// A list of whole numbers from zero; `nil` for anything else.
    fileprivate var sizes: [Int]? {
        guard let values = array else { return nil }
        let sizes = values.compactMap(\.integer)
        return sizes.count == values.count && sizes.allSatisfy { $0 >= 0 } ? sizes : nil
    }
}
