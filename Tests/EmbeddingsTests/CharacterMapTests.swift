import Embeddings
import Testing

/// Ids of Hugging Face's library for the same pieces and XLM-R's full character map, without `<s>` and `</s>`.
@Suite struct `Characters of several code points` {
    let model: EmbeddingModel

    init() throws { model = try TestModel.open() }

    private func content(of text: String) -> [Int32] {
        Array(model.tokenIDs(of: text, as: .raw).dropFirst().dropLast())
    }

    @Test func `keep the first of two marks that could each compose`() {
        #expect(content(of: "o\u{31B}\u{309}") == [6, 12435])
        #expect(content(of: "o\u{31B}\u{309}") == content(of: "ơ"))
        #expect(content(of: "s\u{327}\u{301}") == content(of: "ş"))
    }

    @Test func `take marks in the order they stand, not in the canonical one`() {
        #expect(content(of: "a\u{302}\u{323}") == [3797])
        #expect(content(of: "a\u{323}\u{302}") == [125_576])
        #expect(content(of: "\u{5D3}\u{5BC}\u{5B0}") == [6428, 134_994])
        #expect(content(of: "\u{5D3}\u{5B0}\u{5BC}") == [6428, 17698, 31467])
    }

    @Test func `do not compose over a mark that stays apart`() {
        #expect(content(of: "U\u{33B}\u{341}") == [345, 3, 4868])
    }

    @Test func `do not compose a whole letter with one more mark`() {
        #expect(content(of: "â\u{323}") == [3797, 7035])
    }

    @Test func `lose the mark after a letter that has a rule`() {
        #expect(content(of: "²\u{301}") == [116])
        #expect(content(of: "x\u{A0}\u{301}y") == [1022, 113])
        #expect(content(of: "ﬁ\u{301}") == [809])
    }

    @Test func `compose with marks that stand for others`() {
        #expect(content(of: "A\u{340}") == [19597])
        #expect(content(of: "A\u{340}") == content(of: "À"))
    }

    @Test func `above five bytes stay apart`() {
        #expect(content(of: "\u{1112}\u{1161}\u{11AB}") == [6, 184_543, 246_073, 246_967])
        #expect(content(of: "か\u{3099}") == [6, 1894, 246_514])
        #expect(content(of: "ﾊﾟ") == [6, 28642, 113_810])
        #expect(content(of: "α\u{313}\u{301}") == [5961, 244_403, 4868])
        #expect(content(of: "🙂\u{200D}™\u{301}") == [3143, 50523, 4868])
    }

    @Test func `begin with a sign that precedes letters`() {
        #expect(content(of: "\u{600}e\u{301}") == [6, 3, 13, 4868])
    }

    @Test func `may be a line break`() {
        #expect(content(of: "é\r\nb") == [393, 876])
    }
}
