import Knowledge

/// Finds what a message asks: the question inside a story, and each of several questions.
enum QuestionSplitter {
    /// More questions than a person puts into one message. What comes after them is one last part that nobody looks
    /// for: a person reads it, and the work for one message stays bounded.
    static let mostParts = 5

    static func parts(of text: String, history: [Message]) -> [QuestionPart] {
        let scalars = Array(text.unicodeScalars)
        let sentences = Sentences.lines(in: scalars).flatMap { Sentences.ranges(in: scalars, $0) }.map { range in
            String(String.UnicodeScalarView(scalars[range]))
        }
        let asking = questions(among: sentences)
        let before = contextBefore(text, history)
        guard !asking.isEmpty else { return [QuestionPart(text: text, context: before)] }

        let all = asking.flatMap(split)
        let pieces = all.count > mostParts ? all.prefix(mostParts) + [all[mostParts...].joined(separator: " ")] : all
        let story = sentences.filter { !asking.contains($0) }
        return pieces.enumerated().map { index, piece in
            let beside = pieces.prefix(mostParts).indices.filter { $0 != index }.map { pieces[$0] }
            return QuestionPart(
                text: piece, context: ([before] + story + beside).filter { !$0.isEmpty }.joined(separator: " "))
        }
    }

    /// The turn before, where the message is too short or too dependent to stand alone.
    static func contextBefore(_ text: String, _ history: [Message]) -> String {
        let turns = history.filter { $0.role == .customer }.map(\.text)
        guard let last = turns.last else { return "" }
        let folded = FoldedText(text)
        guard leansBack(folded) else { return "" }
        // A turn that leans back itself brings the one before it along.
        if turns.count > 1, leansBack(FoldedText(last)), folded.words.count < 8 {
            return turns[turns.count - 2] + " " + last
        }
        return last
    }

    private static func leansBack(_ text: FoldedText) -> Bool {
        text.words.count <= 8 || text.words.contains { pointers.contains($0.text) }
    }

    /// The sentences that ask. Where one ends in a question mark, the others only tell.
    private static func questions(among sentences: [String]) -> [String] {
        let marked = sentences.filter { $0.hasSuffix("?") || $0.hasSuffix("؟") || $0.contains("? ") }
        if !marked.isEmpty { return marked }
        return sentences.filter { asks(FoldedText($0), nil) }
    }

    /// Cuts "…, bir de …", "… ve kaç …", "… and how …" where both sides ask and the right one has a subject.
    private static func split(_ sentence: String) -> [String] {
        let text = FoldedText(sentence)
        let scalars = Array(sentence.unicodeScalars)
        var cuts: [(end: Int, start: Int)] = []
        var begin = 0
        for index in text.words.indices.dropFirst() {
            guard let length = joint(at: index, in: text, scalars), index + length < text.words.count else { continue }
            let left = begin..<index
            let right = (index + length)..<text.words.count
            guard asks(text, left), asks(text, right), namesSomething(text, left),
                hasSubject(text, right) || asksOtherKind(text, right, than: left)
            else { continue }
            cuts.append((end: text.words[index - 1].span.end, start: text.words[index + length].span.start))
            begin = index + length
        }
        var pieces: [String] = []
        var start = 0
        for cut in cuts {
            pieces.append(String(String.UnicodeScalarView(scalars[start..<cut.end])))
            start = cut.start
        }
        pieces.append(String(String.UnicodeScalarView(scalars[start...])))
        return pieces
    }

    /// How many joining words stand here: "bir de" 2, "ve" 1, a bare comma 0; `nil` where nothing joins.
    private static func joint(at index: Int, in text: FoldedText, _ scalars: [Unicode.Scalar]) -> Int? {
        let gap = scalars[text.words[index - 1].span.end..<text.words[index].span.start]
        let word = text.words[index].text
        let next = index + 1 < text.words.count ? text.words[index + 1].text : ""
        if word == "bir", next == "de" || next == "da" { return 2 }
        if word == "hem", next == "de" || next == "da" { return 2 }
        if ["ve", "ayrica", "bide", "and", "also", "و"].contains(word) { return 1 }
        return gap.contains { ",;?؟،".unicodeScalars.contains($0) } ? 0 : nil
    }

    /// Whether the words ask something: a question word, or the particle mi.
    static func asks(_ text: FoldedText, _ range: Range<Int>?) -> Bool {
        text.words[range ?? 0..<text.words.count].contains { word in
            askingWords.contains(word.text) || askingStarts.contains { word.text.hasPrefix($0) }
        }
    }

    /// Whether a question word is among the words, or it asks "what if": the particle mi may well ask for a favour.
    static func wantsToKnow(_ text: String) -> Bool {
        let words = FoldedText(text).words.map(\.text)
        let wonders = words.last.map { last in ["sem", "sam", "sek", "sak"].contains { last.hasSuffix($0) } } ?? false
        return wonders || words.contains { interrogatives.contains($0) }
    }

    /// "Ne zaman" alone belongs to what follows it; "ücret nedir" and "how much is it" are questions of their own.
    private static func namesSomething(_ text: FoldedText, _ range: Range<Int>) -> Bool {
        range.count > 2 || !QuestionTerms.terms(in: text, words: range).isEmpty
    }

    /// "Kaç para?" after a comma only goes on with what was named before.
    private static func hasSubject(_ text: FoldedText, _ range: Range<Int>) -> Bool {
        QuestionTerms.terms(in: text, words: range).contains { $0.weight > 0.3 }
    }

    /// "… kaç ay sürüyor, ücreti ne kadar?": one thing, and two values of it.
    private static func asksOtherKind(_ text: FoldedText, _ right: Range<Int>, than left: Range<Int>) -> Bool {
        let kinds = (ValueKind.asked(in: text, words: left), ValueKind.asked(in: text, words: right))
        return !kinds.0.isEmpty && !kinds.1.isEmpty && kinds.0.isDisjoint(with: kinds.1)
    }

    private static let pointers: Set<String> = [
        "peki", "bunun", "bunu", "buna", "onun", "onu", "ona", "bunlar", "onlar", "orada", "oraya", "it", "that",
        "those",
    ]
    private static let interrogatives: Set<String> = [
        "kac", "kaca", "kacta", "kacinci", "ne", "nedir", "neler", "nasil", "nerede", "nereye", "nereden", "neresi",
        "hangi", "hangisi", "neden", "niye", "nicin", "kim", "kime", "how", "what", "when", "where", "which", "who",
        "why", "كم", "ما", "متى", "اين", "كيف",
    ]
    private static let askingWords = interrogatives.union([
        "mi", "mu", "midir", "mudur", "is", "are", "do", "does", "did", "can", "could", "هل",
    ])
    private static let askingStarts = ["miyi", "muyu", "misi", "musu", "miyd", "muyd"]
}

extension Sentences {
    /// The printed lines of a message.
    static func lines(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        for index in 0...scalars.count where index == scalars.count || isLineBreak(scalars[index]) {
            if index > start { lines.append(start..<index) }
            start = index + 1
        }
        return lines
    }
}
