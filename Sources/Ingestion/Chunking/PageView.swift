import Knowledge

/// A page's text with what is known of every scalar, for looking things up by span.
struct PageView {
    let extracted: ExtractedPage
    let scalars: [Unicode.Scalar]
    private let sizes: [Float]
    private let isBold: [Bool]

    var number: Int { extracted.page.number }
    var page: Page { extracted.page }

    init(_ extracted: ExtractedPage) {
        self.extracted = extracted
        scalars = Array(extracted.page.text.unicodeScalars)
        var sizes = [Float](repeating: 0, count: scalars.count)
        var isBold = [Bool](repeating: false, count: scalars.count)
        for run in extracted.fonts {
            for index in run.span.range.clamped(to: sizes.indices) {
                sizes[index] = run.size
                isBold[index] = run.bold
            }
        }
        self.sizes = sizes
        self.isBold = isBold
    }

    func text(_ range: Range<Int>) -> String { String(scalars: scalars[range]) }

    /// The text on one line, white space folded.
    func folded(_ span: Span) -> String {
        text(span.range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The range without white space at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var range = range
        while let first = range.first, scalars[first].properties.isWhitespace { range.removeFirst() }
        while let last = range.last, scalars[last].properties.isWhitespace { range.removeLast() }
        return range
    }

    /// How much text there is of each font size, in letters and digits.
    func countSizes(into counts: inout [Float: Int]) {
        for (scalar, size) in zip(scalars, sizes) where scalar.isWordlike { counts[size, default: 0] += 1 }
    }

    /// The size of most of a span's letters, and whether all of them are bold.
    func style(of span: Span) -> (size: Float, isBold: Bool) {
        var counts: [Float: Int] = [:]
        var allBold = true
        for index in span.range where scalars[index].isWordlike {
            counts[sizes[index], default: 0] += 1
            allBold = allBold && isBold[index]
        }
        let size = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
        return (size, allBold && !counts.isEmpty)
    }
}

extension Unicode.Scalar {
    var isWordlike: Bool { properties.isAlphabetic || properties.numericType != nil }
    var isDigit: Bool { properties.numericType == .decimal }
}
