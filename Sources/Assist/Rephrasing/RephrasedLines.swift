/// Reads a chat model's answer as it comes: lines of a fact's number in square brackets and a sentence.
///
/// Whatever is no such line is dropped; an answer without an end is read as far as it goes, its last line only when the
/// answer is complete.
public struct RephrasedLines: Sendable {
    public struct Line: Hashable, Sendable {
        public let fact: Int
        public let text: String
    }

    /// In Unicode scalars. A model that goes on for longer is not listened to.
    static let longestAnswer = 20_000

    private var open = String.UnicodeScalarView()
    private var count = 0

    public init() {}

    /// Whether more was said than any answer needs.
    public var isTooLong: Bool { count > Self.longestAnswer }

    /// The lines that a piece of the answer completes.
    public mutating func read(_ piece: String) -> [Line] {
        var lines: [Line] = []
        for scalar in piece.unicodeScalars where !isTooLong {
            count += 1
            if Sentences.isLineBreak(scalar) {
                if let line = finish() { lines.append(line) }
            } else {
                open.append(scalar)
            }
        }
        return lines
    }

    /// The last line, once the answer is complete.
    public mutating func finish() -> Line? {
        defer { open = String.UnicodeScalarView() }
        let text = String(open).drop { $0.isWhitespace }
        guard text.first == "[", let end = text.firstIndex(of: "]") else { return nil }
        let digits = text[text.index(after: text.startIndex)..<end]
        guard digits.utf8.count <= 3, digits.utf8.allSatisfy({ (48...57).contains($0) }), let fact = Int(digits)
        else { return nil }
        let sentence = String(text[text.index(after: end)...]).oneSpaced
        return sentence.isEmpty ? nil : Line(fact: fact, text: sentence)
    }
}
