import Foundation
import Knowledge

/// A source as it is looked through: a document page by page, or an FAQ entry.
public struct ReviewedSource: Sendable {
    public let id: UUID
    /// What people call it.
    public let name: String
    public let isFAQ: Bool
    /// A document's pages by number; of an FAQ entry, its answer alone.
    public let texts: [(page: Int?, text: String)]

    public init(document id: DocumentID, title: String, filename: String, pages: [(page: Int, text: String)]) {
        self.id = id.uuid
        name = title.isEmpty ? filename : title
        isFAQ = false
        texts = pages.map { (page: $0.page, text: $0.text) }
    }

    public init(faq id: FAQID, question: String, answer: String) {
        self.id = id.uuid
        name = question
        isFAQ = true
        texts = [(page: nil, text: answer)]
    }
}

/// Where a value stands.
public struct ReviewedPlace: Hashable, Sendable, Codable {
    public let source: UUID
    public let name: String
    public let page: Int?
    public let value: String
    public let quote: String
}

/// Something that an admin should look at.
public enum MaterialFinding: Hashable, Sendable {
    /// Sources state different values of one thing, named by the words they share.
    case contradiction(subject: [String], kind: String, places: [ReviewedPlace])
    /// A document says that it held until this day.
    case expired(source: UUID, name: String, until: Date)
    /// A document with prices is of this year.
    case oldPrices(source: UUID, name: String, year: Int)
}

/// Holds a tenant's sources against each other and against the calendar. The same material gives the same findings.
public enum MaterialReview {
    /// Months after which a document's prices are old.
    static let months = 12

    public static func findings(in sources: [ReviewedSource], today: Date) -> [MaterialFinding] {
        let stated = sources.map { (source: $0, values: values(of: $0)) }
        return contradictions(stated) + sources.flatMap { dates(of: $0, today) }
    }

    private typealias Stated = (source: ReviewedSource, values: [(value: StatedValue, page: Int?)])

    private static func values(of source: ReviewedSource) -> [(value: StatedValue, page: Int?)] {
        source.texts.flatMap { page, text in
            StatedValues.all(in: text, title: source.isFAQ ? source.name : "").map { (value: $0, page: page) }
        }
    }

    private struct Thing: Hashable {
        let subject: [String]
        let kind: String
    }

    /// One thing, one kind of value, two sources that each state one value of it, and not the same.
    private static func contradictions(_ stated: [Stated]) -> [MaterialFinding] {
        var places: [Thing: [ReviewedPlace]] = [:]
        for (source, values) in stated {
            let byThing = Dictionary(grouping: values) { Thing(subject: $0.value.subject, kind: $0.value.kind) }
            for (thing, found) in byThing where Set(found.map(\.value.value)).count == 1 {
                guard let first = found.first else { continue }
                places[thing, default: []].append(
                    ReviewedPlace(
                        source: source.id, name: source.name, page: first.page, value: first.value.value,
                        quote: first.value.quote))
            }
        }
        return places.filter { Set($0.value.map(\.value)).count > 1 }
            .sorted { ($0.key.subject.joined(), $0.key.kind) < ($1.key.subject.joined(), $1.key.kind) }
            .map { .contradiction(subject: $0.key.subject, kind: $0.key.kind, places: $0.value) }
    }

    private static func dates(of source: ReviewedSource, _ today: Date) -> [MaterialFinding] {
        let whole = source.texts.map(\.text).joined(separator: "\n")
        if let until = WrittenDates.validUntil(in: whole) {
            // The day itself is still of the time it holds.
            return until.addingTimeInterval(86_400) <= today
                ? [.expired(source: source.id, name: source.name, until: until)] : []
        }
        guard !source.isFAQ, hasPrices(whole) else { return [] }
        let head = source.name + "\n" + (source.texts.first?.text.prefix(400) ?? "")
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0)!
        let years = WrittenDates.years(in: head)
        guard let year = years.max() else { return [] }
        // A year stands for its last day, a date for itself.
        let lastDay = calendar.date(from: DateComponents(year: year, month: 12, day: 31)) ?? today
        let dated = WrittenDates.all(in: head).filter { calendar.component(.year, from: $0) == year }.max() ?? lastDay
        guard let old = calendar.date(byAdding: .month, value: months, to: dated), old <= today else { return [] }
        return [.oldPrices(source: source.id, name: source.name, year: year)]
    }

    private static func hasPrices(_ text: String) -> Bool {
        NumberMention.all(in: text).contains { if case .currency = $0.unit { true } else { false } }
    }
}
