/// The vectors of questions and of the stretches that may answer them.
public struct StretchVectors: Sendable {
    /// Nothing is compared: stretches are told apart by their words alone.
    public static let none = StretchVectors(questions: [:], stretches: [:])

    private let questions: [String: [Float]]
    private let stretches: [String: [Float]]

    /// - Parameters:
    ///   - questions: unit vectors of the texts of ``Understanding/queries``.
    ///   - stretches: unit vectors, as passages, of what ``ReplyEngine/stretches(in:for:)`` names.
    public init(questions: [String: [Float]], stretches: [String: [Float]]) {
        self.questions = questions
        self.stretches = stretches
    }

    /// How near in meaning, stretched as ``AnswerFeatures/nearness``; `nil` where one of the vectors is not there.
    func likeness(of stretch: String, to question: String) -> Float? {
        guard let left = questions[question], let right = stretches[stretch] else { return nil }
        return AnswerScorer.likeness(cosine: zip(left, right).reduce(0) { $0 + $1.0 * $1.1 })
    }
}
