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
