import Ingestion
import Knowledge
import Testing

@Suite struct `Reading order` {
    @Test func `reads two columns one after the other, below a title across both`() {
        var dice = Dice(1)
        var sheet = Sheet()
        sheet.print("Sayfayı baştan başa geçen bir başlık, iki sütunun üstünde", x: 50, y: 40, .title)
        let left = [Words.paragraph(4, length: 46, &dice), Words.paragraph(5, length: 46, &dice)]
        let right = [Words.paragraph(6, length: 46, &dice), Words.paragraph(2, length: 46, &dice)]
        // The right column starts half a line lower, so that lines do not pair up.
        sheet.print(left[1], x: 50, y: sheet.print(left[0], x: 50, y: 80) + 10)
        sheet.print(right[1], x: 320, y: sheet.print(right[0], x: 320, y: 86) + 10)
        let expected = (left + right).flatMap { $0 }.joined(separator: " ")
        #expect(sheet.text.folded.hasSuffix(expected))
        #expect(sheet.text.folded.hasPrefix("Sayfayı baştan başa"))
    }

    @Test func `reads columns on one grid of lines one after the other`() {
        var dice = Dice(2)
        var sheet = Sheet()
        let left = Words.paragraph(8, length: 46, &dice)
        let right = Words.paragraph(8, length: 46, &dice)
        sheet.print(left, x: 50, y: 80)
        sheet.print(right, x: 320, y: 80)
        #expect(sheet.text.folded == (left + right).joined(separator: " "))
    }

    @Test func `reads a table row by row, wrapped and centred cells with their row`() {
        var sheet = Sheet()
        let rows: [[[String]]] = [
            [["İşlem"], ["Süre"], ["Ücret"]],
            [["Gömülü yirmi yaş dişi", "çekimi (cerrahi)"], ["60 dakika"], ["7.500 TL"]],
            [["Dolgu"], ["40 dakika"], ["2.800 TL"]], [["Kanal"], ["iki ya da üç", "seans"], ["5.900 TL"]],
        ]
        var y: Float = 100
        for row in rows {
            for (column, lines) in row.enumerated() {
                let x: Float = [60, 250, 400][column]
                sheet.print(lines, x: x, y: y + 6 * Float(2 - lines.count), row[0] == ["İşlem"] ? .bold : .body)
            }
            y += 36
        }
        #expect(
            sheet.text == """
                İşlem\tSüre\tÜcret
                Gömülü yirmi yaş dişi çekimi (cerrahi)\t60 dakika\t7.500 TL
                Dolgu\t40 dakika\t2.800 TL
                Kanal\tiki ya da üç seans\t5.900 TL
                """)
        let table = sheet.page().blocks
        #expect(table.map(\.kind) == [.table])
        #expect(table.first?.lines.map(\.cells.count) == [3, 3, 3, 3])
    }

    @Test func `keeps the place of an empty cell`() {
        var sheet = Sheet()
        for (row, cells) in [["A plan", "10", "x"], ["B plan", "", "y"], ["C plan", "30", ""]].enumerated() {
            for (column, cell) in cells.enumerated() {
                sheet.print(cell, x: [60, 200, 300][column], y: 100 + 20 * Float(row))
            }
        }
        #expect(sheet.text == "A plan\t10\tx\nB plan\t\ty\nC plan\t30")
    }

    @Test func `reads questions and answers in long cells as rows`() {
        var dice = Dice(3)
        var sheet = Sheet()
        var expected: [String] = []
        var y: Float = 60
        for _ in 0..<5 {
            let question = Words.paragraph(2, length: 36, &dice)
            let answer = Words.paragraph(3, length: 56, &dice)
            sheet.print(question, x: 40, y: y)
            sheet.print(answer, x: 260, y: y)
            expected.append(question.joined(separator: " ") + "\t" + answer.joined(separator: " "))
            y += 3 * 12 + 10
        }
        #expect(sheet.text == expected.joined(separator: "\n"))
    }

    @Test func `reads columns whose paragraphs begin side by side one after the other`() {
        var dice = Dice(11)
        var sheet = Sheet()
        var (left, right): ([String], [String]) = ([], [])
        var y: Float = 60
        for lines in [(6, 5), (5, 6), (6, 6)] {
            let paragraphs = (
                Words.paragraph(lines.0, length: 44, &dice), Words.paragraph(lines.1, length: 44, &dice)
            )
            sheet.print(paragraphs.0, x: 50, y: y)
            sheet.print(paragraphs.1, x: 310, y: y)
            left += paragraphs.0
            right += paragraphs.1
            y += 6 * 12 + 8
        }
        #expect(sheet.text.folded == (left + right).joined(separator: " "))
    }

    @Test(arguments: [
        ("1 5 . 0 0 0 TL", "15.000 TL"), ("1 . 2 5 0 , 5 0", "1.250,50"), ("1 2 3 4 5 6", "1 2 3 4 5 6"),
        ("1 . 2 . 3 . 4", "1 . 2 . 3 . 4"), ("0 5 3 2", "0 5 3 2"), ("1 5  . 0 0 0", "1 5 . 0 0 0"),
    ])
    func `joins digits set apart only where they are one price`(printed: String, text: String) {
        var sheet = Sheet()
        sheet.print(printed, x: 50, y: 100)
        #expect(sheet.text.folded == text)
    }

    @Test func `leaves headers and footers outside the columns`() {
        var dice = Dice(4)
        var sheet = Sheet()
        let left = Words.paragraph(20, length: 46, &dice)
        let right = Words.paragraph(20, length: 46, &dice)
        sheet.print("Belge kodu", x: 50, y: 20, .small)
        sheet.print("Sayfa 3", x: 500, y: 20, .small)
        sheet.print(left, x: 50, y: 60)
        sheet.print(right, x: 320, y: 66)
        #expect(sheet.text.folded == (["Belge kodu Sayfa 3"] + left + right).joined(separator: " "))
    }

    @Test func `replaces what cannot be stored and drops what is not on the page`() {
        var sheet = Sheet()
        sheet.print("a\u{0}b\u{1}\u{F0B7}", x: 50, y: 100)
        sheet.add(Glyph(scalar: "x", box: Box(x0: 700, y0: 100, x1: 705, y1: 110), font: 0))
        sheet.add(Glyph(scalar: "y", box: Box(x0: .nan, y0: 100, x1: 5, y1: 110), font: 0))
        #expect(sheet.text == "a\u{FFFD}b\u{FFFD}•")
        #expect(sheet.page().page.boxes.count == 5)
    }

    @Test func `keeps right-to-left words in their logical order`() {
        var sheet = Sheet()
        // Set from right to left: the first word stands at the right.
        var right: Float = 300
        for word in ["مرحبا", "بكم"] {
            for scalar in word.unicodeScalars {
                sheet.add(Glyph(scalar: scalar, box: Box(x0: right - 5, y0: 100, x1: right, y1: 110), font: 0))
                right -= 5
            }
            sheet.add(Glyph(scalar: " ", box: Box(x0: right - 5, y0: 100, x1: right, y1: 110), font: 0))
            right -= 5
        }
        #expect(sheet.text == "مرحبا بكم")
    }

    @Test func `puts text along the edge into a block of its own`() {
        var dice = Dice(5)
        var sheet = Sheet()
        sheet.print(Words.paragraph(6, length: 80, &dice), x: 60, y: 100)
        for (index, scalar) in "TASLAK".unicodeScalars.enumerated() {
            let y = 100 + 5 * Float(index)
            sheet.add(Glyph(scalar: scalar, box: Box(x0: 20, y0: y, x1: 30, y1: y + 5), font: 0))
        }
        #expect(sheet.text.hasSuffix("\n\nTASLAK"))
    }

    @Test func `loses and invents nothing, whatever stands where`() {
        var dice = Dice(6)
        for _ in 0..<60 {
            var sheet = Sheet()
            for _ in 0..<Int.random(in: 0...60, using: &dice) {
                let text = Words.line(Int.random(in: 8...60, using: &dice), &dice)
                let style: Sheet.Style = [.body, .body, .bold, .title, .small].randomElement(using: &dice) ?? .body
                sheet.print(text, x: .random(in: 0...500, using: &dice), y: .random(in: 0...780, using: &dice), style)
            }
            let page = sheet.page()
            let printed = sheet.glyphs.filter { $0.box.midX <= 600 && !$0.scalar.properties.isWhitespace }.map(\.scalar)
            let read = page.page.text.unicodeScalars.filter { !$0.properties.isWhitespace }
            #expect(printed.sorted() == read.sorted())
            #expect(page.page.boxes.count == page.page.text.scalarCount)
            #expect(page.page.boxes.allSatisfy { $0.x0 >= 0 && $0.x1 <= 600 && $0.y0 >= 0 && $0.y1 <= 800 })
            #expect(page.fonts.last?.span.end ?? 0 == page.page.boxes.count)
        }
    }
}

extension Box {
    fileprivate var midX: Float { (x0 + x1) / 2 }
}

@Suite struct `Tables and pages as offices print them` {
    /// Prints rows of cells at the given columns and returns the height below them.
    private func print(_ rows: [[String]], at columns: [Float], pitches: [Float], to sheet: inout Sheet) {
        var y: Float = 100
        for (row, pitch) in zip(rows, pitches) {
            for (x, cell) in zip(columns, row) { sheet.print(cell, x: x, y: y) }
            y += pitch
        }
    }

    @Test func `keeps rows apart that stand at different distances`() {
        let rows = [
            ["2013 yılı", "7.723.293", "102,6"], ["2014 yılı", "7.793.704", "100,9"],
            ["Nisan 2015", "653.278", "107,5"],
            ["Mayıs 2015", "686.908", "110,9"], ["Haziran 2015", "667.181", "108,0"],
            ["1. çeyrek", "2.007.367", "108,8"],
        ]
        var sheet = Sheet()
        print(rows, at: [60, 250, 400], pitches: [11, 11, 18, 18, 11, 18], to: &sheet)
        #expect(sheet.text == rows.map { $0.joined(separator: "\t") }.joined(separator: "\n"))
    }

    @Test func `keeps rows of words apart that stand at different distances`() {
        let rows = [
            ["Baş ağrısı", "Yaygın", "Seyrek"], ["Döküntü", "Seyrek", "Yaygın"], ["Ateş", "Yaygın", "Bilinmiyor"],
            ["Alerjik ödem ve şok", "Seyrek", "Seyrek"], ["Kaşıntı", "Yaygın", "Yaygın"],
        ]
        var sheet = Sheet()
        print(rows, at: [60, 250, 400], pitches: [11, 20, 11, 20, 11], to: &sheet)
        #expect(sheet.text == rows.map { $0.joined(separator: "\t") }.joined(separator: "\n"))
    }

    @Test func `reads an index in columns`() {
        var dice = Dice(31)
        let left = (0..<9).map { "\(Words.line(14, &dice)), \($0 + 10)" }
        let right = (0..<9).map { "\(Words.line(14, &dice)) . . . . . . . \($0 + 40)" }
        var sheet = Sheet()
        sheet.print(left, x: 50, y: 80)
        sheet.print(right, x: 320, y: 80)
        #expect(sheet.text.folded == (left + right).joined(separator: " "))
    }

    @Test func `reads columns with a narrow gutter, which one line nearly closes`() {
        var dice = Dice(32)
        let left = Words.paragraph(14, length: 46, &dice).map { String($0.prefix(46)) }
        let right = Words.paragraph(14, length: 46, &dice)
        var long = left
        long[5] = left[5].padding(toLength: 53, withPad: " uzun satır", startingAt: 0)
        var sheet = Sheet()
        sheet.print(long, x: 50, y: 80)
        sheet.print(right, x: 320, y: 84)
        #expect(sheet.text.folded == (long + right).joined(separator: " ").folded)
    }

    @Test func `reads a box of particulars beside running text after it, however narrow the space between`() {
        var dice = Dice(21)
        var sheet = Sheet()
        let text = Words.paragraph(16, length: 60, &dice)
        sheet.print(text, x: 50, y: 80)
        let box = [("Kuruluş", "2011"), ("Yer", "İzmir"), ("Tür", "atölye"), ("Dil", "Türkçe"), ("Çalışan", "12")]
        let edge = 50 + 5 * Float(text.map(\.count).max() ?? 0) + 6
        for (index, row) in box.enumerated() {
            let y = 101 + 29 * Float(index)
            sheet.print(row.0, x: edge, y: y, .bold)
            sheet.print(row.1, x: edge + 80, y: y)
        }
        let particulars = box.map { "\($0.0) \($0.1)" }
        #expect(sheet.text.folded == (text + particulars).joined(separator: " "))
    }

    @Test func `takes dots set apart for no columns`() {
        var sheet = Sheet()
        for (index, name) in ["Ücretler", "Faizler", "Kiralar", "Diğer"].enumerated() {
            let y = 100 + 16 * Float(index)
            sheet.print(name, x: 60, y: y)
            for dot in 0..<12 { sheet.print(" .", x: 110 + 15 * Float(dot), y: y) }
            sheet.print("\(index + 7)", x: 330, y: y)
        }
        let dots = String(repeating: " .", count: 12)
        let rows = ["Ücretler\(dots) 7", "Faizler\(dots) 8", "Kiralar\(dots) 9", "Diğer\(dots) 10"]
        #expect(sheet.text.folded == rows.joined(separator: " "))
    }

    @Test(arguments: [1, 2, 3]) func `reads a page whose text is turned`(quarters: Int) {
        var dice = Dice(33)
        var sheet = Sheet()
        let lines = Words.paragraph(12, length: 80, &dice)
        sheet.print(lines, x: 60, y: 100)
        var turned = Sheet()
        if quarters % 2 == 1 { (turned.width, turned.height) = (sheet.height, sheet.width) }
        for glyph in sheet.glyphs {
            let box = glyph.box
            let (w, h) = (sheet.width, sheet.height)
            let moved =
                switch quarters {
                case 1: Box(x0: h - box.y1, y0: box.x0, x1: h - box.y0, y1: box.x1)
                case 2: Box(x0: w - box.x1, y0: h - box.y1, x1: w - box.x0, y1: h - box.y0)
                default: Box(x0: box.y0, y0: w - box.x1, x1: box.y1, y1: w - box.x0)
                }
            turned.add(Glyph(scalar: glyph.scalar, box: moved, font: glyph.font))
        }
        #expect(turned.text.folded == lines.joined(separator: " "))
        let page = turned.page().page
        #expect(page.boxes.first == turned.glyphs.first?.box)
        #expect(page.boxes.last == turned.glyphs.last?.box)
    }

    @Test func `reads cells upright that no white space parts`() {
        // Of each row but the first, the library reports the first cell just after the last one of the row above.
        var sheet = Sheet()
        let rows = (1...6).map { ["Hizmet \($0)", "\(1250 * $0) TL", "KDV dahil"] }
        print(rows, at: [60, 250, 400], pitches: [16, 16, 16, 16, 16, 16], to: &sheet)
        let page = OrientedLayout.page(
            number: 1, width: sheet.width, height: sheet.height, glyphs: sheet.glyphs, fonts: Sheet.fonts,
            isPicture: false)
        #expect(page.page.text == rows.map { $0.joined(separator: "\t") }.joined(separator: "\n"))
    }

    @Test(arguments: ["•", "–", "-"]) func `keeps the mark of an item with its text`(mark: String) {
        var dice = Dice(35)
        var sheet = Sheet()
        let items = (1...4).map { _ in Words.paragraph(2, length: 60, &dice) }
        // The library reports the marks first: for it, they are a column.
        for (index, _) in items.enumerated() { sheet.print(mark, x: 50, y: 80 + 30 * Float(index)) }
        for (index, item) in items.enumerated() { sheet.print(item, x: 70, y: 80 + 30 * Float(index)) }
        #expect(sheet.text.folded == items.map { "\(mark) " + $0.joined(separator: " ") }.joined(separator: " "))
    }

    @Test func `reads a column of text beside the labels of a figure`() {
        var dice = Dice(36)
        var sheet = Sheet()
        let labels = (1...9).map { "Ölçü \($0) (\($0 * 7)%)" }
        for (index, label) in labels.enumerated() { sheet.print(label, x: 60, y: 83 + 14.3 * Float(index), .small) }
        let caption = Words.paragraph(3, length: 46, &dice)
        sheet.print(caption, x: 50, y: 230)
        let text = Words.paragraph(24, length: 46, &dice)
        sheet.print(text, x: 320, y: 80)
        #expect(sheet.text.folded == (labels + caption + text).joined(separator: " "))
    }

    @Test func `sets large words across the text apart`() {
        var dice = Dice(34)
        var sheet = Sheet()
        let left = Words.paragraph(14, length: 46, &dice)
        let right = Words.paragraph(14, length: 46, &dice)
        sheet.print(left, x: 50, y: 80)
        sheet.print(right, x: 320, y: 80)
        for (index, scalar) in "TASLAK".unicodeScalars.enumerated() {
            let x = 120 + 60 * Float(index)
            sheet.add(Glyph(scalar: scalar, box: Box(x0: x, y0: 120, x1: x + 58, y1: 200), font: 0))
        }
        #expect(sheet.text.folded == (left + right).joined(separator: " ") + " TASLAK")
    }
}
