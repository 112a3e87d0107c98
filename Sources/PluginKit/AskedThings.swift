/// The things that a question is about, as the reply engine tells them apart: what a table of record chooses its rows by.
///
/// A row may answer only where the question names it. What is near it in the table is another thing, and its price is
/// a wrong answer.
public struct AskedThings: Sendable {
    /// What one row's names say of the question.
    public struct Naming: Sendable {
        /// The things that they speak of, by their index in ``AskedThings/words``.
        public let things: Set<Int>
        /// Whether the question says everything that one of the names does.
        public let isWhole: Bool

        public init(things: Set<Int>, isWhole: Bool) {
            self.things = things
            self.isWhole = isWhole
        }
    }

    /// A question that names nothing.
    public static let none = AskedThings(words: [], groups: []) { $0.map { _ in Naming(things: [], isWhole: false) } }

    /// Folded.
    public let words: [String]
    /// Things that are named together, by their indices; "zirkonyum ve lamina" are two groups.
    public let groups: [Set<Int>]
    private let read: @Sendable ([[String]]) -> [Naming]

    /// - Parameter read: what each row's names say.
    public init(words: [String], groups: [Set<Int>], read: @escaping @Sendable ([[String]]) -> [Naming]) {
        self.words = words
        self.groups = groups
        self.read = read
    }

    /// Those of several questions together.
    public static func joined(_ all: [AskedThings]) -> AskedThings {
        let starts = all.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.words.count) }
        @Sendable func moved(_ things: Set<Int>, by start: Int) -> Set<Int> { Set(things.map { $0 + start }) }
        return AskedThings(
            words: all.flatMap(\.words),
            groups: zip(all, starts).flatMap { one, start in one.groups.map { moved($0, by: start) } }
        ) { rows in
            let namings = all.map { $0.named(by: rows) }
            return rows.indices.map { row in
                Naming(
                    things: zip(namings, starts).reduce(into: []) { $0.formUnion(moved($1.0[row].things, by: $1.1)) },
                    isWhole: namings.contains { $0[row].isWhole })
            }
        }
    }

    fileprivate func named(by rows: [[String]]) -> [Naming] { read(rows) }

    /// The groups without words that begin like these.
    fileprivate func groups(besides stems: [String]) -> [Set<Int>] {
        groups.map { group in group.filter { index in !stems.contains { words[index].hasPrefix($0) } } }
            .filter { !$0.isEmpty }
    }
}

extension FactQuestion {
    /// More rows than these are no answer to one question.
    public static let mostRows = 6

    /// Whether it names a thing at all, beside words that begin like these.
    public func namesThings(besides stems: [String] = []) -> Bool { !things.groups(besides: stems).isEmpty }

    /// The rows that the question names: each speaks of everything that is asked for together, and no other row of the
    /// table of more of it. A row that is called just what the question says goes before its longer namesakes.
    ///
    /// - Parameters:
    ///   - names: other ways to call one row; a trade's synonyms belong to them.
    ///   - stems: beginnings of words that such a question has about any row: "fiyat", "diş".
    /// - Returns: none where something is asked for that no row is called, or where too many rows are meant.
    public func rows<Row>(of table: [Row], besides stems: [String], names: (Row) -> [String]) -> [Row] {
        let namings = things.named(by: table.map(names))
        let groups = things.groups(besides: stems)
        let all = groups.reduce(into: Set<Int>()) { $0.formUnion($1) }
        guard !all.isEmpty else { return [] }
        var chosen = Self.chosen(for: all, among: namings)
        if chosen.isEmpty, groups.count > 1 {
            let each = groups.map { Self.chosen(for: $0, among: namings) }
            guard each.allSatisfy({ !$0.isEmpty }) else { return [] }
            chosen = Set(each.flatMap { $0 })
        }
        return chosen.count <= Self.mostRows ? chosen.sorted().map { table[$0] } : []
    }

    /// The rows that speak of one of the things at least, whatever else the question says.
    public func rowsMentioned<Row>(of table: [Row], besides stems: [String], names: (Row) -> [String]) -> [Row] {
        let namings = things.named(by: table.map(names))
        let all = things.groups(besides: stems).reduce(into: Set<Int>()) { $0.formUnion($1) }
        let most = namings.map { $0.things.intersection(all).count }.max() ?? 0
        guard most > 0 else { return [] }
        let chosen = table.indices.filter { namings[$0].things.intersection(all).count == most }
        return chosen.count <= Self.mostRows ? chosen.map { table[$0] } : []
    }

    private static func chosen(for things: Set<Int>, among namings: [AskedThings.Naming]) -> Set<Int> {
        let covering = namings.indices.filter { things.isSubset(of: namings[$0].things) }
        let best = covering.filter { index in
            !covering.contains { namings[index].things.isStrictSubset(of: namings[$0].things) }
        }
        let whole = best.filter { namings[$0].isWhole }
        return Set(whole.isEmpty ? best : whole)
    }

    /// Whether a text of the business's own speaks of everything that the question names.
    public func isAnswered(by text: String, besides stems: [String]) -> Bool {
        let all = things.groups(besides: stems).reduce(into: Set<Int>()) { $0.formUnion($1) }
        return all.isEmpty || things.named(by: [[text]]).first.map { all.isSubset(of: $0.things) } == true
    }
}

/// Groups of phrases that mean the same thing, so that a row is found by every name that people have for it.
///
/// Only true synonyms belong into a group: a row that is called by one of its phrases answers for all of them.
public struct SameThings: Sendable {
    private let groups: [(phrases: [String], set: PhraseSet)]

    /// - Parameter groups: phrases in the form that ``PhraseSet`` documents.
    public init(_ groups: [[String]]) {
        self.groups = groups.map { ($0, PhraseSet($0)) }
    }

    /// A name, and the other ways to call it.
    public func names(of name: String) -> [String] {
        let folded = FoldedText(name)
        let others = groups.filter { !$0.set.matches(in: folded).isEmpty }.flatMap(\.phrases)
        return [name] + others.map { $0.replacing("*", with: "") }
    }
}

/// Beginnings of words that questions about any price have, and of what asks for all prices at once.
public enum PriceWords {
    public static let stems = [
        "fiyat", "ucret", "maliyet", "toplam", "yaklasik", "ortalama", "aralig", "tahmini", "net", "butce", "basina",
        "adet", "adedi", "tanesi", "guncel", "liste", "tarife", "range", "total", "list", "average", "each", "roughly",
        "approximate", "charge",
    ]

    private static let lists = PhraseSet([
        "fiyat list*", "fiyatlar*", "fiyat tarife*", "ucretler*", "ucret list*", "ucret tarife*", "price list*",
        "pricelist*", "prices", "fees", "your rates",
    ])

    public static func asksForAll(_ question: FactQuestion) -> Bool {
        !lists.matches(in: FoldedText(question.text)).isEmpty
    }
}
