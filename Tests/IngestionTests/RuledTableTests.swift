import Ingestion
import Knowledge
import Testing

@Suite struct `A ruled table` {
    /// Draws a row of cells, each with lines at its top, and returns the height below it.
    private func row(_ cells: [[String]], edges: [Float], y: Float, lines: Int, to sheet: inout Sheet) -> Float {
        let bottom = y + 12 * Float(lines) + 6
        for (index, cell) in cells.enumerated() {
            sheet.frame(x: edges[index]...edges[index + 1], y: y...bottom)
            sheet.print(cell, x: edges[index] + 4, y: y + 3)
        }
        return bottom
    }

    @Test func `is read cell by cell, however its cells are wrapped`() {
        var sheet = Sheet()
        let edges: [Float] = [50, 200, 380, 550]
        var y = row([["Konu"], ["Ölçülen"], ["Not"]], edges: edges, y: 80, lines: 1, to: &sheet)
        y = row(
            [["Güvenilirlik"], ["İki okuma", "arasındaki fark"], ["Sabit kalır", "Beklenen", "Değişmez"]],
            edges: edges, y: y, lines: 3, to: &sheet)
        y = row([["Süre"], ["En çok 15.000", "ya da 20.000"], ["Yok"]], edges: edges, y: y, lines: 2, to: &sheet)
        #expect(
            sheet.text == """
                Konu\tÖlçülen\tNot
                Güvenilirlik\tİki okuma arasındaki fark\tSabit kalır Beklenen Değişmez
                Süre\tEn çok 15.000 ya da 20.000\tYok
                """)
        #expect(sheet.page().blocks.map(\.kind) == [.table])
    }

    @Test func `keeps the order of its rows beside a cell over several of them`() {
        var sheet = Sheet()
        sheet.frame(x: 50...150, y: 100...172)
        sheet.print("Bakım", x: 54, y: 130)
        for number in 0..<4 {
            let y = 100 + 18 * Float(number)
            for x in [Float(150)...350, 350...500] { sheet.frame(x: x, y: y...(y + 18)) }
            sheet.print("Hizmet \(number)", x: 154, y: y + 4)
            sheet.print("\(1 + number).250 TL", x: 420, y: y + 4)
        }
        #expect(
            sheet.text == "Bakım\tHizmet 0\t1.250 TL\n\tHizmet 1\t2.250 TL\n\tHizmet 2\t3.250 TL\n\tHizmet 3\t4.250 TL")
    }

    @Test func `takes the labels before its first border into its rows`() {
        var sheet = Sheet()
        for number in 0..<4 {
            let y = 100 + 18 * Float(number)
            sheet.print("Hizmet \(number)", x: 60, y: y + 4)
            for x in [Float(120)...250, 250...400] { sheet.frame(x: x, y: y...(y + 18)) }
            sheet.print("\(1 + number).250 TL", x: 130, y: y + 4)
            sheet.print("\(2 + number).500 TL", x: 260, y: y + 4)
        }
        let rows = (0..<4).map { "Hizmet \($0)\t\(1 + $0).250 TL\t\(2 + $0).500 TL" }
        #expect(sheet.text == rows.joined(separator: "\n"))
    }

    @Test func `whose rows nothing parts is read by its white space`() {
        var sheet = Sheet()
        for x in [Float(50)...250, 250...400, 400...550] { sheet.frame(x: x, y: 80...160) }
        for x in [Float(50)...250, 250...400, 400...550] { sheet.frame(x: x, y: 60...80) }
        for (x, head) in [(Float(54), "Hizmet"), (300, "Fiyat"), (450, "Taksit")] { sheet.print(head, x: x, y: 65) }
        let rows = (1...5).map { ["Hizmet \($0)", "\($0).250", "\($0).500"] }
        for (index, row) in rows.enumerated() {
            for (x, cell) in zip([Float(54), 300, 450], row) { sheet.print(cell, x: x, y: 84 + 14 * Float(index)) }
        }
        for row in rows { #expect(sheet.text.contains(row.joined(separator: "\t")), "\(sheet.text)") }
    }

    /// Rules that are for sure those of a table decide; others change nothing.
    @Test(arguments: ["single lines", "a word across a rule", "a list in one frame", "a row label outside"])
    func `counts for nothing where it is not sure`(_ reason: String) {
        var sheets = [Sheet(), Sheet()]
        for index in sheets.indices {
            for row in 0..<4 {
                let y = 100 + 30 * Float(row)
                for (column, x) in [Float(100), 250, 400].enumerated() {
                    if index == 1 { sheets[index].frame(x: x...(x + 150), y: y...(y + 30)) }
                    let isWrapped = reason != "single lines" && column == 1
                    sheets[index].print(["Hizmet \(row)"] + (isWrapped ? ["her hafta"] : []), x: x + 4, y: y + 3)
                }
                switch reason {
                case "a word across a rule": sheets[index].print("sürekli", x: 232, y: y + 15)
                case "a list in one frame":
                    if row == 0 { sheets[index].print(["1", "2", "3", "4"], x: 420, y: 160) }
                case "a row label outside": sheets[index].print("Satır \(row)", x: 60, y: y + 3)
                default: break
                }
            }
        }
        if reason == "a list in one frame" {
            sheets[1].frame(x: 100...550, y: 220...280)
            for index in sheets.indices { sheets[index].print(["1", "2", "3", "4"], x: 104, y: 224) }
        }
        #expect(sheets[1].text == sheets[0].text)
    }

    @Test func `in a file has its rules found as they are drawn`() async throws {
        var document = PDFBuilder()
        let cells = [
            (["Hizmet"], ["Aciklama"]), (["Bakim"], ["Yilda iki kez", "Randevu ile", "Hafta sonu"]),
            (["Onarim"], ["Ayda bir", "Yerinde"]),
        ]
        var (lines, boxes): ([PDFBuilder.Line], [PDFBuilder.Box]) = ([], [])
        var y = 100.0
        for (name, text) in cells {
            let height = 14 * Double(text.count) + 6
            for (x, width, cell) in [(50.0, 150.0, name), (200.0, 200.0, text)] {
                boxes.append(.init(x: x, y: y, width: width, height: height))
                for (index, line) in cell.enumerated() {
                    lines.append(.init(text: line, x: x + 4, y: y + 14 + 14 * Double(index)))
                }
            }
            y += height
        }
        document.addPage(lines, boxes: boxes)
        let page = try #require(try await TestWorker.extract(document.data).pages.first)
        let rows = cells.map { "\($0.0[0])\t\($0.1.joined(separator: " "))" }
        #expect(page.page.text == rows.joined(separator: "\n"))
    }
}

@Suite struct `Lists side by side` {
    private let names = ["Perde dikimi", "Halı yıkama", "Kaş tasarımı", "Ön muayene", "Depo kirası"]

    @Test func `are read one after the other where dots lead to prices`() {
        var sheet = Sheet()
        let left = names.enumerated().map { "\($1) .......... \($0 + 1).250 TL" }
        let right = names.enumerated().map { "\($1) .......... \($0 + 2).750 TL" }
        for (index, line) in left.enumerated() { sheet.print(line, x: 50, y: 80 + 15 * Float(index)) }
        for (index, line) in right.enumerated() { sheet.print(line, x: 320, y: 80 + 15 * Float(index)) }
        #expect(sheet.text.folded == (left + right).joined(separator: " "))
    }

    @Test func `are read one after the other where they stand on grids of their own`() {
        var sheet = Sheet()
        for (x, pitch, thousands) in [(Float(50), Float(13), 1), (330, 16.5, 5)] {
            for (index, name) in names.enumerated() {
                let y = 90 + pitch * Float(index) + (x > 100 ? 5 : 0)
                sheet.print(name, x: x, y: y)
                sheet.print("\(thousands + index).250 TL", x: x + 150, y: y)
            }
        }
        let lists = [1, 5].flatMap { first in names.enumerated().map { "\($1) \(first + $0).250 TL" } }
        #expect(sheet.text.folded == lists.joined(separator: " "))
    }

    @Test func `are rows of one table without either`() {
        var sheet = Sheet()
        for (index, name) in names.enumerated() {
            for (x, cell) in zip(
                [Float(50), 180, 300, 430], [name, "\(index + 2)0 dk", "Salon", "\(index + 1).250 TL"])
            {
                sheet.print(cell, x: x, y: 80 + 15 * Float(index))
            }
        }
        let rows = names.enumerated().map { "\($1)\t\($0 + 2)0 dk\tSalon\t\($0 + 1).250 TL" }
        #expect(sheet.text == rows.joined(separator: "\n"))
    }

    @Test func `of particulars that both parties have are read one after the other`() {
        var sheet = Sheet()
        let seller = ["Satıcı", "Çınaraltı Atölye", "Adres: Gül Sk. 4", "Vergi no: 1234567890", "Tel: 0216 555 01 23"]
        let buyer = ["Alıcı", "Şadırvan Ltd.", "Adres: Işık Cd. 9", "Vergi no: 9876543210", "Tel: 0216 555 04 56"]
        sheet.print(seller, x: 50, y: 80)
        sheet.print(buyer, x: 320, y: 80)
        #expect(sheet.text.folded == (seller + buyer).joined(separator: " "))
    }

    @Test func `of marked items lose and repeat none`() {
        var sheet = Sheet()
        // Tall marks, reported before the texts, reach into the lines above and below.
        for index in 0..<2 {
            let y = 78 + 10 * Float(index)
            sheet.add(Glyph(scalar: "•", box: Box(x0: 50, y0: y, x1: 55, y1: y + 14), font: 0))
        }
        for index in 0..<2 { sheet.print("Madde \(index)", x: 70, y: 80 + 10 * Float(index)) }
        #expect(sheet.text.filter { $0 == "0" }.count == 1)
        #expect(sheet.text.filter { $0 == "1" }.count == 1)
    }
}
