/// What a pattern says, as a tree.
indirect enum PIIExpressionTree: Sendable {
    case nothing
    case cells(CellSet)
    case sequence([PIIExpressionTree])
    case choice([PIIExpressionTree])
    /// `nil` is without end.
    case times(PIIExpressionTree, least: Int, most: Int?)
}

/// Reads the text of a ``PIIExpression``.
struct PIIExpressionParser {
    static let mostRepeats = 64
    static let deepest = 16

    private let signs: [Unicode.Scalar]
    private var place = 0
    private var depth = 0

    init(_ pattern: String) { signs = Array(pattern.unicodeScalars) }

    mutating func parse() throws(PIIExpression.Failure) -> PIIExpressionTree {
        guard !signs.isEmpty else { throw refused("Desen boş.", "The pattern is empty.") }
        guard signs.count <= PIIExpression.longestPattern else {
            throw refused(
                "Desen en çok \(PIIExpression.longestPattern) karakter olabilir.",
                "A pattern has at most \(PIIExpression.longestPattern) characters.")
        }
        let tree = try choice()
        guard place == signs.count else {
            throw refused("Burada açılmamış bir “)” var.", "There is a “)” here that was not opened.")
        }
        return tree
    }

    private func refused(_ tr: String, _ en: String) -> PIIExpression.Failure {
        PIIExpression.Failure(place: place, tr: tr, en: en)
    }

    private var next: Unicode.Scalar? { place < signs.count ? signs[place] : nil }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard next == sign else { return false }
        place += 1
        return true
    }

    private mutating func choice() throws(PIIExpression.Failure) -> PIIExpressionTree {
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence() throws(PIIExpression.Failure) -> PIIExpressionTree {
        var parts: [PIIExpressionTree] = []
        while let sign = next, sign != "|", sign != ")" { parts.append(try repeated(try one())) }
        return parts.isEmpty ? .nothing : parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func one() throws(PIIExpression.Failure) -> PIIExpressionTree {
        guard let sign = next else { return .nothing }
        switch sign {
        case "(": return try group()
        case "[": return .cells(try cellClass())
        case ".":
            place += 1
            return .cells(.any)
        case "\\":
            place += 1
            return .cells(try escaped())
        case "^", "$":
            throw refused(
                "“^” ve “$” gerekmez: eşleşme sözcük sınırında başlar ve biter; işaretin kendisi için “\\\(sign)” yazın.",
                "“^” and “$” are not needed: a match is of whole words; for the sign itself write “\\\(sign)”.")
        case "*", "+", "?", "{":
            throw refused(
                "Burada yinelenecek bir şey yok; işaretin kendisi için “\\\(sign)” yazın.",
                "There is nothing here to repeat; for the sign itself write “\\\(sign)”.")
        default:
            place += 1
            return .cells(try cell(of: sign))
        }
    }

    private mutating func group() throws(PIIExpression.Failure) -> PIIExpressionTree {
        place += 1
        if take("?") {
            guard take(":") else {
                throw refused(
                    "Çevreye bakan desenler (“(?=”, “(?<”) desteklenmez; bağlam sözcüklerini kullanın.",
                    "Look-around (“(?=”, “(?<”) is not supported; use words of context.")
            }
        }
        depth += 1
        guard depth <= Self.deepest else { throw refused("Çok fazla iç içe ayraç.", "Too many nested groups.") }
        let inner = try choice()
        guard take(")") else { throw refused("“)” eksik.", "A “)” is missing.") }
        depth -= 1
        return inner
    }

    private mutating func repeated(_ tree: PIIExpressionTree) throws(PIIExpression.Failure) -> PIIExpressionTree {
        var least = 1
        var most: Int? = 1
        if take("?") {
            least = 0
        } else if take("*") {
            (least, most) = (0, nil)
        } else if take("+") {
            most = nil
        } else if take("{") {
            (least, most) = try bounds()
        } else {
            return tree
        }
        if let sign = next, ["?", "*", "+", "{"].contains(sign) {
            throw refused("Yineleme işareti yinelenemez.", "A repetition cannot be repeated.")
        }
        return .times(tree, least: least, most: most)
    }

    private mutating func bounds() throws(PIIExpression.Failure) -> (Int, Int?) {
        let least = number()
        var most = least
        if take(",") { most = number() }
        guard let least, take("}") else {
            throw refused(
                "Yineleme “{3}”, “{2,5}” ya da “{2,}” biçiminde yazılır.", "Write “{3}”, “{2,5}” or “{2,}”.")
        }
        guard least <= Self.mostRepeats, most ?? least <= Self.mostRepeats, least <= most ?? least, most != 0 else {
            throw refused(
                "Yineleme sayıları 1 ile \(Self.mostRepeats) arasında ve artan sırada olmalı.",
                "Repetitions lie between 1 and \(Self.mostRepeats), the smaller one first.")
        }
        return (least, most)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let sign = next, ("0"..."9").contains(sign), (value ?? 0) < 10_000 {
            value = (value ?? 0) * 10 + Int(sign.value - 48)
            place += 1
        }
        return value
    }

    private mutating func escaped() throws(PIIExpression.Failure) -> CellSet {
        guard let sign = next else { throw refused("Desen “\\” ile bitemez.", "A pattern cannot end in “\\”.") }
        switch sign {
        case "d", "w", "s", "D", "W", "S":
            place += 1
            let set: CellSet = ["d", "D"].contains(sign) ? .digits : ["w", "W"].contains(sign) ? .wordParts : .spaces
            return sign.properties.isUppercase ? set.complement : set
        case "b":
            throw refused(
                "“\\b” gerekmez: eşleşme zaten sözcük sınırında başlar ve biter.",
                "“\\b” is not needed: a match begins and ends at a word's edge.")
        case "0"..."9":
            throw refused("Geri başvurular desteklenmez.", "Back-references are not supported.")
        case "a"..."z", "A"..."Z":
            throw refused("“\\\(sign)” bilinmiyor.", "“\\\(sign)” is not known.")
        default:
            place += 1
            return try cell(of: sign)
        }
    }

    private mutating func cellClass() throws(PIIExpression.Failure) -> CellSet {
        place += 1
        let isComplement = take("^")
        var set = CellSet()
        var isEmpty = true
        while let sign = next, sign != "]" || isEmpty {
            isEmpty = false
            place += 1
            if sign == "\\" {
                set.formUnion(try escaped())
                continue
            }
            guard next == "-", place + 1 < signs.count, signs[place + 1] != "]" else {
                set.formUnion(try cell(of: sign))
                continue
            }
            place += 1
            let last = signs[place]
            place += 1
            let (low, high) = (try code(of: sign), try code(of: last))
            guard low <= high, sign.value <= last.value else {
                throw refused("Aralık ters yazılmış.", "The range is the wrong way round.")
            }
            for code in low...high { set.insert(code) }
        }
        guard take("]") else { throw refused("“]” eksik.", "A “]” is missing.") }
        return isComplement ? set.complement : set
    }

    private func cell(of sign: Unicode.Scalar) throws(PIIExpression.Failure) -> CellSet {
        var set = CellSet()
        set.insert(try code(of: sign))
        return set
    }

    private func code(of sign: Unicode.Scalar) throws(PIIExpression.Failure) -> UInt8 {
        let code = UInt8(truncatingIfNeeded: ScalarFolding.folded(sign.value))
        guard code != 0 else {
            throw refused("Görünmez bir karakter var; silin.", "There is an invisible character here; remove it.")
        }
        return code
    }
}

/// Makes the automaton of a tree (Thompson 1968): every state is built knowing what follows it.
struct PIIExpressionBuilder {
    enum State {
        case accepting
        case either(Int, Int)
        case reading(CellSet, next: Int)
    }

    private(set) var states: [State] = [.accepting]
    let accepting = 0

    /// The readings that are entered with a state, and whether the end is among what is.
    func reach(_ state: Int) -> (readings: [Int], end: Bool) {
        var seen: Set<Int> = []
        var open = [state]
        var readings: [Int] = []
        while let state = open.popLast() {
            guard seen.insert(state).inserted else { continue }
            switch states[state] {
            case .accepting: continue
            case .either(let first, let second): open += [second, first]
            case .reading: readings.append(state)
            }
        }
        return (readings, seen.contains(accepting))
    }

    mutating func build(_ tree: PIIExpressionTree, then next: Int) throws(PIIExpression.Failure) -> Int {
        switch tree {
        case .nothing: return next
        case .cells(let set): return try add(.reading(set, next: next))
        case .sequence(let parts):
            var next = next
            for part in parts.reversed() { next = try build(part, then: next) }
            return next
        case .choice(let branches):
            var choice = try build(branches[branches.count - 1], then: next)
            for branch in branches.dropLast().reversed() {
                choice = try add(.either(try build(branch, then: next), choice))
            }
            return choice
        case .times(let tree, let least, let most):
            var next = next
            if let most {
                let end = next
                for _ in least..<max(least, most) { next = try add(.either(try build(tree, then: next), end)) }
            } else {
                let loop = try add(.accepting)
                states[loop] = .either(try build(tree, then: loop), next)
                next = loop
            }
            for _ in 0..<least { next = try build(tree, then: next) }
            return next
        }
    }

    private mutating func add(_ state: State) throws(PIIExpression.Failure) -> Int {
        guard states.count < PIIExpression.mostStates else {
            throw PIIExpression.Failure(
                place: 0, tr: "Desen çok büyük; yinelemeleri azaltın.", en: "The pattern is too large; repeat less.")
        }
        states.append(state)
        return states.count - 1
    }
}
