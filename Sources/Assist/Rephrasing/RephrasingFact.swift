import Knowledge

/// One sentence of an extractive reply, which a chat model may say in other words.
public struct RephrasingFact: Hashable, Sendable {
    /// What the model calls it, from 1.
    public let number: Int
    public let text: String
    /// Which of the draft's sentences it is of.
    let sentence: Int

    /// The same fact as it may leave: with other words for what nobody else may read.
    public func saying(_ text: String) -> RephrasingFact {
        RephrasingFact(number: number, text: text, sentence: sentence)
    }
}

extension RephrasingFact {
    /// More are left as they are: a reply of so many sentences is no reply to rephrase.
    static let most = 12

    /// The sentences of the reply without the words that name their source; empty where they are not what the reply
    /// consists of.
    public static func all(in draft: Draft) -> [RephrasingFact] {
        guard draft.decision == .reply else { return [] }
        var facts: [RephrasingFact] = []
        for (index, sentence) in draft.sentences.enumerated() {
            guard draft.text.contains(sentence.text) else { return [] }
            for text in parts(of: sentence) {
                facts.append(RephrasingFact(number: facts.count + 1, text: text, sentence: index))
            }
        }
        return facts.count <= most ? facts : []
    }

    /// Joined by spaces, they are what follows the reference.
    static func parts(of sentence: CitedSentence) -> [String] {
        let scalars = Array(body(of: sentence).unicodeScalars)
        return Sentences.ranges(in: scalars, 0..<scalars.count).map { range in
            String(String.UnicodeScalarView(scalars[range])).oneSpaced
        }
    }

    /// The reference with its colon, kept as it is; empty where the sentence has none.
    static func reference(of sentence: CitedSentence) -> Substring {
        sentence.text.dropLast(body(of: sentence).count)
    }

    private static func body(of sentence: CitedSentence) -> Substring {
        let rest = ReferenceForm.strip(from: sentence.text, citations: sentence.citations)
        guard rest.count < sentence.text.count, rest.hasPrefix(": ") else { return rest }
        return rest.dropFirst(2)
    }
}

extension String {
    /// White space of any kind and length as one space, none at the ends.
    var oneSpaced: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
