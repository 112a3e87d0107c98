import PluginKit

/// Order numbers as people type them. What looks like one is only asked about: the cache knows which there are.
struct OrderNumbers {
    /// Whatever may be one, as it was written.
    let candidates: [String]
    /// A number that is no telephone's: the customer means an order.
    let isGiven: Bool

    init(in question: FactQuestion) {
        let phones = question.entities.filter { if case .phone = $0.value { true } else { false } }
        var found: [String] = []
        var isGiven = false
        for entity in question.entities { if case .order(let number) = entity.value { found.append(number) } }
        isGiven = !found.isEmpty
        for (text, span) in Self.words(in: question.text) {
            if !found.contains(text) { found.append(text) }
            if !phones.contains(where: { $0.span.range.overlaps(span) }) { isGiven = true }
        }
        candidates = Array(found.prefix(8))
        self.isGiven = isGiven
    }

    /// Runs of letters, digits and dashes with five digits at least, and where they stand in Unicode scalars.
    private static func words(in text: String) -> [(String, Range<Int>)] {
        var words: [(String, Range<Int>)] = []
        var word = ""
        let scalars = Array(text.unicodeScalars) + [" "]
        for (place, scalar) in scalars.enumerated() {
            if scalar.isASCII, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-" {
                word.unicodeScalars.append(scalar)
                continue
            }
            let digits = word.filter(\.isNumber).count
            if digits >= 5, digits * 2 >= word.count, word.count <= 24 {
                words.append((word, (place - word.unicodeScalars.count)..<place))
            }
            word = ""
        }
        return words
    }

    /// Letters and digits in capitals: `ty-1023 4567` and `TY10234567` are the same number.
    static func key(_ number: String) -> String {
        String(number.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
    }
}
