import Ingestion
import Knowledge
import Storage

/// What importing a file's rows does to the entries there are.
///
/// A row and an entry are the same where their ids are; without an id on either side, where they ask the same in the
/// same language.
struct FAQImportPlan: Sendable {
    enum Action: String, Sendable {
        case create
        case update
        /// It is there already, word for word.
        case keep
    }

    struct Step: Sendable {
        let line: Int
        let action: Action
        /// The entry that is changed or kept.
        let existing: FAQID?
        let entry: NewFAQ
    }

    /// One for each row, in the file's order.
    let steps: [Step]

    init(_ rows: [FAQRow], over known: [FAQ]) {
        var byID: [String: FAQ] = [:]
        var byQuestion: [String: FAQ] = [:]
        for faq in known {
            if let id = faq.externalID { byID[id] = faq }
            let key = FAQRow.key(question: faq.question, language: faq.language)
            // An entry without an id may take one on, so it is preferred.
            if byQuestion[key] == nil || faq.externalID == nil { byQuestion[key] = faq }
        }
        steps = rows.map { row in
            let asked = byQuestion[row.key]
            let existing = row.id.map { byID[$0] ?? (asked?.externalID == nil ? asked : nil) } ?? asked
            let entry = NewFAQ(
                externalID: row.id ?? existing?.externalID, question: row.question, answer: row.answer,
                category: row.category, language: row.language)
            let isSame =
                existing.map { faq in
                    faq.externalID == entry.externalID && faq.question == entry.question
                        && faq.answer == entry.answer && faq.category == entry.category
                        && faq.language == entry.language
                } ?? false
            return Step(
                line: row.line, action: existing == nil ? .create : isSame ? .keep : .update, existing: existing?.id,
                entry: entry)
        }
    }

    private init(steps: [Step]) { self.steps = steps }

    /// The plan with the first so many changes only, and all rows that are there already.
    func first(_ changes: Int) -> FAQImportPlan {
        var left = changes
        return FAQImportPlan(
            steps: steps.filter { step in
                if step.action == .keep { return true }
                left -= 1
                return left >= 0
            })
    }

    func count(_ action: Action) -> Int { steps.count { $0.action == action } }
}
