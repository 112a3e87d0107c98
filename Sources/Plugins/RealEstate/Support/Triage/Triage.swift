import Foundation
import PluginKit

/// How a matter was read when it came in: its priority, why, and what it is about.
public struct Triage: Sendable, Equatable, Codable {
    public internal(set) var priority: Priority
    /// In the order in which they decided.
    public internal(set) var reasons: [PriorityReason]
    public let part: PlatformPart?
    public let symptom: Symptom?
    /// The known problem it looks like.
    public let solution: StandardSolution.ID?

    /// Something does not do what it should; only such matters make one problem with others.
    public var isFault: Bool { symptom != nil }

    public init(_ message: String, from office: Office) {
        let reading = ProblemReading(message)
        // A known problem of another part than the one that is named is none.
        let nearest = SolutionFinder.shared.best(for: message)?.solution
        let isOfPart = nearest?.category.covers(reading.part) == true
        let known = isOfPart && reading.leavesRoom(for: nearest) ? nearest : nil
        part = reading.part
        symptom = reading.symptom
        solution = known?.id
        (priority, reasons) = Self.priority(of: reading, known: known)
        // What may be lost is critical already; a seed office's matters rise by one, to P1 at most.
        if office.isSeed, priority.raised != priority {
            priority = priority.raised
            reasons.append(.seedOffice)
        }
    }

    private static func priority(of reading: ProblemReading, known: StandardSolution?) -> (Priority, [PriorityReason]) {
        switch reading.symptom {
        case .dataLoss: return (.critical, [.dataLoss])
        case .unreachable: return (.critical, [.unreachable])
        case .fails where reading.part == .paymentSystem: return (.critical, [.unreachable])
        case .fails, .notArriving, .slow, .wrongResult, .refused:
            // What its own office can put right is a small problem, however it is worded.
            if let known, known.priority == .normal { return (.normal, [.question]) }
            let isSmall = reading.symptom == .slow || reading.symptom == .wrongResult || reading.symptom == .refused
            return isSmall ? (.normal, [.question]) : (.high, [.featureFails])
        case nil: return reading.isWish ? (.low, [.wish]) : (.normal, [.question])
        }
    }
}

/// What the words of a message say.
struct ProblemReading: Sendable, Equatable {
    private(set) var part: PlatformPart?
    private(set) var symptom: Symptom?
    private(set) var isWish = false

    private enum Meaning: Int, CaseIterable {
        case down, enter, ownAccount, dataLoss, possessions, vanished, all, unseen, refused, slow, wrong, notArriving,
            fails, negated,
            harmless, wish, looks, oneself, question

        var phrases: [String] {
            switch self {
            case .down: ProblemWords.down
            case .enter: ProblemWords.enter
            case .ownAccount: ProblemWords.ownAccount
            case .dataLoss: ProblemWords.dataLoss
            case .possessions: ProblemWords.possessions
            case .vanished: ProblemWords.vanished
            case .all: ProblemWords.all
            case .unseen: ProblemWords.unseen
            case .refused: ProblemWords.refused
            case .slow: ProblemWords.slow
            case .wrong: ProblemWords.wrong
            case .notArriving: ProblemWords.notArriving
            case .fails: ProblemWords.fails
            case .negated: ProblemWords.negated
            case .harmless: ProblemWords.harmless
            case .wish: ProblemWords.wish
            case .looks: ProblemWords.looks
            case .oneself: ProblemWords.oneself
            case .question: ProblemWords.question
            }
        }
    }

    private static let repair = SpellingRepair(ProblemWords.stems)
    private static let meanings = Lexicon(Meaning.allCases.map { ($0, $0.phrases) })
    private static let parts = Lexicon(ProblemWords.parts)

    init(_ message: String) {
        let words = Self.repair.repaired(FoldedText(message).words.map(\.text))
        let text = FoldedText(words.joined(separator: " "))
        let found = Self.meanings.found(in: text)
        let named = Self.parts.found(in: text)
        func says(_ meaning: Meaning) -> Bool { found[meaning] != nil }
        isWish = says(.wish) || says(.looks) && !says(.oneself)
        // "Bilmiyorum" is a negated verb too; it counts only where another word complains.
        let complaints = (found[.negated] ?? []).subtracting(found[.harmless] ?? [])
        let fails = says(.fails) || !complaints.isEmpty
        part = Self.part(named, of: complaints.union(found[.fails] ?? []).union(found[.down] ?? []))
        let isOwn = says(.ownAccount)
        let isGeneral = part == nil || part == .platform || part == .login
        if says(.dataLoss) || says(.possessions) && says(.vanished) && !Self.isUse(found)
            || says(.possessions) && says(.all) && says(.unseen)
        {
            symptom = .dataLoss
        } else if !isOwn, says(.enter) || says(.down) && (isGeneral || part == .paymentSystem) {
            symptom = .unreachable
        } else if !isOwn, part == .platform, fails, !isWish {
            symptom = .unreachable
        } else if says(.notArriving) {
            symptom = .notArriving
        } else if says(.refused) {
            symptom = .refused
        } else if says(.slow) {
            symptom = .slow
        } else if says(.wrong), !isWish {
            symptom = .wrongResult
        } else if fails || says(.down), !isWish {
            symptom = .fails
        }
    }

    /// The part that the complaint is about: the nearest one named, before the verb rather than after it, as a Turkish
    /// sentence ends with its verb; a word for the whole platform yields to a part of it. Without a complaint the most
    /// particular part.
    private static func part(_ named: [PlatformPart: Set<Int>], of complaints: Set<Int>) -> PlatformPart? {
        func distance(_ part: PlatformPart) -> Int {
            let distances = (named[part] ?? []).flatMap { word in
                complaints.map { $0 >= word ? $0 - word : word - $0 + 3 }
            }
            return (distances.min() ?? 0) + (part == .platform || part == .login || part == .search ? 2 : 0)
        }
        return ProblemWords.parts.map(\.0).filter { named[$0] != nil }.enumerated()
            .min { (distance($0.element), $0.offset) < (distance($1.element), $1.offset) }?.element
    }

    /// What may be lost is nobody's to put right alone; a platform that cannot be reached has no known problem but one's own
    /// account.
    func leavesRoom(for known: StandardSolution?) -> Bool {
        switch symptom {
        case .dataLoss: false
        case .unreachable: known?.category == .account
        default: true
        }
    }

    /// "Silinmiş ilanı nasıl görürüm?" asks; nothing was lost.
    private static func isUse(_ found: [Meaning: Set<Int>]) -> Bool {
        found[.question] != nil && found[.all] == nil
    }
}

/// Lists of phrases, found together; each with the words of the text that it covers.
private struct Lexicon<Name: Hashable & Sendable>: Sendable {
    private let phrases: PhraseSet
    private let names: [Name]

    init(_ lists: [(Name, [String])]) {
        phrases = PhraseSet(lists.flatMap(\.1))
        names = lists.flatMap { list in list.1.map { _ in list.0 } }
    }

    func found(in text: FoldedText) -> [Name: Set<Int>] {
        var found: [Name: Set<Int>] = [:]
        for match in phrases.matches(in: text) { found[names[match.phrase], default: []].formUnion(match.words) }
        return found
    }
}
