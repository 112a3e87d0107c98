import Knowledge

/// Where sentences begin and end in running text.
enum Sentences {
    /// Ranges of scalars, without the white space around the sentences.
    ///
    /// A stop ends a sentence where white space and a capital, a digit or a quotation mark follow, so that "3. günde",
    /// "5.200 TL" and "No: 8" stay whole; common abbreviations and item numbers do not end one.
    static func ranges(in scalars: [Unicode.Scalar], _ range: Range<Int>) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        var start = range.lowerBound
        for index in range where isStop(scalars[index]) {
            guard let next = nextVisible(after: index, in: scalars, range), next > index + 1 else { continue }
            guard begins(scalars[next]), !isAbbreviation(before: index, from: start, in: scalars) else { continue }
            add(start..<(index + 1), of: scalars, to: &sentences)
            start = next
        }
        add(start..<range.upperBound, of: scalars, to: &sentences)
        return sentences
    }

    static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }

    private static func isStop(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", "!", "?", "…", "؟": true
        default: false
        }
    }

    private static func begins(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isUppercase || scalar.properties.numericType == .decimal || scalar.value >= 0x0600
            || "\"'“‘«(•".unicodeScalars.contains(scalar)
    }

    private static func nextVisible(after index: Int, in scalars: [Unicode.Scalar], _ range: Range<Int>) -> Int? {
        var next = index + 1
        while next < range.upperBound, scalars[next].properties.isWhitespace { next += 1 }
        return next < range.upperBound ? next : nil
    }

    private static func isAbbreviation(before stop: Int, from start: Int, in scalars: [Unicode.Scalar]) -> Bool {
        guard scalars[stop] == "." else { return false }
        var begin = stop
        while begin > start, !scalars[begin - 1].properties.isWhitespace { begin -= 1 }
        let word = FoldedText.fold(String(String.UnicodeScalarView(scalars[begin..<stop])))
        let isItemNumber = begin == start && !word.isEmpty && word.allSatisfy(\.isNumber)
        return isItemNumber || abbreviations.contains(word)
    }

    private static func add(_ range: Range<Int>, of scalars: [Unicode.Scalar], to sentences: inout [Range<Int>]) {
        var range = range
        while let first = range.first, scalars[first].properties.isWhitespace { range = (first + 1)..<range.upperBound }
        while let last = range.last, scalars[last].properties.isWhitespace { range = range.lowerBound..<last }
        if !range.isEmpty { sentences.append(range) }
    }

    private static let abbreviations: Set<String> = [
        "dr", "prof", "doc", "op", "dt", "uzm", "no", "tel", "cad", "sok", "mah", "apt", "bul", "sn", "av", "st", "mr",
        "mrs", "ms", "ort", "maks", "min", "orn",
    ]
}
