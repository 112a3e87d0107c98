import Foundation
import Testing

@testable import Ingestion

@Suite struct `Text that went through a wrong code page` {
    /// Reads UTF-8 as a code page: what broke it. Bytes without a meaning stay as control characters or are dropped.
    private static func broken(_ text: String, _ page: CodePage = .windows1254, dropping: Bool = false) -> String {
        var result = String.UnicodeScalarView()
        for byte in text.utf8 {
            let scalar = page.scalar(byte)
            if dropping, (0x80...0x9F).contains(scalar.value) { continue }
            result.append(scalar)
        }
        return String(result)
    }

    @Test(arguments: [CodePage.windows1252, .windows1254]) func `is repaired`(page: CodePage) {
        let text = """
            İstanbul'da “hızlı” teslimat – 3 gün…
            ŞİŞLİ ŞUBESİ: 7.500 ₺, 180°C, ĞÜŞİÖÇ ğüşıöç
            Evet.
            """
        #expect(Mojibake.repaired(Self.broken(text, page)) == text)
        #expect(Mojibake.repaired(Self.broken(Self.broken(text, page), page)) == text)
    }

    @Test func `is repaired where bytes without a meaning were dropped`() {
        let text = "İşbu Teknik Şartname, ŞİFRELEME ve DAĞITIM üzerinedir. 🛠️🚀"
        #expect(Mojibake.repaired(Self.broken(text, dropping: true)) == text)
    }

    /// A price list sent by an office: as it came, the lost Ş among it.
    @Test func `is repaired in a real case`() {
        let text = "Stratejik Ä°ÅŸ PlanÄ± ve Teknik Åartname (Revize v2.0) ÅŸeffaf, sÄ±zÄ±ntÄ±sÄ±z"
        #expect(Mojibake.repaired(text) == "Stratejik İş Planı ve Teknik Şartname (Revize v2.0) şeffaf, sızıntısız")
    }

    @Test(arguments: [
        "“HÂLÂ…” «KÂĞIT» hâlâ…”", "MİLLÎ” Î–Δ", "Ä, Ö, Ü und Å", "São Paulo, Ångström", "NÃO, Ä", "",
        "Excel'de \"Ä±\" görürseniz dosyayı UTF-8 olarak kaydedin.", "€ 5 – 10", "5 €™", "ğŸ", "a\u{301}", "naïve ï¸",
    ])
    func `is not seen in right text`(text: String) {
        #expect(Mojibake.repaired(text) == text)
    }

    @Test(arguments: 0..<200) func `is never seen in Turkish text`(seed: Int) {
        var dice = Dice(UInt64(seed))
        let alphabet =
            Array("abcçdefgğhıijklmnoöprsştuüvyzABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZâîûÂÎÛ0123456789 .,;:!?'\"()-/\n\t")
            .flatMap(\.unicodeScalars) + Array(CodePage.turkish)
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...400, using: &dice) { text.append(alphabet.randomElement(using: &dice) ?? " ") }
        #expect(Mojibake.repaired(String(text)) == String(text))
        // Broken and repaired, it is itself again, where a Turkish letter on each line shows that it is broken.
        let lines = String(text).split(separator: "\n").map { "ışğ" + $0 + "çöü" }.joined(separator: "\n")
        #expect(Mojibake.repaired(Self.broken(lines)) == lines)
        #expect(Mojibake.repaired(Self.broken(lines, .windows1252)) == lines)
    }
}

@Suite struct `A text encoding` {
    private static let text = "Öğün ücreti: 1.250 TL – ŞİŞLİ şubesi, “ığdır” çayı…\nİkinci satır.\n"

    @Test(arguments: [CodePage.windows1254, .macTurkish]) func `of one byte a letter is recognised`(page: CodePage) {
        var bytes: [Unicode.Scalar: UInt8] = [:]
        for byte in UInt8.min...UInt8.max { bytes[page.scalar(byte)] = byte }
        let data = Data(Self.text.unicodeScalars.compactMap { bytes[$0] })
        #expect(data.count == Self.text.unicodeScalars.count)
        let decoded = TextEncoding.decode(data)
        #expect(decoded?.text == Self.text)
        #expect(decoded?.encoding == (page == .macTurkish ? .macTurkish : .windows1254))
    }

    @Test func `of ISO 8859-9 reads as that of Windows`() {
        let data = Data([0xDE, 0xDD, 0xDE, 0x4C, 0xDD, 0x20, 0xF0, 0xFD, 0xFE])
        #expect(TextEncoding.decode(data)?.text == "ŞİŞLİ ğış")
    }

    @Test func `that is none is not guessed`() {
        #expect(TextEncoding.decode(Data([0x89, 0x50, 0x4E, 0x47, 0, 0, 1])) == nil)
        #expect(TextEncoding.decode(Data([0x81, 0x8D, 0x01, 0x02, 0x41])) == nil)
        #expect(TextEncoding.decode(Data())?.text == "")
    }
}

@Suite struct `The kind of a file` {
    @Test(arguments: [
        ("%PDF-1.7\n", "a.txt", SourceFormat.pdf), ("PK\u{3}\u{4}….word/document.xml", "a.pdf", .docx),
        ("PK\u{3}\u{4}….xl/workbook.xml", "a.docx", .xlsx), ("PK\u{3}\u{4}….mimetype", "a.docx", nil),
        ("# Başlık", "a.md", .markdown), ("# Başlık", "A.MARKDOWN", .markdown), ("a;b", "a.csv", .csv),
        ("düz yazı", "a.txt", .text), ("düz yazı", "notlar", .text), ("düz yazı", "a.pdf", nil),
        ("düz yazı", "a.docx", nil), ("<!DOCTYPE html><p>x", "a.txt", nil), ("{\\rtf1", "a.txt", nil),
        ("\u{0}\u{1}\u{2}", "a.txt", nil), ("Bu yazı %PDF- üzerine.", "a.txt", .text),
        ("\u{1}\u{2}\u{3}%PDF-1.4", "a.pdf", .pdf), ("", "a.txt", .text),
    ])
    func `is told by its bytes, and by its name only between text formats`(
        head: String, filename: String, format: SourceFormat?
    ) {
        #expect(SourceFormat.recognise(head: Array(head.utf8), filename: filename) == format)
    }

    @Test func `is told of a file, also where an archive lists its entries at the end`() throws {
        let folder = try Folder()
        var archive = Data("PK\u{3}\u{4}media/image1.png".utf8)
        archive.append(Data(count: 300_000))
        archive.append(Data("word/document.xml".utf8))
        let path = try folder.file("upload", archive)
        #expect(SourceFormat.recognise(file: path, filename: "rapor.docx") == .docx)
        #expect(SourceFormat.recognise(file: folder.path + "/none", filename: "a.txt") == nil)
    }
}
