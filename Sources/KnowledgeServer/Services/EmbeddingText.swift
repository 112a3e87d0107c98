import Embeddings
import Foundation
import Ingestion

/// The text a passage is embedded as: what it says, without the line breaks and hyphens of its page, after the headings it
/// stands under.
enum EmbeddingText {
    static func passage(title: String, headings: [String], text: String, model: EmbeddingModel) -> String {
        // A document's title says little of one passage; it stands in where there is no heading.
        let context = headings.isEmpty ? title : headings.joined(separator: ". ")
        let text = FlowingText.text(of: text)
        let whole = context.isEmpty ? text : "\(context). \(text)"
        if model.tokenCount(of: whole, as: .passage) <= model.maxTokens { return whole }
        return fitting(text, as: .passage, model: model)
    }

    static func faq(question: String, answer: String, model: EmbeddingModel) -> String {
        fitting("\(question)\n\(answer)", as: .passage, model: model)
    }

    /// The longest beginning of whole words that the model's window holds. The text itself is stored and searched
    /// whole; only what its vector sees ends here.
    static func fitting(_ text: String, as kind: TextKind, model: EmbeddingModel) -> String {
        if model.tokenCount(of: text, as: kind) <= model.maxTokens { return text }
        let words = text.split(whereSeparator: \.isWhitespace)
        var low = 0
        var high = words.count
        while low < high {
            let middle = (low + high + 1) / 2
            let candidate = words[..<middle].joined(separator: " ")
            if model.tokenCount(of: candidate, as: kind) <= model.maxTokens { low = middle } else { high = middle - 1 }
        }
        if low > 0 { return words[..<low].joined(separator: " ") }
        // A single word longer than the window: cut inside it.
        var count = min(text.count, model.maxTokens / 2)
        while count > 1, model.tokenCount(of: String(text.prefix(count)), as: kind) > model.maxTokens { count /= 2 }
        return String(text.prefix(count))
    }
}
