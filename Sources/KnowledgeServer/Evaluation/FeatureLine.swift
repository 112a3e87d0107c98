import Assist
import Knowledge

/// What one question's answer was chosen from: a line of the file that the answer model is fitted on.
struct FeatureLine: Encodable, Sendable {
    struct Part: Encodable, Sendable {
        let retrieval: Float
        let stretches: [Stretch]
    }

    struct Stretch: Encodable, Sendable {
        var document: String?
        var page: Int?
        var faq: String?
        let text: String
        let values: [Float]
        let likeness: Float?
        let doubt: Float
    }

    let id: String
    /// Decided before any document is looked into.
    let settled: Bool
    let parts: [Part]

    init(id: String, settled: Bool, parts: [WeighedPart]) {
        self.id = id
        self.settled = settled
        self.parts = parts.map { Part(retrieval: $0.retrieval, stretches: $0.stretches.map(Stretch.init)) }
    }
}

extension FeatureLine.Stretch {
    init(_ stretch: WeighedStretch) {
        let (text, values, likeness, doubt) = (stretch.text, stretch.values, stretch.likeness, stretch.doubt)
        switch stretch.source {
        case .page(let document, let page, _):
            self.init(
                document: document.filename, page: page, text: text, values: values, likeness: likeness,
                doubt: doubt)
        case .faq(let faq):
            self.init(
                faq: faq.externalID ?? faq.id.description, text: text, values: values, likeness: likeness,
                doubt: doubt)
        }
    }
}
