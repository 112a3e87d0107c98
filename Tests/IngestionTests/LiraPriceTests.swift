import Ingestion
import Testing

@Suite struct `A price in a scan` {
    /// A word as it is read, its first character as wide and as sure as given.
    private func word(_ text: String, first width: Float? = nil, confidence: Float = 0.99) -> LiraPrices.Word {
        let symbols = text.enumerated().map { index, character in
            let usual: Float = character == "1" ? 12 : character.isNumber ? 20 : 5
            return LiraPrices.Symbol(
                character: character, width: index == 0 ? width ?? usual : usual,
                confidence: index == 0 ? confidence : 0.99)
        }
        return LiraPrices.Word(text: text, symbols: symbols, lineHeight: 40)
    }

    private func texts(_ words: [LiraPrices.Word], _ printed: [String]) -> [String] {
        let prices = LiraPrices(words)
        return printed.indices.map { prices.restored[$0] ?? printed[$0] }
    }

    @Test func `gets the sign back that was read as a digit of another width`() {
        let printed = ["51.250", "54.500", "545.455", "15.555"]
        let words = [word(printed[0], first: 25), word(printed[1], first: 25), word(printed[2]), word(printed[3])]
        #expect(texts(words, printed) == ["₺1.250", "₺4.500", "545.455", "15.555"])
    }

    @Test func `gets the sign back that makes a number of no number`() {
        let printed = ["4223.000", "424.250", "44.144"]
        let words = [word(printed[0], first: 24), word(printed[1], first: 24), word(printed[2])]
        #expect(texts(words, printed) == ["₺223.000", "₺24.250", "44.144"])
    }

    @Test func `keeps its sign and its digit that were read as one`() {
        let printed = ["3.000", "13.330"]
        #expect(texts([word("3.000", first: 44), word("13.330")], printed) == ["₺3.000", "13.330"])
    }

    @Test(arguments: [0.9, 0.99] as [Float]) func `keeps its digits where nothing tells of a sign`(confidence: Float) {
        let printed = ["412.500", "15.400", "4.444", "119.750"]
        let words = [
            word(printed[0], first: 21, confidence: confidence), word(printed[1]), word(printed[2]),
            word(printed[3], first: 13, confidence: confidence),
        ]
        #expect(texts(words, printed) == printed)
    }
}
