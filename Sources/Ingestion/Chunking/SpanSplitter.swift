import Knowledge

/// Splits text that is too long for the model, in halves, where it hurts least.
struct SpanSplitter {
    let page: PageView
    let tokenCount: @Sendable (String) -> Int

    /// Consecutive ranges of at most `limit` tokens that leave out nothing but white space.
    func pieces(of range: Range<Int>, limit: Int) -> [Range<Int>] {
        let range = page.trimmed(range)
        guard range.count > 1, tokenCount(page.text(range)) > limit else { return range.isEmpty ? [] : [range] }
        let cut = cut(in: range)
        return pieces(of: range.lowerBound..<cut, limit: limit) + pieces(of: cut..<range.upperBound, limit: limit)
    }

    /// After a sentence, else after a line, else after a word, else anywhere: the place nearest to the middle.
    private func cut(in range: Range<Int>) -> Int {
        let middle = (range.lowerBound + range.upperBound) / 2
        let margin = range.count / 5
        let inner = (range.lowerBound + max(1, margin))..<max(range.lowerBound + 2, range.upperBound - margin)
        let kinds: [(Int) -> Bool] = [endsSentence, endsLine, { page.scalars[$0].properties.isWhitespace }]
        for isPlace in kinds {
            let places = inner.clamped(to: range).filter(isPlace)
            if let nearest = places.min(by: { abs($0 - middle) < abs($1 - middle) }) { return nearest }
        }
        return middle
    }

    private func endsSentence(_ index: Int) -> Bool {
        index > 0 && page.scalars[index].properties.isWhitespace
            && ".!?…".unicodeScalars.contains(page.scalars[index - 1])
    }

    private func endsLine(_ index: Int) -> Bool { page.scalars[index] == "\n" }
}
