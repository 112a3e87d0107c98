import CEmbeddingKernels

/// The unigram pieces with their log-probabilities (Kudo 2018, arXiv:1804.10959): how a word is most probably written.
///
/// The pieces stay where they lie in the mapped file; a hash table of four bytes per slot finds them.
///
/// `@unchecked Sendable`: the table is written in `init` only and freed with the object, which also keeps the mapping.
final class Vocabulary: @unchecked Sendable {
    private let mapping: MappedFile
    private let slots: UnsafeMutableBufferPointer<UInt32>
    private var table: ek_vocabulary

    init(_ file: ModelFile) throws(EmbeddingError) {
        let pieces = file.pieces
        var capacity = 1
        while capacity < 2 * pieces.count { capacity *= 2 }
        mapping = file.mapping
        slots = .allocate(capacity: capacity)
        slots.initialize(repeating: 0)
        // Aligned: the header has 72 bytes, and the offsets and scores after it four bytes each.
        let base = mapping.bytes.baseAddress!
        table = ek_vocabulary(
            texts: (base + pieces.texts.lowerBound).assumingMemoryBound(to: UInt8.self),
            offsets: (base + pieces.offsets.lowerBound).assumingMemoryBound(to: UInt32.self),
            scores: (base + pieces.scores.lowerBound).assumingMemoryBound(to: Float.self),
            count: UInt32(pieces.count), slots: slots.baseAddress!, slot_mask: UInt32(capacity - 1), longest: 0,
            unknown_score: 0, unknown_id: pieces.unknown)
        // `<s>` or `<mask>` typed by a user is text. The mask is the last piece.
        let controls = [pieces.bos, pieces.eos, pieces.pad, pieces.unknown, Int32(pieces.count - 1)]
        guard ek_vocabulary_index(&table, pieces.texts.count, controls, controls.count) else {
            throw .tampered(mapping.path, part: "pieces")
        }
    }

    deinit { slots.deallocate() }

    /// The pieces of one word (Viterbi over Double sums), runs of unknown characters as one unknown id.
    /// - Parameter word: valid UTF-8 without spaces, led by U+2581.
    func segment(_ word: [UInt8]) -> [Int32] {
        withUnsafeTemporaryAllocation(of: ek_step.self, capacity: word.count + 1) { lattice in
            [Int32](unsafeUninitializedCapacity: word.count) { ids, count in
                guard let start = ids.baseAddress, let steps = lattice.baseAddress else { return }
                count = withUnsafePointer(to: table) { ek_vocabulary_segment($0, word, word.count, steps, start) }
            }
        }
    }
}
