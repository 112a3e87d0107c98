import Knowledge

extension Reading {
    /// In words: fewer that change are no disguise.
    private static let fewestChanges = 2

    /// What the text says with its disguises taken off, decoded as deep as `depth`: empty for a text that wears none, as
    /// nearly all do.
    func unveiled(with vocabulary: ConceptTrie, depth: Int = 2) -> [Reading] {
        var plain = withoutMarks() ?? self
        plain = plain.withoutLookAlikes() ?? plain
        plain = plain.withoutLeet() ?? plain
        var readings = [plain, plain.joined(with: vocabulary), rotated(), unescaped()].compactMap(\.self)
        if looksReversed(to: vocabulary) { readings.append(reversed()) }
        readings = readings.filter { $0.says(otherThan: self) }
        guard depth > 0 else { return readings }
        let decoded = smuggled() + decodedRuns()
        return readings + decoded + decoded.flatMap { $0.unveiled(with: vocabulary, depth: depth - 1) }
    }

    /// Whether a good part of the words are others than in `original`: "10.000TL" read as leet changes one of many.
    private func says(otherThan original: Reading) -> Bool {
        let known = Set(FoldedText(original.text).words.map(\.text))
        let words = FoldedText(text).words
        let changed = words.count { $0.text.utf8.count > 1 && !known.contains($0.text) }
        return changed >= Self.fewestChanges && changed * 3 >= words.count
    }
}
