/// A question with its labels: read by the scorer only.
struct ScoredQuestion: Decodable, Sendable {
    struct Source: Decodable, Hashable, Sendable {
        var document: String?
        var page: Int?
        var faq: String?
    }

    struct Need: Decodable, Sendable {
        let anyOf: [Source]
        let gold: [[String]]

        enum CodingKeys: String, CodingKey {
            case anyOf = "any_of"
            case gold
        }
    }

    let id: String
    let tenant: String
    let text: String
    let style: String
    let intent: String
    let intentAlternatives: [String]?
    let answerable: Bool
    let unanswerableKind: String?
    let expectedDecision: [String]
    let needs: [Need]
    let mustNot: [String]?
    let requires: String?

    enum CodingKeys: String, CodingKey {
        case id, tenant, text, style, intent, answerable, needs, requires
        case intentAlternatives = "intent_alt"
        case unanswerableKind = "unanswerable_kind"
        case expectedDecision = "expected_decision"
        case mustNot = "must_not"
    }

    var groups: [String] {
        ["ALL", "tenant:" + tenant, "style:" + style] + (requires.map { ["needs " + $0] } ?? [])
    }

    /// The label to score against: the predicted one where it counts as right.
    func goldIntent(for predicted: String?) -> String {
        Labelled.gold(intent, intentAlternatives, for: predicted)
    }
}

/// A message of `intents.jsonl` with its label: read by the scorer only.
struct ScoredIntent: Decodable, Sendable {
    let id: String
    let niche: String
    let intent: String
    let intentAlternatives: [String]?

    enum CodingKeys: String, CodingKey {
        case id, niche, intent
        case intentAlternatives = "intent_alt"
    }

    func goldIntent(for predicted: String?) -> String {
        Labelled.gold(intent, intentAlternatives, for: predicted)
    }
}

enum Labelled {
    static func gold(_ intent: String, _ alternatives: [String]?, for predicted: String?) -> String {
        guard let predicted else { return intent }
        return predicted == intent || (alternatives ?? []).contains(predicted) ? predicted : intent
    }

    /// Macro-averaged F1 over the gold labels, and each label's own.
    static func macroF1(_ pairs: [(gold: String, predicted: String)]) -> (mean: Double, byLabel: [String: Double]) {
        var byLabel: [String: Double] = [:]
        for label in Set(pairs.map(\.gold)) {
            var hits = 0
            var wrong = 0
            for pair in pairs {
                if pair.gold == label, pair.predicted == label {
                    hits += 1
                } else if pair.gold == label || pair.predicted == label {
                    wrong += 1
                }
            }
            byLabel[label] = hits == 0 ? 0 : Double(2 * hits) / Double(2 * hits + wrong)
        }
        return (byLabel.values.reduce(0, +) / Double(max(1, byLabel.count)), byLabel)
    }
}

extension ResultLine.Source {
    var key: ScoredQuestion.Source {
        faq.map { .init(document: nil, page: nil, faq: $0) } ?? .init(document: document, page: page, faq: nil)
    }
}

extension ResultLine.Quote {
    var key: ScoredQuestion.Source {
        faq.map { .init(document: nil, page: nil, faq: $0) } ?? .init(document: document, page: page, faq: nil)
    }
}

extension ScoredQuestion.Source {
    var key: ScoredQuestion.Source {
        faq.map { .init(document: nil, page: nil, faq: $0) } ?? .init(document: document, page: page, faq: nil)
    }
}
