import Foundation

/// Writes PDFs of plain ASCII lines, a list for each page.
enum SmallPDF {
    static func data(_ pages: [[String]]) -> Data {
        drawn(
            pages.map { lines in
                "BT /F1 11 Tf 14 TL 50 790 Td\n" + lines.map { "(\($0)) Tj T*\n" }.joined() + "ET"
            })
    }

    /// Of pages with these contents, in the operators of PDF; `/F1` is Helvetica.
    static func drawn(_ pages: [String]) -> Data {
        var objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
        objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
        var kids: [String] = []
        for content in pages {
            objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
                    + "/Contents \(objects.count) 0 R >>")
            kids.append("\(objects.count) 0 R")
        }
        objects[1] = "<< /Type /Pages /Count \(kids.count) /Kids [\(kids.joined(separator: " "))] >>"
        var file = "%PDF-1.4\n"
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(file.utf8.count)
            file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = file.utf8.count
        file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for offset in offsets { file += String(repeating: "0", count: 10 - "\(offset)".count) + "\(offset) 00000 n \n" }
        file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
        return Data(file.utf8)
    }

    /// Of so many pages with text that differs from page to page.
    static func long(_ pageCount: Int, about subject: String) -> Data {
        data(
            (1...pageCount).map { page in
                (1...24).map { line in
                    "Satir \(line) / \(page): \(subject) icin bedel \(page * 100 + line) TL ve teslim \(line) gun."
                }
            })
    }
}
