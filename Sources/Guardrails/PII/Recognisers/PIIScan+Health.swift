/// Health data: a condition, a drug or a value with somebody who has it. Goods, places and questions in general are not.
extension PIIScan {
    private static let conditions: Sense = [.illness, .organ, .drug, .pregnancy, .allergy, .bloodValue, .operation]

    mutating func findHealth() {
        guard !summary.isDisjoint(with: Self.conditions) else { return }
        var index = 0
        while index < tokens.count {
            guard tokens[index].isWord, !tokens[index].isEnding, tokens[index].has(Self.conditions),
                let last = readCondition(at: index)
            else {
                index += 1
                continue
            }
            index = last + 1
        }
    }

    private mutating func readCondition(at index: Int) -> Int? {
        let token = tokens[index]
        if token.has(.pregnancy) { return addPregnancy(index) }
        if token.has(.allergy) { return addAllergy(index) }
        if token.has([.illness, .organ]), let head = head(after: index) { return addHeaded(index, head) }
        if token.has(.illness), let type = typeOfIllness(index) {
            return head(after: type).map { addHeaded(index, $0) } ?? addCondition(index, type, "health.illness")
        }
        if token.has([.illness, .organ]), let medicine = medicine(after: index) {
            return addFound(index, medicine, 0.75, "health.drug", medicine + 1)
        }
        if token.has(.illness) { return addCondition(index, index, "health.illness") }
        if token.has(.drug) { return addDrug(index) }
        if token.has(.operation) { return addOperation(index) }
        if token.has(.bloodValue) { return addValue(index) }
        return nil
    }

    private mutating func addFound(_ first: Int, _ last: Int, _ score: Double, _ rule: String, _ evidence: Int? = nil)
        -> Int?
    {
        let range = tokens[first].start..<conditionEnd(last)
        return add(range, .health, score, rule, evidence: evidence) ? last : nil
    }

    /// Without the copula of "hastasıyım", "hamileyim"; the condition is what was said to be.
    private func conditionEnd(_ last: Int) -> Int {
        let token = tokens[last]
        guard token.count > 5, code(token.end - 3) == UInt8(ascii: "y"),
            code(token.end - 1) == UInt8(ascii: "m") || code(token.end - 1) == UInt8(ascii: "z")
        else { return token.end }
        let vowel = code(token.end - 2)
        return vowel == UInt8(ascii: "i") || vowel == UInt8(ascii: "u") ? token.end - 3 : token.end
    }

    // MARK: Whose it is

    /// The word that says that somebody has it: a relative before, a verb after.
    private func sufferer(_ first: Int, _ last: Int) -> Int? {
        var words = 0
        var index = last + 1
        while index < tokens.count, words < 3, !gapContains(index - 1, index, ".!?;") {
            if tokens[index].has(.suffers), tokens[index].isExact, !isQuestion(index) { return index }
            // "alerjisi olan oğlum"
            if isRelative(index), isBeing(index - 1) || words == 0 || words == 1 && tokens[index - 1].has(.suffers) {
                return index
            }
            if !tokens[index].isEnding { words += 1 }
            index += 1
        }
        words = 0
        index = first - 1
        while index >= 0, words < 4, !gapContains(index, index + 1, ".!?;") {
            if isRelative(index) { return index }
            words += 1
            index -= 1
        }
        return nil
    }

    /// "olan".
    private func isBeing(_ index: Int) -> Bool {
        let start = tokens[index].start
        return tokens[index].count == 4 && code(start) == UInt8(ascii: "o") && code(start + 1) == UInt8(ascii: "l")
            && code(start + 2) == UInt8(ascii: "a") && code(start + 3) == UInt8(ascii: "n")
    }

    /// "var mı": asked, not told.
    private func isQuestion(_ index: Int) -> Bool {
        guard index + 1 < tokens.count, tokens[index + 1].count == 2 else { return false }
        let start = tokens[index + 1].start
        return code(start) == UInt8(ascii: "m")
            && (code(start + 1) == UInt8(ascii: "i") || code(start + 1) == UInt8(ascii: "u"))
    }

    private func isGoods(after index: Int) -> Bool {
        guard index + 1 < tokens.count, tokens[index + 1].has(.goods), !gapContains(index, index + 1, ",.!?;\n") else {
            return false
        }
        // "romatizma ilaçları kullanıyorum" is no shop's question.
        return !(index + 2 < tokens.count && tokens[index + 2].has(.suffers) && isFirstPerson(index + 2))
    }

    /// The word ends as "my …" or "I am …": -im, -yim.
    private func isFirstPerson(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.count > 4, code(token.end - 1) == UInt8(ascii: "m") else { return false }
        // "astım" ends like that by itself.
        if token.isExact, token.has([.illness, .organ]), !token.has([.pregnancy, .illnessHead]) { return false }
        // "egzamam": the stem's own vowel stands before.
        if !token.isExact, token.stemEnd == token.end - 1 { return true }
        let vowel = code(token.end - 2)
        return vowel == UInt8(ascii: "i") || vowel == UInt8(ascii: "u")
    }

    // MARK: Kinds

    private mutating func addCondition(_ first: Int, _ last: Int, _ rule: String) -> Int? {
        guard !isGoods(after: last) else { return nil }
        if isFirstPerson(last) { return addFound(first, last, 0.8, rule) }
        guard let sufferer = sufferer(first, last) else { return nil }
        return addFound(first, last, 0.75, rule, sufferer)
    }

    /// The head of "kalp hastası", "böbrek yetmezliği".
    private func head(after index: Int) -> Int? {
        guard index + 1 < tokens.count, tokens[index + 1].has(.illnessHead), isSpaced(index, index + 1) else {
            return nil
        }
        return index + 1
    }

    /// "tansiyon ilacı kullanıyorum", "astım ilacı kullanan kızım": a drug by what it is for, and who takes it.
    private func medicine(after index: Int) -> Int? {
        let drug = index + 1
        guard drug + 1 < tokens.count, isMedicine(drug), isSpaced(index, drug), tokens[drug + 1].has(.suffers),
            !isQuestion(drug + 1)
        else { return nil }
        let isOwn = isFirstPerson(drug + 1) || drug + 2 < tokens.count && isRelative(drug + 2)
        return isOwn || sufferer(index, drug + 1) != nil ? drug : nil
    }

    /// "ilacı", "ilaçları", "hapı".
    private func isMedicine(_ index: Int) -> Bool { begins(index, "ilac") || begins(index, "hapi") }

    private func begins(_ index: Int, _ letters: StaticString) -> Bool {
        let token = tokens[index]
        return letters.withUTF8Buffer { letters in
            token.isWord && token.count >= letters.count
                && letters.indices.allSatisfy { letters[$0] == cells.codes[token.start + $0] }
        }
    }

    /// "babam", "babama", "eşimde": a relative with or without an ending.
    private func isRelative(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.has(.relative) else { return false }
        return token.isExact || token.stemEnd - token.start > 4 && code(token.stemEnd - 1) == UInt8(ascii: "m")
    }

    private mutating func addHeaded(_ first: Int, _ head: Int) -> Int? {
        var first = first
        if first > 0, tokens[first - 1].has([.organ, .illness]), isSpaced(first - 1, first) { first -= 1 }
        var head = head
        if self.head(after: head) != nil { head += 1 }
        guard !isGoods(after: head) else { return nil }
        if tokens[head].has(.suffers) { return addFound(first, head, 0.85, "health.patient") }
        return addCondition(first, head, "health.condition")
    }

    /// "hepatit B".
    private func typeOfIllness(_ index: Int) -> Int? {
        guard index + 1 < tokens.count, tokens[index + 1].count == 1, tokens[index + 1].isWord,
            isSpaced(index, index + 1)
        else { return nil }
        return index + 1
    }

    private mutating func addPregnancy(_ index: Int) -> Int? {
        guard !isGoods(after: index) else { return nil }
        var first = index
        if index > 0, tokens[index - 1].has(.duration), isSpaced(index - 1, index) {
            first = index - 1
            if first > 0, tokens[first - 1].isDigits || tokens[first - 1].has(.numeral),
                tokens[first].start - tokens[first - 1].end <= 2
            {
                first -= 1
            }
        }
        let isOwn = first < index || isFirstPerson(index) || isSecondWordOfBeing(index + 1)
        let isNursing =
            code(tokens[index].start) == UInt8(ascii: "e") && tokens[index].isExact && tokens[index].count >= 9
        if isOwn || isNursing { return addFound(first, index, 0.85, "health.pregnancy") }
        guard let sufferer = sufferer(index, index), tokens[index].isExact else { return nil }
        return addFound(first, index, 0.75, "health.pregnancy", sufferer)
    }

    /// "hamile olduğum", "gebe kaldım".
    private func isSecondWordOfBeing(_ index: Int) -> Bool {
        guard index < tokens.count, tokens[index].isWord, tokens[index].count > 3, isSpaced(index - 1, index) else {
            return false
        }
        let start = tokens[index].start
        let isBeing = code(start) == UInt8(ascii: "o") && code(start + 1) == UInt8(ascii: "l")
        let isBecoming =
            code(start) == UInt8(ascii: "k") && code(start + 1) == UInt8(ascii: "a")
            && code(start + 2) == UInt8(ascii: "l")
        // "düşük yaptım"
        let isHaving =
            code(start) == UInt8(ascii: "y") && code(start + 1) == UInt8(ascii: "a")
            && code(start + 2) == UInt8(ascii: "p")
        return (isBeing || isBecoming || isHaving) && isFirstPerson(index)
    }

    private mutating func addAllergy(_ index: Int) -> Int? {
        guard !isGoods(after: index) else { return nil }
        guard isFirstPerson(index) || sufferer(index, index) != nil else { return nil }
        var first = index
        while first > 0, index - first < 4, isPartOfAllergen(first - 1, before: first) { first -= 1 }
        while first < index, tokens[first].isEnding { first += 1 }
        return addFound(first, index, 0.85, "health.allergy", sufferer(index, index))
    }

    private func isPartOfAllergen(_ token: Int, before next: Int) -> Bool {
        if tokens[token].isEnding { return true }
        guard tokens[token].isWord, gap(token, next, most: 1, allows: .space) || tokens[next].isEnding else {
            return false
        }
        if tokens[token].has([.allergen, .drug]) { return true }
        // "arı sokmasına alerjim": the word right before, in the dative.
        let last = code(tokens[token].end - 1)
        return !tokens[next].has(.allergen) && (last == UInt8(ascii: "a") || last == UInt8(ascii: "e"))
            && !tokens[token].has([.plain, .kin, .relative]) && tokens[token].count > 3
    }

    private mutating func addDrug(_ index: Int) -> Int? {
        let isAllergen = index + 1 < tokens.count && tokens[index + 1].has(.allergy)
        guard !isGoods(after: index), !isAllergen else { return nil }
        var first = index
        if index > 0, tokens[index - 1].has(.organ), isSpaced(index - 1, index) { first = index - 1 }
        guard let sufferer = sufferer(first, index) else { return nil }
        return addFound(first, index, 0.8, "health.drug", sufferer)
    }

    private mutating func addOperation(_ index: Int) -> Int? {
        guard !isGoods(after: index) else { return nil }
        var first = index
        if index > 0, tokens[index - 1].has([.organ, .operation, .illness]), isSpaced(index - 1, index) {
            first = index - 1
        }
        var last = index
        if let head = head(after: index) { last = head }
        let isOwn = isFirstPerson(last)
        guard isOwn || sufferer(first, last) != nil else { return nil }
        return addFound(first, last, 0.7, "health.operation")
    }

    /// "tansiyonum 14/9", "INR 2,5", "kan grubum A rh pozitif".
    private mutating func addValue(_ index: Int) -> Int? {
        guard index + 1 < tokens.count else { return nil }
        var first = index
        if index > 0, tokens[index - 1].has(.organ), isSpaced(index - 1, index) { first = index - 1 }
        let isGroup = first < index && tokens[index].count >= 5 && code(tokens[index].start) == UInt8(ascii: "g")
        let next = index + 1
        guard gap(index, next, most: 3, allows: [.space, .separator]) || code(tokens[index].end) == UInt8(ascii: ":")
        else { return nil }
        if tokens[next].isDigits, next + 1 >= tokens.count || !tokens[next + 1].has(.unit) {
            var last = next
            while last + 1 < tokens.count, tokens[last + 1].isDigits, tokens[last + 1].start == tokens[last].end + 1 {
                last += 1
            }
            return addFound(first, last, 0.7, "health.value")
        }
        if isGroup, tokens[next].count <= 2 { return addFound(first, next, 0.7, "health.value") }
        let isOwn = isFirstPerson(index) && tokens[next].has(.suffers) && !isQuestion(next)
        return isOwn ? addFound(first, next, 0.7, "health.value") : nil
    }
}
