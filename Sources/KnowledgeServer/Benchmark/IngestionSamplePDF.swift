import Foundation

/// A Turkish handbook as a PDF: headings, dense paragraphs, price tables, running headers and page numbers; the same for
/// a seed on every machine.
struct IngestionSamplePDF {
    private static let (width, height) = (595, 842)
    private static let lineHeight = 12.5

    private var random = SplitMix64(seed: 5)
    private var texts = SampleTexts(seed: 5)
    private var objects: [String] = []

    /// - Returns: a PDF 1.7 of so many pages.
    static func data(pages: Int) -> Data {
        var sample = IngestionSamplePDF()
        return sample.file(pages: pages)
    }

    private mutating func file(pages: Int) -> Data {
        // Objects 1 to 4: catalogue, page tree, two fonts; then a page and its content in turn.
        let kids = (0..<pages).map { "\(5 + 2 * $0) 0 R" }.joined(separator: " ")
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [ \(kids) ] /Count \(pages) >>",
            Self.font("Helvetica"), Self.font("Helvetica-Bold"),
        ]
        for number in 1...pages {
            let content = page(number)
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 \(Self.width) \(Self.height) ] "
                    + "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents \(6 + 2 * (number - 1)) 0 R >>")
            objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
        }
        return assembled()
    }

    private func assembled() -> Data {
        var file = Data("%PDF-1.7\n".utf8)
        var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for (index, object) in objects.enumerated() {
            table += String(format: "%010d 00000 n \n", file.count)
            file += Data("\(index + 1) 0 obj\n\(object)\nendobj\n".utf8)
        }
        let start = file.count
        file += Data(table.utf8)
        file += Data("trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n".utf8)
        return file
    }

    /// Character codes 128 to 133 are the Turkish letters that WinAnsi lacks.
    private static func font(_ name: String) -> String {
        "<< /Type /Font /Subtype /Type1 /BaseFont /\(name) /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding "
            + "/Differences [ 128 /Gbreve /gbreve /Idotaccent /dotlessi /Scedilla /scedilla ] >> >>"
    }

    // MARK: Pages

    private mutating func page(_ number: Int) -> String {
        var content = "BT\n" + Self.line("Kaynak El Kitabı – Bölüm \(1 + (number - 1) / 40)", x: 56, y: 36, size: 8)
        content += Self.line("Sayfa \(number)", x: 500, y: 812, size: 8)
        var y = 70.0
        content += Self.line("\(number). Konu: koşullar ve ücretler", x: 56, y: y, size: 14, bold: true)
        y += 24
        while y < 590 {
            for line in paragraph() {
                content += Self.line(line, x: 56, y: y)
                y += Self.lineHeight
            }
            y += 7
        }
        for cells in table() {
            for (cell, x) in zip(cells, [56.0, 300, 430]) {
                content += Self.line(cell, x: x, y: y, bold: cells[0] == "İşlem")
            }
            y += 18
        }
        return content + "ET"
    }

    /// Lines of at most 95 characters.
    private mutating func paragraph() -> [String] {
        var lines = [""]
        for word in texts.passages(1)[0].split(separator: " ") {
            if lines[lines.count - 1].count + word.count > 94 { lines.append("") }
            lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
        }
        return lines
    }

    private mutating func table() -> [[String]] {
        let names = ["Dolgu", "Kanal tedavisi", "İmplant", "Diş taşı temizliği", "Muayene", "Zirkonyum kaplama"]
        return [["İşlem", "Ücret", "Süre"]]
            + names.map { name in
                [
                    "\(name) (\(random.next(in: 1...9)). basamak)",
                    "\(random.next(in: 1...99)).\(100 + random.next(in: 0...899)) TL",
                    "\(random.next(in: 10...90)) dakika",
                ]
            }
    }

    /// - Parameter y: of the baseline, from the top.
    private static func line(_ text: String, x: Double, y: Double, size: Double = 10, bold: Bool = false) -> String {
        "/F\(bold ? 2 : 1) \(size) Tf 1 0 0 1 \(x) \(Double(height) - y) Tm <\(codes(text))> Tj\n"
    }

    private static func codes(_ text: String) -> String {
        let turkish: [Unicode.Scalar: Int] = ["Ğ": 128, "ğ": 129, "İ": 130, "ı": 131, "Ş": 132, "ş": 133, "–": 150]
        return text.unicodeScalars.map { String(format: "%02x", turkish[$0] ?? Int($0.value)) }.joined()
    }
}
