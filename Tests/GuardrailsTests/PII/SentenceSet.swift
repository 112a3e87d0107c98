import Foundation
import Guardrails
import Knowledge

/// Fictional sentences with their personal data marked, from `benchmarks/pii/sentences`.
struct Sentence: Decodable, Sendable {
    struct Mark: Decodable, Hashable, Sendable {
        let start: Int
        let end: Int
        let type: String
    }

    let id: String
    let group: String
    let text: String
    let spans: [Mark]

    /// A look-alike: no personal data, whatever it looks like.
    var isTrap: Bool { spans.isEmpty }

    static func all(_ name: String) throws -> [Sentence] {
        let url = Bundle.module.url(forResource: name, withExtension: "jsonl", subdirectory: "Sentences")
        guard let url else { throw CocoaError(.fileNoSuchFile) }
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
            .map { try JSONDecoder().decode(Sentence.self, from: Data($0.utf8)) }
    }
}

/// Precision and recall of findings, a match being half of the union of both spans.
struct Score {
    private(set) var found = 0
    private(set) var missed = 0
    private(set) var wrong = 0

    var f1: Double {
        found == 0 ? (missed + wrong == 0 ? 1 : 0) : Double(2 * found) / Double(2 * found + missed + wrong)
    }

    mutating func add(_ sentence: Sentence, _ findings: [PIIFinding], of type: String) {
        var rest = findings.filter { $0.type.rawValue == type }
        for mark in sentence.spans where mark.type == type {
            let match = rest.firstIndex { finding in
                let shared = min(finding.span.end, mark.end) - max(finding.span.start, mark.start)
                let union = max(finding.span.end, mark.end) - min(finding.span.start, mark.start)
                return 2 * shared >= union
            }
            if let match {
                found += 1
                rest.remove(at: match)
            } else {
                missed += 1
            }
        }
        wrong += rest.count
    }
}
