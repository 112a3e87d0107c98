import Foundation
import Ingestion
import Knowledge
import Testing

@Suite struct `An FAQ file` {
    private func read(_ text: String, limits: FAQFile.Limits = .standard) throws -> FAQFile {
        try FAQFile(Data(text.utf8), limits: limits)
    }

    @Test func `is read with its ids, categories and languages`() throws {
        let file = try read(
            """
            id,category,lang,question,answer
            F01,saat,tr,Hangi günler açıksınız?,"Pazartesi–cuma 10.00–19.00, cumartesi 10.00–14.00."
            F02,ödeme,en,Do you take cards?,"He said ""yes""."

            F03,,,"İki satırlı
            soru?",Cevap
            """)
        #expect(file.rejected.isEmpty)
        #expect(file.separator == ",")
        #expect(file.rows.map(\.id) == ["F01", "F02", "F03"])
        #expect(file.rows.map(\.line) == [2, 3, 5])
        #expect(file.rows.map(\.language) == [.turkish, .english, .turkish])
        #expect(file.rows[0].answer == "Pazartesi–cuma 10.00–19.00, cumartesi 10.00–14.00.")
        #expect(file.rows[1].answer == "He said \"yes\".")
        #expect(file.rows[2].question == "İki satırlı\nsoru?")
    }

    @Test(arguments: [
        "soru;cevap\nNe zaman?;Yarın", "SORU\tYANIT\r\nNe zaman?\tYarın\r\n",
        "Kategori,Cevap,Soru\ngenel,Yarın,Ne zaman?",
        "DİL;Question;ANSWER\rTürkçe;Ne zaman?;Yarın\r",
    ])
    func `has columns and separators under any usual name`(text: String) throws {
        let file = try read(text)
        #expect(file.rows.map(\.question) == ["Ne zaman?"])
        #expect(file.rows.map(\.answer) == ["Yarın"])
        #expect(file.rows.first?.language == .turkish)
    }

    @Test func `is read in every encoding that spreadsheets write`() throws {
        let text = "soru;cevap\nİade süresi kaç gün?;Öğleden önce, 14 gün – ücretsiz ₺€\n"
        let plain = "soru;cevap\nİade süresi kaç gün? ĞÜŞÇÖıi;Öğleden önce, 14 gün – ücretsiz €\n"
        let utf16 = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let swapped = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let variants: [(Data, TextEncoding)] = [
            (Data(text.utf8), .utf8), (Data([0xEF, 0xBB, 0xBF] + text.utf8), .utf8),
            (Data([0xFF, 0xFE] + utf16), .utf16),
            (Data([0xFE, 0xFF] + swapped), .utf16), (Data(utf16), .utf16), (Data(swapped), .utf16),
        ]
        for (data, encoding) in variants {
            let file = try FAQFile(data)
            #expect(file.encoding == encoding)
            #expect(file.rows.first?.question == "İade süresi kaç gün?")
            #expect(file.rows.first?.answer == "Öğleden önce, 14 gün – ücretsiz ₺€")
        }
        let windows = try FAQFile(Self.windows1254(plain))
        #expect(windows.encoding == .windows1254)
        #expect(windows.rows.first?.question == "İade süresi kaç gün? ĞÜŞÇÖıi")
        #expect(windows.rows.first?.answer == "Öğleden önce, 14 gün – ücretsiz €")
    }

    @Test func `says of every rejected row what is wrong with it, and takes the others`() throws {
        let file = try read(
            """
            id,lang,question,answer
            1,tr,Soru bir?,Cevap bir
            2,tr,,Cevapsız soru
            3,tr,Soru üç?,
            1,tr,Soru dört?,Cevap dört
            5,klingon,Soru beş?,Cevap beş
            6,tr,Soru altı?,Cevap, virgüllü
            7,tr,Soru\u{0007} yedi?,Cevap yedi
            8,tr,Soru sekiz?,Cevap sekiz
            """)
        #expect(file.rows.map(\.id) == ["1", "8"])
        #expect(file.rejected.map(\.line) == [3, 4, 5, 6, 7, 8])
        #expect(file.rejected.map(\.field) == ["question", "answer", "id", "lang", nil, "question"])
        #expect(
            file.rejected.map(\.code) == [
                .missing, .missing, .duplicateID, .unknownLanguage, .extraFields, .controlCharacter,
            ])
        #expect(file.rejected[2].detail.tr.contains("2. satırda"))
    }

    @Test func `is refused as a whole only when no row can be read`() throws {
        let cases: [(String, FAQFileError.Code)] = [
            ("", .empty), ("\n\n", .empty), ("a,b\n1,2", .missingColumn), ("soru,yorum\n1,2", .missingColumn),
            ("soru,cevap\n\"açık,kalan", .unterminatedQuote),
        ]
        for (text, code) in cases {
            let error = #expect(throws: FAQFileError.self) { try read(text) }
            #expect(error?.code == code)
            #expect(error?.detail.en.isEmpty == false)
        }
        #expect(throws: FAQFileError.self) { try FAQFile(Data([0, 1, 2, 0, 0, 7])) }
        let many = "soru,cevap\n" + (1...4).map { "s\($0),c\n" }.joined()
        #expect(throws: FAQFileError.self) { try read(many, limits: .init(rows: 3)) }
        #expect(throws: FAQFileError.self) { try read(many, limits: .init(bytes: 5)) }
        #expect(try read(many, limits: .init(rows: 4)).rows.count == 4)
        let long = try read("soru,cevap\nuzun bir soru,c\nkısa,c", limits: .init(questionLength: 5))
        #expect(long.rejected.map(\.code) == [.tooLong])
        #expect(long.rows.count == 1)
    }

    @Test(arguments: 0..<50) func `gives back what an independent writer wrote`(seed: Int) throws {
        var dice = Dice(UInt64(seed))
        let separator = [",", ";", "\t"].randomElement(using: &dice) ?? ","
        let newline = ["\n", "\r\n", "\r"].randomElement(using: &dice) ?? "\n"
        var text = ["id", "question", "answer"].joined(separator: separator) + newline
        var expected: [[String]] = []
        for number in 0..<Int.random(in: 1...20, using: &dice) {
            let cells = ["k\(number)", Self.cell(&dice), Self.cell(&dice)]
            expected.append(cells)
            text += cells.map { Self.written($0, separator, &dice) }.joined(separator: separator)
            text += newline
        }
        if Bool.random(using: &dice) { text.removeLast() }
        let file = try read(text)
        #expect(file.rows.map { [$0.id ?? "", $0.question, $0.answer] } == expected)
        #expect(file.rejected.isEmpty)
    }

    /// Text with everything that needs quotes, but no white space at its ends, which is not kept.
    private static func cell(_ dice: inout Dice) -> String {
        let parts = ["ğüşiöç", ",", ";", "\t", "\"", "\n", " ", "\"\"", "a", "İ", "7.500 TL", "\r\n"]
        let middle = (0..<Int.random(in: 0...8, using: &dice)).map { _ in parts.randomElement(using: &dice) ?? "" }
        return "x" + middle.joined() + "y"
    }

    private static func written(_ cell: String, _ separator: String, _ dice: inout Dice) -> String {
        let needsQuotes =
            cell.unicodeScalars.contains { "\"\r\n".unicodeScalars.contains($0) } || cell.contains(separator)
        guard needsQuotes || Bool.random(using: &dice) else { return cell }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    private static func windows1254(_ text: String) -> Data {
        let special: [Unicode.Scalar: UInt8] = [
            "Ğ": 0xD0, "ğ": 0xF0, "İ": 0xDD, "ı": 0xFD, "Ş": 0xDE, "ş": 0xFE, "€": 0x80, "–": 0x96,
        ]
        return Data(text.unicodeScalars.map { special[$0] ?? UInt8($0.value) })
    }
}
