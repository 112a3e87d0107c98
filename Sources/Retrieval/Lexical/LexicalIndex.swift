/// BM25 over the terms of title, heading, question and body, and the coverage of a query's content words, for one
/// segment that is held in memory.
struct LexicalIndex: Sendable {
    private let memory: Memory
    private let segment: LexicalSegment

    init(_ entries: [IndexEntry]) {
        memory = Memory(LexicalSegment.build(entries))
        do {
            segment = try LexicalSegment(bytes: memory.bytes)
        } catch {
            preconditionFailure("A segment that was just built is whole")
        }
    }

    /// BM25 of every row.
    func scores(of query: LexicalQuery) -> [Float] { LexicalSearch(query, in: [segment]).scores() }

    /// The terms a row shares with a query and what each adds to its BM25, greatest first.
    func contributions(of query: LexicalQuery, in row: Int) -> [TermContribution] {
        LexicalSearch(query, in: [segment]).contributions(to: Int32(row))
    }

    func coverage(of query: LexicalQuery) -> Coverage { Coverage(of: query.content, in: [segment]) }

    /// A segment's bytes at an address that does not change. Nobody writes them, so that threads may share them.
    private final class Memory: @unchecked Sendable {
        let bytes: UnsafeRawBufferPointer

        init(_ array: [UInt8]) {
            let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: array.count, alignment: 8)
            copy.copyBytes(from: array)
            bytes = UnsafeRawBufferPointer(copy)
        }

        deinit { bytes.deallocate() }
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
