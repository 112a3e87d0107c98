import Knowledge

/// Large letters printed across the text (`TASLAK`, `KOPYA`): a block of their own, read last.
enum Overlay {
    /// - Returns: the page's own words, and those across them, both in the PDF library's order.
    static func separate(_ words: [Word]) -> (text: [Word], overlay: [Word]) {
        let heights = words.map(\.em).sorted()
        guard heights.count > 20 else { return (words, []) }
        let usual = heights[heights.count / 2]
        let large = words.indices.filter { words[$0].em > 2.2 * usual }
        guard !large.isEmpty else { return (words, []) }
        let small = words.filter { $0.em < 1.5 * usual }
        let across = Set(large.filter { index in small.count { $0.box.isInside(words[index].box) } >= 2 })
        // Letters of a slanted line are words each; where most of them lie across the text, all do.
        guard 2 * across.count > large.count else { return (words, []) }
        let overlay = Set(large.filter { words[$0].em < 30 * usual })
        let parts = words.indices.map { (word: words[$0], isOverlay: overlay.contains($0)) }
        return (parts.filter { !$0.isOverlay }.map(\.word), parts.filter(\.isOverlay).map(\.word))
    }
}

extension Box {
    fileprivate func isInside(_ other: Box) -> Bool {
        midX > other.x0 && midX < other.x1 && midY > other.y0 && midY < other.y1
    }
}
