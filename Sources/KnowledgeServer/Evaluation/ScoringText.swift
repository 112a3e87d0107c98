import Foundation

/// The comparison rule of the evaluation format: what counts as the same text.
enum ScoringText {
    /// NFKC, Turkish lower case, thousands separators dropped, money and percent spelled out, dashes and space folded.
    static func normalized(_ text: String) -> String {
        var scalars = lowered(text)
        scalars = scalars.map { "–—−".unicodeScalars.contains($0) ? "-" : $0 }
        scalars = withoutThousandsSeparators(scalars)
        scalars = spelledOut(scalars)
        scalars = withTightRanges(scalars)
        return keptRuns(scalars)
    }

    /// Whether the needle occurs, a number never as a part of a longer one. `haystack` is normalised already.
    static func contains(_ needle: String, in haystack: String) -> Bool {
        let needle = Array(normalized(needle).unicodeScalars)
        let hay = Array(haystack.unicodeScalars)
        guard let first = needle.first, let last = needle.last, hay.count >= needle.count else { return false }
        for start in 0...(hay.count - needle.count) where hay[start] == first {
            let end = start + needle.count
            guard hay[start..<end].elementsEqual(needle) else { continue }
            if !(isDigit(first) && continuesNumber(before: start, in: hay))
                && !(isDigit(last) && continuesNumber(after: end, in: hay))
            {
                return true
            }
        }
        return false
    }

    private static func continuesNumber(before start: Int, in hay: [Unicode.Scalar]) -> Bool {
        guard start > 0 else { return false }
        if isDigit(hay[start - 1]) { return true }
        return isSeparator(hay[start - 1]) && start > 1 && isDigit(hay[start - 2])
    }

    private static func continuesNumber(after end: Int, in hay: [Unicode.Scalar]) -> Bool {
        guard end < hay.count else { return false }
        if isDigit(hay[end]) { return true }
        return isSeparator(hay[end]) && end + 1 < hay.count && isDigit(hay[end + 1])
    }

    private static func lowered(_ text: String) -> [Unicode.Scalar] {
        let composed = text.precomposedStringWithCompatibilityMapping
        var turkish = String.UnicodeScalarView()
        for scalar in composed.unicodeScalars {
            switch scalar {
            case "İ": turkish.append("i")
            case "I": turkish.append("ı")
            default: turkish.append(scalar)
            }
        }
        return String(turkish).lowercased().unicodeScalars.filter { $0.value != 0x307 }
    }

    private static func withoutThousandsSeparators(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        for (index, scalar) in text.enumerated() {
            if isSeparator(scalar) || scalar.properties.isWhitespace, index > 0, isDigit(text[index - 1]),
                index + 3 < text.count, text[(index + 1)...(index + 3)].allSatisfy(isDigit),
                index + 4 >= text.count || !isDigit(text[index + 4])
            {
                continue
            }
            result.append(scalar)
        }
        return result
    }

    private static func spelledOut(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        for scalar in text {
            switch scalar {
            case "₺": result += Array(" tl ".unicodeScalars)
            case "€": result += Array(" eur ".unicodeScalars)
            case "$": result += Array(" usd ".unicodeScalars)
            default: result.append(scalar)
            }
        }
        result = replacingWord("euro", by: "eur", in: result)
        result = replacingWord("lira", by: "tl", in: result)
        return result.flatMap { scalar -> [Unicode.Scalar] in
            if scalar == "%" { return Array(" yüzde ".unicodeScalars) }
            return "’'\"“”".unicodeScalars.contains(scalar) ? [] : [scalar]
        }
    }

    private static func replacingWord(_ word: String, by other: String, in text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        let word = Array(word.unicodeScalars)
        let other = Array(other.unicodeScalars)
        var result: [Unicode.Scalar] = []
        var index = 0
        while index < text.count {
            let end = index + word.count
            if end <= text.count, text[index..<end].elementsEqual(word), index == 0 || !isWord(text[index - 1]),
                end == text.count || !isWord(text[end])
            {
                result += other
                index = end
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }

    /// `2 - 4` becomes `2-4`.
    private static func withTightRanges(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        var index = 0
        while index < text.count {
            if let previous = result.last, isDigit(previous), text[index].properties.isWhitespace || text[index] == "-"
            {
                var end = index
                while end < text.count, text[end].properties.isWhitespace { end += 1 }
                if end < text.count, text[end] == "-" {
                    end += 1
                    while end < text.count, text[end].properties.isWhitespace { end += 1 }
                    if end < text.count, isDigit(text[end]) {
                        result.append("-")
                        index = end
                        continue
                    }
                }
            }
            result.append(text[index])
            index += 1
        }
        return result
    }

    private static let kept = Set("0123456789abcdefghijklmnopqrstuvwxyzçğıöşüâîû@+:,./-".unicodeScalars)

    private static func keptRuns(_ text: [Unicode.Scalar]) -> String {
        var result = String.UnicodeScalarView()
        var pendingSpace = false
        for scalar in text {
            if kept.contains(scalar) || (0x600...0x6FF).contains(scalar.value) {
                if pendingSpace, !result.isEmpty { result.append(" ") }
                pendingSpace = false
                result.append(scalar)
            } else {
                pendingSpace = true
            }
        }
        return String(result)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .decimalNumber
    }
    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool { scalar == "." || scalar == "," }
    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}
