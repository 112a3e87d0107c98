typealias WordPieceTokenizer = WordTokenizer<WordPieces>

/// BERT's vocabulary (Wu et al. 2016, arXiv:1609.08144): from the left, the longest piece that fits.
struct WordPieces: WordModel {
    /// Pieces that begin a word, and those that continue one, without the prefix that says so.
    private let beginnings: [[UInt8]: Int32]
    private let continuations: [[UInt8]: Int32]
    private let unknown: Int32
    /// In bytes.
    private let longestPiece: Int
    /// In code points; a longer word is unknown as a whole.
    private let longestWord: Int

    /// - Parameters:
    ///   - prefix: what marks a piece that continues a word: `##`.
    ///   - hidden: ids that are never found in a text.
    init(
        pieces: some Sequence<(text: String, id: Int32)>, prefix: String, unknown: Int32, hidden: Set<Int32>,
        longestWord: Int
    ) {
        var beginnings: [[UInt8]: Int32] = [:]
        var continuations: [[UInt8]: Int32] = [:]
        var longest = 0
        for (text, id) in pieces where !hidden.contains(id) {
            let bytes = Array(text.utf8)
            longest = max(longest, bytes.count)
            beginnings[bytes] = id
            if bytes.starts(with: prefix.utf8) { continuations[Array(bytes.dropFirst(prefix.utf8.count))] = id }
        }
        self.beginnings = beginnings
        self.continuations = continuations
        self.unknown = unknown
        self.longestWord = longestWord
        longestPiece = longest
    }

    func ids(of word: [UInt8]) -> [Int32] {
        // A code point has one byte that is no continuation byte.
        guard word.count(where: { $0 & 0xC0 != 0x80 }) <= longestWord else { return [unknown] }
        var ids: [Int32] = []
        var start = 0
        while start < word.count {
            let pieces = start == 0 ? beginnings : continuations
            var end = min(word.count, start + longestPiece)
            var id = pieces[Array(word[start..<end])]
            while id == nil, end > start + 1 {
                end -= 1
                id = pieces[Array(word[start..<end])]
            }
            guard let id else { return [unknown] }
            ids.append(id)
            start = end
        }
        return ids
    }
}
