import Knowledge

/// Finds what a message names: money, days, times, quantities, order numbers, phones, services.
///
/// Where two readings overlap the one that explains more of the text stands: "0532 111 22 33" is a phone, not four
/// numbers.
public struct EntityReader: Sendable {
    private let services: [ServiceName]
    private let phrases: PhraseSet
    private let owners: [Int]

    /// - Parameter services: those of the enabled niches.
    public init(services: [ServiceName] = []) {
        self.services = services
        phrases = PhraseSet(services.flatMap(\.phrases))
        owners = services.indices.flatMap { index in services[index].phrases.map { _ in index } }
    }

    /// In the order of the text.
    /// - Parameter today: where "yarın" begins to count.
    public func entities(in text: String, today: CalendarDay) -> [Entity] {
        let tokens = MessageToken.all(in: text)
        let found =
            PhoneReading.all(in: tokens, of: text) + OrderReading.all(in: tokens, of: text)
            + MoneyReading.all(in: tokens)
            + DayReading(today: today).all(in: tokens) + TimeReading.all(in: tokens) + QuantityReading.all(in: tokens)
            + named(in: text)
        var kept: [Entity] = []
        // Stable: of equally long readings the kind that comes first above.
        for entity in found.enumerated().sorted(by: { Self.goesBefore($0, $1) }).map(\.element)
        where kept.allSatisfy({ !$0.span.range.overlaps(entity.span.range) }) { kept.append(entity) }
        return kept.sorted { $0.span.start < $1.span.start }
    }

    private static func goesBefore(
        _ left: EnumeratedSequence<[Entity]>.Element, _ right: EnumeratedSequence<[Entity]>.Element
    ) -> Bool {
        let (a, b) = (left.element.span.range.count, right.element.span.range.count)
        return a != b ? a > b : left.offset < right.offset
    }

    private func named(in text: String) -> [Entity] {
        let folded = FoldedText(text)
        return phrases.matches(in: folded).compactMap { match in
            let words = folded.words[match.words]
            guard let first = words.first, let last = words.last else { return nil }
            let service = services[owners[match.phrase]].id
            return Entity(.service(service), span: Span(first.span.start..<last.span.end))
        }
    }
}
