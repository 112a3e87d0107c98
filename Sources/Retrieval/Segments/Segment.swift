import Foundation
import Knowledge

/// Passages that never change, in ascending order of their ids: one block of bytes, in memory as in its file.
///
/// `@unchecked Sendable`: all there is are constants and pointers into ``memory``, which nobody writes to and which
/// lives as long as this object.
final class Segment: @unchecked Sendable {
    let memory: SegmentMemory
    let header: SegmentHeader
    let lexical: LexicalSegment
    let attributes: Attributes
    /// `nil` where there is none.
    let graph: GraphIndex?
    /// Of the file; `nil` where the segment lies in memory only.
    let name: UInt64?

    /// - Returns: `nil` where the bytes are no segment of this dimension, or one whose ids, owners or attributes are
    ///   damaged.
    init?(_ memory: SegmentMemory, dimension: Int, name: UInt64? = nil) {
        guard let header = SegmentHeader(memory.bytes), header.dimension == dimension else { return nil }
        self.memory = memory
        self.header = header
        self.name = name
        // What was built in memory a moment ago needs no check.
        if memory.isMapped {
            for section in SegmentSection.allCases where section.isCheckedAtOnce {
                guard Segment.isWhole(section, header, memory) else { return nil }
            }
        }
        guard let lexical = try? LexicalSegment(bytes: Segment.bytes(of: .lexical, header, memory)),
            lexical.rowCount == header.passages,
            let attributes = Attributes(Segment.bytes(of: .attributes, header, memory), size: header.passages)
        else { return nil }
        self.lexical = lexical
        self.attributes = attributes
        graph = GraphIndex(
            Segment.bytes(of: .graph, header, memory), passages: header.passages, questions: header.questions,
            owner: memory)
        for owner in owners where !(0..<header.passages).contains(Int(owner)) { return nil }
    }

    var passages: Int { header.passages }
    var questions: Int { header.questions }
    var dimension: Int { header.dimension }
    /// The header's checksum, which names the whole content.
    var fingerprint: UInt64 { memory.bytes.load(fromByteOffset: SegmentHeader.size - 8, as: UInt64.self) }

    func bytes(of section: SegmentSection) -> UnsafeRawBufferPointer { Segment.bytes(of: section, header, memory) }

    /// Reads every byte of the file.
    func isWhole() -> Bool { SegmentSection.allCases.allSatisfy { Segment.isWhole($0, header, memory) } }

    private static func bytes(
        of section: SegmentSection, _ header: SegmentHeader, _ memory: SegmentMemory
    ) -> UnsafeRawBufferPointer {
        let place = header[section]
        return UnsafeRawBufferPointer(rebasing: memory.bytes[place.offset..<place.offset + place.length])
    }

    private static func isWhole(_ section: SegmentSection, _ header: SegmentHeader, _ memory: SegmentMemory) -> Bool {
        let place = header[section]
        guard place.length > 0 else { return true }
        let blocks = UnsafeRawBufferPointer(
            rebasing: memory.bytes[place.offset..<place.offset + place.paddedLength])
        return Checksum.of(blocks) == place.checksum
    }

    // MARK: Rows

    func key(_ row: Int) -> RowKey { RowKey(bytes(of: .ids), row: row) }

    func id(_ row: Int) -> ChunkID { ChunkID(uuid: key(row).uuid) }

    func row(of key: RowKey) -> Int? {
        let ids = bytes(of: .ids)
        var (low, high) = (0, passages)
        while low < high {
            let middle = (low + high) / 2
            if RowKey(ids, row: middle) < key { low = middle + 1 } else { high = middle }
        }
        return low < passages && RowKey(ids, row: low) == key ? low : nil
    }

    var owners: UnsafeBufferPointer<Int32> { bytes(of: .owners).assumingMemoryBound(to: Int32.self) }

    /// Kept alive by the segment.
    var vectorRows: VectorRows { VectorRows(header, in: memory.bytes) }

    func payload(_ row: Int) -> UnsafeRawBufferPointer {
        let section = bytes(of: .payloads)
        let start = section.load(fromByteOffset: row * 8, as: UInt64.self)
        let end = section.load(fromByteOffset: row * 8 + 8, as: UInt64.self)
        let base = (passages + 1) * 8
        // A damaged number gives an empty payload.
        guard start <= end, end <= UInt64(section.count - base) else {
            return UnsafeRawBufferPointer(start: nil, count: 0)
        }
        return UnsafeRawBufferPointer(rebasing: section[base + Int(start)..<base + Int(end)])
    }
}

extension VectorRows {
    /// - Parameter bytes: of a segment, up to its owners at least; the caller keeps them alive.
    init(_ header: SegmentHeader, in bytes: UnsafeRawBufferPointer) {
        func start(_ section: SegmentSection) -> UnsafeRawPointer {
            // The header alone makes the bytes more than none.
            bytes.baseAddress! + header[section].offset
        }
        self.init(
            dimension: header.dimension, passages: header.passages, questions: header.questions,
            codes: start(.codes).assumingMemoryBound(to: UInt8.self),
            scales: start(.scales).assumingMemoryBound(to: Float.self),
            vectors: start(.vectors).assumingMemoryBound(to: Float.self),
            owners: start(.owners).assumingMemoryBound(to: Int32.self))
    }

    var graphRows: GraphIndex.Rows {
        let all = Graph.Rows(count: count, dimension: dimension, codes: codes, scales: scales, vectors: vectors)
        return GraphIndex.Rows(all, passages: passages, owners: owners)
    }
}
