/// Names of people: words of the lexicon and capitals, with what stands before and after them.
///
/// The span is the bare name, without title, honorific or ending.
extension PIIScan {
    mutating func findPersons() {
        guard !summary.isDisjoint(with: [.given, .surname, .title, .honorific, .nameFollows, .kin]) else { return }
        var index = 0
        while index < tokens.count {
            guard mayBegin(index) else {
                index += 1
                continue
            }
            let name = readName(from: index)
            if let verdict = judge(name) {
                let last = tokens[name.last]
                let range = tokens[name.first].start..<(last.has(.names) ? last.stemEnd : last.end)
                add(range, .person, verdict.score, verdict.rule, evidence: verdict.evidence)
                index = name.last + 1
            } else {
                index += 1
            }
        }
    }

    /// A run of words that may be one person's name.
    private struct Name {
        var first: Int
        var last: Int
        var count: Int { last - first + 1 }
        /// What stands right before it, if it says that a name follows.
        var before: Int?
    }

    /// Words that end a name wherever they stand.
    private static let never: Sense = [
        .plain, .honorific, .title, .nameFollows, .nameBefore, .placeNoun, .aboutAddress, .unit, .aboutPhone,
        .aboutTCKN,
        .aboutCard, .aboutIBAN, .kin, .quarter, .street, .building, .aboutOrder, .illness, .drug, .month,
    ]

    private func isName(_ token: Token) -> Bool {
        token.isWord && !token.isEnding && token.count > 1 && token.has(.names) && !taken[token.start]
    }

    /// Not in the lexicon, yet written as names are.
    private func isCapitalised(_ token: Token) -> Bool {
        token.isWord && token.isCapital && !token.isEnding && token.count > 1 && !taken[token.start]
            && !token.has(Self.never.union([.province, .district]))
    }

    private func mayBegin(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.isWord, !cells.isWordPart(token.start - 1) else { return false }
        // "N. Kaplan"
        if isInitial(index) { return tokens[index + 1].has(.surname) && !tokens[index + 1].has(.plain) }
        if isName(token) { return !token.has(.plain) || token.isCapital && token.has(.given) }
        return isCapitalised(token)
    }

    private func readName(from first: Int) -> Name {
        var name = Name(first: first, last: first, before: cueBefore(first))
        let isCapital = tokens[first].isCapital
        while name.count < 4, name.last + 1 < tokens.count {
            let next = tokens[name.last + 1]
            guard tokens[name.last].stemEnd == tokens[name.last].end, isNear(name.last, name.last + 1) else { break }
            if isInitial(name.last + 1) {
                name.last += 1
                continue
            }
            let isKnown = isName(next) && !next.has([.honorific, .plain, .nameBefore, .placeNoun, .kin, .unit])
            guard
                isKnown && next.isCapital == isCapital || isKnown && next.isExact && !next.has(.commonWord)
                    || isCapital && isName(next) && next.isCapital && !next.has([.honorific, .placeNoun])
                    || isCapital && isCapitalised(next) && !(next.isAllCapitals && !tokens[first].isAllCapitals)
            else { break }
            name.last += 1
        }
        return name
    }

    /// "A." of "Mehmet A. Kaya".
    private func isInitial(_ index: Int) -> Bool {
        let token = tokens[index]
        return token.isWord && token.count == 1 && token.isCapital && code(token.end) == UInt8(ascii: ".")
            && index + 1 < tokens.count && tokens[index + 1].isCapital && isNear(index, index + 1)
    }

    /// One space between, with a point after an initial.
    private func isNear(_ left: Int, _ right: Int) -> Bool {
        let range = tokens[left].end..<tokens[right].start
        if range.count == 1 { return code(range.lowerBound) == UInt8(ascii: " ") }
        return range.count == 2 && tokens[left].count == 1 && code(range.lowerBound) == UInt8(ascii: ".")
            && code(range.lowerBound + 1) == UInt8(ascii: " ")
    }

    /// The word before, across ": ", quotes and the point of a title.
    private func cueBefore(_ first: Int) -> Int? {
        var index = first - 1
        if index >= 0, tokens[index].isEnding { index -= 1 }
        guard index >= 0, tokens[index].isWord, tokens[index].has([.title, .nameFollows, .kin]) else { return nil }
        let range = tokens[index].end..<tokens[first].start
        guard range.count <= 5 else { return nil }
        for cell in range where !cells.kind(cell).contains(.letter) {
            switch cells.codes[cell] {
            case UInt8(ascii: " "), UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "\""), UInt8(ascii: "'"),
                UInt8(ascii: "-"), UInt8(ascii: "\n"):
                continue
            case UInt8(ascii: "."): guard tokens[index].has(.title) else { return nil }
            case UInt8(ascii: ","): return nil
            default: return nil
            }
        }
        return index
    }

    // MARK: Judging

    private typealias Verdict = (score: Double, rule: String, evidence: Int?)

    private func judge(_ name: Name) -> Verdict? {
        let after = name.last + 1 < tokens.count ? name.last + 1 : nil
        let isFollowed = after.map { gap(name.last, $0, most: 2, allows: .space) } ?? false
        if let after, isFollowed {
            if tokens[after].has(.honorific), let verdict = judge(name, honorific: after) { return verdict }
            if tokens[after].has([.placeNoun, .quarter, .street, .building]), !tokens[after].has(.nameBefore) {
                return nil
            }
            if tokens[after].has(.sort), after + 1 < tokens.count, tokens[after + 1].has(.placeNoun) { return nil }
        }
        if let before = name.before, let verdict = judge(name, cue: before) { return verdict }
        let verb = after.flatMap { isFollowed && tokens[$0].has(.nameBefore) && tokens[$0].isExact ? $0 : nil }
        return name.count > 1 ? judgeFull(name, verb: verb) : judgeSingle(name, verb: verb)
    }

    /// "Selim Bey", "çiçek hanım".
    private func judge(_ name: Name, honorific: Int) -> Verdict? {
        let first = tokens[name.first]
        guard first.has(.names) || first.isCapital else { return nil }
        if first.has(.plain), !first.has(.given) { return nil }
        if !first.isCapital, first.has(.commonWord), tokens[honorific].has(.kin) { return nil }
        return (0.9, "person.honorific", honorific)
    }

    /// "Dt. Nazlı Ergin", "oğlum Kerem", "alıcı Kadir Soylu", "adım melike uysal".
    private func judge(_ name: Name, cue: Int) -> Verdict? {
        let first = tokens[name.first]
        let isClear = first.has(.given) && !first.has(.commonWord)
        if tokens[cue].has(.title) {
            return first.has(.names) && (first.isCapital || isClear) || first.isCapital
                ? (0.9, "person.title", cue) : nil
        }
        if first.has([.province, .district]), name.count == 1, tokens[cue].has(.nameFollows) { return nil }
        if isClear { return (0.85, tokens[cue].has(.kin) ? "person.kin" : "person.introduced", cue) }
        // "ad: Kübra, soyad: Tanrıkulu"
        if isSurnameField(cue), name.count == 1, first.has(.surname) || first.isCapital {
            return (0.7, "person.field", cue)
        }
        if tokens[cue].has(.kin) {
            return first.has(.given) && first.isCapital ? (0.8, "person.kin", cue) : nil
        }
        if first.has(.given) {
            let isFull = name.count > 1
            let isAlone = first.isCapital && endsClause(name.last)
            return isFull || isAlone ? (0.75, "person.introduced", cue) : nil
        }
        // Neither in the lexicon: only a field for names says that two capitals are one.
        return name.count > 1 && isField(cue) ? (0.65, "person.field", cue) : nil
    }

    /// A word that names the field ("alıcı:", "ad soyad"), rather than one that speaks ("ben", "merhaba").
    private func isField(_ cue: Int) -> Bool {
        code(tokens[cue].end) == UInt8(ascii: ":") || code(tokens[cue].end) == UInt8(ascii: "\"")
            || tokens[cue].count > 3 && !tokens[cue].has(.greeting)
    }

    /// "soyad", "soyadım", "soyisim".
    private func isSurnameField(_ cue: Int) -> Bool {
        let start = tokens[cue].start
        return tokens[cue].count > 4 && code(start) == UInt8(ascii: "s") && code(start + 1) == UInt8(ascii: "o")
            && code(start + 2) == UInt8(ascii: "y")
    }

    private func endsClause(_ token: Int) -> Bool {
        guard token + 1 < tokens.count else { return true }
        let range = tokens[token].end..<tokens[token + 1].start
        return !range.allSatisfy { code($0) == UInt8(ascii: " ") } || tokens[token + 1].isDigits
            || tokens[token + 1].has([.nameBefore, .plain])
    }

    private func judgeFull(_ name: Name, verb: Int?) -> Verdict? {
        let first = tokens[name.first]
        let last = tokens[name.last]
        if first.count == 1 { return last.has(.commonWord) ? nil : (0.6, "person.initial", verb) }
        guard first.has(.given) else { return nil }
        let isClear = !first.has(.commonWord)
        let hasSurname = last.has(.names)
        let isClearSurname = hasSurname && !last.has(.commonWord)
        if first.isCapital, last.isCapital {
            if first.isAllCapitals, !hasSurname, !isClear || name.count > 2 || hasCapitalNeighbour(name) { return nil }
            if isClear { return (hasSurname ? 0.9 : 0.75, "person.full_name", verb) }
            if isClearSurname { return (0.8, "person.full_name", verb) }
            guard hasSurname, verb != nil || endsClause(name.last) else { return nil }
            return (0.65, "person.full_name", verb)
        }
        guard hasSurname, isClear || isClearSurname else { return nil }
        let isBoth = isClear && isClearSurname
        return isBoth || verb != nil || isClear && endsClause(name.last) ? (0.7, "person.lower_case", verb) : nil
    }

    /// Whether a word of capitals stands beside it: then capitals say nothing.
    private func hasCapitalNeighbour(_ name: Name) -> Bool {
        [name.first - 1, name.last + 1].contains {
            tokens.indices.contains($0) && tokens[$0].isAllCapitals && tokens[$0].count > 1
        }
    }

    private func judgeSingle(_ name: Name, verb: Int?) -> Verdict? {
        let token = tokens[name.first]
        guard token.has(.given), !token.has([.province, .district, .plain, .month, .numeral]) else { return nil }
        let hasEnding = name.last + 1 < tokens.count && tokens[name.last + 1].isEnding
        if token.has(.commonWord) {
            return token.isCapital && verb != nil && name.first > 0 ? (0.55, "person.verb", verb) : nil
        }
        if token.isCapital { return (hasEnding || verb != nil ? 0.75 : 0.6, "person.given_name", verb) }
        return (hasEnding || verb != nil) && token.isExact ? (0.6, "person.given_name", verb) : nil
    }
}
