import CEmbeddingKernels

/// The unigram pieces with their log-probabilities (Kudo 2018, arXiv:1804.10959): how a word is most probably written.
///
/// A hash table of four bytes per slot finds them.
///
/// `@unchecked Sendable`: the buffers are written in `init` only and freed with the object.
final class UnigramPieces: WordModel, @unchecked Sendable {
    private let texts: UnsafeMutableBufferPointer<UInt8>
    private let offsets: UnsafeMutableBufferPointer<UInt32>
    private let scores: UnsafeMutableBufferPointer<Double>
    private let slots: UnsafeMutableBufferPointer<UInt32>
    private var table: ek_vocabulary

    /// - Parameters:
    ///   - texts: all pieces one after another; a piece's id is its place. Of equal pieces the last counts.
    ///   - offsets: the start of each piece, and the end of the last.
    ///   - unknown: the id of characters without a piece.
    ///   - hidden: ids that are never found in a text: `<s>` or `<mask>` typed by a user is text.
    /// - Returns: `nil` where offsets decrease or leave the texts, a score is no number, or there are too many pieces.
    init?(
        texts: some Collection<UInt8>, offsets: some Collection<UInt32>, scores: some Collection<Double>,
        unknown: Int32, hidden: [Int32]
    ) {
        guard (1...EK_MAX_PIECES).contains(scores.count), offsets.count == scores.count + 1 else { return nil }
        var capacity = 1
        while capacity < 2 * scores.count { capacity *= 2 }
        self.texts = Self.buffer(of: texts)
        self.offsets = Self.buffer(of: offsets)
        self.scores = Self.buffer(of: scores)
        slots = Self.buffer(of: repeatElement(0, count: capacity))
        table = ek_vocabulary(
            texts: self.texts.baseAddress, offsets: self.offsets.baseAddress, scores: self.scores.baseAddress,
            count: UInt32(scores.count), slots: slots.baseAddress, slot_mask: UInt32(capacity - 1), longest: 0,
            unknown_score: 0, unknown_id: unknown)
        guard ek_vocabulary_index(&table, texts.count, hidden, hidden.count) else { return nil }
    }

    deinit {
        texts.deallocate()
        offsets.deallocate()
        scores.deallocate()
        slots.deallocate()
    }

    private static func buffer<Element: BitwiseCopyable>(
        of elements: some Collection<Element>
    ) -> UnsafeMutableBufferPointer<Element> {
        let buffer = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
        _ = buffer.initialize(fromContentsOf: elements)
        return buffer
    }

    /// The most probable pieces (Viterbi over Double sums), runs of unknown characters as one unknown id.
    func ids(of word: [UInt8]) -> [Int32] {
        withUnsafeTemporaryAllocation(of: ek_step.self, capacity: word.count + 1) { lattice in
            [Int32](unsafeUninitializedCapacity: word.count) { ids, count in
                guard let start = ids.baseAddress, let steps = lattice.baseAddress else { return }
                count = withUnsafePointer(to: table) { ek_vocabulary_segment($0, word, word.count, steps, start) }
            }
        }
    }
}
