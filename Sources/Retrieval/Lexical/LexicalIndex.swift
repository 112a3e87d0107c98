/// BM25 over the terms of title, heading, question and body, and the coverage of a query's content words.
struct LexicalIndex: Sendable {
    private let table: TermTable
    private let postings: Postings
    private let vocabulary: Vocabulary
    private let rowCount: Int

    /// How much an occurrence counts by field. A document's title stands over each of its passages and tells them
    /// little apart; a heading and an FAQ's question say what the passage is about.
    enum FieldWeight {
        static let title: Float = 0.5
        static let heading: Float = 1
        static let question: Float = 1.5
        static let body: Float = 1
    }

    init(_ entries: [IndexEntry]) {
        var builder = Builder()
        for entry in entries { builder.add(entry) }
        table = builder.table
        postings = builder.postings.finish()
        vocabulary = Vocabulary(builder.content)
        rowCount = entries.count
    }

    /// BM25 of every row.
    func scores(of query: LexicalQuery) -> [Float] {
        var scores = [Float](repeating: 0, count: rowCount)
        for term in query.terms {
            if let id = table.id(of: term) { postings.add(id, weight: 1, to: &scores) }
        }
        return scores
    }

    /// The terms a row shares with a query and what each adds to its BM25, greatest first.
    func contributions(of query: LexicalQuery, in row: Int) -> [TermContribution] {
        var contributions: [TermContribution] = []
        for term in query.terms {
            guard let id = table.id(of: term) else { continue }
            let impact = postings.impact(of: id, in: Int32(row))
            if impact > 0 { contributions.append(TermContribution(term: term, contribution: impact)) }
        }
        return contributions.sorted {
            ($0.contribution, $1.term.text) > ($1.contribution, $0.term.text)
        }
    }

    func coverage(of query: LexicalQuery) -> Coverage { Coverage(of: query.content, in: vocabulary, rows: rowCount) }

    /// Analyses each distinct token once: a tenant's texts repeat their words far more often than they bring new ones.
    private struct Builder {
        var table = TermTable()
        var postings = Postings.Builder()
        var content: [[String]] = []
        private var known: [Token: [Int32]] = [:]

        mutating func add(_ entry: IndexEntry) {
            var words: [String] = []
            add(entry.title, weight: FieldWeight.title, content: &words)
            add(entry.heading, weight: FieldWeight.heading, content: &words)
            add(entry.question, weight: FieldWeight.question, content: &words)
            add(entry.body, weight: FieldWeight.body, content: &words)
            postings.endRow()
            content.append(words)
        }

        private mutating func add(_ text: String, weight: Float, content words: inout [String]) {
            for token in Token.tokens(of: text) {
                if token.isContent { words.append(token.text) }
                for term in terms(of: token) { postings.add(term, weight: weight) }
            }
        }

        private mutating func terms(of token: Token) -> [Int32] {
            if let terms = known[token] { return terms }
            var terms: [Int32] = []
            for term in TurkishAnalyzer.terms(of: token) { terms.append(table.insert(term)) }
            known[token] = terms
            return terms
        }
    }
}

/// A query as the lexical half sees it.
struct LexicalQuery {
    /// Distinct: saying a word twice does not make it more important.
    let terms: [Term]
    /// Distinct.
    let content: [Token]

    init(_ text: String) {
        let tokens = Token.tokens(of: text)
        var seenTerms: Set<Term> = []
        var terms: [Term] = []
        var seenTokens: Set<Token> = []
        var content: [Token] = []
        for token in tokens {
            for term in TurkishAnalyzer.terms(of: token) where seenTerms.insert(term).inserted { terms.append(term) }
            if token.isContent, seenTokens.insert(token).inserted { content.append(token) }
        }
        self.terms = terms
        self.content = content
    }
}
