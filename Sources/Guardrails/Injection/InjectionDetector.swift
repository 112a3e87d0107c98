import Knowledge

/// Finds texts that try to steer the machine that reads them.
///
/// Words are read as concepts in several languages, and rules look for concepts that lie near each other, so a
/// paraphrase is found like the phrase. The text is read as it stands and also with its disguises taken off: look-alike
/// letters, leet, pulled-apart words, escapes, Base64 and the like; what decoding brings out is read again.
///
/// It is a tripwire. What keeps an injected instruction powerless is that replies only quote and that tools need approval.
/// So someone who talks about an attack they met is let by, even though an attacker may pretend to.
public struct InjectionDetector: Sendable {
    /// Decoded text may hold encoded text, so deep.
    private static let depth = 3
    public init() {}

    /// The findings in the order of the text; overlapping ones of one kind are one.
    public func findings(in text: String, _ direction: GuardrailRule.Direction) -> [GuardFinding] {
        var spans: [InjectionKind: [Span]] = [:]
        search(Reading(text), direction, depth: Self.depth, into: &spans)
        return spans.flatMap { kind, spans in
            Span.merged(spans).map { GuardFinding(rule: kind.id, verdict: .block, span: $0) }
        }
    }

    private func search(
        _ reading: Reading, _ direction: GuardrailRule.Direction, depth: Int,
        into spans: inout [InjectionKind: [Span]]
    ) {
        let vocabulary = ConceptLexicon.shared.vocabulary
        for reading in reading.undisguised(with: vocabulary) {
            report(ConceptText(reading), direction, into: &spans)
        }
        guard depth > 0 else { return }
        for decoded in reading.smuggled() + reading.decodedRuns() {
            search(decoded, direction, depth: depth - 1, into: &spans)
        }
        if let plain = reading.unescaped() { search(plain, direction, depth: depth - 1, into: &spans) }
        if depth == Self.depth {
            if let rotated = reading.rotated() { report(ConceptText(rotated), direction, into: &spans) }
            if reading.looksReversed(to: vocabulary) {
                report(ConceptText(reading.reversed()), direction, into: &spans)
            }
        }
    }

    private func report(
        _ concepts: ConceptText, _ direction: GuardrailRule.Direction,
        into spans: inout [InjectionKind: [Span]]
    ) {
        for (kind, span) in concepts.matches(direction) {
            spans[kind, default: []].append(span)
            if concepts.reading.isAltered { spans[.obfuscated, default: []].append(span) }
        }
    }
}

/// A reading as the concepts in it.
private struct ConceptText {
    private struct Hit {
        let concept: Concept
        let words: Range<Int>
    }

    /// Places of rules that a concept fills: rule and group.
    private static let places: [[(rule: Int, group: Int)]] = {
        var places: [[(rule: Int, group: Int)]] = Array(repeating: [], count: Concept.allCases.count)
        for (index, rule) in InjectionRule.all.enumerated() {
            for (group, concepts) in rule.all.enumerated() {
                for concept in concepts { places[concept.rawValue].append((index, group)) }
            }
        }
        return places
    }()

    let reading: Reading
    private let folded: FoldedText
    private let hits: [Hit]
    /// How near to every word someone talks about attacks, in words; the text's length where nobody does.
    private let reportDistance: [Int]

    init(_ reading: Reading) {
        self.reading = reading
        folded = FoldedText(reading.text)
        let lexicon = ConceptLexicon.shared
        var hits = lexicon.phrases.matches(in: folded).map {
            Hit(concept: lexicon.concepts[$0.phrase], words: $0.words)
        }
        let covered = Self.covered(
            hits.filter { $0.concept == .harmless }.map(\.words), count: folded.words.count)
        hits.removeAll { hit in hit.concept == .harmless || (hit.words.allSatisfy { covered[$0] }) }
        if !folded.words.isEmpty { hits += Self.markerHits(reading.scalars, folded) }
        hits += Self.saying(reading.scalars, folded)
        reportDistance = Self.distances(
            to: hits.filter { $0.concept == .report }.map(\.words.lowerBound), count: folded.words.count)
        self.hits = hits.sorted {
            ($0.words.upperBound, $0.words.lowerBound) < ($1.words.upperBound, $1.words.lowerBound)
        }
    }

    private static func covered(_ ranges: [Range<Int>], count: Int) -> [Bool] {
        var covered = Array(repeating: false, count: count)
        for range in ranges { for word in range { covered[word] = true } }
        return covered
    }

    /// Markers stand at the word that follows them, or the last one.
    private static func markerHits(_ scalars: [Unicode.Scalar], _ folded: FoldedText) -> [Hit] {
        var word = 0
        return Markers.all(in: scalars).sorted { $0.span.start < $1.span.start }.map { marker in
            while word + 1 < folded.words.count, folded.words[word].span.end <= marker.span.start {
                word += 1
            }
            return Hit(concept: marker.concept, words: word..<(word + 1))
        }
    }

    /// The verb "de" (say), which is a particle too ("ben de geldim"): it ends its clause.
    private static func saying(_ scalars: [Unicode.Scalar], _ folded: FoldedText) -> [Hit] {
        folded.words.indices.compactMap { index in
            guard folded.words[index].text == "de", index > 0 else { return nil }
            let end = folded.words[index].span.end
            let isLast = end == scalars.count || ".,;!)<]\"”'-\n".unicodeScalars.contains(scalars[end])
            return isLast ? Hit(concept: .tell, words: index..<(index + 1)) : nil
        }
    }

    func matches(_ direction: GuardrailRule.Direction) -> [(InjectionKind, Span)] {
        guard !hits.isEmpty else { return [] }
        let places = placesOfWords()
        let rules = InjectionRule.all
        var latest: [[Range<Int>?]] = rules.map { Array(repeating: nil, count: $0.all.count) }
        var matches: [(InjectionKind, Span)] = []
        for hit in hits {
            for place in Self.places[hit.concept.rawValue] {
                let rule = rules[place.rule]
                guard rule.directions.contains(direction), !rule.isForVeiledText || reading.isVeiled else {
                    continue
                }
                latest[place.rule][place.group] = hit.words
                var first = hit.words.lowerBound
                var last = hit.words.upperBound
                var isWhole = true
                for range in latest[place.rule] {
                    guard let range else {
                        isWhole = false
                        break
                    }
                    first = min(first, range.lowerBound)
                    last = max(last, range.upperBound)
                }
                guard isWhole, places[last - 1] - places[first] < rule.reach, !isReported(first, last)
                else { continue }
                let span = Span(folded.words[first].span.start..<folded.words[last - 1].span.end)
                matches.append((rule.kind, reading.original(span)))
            }
        }
        return matches
    }

    /// The place of each word, with more room between sentences.
    private func placesOfWords() -> [Int] {
        var places = Array(0..<folded.words.count)
        for (index, sentence) in folded.sentences.enumerated() {
            for word in sentence { places[word] += index * InjectionRule.sentenceStep }
        }
        return places
    }

    /// Talk about attacks lets by what stands this near.
    private static let reportReach = 24

    private func isReported(_ first: Int, _ last: Int) -> Bool {
        !reading.isVeiled && min(reportDistance[first], reportDistance[last - 1]) < Self.reportReach
    }

    private static func distances(to places: [Int], count: Int) -> [Int] {
        var distances = Array(repeating: count + reportReach, count: count)
        for place in places { distances[place] = 0 }
        for word in distances.indices.dropFirst() {
            distances[word] = min(distances[word], distances[word - 1] + 1)
        }
        for word in distances.indices.dropLast().reversed() {
            distances[word] = min(distances[word], distances[word + 1] + 1)
        }
        return distances
    }
}

extension Reading {
    /// The text as it stands, and without what disguises its words, where something does.
    func undisguised(with vocabulary: ConceptTrie) -> [Reading] {
        var readings = [self]
        if let plain = withoutMarks() { readings.append(plain) }
        if let plain = readings[readings.count - 1].withoutLookAlikes() { readings.append(plain) }
        if let plain = readings[readings.count - 1].withoutLeet() { readings.append(plain) }
        let last = readings.count - 1
        if let whole = readings[last].joined(with: vocabulary) { readings.append(whole) }
        if let plain = readings[last].respelt(with: vocabulary) { readings.append(plain) }
        // What passes for leet may be a number that ends a word.
        if last > 0, let whole = joined(with: vocabulary) { readings.append(whole) }
        return readings
    }

    /// Whether more words are known from their end to their beginning than as they stand.
    func looksReversed(to vocabulary: ConceptTrie) -> Bool {
        var forward = 0
        var backward = 0
        for word in FoldedText(text).words where word.text.utf8.count > 4 {
            let letters = Array(word.text.utf8)
            if vocabulary.longestMatch(in: letters, at: 0) > 4 { forward += 1 }
            if vocabulary.longestMatch(in: letters.reversed(), at: 0) > 4 { backward += 1 }
        }
        return backward > 1 && backward > forward
    }
}

extension Span {
    func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }

    /// Overlapping spans as one, in order.
    static func merged(_ spans: [Span]) -> [Span] {
        var merged: [Span] = []
        for span in spans.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
            if let last = merged.last, span.start < last.end {
                merged[merged.count - 1].end = max(last.end, span.end)
            } else {
                merged.append(span)
            }
        }
        return merged
    }
}
